"""How templates print amounts as they were stated, moments, and the words of states."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from django import template
from django.utils.translation import get_language

from amparo.documents.numbers import format_amount, format_day, format_percent
from amparo.framework.language import Language, Text

register = template.Library()

_CENTS = 2


def _language() -> Language:
    return Language(get_language() or Language.EN)


@register.filter
def amount(value: Decimal | None) -> str:
    """Print a number with the decimals that it has, and no zeros that say nothing."""
    if value is None:
        return ""
    exponent = int(value.normalize().as_tuple().exponent) if value else 0
    return format_amount(value, max(0, -exponent), _language())


@register.filter
def signed(value: Decimal | None) -> str:
    """Print a change with its sign; no change has none."""
    if value is None:
        return ""
    return f"+{amount(value)}" if value > 0 else amount(value)


@register.filter
def percent(value: Decimal | None) -> str:
    """Print a percentage in whole percent."""
    return "" if value is None else format_percent(value, 0, _language())


@register.filter
def signed_percent(value: Decimal | None) -> str:
    """Print a change in whole percent with its sign."""
    if value is None:
        return ""
    return f"+{percent(value)}" if value > 0 else percent(value)


@register.filter
def money(value: Decimal | None) -> str:
    """Print money with its cents; the currency stands in the table's heading."""
    return "" if value is None else format_amount(value, _CENTS, _language())


@register.filter
def moment(value: datetime | None) -> str:
    """Print a day and a time in UTC, as events are kept."""
    if value is None:
        return ""
    there = value.astimezone(UTC)
    return f"{format_day(there.date(), _language())}, {there:%H:%M}\u00a0UTC"


@register.filter
def stamp(value: datetime) -> str:
    """Print a moment in UTC as figures, alike in every language, for long lists."""
    return f"{value.astimezone(UTC):%Y-%m-%d\u00a0%H:%M}"


@register.filter
def on_day(value: datetime | None) -> str:
    """Print the day of a moment."""
    return "" if value is None else format_day(value.astimezone(UTC).date(), _language())


@register.filter
def in_language(text: Text | None) -> str:
    """Return the text in the reader's language; nothing for no text."""
    return text.read(_language()) if text else ""


@register.filter
def before_bracket(words: str) -> str:
    """Return a name without what stands in brackets after it."""
    return words.partition(" (")[0]


@register.filter
def in_bracket(words: str) -> str:
    """Return what stands in brackets after a name; nothing where nothing does."""
    return words.partition(" (")[2].removesuffix(")")
