"""The workbook that is being written, and what all its sheets of answers have in common."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from math import ceil

from xlsxwriter.utility import xl_range_abs
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from amparo.framework.language import Language, Text
from amparo.framework.statuses import FACT_STATUSES, WORDS, Status
from amparo.workbooks import blank_words as words
from amparo.workbooks.blank_looks import ACCENT, Looks
from amparo.workbooks.cell_map import KEY_TAG
from amparo.workbooks.cell_texts import LONGEST_TEXT, cleaned, text_length
from amparo.workbooks.notation import LONGEST_NUMBER
from amparo.workbooks.report_form import ReportContent, ReportForm, StatedValue

EXACT_DIGITS = 15
"""Digits that a number of a spreadsheet keeps; longer ones are written as text."""

_MOST_ZEROS = 100
"""Places from the point beyond which a spreadsheet's own number is not trusted."""

HEAD_ROW, TAG_ROW, FIRST_ROW = 5, 6, 7
"""Rows, from 0, of the header, of the hidden hashtags below it and of the first answer."""

LINE_HEIGHT = 15.5
ROW_HEIGHT = 21
PAPER_A4 = 9
_BANNER_COLUMNS = 3
_NOT_IN_RANGE_NAMES = re.compile(r"\W", re.ASCII)


class ContentTooLong(ValueError):
    """A text or number too long for a cell. Nothing is cut: what a partner wrote stays whole."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its HXL tag, its width in characters, whether it holds numbers."""

    head: str
    tag: str
    width: float
    number: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Blank:
    """The workbook that is being written: of what form, in which language, filled with what."""

    workbook: Workbook
    form: ReportForm
    language: Language
    content: ReportContent
    looks: Looks
    names: set[str] = field(default_factory=set)

    def read(self, text: Text) -> str:
        """Return the words of `text` in the workbook's language."""
        return text.read(self.language)

    @property
    def other(self) -> Language:
        """The other language."""
        return Language.ES if self.language is Language.EN else Language.EN


def add_sheet(blank: Blank, name: str, columns: Sequence[Column]) -> Worksheet:
    """Add a locked sheet of answers with its header and its hidden row and column."""
    sheet = blank.workbook.add_worksheet(name)
    sheet.hide_gridlines(2)
    sheet.set_tab_color(ACCENT)
    sheet.protect("", {"format_columns": True, "format_rows": True, "format_cells": True})
    page = blank.looks("page")
    for number, column in enumerate(columns):
        options = {"hidden": column.hidden}
        sheet.set_column(number, number, column.width, page, options)
        look = "head-number" if column.number else "head"
        sheet.write_string(HEAD_ROW, number, column.head, blank.looks(look))
        sheet.write_string(TAG_ROW, number, column.tag, blank.looks("tag"))
    sheet.set_row(HEAD_ROW, _head_height(columns))
    sheet.set_row(TAG_ROW, None, None, {"hidden": True})
    sheet.set_landscape()
    sheet.set_paper(PAPER_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD_ROW)
    return sheet


def key_column() -> Column:
    """Return the hidden column by which rows are found."""
    return Column("", KEY_TAG, 4, hidden=True)


def write_top(blank: Blank, sheet: Worksheet, title: Text, lines: Sequence[str]) -> None:
    """Write title, its translation and up to two lines above the table."""
    looks = blank.looks
    sheet.set_row(0, 30)
    sheet.write_string(0, 1, blank.read(title), looks("title"))
    sheet.write_string(1, 1, title.read(blank.other), looks("other-title"))
    for row, line in enumerate(lines, start=2):
        sheet.write_string(row, 1, line, looks("hint"))
    if blank.form.illustrative:
        sheet.set_row(4, 20)
        said = blank.read(words.ILLUSTRATIVE)
        sheet.merge_range(4, 1, 4, _BANNER_COLUMNS, said, looks("banner"))


