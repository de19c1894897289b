"""Read the tables of a spreadsheet or text file that is not ours: xlsx, xls, csv.

Nothing here raises for what is in a file: what cannot be read is an issue. What the columns mean
is for `tables_mapping`.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import StringIO
from pathlib import PurePath

from amparo.framework.issues import Issue, Location, Severity
from amparo.workbooks import container_issues
from amparo.workbooks import tables_issues as kinds
from amparo.workbooks.container import open_container
from amparo.workbooks.sheet_marks import Place, SheetMarks
from amparo.workbooks.tables import CellValue, SourceTable
from amparo.workbooks.tables_grids import (
    MOST_CELLS,
    Grid,
    TooManyCells,
    Unreadable,
    opened,
    sheet_grids,
)
from amparo.workbooks.tables_layout import tables_of
from amparo.workbooks.tables_old_format import read_old_workbook

LARGEST_TEXT = 60_000_000
"""Bytes of a text file, as of a workbook (`container.LARGEST_FILE`)."""

_ZIP, _OLE2 = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_DELIMITERS = ";,\t|"
_SAMPLED = 50
_SAMPLED_LETTERS = 100_000
"""Fewer than the longest cell that the csv module reads: a sample cannot fail."""

ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_LONGEST_NAME = 60


def read_tables(content: bytes, file: str) -> tuple[list[SourceTable], list[Issue]]:
    """Return every table of a file, in the order of its sheets, and what was wrong with it.

    Parameters
    ----------
    content : bytes
        An .xlsx, .xls or .csv file; nothing about it is trusted.
    file : str
        How issues call it.

    Returns
    -------
    tables : list of SourceTable
        Hidden sheets too, marked so: whoever chooses may not know of them.
    issues : list of Issue
        An error where the file cannot be read or holds no table; a note for each sheet in which
        none was found.
    """
    issues: list[Issue] = []
    tables: list[SourceTable] = []
    try:
        for grid in _grids(content, file, issues):
            found = tables_of(grid, file)
            tables.extend(found)
            if not found and grid.rows:
                issues.append(kinds.NO_HEADER.at(Location(file, sheet=grid.sheet)))
    except TooManyCells:
        return [], [kinds.TOO_LARGE.at(Location(file), limit=MOST_CELLS, what=kinds.CELLS)]
    if not tables and all(issue.severity is Severity.NOTE for issue in issues):
        issues.append(kinds.NOTHING_FOUND.at(Location(file)))
    return tables, issues


def _grids(content: bytes, file: str, issues: list[Issue]) -> Iterable[Grid]:
    if content.startswith(_ZIP):
        return _workbook(content, file, issues)
    if content.startswith(_OLE2):
        return _old_workbook(content, file, issues)
    return _text(content, file, issues)


def _workbook(content: bytes, file: str, issues: list[Issue]) -> Iterator[Grid]:
    container, found = open_container(content, file)
    issues.extend(found)
    if container is None:
        return
    try:
        with opened(container.content) as workbook:
            for grid in sheet_grids(workbook, container.marks):
                yield _marked(grid, container.marks[grid.sheet])
    except Unreadable:
        issues.append(container_issues.DAMAGED.at(Location(file)))


def _old_workbook(content: bytes, file: str, issues: list[Issue]) -> Iterator[Grid]:
    if ENCRYPTED_PACKAGE in content:
        issues.append(container_issues.ENCRYPTED.at(Location(file)))
        return
    try:
        yield from read_old_workbook(content)
    except Unreadable:
        issues.append(container_issues.DAMAGED.at(Location(file)))


def _marked(grid: Grid, marks: SheetMarks) -> Grid:
    """Return the grid with what only the sheet's XML tells about its cells."""

    def is_blank(place: Place) -> bool:
        row, column = place
        return row >= len(grid.rows) or column >= len(grid.rows[row]) or grid.at(place) is None

    return replace(
        grid,
        errors=frozenset(marks.errors),
        uncomputed=frozenset(filter(is_blank, marks.formulas - marks.errors)),
        percents=frozenset(marks.percents),
    )


def _text(content: bytes, file: str, issues: list[Issue]) -> Iterator[Grid]:
    if len(content) > LARGEST_TEXT:
        limit = LARGEST_TEXT // 1_000_000
        issues.append(kinds.TOO_LARGE.at(Location(file), limit=limit, what=kinds.MEGABYTES))
        return
    text = _decoded(content)
    if not text.strip() or "\0" in text:
        issues.append(kinds.NOT_A_TABLE.at(Location(file)))
        return
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text))
    rows: list[list[CellValue]] = []
    count = 0
    try:
        for row in reader:
            count += len(row)
            if count > MOST_CELLS:
                raise TooManyCells
            rows.append([cell or None for cell in map(str.strip, row)])
    except csv.Error:
        place = Location(file, reader.line_num)
        issues.append(kinds.TEXT_UNREADABLE.at(place, line=reader.line_num))
        return
    yield Grid(PurePath(file).stem[:_LONGEST_NAME] or "csv", rows)


def _decoded(content: bytes) -> str:
    """Return the text of a file: UTF-8 or UTF-16 where it is, else what Windows writes here.

    Notes
    -----
    Latin-1 accepts every byte, so a text of another alphabet comes out as wrong letters; words
    that are not known are asked about later.
    """
    if content.startswith(_UTF_16):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    """Return the sign that splits most of the first lines into the same number of columns."""
    lines = text[:_SAMPLED_LETTERS].splitlines()[:_SAMPLED]

    def score(sign: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=sign))
        width, rows = max(widths.items(), key=lambda item: (item[0] > 1, item[1]))
        return (rows, width) if width > 1 else (0, 0)

    return max(_DELIMITERS, key=score)
