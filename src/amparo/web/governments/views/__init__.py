"""Views of the officials' pages: each reads the request, calls, and answers."""
