"""Numbers and days as people type them, in both notations."""

from datetime import date
from decimal import Decimal

import pytest

from amparo.workbooks.notation import DecimalSign, typed_days, typed_number

CERTAIN = (
    ("12", "12", None),
    (" 12 ", "12", None),
    ("'12", "12", None),
    ("+3", "3", None),
    ("-3", "-3", None),
    ("\u22123,5", "-3.5", DecimalSign.COMMA),
    ("- 3", "-3", None),
    ("0012", "12", None),
    ("1.234,5", "1234.5", DecimalSign.COMMA),
    ("1,234.5", "1234.5", DecimalSign.POINT),
    ("1.234.567", "1234567", DecimalSign.COMMA),
    ("1,234,567", "1234567", DecimalSign.POINT),
    ("1.234.567,89", "1234567.89", DecimalSign.COMMA),
    ("1 234", "1234", None),
    ("1\u00a0234\u202f567", "1234567", None),
    ("1 234,5", "1234.5", DecimalSign.COMMA),
    ("1 234.567", "1234.567", DecimalSign.POINT),
    ("12,5", "12.5", DecimalSign.COMMA),
    ("12.50", "12.50", DecimalSign.POINT),
    ("0.123", "0.123", DecimalSign.POINT),
    ("0,123", "0.123", DecimalSign.COMMA),
    ("1234.567", "1234.567", DecimalSign.POINT),
    ("1.2345", "1.2345", DecimalSign.POINT),
)
NO_NUMBERS = (
    "", "-", "abc", "1e5", "1,23,4", "1.2.3", "1,234,56", "1.234,567,8", "1,234.567.8", "12 34",
    "1 234.567.8", "1,5.234", "1234,567.8", ".5", "5.", "1..2", "--3", "+-3", "3-", "\u0663",
    "\u00bd", "9" * 61, "% 12", "1/2", "$5",
)  # fmt: skip
DAYS = (
    ("2024-05-01", [date(2024, 5, 1)]),
    ("31/12/2024", [date(2024, 12, 31)]),
    ("12/31/2024", [date(2024, 12, 31)]),
    ("03/04/2024", [date(2024, 4, 3), date(2024, 3, 4)]),
    ("4.4.2024", [date(2024, 4, 4)]),
    ("1 de mayo de 2024", [date(2024, 5, 1)]),
    ("1 mayo del 2024", [date(2024, 5, 1)]),
    ("1 May 2024", [date(2024, 5, 1)]),
    ("1 Sept. 2024", [date(2024, 9, 1)]),
    ("3 ene 2024", [date(2024, 1, 3)]),
    ("May 1st, 2024", [date(2024, 5, 1)]),
    ("March 15 2024", [date(2024, 3, 15)]),
    ("30/02/2024", []),
    ("30 de febrero de 2024", []),
    ("2024-13-01", []),
    ("3 mar 2024", [date(2024, 3, 3)]),
    ("3 ma 2024", []),
    ("3 foo 2024", []),
    ("3 jun 2024", [date(2024, 6, 3)]),
    ("12", []),
    ("hello", []),
)


@pytest.mark.parametrize(("text", "amount", "shows"), CERTAIN)
def test_certain_number_is_read_alike_in_both_notations(
    text: str, amount: str, shows: DecimalSign | None
) -> None:
    typed = typed_number(text)
    assert typed is not None
    assert not typed.is_ambiguous
    assert typed.read(DecimalSign.POINT) == typed.read(DecimalSign.COMMA) == Decimal(amount)
    assert typed.shows == shows
    assert not typed.percent


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_number_is_none(text: str) -> None:
    assert typed_number(text) is None


@pytest.mark.parametrize(
    ("text", "point", "comma"),
    [
        ("1.234", "1.234", "1234"),
        ("12,500", "12500", "12.500"),
        ("-999,000", "-999000", "-999"),
    ],
)
def test_three_digits_after_one_sign_have_two_readings(text: str, point: str, comma: str) -> None:
    typed = typed_number(text)
    assert typed is not None
    assert typed.is_ambiguous
    assert typed.shows is None
    assert typed.read(DecimalSign.POINT) == Decimal(point)
    assert typed.read(DecimalSign.COMMA) == Decimal(comma)


@pytest.mark.parametrize("text", ["12 %", "12%", "'12 %"])
def test_percent_sign_is_told_apart_from_the_number(text: str) -> None:
    typed = typed_number(text)
    assert typed is not None
    assert typed.percent
    assert typed.point == 12


@pytest.mark.parametrize(("text", "days"), DAYS)
def test_day_has_every_reading_it_can_have(text: str, days: list[date]) -> None:
    assert list(typed_days(text)) == days
