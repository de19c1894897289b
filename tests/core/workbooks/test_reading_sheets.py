"""Rows, columns and sheets are found wherever they are; what is missing or added is told."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from amparo.framework.language import Language
from amparo.workbooks import reading
from amparo.workbooks.blank import write_workbook
from amparo.workbooks.cell_map import IDENTITY_NAME
from amparo.workbooks.identity import identity_from_lines, identity_of
from amparo.workbooks.reading import read_workbook, recognise_workbook
from amparo.workbooks.report_form import ReportContent, ReportForm
from tests.core.workbooks.forms import (
    content_of,
    edited,
    filled,
    keys,
    read_small,
    small_form,
    told,
    with_cells,
    without_locators,
)

FILLED = filled(small_form())


def move_rows(book: Workbook) -> None:
    sheet = book["1.1"]
    for row in range(8, 12):
        for column in range(1, 10):
            one, other = sheet.cell(row, column), sheet.cell(23 - row, column)
            one.value, other.value = other.value, one.value


def insert_rows(book: Workbook) -> None:
    book["1.1"].insert_rows(1, 3)
    book["1.1"].insert_rows(13, 2)
    book["1.1"]["B14"] = "my own heading"


def insert_columns(book: Workbook) -> None:
    book["1.1"].insert_cols(1, 2)
    book["1.1"].insert_cols(6, 30)
    book["1.1"]["F12"] = "my own sum"


def hide_all(book: Workbook) -> None:
    for sheet in book.worksheets:
        sheet.sheet_state = "hidden"
        sheet.row_dimensions[9].hidden = True
        sheet.column_dimensions["D"].hidden = True
    book.worksheets[0].sheet_state = "visible"


def reorder(book: Workbook) -> None:
    book.move_sheet("Narrative", -5)
    book["1.1"].title = "Children"
    own = book.create_sheet("My own")
    own["A1"], own["D8"] = "notes", 99


def copy_formats(book: Workbook) -> None:
    for row in book["1.1"].iter_rows(min_row=8, max_row=15, min_col=2, max_col=9):
        for cell in row:
            cell.number_format = "@"


def copy_rows_to_a_sheet_of_their_own(book: Workbook) -> None:
    own = book.create_sheet("My own")
    for row in book["1.1"].iter_rows(min_row=8, max_row=15, values_only=True):
        own.append(row)


def remove_decoration(book: Workbook) -> None:
    for row in (1, 2, 3, 4, 6):
        for cell in book["1.1"][row]:
            if cell.coordinate not in book["1.1"].merged_cells:
                cell.value = None


@pytest.mark.parametrize(
    "change",
    [
        move_rows,
        insert_rows,
        insert_columns,
        hide_all,
        reorder,
        copy_formats,
        remove_decoration,
        copy_rows_to_a_sheet_of_their_own,
    ],
)
def test_answers_are_found_wherever_they_were_moved(change: Callable[[Workbook], None]) -> None:
    found = read_small(edited(change, content=FILLED))
    assert found.issues == []
    assert without_locators(content_of(found)) == FILLED


def test_sheet_that_was_removed_is_named() -> None:
    def remove(book: Workbook) -> None:
        del book["1.2"]
        del book["Narrative"]

    found = read_small(edited(remove))
    assert found.content is None
    assert [code for code, *_ in told(found)] == ["sheet_missing", "sheet_missing"]
    assert "1.2" in found.issues[0].problem.en
    assert "Informe narrativo" in found.issues[1].problem.es


def test_lost_column_of_keys_and_lost_row_of_hashtags_are_told() -> None:
    def lose(book: Workbook) -> None:
        book["1.1"].delete_cols(1)
        book["1.2"].delete_rows(7)
        for cell in book["1.3"]["A"][7:]:
            cell.value = None

    assert told(read_small(edited(lose))) == [
        ("keys_missing", "1.1", None),
        ("tags_missing", "1.2", None),
        ("keys_missing", "1.3", None),
    ]


def test_columns_that_are_missing_or_doubled_are_told_once() -> None:
    def change(book: Workbook) -> None:
        book["1.1"].delete_cols(4)
        book["1.2"]["F7"] = book["1.2"]["D7"].value
        book["Activities"].delete_cols(4)
        book["Money"].delete_cols(6)
        book["Narrative"].delete_cols(3, 2)

    codes = [(code, sheet) for code, sheet, _ in told(read_small(edited(change)))]
    assert codes == [
        ("column_missing", "1.1"),
        ("column_missing", "1.2"),
        ("column_twice", "1.2"),
        ("column_missing", "Activities"),
        ("column_missing", "Money"),
        ("column_missing", "Narrative"),
        ("column_missing", "Narrative"),
    ]


def test_missing_rows_are_named_by_place_and_group() -> None:
    def remove(book: Workbook) -> None:
        book["1.1"].delete_rows(9)
        book["1.1"].delete_rows(11)
        book["Money"].delete_rows(8)

    found = read_small(edited(remove))
    assert [code for code, *_ in told(found)] == ["row_missing"] * 3
    assert "Eastern region, Sex: girls" in found.issues[0].problem.en
    assert "Región Occidental, total" in found.issues[1].problem.es
    assert found.issues[1].location.field == "1.1|amount|SM2|"
    assert found.issues[2].location.field == "budget.P"


def test_rows_that_stand_twice_or_are_unknown_are_told() -> None:
    def copy(book: Workbook) -> None:
        book["1.1"]["A16"] = book["1.1"]["A8"].value
        book["1.1"]["A17"] = "1.9|SM1|"
        book["1.1"]["A18"] = 7
        book["1.1"]["A19"] = "reason.report.jump:here"

    found = read_small(edited(copy))
    assert told(found) == [
        ("row_twice", "1.1", "B16"),
        ("row_unknown", "1.1", "B17"),
        ("row_unknown", "1.1", "B18"),
        ("row_unknown", "1.1", "B19"),
    ]
    assert "1.1!8" in found.issues[0].problem.en


def test_answer_in_a_row_that_is_not_of_the_form_is_not_lost() -> None:
    assert told(read_small(with_cells({"1.1!D16": 5}))) == [("row_added", "1.1", "D16")]
    assert told(read_small(with_cells({"1.1!B16": "only words"}))) == []


def test_merged_answers_are_told() -> None:
    def merge(book: Workbook) -> None:
        book["1.1"].merge_cells("D8:D10")
        book["1.1"].merge_cells("B11:C11")

    assert told(read_small(edited(merge))) == [("merged", "1.1", "D8")]


def with_activities(count: int) -> ReportForm:
    """Return a form that asks for many activities."""
    form = small_form()
    activity = form.activities[0]
    named = tuple(replace(activity, code=f"A{number}") for number in range(count))
    return replace(form, activities=named)


def test_many_missing_rows_are_counted() -> None:
    form = with_activities(150)
    book = load_workbook(BytesIO(write_workbook(form, Language.EN)))
    book["Activities"].delete_rows(9, 149)
    found = read_workbook(saved(book), form, "report.xlsx")
    codes = [code for code, *_ in told(found)]
    assert codes == ["row_missing"] * 100 + ["more_rows_missing"]
    assert "49" in found.issues[-1].problem.en


def test_more_issues_than_anyone_reads_are_counted() -> None:
    lots = with_activities(5_100)
    book = load_workbook(BytesIO(write_workbook(lots, Language.EN)))
    for row in range(8, 5_108):
        book["Activities"].cell(row, 4).value = "soon"
    found = read_workbook(saved(book), lots, "report.xlsx")
    assert found.content is None
    assert len(found.issues) == 5_001
    assert "100 more" in found.issues[-1].problem.en


def test_progress_is_told_up_to_the_last_row() -> None:
    lots = with_activities(1_000)
    said: list[tuple[int, int]] = []
    workbook = write_workbook(lots, Language.EN)
    read_workbook(workbook, lots, "report.xlsx", lambda done, total: said.append((done, total)))
    total = said[-1][1]
    assert said == [(500, total), (1000, total), (total, total)]


def saved(book: Workbook) -> bytes:
    written = BytesIO()
    book.save(written)
    return written.getvalue()


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"compact": "other"}, ["wrong_compact"]),
        ({"partner": "other"}, ["wrong_partner"]),
        ({"award": "other"}, ["wrong_award"]),
        ({"partner": "other", "award": "another"}, ["wrong_partner", "wrong_award"]),
        ({"activities": ()}, ["structure_changed"]),
    ],
)
def test_workbook_of_another_report_is_refused(
    changes: dict[str, object], codes: list[str]
) -> None:
    form = replace(small_form(), **changes)
    found = read_workbook(write_workbook(small_form(), Language.EN), form, "report.xlsx")
    assert found.content is None
    assert [code for code, *_ in told(found)] == codes


def test_workbook_of_another_period_or_framework_is_refused() -> None:
    form = small_form()
    workbook = write_workbook(form, Language.EN)
    other = replace(form, period=replace(form.period, code="2024-Q4"))
    assert [code for code, *_ in told(read_workbook(workbook, other, "r"))] == ["wrong_period"]
    changed = replace(form, framework=replace(form.framework, hash="0" * 64))
    found = [code for code, *_ in told(read_workbook(workbook, changed, "r"))]
    assert found == ["framework_changed"]


def identity_sheet(change: Callable[[Worksheet], None]) -> bytes:
    return edited(lambda book: change(book[IDENTITY_NAME]))


def remove_line(sheet: Worksheet) -> None:
    sheet.delete_rows(2)


def spoil_revision(sheet: Worksheet) -> None:
    sheet["B8"] = "seven"


def newer_version(sheet: Worksheet) -> None:
    sheet["B9"] = "2"


def no_version(sheet: Worksheet) -> None:
    sheet["B9"] = None


def remove_mark(sheet: Worksheet) -> None:
    sheet["A1"] = "something else"


def rename(sheet: Worksheet) -> None:
    sheet.title = "other"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (remove_line, "identity_damaged"),
        (spoil_revision, "identity_damaged"),
        (newer_version, "unknown_version"),
        (no_version, "unknown_version"),
        (remove_mark, "not_ours"),
        (rename, "not_ours"),
    ],
)
def test_workbook_that_does_not_say_what_it_is_is_refused(
    change: Callable[[Worksheet], None], code: str
) -> None:
    workbook = identity_sheet(change)
    assert told(read_small(workbook)) == [(code, None, None)]
    identity, issues = recognise_workbook(workbook, "report.xlsx")
    assert identity is None
    assert [issue.code for issue in issues] == [f"workbook.{code}"]


def test_identity_survives_being_written_as_lines() -> None:
    identity = identity_of(small_form())
    assert identity_from_lines(dict(identity.lines())) == identity
    assert identity_from_lines({}) is None


def test_reasons_come_back_and_two_for_one_warning_are_refused() -> None:
    reasons = {("report.jump", "1.1|amount|SM1|"): "A new shelter.", ("report.x", ""): "So it is."}
    content = ReportContent(explanations=reasons)
    assert content_of(read_small(edited(lambda book: None, content=content))) == content

    def twice(book: Workbook) -> None:
        copy = book.copy_worksheet(book["Reasons"])
        copy["D8"] = "Another."
        copy["D9"] = "=1"

    assert [code for code, *_ in told(read_small(edited(twice, content=content)))] == [
        "reason_twice",
        "formula",
    ]


def test_empty_sheet_of_the_partner_is_left_alone() -> None:
    found = read_small(edited(lambda book: book.create_sheet("Empty"), content=FILLED))
    assert without_locators(content_of(found)) == FILLED


def test_amounts_count_up_in_the_order_of_the_form() -> None:
    content = content_of(read_small(edited(lambda book: None, content=FILLED)))
    amounts = [content.values[key].amount for key in keys(small_form())]
    assert amounts == [Decimal(number) for number in range(1, len(amounts) + 1)]


class PanicException(BaseException):
    """What a defect of the spreadsheet reader, which is not written in Python, arrives as."""


@pytest.mark.parametrize("read", [read_small, lambda file: recognise_workbook(file, "r")])
def test_defect_of_the_spreadsheet_reader_is_a_damaged_file(
    read: Callable[[bytes], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(kind: type[BaseException]) -> Callable[[object], None]:
        def raised(file: object) -> None:
            raise kind

        return raised

    workbook = write_workbook(small_form(), Language.EN)
    monkeypatch.setattr(reading.CalamineWorkbook, "from_filelike", fail(PanicException))
    assert "file_damaged" in str(read(workbook))
    monkeypatch.setattr(reading.CalamineWorkbook, "from_filelike", fail(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        read(workbook)


def test_indicators_of_like_codes_have_sheets_and_ranges_of_their_own() -> None:
    form = small_form()
    first = form.indicators[0]
    codes = ("a/b", "a-b", "A:B", "Money", "x" * 40, "x" * 39 + "y", "'", "a.b")
    asked = tuple(
        replace(
            first,
            indicator=replace(first.indicator, code=code),
            cells=tuple(
                replace(each, key=replace(each.key, indicator=code)) for each in first.cells
            ),
        )
        for code in codes
    )
    like = replace(form, indicators=asked)
    workbook = write_workbook(like, Language.EN, filled(like))
    names = load_workbook(BytesIO(workbook)).sheetnames[1:9]
    assert names[:4] == ["a-b", "a-b (2)", "A-B (3)", "Money (2)"]
    assert len({name.casefold() for name in names}) == len(names)
    content = content_of(read_workbook(workbook, like, "report.xlsx"))
    assert without_locators(content) == filled(like)
