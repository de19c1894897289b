"""How the templates of the officials' pages print values."""
