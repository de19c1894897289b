"""The page of one report: where it stands, what may be done with it, what happened to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from amparo.audit.queries import events_of
from amparo.framework.language import Text
from amparo.partner_reports import permissions, queries
from amparo.partner_reports.queries import ReportVersion, ValueComment
from amparo.partner_reports.states import Move, ReportState
from amparo.web.partners.differences import field_name
from amparo.web.partners.home import Returned
from amparo.web.partners.opened import OpenReport
from amparo.web.partners.sections import (
    Meter,
    ReportHead,
    Section,
    address_of,
    head_of,
    meter_of,
    sections_of,
)
from amparo.web.partners.wording import day_text
from amparo.workbooks.container import LARGEST_FILE

UPLOAD_LIMIT = LARGEST_FILE // 1_000_000
"""Megabytes of an upload."""

_S = ReportState
_ACTS: dict[str, Text] = {
    "report_begun": Text("began filling in", "empezó a diligenciar"),
    "draft_filled": Text("filled the draft from a file", "llenó el borrador desde un archivo"),
    "report_offered": Text("sent it to be certified", "lo envió a certificación"),
    "report_taken_back": Text("took it back", "lo retomó"),
    "report_submitted": Text("certified and submitted it", "lo certificó y presentó"),
    "report_returned": Text("returned it", "lo devolvió"),
    "report_accepted": Text("accepted it", "lo aceptó"),
    "acceptance_withdrawn": Text("withdrew the acceptance", "retiró la aceptación"),
    "report_requested": Text("requested it", "lo solicitó"),
    "report_closed_unprovided": Text("closed it as not provided", "lo cerró como no entregado"),
    "report_reminded": Text("sent a reminder", "envió un recordatorio"),
    "evidence_added": Text("added evidence", "agregó un soporte"),
    "value_commented": Text("commented on a value", "comentó un valor"),
}
"""What the timeline tells; single saves of a draft would drown the rest."""

_STAGES = (
    Text("Fill in", "Diligenciar"),
    Text("Certify", "Certificar"),
    Text("Review", "Revisión"),
    Text("Accepted", "Aceptado"),
)
_AT_STAGE = {
    _S.TO_CERTIFY: 1, _S.SUBMITTED: 2, _S.ACCEPTED: len(_STAGES),
}  # fmt: skip
_NOT_YET = Text(
    "The period begins on {day}. It can be filled in from then on.",
    "El período empieza el {day}. Se puede diligenciar desde entonces.",
)


@dataclass(frozen=True, slots=True)
class Act:
    """A button: where it posts to, and why it may not be pressed (None: it may)."""

    label: Text
    address: str
    why_not: Text | None


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of the report's way."""

    name: Text
    done: bool
    current: bool


@dataclass(frozen=True, slots=True)
class Happening:
    """A line of the history. `reason` holds a reviewer's words; blank where there are none."""

    at: datetime
    by: str
    act: Text
    reason: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What was said about a value: its name, its address on the pages, and the comment."""

    name: Text
    address: str | None
    comments: tuple[ValueComment, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """One report. `suspended` says what a pause of the award does to the period's targets."""

    head: ReportHead
    revision: int
    stages: tuple[Stage, ...]
    sections: tuple[Section, ...]
    meter: Meter
    begun: bool
    editable: bool
    returned: Returned | None
    begin: Act
    offer: Act
    take_back: Act
    submit: Act
    can_upload: bool
    history: tuple[Happening, ...]
    versions: tuple[ReportVersion, ...]
    remarks: tuple[Remark, ...]
    suspended: Text | None = None
    upload_limit: int = UPLOAD_LIMIT

    @property
    def illustrative(self) -> bool:
        """Whether the compact is fictional."""
        return self.head.illustrative

    @property
    def first_to_mend(self) -> Section | None:
        """The section to go on with: the first that is not complete."""
        return next((each for each in self.sections if each.asked and not each.complete), None)


def report_page(opened: OpenReport) -> ReportPage:
    """Return the page of a report."""
    begin = begin_act(opened)
    return ReportPage(
        head=head_of(opened),
        revision=opened.report.revision,
        stages=_stages(opened.report.report_state),
        sections=sections_of(opened),
        meter=meter_of(opened),
        begun=opened.version is not None,
        editable=opened.editable,
        returned=_returned(opened),
        begin=begin,
        offer=act_of(opened, Move.OFFER, "offer"),
        take_back=act_of(opened, Move.TAKE_BACK, "take_back"),
        submit=act_of(opened, Move.SUBMIT, "certify"),
        can_upload=opened.editable or begin.why_not is None,
        history=_history(opened),
        versions=tuple(reversed(opened.versions)),
        remarks=tuple(_remarks(opened)),
        suspended=opened.form.suspension.told() if opened.form.suspension else None,
    )


_BEGIN = Text("Begin this report", "Empezar este informe")
_AGAIN = Text("Begin mending", "Empezar a corregir")
_OFFER = Text("Send to be certified", "Enviar a certificación")
_TAKE_BACK = Text("Take back to change it", "Retomar para cambiarlo")
_SUBMIT = Text("Certify and submit", "Certificar y presentar")


_LABELS = {
    Move.BEGIN: _BEGIN, Move.OFFER: _OFFER, Move.TAKE_BACK: _TAKE_BACK, Move.SUBMIT: _SUBMIT,
}  # fmt: skip


def act_of(opened: OpenReport, move: Move, name: str) -> Act:
    """Return the button of a move, at the address called `name`."""
    label = _LABELS[move]
    why_not = permissions.why_not(move, opened.report, opened.viewer)
    return Act(label, reverse(f"partners:{name}", args=opened.place), why_not)


def begin_act(opened: OpenReport) -> Act:
    """Return the button that makes a draft of the report."""
    label = _AGAIN if opened.report.report_state is _S.RETURNED else _BEGIN
    act = replace(act_of(opened, Move.BEGIN, "begin"), label=label)
    starts = opened.report.starts
    if act.why_not is None and timezone.localdate(opened.at) < starts:
        return Act(label, act.address, _NOT_YET.fill(day=day_text(starts)))
    return act


def _stages(state: ReportState) -> tuple[Stage, ...]:
    here = _AT_STAGE.get(state, 0)
    return tuple(
        Stage(name, position < here, position == here) for position, name in enumerate(_STAGES)
    )


def _returned(opened: OpenReport) -> Returned | None:
    """Return why the report came back, for as long as it has not been submitted again."""
    if opened.report.report_state not in {_S.RETURNED, _S.DRAFT, _S.TO_CERTIFY}:
        return None
    back = [each for each in queries.reviews_of(opened.report) if each.decision != "accepted"]
    return Returned(back[-1].reason, back[-1].by, back[-1].at) if back else None


def _remarks(opened: OpenReport) -> Iterator[Remark]:
    """Yield what was said about values of the version that was submitted last."""
    said: dict[str, list[ValueComment]] = {}
    for each in opened.comments:
        said.setdefault(each.cell, []).append(each)
    for cell, comments in said.items():
        yield Remark(field_name(opened.form, cell), address_of(opened, cell), tuple(comments))


def _history(opened: OpenReport) -> tuple[Happening, ...]:
    reasons = {(each.at, each.by): each.reason for each in queries.reviews_of(opened.report)}
    told = {f"partner_reports.{action}": act for action, act in _ACTS.items()}
    return tuple(
        Happening(
            event.at, event.actor, told[event.action], reasons.get((event.at, event.actor), "")
        )
        for event in reversed(events_of(opened.report, told.keys()))
    )
