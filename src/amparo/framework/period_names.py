"""What a reporting period is called, in both languages; its code and dates are in `periods`."""

from __future__ import annotations

import calendar as months
from datetime import date

from babel.dates import format_date

from amparo.framework.language import Text, same

PART_WORDS: dict[str, tuple[Text, ...]] = {
    "half": (Text("first half", "primer semestre"), Text("second half", "segundo semestre")),
    "quarter": (
        Text("first quarter", "primer trimestre"),
        Text("second quarter", "segundo trimestre"),
        Text("third quarter", "tercer trimestre"),
        Text("fourth quarter", "cuarto trimestre"),
    ),
    "month": tuple(Text(f"month {number}", f"mes {number}") for number in range(1, 13)),
}
TERM = Text("Whole term", "Toda la vigencia")

_TO = Text("{start} to {end}", "{start} a {end}")
_OF_YEAR = Text("{year}, {part}", "{year}, {part}")
_EXPLAINED = Text("{name} ({explanation})", "{name} ({explanation})")
_NUMBERED = Text("{name} {number}", "{name} {number}")


def plain_name(year: int, part: Text | None) -> Text:
    """Name a calendar year or its half or quarter: ``2024, third quarter``."""
    return _OF_YEAR.fill(year=year, part=part) if part else same(str(year))


def year_name(kind: Text, number: int, part: Text | None, start: date, end: date) -> Text:
    """Name a year of another calendar, or its part, so that its dates are seen.

    Parameters
    ----------
    kind : Text
        The calendar's name; what stands in brackets is left out.
    number : int
        The year's number: 2024 of ``TIP2024``, 1 of ``Y1``.
    part : Text or None
        Which part; None for the whole year.
    """
    extent = extent_name(start, end)
    year = _NUMBERED.fill(name=_without_brackets(kind), number=number)
    if part is None and start.day == 1:
        return _EXPLAINED.fill(name=extent, explanation=year)
    named = _OF_YEAR.fill(year=_capitalised(year), part=part) if part else _capitalised(year)
    return _EXPLAINED.fill(name=named, explanation=extent)


def term_name(start: date, end: date) -> Text:
    """Name the whole term of a compact."""
    return _EXPLAINED.fill(name=TERM, explanation=extent_name(start, end))


def extent_name(start: date, end: date) -> Text:
    """Name a span by its months where they are whole, else by its days."""
    whole = start.day == 1 and end.day == months.monthrange(end.year, end.month)[1]
    if whole and (start.year, start.month) == (end.year, end.month):
        return _formatted(start, "MMMM y", "MMMM 'de' y")
    same_year = start.year == end.year
    if whole:
        first = _formatted(start, *(("MMMM", "MMMM") if same_year else ("MMMM y", "MMMM 'de' y")))
        return _TO.fill(start=first, end=_formatted(end, "MMMM y", "MMMM 'de' y"))
    full = ("d MMMM y", "d 'de' MMMM 'de' y")
    first = _formatted(start, *(("d MMMM", "d 'de' MMMM") if same_year else full))
    return _TO.fill(start=first, end=_formatted(end, *full))


def _formatted(day: date, english: str, spanish: str) -> Text:
    return Text(format_date(day, english, locale="en"), format_date(day, spanish, locale="es_CO"))


def _without_brackets(name: Text) -> Text:
    return Text(_before_bracket(name.en), _before_bracket(name.es))


def _before_bracket(words: str) -> str:
    return words.split("(", maxsplit=1)[0].strip() or words


def _capitalised(name: Text) -> Text:
    return Text(name.en[0].upper() + name.en[1:], name.es[0].upper() + name.es[1:])
