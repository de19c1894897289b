"""How fast the engine and the report are, against the alternatives, in one run."""
