"""The page on which a report is reviewed, and the one that says who was faster."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from django.urls import reverse

from amparo.framework.issues import Severity
from amparo.framework.language import Text
from amparo.framework.statuses import Status
from amparo.partner_reports import queries as reports
from amparo.partner_reports.intake import content_issues
from amparo.partner_reports.permissions import why_not_comment, why_not_remind
from amparo.partner_reports.queries import PartnerReport, ReportVersion
from amparo.partner_reports.states import TRANSITIONS, WITH_PARTNER, Move, ReportState
from amparo.people.permissions import Viewer
from amparo.web.governments.report_head import (
    Act,
    ReportHead,
    act,
    period_names,
    report_address,
    report_head,
)
from amparo.web.governments.report_history import Happening, happening_of, history
from amparo.web.governments.report_issues import ShownIssue, place_name, shown_issues
from amparo.web.governments.report_told import EvidenceRow, ToldPart, evidence_rows, told_part
from amparo.web.governments.report_values import (
    ValuesAsked,
    ValuesPart,
    completeness,
    remarks,
    values_part,
)
from amparo.workbooks.report_form import ReportContent, ReportForm

NAMED_AT_MOST = 12
"""Cells without a number are named on the page up to here, then counted."""

_OLDER = Text(
    "A newer version was submitted: comments go there.",
    "Se presentó una versión más reciente: los comentarios van en ella.",
)


@dataclass(frozen=True, slots=True)
class VersionLink:
    """A submitted version and where it is read."""

    number: int
    submitted_at: datetime
    submitted_by: str
    address: str
    shown: bool


@dataclass(frozen=True, slots=True)
class NotReported:
    """The cells of which the partner says that it has no number, the first of them by name."""

    named: tuple[Text, ...]
    more: int


@dataclass(frozen=True, slots=True)
class VersionPart:
    """Everything that a submitted version says, and what is strange in it.

    `warnings` are explained by the partner; `errors` came up since, by a newer framework.
    `suspended` says what a pause of the award does to the period's targets.
    """

    number: int
    submitted_at: datetime
    submitted_by: str
    content_hash: str
    answered: int
    asked: int
    not_reported: NotReported
    errors: tuple[ShownIssue, ...]
    warnings: tuple[ShownIssue, ...]
    notes: tuple[ShownIssue, ...]
    values: ValuesPart
    told: ToldPart
    comment_address: str
    why_not_comment: Text | None
    suspended: Text | None


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report with the version that is read, its history and the acts that are offered.

    `version` is blank while nothing was submitted. `reason` and `problem` come back with a form
    that was refused.
    """

    head: ReportHead
    version: VersionPart | None
    is_newest: bool
    versions: tuple[VersionLink, ...]
    evidence: tuple[EvidenceRow, ...]
    history: tuple[Happening, ...]
    decisions: tuple[Act, ...]
    coordination: tuple[Act, ...]
    compare_address: str
    queue_address: str
    first_submitted: date | None
    reason: str = ""
    problem: Text | None = None
    refused: str = ""

    @property
    def can_decide(self) -> bool:
        """Whether one of the decisions may be made now."""
        return any(one.why is None for one in self.decisions)

    @property
    def asks(self) -> tuple[Act, ...]:
        """The acts that ask the partner for the report."""
        return tuple(one for one in self.coordination if one.name != "withdraw")


@dataclass(frozen=True, slots=True)
class Refused:
    """A decision that was sent without what it needs: which, what was typed, what is missing."""

    act: str
    reason: str
    problem: Text


@dataclass(frozen=True, slots=True)
class Reading:
    """Who reads a report when, which version (blank: the newest submitted) and what of it."""

    viewer: Viewer
    at: datetime
    number: int | None = None
    asked: ValuesAsked = field(default_factory=ValuesAsked)


