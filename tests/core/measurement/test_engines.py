"""The statements are the same standard SQL for every engine, and hold no values."""

import re

import pytest
import sqlglot
from sqlglot import exp

from amparo.measurement.engines import in_dialect
from amparo.measurement.programme import Programme, programme_for
from tests.builders import AS_OF, a_framework, a_rate_of, a_ratio, an_indicator, facts_from

EVERYTHING = "partner: sum, sex: sum, age: sum, place: sum, period: latest"
OWN_WORDS = [
    "_T",
    "amount",
    "numerator",
    "denominator",
    "reported",
    "not_reported",
    "not_applicable",
    "partial",
    "undefined",
]


@pytest.fixture(scope="module")
def programme() -> Programme:
    rate = a_rate_of("2.1", "1.1", "moi", "place: ratio_of_sums")
    mean = an_indicator("1.3", "place: mean, sex: mean")
    framework = a_framework(an_indicator("1.1", EVERYTHING), a_ratio(), mean, rate)
    facts = facts_from("""
        | indicator | component | period  | place | partner | sex   | amount | known_from |
        |-----------|-----------|---------|-------|---------|-------|--------|------------|
        | 1.1       | amount    | 2024-Q1 | 19001 | a       | girls | 1      | 2025-01-01 |
        | 1.1       | amount    | 2024-Q1 | 19001 | a       | girls | 2      | 2025-02-02 |
        | 1.1       | amount    | 2024-Q1 | 19    | b       | _T    | 3      | 2025-01-01 |
        | 1.2       | numerator | 2024    | CO    |         |       | 4      | 2025-01-01 |
        | 1.3       | amount    | 2024    | 19    |         | girls | 5      | 2025-01-01 |
        | 2.1       | numerator | 2024    | 19    |         |       | 6      | 2025-01-01 |
    """)
    return programme_for(framework, facts, AS_OF)


def parsed(programme: Programme) -> list[exp.Expression]:
    return [sqlglot.parse_one(each.sql, read="duckdb") for each in programme.statements]


def test_no_statement_divides(programme: Programme) -> None:
    assert not any(tree.find(exp.Div, exp.IntDiv, exp.Avg) for tree in parsed(programme))


def test_no_value_stands_in_a_statement(programme: Programme) -> None:
    """Only the words for statuses, components and totals, which are the package's own."""
    literals = [each for tree in parsed(programme) for each in tree.find_all(exp.Literal)]
    assert {each.this for each in literals if each.is_string} <= {"", *OWN_WORDS}


def test_stages_use_grouping_sets() -> None:
    facts = facts_from([{"sex": "girls", "age": "0-11", "amount": 1}])
    even = programme_for(a_framework(an_indicator("1.1", "sex: sum, age: sum")), facts, AS_OF)
    [sets] = [sets for tree in parsed(even) for sets in tree.find_all(exp.GroupingSets)]
    assert len(sets.expressions) == 3


@pytest.mark.parametrize(
    ("dialect", "mark"), [("postgres", r"%\((\w+)\)s"), ("spark", r":([a-z]\w*)")]
)
def test_parameters_are_named_as_each_engine_names_them(
    programme: Programme, dialect: str, mark: str
) -> None:
    written = in_dialect(programme.statements, dialect)
    for before, after in zip(programme.statements, written, strict=True):
        assert (after.name, after.parameters) == (before.name, before.parameters)
        used = set(re.findall(mark, after.sql))
        assert set(after.parameters) <= used <= {"as_of", *after.parameters}


def test_indicators_with_one_plan_are_evaluated_together() -> None:
    codes = [f"1.{number}" for number in range(20)]
    framework = a_framework(*(an_indicator(code, "sex: sum") for code in codes))
    facts = facts_from({"indicator": code, "sex": "girls", "amount": 1} for code in codes)
    names = [each.name for each in programme_for(framework, facts, AS_OF).statements]
    assert names == ["cells_0", "cells_0_stage_1", "results_of_cells_0_stage_1"]