def write_text(sheet: Worksheet, row: int, column: int, text: str, look: object) -> None:
    """Write words that stay words, or leave the cell blank.

    Raises
    ------
    ContentTooLong
        No cell holds so many characters.
    """
    words_kept = cleaned(text)
    if text_length(words_kept) > LONGEST_TEXT:
        raise ContentTooLong(f"{text_length(words_kept)} characters, a cell holds {LONGEST_TEXT}")
    if words_kept:
        sheet.write_string(row, column, words_kept, look)
    else:
        sheet.write_blank(row, column, None, look)


def write_amount(sheet: Worksheet, row: int, column: int, amount: Decimal, look: object) -> None:
    """Write an amount so that it comes back digit by digit.

    Notes
    -----
    A spreadsheet's number keeps 15 digits. A longer one is written as text, with a point and
    without separators, in which no three digits can be taken for thousands.
    """
    text = format(amount, "f")
    digits = text.lstrip("-0.").replace(".", "").rstrip("0")
    kept = len(digits) <= EXACT_DIGITS and abs(amount.adjusted()) < _MOST_ZEROS
    if kept:
        sheet.write_number(row, column, float(amount), look)
    elif len(text) > LONGEST_NUMBER:
        raise ContentTooLong(f"a number of {len(text)} characters; {LONGEST_NUMBER} are read")
    else:
        sheet.write_string(row, column, text, look)


def write_stated(
    blank: Blank, sheet: Worksheet, at: tuple[int, int], stated: StatedValue | None, look: object
) -> None:
    """Write what was stated: the number, or the word for its absence, or nothing."""
    if stated is None:
        sheet.write_blank(*at, None, look)
    elif stated.amount is not None:
        write_amount(sheet, *at, stated.amount, look)
    else:
        sheet.write_string(*at, blank.read(WORDS[stated.status]), look)


def status_words(blank: Blank) -> list[str]:
    """Return the entries of the status drop-down."""
    order = (Status.NOT_REPORTED, Status.NOT_APPLICABLE, Status.REPORTED)
    return [blank.read(WORDS[status]) for status in order if status in FACT_STATUSES]


def add_choice(
    blank: Blank, sheet: Worksheet, cells: tuple[int, int, int, int], choices: list[str]
) -> None:
    """Let the cells take one of `choices` from a list."""
    sheet.data_validation(
        *cells,
        {
            "validate": "list",
            "source": choices,
            "error_title": blank.read(words.NOT_IN_LIST),
            "error_message": blank.read(words.CHOOSE),
        },
    )


def add_numbers_only(
    blank: Blank, sheet: Worksheet, cells: tuple[int, int, int, int], negative: bool
) -> None:
    """Let the cells take numbers, negative ones only for money."""
    message = words.NOT_A_NUMBER_MESSAGE if negative else words.NOT_NEGATIVE_MESSAGE
    sheet.data_validation(
        *cells,
        {
            "validate": "decimal",
            "criteria": ">=",
            "value": -1e15 if negative else 0,
            "error_title": blank.read(words.NOT_A_NUMBER),
            "error_message": blank.read(message),
        },
    )


def name_range(blank: Blank, sheet: Worksheet, name: str, cells: tuple[int, int, int, int]) -> None:
    """Give the cells a name, so that a partner's own formulas can point to them."""
    safe = f"report_{_NOT_IN_RANGE_NAMES.sub('_', name)}"[:200]
    unique, number = safe, 1
    while unique.casefold() in blank.names:
        number += 1
        unique = f"{safe}_{number}"
    blank.names.add(unique.casefold())
    quoted = sheet.get_name().replace("'", "''")
    blank.workbook.define_name(unique, f"='{quoted}'!{xl_range_abs(*cells)}")


def lines_of(text: str, width: float) -> int:
    """Return in how many lines `text` is shown in a column of `width` characters."""
    return sum(max(1, ceil(len(line) * 1.02 / width)) for line in text.split("\n"))


def _head_height(columns: Sequence[Column]) -> float:
    shown = [column for column in columns if not column.hidden]
    most = max(lines_of(column.head, column.width * 0.9) for column in shown)
    return max(2, most) * LINE_HEIGHT + 4
