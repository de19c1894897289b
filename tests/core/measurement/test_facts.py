"""Facts keep their shape, their hash and what was known when."""

import hashlib
from datetime import date
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.measurement.facts import (
    FactsInvalid,
    facts_hash,
    facts_schema,
    facts_table,
    known_by,
    read_facts,
    table_disaggregations,
    write_facts,
)
from tests.builders import facts_from

TWO = """
| place | sex   | amount |
|-------|-------|--------|
| 19    | girls | 4.5    |
| 50    | _T    | nr     |
"""


def test_blank_partner_and_breakdowns_are_totals() -> None:
    first, second = facts_from(TWO).to_pylist()
    assert (first["partner"], first["sex"], first["age"]) == ("_T", "girls", "_T")
    assert (first["amount"], second["amount"]) == (Decimal("4.5000"), None)


def test_facts_have_one_column_for_each_disaggregation_asked_for() -> None:
    assert table_disaggregations(facts_from(TWO, ("age", "sex"))) == ["age", "sex"]
    assert facts_table([], ["form"]).schema.equals(facts_schema(["form"]))


@pytest.mark.parametrize(
    "change",
    [
        {"colour": "red"},
        {"amount": "four"},
        {"amount": Decimal("1.00001")},
        {"period": None},
        {"status": 3},
    ],
)
def test_rows_of_another_shape_are_refused(change) -> None:
    with pytest.raises(FactsInvalid):
        facts_from([{"amount": Decimal(1)} | change])


def test_a_row_that_lacks_a_column_is_refused() -> None:
    with pytest.raises(FactsInvalid, match="authority"):
        facts_table([{"indicator": "1.1"}], [])


def test_the_hash_is_of_the_numbers_and_not_of_their_order() -> None:
    facts = facts_from(TWO)
    turned = facts.take([1, 0])
    other_columns = facts_from(TWO, ("age", "sex"))
    assert facts_hash(facts) == facts_hash(turned) == facts_hash(other_columns)


def test_anybody_can_compute_the_hash() -> None:
    lines = [
        "age amount authority component indicator known_from locator note partner period place "
        "sex source status",
        "_T 4.5000 moi amount 1.1 2025-03-01 figures.csv:2 \\N _T 2024 19 girls tip reported ",
        "_T \\N moi amount 1.1 2025-03-01 figures.csv:3 \\N _T 2024 50 _T tip not_reported ",
    ]
    text = "\n".join(lines).replace(" ", "\t")
    assert facts_hash(facts_from(TWO)) == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    "change",
    [
        {"note": "a"},
        {"amount": Decimal("0.0001")},
        {"source": "b"},
        {"known_from": date(2020, 1, 1)},
    ],
)
def test_the_hash_tells_every_difference(change) -> None:
    row = {"amount": Decimal(0)}
    assert facts_hash(facts_from([row])) != facts_hash(facts_from([row | change]))


@given(st.lists(st.text("ab\t\n\\N"), min_size=2, max_size=2, unique=True))
def test_notes_with_tabs_and_line_ends_hash_differently(notes: list[str]) -> None:
    one, other = ([{"amount": 1, "note": note}, {"amount": 2, "note": None}] for note in notes)
    assert facts_hash(facts_from(one)) != facts_hash(facts_from(other))


def test_a_blank_note_is_not_an_empty_one() -> None:
    blank, empty, word = (facts_from([{"note": note}]) for note in (None, "", "\\N"))
    assert len({facts_hash(blank), facts_hash(empty), facts_hash(word)}) == 3


def test_a_file_gives_back_the_same_facts() -> None:
    facts = facts_from(TWO)
    again = read_facts(write_facts(facts.take([1, 0])))
    assert again.equals(facts)
    assert write_facts(again) == write_facts(facts)


def test_a_broken_file_is_refused() -> None:
    content = write_facts(facts_from(TWO))
    for broken in (b"", b"PAR1", content[:-20], content[: len(content) // 2]):
        with pytest.raises(FactsInvalid, match="Parquet"):
            read_facts(broken)


def _file(table: pa.Table) -> bytes:
    target = pa.BufferOutputStream()
    pq.write_table(table, target)
    return target.getvalue().to_pybytes()


def test_a_file_of_something_else_is_refused() -> None:
    facts = facts_from(TWO)
    with pytest.raises(FactsInvalid, match="columns"):
        read_facts(_file(facts.drop_columns(["status"])))
    nameless = facts.set_column(0, pa.field("indicator", pa.string()), pa.array([None, "1.1"]))
    with pytest.raises(FactsInvalid):
        read_facts(_file(nameless))


def test_of_each_number_the_latest_known_counts() -> None:
    facts = facts_from("""
        | sex   | amount | known_from |
        |-------|--------|------------|
        | girls | 463    | 2025-03-06 |
        | girls | 578    | 2025-07-01 |
        | boys  | 1      | 2025-03-06 |
        | _T    | 9      | 2025-07-01 |
    """)
    april = known_by(facts, date(2025, 4, 30))
    assert dict(zip(april["sex"].to_pylist(), april["amount"].to_pylist(), strict=True)) == {
        "boys": 1,
        "girls": 463,
    }
    assert 578 in known_by(facts, date(2025, 7, 1))["amount"].to_pylist()
    assert april.schema.equals(facts.schema)
