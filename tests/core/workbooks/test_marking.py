"""A partner gets its own workbook back with every problem beside its cell."""

from collections.abc import Sequence
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from amparo.framework.issues import Issue, Location, Severity
from amparo.framework.language import Language, Text
from amparo.workbooks import marking
from amparo.workbooks.cell_map import PROBLEMS_NAME
from amparo.workbooks.marking import SIGNATURE, mark_workbook
from tests.core.workbooks.damage import packed, unpacked
from tests.core.workbooks.forms import (
    content_of,
    edited,
    filled,
    read_small,
    small_form,
    told,
    with_cells,
)

FILLED = filled(small_form())
WHERE = "1.1|amount|SM1|sex=male"


def issue(
    cell: str | None = "D9",
    severity: Severity = Severity.ERROR,
    sheet: str | None = "1.1",
    field: str | None = WHERE,
) -> Issue:
    location = Location("report.xlsx", sheet=sheet, cell=cell, field=field)
    problem = Text("It jumped\x01.", "Dio un salto.")
    return Issue("report.jump", location, problem, Text("Say why.", "Diga por qué."), severity)


WARNING = issue("D10", Severity.WARNING)
NOTE = issue("D11", Severity.NOTE)


def marked(
    workbook: bytes, issues: Sequence[Issue], language: Language = Language.EN
) -> tuple[bytes, Workbook]:
    file = mark_workbook(workbook, issues, language)
    return file, load_workbook(BytesIO(file))


def comment(book: Workbook, cell: str, sheet: str = "1.1") -> str | None:
    found = book[sheet][cell].comment
    return found.text if found else None


def colours(sheet: Worksheet) -> dict[str, str]:
    return {
        str(each.sqref): rule.dxf.fill.bgColor.rgb[2:]
        for each in sheet.conditional_formatting
        for rule in each.rules
        if rule.formula == [SIGNATURE]
    }


def problem_rows(book: Workbook) -> list[list[object]]:
    rows = book[PROBLEMS_NAME].iter_rows(min_row=7, values_only=True)
    return [list(row) for row in rows]


def test_cells_are_coloured_and_say_what_is_wrong() -> None:
    file = with_cells({"1.1!D9": "many"}, content=FILLED)
    _, book = marked(file, [issue(), WARNING, NOTE, issue("D12"), issue("D12", Severity.NOTE)])
    assert comment(book, "D9") == "It jumped. Say why."
    assert comment(book, "D12") == "It jumped. Say why.\n\nIt jumped. Say why."
    assert colours(book["1.1"]) == {"D9 D12": "F4B6A6", "D10": "FBE08A", "D11": "CFE3EA"}
    priorities = [
        (rule.priority, rule.formula == [SIGNATURE])
        for each in book["1.1"].conditional_formatting
        for rule in each.rules
    ]
    assert [ours for _, ours in sorted(priorities)][:3] == [True, True, True]


def test_answers_and_formats_are_kept() -> None:
    def style(book: Workbook) -> None:
        book["1.1"]["D9"].number_format = "0.000"
        book["1.1"]["D9"].comment = Comment("Ask the teacher.", "partner")
        book["Activities"]["E8"] = "=SUM(1)"
        book["Activities"]["E8"].data_type = "s"

    workbook = edited(style, content=FILLED)
    file, book = marked(workbook, [issue()])
    assert content_of(read_small(file)) == content_of(read_small(workbook))
    assert book["1.1"]["D9"].number_format == "0.000"
    assert comment(book, "D9") == "It jumped. Say why.\n\n. . .\n\nAsk the teacher."
    assert book["1.1"].protection.sheet
    assert book["amparo"].sheet_state == "veryHidden"
    assert len(book["1.1"].data_validations.dataValidation) == 2


@pytest.mark.parametrize("language", list(Language))
def test_list_of_problems_comes_first_and_leads_to_the_cells(language: Language) -> None:
    issues = [issue(), WARNING, issue(None), issue("D9", sheet="Gone"), issue(None, sheet=None)]
    _, book = marked(edited(lambda book: None), issues, language)
    assert book.sheetnames[0] == PROBLEMS_NAME
    assert book.active.title == PROBLEMS_NAME
    sheet = book[PROBLEMS_NAME]
    assert sheet["B1"].value == Text("What is to be mended", "Lo que hay que corregir").read(
        language
    )
    assert sheet["D7"].hyperlink.location == "'1.1'!D9"
    assert [sheet[f"D{row}"].hyperlink for row in (9, 10, 11)] == [None] * 3
    assert [row[4] for row in problem_rows(book)] == [
        Text("It jumped.", "Dio un salto.").read(language)
    ] * 5


