"""The workbook that is being written, and its cells: numbers as numbers, all else as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from math import ceil
from operator import itemgetter

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from amparo.documents import words
from amparo.documents.content import Cell, Document
from amparo.documents.numbers import format_amount, round_amount
from amparo.documents.printed import Run, RunKind, is_address, read, runs, tables
from amparo.documents.xlsx_formats import LONGEST_AFFIX, SIZE, Formats, number_format
from amparo.framework.language import Language, Text

HEADER_ROW = 3
"""Row of the header in every sheet but the first, counted from 0; what it heads is below it."""

GAP = "\u202f"  # between a number and its figure number
LONGEST_ADDRESS = 2000  # characters; the format's own limit is 2,079
NAME_LIMIT = 31
LEADING = 1.32
WIDER = 1.1  # lines end where words do, not where columns do
_NOT_IN_NAMES = re.compile("[^\\w ,.;()-]+|[\U00010000-\U0010ffff]+")

At = tuple[int, int]
"""Row and column of a cell, counted from 0."""


@dataclass(frozen=True)
class Book:
    """The workbook that is being written and what is printed into it.

    `names` are the names of the sheets of tables by the tables' ids.
    """

    workbook: Workbook
    document: Document
    language: Language
    formats: Formats
    names: dict[str, str]

    @classmethod
    def of(cls, workbook: Workbook, document: Document, language: Language) -> Book:
        """Return a book whose tables have their sheets named."""
        names = {
            table.id: sheet_name(number, read(table.caption, language))
            for number, table in enumerate(tables(document), start=1)
        }
        return cls(workbook, document, language, Formats(workbook), names)

    def read(self, text: Text | None) -> str:
        """Return the words of `text` in the language of the workbook."""
        return read(text, self.language)

    def place(self, target: str) -> str | None:
        """Return where in the workbook ``#id`` is; nowhere for ids of sections."""
        kind, _, number = target.removeprefix("#").rpartition("-")
        if kind in {"figure", "source"} and number.isdigit():
            sheet = self.read(words.FIGURES if kind == "figure" else words.SOURCES)
            return f"internal:'{sheet}'!A{HEADER_ROW + 1 + int(number)}"
        name = self.names.get(target.removeprefix("#"))
        return f"internal:'{name}'!A1" if name else None


def sheet_name(number: int, caption: str) -> str:
    """Return a name that a workbook allows: the table's number and as much of its caption."""
    return f"{number} {_NOT_IN_NAMES.sub(' ', caption)}"[:NAME_LIMIT].strip()


def write_cell(book: Book, sheet: Worksheet, at: At, cell: Cell) -> None:
    """Write a table's cell: a number where it holds one figure that has a number, else text."""
    line = runs(cell, book.document, book.language, in_table=True)
    cited = [run for run in line if run.kind is RunKind.FIGURE]
    if len(cited) == 1 and not cited[0].absent and write_number(book, sheet, at, line):
        return
    look = "cell-head" if at[1] == 0 else "cell"
    if len(line) == 1 and line[0].absent:
        look = "cell-absent"
    write_line(book, sheet, at, line, book.formats(look))


def write_number(
    book: Book, sheet: Worksheet, at: At, line: tuple[Run, ...], look: str = "cell"
) -> bool:
    """Write a line around one figure as a number, its other words in the number's format.

    Returns
    -------
    bool
        Whether it was done; a format can carry only so many words.
    """
    place = next(n for n, run in enumerate(line) if run.kind is RunKind.FIGURE)
    run = line[place]
    figure = book.document.figures[run.number - 1]
    if figure.value is None:
        return False
    unit = run.words.partition(format_amount(figure.value, figure.decimals, book.language))
    note = f" ({run.note})" if run.note else ""
    before = shown(line[:place]) + unit[0]
    rest = shown(line[place + 1 :])
    after = unit[2] + note + (f" {rest}" if rest.startswith("[") else rest)
    if max(len(before), len(after)) > LONGEST_AFFIX:
        return False
    pattern = number_format(figure.decimals, before, after)
    link(book, sheet, at, run.target, f"{book.read(words.FIGURE)} {run.number}")
    value = float(round_amount(figure.value, figure.decimals))
    sheet.write_number(*at, value, book.formats(look, pattern))
    return True


def link(book: Book, sheet: Worksheet, at: At, target: str, tip: str) -> None:
    """Make a cell lead to ``#id`` or to an address; what it shows is written afterwards."""
    place = target if is_address(target) and target[0] != "#" else book.place(target)
    if place and len(place) <= LONGEST_ADDRESS:
        sheet.write_url(*at, place, book.formats("link"), "", tip)


def write_line(book: Book, sheet: Worksheet, at: At, line: tuple[Run, ...], look: Format) -> None:
    """Write a line as text, figure numbers raised; one that is a single run leads where it does."""
    if len(line) == 1:
        link(book, sheet, at, line[0].target, "")
    pieces = [
        (kind, "".join(words for _, words in group))
        for kind, group in groupby(chain.from_iterable(map(_pieces, line)), itemgetter(0))
    ]
    if len(pieces) > 1:
        formatted = ([book.formats(kind), words] if kind else [words] for kind, words in pieces)
        sheet.write_rich_string(*at, *chain.from_iterable(formatted), look)
    else:
        sheet.write_string(*at, "".join(words for _, words in pieces), look)


def _pieces(run: Run) -> list[tuple[str, str]]:
    """Return the pieces of a rich text, none of them empty: a look (or none) and words."""
    match run.kind:
        case RunKind.FIGURE:
            note = [("", f" ({run.note})")] if run.note else []
            return [("", run.words), ("reference", f"{GAP}{run.number}"), *note]
        case RunKind.STRONG:
            return [("strong", run.words)]
        case RunKind.MARK:
            return [("", f"[{run.words}]")]
        case _:
            return [("", run.words)]


def shown(line: Iterable[Run]) -> str:
    """Return a line as its cell shows it."""
    return "".join(words for run in line for _, words in _pieces(run))


def row_height(texts: Sequence[tuple[str, float]], size: float = SIZE) -> float:
    """Return the height in points of a row, from its texts and the widths of their columns.

    Not every program fits the rows of a workbook to their texts by itself.
    """
    rows = max((ceil(len(text) * WIDER / width) for text, width in texts), default=1)
    return max(rows, 1) * size * LEADING + 2
