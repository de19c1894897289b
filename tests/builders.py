"""Frameworks, indicators and facts for tests, built from the same values that the readers build.

`an_indicator` gives a small valid indicator, changed by keyword; `a_framework` gives a nation
with two departments of two municipalities each, three authorities, two disaggregations and
four calendars; `facts_from` reads a table drawn with bars.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa

from amparo.framework.disaggregations import TOTAL, UNKNOWN, Category, Disaggregation
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
from amparo.framework.language import Language, same
from amparo.framework.objectives import Authority, Compact, Objective, Provenance, Source
from amparo.framework.periods import Calendar, Frequency
from amparo.framework.places import Place, PlaceTree
from amparo.framework.results_framework import ResultsFramework
from amparo.framework.targets import Target
from amparo.measurement.facts import facts_table

PROPOSAL = Provenance(proposal=True)
KNOWN = date(2025, 3, 1)
AS_OF = date(2026, 1, 1)

AMOUNT = (Component(ComponentCode.AMOUNT, same("amount")),)
RATIO = (
    Component(ComponentCode.NUMERATOR, same("numerator")),
    Component(ComponentCode.DENOMINATOR, same("denominator")),
)


def an_indicator(code: str = "1.1", aggregation: str = "", **changes: Any) -> Indicator:
    """A proposed count of children by sex and age, by one authority.

    `aggregation` is written ``"sex: sum, place: sum"``; `changes` replace fields.
    """
    axes = [pair.split(":") for pair in aggregation.split(",") if pair.strip()]
    fields: dict[str, Any] = {
        "code": code,
        "objective": "1",
        "state": IndicatorState.PROPOSED,
        "level": Level.OUTCOME,
        "subject": Subject.CHILDREN,
        "key": False,
        "title": same(f"Indicator {code}"),
        "definition": same("definition"),
        "interpretation": same("interpretation"),
        "unit": Unit("persons", same("persons")),
        "direction": Direction.UP,
        "components": AMOUNT,
        "factor": 1,
        "aggregation": {axis.strip(): Rule(rule.strip()) for axis, rule in axes},
        "disaggregations": ("sex", "age"),
        "authorities": ("moi", "icbf"),
        "calendar": "calendar_year",
        "frequency": Frequency.YEAR,
        "decimals": 0,
        "baselines": (),
        "targets": (),
        "provenance": PROPOSAL,
    }
    return Indicator(**(fields | changes))


def a_ratio(code: str = "1.2", aggregation: str = "", **changes: Any) -> Indicator:
    """A percentage with a numerator and a denominator of its own."""
    return an_indicator(code, aggregation, **({"components": RATIO, "factor": 100} | changes))


def a_rate_of(code: str, other: str, authority: str, aggregation: str = "") -> Indicator:
    """A rate per 100,000: a numerator of its own over the result of indicator `other`."""
    below = Component(ComponentCode.DENOMINATOR, same("denominator"), other, authority)
    return an_indicator(code, aggregation, components=(RATIO[0], below), factor=100_000)


def a_disaggregation(
    code: str, *categories: str, exclusive: bool = True, complete: bool = True
) -> Disaggregation:
    """A breakdown with these category codes."""
    known = tuple(Category(each, same(each)) for each in categories)
    return Disaggregation(code, same(code), known, exclusive, complete)


def a_target(period: str, amount: str, authority: str = "moi", place: str = "CO") -> Target:
    """An agreed value."""
    return Target(period, authority, place, Decimal(amount), PROPOSAL)


PLACES = (
    Place("CO", same("Colombia"), "nation"),
    Place("19", same("Cauca"), "department", "CO"),
    Place("50", same("Meta"), "department", "CO"),
    Place("19001", same("Popayán"), "municipality", "19"),
    Place("19100", same("Bolívar"), "municipality", "19"),
    Place("50001", same("Villavicencio"), "municipality", "50"),
    Place("50006", same("Acacías"), "municipality", "50"),
)
CALENDARS = (
    Calendar("calendar_year", same("calendar year"), "", 1, 1),
    Calendar("tip_report", same("TIP Report year"), "TIP", 4, 1, named_by_end=True),
    Calendar("us_fiscal", same("US fiscal year"), "FY", 10, 1, named_by_end=True),
    Calendar("compact_year", same("compact year"), "Y", 4, 26, first_year=2022, years=5),
)
DISAGGREGATIONS = (
    a_disaggregation("sex", "girls", "boys", UNKNOWN),
    a_disaggregation("age", "0-11", "12-17", UNKNOWN),
)
COMPACT = Compact(
    code="test",
    title=same("Test compact"),
    parties=(same("One government"), same("Another government")),
    signed=date(2022, 4, 26),
    starts=date(2022, 4, 26),
    ends=date(2027, 4, 25),
    goal=same("goal"),
    purposes=(same("purpose"),),
    illustrative=True,
    provenance=PROPOSAL,
)


def a_framework(*indicators: Indicator, **changes: Any) -> ResultsFramework:
    """A framework around `indicators` (one default indicator where none is given).

    `changes` replace fields of the framework; lists of values are keyed by their code.
    """
    keyed: dict[str, Iterable[Any]] = {
        "sources": [_a_source("tip"), _a_source("report_a"), _a_source("report_b")],
        "authorities": [Authority(code, same(code), same(code), "colombia") for code in _BODIES],
        "calendars": CALENDARS,
        "disaggregations": DISAGGREGATIONS,
        "objectives": [Objective("1", same("one"), same("Objective one"), PROPOSAL)],
        "indicators": indicators or (an_indicator(),),
    }
    fields: dict[str, Any] = {
        "compact": COMPACT,
        "version": "0.1",
        "adopted": None,
        "original": Language.EN,
        "hash": "0" * 64,
        "places": PlaceTree(PLACES),
        "responsibilities": (),
    }
    for name, values in keyed.items():
        given = changes.pop(name, values)
        is_keyed = isinstance(given, Mapping)
        fields[name] = given if is_keyed else {each.code: each for each in given}
    return ResultsFramework(**(fields | changes))


_BODIES = ("moi", "icbf", "dane")


def _a_source(code: str) -> Source:
    return Source(code, same(code), "publisher", KNOWN, same("stated by the source"))


def facts_from(
    rows: str | Iterable[Mapping[str, Any]], disaggregations: Iterable[str] = ("sex", "age")
) -> pa.Table:
    """Read facts from a table drawn with bars, or from mappings.

    Columns left out mean: indicator 1.1, component amount, period 2024, place CO, authority
    moi, partner and breakdowns ``_T``, known from `KNOWN`, source tip. In a drawn table
    an amount of ``nr`` is not reported and one of ``na`` not applicable.
    """
    given = _drawn(rows) if isinstance(rows, str) else [dict(row) for row in rows]
    return facts_table((_fact(row, at) for at, row in enumerate(given, 2)), disaggregations)


def table_rows(drawn: str) -> list[dict[str, str]]:
    """Return the rows of a Markdown table as mappings; a blank cell is left out."""
    lines = [line.strip().strip("|") for line in drawn.strip().splitlines()]
    cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    header, *body = [row for row in cells if not set("".join(row)) <= set("-: ")]
    return [{k: v for k, v in zip(header, row, strict=True) if v} for row in body]


def _drawn(drawn: str) -> list[dict[str, Any]]:
    words = {"nr": "not_reported", "na": "not_applicable"}
    rows: list[dict[str, Any]] = []
    for cells in table_rows(drawn):
        row: dict[str, Any] = dict(cells)
        amount = row.pop("amount")
        known = {"status": words[amount]} if amount in words else {"amount": Decimal(amount)}
        if "known_from" in row:
            known["known_from"] = date.fromisoformat(row["known_from"])
        rows.append(row | known)
    return rows


def _fact(row: Mapping[str, Any], line: int) -> dict[str, Any]:
    return {
        "indicator": "1.1",
        "component": "amount",
        "period": "2024",
        "place": "CO",
        "authority": "moi",
        "partner": TOTAL,
        "status": "reported",
        "known_from": KNOWN,
        "source": "tip",
        "locator": f"figures.csv:{line}",
        **row,
    }
