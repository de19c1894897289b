"""Days as a reader writes them."""

from __future__ import annotations

from datetime import date

import click

from amparo.site.translation import gettext as _


def day_of_option(words: str, option: str = "--as-of") -> date:
    """Return the day that an option names; refuse what is none."""
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        sentence = _("{option} must be a day such as 2026-03-31.")
        raise click.UsageError(sentence.format(option=option)) from error
