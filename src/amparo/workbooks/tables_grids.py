"""Sheets as rows of cells, read by python-calamine and kept within bounds."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, time
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from amparo.workbooks.sheet_marks import Place
from amparo.workbooks.tables import CellValue

MOST_CELLS = 10_000_000
"""Cells of all sheets together, as of one sheet of a workbook (`sheet_marks.MOST_CELLS`)."""

_PANIC = "PanicException"

Range = tuple[Place, Place]
"""First and last cell of a range, both inside it."""


class Unreadable(Exception):
    """The spreadsheet reader could not read what it was given."""


class TooManyCells(Exception):
    """There are more cells than are read."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: its cells by row and column from 0, and what else is known of them.

    Parameters
    ----------
    rows : list of list
        Rows need not be of one length.
    merged : tuple of Range
        Cells shown as one; only the first of them holds the value.
    errors, uncomputed, percents : frozenset of (row, column)
        See `tables.SourceTable`.
    """

    sheet: str
    rows: list[list[CellValue]]
    hidden: bool = False
    merged: tuple[Range, ...] = ()
    errors: frozenset[Place] = frozenset()
    uncomputed: frozenset[Place] = frozenset()
    percents: frozenset[Place] = frozenset()

    def at(self, place: Place) -> CellValue:
        """Return what stands in a cell of the grid."""
        return self.rows[place[0]][place[1]]


@contextmanager
def opened(content: bytes) -> Iterator[CalamineWorkbook]:
    """Open a workbook for the time of the block.

    Raises
    ------
    Unreadable
        The reader failed, here or inside the block.

    Notes
    -----
    A defect of the reader arrives as a `PanicException` that cannot be imported and is no
    `Exception`; bad content must not be able to stop the process with it.
    """
    try:
        with CalamineWorkbook.from_filelike(BytesIO(content)) as workbook:
            yield workbook
    except (CalamineError, OSError, ValueError, OverflowError) as failure:
        raise Unreadable from failure
    except BaseException as failure:
        if type(failure).__name__ != _PANIC:
            raise
        raise Unreadable from failure


def sheet_grids(workbook: CalamineWorkbook, wanted: Collection[str]) -> Iterator[Grid]:
    """Yield the sheets of the names `wanted`, in the order of the workbook.

    Raises
    ------
    TooManyCells
        All sheets together span more than `MOST_CELLS`.
    """
    visible = {each.name: each.visible for each in workbook.sheets_metadata}
    count = 0
    for name in workbook.sheet_names:
        if name not in wanted:
            continue
        sheet = workbook.get_sheet_by_name(name)
        row, column = sheet.end or (-1, -1)
        count += (row + 1) * (column + 1)
        if count > MOST_CELLS:
            raise TooManyCells
        rows = [[cell_from(value) for value in row] for row in sheet.to_python(False)]
        hidden = visible.get(name) != SheetVisibleEnum.Visible
        yield Grid(name, rows, hidden, tuple(sheet.merged_cell_ranges or ()))


def cell_from(value: object) -> CellValue:
    """Return a cell's value as `tables.CellValue`: blank text is nothing, a time is text."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, bool | date):
        return value
    if isinstance(value, int | float):
        return float(value) if math.isfinite(value) else str(value)
    return value.isoformat() if isinstance(value, time) else str(value)
