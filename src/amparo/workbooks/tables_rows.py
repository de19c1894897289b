"""Understand each row of a table that is not ours, as its mapping says: what each number becomes.

What is told once for many cells (words without a meaning, aspects that nothing tells) is gathered;
`tables_applying` makes issues of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from amparo.framework.issues import Issue
from amparo.framework.language import same
from amparo.framework.statuses import WORDS, Status
from amparo.workbooks import tables_issues as kinds
from amparo.workbooks.absence_words import stated_absence
from amparo.workbooks.notation import DecimalSign
from amparo.workbooks.report_findings import cell_name, printed
from amparo.workbooks.report_form import CellKey, ReportForm, StatedValue
from amparo.workbooks.sheet_marks import Place, address_of
from amparo.workbooks.tables import (
    CellValue,
    RowKind,
    SourceRow,
    SourceTable,
    cell_text,
    plain_text,
)
from amparo.workbooks.tables_keys import AskedCells
from amparo.workbooks.tables_mapping import (
    BY,
    INDICATOR,
    LEFT_OUT,
    PLACE,
    ColumnMapping,
    ColumnRole,
    TableMapping,
)
from amparo.workbooks.tables_values import ValueReading, read_value, shown_sign

_SHOWN = 60
_TOTALS = {RowKind.TOTAL, RowKind.SUBTOTAL}


@dataclass(frozen=True, slots=True)
class MappedCell:
    """A cell of a value column: where it stands, its text, and what it becomes.

    Parameters
    ----------
    place : (row, column)
        In the sheet, from 0.
    key : CellKey or None
        None where it is not known; the form may not ask for it.
    value : StatedValue or None
        None where nothing is taken from the cell.
    other_period : bool
        Whether the number is about another period than the report.
    """

    place: Place
    text: str
    key: CellKey | None = None
    value: StatedValue | None = None
    issue: Issue | None = None
    other_period: bool = False

    @property
    def address(self) -> str:
        """The cell's address: ``B12``."""
        return address_of(self.place)


@dataclass(frozen=True, slots=True)
class MappedRow:
    """A row of the table, by its number in the sheet from 1, and its cells that say something."""

    number: int
    kind: RowKind
    name: str
    cells: tuple[MappedCell, ...] = ()
    has_numbers: bool = False


@dataclass(slots=True)
class UnknownWord:
    """A word without a meaning: where it first stands, as it is written, in how many rows."""

    place: Place
    text: str
    rows: int = 0


