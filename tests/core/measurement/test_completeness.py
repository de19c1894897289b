"""Who was expected, and who reported."""

from datetime import date
from decimal import Decimal

import pyarrow as pa
import pytest

from amparo.measurement.completeness import completeness, fill_expected
from amparo.measurement.facts import FactsInvalid, known_by
from tests.builders import facts_from

WHERE = {"indicator": "1.1", "period": "2024", "place": "CO", "authority": "moi"}


def owed(*partners: str, **more: str) -> pa.Table:
    return pa.Table.from_pylist([WHERE | more | {"partner": partner} for partner in partners])


def counts(facts: pa.Table, expected: pa.Table) -> list[tuple[int, int]]:
    rows = completeness(facts, expected).to_pylist()
    return [(row["reported"], row["expected"]) for row in rows]


def test_every_expected_absence_becomes_a_row_and_nothing_else_changes() -> None:
    facts = facts_from([{"partner": "a", "amount": Decimal(0)}])
    filled = fill_expected(facts, owed("a", "b", "b", component="amount"))
    assert filled.slice(0, 1).equals(facts)
    [added] = filled.slice(1).to_pylist()
    assert (added["partner"], added["sex"], added["status"]) == ("b", "_T", "not_reported")
    assert (added["amount"], added["source"]) == (None, "")


def test_a_number_known_later_only_is_filled_when_asked_for_an_earlier_day() -> None:
    facts = facts_from([{"partner": "a", "amount": Decimal(1), "known_from": date(2025, 7, 1)}])
    expected = owed("a", component="amount")
    assert fill_expected(known_by(facts, date(2025, 6, 30)), expected).num_rows == 1
    assert fill_expected(known_by(facts, date(2025, 7, 1)), expected).equals(facts)


def test_zero_is_reported_and_a_blank_is_not() -> None:
    rows = [{"partner": "a", "amount": Decimal(0)}, {"partner": "b", "status": "not_reported"}]
    assert counts(facts_from(rows), owed("a", "b", "c")) == [(1, 3)]


def test_whom_it_does_not_concern_leaves_both_counts() -> None:
    rows = [{"partner": "a", "amount": Decimal(5)}, {"partner": "b", "status": "not_applicable"}]
    assert counts(facts_from(rows), owed("a", "b")) == [(1, 1)]


def test_a_partner_with_some_numbers_missing_has_not_reported() -> None:
    rows = [
        {"partner": "a", "sex": "girls", "amount": Decimal(5)},
        {"partner": "a", "sex": "boys", "status": "not_reported"},
        {"partner": "b", "sex": "girls", "amount": Decimal(5)},
        {"partner": "b", "sex": "boys", "status": "not_applicable"},
    ]
    assert counts(facts_from(rows), owed("a", "b")) == [(1, 2)]


def test_a_partner_nobody_expected_is_refused_by_name() -> None:
    facts = facts_from([{"partner": f"p{number:02}", "amount": Decimal(1)} for number in range(12)])
    with pytest.raises(FactsInvalid, match=r"p01, .* p10 and others$"):
        completeness(facts, owed("p00"))
    with pytest.raises(FactsInvalid, match=r": p00$"):
        completeness(facts.slice(0, 1), owed("a"))
