"""Read a workbook of the old binary format (.xls) in a process of its own, within bounds.

The format cannot be searched before it is parsed, as `container` does with newer ones: a few
bytes may span millions of cells. A child process has the memory and the time that are given to
it, and takes nobody else down.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from amparo.workbooks.tables import CellValue
from amparo.workbooks.tables_grids import Grid, TooManyCells, Unreadable, opened, sheet_grids

MOST_MEMORY = 2_000_000_000
"""Bytes of address space of the child, where the system can limit it."""

MOST_SECONDS = 60

COMMAND = (
    sys.executable,
    "-c",
    "from amparo.workbooks.tables_old_format import main; raise SystemExit(main())",
)

_DAY = "day"
_TOO_MANY = 3


def read_old_workbook(content: bytes) -> Iterator[Grid]:
    """Yield the sheets of an .xls file.

    Raises
    ------
    Unreadable
        It cannot be read, or not within the bounds.
    TooManyCells
        Its sheets span too many cells.
    """
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module, no shell
            COMMAND, input=content, capture_output=True, check=False, timeout=MOST_SECONDS
        )
    except subprocess.TimeoutExpired:
        raise Unreadable from None
    if done.returncode == _TOO_MANY:
        raise TooManyCells
    if done.returncode != 0:
        raise Unreadable
    yield from grids_from_json(done.stdout)


def grids_from_json(text: bytes) -> Iterator[Grid]:
    """Yield the grids that `json_from_workbook` wrote."""
    for sheet in json.loads(text):
        rows = [[value_from(cell) for cell in row] for row in sheet["rows"]]
        merged = tuple(((a, b), (c, d)) for (a, b), (c, d) in sheet["merged"])
        yield Grid(sheet["name"], rows, sheet["hidden"], merged)


def json_from_workbook(content: bytes) -> str:
    """Return the sheets of a workbook as JSON text.

    Raises
    ------
    Unreadable, TooManyCells
        See `read_old_workbook`.
    """
    with opened(content) as workbook:
        sheets = [
            {
                "name": grid.sheet,
                "hidden": grid.hidden,
                "merged": grid.merged,
                "rows": [[plain_from(cell) for cell in row] for row in grid.rows],
            }
            for grid in sheet_grids(workbook, workbook.sheet_names)
        ]
    return json.dumps(sheets)


def main() -> int:
    """Read a workbook from standard input, write its sheets to standard output."""
    limit_memory()
    try:
        sys.stdout.write(json_from_workbook(sys.stdin.buffer.read()))
    except TooManyCells:
        return _TOO_MANY
    except Unreadable:
        return 1
    return 0


def limit_memory() -> None:
    """Bound the address space of this process, where the system can."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def plain_from(cell: CellValue) -> Any:
    """Return a cell as JSON knows it."""
    return {_DAY: cell.isoformat()} if isinstance(cell, date) else cell


def value_from(cell: Any) -> CellValue:
    """Return the cell that `plain_from` wrote."""
    if isinstance(cell, dict):
        text: str = cell[_DAY]
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    known: CellValue = cell
    return known
