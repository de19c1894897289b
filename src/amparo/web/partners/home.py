"""What a partner sees first: what is due, what came back and why, and the one next step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from amparo.framework.language import Text
from amparo.framework.periods import period_from_code
from amparo.framework.results_framework import ResultsFramework
from amparo.partner_reports import permissions, queries
from amparo.partner_reports.queries import PartnerReport
from amparo.partner_reports.states import STATE_NAMES, Move, ReportState, Timeliness
from amparo.people.permissions import Viewer
from amparo.people.queries import organisation
from amparo.people.roles import Duty
from amparo.programs.queries import Award
from amparo.web.partners.wording import days_left

_S = ReportState
_OPEN = {_S.EXPECTED, _S.DRAFT, _S.REQUESTED, _S.NOT_PROVIDED}
_URGENT = {Timeliness.OVERDUE, Timeliness.DUE_SOON}
_LATEST_ACCEPTED = 6

_BEGIN = Text("Start this report", "Empezar este informe")
_CONTINUE = Text("Continue this report", "Continuar este informe")
_MEND = Text("Mend the returned report", "Corregir el informe devuelto")
_CERTIFY = Text("Read and certify the report", "Revisar y certificar el informe")


@dataclass(frozen=True, slots=True)
class Returned:
    """Why a report came back: the words of the review in full, whose and when."""

    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Task:
    """A report in a list of the home page."""

    report: PartnerReport
    address: str
    period: Text
    award: Text
    state: str
    state_name: Text
    due: date
    left: Text | None
    late: bool
    urgent: bool
    returned: Returned | None


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one thing to do now."""

    label: Text
    task: Task


@dataclass(frozen=True, slots=True)
class HomePage:
    """The partner's home. `first_time`: nothing was ever submitted by this organisation."""

    organisations: tuple[Text, ...]
    next_step: NextStep | None
    first_time: bool
    returned: tuple[Task, ...]
    to_certify: tuple[Task, ...]
    due: tuple[Task, ...]
    ahead: tuple[Task, ...]
    submitted: tuple[Task, ...]
    accepted: tuple[Task, ...]
    accepted_count: int
    awards: tuple[Award, ...]
    illustrative: bool

    @property
    def empty(self) -> bool:
        """Whether there is no report at all."""
        return not any(
            (self.returned, self.to_certify, self.due, self.ahead, self.submitted, self.accepted)
        )


def home_page(viewer: Viewer, at: datetime) -> HomePage:
    """Return the home of whoever reports for an organisation."""
    own = [each for each in queries.reports_of(viewer) if permissions.can_see_draft(each, viewer)]
    today = timezone.localdate(at)
    # The newest framework of a compact is read once, however many reports it has.
    newest = {each.award.compact_id: each for each in own}
    frameworks = {pk: queries.framework_for(each) for pk, each in newest.items()}
    tasks = [_task(each, frameworks[each.award.compact_id], today) for each in own]
    returned = _in_states(tasks, {_S.RETURNED})
    to_certify = _in_states(tasks, {_S.TO_CERTIFY})
    waiting = _in_states(tasks, _OPEN)
    due = [each for each in waiting if each.report.starts <= today]
    accepted = _in_states(tasks, {_S.ACCEPTED})
    awards = {each.award_id: each.award for each in own}
    return HomePage(
        organisations=_organisations(viewer),
        next_step=_next_step(returned, to_certify, due, viewer),
        first_time=bool(own) and not any(each.first_submitted_at for each in own),
        returned=tuple(returned),
        to_certify=tuple(to_certify),
        due=tuple(due),
        ahead=tuple(each for each in waiting if each.report.starts > today)[:_LATEST_ACCEPTED],
        submitted=tuple(_in_states(tasks, {_S.SUBMITTED})),
        accepted=tuple(reversed(accepted))[:_LATEST_ACCEPTED],
        accepted_count=len(accepted),
        awards=tuple(awards.values()),
        illustrative=any(each.award.compact.illustrative for each in own),
    )


def _in_states(tasks: Iterable[Task], states: set[ReportState]) -> list[Task]:
    return [each for each in tasks if each.report.report_state in states]


def _organisations(viewer: Viewer) -> tuple[Text, ...]:
    codes = sorted(
        {held.organisation for held in viewer.roles if viewer.may(
            Duty.SEE_OWN_REPORTS, held.compact, held.organisation)}
    )  # fmt: skip
    return tuple(found.name for code in codes if (found := organisation(code)))


def _task(report: PartnerReport, framework: ResultsFramework, today: date) -> Task:
    standing, state = report.timeliness(today), report.report_state
    waits = report.first_submitted_at is None
    return Task(
        report=report,
        address=reverse("partners:report", args=(report.award.number, report.period)),
        period=period_from_code(report.period, framework.calendars).name,
        award=report.award.title,
        state=report.state,
        state_name=STATE_NAMES[state],
        due=report.due,
        left=days_left(report.due, today) if waits else None,
        late=standing is Timeliness.OVERDUE,
        urgent=standing in _URGENT,
        returned=_reason(report) if state is _S.RETURNED else None,
    )


def _reason(report: PartnerReport) -> Returned | None:
    back = [each for each in queries.reviews_of(report) if each.decision != "accepted"]
    return Returned(back[-1].reason, back[-1].by, back[-1].at) if back else None


def _next_step(
    returned: list[Task], to_certify: list[Task], due: list[Task], viewer: Viewer
) -> NextStep | None:
    """Return what to do first: mend what came back, certify, then what is due first."""
    if returned:
        return NextStep(_MEND, returned[0])
    for task in to_certify:
        if permissions.can_move(Move.SUBMIT, task.report, viewer):
            return NextStep(_CERTIFY, task)
    if due:
        begun = due[0].report.report_state is _S.DRAFT
        return NextStep(_CONTINUE if begun else _BEGIN, due[0])
    return None
