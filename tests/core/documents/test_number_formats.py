from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.documents import numbers
from amparo.framework.indicators import Unit
from amparo.framework.language import Language, Text
from amparo.framework.periods import Frequency, ReportingPeriod
from amparo.framework.statuses import Status
from tests.core.documents.sample import FIGURES, PERCENT, PERSONS, PESOS, a_figure

EN, ES = Language.EN, Language.ES


@pytest.mark.parametrize(
    ("value", "decimals", "english", "spanish"),
    [
        ("1234.5", 1, "1,234.5", "1.234,5"),
        ("0", 0, "0", "0"),
        ("0.5", 0, "1", "1"),
        ("2.5", 0, "3", "3"),
        ("-2.5", 0, "\u22123", "\u22123"),
        ("-0.4", 0, "0", "0"),
        ("1234567.005", 2, "1,234,567.01", "1.234.567,01"),
        ("99999999999999.9999", 4, "99,999,999,999,999.9999", "99.999.999.999.999,9999"),
    ],
)
def test_amounts_are_rounded_half_up_and_set_as_the_language_does(
    value: str, decimals: int, english: str, spanish: str
) -> None:
    assert numbers.format_amount(Decimal(value), decimals, EN) == english
    assert numbers.format_amount(Decimal(value), decimals, ES) == spanish


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4), st.integers(0, 4))
def test_a_printed_amount_is_the_rounded_amount(value: Decimal, decimals: int) -> None:
    rounded = numbers.round_amount(value, decimals)
    assert abs(rounded - value) * 2 <= Decimal(1).scaleb(-decimals)
    printed = numbers.format_amount(value, decimals, ES)
    read_again = printed.replace(".", "").replace(",", ".").replace(numbers.MINUS, "-")
    assert Decimal(read_again) == rounded
    assert not str(rounded).startswith("-0") or rounded


def test_units_follow_the_number_and_currencies_lead_it() -> None:
    value = Decimal("1234.5")
    assert numbers.format_quantity(value, 1, PERSONS, ES) == "1.234,5\u00a0personas"
    assert numbers.format_quantity(value, 1, PERCENT, EN) == "1,234.5%"
    assert numbers.format_quantity(value, 2, PESOS, ES) == "COP\u00a01.234,50"


def test_days_and_periods_are_written_out() -> None:
    day = date(2024, 4, 3)
    assert numbers.format_day(day, EN) == "April 3, 2024"
    assert numbers.format_day(day, ES) == "3 de abril de 2024"
    name = Text("TIP Report year 2024", "Año 2024 del Informe TIP")
    period = ReportingPeriod("TIP2024", "tip", Frequency.YEAR, day, date(2025, 3, 31), None, name)
    assert numbers.format_period(period, EN) == (
        "TIP Report year 2024 (April 3, 2024 to March 31, 2025)"
    )


@pytest.mark.parametrize(
    ("number", "english", "spanish"),
    [
        (1, "1,234", "1.234"),
        (4, "0", "0"),
        (5, "not reported", "no reportado"),
        (6, "not applicable", "no aplica"),
        (7, "withheld", "reservado"),
        (8, "not defined", "no definido"),
        (9, "321 (partial: 2 of 3 partners)", "321 (parcial: 2 de 3 socios)"),
        (10, "77 (partial)", "77 (parcial)"),
    ],
)
def test_a_figure_says_its_number_or_why_there_is_none(
    number: int, english: str, spanish: str
) -> None:
    assert numbers.format_figure(FIGURES[number - 1], EN) == english
    assert numbers.format_figure(FIGURES[number - 1], ES) == spanish


def test_a_figure_is_printed_with_its_unit_on_demand() -> None:
    assert numbers.format_figure(FIGURES[1], ES, with_unit=True) == "45,3%"
    per_child = Unit("rate", Text("per 100,000 children", "por 100.000 niños"))
    figure = a_figure(1, "12", Status.REPORTED, unit=per_child)
    assert numbers.format_figure(figure, EN, with_unit=True) == "12\u00a0per 100,000 children"
