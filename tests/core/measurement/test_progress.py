"""Changes and targets, beside the worked tables (h) and (i)."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.framework.indicators import Direction
from amparo.framework.language import same
from amparo.framework.places import Place, PlaceTree
from amparo.measurement.progress import Standing, change, life_target, progress
from tests.builders import a_framework, a_target, an_indicator

numbers = st.decimals(-1000, 1000, places=2)


@pytest.mark.parametrize(
    ("old", "new", "percent"),
    [("8", "38", "375"), ("4", "2", "-50"), ("5", "5", "0"), ("0", "3", None), ("-2", "3", None)],
)
def test_a_change_is_in_percent_of_the_old_number(old, new, percent) -> None:
    expected = None if percent is None else Decimal(percent)
    assert change(Decimal(old), Decimal(new)) == expected


def test_no_change_is_defined_without_both_numbers() -> None:
    assert change(None, Decimal(1)) is None
    assert change(Decimal(1), None) is None


@given(numbers, numbers, numbers)
def test_a_falling_indicator_is_a_rising_one_turned_over(actual, baseline, target) -> None:
    rising = progress(actual, baseline, target, Direction.UP)
    falling = progress(-actual, -baseline, -target, Direction.DOWN)
    assert (rising.share_reached, rising.standing) == (falling.share_reached, falling.standing)


@given(numbers, numbers, numbers)
def test_the_share_agrees_with_the_standing(actual, baseline, target) -> None:
    found = progress(actual, baseline, target, Direction.UP)
    if found.share_reached is not None:
        beyond = {Standing.MET, Standing.EXCEEDED}
        assert (found.share_reached >= 1) == (found.standing in beyond)


def test_the_target_of_the_term_is_the_authoritys_and_places_own() -> None:
    years = [f"Y{number}" for number in range(1, 6)]
    agreed = (("1", "moi", "CO"), ("7", "icbf", "CO"), ("3", "moi", "19"))
    targets = tuple(
        a_target(year, amount, authority, place)
        for amount, authority, place in agreed
        for year in years
    )
    indicator = an_indicator(aggregation="period: sum", calendar="compact_year", targets=targets)
    framework = a_framework(indicator)
    assert life_target(indicator, framework) == 5
    assert life_target(indicator, framework, authority="icbf") == 35
    assert life_target(indicator, framework, place="19") == 15
    assert life_target(indicator, framework, place="50") is None


def test_only_years_wholly_within_the_term_need_a_target() -> None:
    """Of the calendar years of a term from April 2022 to April 2027: 2023 to 2026."""
    targets = tuple(a_target(str(year), "10") for year in range(2023, 2027))
    indicator = an_indicator(aggregation="period: sum", targets=targets)
    assert life_target(indicator, a_framework(indicator)) == 40


@pytest.mark.parametrize("rule", ["sum", "latest"])
def test_a_calendar_without_a_whole_year_in_the_term_gives_no_target(rule) -> None:
    indicator = an_indicator(aggregation=f"period: {rule}")
    framework = a_framework(indicator)
    short = replace(framework.compact, ends=framework.compact.starts)
    assert life_target(indicator, replace(framework, compact=short)) is None


def test_the_first_root_place_is_meant_where_none_is_named() -> None:
    places = PlaceTree(Place(code, same(code), "nation") for code in ("PE", "CO"))
    indicator = an_indicator(targets=(a_target("LIFE", "9", place="PE"),))
    assert life_target(indicator, a_framework(indicator, places=places)) == 9
