"""Read one cell of a table that is not ours as a number, or as the reason why there is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from amparo.framework.issues import Issue, IssueKind
from amparo.framework.language import Text
from amparo.framework.statuses import Status
from amparo.workbooks import tables_issues as kinds
from amparo.workbooks.absence_words import is_unclear, stated_absence
from amparo.workbooks.notation import DecimalSign, TypedNumber
from amparo.workbooks.report_findings import is_sane, printed
from amparo.workbooks.tables import SourceRow, SourceTable, cell_text, number_typed, stored_number

_HUNDREDTHS = 2
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class ValueReading:
    """What a cell says: a number, why there is none, a problem; or nothing where it is blank.

    `percent` is whether the number is a percentage; `amount` then counts hundredths.
    """

    amount: Decimal | None = None
    absence: Status | None = None
    percent: bool = False
    issue: Issue | None = None

    @property
    def is_blank(self) -> bool:
        """Whether the cell says nothing."""
        return self.amount is None and self.absence is None and self.issue is None


def read_value(
    table: SourceTable, row: SourceRow, position: int, sign: DecimalSign | None
) -> ValueReading:
    """Read the cell of a row in one of the table's columns.

    Parameters
    ----------
    sign : DecimalSign or None
        What the numbers typed in the value columns show (`shown_sign`); None where nothing: a
        number with two readings is then refused.
    """
    cell, place = row.cells[position], (row.index, table.columns[position].index)
    if place in table.errors or place in table.uncomputed:
        kind = kinds.CELL_ERROR if place in table.errors else kinds.NOT_COMPUTED
        return _refused(table, row, position, kind)
    number = stored_number(cell)
    if number is not None:
        percent = place in table.percents
        return ValueReading(_in_percent(number) if percent else number, percent=percent)
    return ValueReading() if cell is None else _worded(table, row, position, sign)


def _in_percent(number: Decimal) -> Decimal:
    """Return 12.5 for the 0.125 that a spreadsheet shows as 12.5 %."""
    moved = number.scaleb(_HUNDREDTHS)
    return Decimal(f"{moved:f}") if is_sane(moved) else moved


def _worded(
    table: SourceTable, row: SourceRow, position: int, sign: DecimalSign | None
) -> ValueReading:
    cell = row.cells[position]
    text = cell_text(cell)
    typed = number_typed(text) if isinstance(cell, str) else None
    if typed is not None:
        return _typed(table, row, position, typed, sign)
    absence = stated_absence(text)
    if absence is not None:
        return ValueReading(absence=absence)
    kind = kinds.ABSENCE_UNCLEAR if is_unclear(text) else kinds.NOT_A_NUMBER
    return _refused(table, row, position, kind, word=text[:_SHOWN] or "?")


def shown_sign(table: SourceTable, positions: Iterable[int]) -> DecimalSign | None:
    """Return the decimal sign that the numbers typed in some columns show, where they agree."""
    shown: set[DecimalSign | None] = set()
    columns = tuple(positions)
    for row in table.figures():
        for position in columns:
            cell = row.cells[position]
            typed = number_typed(cell) if isinstance(cell, str) else None
            shown.add(typed.shows if typed else None)
    shown.discard(None)
    return shown.pop() if len(shown) == 1 else None


def _typed(
    table: SourceTable, row: SourceRow, position: int, typed: TypedNumber, sign: DecimalSign | None
) -> ValueReading:
    if typed.is_ambiguous and sign is None:
        readings = (typed.read(each) for each in DecimalSign)
        first, second = (printed(each) for each in readings if is_sane(each))
        word = cell_text(row.cells[position])[:_SHOWN]
        return _refused(
            table, row, position, kinds.TWO_READINGS, word=word, first=first, second=second
        )
    return ValueReading(typed.read(sign or DecimalSign.POINT), percent=typed.percent)


def _refused(
    table: SourceTable, row: SourceRow, position: int, kind: IssueKind, **words: Text | str
) -> ValueReading:
    location = table.location(row.index, table.columns[position].index)
    return ValueReading(issue=kind.at(location, **words))
