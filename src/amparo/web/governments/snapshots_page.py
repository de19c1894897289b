"""The snapshots of a compact, and what was accepted since the newest one.

Taking a snapshot is a command: it needs the analytics engine, which no page loads.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from amparo.compacts.queries import Compact
from amparo.framework.language import Text
from amparo.partner_reports import queries as reports
from amparo.partner_reports.permissions import can_take_snapshot
from amparo.partner_reports.queries import FactsSnapshot
from amparo.people.permissions import Viewer
from amparo.people.roles import Duty
from amparo.web.governments.opening import title_of
from amparo.web.governments.report_head import ReportHead, period_names, report_head


@dataclass(frozen=True, slots=True)
class SnapshotRow:
    """A kept snapshot."""

    as_of: date
    taken_at: datetime
    fact_count: int
    hash: str


@dataclass(frozen=True, slots=True)
class AcceptedReport:
    """A report whose values are known, and since when."""

    head: ReportHead
    version: int
    accepted_at: datetime


@dataclass(frozen=True, slots=True)
class SnapshotsPage:
    """The snapshots, newest first; `waiting` were accepted since the newest was taken.

    `may_see_reports` says whether the viewer may open them.
    """

    compact: str
    compact_title: Text
    snapshots: tuple[SnapshotRow, ...]
    waiting: tuple[AcceptedReport, ...]
    may_take: bool
    may_see_reports: bool
    command: str


def snapshots_page(compact: Compact, viewer: Viewer, today: date) -> SnapshotsPage:
    """Return the snapshots of a compact."""
    may_take, command = can_take_snapshot(viewer, compact.code), f"amparo snapshot {compact.code}"
    kept = sorted(reports.snapshots_of(compact.code), key=lambda one: one.taken_at, reverse=True)
    return SnapshotsPage(
        compact=compact.code,
        compact_title=title_of(compact),
        snapshots=tuple(
            SnapshotRow(one.as_of, one.taken_at, one.fact_count, one.hash) for one in kept
        ),
        waiting=_waiting(compact, viewer, today, kept[0] if kept else None),
        may_take=may_take,
        may_see_reports=viewer.may(Duty.SEE_ALL_REPORTS, compact.code),
        command=f"{command} --by {viewer.address}" if may_take else command,
    )


def _waiting(
    compact: Compact, viewer: Viewer, today: date, newest: FactsSnapshot | None
) -> tuple[AcceptedReport, ...]:
    names = period_names(compact)
    return tuple(
        AcceptedReport(report_head(one.report, names, today), one.version.number, at)
        for one in reports.accepted_reports(viewer, compact.code)
        if (at := one.version.accepted_at) is not None and not (newest and _holds(newest, at))
    )


def _holds(snapshot: FactsSnapshot, accepted_at: datetime) -> bool:
    """Whether what was accepted then was known by the snapshot's day and when it was taken."""
    return accepted_at.date() <= snapshot.as_of and accepted_at <= snapshot.taken_at
