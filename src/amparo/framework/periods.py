"""Reporting periods in the calendars that stand side by side in a compact.

A period's code tells its calendar, its span and its place in the hierarchy:

``2024``, ``2024-H1``, ``2024-Q3``, ``2024-07``
    calendar year (Colombia's own statistics) and its parts;
``TIP2024``
    TIP Report year: 1 April 2023 to 31 March 2024 (22 U.S.C. 7107(b));
``FY2024``, ``FY2024-Q1``
    US fiscal year: October 2023 to September 2024;
``Y1``, ``Y1-Q1``, ``LIFE``
    the compact's own years, counted from its first day, and its whole term;
``2024-01..2024-04``, ``2025-01-01..2025-12-14``
    any other span as published; such a span has no parent and is never added up.

A part lies in the next larger one: month, quarter, half, year (then ``LIFE`` for ``Y``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from amparo.framework.language import Text


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
