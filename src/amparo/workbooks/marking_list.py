"""The sheet that lists every problem of a workbook, with links to the cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.cell.cell import Cell  # type: ignore[import-untyped]
from openpyxl.styles import (  # type: ignore[import-untyped]
    Alignment,
    Border,
    Font,
    PatternFill,
    Side,
)
from openpyxl.worksheet.hyperlink import Hyperlink  # type: ignore[import-untyped]
from openpyxl.worksheet.properties import PageSetupProperties  # type: ignore[import-untyped]
from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

from amparo.framework.issues import Issue, Severity
from amparo.framework.language import Language, Text
from amparo.workbooks import blank_words as words
from amparo.workbooks.blank_looks import ACCENT, FONT, INK, INPUT, RULE, SOFT, TINT
from amparo.workbooks.blank_sheet import LINE_HEIGHT, lines_of
from amparo.workbooks.cell_map import KEY_TAG, NO_KEY, PROBLEMS_NAME, REASON_TAG, reason_key
from amparo.workbooks.cell_texts import cleaned

_TITLE = Text("What is to be mended", "Lo que hay que corregir")
_COUNTED = Text(
    "Errors: {errors} · Warnings: {warnings} · Notes: {notes}",
    "Errores: {errors} · Advertencias: {warnings} · Notas: {notes}",
)
_HINT = Text(
    "Mend the errors in their cells and upload this file again. Warnings need a reason where the "
    "number is right: write it in the last column.",
    "Corrija los errores en sus celdas y cargue de nuevo este archivo. Las advertencias requieren "
    "una justificación si el dato es correcto: escríbala en la última columna.",
)
_NOT_MARKED = Text(
    "Your workbook could not be marked itself; this is the list alone. Mend your own file and "
    "upload it again.",
    "No fue posible marcar su libro; esta es solo la lista. Corrija su propio archivo y cárguelo "
    "de nuevo.",
)
_HEADS = (
    Text("Weight", "Gravedad"),
    Text("Sheet", "Hoja"),
    Text("Cell", "Celda"),
    Text("What is wrong", "Qué está mal"),
    Text("What would be right", "Cómo corregirlo"),
    words.REASON,
)
_WEIGHTS = {
    Severity.ERROR: Text("error", "error"),
    Severity.WARNING: Text("warning", "advertencia"),
    Severity.NOTE: Text("note", "nota"),
}
_GIVEN = Text("A reason given before.", "Una justificación dada antes.")
_WIDTHS = (4, 14, 18, 10, 60, 60, 50)
_TAG_ROW, _FIRST = 6, 7
_CELL, _PROBLEM, _REMEDY, _REASON = 4, 5, 6, 7
_SOLID = "solid"
_LINE = Border(bottom=Side("thin", color=RULE.removeprefix("#")))


def add_problems(
    book: Workbook,
    issues: Sequence[Issue],
    language: Language,
    reasons: Mapping[str, str],
    is_marked: bool,
) -> None:
    """Add the list as the first sheet.

    Parameters
    ----------
    reasons : mapping of key to str
        Reasons that were written into an earlier list; they are kept.
    is_marked : bool
        Whether the other sheets of `book` are the partner's own.
    """
    sheet = book.create_sheet(PROBLEMS_NAME, 0)
    sheet.sheet_view.showGridLines = False
    book.active = 0
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is sheet
    _write_top(sheet, issues, language, is_marked)
    left = dict(reasons)
    row = _FIRST
    for issue in issues:
        _write_issue(sheet, row, issue, language)
        key = _key(issue)
        _write(sheet, row, 1, key)
        _write_reason(sheet, row, left.pop(key, ""), key != NO_KEY)
        _link(sheet, row, issue, book)
        row += 1
    for key, reason in left.items():
        _write(sheet, row, 1, key)
        _write(sheet, row, _PROBLEM, _GIVEN.read(language))
        _write_reason(sheet, row, reason, True)
        row += 1


def _write_top(
    sheet: Worksheet, issues: Sequence[Issue], language: Language, is_marked: bool
) -> None:
    for column, width in enumerate(_WIDTHS):
        sheet.column_dimensions["ABCDEFG"[column]].width = width
    sheet.column_dimensions["A"].hidden = True
    counted = {
        name: sum(issue.severity is severity for issue in issues)
        for name, severity in zip(("errors", "warnings", "notes"), Severity, strict=True)
    }
    _write(sheet, 1, 2, _TITLE.read(language), Font(FONT, 20, bold=True, color=_ink(ACCENT)))
    _write(sheet, 2, 2, _COUNTED.fill(**counted).read(language), Font(FONT, 12, color=_ink(SOFT)))
    hint = _HINT if is_marked else _NOT_MARKED
    _write(sheet, 3, 2, hint.read(language), Font(FONT, 11, color=_ink(SOFT)))
    sheet.row_dimensions[1].height = 30
    for column, head in enumerate(_HEADS, start=2):
        cell = _write(
            sheet,
            _TAG_ROW - 1,
            column,
            head.read(language),
            Font(FONT, 11, bold=True, color=_ink(ACCENT)),
        )
        cell.fill = PatternFill(_SOLID, fgColor=_ink(TINT))
    sheet.row_dimensions[_TAG_ROW - 1].height = 24
    _write(sheet, _TAG_ROW, 1, KEY_TAG)
    _write(sheet, _TAG_ROW, _REASON, REASON_TAG)
    sheet.row_dimensions[_TAG_ROW].hidden = True
    sheet.freeze_panes = f"A{_FIRST}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _write_issue(sheet: Worksheet, row: int, issue: Issue, language: Language) -> None:
    place = issue.location
    texts = (
        _WEIGHTS[issue.severity].read(language),
        place.sheet or "",
        place.cell or "",
        issue.problem.read(language),
        issue.remedy.read(language),
    )
    for column, text in enumerate(texts, start=2):
        cell = _write(sheet, row, column, text)
        cell.border = _LINE
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    most = max(lines_of(text, _WIDTHS[4]) for text in texts)
    sheet.row_dimensions[row].height = most * LINE_HEIGHT + 4


def _write_reason(sheet: Worksheet, row: int, reason: str, is_asked: bool) -> None:
    cell = _write(sheet, row, _REASON, reason)
    cell.border = _LINE
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if is_asked:
        cell.fill = PatternFill(_SOLID, fgColor=_ink(INPUT))


def _link(sheet: Worksheet, row: int, issue: Issue, book: Workbook) -> None:
    """Make the address of a cell lead to it."""
    place = issue.location
    if not place.sheet or not place.cell or place.sheet not in book.sheetnames:
        return
    cell = sheet.cell(row, _CELL)
    quoted = place.sheet.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{place.cell}")
    cell.font = Font(FONT, 11, underline="single", color=_ink(ACCENT))


def _key(issue: Issue) -> str:
    if issue.severity is not Severity.WARNING:
        return NO_KEY
    return reason_key(issue.code, issue.location.field or "")


def _write(sheet: Worksheet, row: int, column: int, text: str, font: Font | None = None) -> Cell:
    """Write words that stay words, whatever they begin with."""
    cell = sheet.cell(row, column)
    cell.value = cleaned(text) or None
    if cell.value is not None:
        cell.data_type = "s"
    cell.font = font or Font(FONT, 11, color=_ink(INK))
    return cell


def _ink(colour: str) -> str:
    return colour.removeprefix("#")
