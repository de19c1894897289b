"""Whatever happens to a file, reading it gives a clear list of issues or everything in it."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from io import BytesIO

import pytest
from openpyxl import load_workbook

from amparo.framework.issues import Issue, errors
from amparo.framework.language import Language
from amparo.framework.statuses import FACT_STATUSES
from amparo.workbooks.blank import write_workbook
from amparo.workbooks.cell_map import PROBLEMS_NAME
from amparo.workbooks.cell_texts import cleaned
from amparo.workbooks.marking import mark_workbook
from amparo.workbooks.reading import read_workbook, recognise_workbook
from amparo.workbooks.report_form import ReportContent, ReportForm
from tests.core.workbooks.damage import KINDS, Parts, damaged, unpacked
from tests.core.workbooks.forms import filled, keys, small_form

PER_KIND = 1_000
MARKED_PER_KIND = 15


@cache
def seed() -> tuple[ReportForm, bytes, Mapping[str, bytes]]:
    form = small_form()
    small = replace(
        form,
        indicators=form.indicators[:1],
        activities=form.activities[:1],
        budget_lines=form.budget_lines[:1],
    )
    workbook = write_workbook(small, Language.ES, filled(small))
    return small, workbook, unpacked(workbook)


def check_issues(issues: list[Issue]) -> None:
    for issue in issues:
        assert issue.location.file == "informe.xlsx"
        for text in (issue.problem, issue.remedy):
            assert "{" not in text.en
            assert len(text.es) > 4


def check_content(content: ReportContent, form: ReportForm) -> None:
    assert set(content.values) <= set(keys(form))
    for stated in content.values.values():
        assert stated.status in FACT_STATUSES
        assert (stated.amount is not None) == stated.status.has_amount
        assert stated.amount is None or stated.amount.is_finite()
        assert stated.locator
    assert set(content.spending) <= {line.code for line in form.budget_lines}


@pytest.mark.parametrize("kind", KINDS)
def test_damaged_file_gives_issues_or_everything(kind: str) -> None:
    form, workbook, parts = seed()
    whole: Parts = dict(parts)
    read = 0
    for number in range(PER_KIND):
        file = damaged(workbook, whole, kind, number)
        identity, issues = recognise_workbook(file, "informe.xlsx")
        assert (identity is None) == bool(errors(issues)), number
        check_issues(issues)
        reading = read_workbook(file, form, "informe.xlsx")
        assert (reading.content is None) == bool(errors(reading.issues)), number
        check_issues(reading.issues)
        if reading.content is not None:
            check_content(reading.content, form)
            read += 1
    assert read < PER_KIND, f"{kind} damages nothing"


def test_ten_thousand_files_are_damaged() -> None:
    assert len(KINDS) * PER_KIND == 10_000


@pytest.mark.parametrize("kind", KINDS)
def test_every_damaged_file_can_be_given_back_with_its_problems(kind: str) -> None:
    form, workbook, parts = seed()
    for number in range(MARKED_PER_KIND):
        file = damaged(workbook, dict(parts), kind, number)
        issues = read_workbook(file, form, "informe.xlsx").issues
        book = load_workbook(BytesIO(mark_workbook(file, issues, Language.ES)))
        assert book.sheetnames[0] == PROBLEMS_NAME
        listed = [row[4] for row in book[PROBLEMS_NAME].iter_rows(min_row=7, values_only=True)]
        assert listed == [cleaned(issue.problem.es) for issue in issues]
