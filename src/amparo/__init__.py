"""Amparo runs a Child Protection Compact: plan, figures, annual report, dialogue."""

__version__ = "0.1.0"
