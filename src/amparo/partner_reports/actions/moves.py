"""The moves of a report's life, as `states.TRANSITIONS` lists them.

Each refuses by `permissions.check_can_move` and records one event.

`seen` is the report's revision that the person saw; a report that moved on since is refused.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from amparo.audit.refusals import IssuesFound, NotPossible
from amparo.framework.language import Text
from amparo.partner_reports.actions.acting import hold_for, move_on, record
from amparo.partner_reports.actions.copying import copy_content
from amparo.partner_reports.actions.hashing import content_hash
from amparo.partner_reports.intake import content_issues, unexplained
from amparo.partner_reports.models import PartnerReport, ReportReview, ReportVersion
from amparo.partner_reports.queries import content_of, form_of
from amparo.partner_reports.queries.reports import (
    accepted_version,
    newest_version,
    open_draft,
    submitted_version,
)
from amparo.partner_reports.states import Move
from amparo.people.permissions import Viewer

_NO_REASON = Text("Give a reason.", "Indique un motivo.")
_NOT_YET = Text(
    "The period begins on {day}. It can be filled in from then on.",
    "El período empieza el {day}. Se puede diligenciar desde entonces.",
)
_NOT_OVER = Text(
    "The period ends on {day}. The report can be submitted from the day after.",
    "El período termina el {day}. El informe puede presentarse desde el día siguiente.",
)


@transaction.atomic
def begin_report(
    *, report: PartnerReport, by: Viewer, at: datetime, seen: int | None = None
) -> ReportVersion:
    """Begin a draft: a copy of the newest version, else blank; a draft that is there goes on.

    Refuses before the period has begun.
    """
    held = hold_for(Move.BEGIN, report, by, seen)
    if timezone.localdate(at) < held.starts:
        raise NotPossible(_NOT_YET.fill(day=held.starts.isoformat()))
    draft = open_draft(held) or _new_draft(held, by, at)
    move_on(Move.BEGIN, held)
    record(by=by.address, action="report_begun", report=held, at=at, version=draft)
    draft.report = held
    return draft


def _new_draft(held: PartnerReport, by: Viewer, at: datetime) -> ReportVersion:
    newest = newest_version(held)
    draft = ReportVersion.objects.create(
        report=held,
        number=newest.number + 1 if newest else 1,
        revision=newest.revision if newest else 0,
        begun_at=at,
        begun_by=by.address,
    )
    if newest:
        copy_content(newest, draft)
    return draft


@transaction.atomic
def offer_report(
    *, report: PartnerReport, by: Viewer, at: datetime, seen: int | None = None
) -> PartnerReport:
    """Offer a draft to the partner's head for certification; its content rests meanwhile."""
    held = hold_for(Move.OFFER, report, by, seen)
    move_on(Move.OFFER, held)
    record(by=by.address, action="report_offered", report=held, at=at, version=open_draft(held))
    return held


@transaction.atomic
def take_back_report(
    *, report: PartnerReport, by: Viewer, at: datetime, seen: int | None = None
) -> PartnerReport:
    """Take an offered draft back, so that its content can change again."""
    held = hold_for(Move.TAKE_BACK, report, by, seen)
    move_on(Move.TAKE_BACK, held)
    record(by=by.address, action="report_taken_back", report=held, at=at, version=open_draft(held))
    return held


@transaction.atomic
def submit_report(
    *, report: PartnerReport, by: Viewer, at: datetime, seen: int | None = None
) -> PartnerReport:
    """Certify and submit the draft: from now on its content cannot change.

    Refuses before the period is over, and while an error or an unexplained warning is open,
    naming all of them. Sets the content's hash and, the first time, when it was submitted.
    """
    held = hold_for(Move.SUBMIT, report, by, seen)
    if timezone.localdate(at) <= held.ends:
        raise NotPossible(_NOT_OVER.fill(day=held.ends.isoformat()))
    draft = _draft(held)
    content = content_of(draft)
    issues = content_issues(held, form_of(held, at), content, "web")
    if open_issues := unexplained(issues, content):
        raise IssuesFound(open_issues)
    draft.content_hash = content_hash(content)
    draft.submitted_at, draft.submitted_by, draft.cleared = at, by.address, {}
    draft.save(update_fields=["content_hash", "submitted_at", "submitted_by", "cleared"])
    move_on(Move.SUBMIT, held, first_submitted_at=held.first_submitted_at or at)
    record(
        by=by.address,
        action="report_submitted",
        report=held,
        at=at,
        version=draft,
        detail={"content_hash": draft.content_hash, "values": len(content.values)},
    )
    return held


