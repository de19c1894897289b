"""Numbers and days as people type them in English and in Spanish, read by a written rule.

The rule for numbers typed as text:

1. Spaces of any kind, an apostrophe before and a percent sign behind are not part of the number.
2. Where point and comma both stand, the last of them is the decimal sign.
3. One that stands more than once separates thousands.
4. A single one with other than three digits behind it, or with more than three or a single zero
   before it, is the decimal sign.
5. What remains (``1.234``, ``12,500``) has two readings. It is read only where the other numbers
   of the same workbook show which sign is the decimal one; otherwise it is refused with both.

A number that the spreadsheet itself holds as a number has no notation and is never in doubt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

LONGEST_NUMBER = 60
"""Characters. A longer text is no number of a report."""

_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_GROUPED_BY_SPACE = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?=$|[.,])")
_PLAIN = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-"})
_APOSTROPHES = "'\u2019`\u00b4"
_GROUP = 3
_NUMERIC_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})", re.ASCII)
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_WORDED_DAY = re.compile(r"(\d{1,2})\s+(?:de\s+)?([a-z]+)\.?\s+(?:de\s+|del\s+)?(\d{4})", re.ASCII)
_MONTH_FIRST_DAY = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.ASCII)
_MONTHS = (
    ("january", "enero"), ("february", "febrero"), ("march", "marzo"), ("april", "abril"),
    ("may", "mayo"), ("june", "junio"), ("july", "julio"), ("august", "agosto"),
    ("september", "septiembre", "setiembre"), ("october", "octubre"),
    ("november", "noviembre"), ("december", "diciembre"),
)  # fmt: skip
_SHORTEST_MONTH = 3
_MONTHS_OF_YEAR = 12


class DecimalSign(StrEnum):
    """Which sign stands before the decimals."""

    POINT = "."
    COMMA = ","


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A number as typed: its readings and what it shows about the notation.

    Parameters
    ----------
    readings : mapping of DecimalSign to Decimal
        Two different ones where the text is ambiguous, else the same one twice.
    shows : DecimalSign or None
        Which decimal sign the text proves; None where it proves nothing.
    percent : bool
        Whether a percent sign follows.
    """

    point: Decimal
    comma: Decimal
    shows: DecimalSign | None = None
    percent: bool = False

    @property
    def is_ambiguous(self) -> bool:
        """Whether the two notations read different numbers in it."""
        return self.point != self.comma

    def read(self, sign: DecimalSign) -> Decimal:
        """Return the number under one notation."""
        return self.point if sign is DecimalSign.POINT else self.comma


def typed_number(text: str) -> TypedNumber | None:
    """Return what `text` can mean as a number; None where it is no number.

    Parameters
    ----------
    text : str
        ``1.234,5``, ``1,234.5``, ``1 234``, ``'12``, ``12 %``.
    """
    if len(text) > LONGEST_NUMBER:
        return None
    words = _SPACES.sub(" ", text.translate(_MINUS)).strip().lstrip(_APOSTROPHES).strip()
    percent = words.endswith("%")
    words = words.removesuffix("%").strip()
    sign = words[:1] if words[:1] in {"-", "+"} else ""
    words = words.removeprefix(sign).strip()
    if grouped := _GROUPED_BY_SPACE.match(words):
        words = grouped[0].replace(" ", "") + words[grouped.end() :]
        return _of_digits(sign, words, percent, no_thousands=True)
    return _of_digits(sign, words, percent)


def typed_days(text: str) -> tuple[date, ...]:
    """Return the days that `text` can mean: none, one, or two where day and month may be either.

    Notes
    -----
    ``03/04/2024`` is 3 April in Spanish and 4 March in English: both are returned, and whoever
    asks must not choose for the writer.
    """
    words = _SPACES.sub(" ", text).strip().lower()
    if found := _ISO_DAY.fullmatch(words):
        return _days([(int(found[1]), int(found[2]), int(found[3]))])
    if found := _NUMERIC_DAY.fullmatch(words):
        first, second, year = int(found[1]), int(found[2]), int(found[3])
        return _days([(year, second, first), (year, first, second)])
    if found := _WORDED_DAY.fullmatch(words):
        return _days([(int(found[3]), _month(found[2]), int(found[1]))])
    if found := _MONTH_FIRST_DAY.fullmatch(words):
        return _days([(int(found[3]), _month(found[1]), int(found[2]))])
    return ()


def _of_digits(
    sign: str, words: str, percent: bool, no_thousands: bool = False
) -> TypedNumber | None:
    if not _PLAIN.fullmatch(words):
        return None
    signs = [letter for letter in words if letter in ".,"]
    if not signs:
        return _certain(sign, words, "", None, percent)
    last = DecimalSign(signs[-1])
    if len(signs) == 1:
        return _with_one_sign(sign, words, last, percent, no_thousands)
    return None if no_thousands else _with_several_signs(sign, words, last, percent)


def _with_several_signs(
    sign: str, words: str, last: DecimalSign, percent: bool
) -> TypedNumber | None:
    if _other(last).value not in words:
        groups = words.split(last.value)
        whole = "".join(groups) if _are_thousands(groups) else ""
        return _certain(sign, whole, "", _other(last), percent) if whole else None
    before, _, decimals = words.rpartition(last.value)
    groups = before.split(_other(last).value)
    if last.value in before or not _are_thousands(groups):
        return None
    return _certain(sign, "".join(groups), decimals, last, percent)


def _with_one_sign(
    sign: str, words: str, last: DecimalSign, percent: bool, no_thousands: bool
) -> TypedNumber:
    whole, _, decimals = words.partition(last.value)
    ambiguous = len(decimals) == _GROUP and len(whole) <= _GROUP and not whole.startswith("0")
    if no_thousands or not ambiguous:
        return _certain(sign, whole, decimals, last, percent)
    with_decimals = Decimal(f"{sign}{whole}.{decimals}")
    with_thousands = Decimal(f"{sign}{whole}{decimals}")
    if last is DecimalSign.POINT:
        return TypedNumber(with_decimals, with_thousands, None, percent)
    return TypedNumber(with_thousands, with_decimals, None, percent)


def _are_thousands(groups: list[str]) -> bool:
    first, *others = groups
    return len(first) <= _GROUP and all(len(group) == _GROUP for group in others)


def _certain(
    sign: str, whole: str, decimals: str, shows: DecimalSign | None, percent: bool
) -> TypedNumber:
    number = Decimal(f"{sign}{whole}.{decimals}" if decimals else f"{sign}{whole}")
    return TypedNumber(number, number, shows, percent)


def _other(sign: DecimalSign) -> DecimalSign:
    return DecimalSign.COMMA if sign is DecimalSign.POINT else DecimalSign.POINT


def _month(word: str) -> int:
    """Return the number of a month by its name or its beginning; 0 where there is none."""
    if len(word) < _SHORTEST_MONTH:
        return 0
    found = [
        number
        for number, names in enumerate(_MONTHS, start=1)
        if any(name.startswith(word) for name in names)
    ]
    return found[0] if len(found) == 1 else 0


def _days(candidates: list[tuple[int, int, int]]) -> tuple[date, ...]:
    found: dict[date, None] = {}
    for year, month, day in candidates:
        if 1 <= month <= _MONTHS_OF_YEAR:
            try:
                found[date(year, month, day)] = None
            except ValueError:
                continue
    return tuple(found)
