"""What the checks of a partner report find in its numbers."""

import sys
from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.framework.indicators import Direction, Subject, Unit
from amparo.framework.issues import Severity
from amparo.framework.language import Language, same
from amparo.framework.statuses import Status
from amparo.workbooks.report_checks import check_content, unexplained
from amparo.workbooks.report_form import CellKey, FormCell, FormIndicator, StatedValue
from tests.builders import a_disaggregation, a_framework, a_ratio, an_indicator
from tests.core.workbooks.report_forms import a_form, codes, found, issues_of, told

COUNT = an_indicator()
DAYS = an_indicator(unit=Unit("days", same("days")), decimals=1)
MONEY = an_indicator(subject=Subject.MONEY, unit=Unit("USD", same("dollars"), "USD"))
FIVE_FORMS = a_disaggregation("form", "sex", "labour", "begging", "servile", "unknown")


def with_cell(form, **changes):
    """The form whose first cell has, beside its key, what `changes` say."""
    asked = form.indicators[0]
    first = replace(asked.cells[0], **changes)
    cells = (first, *asked.cells[1:])
    return replace(form, indicators=(FormIndicator(asked.indicator, "moi", cells),))


def before(amount):
    """What was accepted for the period before."""
    if amount == "na":
        return StatedValue(Status.NOT_APPLICABLE)
    return StatedValue(Status.REPORTED, Decimal(amount))


def test_a_report_that_answers_everything_has_no_issue() -> None:
    form = a_form(COUNT, breakdowns=[("sex",)])
    values = {
        "1.1|amount|19|": 12,
        "1.1|amount|19|sex=girls": 7,
        "1.1|amount|19|sex=boys": 4,
        "1.1|amount|19|sex=_U": 1,
    }
    assert found(form, told(values)) == []


def test_a_total_that_was_not_filled_is_an_error_that_names_the_cell() -> None:
    (issue,) = issues_of(a_form(COUNT), told())
    assert issue.code == "report.missing_total"
    assert issue.location.field == "1.1|amount|19|"
    assert issue.severity is Severity.ERROR
    assert "1.1, Cauca" in issue.problem.en
    assert "1.1, Cauca" in issue.problem.es


def test_an_issue_about_a_number_of_a_workbook_says_sheet_and_cell() -> None:
    value = StatedValue(Status.REPORTED, Decimal(-1), locator="1.1 ¡ojo!D7")
    (issue,) = issues_of(a_form(COUNT), told({"1.1|amount|19|": value}))
    assert (issue.location.sheet, issue.location.cell) == ("1.1 ¡ojo", "D7")
    assert issue.location.file == "report.xlsx"


def test_a_number_that_nobody_asked_for_is_an_error() -> None:
    values = {"1.1|amount|19|": 1, "1.1|amount|99|": 1, "9.9|amount|19|sex=x": 1}
    assert found(a_form(COUNT), told(values)) == [
        ("report.not_asked", "1.1|amount|99|"),
        ("report.not_asked", "9.9|amount|19|sex=x"),
    ]


def test_a_key_of_any_length_is_named_shortly() -> None:
    long = CellKey("9" * 5000, "amount", "", ())
    content = replace(told({"1.1|amount|19|": 1}), values={long: before("1")})
    issue = issues_of(a_form(COUNT), content)[-1]
    assert issue.code == "report.not_asked"
    assert len(issue.problem.en) < 300


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (StatedValue(Status.NOT_APPLICABLE, Decimal(0)), "report.amount_where_absent"),
        (StatedValue(Status.NOT_REPORTED, Decimal(3)), "report.amount_where_absent"),
        (StatedValue(Status.REPORTED), "report.amount_missing"),
        (StatedValue(Status.WITHHELD), "report.status_not_allowed"),
        (StatedValue(Status.PARTIAL, Decimal(3)), "report.status_not_allowed"),
        (StatedValue(Status.REPORTED, Decimal("NaN")), "report.amount_too_long"),
        (StatedValue(Status.REPORTED, Decimal("1E+90000")), "report.amount_too_long"),
        (StatedValue(Status.REPORTED, Decimal("1E-90000")), "report.amount_too_long"),
        (StatedValue(Status.NOT_REPORTED, note=" "), "report.absent_without_reason"),
    ],
)
def test_status_and_number_must_agree(value, code) -> None:
    assert codes(a_form(COUNT), told({"1.1|amount|19|": value})) == [code]


@pytest.mark.parametrize("absent", ["nr", "na"])
def test_an_absence_with_its_reason_is_right(absent) -> None:
    assert codes(a_form(COUNT), told({"1.1|amount|19|": absent})) == []


@pytest.mark.parametrize(
    ("indicator", "amount", "expected"),
    [
        (COUNT, "0", []),
        (COUNT, "3.0", []),
        (COUNT, "3.5", ["report.not_whole"]),
        (COUNT, "-1", ["report.negative"]),
        (COUNT, "-0.5", ["report.negative", "report.not_whole"]),
        (DAYS, "3.5", []),
        (DAYS, "-3.5", ["report.negative_measure"]),
        (MONEY, "3.55", []),
        (MONEY, "-3.55", ["report.negative_measure"]),
    ],
)
def test_counts_are_whole_and_never_negative(indicator, amount, expected) -> None:
    assert codes(a_form(indicator), told({"1.1|amount|19|": amount})) == expected


