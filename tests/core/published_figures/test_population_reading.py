"""The population table becomes facts, every number of it, and nothing of it where one is wrong."""

from decimal import Decimal

import pyarrow.compute as pc
import pytest

from amparo.measurement.published_figures import read_population
from tests.shipped import content, population, shipped

CSV = content("colombia", "population.csv")
RULES = content("colombia", "figure_rules.yaml")


@pytest.fixture(scope="module")
def facts():
    return population(shipped("colombia").framework)


def amounts(facts, **wanted: str) -> list[Decimal]:
    for column, code in wanted.items():
        facts = facts.filter(pc.equal(facts[column], code))
    return facts["amount"].to_pylist()


def test_every_number_of_the_table_is_a_fact(facts) -> None:
    rows = len(CSV.splitlines()) - 1
    assert (rows, facts.num_rows) == (884, 884 * 6)


def test_the_nation_of_2024_is_as_published(facts) -> None:
    nation = {"place": "CO", "period": "2024"}
    assert sum(amounts(facts, indicator="C.1", age_dane="_T", **nation)) == 13_942_630
    assert sum(amounts(facts, indicator="C.2", **nation)) == 52_695_952


def test_bands_and_departments_add_up_to_the_nation(facts) -> None:
    for sex in ("female", "male"):
        whole = amounts(facts, indicator="C.1", age_dane="_T", sex=sex, period="2024", place="CO")
        bands = [
            amounts(facts, indicator="C.1", age_dane=band, sex=sex, period="2024", place="CO")[0]
            for band in ("0_5", "6_11", "12_13", "14_17")
        ]
        everywhere = amounts(facts, indicator="C.1", age_dane="_T", sex=sex, period="2024")
        assert sum(bands) == whole[0] == sum(everywhere) - whole[0]


def test_codes_keep_their_leading_zero(facts) -> None:
    assert len(amounts(facts, place="05", period="2024")) == 12


def read(text: bytes, rules: bytes = RULES):
    return read_population(text, rules, shipped("colombia").framework, "p.csv")


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        (b"\n05,2012,F", b"\n5,2012,F", "p.csv:28 cod_dpto"),
        (b"\n05,2012,F", b"\n,2012,F", "p.csv:28 cod_dpto"),
        (b"\n05,2012,F", b"\n05,2012,X", "p.csv:28 sex"),
        (b"\n05,2012,F", b"\n05,12,F", "p.csv:28 year"),
        (b"\n05,2012,F,", b"\n05,2012,F,1.5e3", "p.csv:28 age_0_5"),
        (b",all_ages", b",everybody", "p.csv:1 everybody"),
    ],
)
def test_a_wrong_cell_keeps_the_table_from_loading(old, new, where) -> None:
    facts, issues = read(CSV.replace(old, new))
    assert facts is None
    assert str(issues[0].location) == where


def test_rules_without_a_population_part_read_none() -> None:
    rules = content("illustrative", "figure_rules.yaml")
    facts, issues = read_population(CSV, rules, shipped("illustrative").framework)
    assert facts is None
    assert [issue.code for issue in issues] == ["figures.no_population"]


def test_wrong_rules_are_said_first() -> None:
    facts, issues = read(CSV, b"format: 1\n")
    assert facts is None
    assert issues
