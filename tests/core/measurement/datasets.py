"""Generated frameworks and facts, with everything that can be awkward: blanks, zero
denominators, totals beside parts, revisions, several partners, spans, expected absences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa
from hypothesis import strategies as st

from amparo.framework.indicators import Component, ComponentCode, Indicator, Rule
from amparo.framework.language import same
from amparo.framework.results_framework import ResultsFramework
from amparo.measurement.completeness import ALWAYS
from tests.builders import AMOUNT, RATIO, a_disaggregation, a_framework, an_indicator, facts_from
from tests.reference_evaluation import evaluate_reference

AS_OF = date(2025, 6, 30)
AXES = ("partner", "place", "period", "sex", "age")
DAYS = (date(2025, 3, 1), date(2025, 6, 30), date(2025, 7, 1))
LOWEST: Mapping[str, tuple[str, ...]] = {
    "partner": ("a", "b", "c"),
    "place": ("19001", "19100", "50001"),
    "period": ("2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"),
    "sex": ("girls", "boys", "_U"),
    "age": ("0-11", "12-17"),
}
ABOVE: Mapping[str, tuple[str, ...]] = {
    "partner": ("_T",),
    "place": ("CO", "19", "50"),
    "period": ("2024", "2024-H1", "2023-H2", "2024-01..2024-04", "Y2-Q1", "Y3", "LIFE"),
    "sex": ("_T",),
    "age": ("_T",),
}


@dataclass(frozen=True, repr=False)
class Dataset:
    """A framework and facts, and what must come out."""

    framework: ResultsFramework
    facts: pa.Table

    def __repr__(self) -> str:
        rules = [
            (each.code, [part.code.value for part in each.components], dict(each.aggregation))
            for each in self.framework.indicators.values()
        ]
        facts = self.facts.drop_columns(["locator", "note"]).to_pylist()
        return "\n".join(map(str, [*rules, *([*fact.values()] for fact in facts)]))

    @property
    def expected(self) -> dict[tuple[str, ...], tuple[Any, ...]]:
        return evaluate_reference(self.framework, self.facts.to_pylist(), AS_OF)


def by_key(results: pa.Table) -> dict[tuple[str, ...], tuple[Any, ...]]:
    """Results in the form of the reference; every key once."""
    at = results.schema.names.index("status")
    rows = [tuple(row.values()) for row in results.to_pylist()]
    found = {row[:at]: row[at:] for row in rows}
    assert len(found) == len(rows)
    return found


@st.composite
def an_aggregation(draw: st.DrawFn, *, is_ratio: bool) -> dict[str, Rule]:
    """Rules that may stand together, for some of the axes in any order."""
    usual = Rule.RATIO_OF_SUMS if is_ratio else draw(st.sampled_from([Rule.SUM, Rule.MEAN]))
    rules: dict[str, Rule] = {}
    for axis in draw(st.permutations(AXES))[: draw(st.integers(0, len(AXES)))]:
        ways = [usual, usual, usual, Rule.NONE]
        if Rule.MEAN not in rules.values():
            ways += [] if is_ratio else [Rule.SUM, Rule.MAXIMUM, Rule.MEAN]
            ways += [Rule.LATEST, Rule.LATEST] if axis == "period" else []
        after_mean = {Rule.MEAN, Rule.NONE} if Rule.MEAN in rules.values() else set(Rule)
        rules[axis] = draw(st.sampled_from([each for each in ways if each in after_mean]))
    return rules


@st.composite
def an_indicator_of(draw: st.DrawFn, code: str, others: list[Indicator]) -> Indicator:
    """A count, a ratio of its own, or one derived from a count among `others`."""
    sums = [each for each in others if len(each.components) == 1 and not _has_mean(each)]
    kind = draw(st.sampled_from(["count", "count", "ratio", *(["derived"] * bool(sums))]))
    components = {"count": AMOUNT, "ratio": RATIO, "derived": ()}[kind]
    if kind == "derived":
        others_results = tuple(
            Component(each, same(each), draw(st.sampled_from(sums)).code, "moi")
            for each in (ComponentCode.NUMERATOR, ComponentCode.DENOMINATOR)
        )
        above, below = others_results
        components = draw(st.sampled_from([(RATIO[0], below), (above, RATIO[1]), others_results]))
    rules = draw(an_aggregation(is_ratio=kind != "count"))
    breakdowns = tuple(axis for axis in ("sex", "age") if axis in rules or draw(st.booleans()))
    made = an_indicator(code, components=components, disaggregations=breakdowns)
    return replace(made, aggregation=rules)


def _has_mean(indicator: Indicator) -> bool:
    return Rule.MEAN in indicator.aggregation.values()


@st.composite
def some_codes(draw: st.DrawFn, axis: str) -> list[str]:
    """A few codes of an axis: only lowest ones, or of all levels."""
    pool = LOWEST[axis] + ABOVE[axis] * draw(st.sampled_from([0, 0, 1]))
    return draw(st.lists(st.sampled_from(pool), min_size=1, max_size=3, unique=True))


@st.composite
def some_facts(draw: st.DrawFn, indicator: Indicator) -> list[dict[str, Any]]:
    """Facts of one indicator, dense enough that many meet in one total."""
    axes = (*AXES[:3], *indicator.disaggregations)
    codes = {axis: draw(some_codes(axis)) for axis in axes}
    own = [each.code.value for each in indicator.components if not each.indicator]
    row = st.fixed_dictionaries(
        {axis: st.sampled_from(codes[axis]) for axis in axes}
        | {
            "component": st.sampled_from(own),
            "authority": st.sampled_from(("moi", "moi", "icbf")),
            "known_from": st.sampled_from(DAYS),
        }
    )
    amount = st.sampled_from(
        [None, None, "na", "na", 0, 0, 1, 2, 7, Decimal("2.5"), Decimal("90.0001")]
    )
    unique = st.lists(row, max_size=14, unique_by=lambda each: tuple(sorted(each.items())))
    return [
        {"indicator": indicator.code, **each, **draw(st.builds(_stated, amount, st.booleans()))}
        for each in draw(unique if own else st.just([]))
    ]


def _stated(amount: Any, is_expected: bool) -> dict[str, Any]:
    if amount == "na":
        return {"status": "not_applicable", "source": "tip"}
    if amount is None and is_expected:
        return {"status": "not_reported", "source": "", "known_from": ALWAYS}
    if amount is None:
        return {"status": "not_reported", "source": "report_a"}
    return {"amount": Decimal(amount), "source": "report_b" if amount else "tip"}


@st.composite
def datasets(draw: st.DrawFn, most: int = 4) -> Dataset:
    """A framework with one to `most` indicators and facts of each."""
    flags = draw(st.tuples(*[st.sampled_from((True, True, False))] * 4))
    disaggregations = (
        a_disaggregation("sex", *LOWEST["sex"], exclusive=flags[0], complete=flags[1]),
        a_disaggregation("age", *LOWEST["age"], exclusive=flags[2], complete=flags[3]),
    )
    indicators: list[Indicator] = []
    for number in range(draw(st.integers(1, most))):
        indicators.append(draw(an_indicator_of(f"1.{number}", indicators)))
    rows = [row for each in indicators for row in draw(some_facts(each))]
    seen: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in rows:
        key = {"partner": "_T", "sex": "_T", "age": "_T", "known_from": None} | row
        names = ("indicator", "component", "authority", "known_from", *AXES)
        seen.setdefault(tuple(key[name] for name in names), row)
    framework = a_framework(*indicators, disaggregations=disaggregations)
    return Dataset(framework, facts_from(seen.values()))