def report_page(
    report: PartnerReport, reading: Reading, refused: Refused | None = None
) -> ReportPage:
    """Return the page of a report."""
    viewer = reading.viewer
    versions = [one for one in reports.versions_of(viewer, report) if one.submitted_at]
    shown = versions[-1] if versions else None
    if reading.number is not None:
        shown = reports.version(viewer, report, reading.number)
    first = report.first_submitted_at
    return ReportPage(
        head=report_head(report, period_names(report.award.compact), reading.at.date()),
        version=_version_part(report, shown, reading) if shown else None,
        is_newest=not versions or shown == versions[-1],
        versions=tuple(_link(report, one, shown) for one in reversed(versions)),
        evidence=evidence_rows(report, viewer),
        history=history(report, versions, reports.reviews_of(report)),
        decisions=(
            act(Move.ACCEPT, "accept", report, viewer),
            act(Move.RETURN, "return", report, viewer),
        ),
        coordination=coordination(report, viewer),
        compare_address=report_address("compare", report) if len(versions) > 1 else "",
        queue_address=reverse("governments:queue", args=(report.award.compact.code,)),
        first_submitted=first.date() if first else None,
        reason=refused.reason if refused else "",
        problem=refused.problem if refused else None,
        refused=refused.act if refused else "",
    )


_COORDINATION = (
    (Move.WITHDRAW_ACCEPTANCE, "withdraw"),
    (Move.CLOSE_UNPROVIDED, "close"),
    (Move.REQUEST, "request"),
)


def coordination(report: PartnerReport, viewer: Viewer) -> tuple[Act, ...]:
    """Return the coordinators' acts that belong to the state, and the reminder."""
    state = report.report_state
    found = [
        act(move, name, report, viewer)
        for move, name in _COORDINATION
        if state in TRANSITIONS[move].origins
    ]
    if state in WITH_PARTNER - {ReportState.NOT_PROVIDED}:
        why = why_not_remind(report, viewer)
        found.append(Act("remind", report_address("remind", report), why))
    return tuple(found)


def _link(
    report: PartnerReport, version: ReportVersion, shown: ReportVersion | None
) -> VersionLink:
    assert version.submitted_at is not None  # noqa: S101 - only submitted ones are listed
    return VersionLink(
        version.number,
        version.submitted_at,
        version.submitted_by,
        report_address("version", report, version.number),
        version == shown,
    )


def _version_part(report: PartnerReport, version: ReportVersion, reading: Reading) -> VersionPart:
    form, content = reports.form_of(report, reading.at), reports.content_of(version)
    issues = content_issues(report, form, content, "web")
    found = shown_issues(issues, form, content)
    said = remarks(found, reports.comments_of(version))
    answered, asked = completeness(form, content)
    newest = reports.submitted_version(report)
    why_not = why_not_comment(report, reading.viewer) if version == newest else _OLDER
    assert version.submitted_at is not None  # noqa: S101 - drafts are the partner's own
    return VersionPart(
        number=version.number,
        submitted_at=version.submitted_at,
        submitted_by=version.submitted_by,
        content_hash=version.content_hash,
        answered=answered,
        asked=asked,
        not_reported=_not_reported(form, content),
        errors=_of(found, Severity.ERROR),
        warnings=_of(found, Severity.WARNING),
        notes=_of(found, Severity.NOTE),
        values=values_part(form, content, said, reading.asked),
        told=told_part(form, content, said.issues),
        comment_address=report_address("comment", report, version.number),
        why_not_comment=why_not,
        suspended=form.suspension.told() if form.suspension else None,
    )


def _of(issues: tuple[ShownIssue, ...], severity: Severity) -> tuple[ShownIssue, ...]:
    return tuple(one for one in issues if one.severity is severity)


def _not_reported(form: ReportForm, content: ReportContent) -> NotReported:
    keys = [
        cell.key
        for _, cell in form.cells()
        if (stated := content.values.get(cell.key)) is not None
        and stated.status is Status.NOT_REPORTED
    ]
    named = tuple(place_name(str(key), form) for key in keys[:NAMED_AT_MOST])
    return NotReported(named, len(keys) - len(named))


@dataclass(frozen=True, slots=True)
class DecidedPage:
    """Somebody else was faster: who decided what, when, and what was typed meanwhile."""

    head: ReportHead
    decision: Happening
    reason: str
    queue_address: str


def decided_page(report: PartnerReport, reading: Reading, reason: str) -> DecidedPage | None:
    """Return the page for whoever came second; nothing where no decision was made."""
    reviews = reports.reviews_of(report)
    if not reviews:
        return None
    return DecidedPage(
        head=report_head(report, period_names(report.award.compact), reading.at.date()),
        decision=happening_of(reviews[-1]),
        reason=reason,
        queue_address=reverse("governments:queue", args=(report.award.compact.code,)),
    )
