"""Checks of what a framework text means: its compact, calendars and disaggregations.

Indicators are checked in `framework.indicator_checks` and `framework.target_checks`. A check
looks at entries, leaves alone what was said to be wrong already, and says one issue a mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from amparo.framework import check_issues as kinds
from amparo.framework.disaggregations import TOTAL, UNKNOWN
from amparo.framework.fields import Entry
from amparo.framework.indicator_checks import check_indicators
from amparo.framework.issues import IssueKind
from amparo.framework.language import same
from amparo.framework.periods import LIFE, Calendar, has_term, period_from_code
from amparo.framework.places import PlaceTree
from amparo.framework.target_checks import Horizon, check_agreed_values

_LETTERS = re.compile("[A-Za-z]+")

RESERVED_AXES = frozenset(
    {"indicator", "component", "period", "place", "authority", "partner", "status", "amount"}
    | {"denominator", "reported", "expected", "rule", "known_from", "source", "sources"}
    | {"locator", "note"}
)
"""Names of columns of the facts and results tables, which a disaggregation may not take."""


def check_framework(entry: Entry, places: PlaceTree | None) -> None:
    """Say every mistake of meaning in the entries of a framework text to its issues."""
    calendars = check_calendars(entry["calendars"] or {})
    starts, ends = check_term(entry["compact"], calendars)
    disaggregations = entry["disaggregations"] or {}
    check_disaggregations(disaggregations)
    indicators = entry["indicators"] or {}
    check_indicators(indicators, disaggregations)
    horizon = Horizon(calendars, places, starts, ends)
    for code, indicator in indicators.items():
        check_agreed_values(code, indicator, horizon)


def check_term(
    compact: Entry | None, calendars: dict[str, Calendar]
) -> tuple[date | None, date | None]:
    """Say a term that ends before it starts or is not the compact's own years; return the term.

    Both days are None where the term cannot be relied on.
    """
    if compact is None or compact["starts"] is None or compact["ends"] is None:
        return None, None
    starts, ends = compact["starts"], compact["ends"]
    if ends < starts:
        compact.reading.say(
            kinds.ENDS_BEFORE_STARTS, "ends", starts=starts.isoformat(), ends=ends.isoformat()
        )
        return None, None
    for life in (period_from_code(LIFE, calendars) for c in calendars.values() if has_term(c)):
        if (life.start, life.end) != (starts, ends):
            days = {"start": life.start, "end": life.end, "starts": starts, "ends": ends}
            words = {name: day.isoformat() for name, day in days.items()}
            compact.reading.say(kinds.TERM_DIFFERS, "ends", **words)
    return starts, ends


def check_calendars(entries: dict[str, Entry]) -> dict[str, Calendar]:
    """Say calendars whose codes would be ambiguous; return those that can be used."""
    calendars: dict[str, Calendar] = {}
    for code, entry in entries.items():
        if not entry.wrong - {"name"}:
            calendar = Calendar(**{**entry, "name": entry["name"] or same(code)})
            fault = _fault(calendar, calendars.values())
            if fault is None:
                calendars[code] = calendar
            else:
                kind, key, other = fault
                entry.reading.say(kind, key, prefix=calendar.prefix, calendar=other)
    return calendars


def _fault(
    calendar: Calendar, others: Iterable[Calendar]
) -> tuple[IssueKind, str | None, str] | None:
    """Return what is wrong with `calendar`, at which key, and the other calendar concerned."""
    if calendar.prefix and not _LETTERS.fullmatch(calendar.prefix):
        return kinds.BAD_PREFIX, "prefix", ""
    for other in others:
        if other.prefix == calendar.prefix:
            return kinds.PREFIX_TAKEN, "prefix", other.code
        if has_term(other) and has_term(calendar):
            return kinds.SECOND_TERM, "years", other.code
    begins_on_new_year = (calendar.first_month, calendar.first_day) == (1, 1)
    if not calendar.prefix and (calendar.first_year is not None or not begins_on_new_year):
        return kinds.BLANK_PREFIX, None, ""
    if calendar.years is not None and calendar.first_year is None:
        return kinds.YEARS_UNCOUNTED, "years", ""
    return None


def check_disaggregations(entries: dict[str, Entry]) -> None:
    """Say codes with a meaning of their own, and complete breakdowns without the unknown."""
    seen: dict[str, str] = {}
    for code, entry in entries.items():
        if code.lower() in RESERVED_AXES:
            entry.reading.say(kinds.RESERVED_CODE, code=code)
        other = seen.setdefault(code.lower(), code)
        if other != code:  # names of columns, which SQL reads without regard to capitals
            entry.reading.say(kinds.CODES_ALIKE, code=code, other=other)
        categories = entry["categories"] or {}
        if TOTAL in categories:
            categories[TOTAL].reading.say(kinds.RESERVED_CODE, code=TOTAL)
        if entry["complete"] and categories and UNKNOWN not in categories:
            entry.reading.say(kinds.NO_UNKNOWN_CATEGORY, "complete", code=code)
