"""Every worked table comes out as it stands in the documentation."""

import pytest

from amparo.framework.indicators import Rule
from tests.spec import render_spec
from tests.spec.cases import Case, cases


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_worked_tables_come_out_as_written(case: Case) -> None:
    assert case.tables()
    for kind, said, computed in case.tables():
        assert (kind, said) == (kind, computed)


def test_cases_that_other_systems_get_wrong_are_all_there() -> None:
    assert {case.name for case in cases()} >= {f"({letter})" for letter in "abdefghik"}


def test_every_rule_meets_every_status() -> None:
    titles = {case.title for case in cases()}
    assert {f"`{rule}` and every status" for rule in Rule} <= titles


def test_the_page_holds_every_case() -> None:
    page = render_spec()
    assert all(f"## {case.name}. {case.title}" in page for case in cases())
