"""Parts against totals: what never adds up is refused, what does not is asked about."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.framework.indicators import Subject, Unit
from amparo.framework.issues import Severity
from amparo.framework.language import Language, same
from amparo.framework.statuses import Status
from amparo.workbooks.report_checks import unexplained
from amparo.workbooks.report_form import CellKey, StatedValue
from tests.builders import a_disaggregation, a_framework, a_ratio, an_indicator
from tests.core.workbooks.report_forms import a_form, codes, found, issues_of, told

FORMS = ("sex_trafficking", "labour", "begging", "domestic", "other")


def form_by(*categories, exclusive=True, complete=True, **changes):
    """A form that asks one indicator in one place by one disaggregation."""
    axis = a_disaggregation("form", *categories, exclusive=exclusive, complete=complete)
    indicator = an_indicator(disaggregations=("form",), **changes)
    framework = a_framework(indicator, disaggregations=[axis])
    return a_form(indicator, framework=framework, breakdowns=[("form",)])


def parts(total, *amounts, categories=FORMS):
    """The total and the amounts of the categories; None: not filled in."""
    values = {"1.1|amount|19|": total}
    for category, amount in zip(categories, amounts, strict=False):
        if amount is not None:
            values[f"1.1|amount|19|form={category}"] = amount
    return told(values)


def test_forms_that_leave_five_of_114_are_accepted_with_a_warning() -> None:
    """DOMAIN 11, case 1: the published counts of 2018."""
    form, content = form_by(*FORMS), parts(114, 67, 17, 4, 8, 13)
    (issue,) = issues_of(form, content)
    assert issue.code == "report.parts_below_total"
    assert issue.severity is Severity.WARNING
    assert "5 unexplained" in issue.read(Language.EN)
    assert "5 sin explicar" in issue.read(Language.ES)
    where = (issue.code, issue.location.field)
    explained = replace(content, explanations={where: "Published so by the ministry."})
    assert unexplained(issues_of(form, explained), explained) == []


@pytest.mark.parametrize(
    ("exclusive", "complete", "amounts", "expected"),
    [
        (True, True, (6, 4), []),
        (True, True, (6, 3), ["parts_below_total"]),
        (True, True, (6, 5), ["parts_exceed_total"]),
        (True, False, (6, 4), []),
        (True, False, (6, 3), []),
        (True, False, (6, 5), ["parts_exceed_total"]),
        (False, False, (6, 5), []),
        (False, False, (11, 5), ["part_exceeds_total"]),
        (False, False, (1, 1), []),
        (False, True, (9, 9), []),
        (False, True, (6, 3), ["parts_below_total"]),
        (True, True, (6, None), ["category_missing"]),
        (True, True, (11, None), ["category_missing", "parts_exceed_total"]),
        (True, True, (6, "nr"), []),
        (True, True, (10, "na"), []),
        (True, True, (None, None), ["breakdown_missing"]),
    ],
)
def test_parts_are_held_against_the_total(exclusive, complete, amounts, expected) -> None:
    form = form_by("one", "two", exclusive=exclusive, complete=complete)
    content = parts(10, *amounts, categories=("one", "two"))
    assert sorted(codes(form, content)) == [f"report.{code}" for code in expected]


def test_an_unfilled_category_is_not_taken_for_zero() -> None:
    content = parts(10, 6, None, categories=("one", "two"))
    (issue,) = issues_of(form_by("one", "two"), content)
    assert issue.severity is Severity.NOTE
    assert issue.location.field == "1.1|amount|19|form=two"


def test_a_total_of_zero_needs_no_breakdown() -> None:
    assert codes(form_by("one", "two"), parts(0)) == []


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        ("nr", ["report.parts_without_total"]),
        ("na", ["report.parts_without_total"]),
        (StatedValue(Status.REPORTED), ["report.amount_missing"]),
    ],
)
def test_parts_without_a_total_are_asked_about(total, expected) -> None:
    content = parts(total, 6, 4, categories=("one", "two"))
    assert codes(form_by("one", "two"), content) == expected
    absent = parts(total, "nr", "nr", categories=("one", "two"))
    assert "report.parts_without_total" not in codes(form_by("one", "two"), absent)


def test_parts_beside_a_total_that_was_not_filled_lack_only_the_total() -> None:
    content = told({"1.1|amount|19|form=one": 1, "1.1|amount|19|form=two": 1})
    assert codes(form_by("one", "two"), content) == ["report.missing_total"]


DAYS = Unit("days", same("days"))
DOLLARS = Unit("USD", same("dollars"), "USD")


@pytest.mark.parametrize(
    ("unit", "rules", "subject", "checked"),
    [
        (DAYS, "form: mean", Subject.CHILDREN, False),
        (DAYS, "", Subject.CHILDREN, False),
        (Unit("persons", same("persons")), "form: maximum", Subject.CHILDREN, False),
        (Unit("persons", same("persons")), "", Subject.CHILDREN, True),
        (DOLLARS, "", Subject.MONEY, True),
        (DAYS, "form: sum", Subject.CHILDREN, True),
    ],
)
def test_what_has_no_sum_is_not_added_up(unit, rules, subject, checked) -> None:
    form = form_by("one", "two", unit=unit, aggregation=rules, subject=subject)
    content = parts(10, 9, 8, categories=("one", "two"))
    assert codes(form, content) == (["report.parts_exceed_total"] if checked else [])


def crossed_form(*breakdowns):
    axes = [a_disaggregation("sex", "g", "b"), a_disaggregation("age", "0", "1", complete=False)]
    indicator = an_indicator()
    framework = a_framework(indicator, disaggregations=axes)
    return a_form(indicator, framework=framework, breakdowns=breakdowns)


def test_a_crossing_is_held_against_the_nearest_totals() -> None:
    values = {
        "1.1|amount|19|": 10,
        "1.1|amount|19|sex=g": 6,
        "1.1|amount|19|sex=b": 4,
        "1.1|amount|19|age=0;sex=g": 5,
        "1.1|amount|19|age=1;sex=g": 2,
        "1.1|amount|19|age=0;sex=b": 1,
        "1.1|amount|19|age=1;sex=b": 1,
    }
    form = crossed_form(("sex",), ("age", "sex"))
    assert found(form, told(values)) == [("report.parts_exceed_total", "1.1|amount|19|sex=g")]


def test_a_crossing_without_its_margins_is_held_against_the_total() -> None:
    values = {
        "1.1|amount|19|": 10,
        "1.1|amount|19|age=0;sex=g": 5,
        "1.1|amount|19|age=1;sex=g": 2,
        "1.1|amount|19|age=0;sex=b": 2,
        "1.1|amount|19|age=1;sex=b": 2,
    }
    form = crossed_form(("age", "sex"))
    (issue,) = issues_of(form, told(values))
    assert issue.code == "report.parts_exceed_total"
    assert "age × sex" in issue.problem.en  # noqa: RUF001 - a crossing


def test_numerators_by_category_are_held_against_the_numerator() -> None:
    indicator = a_ratio(disaggregations=("sex",), aggregation="sex: ratio_of_sums")
    form = a_form(indicator, breakdowns=[("sex",)])
    values = {
        f"1.2|{component}|19|{part}": amount
        for component, amounts in (("numerator", (5, 5, 1, 0)), ("denominator", (9, 5, 4, 0)))
        for part, amount in zip(("", "sex=girls", "sex=boys", "sex=_U"), amounts, strict=True)
    }
    assert found(form, told(values)) == [("report.parts_exceed_total", "1.2|numerator|19|")]


def test_a_ratio_of_which_only_the_numerator_is_asked_has_no_second_number() -> None:
    indicator = a_ratio()
    form = a_form(indicator)
    asked = form.indicators[0]
    form = replace(form, indicators=(replace(asked, cells=asked.cells[:1]),))
    assert codes(form, told({"1.2|numerator|19|": 900})) == []


counts = st.lists(st.integers(0, 10**15), min_size=3, max_size=3)


@given(counts)
def test_parts_that_make_the_total_are_never_asked_about(amounts) -> None:
    form = form_by("a", "b", "c")
    content = parts(sum(amounts), *amounts, categories=("a", "b", "c"))
    assert codes(form, content) == []


@given(counts, st.integers(1, 10**6))
def test_the_difference_is_stated_exactly(amounts, difference) -> None:
    form, total = form_by("a", "b", "c"), sum(amounts) + difference
    content = parts(total, *amounts, categories=("a", "b", "c"))
    (issue,) = issues_of(form, content)
    assert f"{difference:,} unexplained" in issue.problem.en


def test_sums_keep_every_digit() -> None:
    digits = "123456789012345678901234"
    form = form_by("a", "b", unit=DOLLARS, subject=Subject.MONEY)
    values = {
        CellKey("1.1", "amount", "19"): f"{digits}.01",
        CellKey("1.1", "amount", "19", (("form", "a"),)): digits,
        CellKey("1.1", "amount", "19", (("form", "b"),)): "0.02",
    }
    stated = {key: StatedValue(Status.REPORTED, Decimal(each)) for key, each in values.items()}
    (issue,) = issues_of(form, told({str(key): each for key, each in stated.items()}))
    assert issue.code == "report.parts_exceed_total"
    assert "0.01 more than" in issue.problem.en
