"""How pages of partners print what they know: numbers, days, periods, names of cells."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.utils.translation import get_language

from amparo.documents.numbers import DASH, format_amount, format_day
from amparo.framework.indicators import Indicator
from amparo.framework.language import Language, Text, in_both, same
from amparo.framework.results_framework import ResultsFramework
from amparo.framework.statuses import WORDS
from amparo.workbooks.report_findings import category_name
from amparo.workbooks.report_form import StatedValue

NOTHING = same(DASH)
TOTAL = Text("Total", "Total")
_PARTED = Text("{name}, {part}", "{name}, {part}")
_WITHIN = Text("{name} ({above})", "{name} ({above})")
_TODAY = Text("Due today", "Vence hoy")
_TOMORROW = Text("Due tomorrow", "Vence mañana")
_IN_DAYS = Text("Due in {count} days", "Vence en {count} días")
_LATE_ONE = Text("1 day late", "1 día de retraso")
_LATE = Text("{count} days late", "{count} días de retraso")


def reader_language() -> Language:
    """Return the language of the page that is being made."""
    return Language(get_language() or Language.EN)


def days_left(due: date, today: date) -> Text:
    """Say in words how far a due date is."""
    left = (due - today).days
    if left in (0, 1):
        return _TOMORROW if left else _TODAY
    if left == -1:
        return _LATE_ONE
    return (_IN_DAYS if left > 0 else _LATE).fill(count=abs(left))


def day_text(day: date) -> Text:
    """Return a day in full."""
    return in_both(lambda language: format_day(day, language))


def amount_text(amount: Decimal | None) -> Text:
    """Return an amount with separators and no zeros that say nothing; a dash for none."""
    if amount is None:
        return NOTHING
    exponent = amount.normalize().as_tuple().exponent
    decimals = max(0, -int(exponent))
    return in_both(lambda language: format_amount(amount, decimals, language))


def money_text(amount: Decimal | None) -> Text:
    """Return an amount of money with its cents; a dash for none."""
    if amount is None:
        return NOTHING
    return in_both(lambda language: format_amount(amount, 2, language))


def stated_text(stated: StatedValue | None) -> Text:
    """Return the number that was stated, or the word for its absence; a dash for neither."""
    if stated is None:
        return NOTHING
    return WORDS[stated.status] if stated.amount is None else amount_text(stated.amount)


def breakdown_text(framework: ResultsFramework, breakdown: tuple[tuple[str, str], ...]) -> Text:
    """Name the categories of a breakdown; ``Total`` where there are none."""
    names = [category_name(framework, axis, code) for axis, code in breakdown]
    if not names:
        return TOTAL
    named = names[0]
    for each in names[1:]:
        named = _PARTED.fill(name=named, part=each)
    return named


def place_text(framework: ResultsFramework, code: str) -> Text:
    """Name a place, with the one it lies in where it has one below the root."""
    above = framework.places.ancestors(code)
    name = framework.places[code].name
    return _WITHIN.fill(name=name, above=above[0].name) if len(above) > 1 else name


def component_text(indicator: Indicator, code: str) -> Text | None:
    """Name a component of a ratio; None for an indicator with one amount."""
    if not indicator.is_ratio:
        return None
    return next((each.name for each in indicator.components if each.code == code), same(code))