def test_reason_for_a_warning_is_written_into_the_list_and_read_back() -> None:
    file, book = marked(edited(lambda book: None, content=FILLED), [WARNING])
    book[PROBLEMS_NAME]["G7"] = "A new shelter opened."
    again = BytesIO()
    book.save(again)
    content = content_of(read_small(again.getvalue()))
    assert content.explanations == {("report.jump", WHERE): "A new shelter opened."}
    assert content_of(read_small(file)).explanations == {}


def test_marking_again_takes_the_earlier_marks_away_and_keeps_reasons() -> None:
    def style(book: Workbook) -> None:
        book["1.1"]["D12"].comment = Comment("Mine.", "partner")
        book["1.1"]["D13"].comment = Comment("Also mine.", "partner")

    first, book = marked(edited(style, content=FILLED), [issue(), WARNING, issue("D12")])
    book[PROBLEMS_NAME]["G8"] = "A new shelter opened."
    book["1.1"]["D9"].comment = None
    mended = BytesIO()
    book.save(mended)
    for issues in ([NOTE, WARNING], [NOTE]):
        file, book = marked(mended.getvalue(), issues)
        assert colours(book["1.1"])["D11"] == "CFE3EA"
        assert "D9" not in "".join(colours(book["1.1"]))
        assert comment(book, "D12") == "Mine."
        assert comment(book, "D13") == "Also mine."
        assert book.sheetnames.count(PROBLEMS_NAME) == 1
        explanations = content_of(read_small(file)).explanations
        assert explanations == {("report.jump", WHERE): "A new shelter opened."}
    assert content_of(read_small(first)).explanations == {}


def test_list_without_its_hidden_row_gives_no_reasons() -> None:
    _, book = marked(edited(lambda book: None, content=FILLED), [WARNING])
    book[PROBLEMS_NAME]["G7"] = "A new shelter opened."
    book[PROBLEMS_NAME].delete_rows(6)
    changed = BytesIO()
    book.save(changed)
    _, again = marked(changed.getvalue(), [WARNING])
    assert problem_rows(again)[0][6] is None


def test_inner_cell_of_a_merged_range_takes_no_comment() -> None:
    merged = edited(lambda book: book["1.1"].merge_cells("D8:D9"))
    _, book = marked(merged, [issue("D9"), *read_small(merged).issues])
    assert comment(book, "D8") is not None


@pytest.mark.parametrize("file", [b"", b"PK\x03\x04 no", b"letter"])
def test_file_that_cannot_be_opened_gives_the_list_alone(file: bytes) -> None:
    _, book = marked(file, read_small(file).issues, Language.ES)
    assert book.sheetnames == [PROBLEMS_NAME]
    assert "No fue posible marcar" in book[PROBLEMS_NAME]["B3"].value
    assert len(problem_rows(book)) == 1


def test_workbook_too_large_to_be_marked_gives_the_list_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(marking, "MOST_CELLS", 100)
    _, book = marked(edited(lambda book: None), [issue()])
    assert book.sheetnames == [PROBLEMS_NAME]


def test_workbook_that_only_its_reader_understands_gives_the_list_alone() -> None:
    parts = unpacked(edited(lambda book: None))
    name = "xl/worksheets/sheet2.xml"
    assert b'type="decimal"' in parts[name]
    broken = packed({**parts, name: parts[name].replace(b'type="decimal"', b'type="new"')})
    assert read_small(broken).content is not None
    _, book = marked(broken, [issue()])
    assert book.sheetnames == [PROBLEMS_NAME]


def test_marked_copy_has_the_same_problems() -> None:
    file = with_cells({"1.1!D9": "many", "1.2!E9": "n/a", "Money!F8": "=1"})
    reading = read_small(file)
    copy = mark_workbook(file, reading.issues, Language.EN)
    assert told(read_small(copy)) == told(reading)
