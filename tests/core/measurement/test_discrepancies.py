"""Totals against parts, beside the worked tables."""

from datetime import date
from decimal import Decimal

from amparo.framework.places import PlaceTree
from amparo.measurement.discrepancies import discrepancies, discrepancies_schema
from tests.builders import AS_OF, PLACES, a_disaggregation, a_framework, an_indicator, facts_from

SUMS = an_indicator(aggregation="partner: sum, place: sum, sex: sum")


def found(drawn: str, *indicators, **changes) -> list[tuple]:
    framework = a_framework(*(indicators or [SUMS]), **changes)
    rows = discrepancies(framework, facts_from(drawn), AS_OF).to_pylist()
    return [(row["axis"], row["stated"], row["parts"], row["listed_parts"]) for row in rows]


def test_nothing_is_found_in_nothing() -> None:
    table = discrepancies(a_framework(SUMS), facts_from([]), AS_OF)
    assert (table.num_rows, table.schema) == (0, discrepancies_schema(["sex", "age"]))


def test_unknown_is_a_part_like_another() -> None:
    drawn = """
        | sex   | amount |
        |-------|--------|
        | _T    | 20     |
        | girls | 12     |
        | _U    | 8      |
    """
    assert found(drawn) == []
    assert found(drawn.replace("| 8 ", "| 7 ")) == [("sex", 20, 19, 3)]


def test_partners_are_held_against_their_total_and_nobody_lists_them() -> None:
    drawn = """
        | partner | amount |
        |---------|--------|
        | _T      | 20     |
        | a       | 12     |
        | b       | 7      |
    """
    assert found(drawn) == [("partner", 20, 19, None)]


def test_parts_that_were_made_are_parts() -> None:
    drawn = """
        | place | amount |
        |-------|--------|
        | CO    | 20     |
        | 19001 | 12     |
        | 50    | 7      |
    """
    assert found(drawn, places=PlaceTree(PLACES)) == [("place", 20, 19, 2)]


def test_authorities_and_other_rules_are_not_compared() -> None:
    drawn = """
        | authority | sex   | amount |
        |-----------|-------|--------|
        | moi       | _T    | 114    |
        | icbf      | girls | 12     |
        | icbf      | boys  | 12     |
    """
    assert found(drawn) == []
    largest = an_indicator(aggregation="sex: maximum")
    assert found(drawn.replace("icbf", "moi "), largest) == []


def test_overlapping_categories_explain_nothing() -> None:
    drawn = """
        | sex   | amount |
        |-------|--------|
        | _T    | 10     |
        | girls | 9      |
        | boys  | 9      |
    """
    overlapping = [a_disaggregation("sex", "girls", "boys", exclusive=False)]
    assert found(drawn, disaggregations=overlapping) == []
    assert found(drawn) == [("sex", 10, 18, 3)]


def test_a_rule_for_a_breakdown_without_facts_is_no_obstacle() -> None:
    indicator = an_indicator(aggregation="form: sum", disaggregations=("form",))
    framework = a_framework(indicator, disaggregations=[a_disaggregation("form", "x")])
    facts = facts_from([{"amount": Decimal(1)}], [])
    assert discrepancies(framework, facts, date(2026, 1, 1)).num_rows == 0
