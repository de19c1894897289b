"""An issue about an answer that was left blank is shown beside the cell that awaits it."""

from __future__ import annotations

import pytest
from openpyxl import Workbook, load_workbook

from amparo.framework.issues import Issue, IssueKind, Location
from amparo.framework.language import Language, same
from amparo.workbooks.answer_places import AnswerPlaces
from amparo.workbooks.blank import write_workbook
from amparo.workbooks.cell_map import KEY_TAG
from amparo.workbooks.reading import read_workbook
from amparo.workbooks.report_checks import check_content
from amparo.workbooks.report_form import ReportContent
from tests.core.workbooks.forms import edited, small_form

BLANK = IssueKind("test.blank", same("Nothing there."), same("Answer."))
EMPTY_BOOK = write_workbook(small_form(), Language.EN, ReportContent())


def _move(book: Workbook) -> None:
    book["1.1"].insert_rows(1, 3)
    book["1.1"].insert_cols(2, 2)


@pytest.mark.parametrize("content", [EMPTY_BOOK, edited(_move)], ids=["own", "moved"])
def test_each_blank_answer_is_told_in_the_row_of_its_key(content: bytes, tmp_path) -> None:
    form = small_form()
    reading = read_workbook(content, form, "report.xlsx")
    assert reading.content is not None
    found = reading.places.beside_cells(check_content(form, reading.content, "report.xlsx"))
    path = tmp_path / "report.xlsx"
    path.write_bytes(content)
    book = load_workbook(path)
    assert {(each.location.field or "").partition(".")[0] for each in found} >= {"narrative"}
    for each in found:
        assert each.location.sheet, each
        assert each.location.cell, each
        sheet = book[each.location.sheet]
        row = sheet[each.location.cell].row
        head = next(cell for line in sheet.iter_rows() for cell in line if cell.value == KEY_TAG)
        key = str(sheet.cell(row, head.column).value)
        parts = (each.location.field or "").split("|")
        assert key == ("|".join((parts[0], *parts[2:])) if len(parts) > 1 else parts[0])


def _issue(**where: str) -> Issue:
    return BLANK.at(Location("report.xlsx", **where))


@pytest.mark.parametrize(
    "issue",
    [
        _issue(field="1.1|amount|SM1|", sheet="1.1", cell="D8"),
        _issue(),
        _issue(field="1.1|amount|elsewhere|"),
        _issue(field="1.1|other|SM1|"),
        _issue(field="1.1|SM1"),
        _issue(field="progress"),
    ],
    ids=["has a cell", "of no answer", "no row", "no column", "no key", "no part"],
)
def test_an_issue_without_a_place_of_its_own_stays_as_it_is(issue: Issue) -> None:
    places = AnswerPlaces({"1.1|SM1|": ("1.1", 7)}, {"1.1": {"#indicator+value+num+amount": 3}})
    assert places.beside_cells([issue]) == [issue]
    placed = places.beside_cells([_issue(field="1.1|amount|SM1|")])
    assert [(each.location.sheet, each.location.cell) for each in placed] == [("1.1", "D8")]
