"""The `amparo` command."""
