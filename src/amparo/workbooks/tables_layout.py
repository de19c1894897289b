"""Find the tables of a sheet: where the header is, which columns belong together, what a row is.

The rules are written beside the functions; they are guesses that a person sees before anything
is imported, and never change a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from amparo.workbooks.tables import (
    CellValue,
    RowKind,
    SourceColumn,
    SourceRow,
    SourceTable,
    cell_text,
    number_typed,
    plain_text,
    stored_number,
)
from amparo.workbooks.tables_grids import Grid, Range

SEARCHED = 60
"""Rows from the top in which the header is looked for."""

MOST_HEADER_ROWS = 5
MOST_MERGED = 1_000_000
"""Cells that merged ranges may fill together."""

_SHARED_HEADERS = 2
_LONGEST_HEADER = 300
_MOST_TITLES = 20
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_FEWEST_ADDED = 2
_FEWEST_GAPS = 2
_SOME_COLUMNS = 3
_TOTAL = re.compile(
    r"(?:gran |grand )?total(?:es|s)?(?: (?:general(?:es)?|generales|nacional|overall|global))?"
    r"|suma(?: total)?|sum|consolidado"
)
_SUBTOTAL = re.compile(r"sub ?-?totale?s?\b.*|totale?s?\b.*|.*\b(?:sub)?totale?s?")
_TAG = re.compile(r"#[a-z]", re.IGNORECASE)
_REMARK = re.compile(r"(?:notas?|fuentes?|sources?|notes?|elabor[oa]\w*|observaci\w+)\b.*")

Cells = list[CellValue]


@dataclass(frozen=True, slots=True)
class _Header:
    """The rows of a header, first and last, and the words of each column of the sheet."""

    first: int
    last: int
    words: dict[int, tuple[str, ...]]


def tables_of(grid: Grid, file: str) -> list[SourceTable]:
    """Return the tables of a sheet: none, one, or those that stand side by side.

    Notes
    -----
    1. Merged cells are filled with the value of their first cell.
    2. The header is the first row that fills at least half as many columns as the widest row,
       with words (or years) only. Rows above it are titles, or groups of columns where several
       words each span columns. It goes on downwards while words repeat that the next row tells
       apart.
    3. A column without header parts the header; parts that repeat headers of an earlier part are
       tables of their own, others belong to one table.
    4. Empty rows and columns are left out. See `_kind` for totals and remarks.
    """
    rows = _filled(grid)
    header = _find_header(rows)
    if header is None:
        return []
    parts = _parts(header, rows)
    titles = tuple(_titles(rows[: header.first]))
    found: list[SourceTable] = []
    for columns in parts:
        body = list(_body(rows, header, columns))
        if body:
            found.append(
                SourceTable(
                    file=file,
                    sheet=grid.sheet,
                    part=len(found) + 1,
                    hidden=grid.hidden,
                    titles=titles,
                    columns=columns,
                    rows=tuple(body),
                    errors=grid.errors,
                    uncomputed=grid.uncomputed,
                    percents=grid.percents,
                )
            )
    return found


def _filled(grid: Grid) -> list[Cells]:
    """Return the rows of one length, merged ranges filled."""
    width = max(map(len, grid.rows), default=0)
    rows = [row + [None] * (width - len(row)) for row in grid.rows]
    left = MOST_MERGED
    for first, last in grid.merged:
        bottom, right = min(last[0], len(rows) - 1), min(last[1], width - 1)
        left -= max(0, bottom - first[0] + 1) * max(0, right - first[1] + 1)
        if left < 0:
            break
        if first[0] <= bottom and first[1] <= right:
            _fill(rows, (first, (bottom, right)))
    return rows


def _fill(rows: list[Cells], merged: Range) -> None:
    (top, first), (bottom, last) = merged
    value = rows[top][first]
    if stored_number(value) is not None:
        return  # a number stated once is not stated again
    for row in rows[top : bottom + 1]:
        for column in range(first, last + 1):
            if row[column] is None:
                row[column] = value


def _find_header(rows: Sequence[Cells]) -> _Header | None:
    filled = [
        (index, row) for index, row in enumerate(rows) if any(cell is not None for cell in row)
    ]
    widest = max((_count(row) for _, row in filled[: 4 * SEARCHED]), default=0)
    for index, row in filled[:SEARCHED]:
        several = len(set(_labels(row)) - {""}) > 1
        if several and _count(row) >= (widest + 1) // 2 and _is_worded(row):
            return _header_from(rows, index)
    return None


def _header_from(rows: Sequence[Cells], first: int) -> _Header:
    """Return the header whose first full row is `first`, with groups above and parts below."""
    last = first
    levels = [_labels(rows[first])]
    if last + 2 < len(rows) and _has_gaps_filled_by(levels[0], rows[last + 1]):
        last += 1
        lower = _labels(rows[last])
        levels = [_spread(levels[0], lower), lower]
    while last + 2 < len(rows) and len(levels) < MOST_HEADER_ROWS:
        if not _is_split(levels, rows[last + 1]):
            break
        last += 1
        levels.append(_labels(rows[last]))
    above = first - 1
    if above >= 0 and _is_group_row(rows[above]):
        levels.insert(0, _spread(_labels(rows[above]), levels[0]))
        first = above
    width = len(rows[first])
    words = {column: _joined(level[column] for level in levels) for column in range(width)}
    return _Header(first, last, words)


def _has_gaps_filled_by(labels: list[str], row: Cells) -> bool:
    """Whether a row of groups, not merged, stands above `row`: words that fill two gaps or more."""
    lower = _labels(row)
    filled = sum(not upper and bool(label) for upper, label in zip(labels, lower, strict=True))
    return filled >= _FEWEST_GAPS and _is_worded(row) and not _is_tagged(row)


def _is_split(levels: list[list[str]], row: Cells) -> bool:
    """Whether `row` tells apart columns whose header so far is the same, with words only."""
    if not _is_worded(row) or _is_tagged(row):
        return False
    labels = _labels(row)
    so_far = [_joined(level[column] for level in levels) for column in range(len(row))]
    together: dict[tuple[str, ...], list[str]] = {}
    for words, label in zip(so_far, labels, strict=True):
        if words and label:
            together.setdefault(words, []).append(label)
    return any(len(set(each)) > 1 and len(set(each)) == len(each) for each in together.values())


def _is_group_row(row: Cells) -> bool:
    labels = [label for label in _labels(row) if label]
    return (
        len(set(labels)) > 1
        and _is_worded(row)
        and not any(label.endswith(":") for label in labels)
    )


def _spread(labels: list[str], below: list[str]) -> list[str]:
    """Return the labels of a group row, each also over the blank cells to its right.

    The only total stands for the whole table, not for the last group; where each group has one,
    it is the group's.
    """
    totals = [column for column, label in enumerate(below) if _TOTAL.fullmatch(plain_text(label))]
    whole = totals if len(totals) == 1 and not labels[totals[0]] else []
    spread: list[str] = []
    current = ""
    for column, (label, lower) in enumerate(zip(labels, below, strict=True)):
        current = label or current
        spread.append(current if lower and column not in whole else "")
    return spread


def _joined(labels: Iterator[str] | Sequence[str]) -> tuple[str, ...]:
    words: list[str] = []
    for label in labels:
        if label and (not words or words[-1] != label):
            words.append(label)
    return tuple(words)


def _labels(row: Cells) -> list[str]:
    return [" ".join(cell_text(cell).split())[:_LONGEST_HEADER] for cell in row]


def _count(row: Sequence[CellValue]) -> int:
    return sum(cell is not None for cell in row)


def _is_worded(row: Cells) -> bool:
    """Whether a row holds words or years and no other number."""
    cells = [cell for cell in row if cell is not None]
    return bool(cells) and not any(_is_figure(cell) for cell in cells)


def _is_figure(cell: CellValue) -> bool:
    """Whether a cell holds a number, typed or stored, that is no year."""
    if isinstance(cell, bool):
        return True
    number = stored_number(cell)
    if isinstance(cell, str):
        typed = number_typed(cell)
        number = typed.point if typed else None
    return number is not None and not _is_year(number)


def _is_year(number: Decimal) -> bool:
    return _FIRST_YEAR <= number <= _LAST_YEAR and number == number.to_integral_value()


def _parts(header: _Header, rows: Sequence[Cells]) -> list[tuple[SourceColumn, ...]]:
    """Return the columns of each table: parts of the header that repeat others stand alone."""
    body = rows[header.last + 1 :]
    used = [
        column
        for column in range(len(rows[header.first]))
        if header.words[column] or any(row[column] is not None for row in body)
    ]
    segments: list[list[SourceColumn]] = [[]]
    last = -1
    for column in used:
        words = header.words[column]
        apart = column > last + 1 or not header.words.get(column - 1, ())
        if words and apart and any(each.words for each in segments[-1]):
            segments.append([])
        segments[-1].append(SourceColumn(column, words))
        last = column
    tables: list[list[SourceColumn]] = []
    for segment in segments:
        names = {plain_text(each.header) for each in segment if each.words}
        seen = {plain_text(each.header) for table in tables for each in table if each.words}
        if tables and len(names & seen) < _SHARED_HEADERS:
            tables[-1].extend(segment)
        else:
            tables.append(segment)
    return [tuple(table) for table in tables]


def _body(
    rows: Sequence[Cells], header: _Header, columns: Sequence[SourceColumn]
) -> Iterator[SourceRow]:
    sums = _Sums(len(columns))
    headers = [plain_text(column.words[-1]) if column.words else "" for column in columns]
    for index in range(header.last + 1, len(rows)):
        cells = tuple(rows[index][column.index] for column in columns)
        if all(cell is None for cell in cells):
            continue
        kind, name = _kind(cells, headers, sums)
        if kind is RowKind.FIGURES:
            sums.add(cells)
        yield SourceRow(index, cells, kind, name)


class _Sums:
    """Sums of the figures so far, column by column, and which columns hold words."""

    def __init__(self, width: int) -> None:
        self.rows = 0
        self.worded = 0
        self.amounts = [Decimal(0)] * width

    def add(self, cells: Sequence[CellValue]) -> None:
        """Count a row of figures."""
        self.rows += 1
        self.worded += any(isinstance(cell, str) for cell in cells)
        for column, cell in enumerate(cells):
            self.amounts[column] += stored_number(cell) or 0

    def are(self, cells: Sequence[CellValue]) -> bool:
        """Whether a row without words repeats at least one sum of two or more worded rows."""
        if self.rows < _FEWEST_ADDED or self.worded < self.rows:
            return False
        numbers = map(stored_number, cells)
        pairs = zip(numbers, self.amounts, strict=True)
        return any(number and _alike(number, amount) for number, amount in pairs)


def _alike(first: Decimal, second: Decimal) -> bool:
    """Whether two sums are the same but for what floating-point addition leaves behind."""
    return abs(first - second) <= abs(first) * Decimal("1e-9")


def _kind(cells: Sequence[CellValue], headers: Sequence[str], sums: _Sums) -> tuple[RowKind, str]:
    """Return what a row is, and the name of a total.

    Notes
    -----
    A total's only words are a total's: a row "Cauca, total, 34" states a figure. A row without
    words is a total where it repeats the sum of a column above it. A remark is one text alone in
    a table of three columns or more, or begins as notes and sources do.
    """
    words = [
        plain_text(cell) for cell in cells if isinstance(cell, str) and number_typed(cell) is None
    ]
    if words and all(map(_TOTAL.fullmatch, words)):
        return RowKind.TOTAL, _first_text(cells)
    if words and all(_TOTAL.fullmatch(word) or _SUBTOTAL.fullmatch(word) for word in words):
        return RowKind.SUBTOTAL, _first_text(cells)
    if not words and sums.are(cells):
        return RowKind.TOTAL, ""
    if _is_header_again(cells, headers):
        return RowKind.HEADER_AGAIN, ""
    alone = len(words) == 1 and _count(cells) == 1
    if alone and (len(cells) >= _SOME_COLUMNS or _REMARK.fullmatch(words[0])):
        return RowKind.REMARK, ""
    return RowKind.FIGURES, ""


def _is_tagged(cells: Sequence[CellValue]) -> bool:
    """Whether a row holds the tags of the Humanitarian Exchange Language: ``#affected+f``."""
    words = [cell for cell in cells if cell is not None]
    return len(words) > 1 and all(isinstance(each, str) and _TAG.match(each) for each in words)


def _is_header_again(cells: Sequence[CellValue], headers: Sequence[str]) -> bool:
    if _is_tagged(cells):
        return True
    same = 0
    for cell, header in zip(cells, headers, strict=True):
        if cell is not None and header:
            if plain_text(cell_text(cell)) != header:
                return False
            same += 1
    return same > 1


def _first_text(cells: Sequence[CellValue]) -> str:
    return next(cell.strip() for cell in cells if isinstance(cell, str))


def _titles(rows: Sequence[Cells]) -> Iterator[str]:
    for row in rows[-_MOST_TITLES:]:
        words = _joined([label for label in _labels(row) if label])
        if words:
            yield " ".join(words)
