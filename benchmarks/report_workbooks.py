"""Made-up partner workbooks of any number of values, with a known number of mistakes in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product

from amparo.framework.language import Language, same
from amparo.framework.periods import period_from_code
from amparo.framework.places import Place, PlaceTree
from amparo.framework.statuses import Status
from amparo.workbooks.blank import write_workbook
from amparo.workbooks.report_form import (
    CellKey,
    FormCell,
    FormIndicator,
    ReportContent,
    ReportForm,
    StatedValue,
    asked_keys,
)
from benchmarks.synthetic_facts import DISAGGREGATIONS, framework

PER_PLACE = 20
"""Values of a place: its total, three by sex, four by age, twelve by both."""

WRONG_EVERY = 50
"""In one of so many places the parts exceed the total, and in another the total jumped."""

_BREAKDOWNS = (("sex",), ("age",), ("age", "sex"))
_PREVIOUS = 100


def form(values: int) -> ReportForm:
    """Return a form that asks for `values` numbers: a multiple of `PER_PLACE`."""
    places = [Place(f"T{n:05d}", same(f"Town {n}"), "town", "CO") for n in range(_places(values))]
    agreed = replace(
        framework(1), places=PlaceTree([Place("CO", same("Country"), "nation"), *places])
    )
    indicator = agreed.indicators["P.1"]
    codes = [place.code for place in places]
    cells = tuple(
        FormCell(key, _stated(_PREVIOUS) if not key.breakdown else None)
        for key in asked_keys(agreed, indicator, codes, _BREAKDOWNS)
    )
    return ReportForm(
        compact="synthetic",
        compact_title=same("Synthetic compact"),
        illustrative=True,
        framework=agreed,
        partner="partner",
        partner_name=same("Partner"),
        award="A-1",
        award_title=same("Award"),
        currency="USD",
        period=period_from_code("2024-Q3", agreed.calendars),
        due=date(2024, 10, 30),
        indicators=(FormIndicator(indicator, "office", cells),),
    )


def mistakes(values: int) -> int:
    """Return how many mistakes a workbook of `values` numbers holds."""
    return sum(_mistake(place) is not None for place in range(_places(values)))


def workbook(asked: ReportForm, number: int) -> bytes:
    """Return workbook `number` of a form, filled in: each has other amounts, the same mistakes."""
    values = dict(_values(len(asked.indicators[0].cells), number))
    return write_workbook(asked, Language.EN, ReportContent(values=values))


def _places(values: int) -> int:
    return values // PER_PLACE


def _mistake(place: int) -> str | None:
    return {7: "parts", 31: "jump"}.get(place % WRONG_EVERY)


def _values(count: int, number: int) -> Iterator[tuple[CellKey, StatedValue]]:
    ages, sexes = DISAGGREGATIONS["age"], DISAGGREGATIONS["sex"]
    for place in range(_places(count)):
        code, base = f"T{place:05d}", 5 + (place + number) % 7
        factor = 5 if _mistake(place) == "jump" else 1
        both = dict.fromkeys(product(ages, sexes), base * factor)
        total = sum(both.values()) - (1 if _mistake(place) == "parts" else 0)
        yield CellKey("P.1", "amount", code), _stated(total)
        for sex in sexes:
            part = sum(amount for (_, one), amount in both.items() if one == sex)
            yield CellKey("P.1", "amount", code, (("sex", sex),)), _stated(part)
        for age in ages:
            part = sum(amount for (one, _), amount in both.items() if one == age)
            yield CellKey("P.1", "amount", code, (("age", age),)), _stated(part)
        for (age, sex), amount in both.items():
            yield CellKey("P.1", "amount", code, (("age", age), ("sex", sex))), _stated(amount)


def _stated(amount: int) -> StatedValue:
    return StatedValue(Status.REPORTED, Decimal(amount))
