"""Which period a text means: ``T3 2024``, ``tercer trimestre de 2024``, ``ene-mar 2024``, a day."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime

from amparo.framework.periods import PeriodInvalid, ReportingPeriod, period_from_code
from amparo.framework.results_framework import ResultsFramework
from amparo.workbooks.absence_words import plain
from amparo.workbooks.notation import typed_days
from amparo.workbooks.tables import CellValue, cell_text

LONGEST = 200
"""Letters of a text in which a period is looked for."""

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_ORDINALS = (
    ("1", "i", "primer", "primero", "first", "1er", "1o", "1st"),
    ("2", "ii", "segundo", "second", "2do", "2o", "2nd"),
    ("3", "iii", "tercer", "tercero", "third", "3er", "3ro", "3o", "3rd"),
    ("4", "iv", "cuarto", "fourth", "4to", "4o", "4th"),
)
_NUMBER = {word: number for number, words in enumerate(_ORDINALS, 1) for word in words}
_ORDINAL = "|".join(sorted(map(re.escape, _NUMBER), key=len, reverse=True))
_QUARTER = re.compile(
    rf"\b(?:t|q) ?\.? ?([1-4])\b|\b(?:trimestre|trim|quarter)\.? ?({_ORDINAL})\b"
    rf"|\b({_ORDINAL}) ?(?:trimestre|trim|quarter)\b|\b([1-4]) ?[tq]\b"
)
_HALF = re.compile(
    rf"\b(?:s|h) ?\.? ?([12])\b|\b(?:semestre|sem|half)\.? ?({_ORDINAL})\b"
    rf"|\b({_ORDINAL}) ?(?:semestre|sem|half)\b"
)
_MONTH_WORDS = (
    ("enero", "january", "ene", "jan"), ("febrero", "february", "feb"),
    ("marzo", "march", "mar"), ("abril", "april", "abr", "apr"), ("mayo", "may"),
    ("junio", "june", "jun"), ("julio", "july", "jul"),
    ("agosto", "august", "ago", "aug"), ("septiembre", "setiembre", "september", "sept", "sep"),
    ("octubre", "october", "oct"), ("noviembre", "november", "nov"),
    ("diciembre", "december", "dic", "dec"),
)  # fmt: skip
_MONTHS = {word: number for number, words in enumerate(_MONTH_WORDS, 1) for word in words}
_MONTH = re.compile(r"\b(" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b")
_ISO_MONTH = re.compile(r"(20\d\d)[-/](0[1-9]|1[0-2])")
_MOST_MONTHS = 2
_QUARTER_MONTHS, _HALF_MONTHS, _YEAR_MONTHS = 3, 6, 12

Months = tuple[int, int, int]
"""A year and the first and last month of a span in it."""


def period_meant(
    value: CellValue, period: ReportingPeriod, framework: ResultsFramework
) -> str | None:
    """Return the code of the period that a cell means; None where it means none.

    Parameters
    ----------
    period : ReportingPeriod
        The report's: a part without its year is of this period's year, and a day inside it means
        it.

    Returns
    -------
    str or None
        The report's own code where the days are the same; else a code that tells the other span.
    """
    if isinstance(value, date):
        return _of_days((value.date() if isinstance(value, datetime) else value,), period)
    text = cell_text(value)[:LONGEST]
    try:
        known = period_from_code(text, framework.calendars)
    except PeriodInvalid:
        pass
    else:
        same = (known.start, known.end) == (period.start, period.end)
        return period.code if same else known.code
    if days := typed_days(text):
        return _of_days(days, period)
    months = months_meant(text, period.start.year)
    return _code(months, period) if months else None


def months_meant(text: str, year: int) -> Months | None:
    """Return the span of months that a text names, in `year` where it names none.

    Notes
    -----
    A text with two different years, quarters or halves, or three months, names none.
    """
    words = plain(text)
    if match := _ISO_MONTH.fullmatch(words):
        return int(match[1]), int(match[2]), int(match[2])
    years = {int(each) for each in _YEAR.findall(words)}
    if len(years) > 1:
        return None
    named = next(iter(years), year)
    for pattern, length in ((_QUARTER, _QUARTER_MONTHS), (_HALF, _HALF_MONTHS)):
        parts = {_NUMBER["".join(found)] for found in pattern.findall(words)}
        if parts:
            part = parts.pop()
            last = part * length
            return None if parts or last > _YEAR_MONTHS else (named, last - length + 1, last)
    months = [_MONTHS[each] for each in _MONTH.findall(words)]
    if months:
        right = len(months) <= _MOST_MONTHS and months == sorted(months)
        return (named, months[0], months[-1]) if right else None
    return (named, 1, _YEAR_MONTHS) if years else None


def _of_days(days: tuple[date, ...], period: ReportingPeriod) -> str | None:
    """Return the period of a day; None where its two readings fall into different ones."""
    inside = {period.start <= day <= period.end for day in days}
    if inside == {True}:
        return period.code
    return days[0].isoformat() if inside == {False} else None


def _code(months: Months, period: ReportingPeriod) -> str:
    year, first, last = months
    end = date(year, last, calendar.monthrange(year, last)[1])
    if (date(year, first, 1), end) == (period.start, period.end):
        return period.code
    return f"{year}-{first:02}..{year}-{last:02}"
