"""The set-up of a workbook's sheets, and one sheet for every table."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from amparo.documents import words
from amparo.documents.content import Cell, ColumnKind, Table
from amparo.documents.printed import runs, table_notes, tables
from amparo.documents.xlsx_cells import HEADER_ROW, Book, row_height, shown, write_cell, write_line

WIDTHS = (11, 46)  # characters: narrowest and widest column
A4 = 9


def add_sheet(book: Book, name: str, title: str, widths: Sequence[float]) -> Worksheet:
    """Add a sheet with the banner, its title and its set-up for paper."""
    sheet = book.workbook.add_worksheet(name)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    page = words.PAGE.read(book.language).format(page="&P", pages="&N")
    sheet.set_footer(f"&L&8{page}")
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    if book.document.banner is not None:
        sheet.write_string(0, 0, book.read(book.document.banner), book.formats("banner"))
    sheet.write_string(1, 0, title, book.formats("caption"))
    return sheet


def add_header(book: Book, sheet: Worksheet, titles: Sequence[str], numbers: set[int]) -> None:
    """Write the header row, keep it in sight and on every page of paper."""
    for column, title in enumerate(titles):
        look = "header-number" if column in numbers else "header"
        sheet.write_string(HEADER_ROW, column, title, book.formats(look))
    sheet.freeze_panes(HEADER_ROW + 1, 1)
    sheet.repeat_rows(HEADER_ROW)


def add_tables(book: Book) -> None:
    """Add a sheet for every table."""
    for table in tables(book.document):
        _add_table(book, table)


def _add_table(book: Book, table: Table) -> None:
    titles = [book.read(column.title) for column in table.columns]
    numbers = {n for n, column in enumerate(table.columns) if column.kind is ColumnKind.NUMBER}
    texts = [[_text(book, row[n]) for row in table.rows] for n in range(len(titles))]
    widths = [width(title, column) for title, column in zip(titles, texts, strict=True)]
    sheet = add_sheet(book, book.names[table.id], book.read(table.caption), widths)
    report = book.read(words.SUMMARY_SHEET)
    sheet.write_url(2, 0, f"internal:'{report}'!A1", book.formats("back"), f"← {report}")
    add_header(book, sheet, titles, numbers)
    sheet.set_row(HEADER_ROW, row_height(list(zip(titles, widths, strict=True))))
    for row, cells in enumerate(table.rows, start=HEADER_ROW + 1):
        listed = [(_text(book, cell), widths[n]) for n, cell in enumerate(cells)]
        sheet.set_row(row, row_height(listed))
        for column, cell in enumerate(cells):
            write_cell(book, sheet, (row, column), cell)
    last = HEADER_ROW + len(table.rows)
    sheet.autofilter(HEADER_ROW, 0, last, len(titles) - 1)
    for row, note in enumerate(table_notes(table, book.document, book.language), start=last + 2):
        write_line(book, sheet, (row, 0), note, book.formats("note"))


def width(title: str, texts: Sequence[str]) -> float:
    """Return a column's width from what it holds."""
    longest = max(map(len, texts), default=0)
    word = max(map(len, title.split()), default=0)
    return min(max(longest, word + 3, WIDTHS[0]), WIDTHS[1]) + 2


def _text(book: Book, cell: Cell) -> str:
    return shown(runs(cell, book.document, book.language, in_table=True))
