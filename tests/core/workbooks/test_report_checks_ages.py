"""Age groups of one body are never read as those of another."""

import pytest

from amparo.framework.disaggregations import Category
from amparo.framework.language import same
from amparo.workbooks.age_schemes import ages, is_age_scheme, other_age_scheme
from amparo.workbooks.report_form import CellKey
from tests.builders import a_disaggregation, a_framework, an_indicator
from tests.core.workbooks.report_forms import a_form, issues_of, told

SCHEMES = [
    a_disaggregation("age_child", "0_5", "6_11", "12_17", "_U"),
    a_disaggregation("age_moi", "under_11", "12_17"),
    a_disaggregation("age_dane", "0_5", "6_11", "12_13", "14_17"),
    a_disaggregation("sex", "girls", "boys"),
]
INDICATOR = an_indicator(disaggregations=("age_child", "sex"))
PLAIN = an_indicator("2.1", disaggregations=("sex",))
FRAMEWORK = a_framework(INDICATOR, PLAIN, disaggregations=SCHEMES)


def issue_of(breakdown):
    """The issue that a number pasted under this breakdown gives, beside its right total."""
    form = a_form(INDICATOR, framework=FRAMEWORK)
    (issue,) = issues_of(form, told({"1.1|amount|19|": 5, f"1.1|amount|19|{breakdown}": 1}))
    return issue


def test_a_group_that_no_asked_group_holds_is_said_not_to_map() -> None:
    issue = issue_of("age_child=under_11")
    assert issue.code == "report.age_schemes_differ"
    assert "“age_moi”" in issue.problem.en
    assert "0_5, 6_11, 12_17" in issue.remedy.en
    assert "«age_child»" in issue.problem.es


def test_a_finer_group_is_said_to_add_into_the_one_that_holds_it() -> None:
    issue = issue_of("age_dane=14_17")
    assert issue.code == "report.age_group_adds_into"
    assert '"12_17"' in issue.remedy.en


def test_the_same_group_under_another_scheme_names_the_group_asked_for() -> None:
    assert issue_of("age_moi=12_17").code == "report.age_group_adds_into"
    assert issue_of("age_child=12_13;sex=girls").code == "report.age_group_adds_into"


@pytest.mark.parametrize(
    "breakdown",
    [
        "age_child=0_5",  # the scheme that is asked, where this form does not ask it
        "age_child=unheard_of",
        "age_moi=unheard_of",
        "sex=girls",
        "colour=red",
    ],
)
def test_other_numbers_are_not_asked_for(breakdown) -> None:
    assert issue_of(breakdown).code == "report.not_asked"


def test_an_indicator_without_ages_and_one_unknown_have_no_other_scheme() -> None:
    for code in ("2.1", "9.9"):
        key = CellKey(code, "amount", "19", (("age_moi", "under_11"),))
        assert other_age_scheme(FRAMEWORK, key) is None


@pytest.mark.parametrize(
    ("code", "span"),
    [
        ("0_5", (0, 5)),
        ("12-17", (12, 17)),
        ("under_11", (0, 10)),
        ("18_plus", (18, 150)),
        ("18_or_over", (18, 150)),
        ("child", (0, 17)),
        ("adult", (18, 150)),
        ("_U", None),
        ("2024_2025", None),
    ],
)
def test_codes_of_groups_name_ages(code, span) -> None:
    assert ages(Category(code, same(code))) == span


def test_a_scheme_is_known_by_its_code() -> None:
    names = ("age", "age_moi", "grupo_edad", "language", "sex", "stage")
    assert [name for name in names if is_age_scheme(a_disaggregation(name, "x"))] == [
        "age", "age_moi", "grupo_edad",
    ]  # fmt: skip
