"""Settings, root addresses, base templates and the command line."""
