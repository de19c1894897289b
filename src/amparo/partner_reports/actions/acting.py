"""What every action on a report shares: holding it, moving it, recording what was done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from amparo.audit.actions import record_event
from amparo.audit.refusals import NotPossible
from amparo.framework.language import Text
from amparo.partner_reports.models import PartnerReport, ReportVersion
from amparo.partner_reports.permissions import check_can_move
from amparo.partner_reports.queries.reports import all_reports
from amparo.partner_reports.states import TRANSITIONS, Move
from amparo.people.permissions import Viewer

_MOVED_ON = Text(
    "This report moved on since you opened it. Look at it again before you decide.",
    "Este informe cambió de estado desde que lo abrió. Revíselo de nuevo antes de decidir.",
)


def hold(report: PartnerReport) -> PartnerReport:
    """Return `report` as it is now, held until the transaction ends."""
    return all_reports().select_for_update(of=("self",)).get(pk=report.pk)


def hold_for(
    move: Move, report: PartnerReport, by: Viewer, seen: int | None = None
) -> PartnerReport:
    """Return `report` held, if `by` may make `move` and it has not moved on since `seen`."""
    held = hold(report)
    check_can_move(move, held, by)
    if seen is not None and held.revision != seen:
        raise NotPossible(_MOVED_ON)
    return held


def move_on(move: Move, held: PartnerReport, **changes: object) -> PartnerReport:
    """Write the state that `move` leads to, with what else changes."""
    held.state = TRANSITIONS[move].target.value
    held.revision += 1
    for name, value in changes.items():
        setattr(held, name, value)
    held.save(update_fields=["state", "revision", *changes])
    return held


def record(
    *,
    by: str,
    action: str,
    report: PartnerReport,
    at: datetime,
    version: ReportVersion | None = None,
    detail: Mapping[str, object] | None = None,
) -> None:
    """Record what was done to a report; `detail` holds codes, hashes and counts only."""
    award = report.award
    record_event(
        by=by,
        action=f"partner_reports.{action}",
        subject=report,
        at=at,
        detail={
            "compact": award.compact.code,
            "partner": award.organisation.code,
            "award": award.number,
            "period": report.period,
            **({"version": version.number} if version else {}),
            **(detail or {}),
        },
    )
