"""The shipped Colombia compact: what is known of it, and that nothing more is claimed."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest

from amparo.framework.indicators import IndicatorState, Level
from amparo.framework.issues import Severity
from amparo.framework.language import Language
from tests.shipped import content, shipped


@pytest.fixture(scope="module")
def framework():
    return shipped("colombia").framework


def test_it_is_read_without_error_or_warning() -> None:
    assert {issue.severity for issue in shipped("colombia").issues} <= {Severity.NOTE}


def test_it_is_a_proposal_of_a_real_compact(framework) -> None:
    assert framework.adopted is None
    assert not framework.compact.illustrative
    assert (framework.compact.signed, framework.compact.ends) == (
        date(2022, 4, 26), date(2027, 4, 25),
    )  # fmt: skip


def test_four_objectives_and_four_priority_forms(framework) -> None:
    assert list(framework.objectives) == ["1", "2", "3", "4"]
    forms = framework.disaggregations["priority_form"]
    assert [form.code for form in forms.categories if form.priority] == [
        "travel_tourism", "online", "begging", "recruitment",
    ]  # fmt: skip
    assert not forms.exclusive


def test_no_target_is_made_up(framework) -> None:
    for indicator in framework.indicators.values():
        assert (indicator.targets, indicator.baselines) == ((), ())


def test_what_measures_the_compact_is_proposed(framework) -> None:
    measured = [each for each in framework.indicators.values() if each.level is not Level.CONTEXT]
    assert {each.state for each in measured} == {IndicatorState.PROPOSED}
    assert all(each.provenance.proposal for each in measured)
    assert {each.objective for each in measured} == set(framework.objectives)


def test_the_official_indicators_seen_are_there(framework) -> None:
    official = {"PS.5.1-28", "PS.5.1-29", "PS.5.2-23", "PS.5.3-15", "SDG.16.2.2"}
    assert official <= set(framework.indicators)


def test_every_source_says_how_its_day_is_known(framework) -> None:
    for source in framework.sources.values():
        assert source.published_basis.en.startswith(("Stated", "Assumed")), source.code
        assert source.published_basis.es.startswith(("Declarada", "Supuesta")), source.code


def test_the_report_of_2021_has_its_due_day_as_an_assumption(framework) -> None:
    source = framework.sources["tip_2021"]
    assert source.published == date(2021, 6, 30)
    assert "7107(b)" in source.published_basis.read(Language.ES)


def test_thirty_three_departments_lie_in_the_nation(framework) -> None:
    departments = framework.places.children("CO")
    assert len(departments) == 33
    assert all(len(place.code) == 2 for place in departments)
    assert framework.places["05"].name.es == "Antioquia"


def test_the_map_shows_every_department(framework) -> None:
    drawn = json.loads(content("colombia", "map.geojson"))["features"]
    codes = {feature["id"] for feature in drawn}
    assert codes == {place.code for place in framework.places.children("CO")}


def test_all_two_hundred_figures_are_facts() -> None:
    lines = list(csv.DictReader(io.StringIO(content("colombia", "published_figures.csv").decode())))
    facts = shipped("colombia").figures.to_pylist()
    numbers = [Decimal(line["value"]) for line in lines if line["value"]]
    assert len(numbers) == 200
    assert [fact["amount"] for fact in facts if fact["status"] == "reported"] == numbers
    assert [fact["locator"] for fact in facts] == [
        f"published_figures.csv:{number}" for number in range(2, len(lines) + 2)
    ]


def test_ages_that_the_report_does_not_give_are_not_reported() -> None:
    facts = shipped("colombia").figures.to_pylist()
    absent = [fact for fact in facts if fact["status"] != "reported"]
    assert {(fact["indicator"], fact["period"], fact["status"]) for fact in absent} == {
        ("V.1", "2020", "not_reported")
    }
    assert {fact["age_group"] for fact in absent} == {"adult", "child"}


def test_words_that_were_interpreted_stay_readable() -> None:
    notes = {fact["locator"]: fact["note"] for fact in shipped("colombia").figures.to_pylist()}
    assert 'year: "2022 (8 months)"' in notes["published_figures.csv:80"]
    assert 'year: "after 2018, to 2024"' in notes["published_figures.csv:85"]
    assert "2 servile marriages in 2017" in notes["published_figures.csv:16"]


def test_a_zero_stated_by_a_source_is_a_zero() -> None:
    zeros = [fact for fact in shipped("colombia").figures.to_pylist() if fact["amount"] == 0]
    assert {fact["indicator"] for fact in zeros} == {"L.7", "1.9"}
    assert {fact["status"] for fact in zeros} == {"reported"}


def test_every_interpretation_that_is_not_plain_has_its_reason() -> None:
    rules = shipped("colombia").rules
    for rule in rules.measures.values():
        for term in rule.terms.values():
            if term.indicator or term.authority:
                assert term.reason is not None
    read = next(iter(rules.measures.values())).years
    assert all(year.reason for year in read.values())
