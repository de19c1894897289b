"""Who did what when: events, append-only."""
