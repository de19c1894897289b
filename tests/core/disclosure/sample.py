"""A small framework and tables of results for the tests of disclosure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa

from amparo.disclosure.policy import SHARED, Policy
from amparo.disclosure.protection import ProtectedResult, ProtectedResults, protect
from amparo.framework.disaggregations import Category, Disaggregation
from amparo.framework.indicators import (
    Component,
    ComponentCode,
    Direction,
    Indicator,
    IndicatorState,
    Level,
    Rule,
    Subject,
    Unit,
)
from amparo.framework.language import Language, Text, same
from amparo.framework.objectives import Authority, Compact, Objective, Provenance
from amparo.framework.periods import Calendar, Frequency
from amparo.framework.places import Place, PlaceTree
from amparo.framework.results_framework import ResultsFramework
from amparo.framework.targets import Baseline, Target
from amparo.measurement.results import SUM_TYPE, results_schema

PROPOSED = Provenance(proposal=True)
AXES = ("sex", "age")


def _disaggregation(code: str, *categories: str, complete: bool = True) -> Disaggregation:
    listed = tuple(Category(each, same(each)) for each in categories)
    return Disaggregation(code, same(code), listed, exclusive=True, complete=complete)


def an_indicator(code: str, **changes: Any) -> Indicator:
    """An indicator that counts children; what is not given is plain."""
    fields: dict[str, Any] = {
        "code": code,
        "objective": "1",
        "state": IndicatorState.PROPOSED,
        "level": Level.OUTCOME,
        "subject": Subject.CHILDREN,
        "key": False,
        "title": same(code),
        "definition": same(code),
        "interpretation": same(code),
        "unit": Unit("persons", Text("persons", "personas")),
        "direction": Direction.DOWN,
        "components": (Component(ComponentCode.AMOUNT, same("children")),),
        "factor": 1,
        "aggregation": {"sex": Rule.SUM, "age": Rule.SUM, "place": Rule.SUM, "period": Rule.SUM},
        "disaggregations": AXES,
        "authorities": ("icbf", "moi"),
        "calendar": "calendar_year",
        "frequency": Frequency.YEAR,
        "decimals": 0,
        "baselines": (),
        "targets": (),
        "provenance": PROPOSED,
    }
    return Indicator(**(fields | changes))


def _component(code: ComponentCode, indicator: str | None = None) -> Component:
    return Component(code, same(code), indicator, "icbf" if indicator else None)


_RATIO = (_component(ComponentCode.NUMERATOR), _component(ComponentCode.DENOMINATOR))
_RATE = (_component(ComponentCode.NUMERATOR, "count"), _component(ComponentCode.DENOMINATOR, "all"))
_PERCENT = Unit("percent", Text("percent", "por ciento"))
_BASELINES = tuple(
    Baseline(period, "icbf", "CO", Decimal(amount), PROPOSED)
    for period, amount in (("2021", 100), ("2022", 90), ("2024", 1))
)
_TARGETS = tuple(
    Target(period, "icbf", "CO", Decimal(80), PROPOSED) for period in ("2023", "2024", "2025")
)
INDICATORS = (
    an_indicator("count", baselines=_BASELINES, targets=_TARGETS),
    an_indicator("all", subject=Subject.POPULATION),
    an_indicator("latest", aggregation={"period": Rule.LATEST}),
    an_indicator("staff", subject=Subject.STAFF),
    an_indicator("published_share", unit=_PERCENT),
    an_indicator("share", components=_RATIO, unit=_PERCENT, factor=100, aggregation={}),
    an_indicator("rate", components=_RATE, factor=100_000, disaggregations=("sex",)),
)

FRAMEWORK = ResultsFramework(
    compact=Compact(
        code="test",
        title=Text("Test", "Prueba"),
        parties=(same("A"), same("B")),
        signed=date(2022, 4, 26),
        starts=date(2022, 4, 26),
        ends=date(2027, 4, 25),
        goal=same("goal"),
        purposes=(),
        illustrative=True,
        provenance=PROPOSED,
    ),
    version="1",
    adopted=None,
    original=Language.EN,
    hash="0" * 64,
    sources={},
    authorities={code: Authority(code, same(code), same(code), "co") for code in ("icbf", "moi")},
    calendars={"calendar_year": Calendar("calendar_year", same("year"), "", 1, 1)},
    places=PlaceTree(
        [
            Place("CO", same("Colombia"), "nation"),
            *(
                Place(f"{number:02}", same(f"D{number}"), "department", "CO")
                for number in range(1, 20)
            ),
            Place("01001", same("M1"), "municipality", "01"),
            Place("02001", same("M2"), "municipality", "02"),
        ]
    ),
    disaggregations={
        "sex": _disaggregation("sex", "female", "male", "_U"),
        "age": _disaggregation("age", "0_11", "12_17"),
        "other": _disaggregation("other", "a", complete=False),
    },
    objectives={"1": Objective("1", same("one"), same("one"), PROPOSED)},
    responsibilities=(),
    indicators={indicator.code: indicator for indicator in INDICATORS},
)


def a_row(amount: int | str | None, **changes: Any) -> dict[str, Any]:
    """A row of results: national, not broken down, of 2023; what is not given is plain."""
    row: dict[str, Any] = {
        "indicator": "count",
        "period": "2023",
        "place": "CO",
        "authority": "icbf",
        "partner": "_T",
        "sex": "_T",
        "age": "_T",
        "status": "not_reported" if amount is None else "reported",
        "amount": None if amount is None else Decimal(amount),
        "denominator": None,
        "reported": 1,
        "expected": 1,
        "rule": "reported",
        "known_from": date(2024, 2, 13),
        "sources": "",
    }
    if "denominator" in changes:
        changes["denominator"] = Decimal(changes["denominator"])
    return row | changes


def a_table(rows: Iterable[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist(list(rows), results_schema(AXES))


def a_difference(stated: int, parts: int, **changes: Any) -> dict[str, Any]:
    """A row of discrepancies along the sex; what is not given is as in `a_row`."""
    key = a_row(0, **changes)
    names = ("indicator", "period", "place", "authority", "partner", *AXES)
    return {name: key[name] for name in names} | {
        "axis": changes.get("axis", "sex"),
        "stated": Decimal(stated),
        "parts": Decimal(parts),
        "difference": Decimal(stated - parts),
        "parts_known_from": date(2024, 1, 1),
        "stated_known_from": date(2024, 2, 13),
    }


def a_table_of_differences(rows: Iterable[dict[str, Any]]) -> pa.Table:
    text, day = pa.string(), pa.date32()
    names = ("indicator", "period", "place", "authority", "partner", *AXES, "axis")
    return pa.Table.from_pylist(
        list(rows),
        pa.schema(
            [
                *((name, text) for name in names),
                *((name, SUM_TYPE) for name in ("stated", "parts", "difference")),
                *((name, day) for name in ("parts_known_from", "stated_known_from")),
            ]
        ),
    )


def protected(
    rows: Iterable[dict[str, Any]],
    differences: Iterable[dict[str, Any]] = (),
    policy: Policy = SHARED,
) -> ProtectedResults:
    return protect(a_table(rows), a_table_of_differences(differences), FRAMEWORK, policy)


def where(result: ProtectedResult) -> tuple[str, ...]:
    """What a result is about, in short: what is plain is left out."""
    plain = ("count", "2023", "CO", "icbf", "_T")
    key = (result.indicator, result.period, result.place, result.authority, result.partner)
    named = [part for part, usual in zip(key, plain, strict=True) if part != usual]
    return (*named, *(category for _, category in result.breakdown))


def withheld(found: ProtectedResults) -> set[tuple[str, ...]]:
    """What is withheld, by what is not plain about it."""
    return {where(result) for result in found.results if result.status == "withheld"}
