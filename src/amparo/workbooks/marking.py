"""Give a partner its own workbook back with every problem beside its cell.

Cells are coloured by a condition laid over them and not by a fill, so that the partner's own
formats stay below and the colour goes away when the copy is marked again. The list of problems
is the first sheet; a warning's reason can be written into it, and `reading` finds it there.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from io import BytesIO
from itertools import islice
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook  # type: ignore[import-untyped]
from openpyxl.cell.cell import Cell  # type: ignore[import-untyped]
from openpyxl.comments import Comment  # type: ignore[import-untyped]
from openpyxl.formatting.formatting import (  # type: ignore[import-untyped]
    ConditionalFormattingList,
)
from openpyxl.formatting.rule import Rule  # type: ignore[import-untyped]
from openpyxl.styles import PatternFill  # type: ignore[import-untyped]
from openpyxl.styles.differential import DifferentialStyle  # type: ignore[import-untyped]
from openpyxl.utils.exceptions import InvalidFileException  # type: ignore[import-untyped]
from openpyxl.worksheet.cell_range import CellRange  # type: ignore[import-untyped]
from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

from amparo.framework.issues import Issue, Severity
from amparo.framework.language import Language
from amparo.workbooks.cell_map import (
    KEY_TAG,
    PROBLEMS_NAME,
    REASON_PREFIX,
    REASON_TAG,
)
from amparo.workbooks.cell_texts import cleaned
from amparo.workbooks.container import Container, open_container
from amparo.workbooks.marking_list import add_problems
from amparo.workbooks.reading_cells import MOST_ISSUES

MOST_CELLS = 1_500_000
"""Larger workbooks are not loaded whole to be marked; they get the list alone."""

AUTHOR = "Amparo"
SIGNATURE = 'N("Amparo")=0'
"""The condition that is always true and by which our own marks are known again."""

_FILLS = {Severity.ERROR: "F4B6A6", Severity.WARNING: "FBE08A", Severity.NOTE: "CFE3EA"}
_OWN_COMMENT = "\n\n. . .\n\n"
_NOBODY = "-"
_COMMENT_WIDTH, _COMMENT_HEIGHT = 320, 150
_FAILURES = (
    KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, SyntaxError,
    BadZipFile, InvalidFileException, OverflowError, NotImplementedError,
)  # fmt: skip


def mark_workbook(content: bytes, issues: Sequence[Issue], language: Language) -> bytes:
    """Return a copy of a partner's workbook in which every problem is shown.

    Parameters
    ----------
    content : bytes
        The file as it was uploaded.
    issues : sequence of Issue
        Those with a sheet and a cell are marked there; all are listed on the first sheet.
    language : Language
        Of the sentences.

    Returns
    -------
    bytes
        An .xlsx file. Where the upload cannot be opened safely, or is too large to be marked,
        a workbook that holds the list alone.
    """
    book = _loaded(content)
    is_marked = book is not None
    if book is None:
        book = Workbook()
        book.remove(book.active)
    reasons = _take_out_earlier_marks(book)
    for name, found in _by_sheet(issues).items():
        if name in book.sheetnames:
            _mark_sheet(book[name], found, language)
    add_problems(book, issues, language, reasons, is_marked)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _loaded(content: bytes) -> Workbook | None:
    """Return the workbook to write into; None where it cannot or should not be loaded."""
    container, _ = open_container(content, "", whole=True)
    if container is None or _size(container) > MOST_CELLS:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # of what openpyxl cannot keep: not the partner's values
            return load_workbook(BytesIO(container.content))
    except _FAILURES:
        return None


def _size(container: Container) -> int:
    return sum(marks.last_row * marks.last_column for marks in container.marks.values())


def _by_sheet(issues: Iterable[Issue]) -> dict[str, dict[str, list[Issue]]]:
    found: dict[str, dict[str, list[Issue]]] = {}
    for issue in issues:
        place = issue.location
        if place.sheet and place.cell:
            found.setdefault(place.sheet, {}).setdefault(place.cell, []).append(issue)
    return found


def _mark_sheet(sheet: Worksheet, found: dict[str, list[Issue]], language: Language) -> None:
    coloured: dict[Severity, list[str]] = {}
    for address, issues in found.items():
        worst = min(issues, key=lambda issue: list(Severity).index(issue.severity)).severity
        coloured.setdefault(worst, []).append(address)
        cell = sheet[address]
        if isinstance(cell, Cell):  # the inner cells of a merged range take no comment
            said = "\n\n".join(
                f"{issue.problem.read(language)} {issue.remedy.read(language)}" for issue in issues
            )
            earlier = f"{_OWN_COMMENT}{cell.comment.text}" if cell.comment else ""
            note = Comment(cleaned(said) + earlier, AUTHOR, _COMMENT_HEIGHT, _COMMENT_WIDTH)
            cell.comment = note
    for each in sheet.conditional_formatting:
        for rule in each.rules:
            rule.priority += len(_FILLS)  # ours come first
    for priority, severity in enumerate(Severity, start=1):
        if severity in coloured:
            fill = PatternFill(bgColor=_FILLS[severity], fill_type="solid")
            over = Rule(
                "expression",
                priority=priority,
                dxf=DifferentialStyle(fill=fill),
                formula=[SIGNATURE],
            )
            sheet.conditional_formatting.add(" ".join(coloured[severity]), over)


def _take_out_earlier_marks(book: Workbook) -> dict[str, str]:
    """Remove what an earlier marking added; return the reasons written into its list, by key."""
    reasons: dict[str, str] = {}
    if PROBLEMS_NAME in book.sheetnames:
        reasons = _reasons(book[PROBLEMS_NAME])
        book.remove(book[PROBLEMS_NAME])
    for sheet in book.worksheets:
        kept = ConditionalFormattingList()
        for each in sheet.conditional_formatting:
            for rule in each.rules:
                if [text.replace(" ", "") for text in rule.formula] == [SIGNATURE]:
                    _take_out_comments(sheet, each.sqref.ranges)
                else:
                    kept.add(str(each.sqref), rule)
        sheet.conditional_formatting = kept
    return reasons


def _take_out_comments(sheet: Worksheet, ranges: Iterable[CellRange]) -> None:
    """Take our words out of the comments of marked cells; the partner's own stay."""
    for each in ranges:
        for place in islice(each.cells, MOST_ISSUES):
            cell = sheet.cell(*place)
            if isinstance(cell, Cell) and cell.comment and cell.comment.author == AUTHOR:
                _, _, own = cell.comment.text.partition(_OWN_COMMENT)
                cell.comment = Comment(own, _NOBODY) if own else None


def _reasons(sheet: Worksheet) -> dict[str, str]:
    found: dict[str, str] = {}
    columns: dict[str, int] = {}
    for row in sheet.iter_rows(values_only=True):
        texts = ["" if value is None else str(value) for value in row]
        if KEY_TAG in texts and REASON_TAG in texts:
            columns = {tag: texts.index(tag) for tag in (KEY_TAG, REASON_TAG)}
        elif columns and texts[columns[KEY_TAG]].startswith(REASON_PREFIX):
            found[texts[columns[KEY_TAG]]] = texts[columns[REASON_TAG]]
    return {key: reason for key, reason in found.items() if reason.strip()}