@dataclass(slots=True)
class RowReading:
    """A table read row by row, and what was found that concerns many cells.

    `unknown` is by (position, word); `unsaid` by (position of a value column, aspect) with the
    first cell.
    """

    table: SourceTable
    mapping: TableMapping
    asked: AskedCells
    sign: DecimalSign | None
    columns: dict[ColumnRole, list[ColumnMapping]]
    above: dict[int, CellValue] = field(default_factory=dict)
    unknown: dict[tuple[int, str], UnknownWord] = field(default_factory=dict)
    unsaid: dict[tuple[int, str], Place] = field(default_factory=dict)

    @classmethod
    def of(cls, table: SourceTable, mapping: TableMapping, form: ReportForm) -> RowReading:
        """Return a reading that has seen no row yet."""
        columns = {role: mapping.of_role(role) for role in ColumnRole}
        sign = shown_sign(table, (each.position for each in columns[ColumnRole.VALUE]))
        return cls(table, mapping, AskedCells.of(form), sign, columns)

    def rows(self) -> Iterator[MappedRow]:
        """Yield every row, with the cells of those that are read."""
        for row in self.table.rows:
            values = [
                (column, read_value(self.table, row, column.position, self.sign))
                for column in self.columns[ColumnRole.VALUE]
            ]
            has_numbers = any(reading.amount is not None for _, reading in values)
            told, unknown = self._told(row)
            cells: tuple[MappedCell, ...] = ()
            if self._is_read(row) and LEFT_OUT not in told.values():
                cells = tuple(self._cells(row, values, told, unknown))
            yield MappedRow(row.index + 1, row.kind, row.name, cells, has_numbers)

    def _is_read(self, row: SourceRow) -> bool:
        """Whether a row holds figures, or is a total whose place or indicator the mapping names."""
        if row.kind not in _TOTALS:
            return row.kind is RowKind.FIGURES
        named = [
            each for each in self.columns[ColumnRole.TELLS] if each.about in {PLACE, INDICATOR}
        ]
        return any(each.words.get(self._word(each, row)) for each in named)

    def _told(self, row: SourceRow) -> tuple[dict[str, str], list[ColumnMapping]]:
        """Return what a row's words tell by aspect, and the columns whose word has no meaning.

        Notes
        -----
        A blank cell leaves the constant standing; a disaggregation left blank is not broken down.
        """
        told = {each.about: each.code for each in self.mapping.constants}
        unknown: list[ColumnMapping] = []
        for column in self.columns[ColumnRole.TELLS]:
            word = self._word(column, row)
            code = column.words.get(word)
            if code is not None:
                told[column.about] = code
            elif word or not (column.about in told or column.about.startswith(BY)):
                unknown.append(column)
        return told, unknown

    def _word(self, column: ColumnMapping, row: SourceRow) -> str:
        """Return the word of a row in a column; the one above where the column fills down."""
        cell = row.cells[column.position]
        if row.kind is RowKind.FIGURES and column.fills_down:
            cell = self.above.get(column.position) if cell is None else cell
            self.above[column.position] = cell
        return plain_text(cell_text(cell))

    def _cells(
        self,
        row: SourceRow,
        values: list[tuple[ColumnMapping, ValueReading]],
        told: dict[str, str],
        unknown: list[ColumnMapping],
    ) -> Iterator[MappedCell]:
        status = self._status(row)
        said = [each for each in values if status is not None or not each[1].is_blank]
        for column in unknown if said else []:
            self._count(column, row)
        for column, reading in said:
            about = {**told, **column.says}
            open_words = [each for each in unknown if each.about not in column.says]
            if any(each.others_out for each in open_words):
                continue
            place = (row.index, self.table.columns[column.position].index)
            text = cell_text(row.cells[column.position])[:_SHOWN]
            cell = MappedCell(place, text, issue=reading.issue)
            if not open_words:
                cell = self._keyed(cell, column, about)
            if cell.key is not None and cell.issue is None and cell.key in self.asked.keys:
                cell = self._valued(cell, row, reading, status)
            yield cell

    def _count(self, column: ColumnMapping, row: SourceRow) -> None:
        place = (row.index, self.table.columns[column.position].index)
        text = cell_text(row.cells[column.position])[:_SHOWN]
        word = self._word(column, row)
        self.unknown.setdefault((column.position, word), UnknownWord(place, text)).rows += 1

    def _status(self, row: SourceRow) -> Status | None:
        columns = self.columns[ColumnRole.STATUS]
        found = (stated_absence(cell_text(row.cells[each.position])) for each in columns)
        return next((each for each in found if each is not None), None)

    def _keyed(
        self, cell: MappedCell, column: ColumnMapping, about: Mapping[str, str]
    ) -> MappedCell:
        missing = self.asked.missing(about)
        for aspect in missing:
            self.unsaid.setdefault((column.position, aspect), cell.place)
        if missing:
            return cell
        if self.asked.is_of_other_period(about):
            return replace(cell, other_period=True)
        return replace(cell, key=self.asked.key(about))

    def _valued(
        self, cell: MappedCell, row: SourceRow, reading: ValueReading, status: Status | None
    ) -> MappedCell:
        """Return a cell that the form asks for with its value, or with what is wrong about it."""
        amount, absence = reading.amount, reading.absence or status
        location = self.table.location(*cell.place)
        if amount is None and absence in {None, Status.REPORTED}:
            return replace(cell, issue=kinds.NUMBER_MISSING.at(location))
        if amount is not None and absence not in {None, Status.REPORTED}:
            words = {"status": WORDS[absence or Status.REPORTED], "word": same(cell.text or "?")}
            return replace(cell, issue=kinds.STATUS_CONTRADICTS.at(location, **words))
        key = cell.key
        if key is not None and amount and reading.percent and not self.asked.is_percentage(key):
            name = cell_name(self.asked.form.framework, key)
            issue = kinds.PERCENT_UNEXPECTED.at(location, number=printed(amount), cell=name)
            return replace(cell, issue=issue)
        stated = absence or Status.REPORTED
        locator = self.table.locator(*cell.place)
        return replace(cell, value=StatedValue(stated, amount, self._note(row), locator))

    def _note(self, row: SourceRow) -> str:
        columns = self.columns[ColumnRole.NOTE]
        return "; ".join(filter(None, (cell_text(row.cells[each.position]) for each in columns)))
