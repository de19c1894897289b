"""Reporting periods in the calendars that stand side by side in a compact.

A period's code tells its calendar, its span and its place in the hierarchy:

``2024``, ``2024-H1``, ``2024-Q3``, ``2024-07``
    calendar year (Colombia's own statistics) and its parts;
``TIP2024``
    TIP Report year: 1 April 2023 to 31 March 2024 (22 U.S.C. 7107(b));
``FY2024``, ``FY2024-Q1``, ``FY2024-M01``
    US fiscal year: October 2023 to September 2024; M01 is its first month, October;
``Y1``, ``Y1-Q1``, ``LIFE``
    the compact's own years, counted from its first day, and its whole term;
``2024-01..2024-04``, ``2025-01-01..2025-12-14``
    any other span as published; such a span has no parent and is never added up.

A part lies in the next larger one: month, quarter, half, year (then ``LIFE`` for ``Y``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from amparo.framework.language import Text
from amparo.framework.period_names import (
    PART_WORDS,
    extent_name,
    plain_name,
    term_name,
    year_name,
)

LIFE = "LIFE"
"""Code of the compact's whole term."""


class Frequency(StrEnum):
    """How long a period is. `SPAN` is an irregular span as published."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    LIFE = "life"
    SPAN = "span"


@dataclass(frozen=True, slots=True)
class Calendar:
    """A way to cut time into years.

    Parameters
    ----------
    prefix : str
        What a year's code starts with: blank, ``TIP``, ``FY`` or ``Y``.
    first_month, first_day : int
        On which day a year begins.
    named_by_end : bool
        Whether the year is named after the calendar year in which it ends.
    first_year : int or None
        Calendar year in which year 1 begins, for years that are counted (``Y1``); else None.
    years : int or None
        How many years are counted; None where they go on.
    """

    code: str
    name: Text
    prefix: str
    first_month: int
    first_day: int
    named_by_end: bool = False
    first_year: int | None = None
    years: int | None = None


@dataclass(frozen=True, slots=True)
class ReportingPeriod:
    """A dated span. `start` and `end` are both inside it; `parent` is the next larger code."""

    code: str
    calendar: str | None
    frequency: Frequency
    start: date
    end: date
    parent: str | None
    name: Text


class PeriodInvalid(ValueError):
    """A code that names no period in the calendars at hand."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(f"no such period in the calendars: {code!r}")


PARTS_OF_YEAR = {
    Frequency.YEAR: 1,
    Frequency.HALF: 2,
    Frequency.QUARTER: 4,
    Frequency.MONTH: 12,
}
_NEXT_LARGER = {
    Frequency.MONTH: Frequency.QUARTER,
    Frequency.QUARTER: Frequency.HALF,
    Frequency.HALF: Frequency.YEAR,
}
_MONTHS = 12
_FIRST_YEAR, _LAST_YEAR, _LAST_COUNTED = 1000, 2999, 99
_PART = r"(?:-(?P<part>H[12]|Q[1-4]|{month}(?:0[1-9]|1[0-2])))?"
_SPAN = re.compile(r"(\d{4}-\d\d(?:-\d\d)?)\.\.(\d{4}-\d\d(?:-\d\d)?)", re.ASCII)


def period_from_code(code: str, calendars: Mapping[str, Calendar]) -> ReportingPeriod:
    """Return the period that `code` names (the grammar is at the top of this module).

    Parameters
    ----------
    calendars : mapping of code to Calendar
        Of the framework. The first calendar that knows the code decides.

    Raises
    ------
    PeriodInvalid
        No calendar has such a period, or a span's days do not exist or are in wrong order.
    """
    if span := _SPAN.fullmatch(code):
        return _span(code, *span.groups())
    for calendar in calendars.values():
        if code == LIFE and has_term(calendar):
            return _life(calendar)
        if match := re.fullmatch(_pattern(calendar), code):
            frequency, ordinal = _frequency_and_ordinal(match["part"])
            number = int(match["number"])
            if has_year(calendar, number):
                return _period(calendar, number, frequency, ordinal)
    raise PeriodInvalid(code)


def parts_of(
    period: ReportingPeriod, frequency: Frequency, calendars: Mapping[str, Calendar]
) -> list[ReportingPeriod]:
    """Return the periods of `frequency` that make up `period`, in order.

    They tile it without gap or overlap. A period is its own only part of its own frequency;
    an irregular span has no parts, and nothing has a part longer than itself.
    """
    if period.calendar is None:
        return []
    return periods_between(calendars[period.calendar], period.start, period.end, frequency)


def periods_between(
    calendar: Calendar, start: date, end: date, frequency: Frequency
) -> list[ReportingPeriod]:
    """Return the periods of `frequency` in `calendar` that lie wholly in `start` to `end`."""
    if frequency is Frequency.LIFE:
        candidates = [_life(calendar)] if has_term(calendar) else []
    else:
        candidates = [
            _period(calendar, number, frequency, ordinal)
            for number in _year_numbers(calendar, start, end)
            for ordinal in range(1, PARTS_OF_YEAR.get(frequency, 0) + 1)
        ]
    return [period for period in candidates if start <= period.start and period.end <= end]


