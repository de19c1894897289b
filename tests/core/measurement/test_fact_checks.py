"""Everything wrong with facts is found at once, each with its place."""

from decimal import Decimal

import pytest

from amparo.framework.indicators import Subject
from amparo.framework.issues import Location
from amparo.framework.language import Language
from amparo.measurement.fact_checks import location_from_locator
from amparo.measurement.facts import check_facts
from tests.builders import a_framework, a_rate_of, an_indicator, facts_from

FRAMEWORK = a_framework(
    an_indicator(disaggregations=("sex",)),
    an_indicator("M.1", subject=Subject.MONEY),
    a_rate_of("R.1", "1.1", "moi"),
)
GOOD = {"amount": Decimal(3)}
NOT_REPORTED = {"status": "not_reported", "amount": None}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"indicator": "9.9"}, "facts.indicator"),
        ({"component": "numerator"}, "facts.component"),
        ({"indicator": "R.1", "component": "denominator"}, "facts.component"),
        ({"authority": "dane"}, "facts.authority"),
        ({"place": "99"}, "facts.place"),
        ({"period": "2024-Q5"}, "facts.period"),
        ({"source": " "}, "facts.source"),
        ({"status": "partial"}, "facts.status"),
        ({"status": "withheld"}, "facts.status"),
        ({"amount": None}, "facts.amount_missing"),
        ({"status": "not_reported"}, "facts.amount_unexpected"),
        ({"status": "not_applicable", "amount": Decimal(0)}, "facts.amount_unexpected"),
        ({"age": "0-11"}, "facts.breakdown"),
        ({"sex": "women"}, "facts.category"),
        ({"amount": Decimal(-1)}, "facts.negative"),
    ],
)
def test_each_mistake_is_named_once(change, code) -> None:
    [issue] = check_facts(facts_from([GOOD | change]), FRAMEWORK)
    assert (issue.code, issue.location) == (code, Location("figures.csv", 2))
    assert all(issue.read(language) for language in Language)


@pytest.mark.parametrize(
    "row",
    [
        {"amount": Decimal(0)},
        NOT_REPORTED,
        {"status": "not_applicable"},
        {"sex": "_U", "amount": Decimal(1)},
        {"indicator": "M.1", "amount": Decimal(-5)},
        {"indicator": "R.1", "component": "numerator", "amount": Decimal(1)},
        {"period": "2024-01..2024-04", "amount": Decimal(1)},
    ],
)
def test_good_facts_have_no_issues(row) -> None:
    assert check_facts(facts_from([row]), FRAMEWORK) == []


def test_a_number_given_twice_is_named_at_its_second_row() -> None:
    [issue] = check_facts(facts_from([GOOD, GOOD | {"sex": "girls"}, GOOD]), FRAMEWORK)
    assert (issue.code, issue.location.line) == ("facts.duplicate", 4)


def test_all_issues_of_all_rows_are_found_in_their_order() -> None:
    rows = [{"place": "99", "period": "then"}, {}, {"authority": "un"}, {"sex": "x"}]
    issues = check_facts(facts_from([GOOD | row for row in rows]), FRAMEWORK)
    found = [(issue.location.line, issue.code) for issue in issues]
    assert found == [
        (2, "facts.place"),
        (2, "facts.period"),
        (4, "facts.authority"),
        (5, "facts.category"),
    ]


def test_a_breakdown_the_framework_does_not_know_is_named() -> None:
    facts = facts_from([GOOD | {"colour": "red"}], ("sex", "colour"))
    assert [issue.code for issue in check_facts(facts, FRAMEWORK)] == ["facts.breakdown"]


def test_the_problem_names_what_was_written() -> None:
    [issue] = check_facts(facts_from([GOOD | {"place": "{99}"}]), FRAMEWORK)
    assert "{99}" in issue.problem.es


@pytest.mark.parametrize(
    ("locator", "location"),
    [
        ("figures.csv:12", Location("figures.csv", 12)),
        ("Data!C7", Location("report_a", sheet="Data", cell="C7")),
        ("page 4", Location("page 4")),
        (":7", Location(":7")),
        ("", Location("report_a")),
    ],
)
def test_a_locator_says_where_a_row_was_read(locator, location) -> None:
    assert location_from_locator(locator, "report_a") == location
