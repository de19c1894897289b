"""Which axes go together, and which rules are refused."""

import pytest

from amparo.framework.indicators import Rule
from amparo.measurement.axes import Hierarchies
from amparo.measurement.plan import RuleRefused, check_rules, plan_for
from tests.builders import a_disaggregation, a_framework, a_rate_of, a_ratio, an_indicator

LOWEST = {
    "partner": {"a", "b"},
    "place": {"19001", "50001"},
    "period": {"2024-Q1"},
    "sex": {"girls"},
    "age": {"0-11", "_U"},
}
ALL = "partner: sum, sex: sum, age: sum"


def stages(aggregation: str, **values: set[str]) -> list[tuple[list[str], bool]]:
    indicator = an_indicator(aggregation=aggregation)
    framework = a_framework(indicator)
    plan = plan_for(indicator, framework, LOWEST | values, Hierarchies(framework))
    return [([step.axis for step in each.steps], each.is_merged) for each in plan.stages]


def test_neighbours_with_one_rule_and_no_totals_go_together() -> None:
    assert stages(ALL) == [(["partner", "sex", "age"], True)]


def test_a_stage_is_cut_where_it_would_make_too_many_grouping_sets() -> None:
    assert stages(ALL + ", place: sum") == [(["partner", "sex", "age"], True), (["place"], True)]


def test_an_axis_with_totals_beside_parts_goes_alone() -> None:
    found = stages(ALL, sex={"girls", "_T"})
    assert found == [(["partner"], True), (["sex"], False), (["age"], True)]
    assert stages("place: sum", place={"19", "19001"}) == [(["place"], False)]


def test_another_rule_between_keeps_the_order() -> None:
    found = stages("sex: sum, partner: maximum, age: sum")
    assert [axes for axes, _ in found] == [["sex"], ["partner"], ["age"]]


def test_the_latest_period_goes_alone() -> None:
    assert stages("sex: sum, period: latest") == [(["sex"], True), (["period"], False)]


def test_nothing_is_done_without_a_rule_or_where_all_stands_at_the_root() -> None:
    assert stages("sex: do_not_aggregate, place: sum", place={"CO"}) == []


@pytest.mark.parametrize("rule", ["sum", "mean"])
def test_overlapping_categories_are_not_added(rule: str) -> None:
    indicator = an_indicator(aggregation=f"sex: {rule}")
    overlapping = a_disaggregation("sex", "girls", "boys", exclusive=False)
    framework = a_framework(indicator, disaggregations=[overlapping])
    assert plan_for(indicator, framework, LOWEST, Hierarchies(framework)).stages == ()


@pytest.mark.parametrize(
    "indicator",
    [
        an_indicator(aggregation="authority: sum"),
        an_indicator(aggregation="form: sum"),
        an_indicator(aggregation="place: latest"),
        an_indicator(aggregation="place: ratio_of_sums"),
        an_indicator(aggregation="place: mean, period: sum"),
        an_indicator(aggregation="place: mean, period: latest"),
        a_ratio(aggregation="place: sum"),
        a_ratio(aggregation="place: mean"),
        a_ratio(aggregation="place: maximum"),
    ],
    ids=lambda indicator: str(dict(indicator.aggregation)),
)
def test_rules_without_meaning_are_refused(indicator) -> None:
    with pytest.raises(RuleRefused, match=indicator.code):
        check_rules(indicator, a_framework(indicator))


@pytest.mark.parametrize("other", [a_ratio("1.2"), an_indicator("1.2", "place: mean")])
def test_a_rate_over_a_ratio_or_a_mean_is_refused(other) -> None:
    rate = a_rate_of("1.1", "1.2", "moi")
    with pytest.raises(RuleRefused, match=r"1\.2"):
        check_rules(rate, a_framework(rate, other))


def test_every_rule_is_allowed_somewhere() -> None:
    for rule in Rule:
        make = a_ratio if rule is Rule.RATIO_OF_SUMS else an_indicator
        indicator = make(aggregation=f"period: {rule}, sex: do_not_aggregate")
        check_rules(indicator, a_framework(indicator))