def has_term(calendar: Calendar) -> bool:
    """Whether `calendar` counts the compact's years and ends: its whole is ``LIFE``."""
    return calendar.first_year is not None and calendar.years is not None


def has_year(calendar: Calendar, number: int) -> bool:
    """Whether `calendar` has a year with this number."""
    if calendar.first_year is None:
        return _FIRST_YEAR <= number <= _LAST_YEAR
    return 1 <= number <= (calendar.years or _LAST_COUNTED)


def example_codes(calendar: Calendar) -> str:
    """Return one code of each frequency, to show how the codes of `calendar` look."""
    number = 2024 if calendar.first_year is None else 1
    return ", ".join(_code(calendar, number, frequency, 1) for frequency in PARTS_OF_YEAR)


@lru_cache
def _pattern(calendar: Calendar) -> str:
    number = r"[12]\d{3}" if calendar.first_year is None else r"[1-9]\d?"
    month = "M" if calendar.prefix else ""
    part = _PART.replace("{month}", month)
    return f"(?a:{re.escape(calendar.prefix)}(?P<number>{number}){part})"


def _frequency_and_ordinal(part: str | None) -> tuple[Frequency, int]:
    if part is None:
        return Frequency.YEAR, 1
    frequency = {"H": Frequency.HALF, "Q": Frequency.QUARTER}.get(part[0], Frequency.MONTH)
    return frequency, int(part.lstrip("HQM"))


def _year_numbers(calendar: Calendar, start: date, end: date) -> list[int]:
    first = _number_of_year_beginning(calendar, start.year - 1)
    last = _number_of_year_beginning(calendar, end.year)
    return [number for number in range(first, last + 1) if has_year(calendar, number)]


def _number_of_year_beginning(calendar: Calendar, year: int) -> int:
    if calendar.first_year is not None:
        return year - calendar.first_year + 1
    begins_on_new_year = (calendar.first_month, calendar.first_day) == (1, 1)
    return year + (calendar.named_by_end and not begins_on_new_year)


def _first_day(calendar: Calendar, number: int, months: int) -> date:
    """Return the day on which year `number` is `months` old."""
    year = number - _number_of_year_beginning(calendar, 0)
    years, month = divmod(calendar.first_month - 1 + months, _MONTHS)
    return date(year + years, month + 1, calendar.first_day)


@lru_cache(maxsize=4096)
def _period(calendar: Calendar, number: int, frequency: Frequency, ordinal: int) -> ReportingPeriod:
    length = _MONTHS // PARTS_OF_YEAR[frequency]
    start = _first_day(calendar, number, (ordinal - 1) * length)
    end = _first_day(calendar, number, ordinal * length) - timedelta(days=1)
    return ReportingPeriod(
        code=_code(calendar, number, frequency, ordinal),
        calendar=calendar.code,
        frequency=frequency,
        start=start,
        end=end,
        parent=_parent(calendar, number, frequency, ordinal),
        name=_name(calendar, number, frequency, ordinal, (start, end)),
    )


def _code(calendar: Calendar, number: int, frequency: Frequency, ordinal: int) -> str:
    month = f"-M{ordinal:02}" if calendar.prefix else f"-{ordinal:02}"
    endings = {
        Frequency.YEAR: "",
        Frequency.HALF: f"-H{ordinal}",
        Frequency.QUARTER: f"-Q{ordinal}",
        Frequency.MONTH: month,
    }
    return f"{calendar.prefix}{number}{endings[frequency]}"


def _parent(calendar: Calendar, number: int, frequency: Frequency, ordinal: int) -> str | None:
    if frequency is Frequency.YEAR:
        return LIFE if has_term(calendar) else None
    larger = _NEXT_LARGER[frequency]
    parts_in_larger = PARTS_OF_YEAR[frequency] // PARTS_OF_YEAR[larger]
    return _code(calendar, number, larger, (ordinal - 1) // parts_in_larger + 1)


def _name(
    calendar: Calendar, number: int, frequency: Frequency, ordinal: int, days: tuple[date, date]
) -> Text:
    part = None if frequency is Frequency.YEAR else PART_WORDS[frequency][ordinal - 1]
    if calendar.prefix:
        return year_name(calendar.name, number, part, *days)
    return extent_name(*days) if frequency is Frequency.MONTH else plain_name(number, part)


@lru_cache
def _life(calendar: Calendar) -> ReportingPeriod:
    start = _first_day(calendar, 1, 0)
    end = _first_day(calendar, (calendar.years or 0) + 1, 0) - timedelta(days=1)
    name = term_name(start, end)
    return ReportingPeriod(LIFE, calendar.code, Frequency.LIFE, start, end, None, name)


def _span(code: str, first: str, last: str) -> ReportingPeriod:
    if len(first) != len(last):
        raise PeriodInvalid(code)
    whole_months = len(first) == len("2024-01")
    try:
        start = date.fromisoformat(f"{first}-01" if whole_months else first)
        end = _last_of_month(last) if whole_months else date.fromisoformat(last)
    except (ValueError, OverflowError):
        raise PeriodInvalid(code) from None
    if end < start:
        raise PeriodInvalid(code)
    return ReportingPeriod(code, None, Frequency.SPAN, start, end, None, extent_name(start, end))


def _last_of_month(month: str) -> date:
    first = date.fromisoformat(f"{month}-01")
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