def _draft(held: PartnerReport) -> ReportVersion:
    draft = open_draft(held)
    # Only drafts are offered, and an offered draft cannot go away.
    assert draft is not None  # noqa: S101
    return draft


def _submitted(held: PartnerReport) -> ReportVersion:
    version = submitted_version(held)
    # A report is submitted together with its version.
    assert version is not None  # noqa: S101
    return version


@transaction.atomic
def return_report(
    *, report: PartnerReport, reason: str, by: Viewer, at: datetime, seen: int | None = None
) -> PartnerReport:
    """Send a submitted report back to the partner with the reason, which is kept."""
    held = hold_for(Move.RETURN, report, by, seen)
    version = _submitted(held)
    _review(version, "returned", reason, by, at)
    move_on(Move.RETURN, held)
    record(by=by.address, action="report_returned", report=held, at=at, version=version)
    return held


@transaction.atomic
def accept_report(
    *, report: PartnerReport, by: Viewer, at: datetime, seen: int | None = None
) -> PartnerReport:
    """Accept a submitted report: its values are known since now and become facts.

    Refuses whoever reports for the same organisation.
    """
    held = hold_for(Move.ACCEPT, report, by, seen)
    version = _submitted(held)
    _review(version, "accepted", "", by, at)
    version.accepted_at = at
    version.save(update_fields=["accepted_at"])
    move_on(Move.ACCEPT, held)
    record(
        by=by.address,
        action="report_accepted",
        report=held,
        at=at,
        version=version,
        detail={"content_hash": version.content_hash},
    )
    return held


@transaction.atomic
def withdraw_acceptance(
    *, report: PartnerReport, reason: str, by: Viewer, at: datetime, seen: int | None = None
) -> PartnerReport:
    """Withdraw acceptance, with the reason: the values count no longer, the partner mends them.

    Snapshots that were taken before keep what they hold.
    """
    held = hold_for(Move.WITHDRAW_ACCEPTANCE, report, by, seen)
    version = accepted_version(held)
    # A report is accepted together with its version.
    assert version is not None  # noqa: S101
    _review(version, "withdrawn", reason, by, at)
    version.withdrawn_at = at
    version.save(update_fields=["withdrawn_at"])
    move_on(Move.WITHDRAW_ACCEPTANCE, held)
    record(by=by.address, action="acceptance_withdrawn", report=held, at=at, version=version)
    return held


def _review(version: ReportVersion, decision: str, reason: str, by: Viewer, at: datetime) -> None:
    said = reason.strip()
    if not said and decision != "accepted":
        raise NotPossible(_NO_REASON)
    ReportReview.objects.create(
        version=version, decision=decision, reason=said, at=at, by=by.address
    )


@transaction.atomic
def request_report(
    *, report: PartnerReport, by: Viewer, at: datetime, seen: int | None = None
) -> PartnerReport:
    """Ask the partner for a report that has not come. A draft that was begun stays."""
    held = hold_for(Move.REQUEST, report, by, seen)
    move_on(Move.REQUEST, held, requested_at=at)
    record(by=by.address, action="report_requested", report=held, at=at)
    return held


@transaction.atomic
def close_unprovided(
    *, report: PartnerReport, by: Viewer, at: datetime, seen: int | None = None
) -> PartnerReport:
    """State that a requested report was not provided: its numbers are known as not reported.

    The partner may still begin it, late.
    """
    held = hold_for(Move.CLOSE_UNPROVIDED, report, by, seen)
    move_on(Move.CLOSE_UNPROVIDED, held, closed_at=held.closed_at or at)
    record(by=by.address, action="report_closed_unprovided", report=held, at=at)
    return held
