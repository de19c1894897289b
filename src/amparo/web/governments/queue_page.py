"""The review queue: what waits for a decision, what was returned, what never came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from amparo.compacts.queries import Compact
from amparo.framework.language import Text
from amparo.partner_reports import queries as reports
from amparo.partner_reports.permissions import why_not
from amparo.partner_reports.queries import PartnerReport, Submission
from amparo.partner_reports.states import Move, ReportState, Timeliness
from amparo.people.permissions import Viewer
from amparo.web.governments.opening import title_of
from amparo.web.governments.report_head import (
    Act,
    Option,
    PeriodNames,
    ReportHead,
    options,
    period_names,
    report_address,
    report_head,
)
from amparo.web.governments.report_page import coordination

_EXPLAINED = Text(
    "It has warnings that the partner explained: read them before you decide.",
    "Tiene advertencias que el socio explicó: léalas antes de decidir.",
)


@dataclass(frozen=True, slots=True)
class WaitingReport:
    """A submitted report: how long it waits, and how many warnings the partner explained.

    `why_not` says why it cannot be accepted together with others; blank where it can.
    """

    head: ReportHead
    version: int
    submitted_at: datetime
    submitted_by: str
    days: int
    explained: int
    why_not: Text | None
    compare_address: str


@dataclass(frozen=True, slots=True)
class ReturnedReport:
    """A report that lies with the partner again, and what was asked."""

    head: ReportHead
    returned_at: datetime
    returned_by: str
    reason: str
    days: int
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class OverdueReport:
    """A report that is past its day and was never submitted."""

    head: ReportHead
    days: int
    reminded_on: date | None
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class QueuePage:
    """The queue under the filter that was asked for. `may_accept`: whether boxes are offered."""

    compact: str
    compact_title: Text
    waiting: tuple[WaitingReport, ...]
    returned: tuple[ReturnedReport, ...]
    overdue: tuple[OverdueReport, ...]
    partners: tuple[Option, ...]
    periods: tuple[Option, ...]
    is_filtered: bool
    may_accept: bool
    accept_address: str
    why_not: Text | None


def queue_page(
    compact: Compact, viewer: Viewer, asked: Mapping[str, str], today: date
) -> QueuePage:
    """Return the queue of a compact, oldest submission first."""
    names = period_names(compact)
    every = reports.reports_of(viewer, compact.code)
    partner, period = asked.get("partner", ""), asked.get("period", "")
    chosen = {one.pk: one for one in every if _fits(one, partner, period)}
    waiting = tuple(
        waiting_report(one, report_head(one.report, names, today), viewer, today)
        for one in reports.review_queue(viewer, compact.code)
        if one.report.pk in chosen
    )
    return QueuePage(
        compact=compact.code,
        compact_title=title_of(compact),
        waiting=waiting,
        returned=tuple(
            _returned(one, report_head(one, names, today), viewer, today)
            for one in chosen.values()
            if one.report_state is ReportState.RETURNED
        ),
        overdue=tuple(
            _overdue(one, report_head(one, names, today), viewer, today)
            for one in chosen.values()
            if one.timeliness(today) is Timeliness.OVERDUE
            and one.report_state is not ReportState.NOT_PROVIDED
        ),
        partners=options(sorted(_partners(every), key=lambda one: one[1].en), partner),
        periods=options(_periods(every, names), period),
        is_filtered=bool(partner or period),
        may_accept=any(one.why_not is None for one in waiting),
        accept_address=reverse("governments:accept_several", args=(compact.code,)),
        why_not=next((why_not(Move.ACCEPT, chosen[one.head.pk], viewer) for one in waiting), None),
    )


def _fits(report: PartnerReport, partner: str, period: str) -> bool:
    return partner in {"", report.award.organisation.code} and period in {"", report.period}


def _partners(every: Iterable[PartnerReport]) -> Iterable[tuple[str, Text]]:
    return [(one.award.organisation.code, one.award.organisation.name) for one in every]


def _periods(every: Iterable[PartnerReport], names: PeriodNames) -> Iterable[tuple[str, Text]]:
    newest_first = sorted(every, key=lambda one: one.starts, reverse=True)
    return [(one.period, names(one.period)) for one in newest_first]


def waiting_report(one: Submission, head: ReportHead, viewer: Viewer, today: date) -> WaitingReport:
    """Return a submitted report as the queue shows it."""
    version, report = one.version, one.report
    assert version.submitted_at is not None  # noqa: S101 - a submission was submitted
    return WaitingReport(
        head=head,
        version=version.number,
        submitted_at=version.submitted_at,
        submitted_by=version.submitted_by,
        days=(today - version.submitted_at.date()).days,
        explained=one.explained,
        why_not=why_not(Move.ACCEPT, report, viewer) or (_EXPLAINED if one.explained else None),
        compare_address=report_address("compare", report) if version.number > 1 else "",
    )


def _returned(
    report: PartnerReport, head: ReportHead, viewer: Viewer, today: date
) -> ReturnedReport:
    review = reports.reviews_of(report)[-1]  # it was returned by one
    return ReturnedReport(
        head=head,
        returned_at=review.at,
        returned_by=review.by,
        reason=review.reason,
        days=(today - review.at.date()).days,
        acts=coordination(report, viewer),
    )


def _overdue(report: PartnerReport, head: ReportHead, viewer: Viewer, today: date) -> OverdueReport:
    days = (today - report.due).days
    return OverdueReport(head, days, report.reminded_on, coordination(report, viewer))


@dataclass(frozen=True, slots=True)
class AcceptPage:
    """The question before several reports are accepted; `left_out` were chosen and cannot be."""

    compact: str
    compact_title: Text
    chosen: tuple[WaitingReport, ...]
    left_out: tuple[WaitingReport, ...]
    gone: int
    queue_address: str


def accept_page(compact: Compact, viewer: Viewer, chosen: Iterable[str], today: date) -> AcceptPage:
    """Return the question for the reports with the numbers `chosen`."""
    names, wanted = period_names(compact), set(chosen)
    found = [
        waiting_report(one, report_head(one.report, names, today), viewer, today)
        for one in reports.review_queue(viewer, compact.code)
        if str(one.report.pk) in wanted
    ]
    return AcceptPage(
        compact=compact.code,
        compact_title=title_of(compact),
        chosen=tuple(one for one in found if one.why_not is None),
        left_out=tuple(one for one in found if one.why_not is not None),
        gone=len(wanted) - len(found),
        queue_address=reverse("governments:queue", args=(compact.code,)),
    )
