"""A table found in a spreadsheet that is not ours: its columns, its rows, where each cell stands.

Reading files is in `tables_reading`, finding headers and totals in `tables_layout`, what the
columns mean in `tables_mapping`, and turning them into a report's content in `tables_applying`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256

from amparo.framework.issues import Location
from amparo.workbooks.absence_words import plain
from amparo.workbooks.notation import LONGEST_NUMBER, TypedNumber, typed_number
from amparo.workbooks.sheet_marks import Place, address_of

CellValue = str | float | date | None
"""What a cell holds: text, a number (or a truth), a day (with or without time), or nothing."""

SIGNIFICANT = 15
"""Digits that spreadsheets keep of a number: what is behind them is an artefact of the machine."""

_SEPARATOR = "\x1f"


class RowKind(StrEnum):
    """What a row below the header is."""

    FIGURES = "figures"
    TOTAL = "total"
    SUBTOTAL = "subtotal"
    HEADER_AGAIN = "header_again"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class SourceColumn:
    """A column: its index in the sheet, from 0, and the words of its header, top to bottom."""

    index: int
    words: tuple[str, ...]

    @property
    def header(self) -> str:
        """The header in one line; blank where the column has none."""
        return " / ".join(self.words)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row: its index in the sheet, from 0, its cells under the table's columns, its kind.

    `name` says which total a total row is: its own words, or blank where it has none.
    """

    index: int
    cells: tuple[CellValue, ...]
    kind: RowKind = RowKind.FIGURES
    name: str = ""


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table of a sheet.

    Parameters
    ----------
    file, sheet : str
        A text file's table has the file's name as its sheet.
    part : int
        Which table of the sheet, from 1, where several stand side by side.
    hidden : bool
        Whether the sheet is hidden.
    titles : tuple of str
        What stands above the header.
    columns : tuple of SourceColumn
        Without those that are empty.
    rows : tuple of SourceRow
        Without those that are empty.
    errors, uncomputed, percents : frozenset of (row, column)
        Cells that hold an error of the spreadsheet, a formula never computed, a percent format.
    """

    file: str
    sheet: str
    part: int
    hidden: bool
    titles: tuple[str, ...]
    columns: tuple[SourceColumn, ...]
    rows: tuple[SourceRow, ...]
    errors: frozenset[Place] = frozenset()
    uncomputed: frozenset[Place] = frozenset()
    percents: frozenset[Place] = frozenset()

    @property
    def name(self) -> str:
        """How a person calls it: the sheet, and which of its tables where there are more."""
        return self.sheet if self.part == 1 else f"{self.sheet} ({self.part})"

    def figures(self) -> Iterator[SourceRow]:
        """Yield the rows that are neither totals, nor remarks, nor the header again."""
        return (row for row in self.rows if row.kind is RowKind.FIGURES)

    def location(self, row: int, column: int) -> Location:
        """Return where the cell at this row and column of the sheet stands."""
        return Location(self.file, sheet=self.sheet, cell=address_of((row, column)))

    def locator(self, row: int, column: int) -> str:
        """Return the same as a stated value keeps it: ``sheet!cell``."""
        return f"{self.sheet}!{address_of((row, column))}"


def header_hash(table: SourceTable) -> str:
    """Return the SHA-256 of a table's headers, in hex: a mapping is kept for the same ones.

    Notes
    -----
    Accents, case and spaces do not count, nor where the table stands, nor empty columns.
    """
    words = _SEPARATOR.join(plain_text(column.header) for column in table.columns)
    return sha256(words.encode()).hexdigest()


def plain_text(text: str) -> str:
    """Return `absence_words.plain` of a text; short ones, which tables repeat, are remembered."""
    return _plain(text) if len(text) <= _REMEMBERED else plain(text)


def number_typed(text: str) -> TypedNumber | None:
    """Return `notation.typed_number` of a text; short ones, which tables repeat, are remembered."""
    return _typed(text) if len(text) <= _REMEMBERED else None


_REMEMBERED = LONGEST_NUMBER
_plain = lru_cache(maxsize=20_000)(plain)
_typed = lru_cache(maxsize=20_000)(typed_number)


def cell_text(value: CellValue) -> str:
    """Return what a cell holds as a person reads it; a whole number without its point."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    number = stored_number(value)
    return "" if number is None else f"{number:f}"


def stored_number(value: CellValue) -> Decimal | None:
    """Return the number that a cell holds as a number, as the spreadsheet shows it; else None.

    Notes
    -----
    A finite number of `SIGNIFICANT` digits, without zeros behind the point: 0.45, where the
    machine has 0.44999999999999996.
    """
    if isinstance(value, bool) or not isinstance(value, float | int):
        return None
    number = Decimal(f"{value:.{SIGNIFICANT}g}")
    is_whole = number == number.to_integral_value() and number.adjusted() <= SIGNIFICANT
    return number.quantize(Decimal(1)) if is_whole else number
