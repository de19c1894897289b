"""Who takes part: organisations, users, and the roles they hold for a while."""
