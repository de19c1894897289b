"""The first sheet of a workbook: the title page and the text of the document."""

from __future__ import annotations

from itertools import count
from typing import assert_never

from xlsxwriter.worksheet import Worksheet

from amparo.documents import words
from amparo.documents.content import (
    Block,
    Bullets,
    Cell,
    Chart,
    KeyFigures,
    Notice,
    Paragraph,
    Section,
    Table,
)
from amparo.documents.numbers import format_day
from amparo.documents.printed import Run, RunKind, runs
from amparo.documents.xlsx_cells import Book, row_height, shown, write_line, write_number
from amparo.documents.xlsx_formats import LOOKS, SIZE

WIDTHS = (92, 34)  # characters: the text, the numbers beside it
HEADINGS = 3


class Sheet:
    """The sheet, written from top to bottom."""

    def __init__(self, book: Book, sheet: Worksheet) -> None:
        self._book = book
        self._sheet = sheet
        self._rows = count(0)

    def skip(self) -> None:
        """Leave a row empty."""
        next(self._rows)

    def text(self, text: str, look: str = "text", target: str = "") -> None:
        """Write a row of words."""
        self.line((Run(RunKind.WORDS, text, target),), look)

    def pair(self, name: str, value: str) -> None:
        """Write a name and a value beside it."""
        row = next(self._rows)
        self._sheet.write_string(row, 0, f"{name}: {value}", self._book.formats("text"))

    def line(self, line: tuple[Run, ...], look: str = "text") -> None:
        """Write a row with a line."""
        row = next(self._rows)
        size = LOOKS[look].get("font_size", SIZE)
        width = WIDTHS[0] * SIZE / size
        self._sheet.set_row(row, row_height([(shown(line), width)], size))
        write_line(self._book, self._sheet, (row, 0), line, self._book.formats(look))

    def key_figure(self, label: str, number: tuple[Run, ...]) -> None:
        """Write a label with its number beside it."""
        row = next(self._rows)
        self._sheet.write_string(row, 0, label, self._book.formats("strong"))
        if not write_number(self._book, self._sheet, (row, 1), number, "text"):
            write_line(self._book, self._sheet, (row, 1), number, self._book.formats("absent"))


def add_report(book: Book) -> None:
    """Add the sheet with everything that is not a table."""
    worksheet = book.workbook.add_worksheet(book.read(words.SUMMARY_SHEET))
    worksheet.hide_gridlines(2)
    worksheet.set_paper(9)
    worksheet.fit_to_pages(1, 0)
    for column, width in enumerate(WIDTHS):
        worksheet.set_column(column, column, width)
    sheet = Sheet(book, worksheet)
    document = book.document
    if document.banner is not None:
        sheet.text(book.read(document.banner), "banner")
    sheet.text(book.read(document.title), "title")
    sheet.text(book.read(document.subtitle), "subtitle")
    sheet.text(book.read(document.publisher), "soft")
    sheet.skip()
    sheet.pair(book.read(words.DATED), format_day(document.dated, book.language))
    for name, value in document.statement:
        sheet.pair(book.read(name), book.read(value))
    for section in document.sections:
        _add_section(book, sheet, section, 1)


def _add_section(book: Book, sheet: Sheet, section: Section, level: int) -> None:
    sheet.skip()
    sheet.text(book.read(section.title), f"heading-{min(level, HEADINGS)}")
    for block in section.blocks:
        _add_block(book, sheet, block)
    for part in section.sections:
        _add_section(book, sheet, part, level + 1)


def _add_block(book: Book, sheet: Sheet, block: Block) -> None:
    def line(inlines: Cell) -> tuple[Run, ...]:
        return runs(inlines, book.document, book.language)

    match block:
        case Paragraph():
            sheet.line(line(block.inlines))
        case Bullets():
            for item in block.items:
                sheet.line((Run(RunKind.WORDS, "•  "), *line(item)))
        case Notice():
            sheet.text(book.read(block.title), "strong")
            sheet.line(line(block.inlines))
        case KeyFigures():
            _add_key_figures(book, sheet, block)
        case Table():
            name = book.names[block.id]
            seen = words.SEE_TABLE.fill(caption=book.read(block.caption), sheet=name)
            sheet.text(seen.read(book.language), "link", f"#{block.id}")
        case Chart():
            title = f"{book.read(words.CHART)}: {book.read(block.title)}"
            sheet.text(title, "strong", f"#{block.table}")
            sheet.text(book.read(block.alternative), "soft")
        case _:  # pragma: no cover - the type checker proves that no block is left
            assert_never(block)


def _add_key_figures(book: Book, sheet: Sheet, block: KeyFigures) -> None:
    for item in block.items:
        number = runs((item.figure,), book.document, book.language)
        sheet.key_figure(book.read(item.label), number)
        if item.context:
            sheet.line(runs(item.context, book.document, book.language), "soft")
