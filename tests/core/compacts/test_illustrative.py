"""The shipped fictional compact: marked as such, and big enough to show everything."""

import json
from datetime import date

import pytest

from amparo.framework.indicators import IndicatorState, Level, Rule
from amparo.framework.issues import Severity
from amparo.framework.statuses import FACT_STATUSES
from tests.shipped import content, shipped


@pytest.fixture(scope="module")
def framework():
    return shipped("illustrative").framework


def test_it_is_read_without_error_or_warning_and_says_that_it_is_fictional(framework) -> None:
    assert {issue.severity for issue in shipped("illustrative").issues} <= {Severity.NOTE}
    assert framework.compact.illustrative
    assert all("(fictional)" in source.publisher for source in framework.sources.values())


def test_every_active_indicator_has_a_target_for_every_year(framework) -> None:
    active = [each for each in framework.indicators.values() if each.level is not Level.CONTEXT]
    assert {each.state for each in active} == {IndicatorState.ACTIVE}
    for indicator in active:
        assert [target.period for target in indicator.targets] == ["Y1", "Y2", "Y3", "Y4", "Y5"]


def test_every_rule_is_used(framework) -> None:
    used = {rule for each in framework.indicators.values() for rule in each.aggregation.values()}
    undeclared = framework.indicators["4.4"].rule("partner")
    assert used | {undeclared} == set(Rule)


def test_every_status_zero_and_revision_occurs() -> None:
    facts = shipped("illustrative").figures.to_pylist()
    assert {fact["status"] for fact in facts} == set(FACT_STATUSES)
    assert any(fact["amount"] == 0 for fact in facts)
    assert {fact["known_from"] for fact in facts if (fact["note"] or "").startswith("revised")} == {
        date(2024, 9, 15),
        date(2025, 3, 10),
    }
    assert len({fact["partner"] for fact in facts}) > 3


def test_two_bodies_count_the_same_children(framework) -> None:
    assert framework.indicators["2.1"].authorities == ("cps", "police")


def test_the_map_shows_every_district(framework) -> None:
    drawn = json.loads(content("illustrative", "map.geojson"))["features"]
    codes = {feature["id"] for feature in drawn}
    assert codes == {place.code for place in framework.places.values() if place.level == "district"}