def test_numerators_and_denominators_of_people_are_whole() -> None:
    values = {"1.2|numerator|19|": "1.5", "1.2|denominator|19|": 4}
    assert codes(a_form(a_ratio()), told(values)) == ["report.not_whole"]
    scores = a_ratio(subject=Subject.INSTITUTIONS)
    assert codes(a_form(scores), told(values)) == []


PERCENT = Unit("percent", same("percent"))
SHARE = a_ratio(unit=PERCENT)
SESSIONS = a_ratio(unit=PERCENT, subject=Subject.INSTITUTIONS)
RATE = a_ratio(unit=Unit("rate_100k", same("per 100,000")), factor=100_000)


@pytest.mark.parametrize(
    ("indicator", "above", "below", "expected"),
    [
        (SHARE, 3, 4, []),
        (SHARE, 4, 4, []),
        (SHARE, 0, 0, []),
        (SHARE, 5, 4, ["report.numerator_above_denominator"]),
        (SESSIONS, 5, 4, ["report.numerator_beyond_denominator"]),
        (RATE, 5, 4, []),
        (SHARE, 5, 0, ["report.denominator_zero"]),
        (RATE, 5, 0, ["report.denominator_zero"]),
        (SHARE, 5, "nr", ["report.one_component"]),
        (SHARE, "na", 5, ["report.one_component"]),
        (SHARE, "nr", "nr", []),
    ],
)
def test_a_numerator_is_checked_against_its_denominator(indicator, above, below, expected) -> None:
    values = {"1.2|numerator|19|": above, "1.2|denominator|19|": below}
    assert codes(a_form(indicator), told(values)) == expected


def test_a_numerator_beside_an_unfilled_denominator_lacks_only_that() -> None:
    assert found(a_form(SHARE), told({"1.2|numerator|19|": 1})) == [
        ("report.missing_total", "1.2|denominator|19|")
    ]


@pytest.mark.parametrize(
    ("indicator", "earlier", "now", "jumps"),
    [
        (COUNT, "20", "41", True),
        (COUNT, "20", "40", False),
        (COUNT, "41", "20", True),
        (COUNT, "40", "20", False),
        (COUNT, "2", "11", False),
        (COUNT, "2", "12", True),
        (COUNT, "500", "0", True),
        (COUNT, "9", "0", False),
        (COUNT, "0", "0", False),
        (COUNT, "na", "50", False),
        (DAYS, "2", "5", True),
        (DAYS, "0.2", "0.5", False),
    ],
)
def test_a_jump_against_the_period_before_is_asked_about(indicator, earlier, now, jumps) -> None:
    form = with_cell(a_form(indicator), previous=before(earlier))
    expected = ["report.jump"] if jumps else []
    assert codes(form, told({"1.1|amount|19|": now})) == expected


def test_a_jump_of_a_part_is_told_only_where_the_total_did_not_jump() -> None:
    form = a_form(COUNT, breakdowns=[("sex",)])
    asked = form.indicators[0]
    values = {
        "1.1|amount|19|": 100,
        "1.1|amount|19|sex=girls": 90,
        "1.1|amount|19|sex=boys": 10,
        "1.1|amount|19|sex=_U": 0,
    }
    for total, expected in ((10, ["1.1|amount|19|"]), (90, ["1.1|amount|19|sex=girls"])):
        earlier = (before(total), before("10"), before("10"), before("0"))
        cells = tuple(
            FormCell(each.key, was) for each, was in zip(asked.cells, earlier, strict=True)
        )
        changed = replace(form, indicators=(replace(asked, cells=cells),))
        assert [field for _, field in found(changed, told(values))] == expected


def test_not_applicable_where_there_was_a_number_is_asked_about() -> None:
    form = with_cell(a_form(COUNT), previous=before("7"))
    assert codes(form, told({"1.1|amount|19|": "na"})) == ["report.no_longer_applicable"]
    assert codes(form, told({"1.1|amount|19|": "nr"})) == []


@pytest.mark.parametrize(
    ("direction", "period", "rules", "target", "amount", "asked"),
    [
        (Direction.UP, "2024-Q3", "", "100", "121", True),
        (Direction.UP, "2024-Q3", "", "100", "120", False),
        (Direction.UP, "2024-Q3", "", "100", "3", False),
        (Direction.NEITHER, "2024", "", "100", "900", False),
        (Direction.DOWN, "2024", "period: sum", "120", "99", True),
        (Direction.DOWN, "2024", "period: sum", "120", "100", False),
        (Direction.DOWN, "2024-Q3", "period: sum", "120", "20", False),
        (Direction.DOWN, "2024-Q3", "period: latest", "120", "20", True),
        (Direction.DOWN, "2024", "", "120", "900", False),
    ],
)
def test_a_result_far_beyond_the_target_is_asked_about(
    direction, period, rules, target, amount, asked
) -> None:
    indicator = an_indicator(aggregation=rules, direction=direction)
    form = with_cell(a_form(indicator, period=period), target=Decimal(target))
    code = f"report.target_overshoot{'_down' if direction is Direction.DOWN else ''}"
    expected = [code] if asked else []
    assert codes(form, told({"1.1|amount|19|": amount})) == expected


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        (9, 10, ["report.target_overshoot"]),
        (5, 10, []),
        (0, 0, []),
        (9, "nr", ["report.one_component"]),
    ],
)
def test_the_target_of_a_share_is_compared_with_the_share(above, below, expected) -> None:
    form = with_cell(a_form(SHARE), target=Decimal(50))
    values = {"1.2|numerator|19|": above, "1.2|denominator|19|": below}
    assert codes(form, told(values)) == expected


