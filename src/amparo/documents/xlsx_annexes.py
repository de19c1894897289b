"""The sheets of figures and of sources: what every number leads to."""

from __future__ import annotations

from amparo.documents import words
from amparo.documents.numbers import format_status, round_amount
from amparo.documents.printed import figure_entries, printable, source_entries
from amparo.documents.xlsx_cells import HEADER_ROW, Book, link, row_height
from amparo.documents.xlsx_formats import number_format
from amparo.documents.xlsx_sheets import add_header, add_sheet

_FIGURE_COLUMNS = (
    (words.NUMBER, 7),
    (words.TITLE, 44),
    (words.VALUE, 16),
    (words.STATUS, 15),
    (words.UNIT, 16),
    (words.BREAKDOWN, 26),
    (words.AUTHORITY, 28),
    (words.PERIOD, 24),
    (words.PLACE, 20),
    (words.KNOWN_FROM, 18),
    (words.COVERAGE, 20),
    (words.RULE, 46),
    (words.NOTE, 40),
    (words.SOURCES, 12),
    (words.INDICATOR, 18),
)
_SOURCE_COLUMNS = (
    (words.NUMBER, 7),
    (words.SOURCE, 60),
    (words.PUBLISHER, 34),
    (words.PUBLISHED, 20),
    (words.BASIS, 40),
    (words.ADDRESS, 60),
    (words.CODE, 22),
)
_VALUE = 2
_SOURCES = 13
_ADDRESS = 5


def add_figures(book: Book) -> None:
    """Add a row for every figure, its value as a number."""
    document, language = book.document, book.language
    titles = [book.read(title) for title, _ in _FIGURE_COLUMNS]
    widths = [width for _, width in _FIGURE_COLUMNS]
    name = book.read(words.FIGURES)
    sheet = add_sheet(book, name, name, widths)
    introduction = book.read(words.FIGURES_INTRODUCTION)
    sheet.write_string(2, 0, introduction, book.formats("note"))
    add_header(book, sheet, titles, {_VALUE})
    entries = figure_entries(document, language)
    text = book.formats("cell")
    for row, (entry, figure) in enumerate(
        zip(entries, document.figures, strict=True), start=HEADER_ROW + 1
    ):
        cells = (
            entry.title, "", format_status(figure.status, language), book.read(figure.unit.name),
            entry.breakdown, entry.authority, entry.period, entry.place, entry.known_from,
            book.read(figure.coverage), entry.rule, entry.note,
            " ".join(run.words for run in entry.sources), printable(figure.indicator),
        )  # fmt: skip
        sheet.set_row(row, row_height(list(zip(cells, widths[1:], strict=True))))
        sheet.write_number(row, 0, entry.number, book.formats("cell-head"))
        for column, words_of_cell in enumerate(cells, start=1):
            if column == _SOURCES and entry.sources:
                link(book, sheet, (row, column), entry.sources[0].target, "")
            sheet.write_string(row, column, words_of_cell, text)
        if figure.value is None:
            status = format_status(figure.status, language)
            sheet.write_string(row, _VALUE, status, book.formats("cell-absent"))
        else:
            value = float(round_amount(figure.value, figure.decimals))
            look = book.formats("cell", number_format(figure.decimals))
            sheet.write_number(row, _VALUE, value, look)
    sheet.autofilter(HEADER_ROW, 0, HEADER_ROW + len(entries), len(titles) - 1)


def add_sources(book: Book) -> None:
    """Add a row for every source."""
    titles = [book.read(title) for title, _ in _SOURCE_COLUMNS]
    widths = [width for _, width in _SOURCE_COLUMNS]
    name = book.read(words.SOURCES)
    sheet = add_sheet(book, name, name, widths)
    add_header(book, sheet, titles, set())
    entries = source_entries(book.document, book.language)
    for row, entry in enumerate(entries, start=HEADER_ROW + 1):
        sheet.write_number(row, 0, entry.number, book.formats("cell-head"))
        cells = (
            entry.title, entry.publisher, entry.published, entry.basis, entry.url, entry.code,
        )  # fmt: skip
        sheet.set_row(row, row_height(list(zip(cells, widths[1:], strict=True))))
        link(book, sheet, (row, _ADDRESS), entry.url, "")
        for column, words_of_cell in enumerate(cells, start=1):
            sheet.write_string(row, column, words_of_cell, book.formats("cell"))
    sheet.autofilter(HEADER_ROW, 0, HEADER_ROW + len(entries), len(titles) - 1)
