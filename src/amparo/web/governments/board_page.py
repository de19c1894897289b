"""The completeness board: every partner against every period, and who owes what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from amparo.compacts.queries import Compact
from amparo.framework.language import Text
from amparo.partner_reports import queries as reports
from amparo.partner_reports.queries import BoardCell, BoardRow
from amparo.partner_reports.states import (
    STATE_NAMES,
    TIMELINESS_NAMES,
    ReportState,
    Timeliness,
)
from amparo.people.permissions import Viewer
from amparo.web.governments.opening import title_of
from amparo.web.governments.report_head import (
    PeriodNames,
    period_names,
    report_address,
)

MARKS = {
    ReportState.EXPECTED: "○",
    ReportState.DRAFT: "◔",
    ReportState.TO_CERTIFY: "◑",
    ReportState.SUBMITTED: "◆",
    ReportState.RETURNED: "↩",
    ReportState.ACCEPTED: "✓",
    ReportState.REQUESTED: "!",
    ReportState.NOT_PROVIDED: "✕",
}
"""A shape for each state, so that colour never stands alone."""


@dataclass(frozen=True, slots=True)
class Square:
    """How one report stands; `tone` chooses the colour, the words say the same."""

    period: Text
    mark: str
    tone: str
    state: Text
    timeliness: Text
    is_late: bool
    due: date
    address: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many of what is owed is accepted, and how much of it came late or never."""

    accepted: int
    submitted: int
    late: int
    owed: int


@dataclass(frozen=True, slots=True)
class BoardLine:
    """An award's reports, one square a period (none where nothing is owed), and their count."""

    partner: Text
    award: str
    award_title: Text
    squares: tuple[Square | None, ...]
    count: Count

    @property
    def owed(self) -> tuple[Square, ...]:
        """The squares of reports that are owed, for a narrow page."""
        return tuple(one for one in self.squares if one is not None)


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """A period with its days and the count of its reports."""

    period: Text
    starts: date
    ends: date
    count: Count


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """What a square's shape means, and how many there are."""

    mark: str
    tone: str
    words: Text
    count: int


@dataclass(frozen=True, slots=True)
class BoardPage:
    """The board of a compact with its counts and legend."""

    compact: str
    compact_title: Text
    today: date
    columns: tuple[BoardColumn, ...]
    lines: tuple[BoardLine, ...]
    count: Count
    legend: tuple[LegendEntry, ...]
    timeliness: tuple[tuple[Text, int], ...]


def board_page(compact: Compact, viewer: Viewer, today: date) -> BoardPage:
    """Return the board of a compact."""
    board, names = reports.completeness_board(viewer, compact.code, today), period_names(compact)
    cells = [list(row.cells.values()) for row in board.rows]
    return BoardPage(
        compact=compact.code,
        compact_title=title_of(compact),
        today=today,
        columns=tuple(
            BoardColumn(
                names(one.code),
                one.starts,
                one.ends,
                _count(row.cells[one.code] for row in board.rows if one.code in row.cells),
            )
            for one in board.periods
        ),
        lines=tuple(_line(row, [one.code for one in board.periods], names) for row in board.rows),
        count=_count(cell for row in cells for cell in row),
        legend=tuple(
            LegendEntry(MARKS[state], state.value, STATE_NAMES[state], board.states.get(state, 0))
            for state in ReportState
        ),
        timeliness=tuple(
            (TIMELINESS_NAMES[stands], board.timeliness.get(stands, 0)) for stands in Timeliness
        ),
    )


def _line(row: BoardRow, periods: Iterable[str], names: PeriodNames) -> BoardLine:
    award = row.award
    return BoardLine(
        award.organisation.name,
        award.number,
        award.title,
        tuple(_square(row.cells[code], names) if code in row.cells else None for code in periods),
        _count(row.cells.values()),
    )


def _square(cell: BoardCell, names: PeriodNames) -> Square:
    never_came = cell.timeliness is Timeliness.OVERDUE and cell.state in {
        ReportState.EXPECTED,
        ReportState.DRAFT,
        ReportState.TO_CERTIFY,
    }
    return Square(
        period=names(cell.report.period),
        mark=MARKS[cell.state],
        tone="overdue" if never_came else cell.state.value,
        state=STATE_NAMES[cell.state],
        timeliness=TIMELINESS_NAMES[cell.timeliness],
        is_late=cell.timeliness in {Timeliness.LATE, Timeliness.OVERDUE},
        due=cell.report.due,
        address=report_address("report", cell.report),
    )


def _count(cells: Iterable[BoardCell]) -> Count:
    every = list(cells)
    return Count(
        accepted=sum(one.state is ReportState.ACCEPTED for one in every),
        submitted=sum(one.state is ReportState.SUBMITTED for one in every),
        late=sum(one.timeliness in {Timeliness.LATE, Timeliness.OVERDUE} for one in every),
        owed=len(every),
    )