def test_a_share_of_another_indicator_is_not_computed_here() -> None:
    components = (SHARE.components[0], replace(SHARE.components[1], indicator="1.1"))
    form = with_cell(a_form(replace(SHARE, components=components)), target=Decimal(1))
    assert codes(form, told({"1.2|numerator|19|": 900})) == []


def test_warnings_need_an_explanation_that_says_something() -> None:
    form = with_cell(a_form(COUNT), previous=before("20"))
    content = told({"1.1|amount|19|": 90})
    issues = issues_of(form, content)
    assert unexplained(issues, content) == issues
    where = ("report.jump", "1.1|amount|19|")
    for words, enough in (("", False), (" ... n/a ...", False), ("Two more courses.", True)):
        explained = replace(content, explanations={where: words})
        assert (unexplained(issues, explained) == []) is enough


def test_an_error_cannot_be_explained_and_a_note_needs_no_explanation() -> None:
    form = a_form(COUNT, breakdowns=[("sex",)])
    content = told({"1.1|amount|19|": 3, "1.1|amount|19|sex=girls": 3})
    notes = issues_of(form, content)
    assert {issue.severity for issue in notes} == {Severity.NOTE}
    assert unexplained(notes, content) == []
    empty = told(explanations={("report.missing_total", "1.1|amount|19|"): "Nobody counted."})
    (error,) = unexplained(issues_of(a_form(COUNT), empty), empty)
    assert error.code == "report.missing_total"


def test_issues_come_in_the_order_of_the_form() -> None:
    form = a_form(COUNT, an_indicator("1.3"), places=("19", "50"))
    values = {"1.3|amount|50|": -1, "9|amount|19|": 1, "1.1|amount|50|": -1, "1.3|amount|19|": 2}
    content = told(values, narratives={})
    assert [field for _, field in found(form, content)] == [
        "1.1|amount|19|",
        "1.1|amount|50|",
        "1.3|amount|50|",
        "9|amount|19|",
        "narrative.progress",
    ]


def test_numbers_in_sentences_follow_the_language() -> None:
    form = with_cell(a_form(DAYS), previous=before("1234.50"))
    (issue,) = issues_of(form, told({"1.1|amount|19|": "9876543"}))
    assert "9,876,543; in the period before it was 1,234.5" in issue.read(Language.EN)
    assert "9.876.543; en el período anterior fue 1.234,5" in issue.read(Language.ES)


keys = st.builds(
    CellKey,
    st.sampled_from(["1.1", "1.2", "9"]),
    st.sampled_from(["amount", "numerator", "denominator", ""]),
    st.sampled_from(["19", "x", ""]),
    st.sampled_from([(), (("sex", "girls"),), (("age", "0-5"),), (("a", "b"), ("c", "d"))]),
)
stated = st.builds(StatedValue, st.sampled_from(Status), st.none() | st.decimals(), st.text())


@given(st.dictionaries(keys, stated, max_size=8), st.dictionaries(st.text(), st.decimals()))
def test_whatever_is_answered_gives_issues_and_no_exception(values, spending) -> None:
    form = with_cell(a_form(COUNT, SHARE, breakdowns=[("sex",)]), previous=before("7"))
    content = replace(told(), values=values, spending=spending, financial=spending)
    for issue in check_content(form, content, "f"):
        assert issue.read(Language.EN)
        assert issue.read(Language.ES)


def calls_of_checking(categories: int) -> int:
    """How many functions are called to check a report of so many times ten cells."""
    framework = a_framework(COUNT, disaggregations=[
        a_disaggregation("sex", *(f"s{number}" for number in range(10))),
        a_disaggregation("age", *(f"a{number}" for number in range(categories))),
    ])  # fmt: skip
    form = a_form(COUNT, framework=framework, breakdowns=[("age", "sex"), ("sex",)])
    content = replace(told(), values={cell.key: before("1") for _, cell in form.cells()})
    counted = Counter()
    sys.setprofile(lambda _, event, __: counted.update([event]))
    try:
        issues = check_content(form, content, "f")
    finally:
        sys.setprofile(None)
    assert {issue.code for issue in issues} == {"report.parts_exceed_total"}
    return counted["call"]


def test_twice_as_many_cells_take_about_twice_the_work() -> None:
    assert calls_of_checking(200) < 2.2 * calls_of_checking(100)
