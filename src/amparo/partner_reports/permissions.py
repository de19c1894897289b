"""Who may do what with a report, and in which state: every refusal with its reason.

All of them ask the report at hand (with its award, compact and organisation); none queries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from amparo.audit.refusals import NotPossible
from amparo.framework.language import Language, Text, in_both
from amparo.partner_reports.models import PartnerReport
from amparo.partner_reports.states import (
    EDITABLE,
    MOVE_NAMES,
    STATE_NAMES,
    TRANSITIONS,
    WITH_PARTNER,
    Move,
    ReportState,
)
from amparo.people.permissions import Viewer, check_duty
from amparo.people.refusals import NotAllowed
from amparo.people.roles import Duty

EVIDENCE_STATES = frozenset(
    {ReportState.DRAFT, ReportState.TO_CERTIFY, ReportState.SUBMITTED, ReportState.RETURNED}
)
"""States in which a partner may still add evidence."""

COMMENTED_STATES = frozenset({ReportState.SUBMITTED, ReportState.RETURNED, ReportState.ACCEPTED})
"""States in which a version lies with the reviewers, or came back from them."""

_DECISIONS = frozenset({Move.RETURN, Move.ACCEPT, Move.WITHDRAW_ACCEPTANCE})

_WRONG_STATE = Text(
    "{act} is possible while a report is: {allowed}. This report is: {state}.",
    "{act} solo es posible si el estado del informe es: {allowed}. Este informe está en estado:"
    " {state}.",
)
_EDITING = Text("Changing the content", "Cambiar el contenido")
_ADDING_EVIDENCE = Text("Adding evidence", "Agregar soportes")
_REMINDING = Text("Reminding the partner", "Recordar al socio")
_COMMENTING = Text("Commenting on a value", "Comentar un valor")
_NOT_OURS = Text(
    "Only the people who report for this organisation may do this.",
    "Solo pueden hacerlo las personas que reportan por esta organización.",
)
_NOT_HEAD = Text(
    "Only the head of this organisation may certify and submit its reports.",
    "Solo la dirección de esta organización puede certificar y presentar sus informes.",
)
_NOT_REVIEWER = Text(
    "Only reviewers of the host government may decide on reports.",
    "Solo las personas que revisan por el gobierno anfitrión pueden decidir sobre los informes.",
)
_NOT_COORDINATOR = Text(
    "Only coordinators of the host government may do this.",
    "Solo las personas de coordinación del gobierno anfitrión pueden hacerlo.",
)
_OWN_REPORT = Text(
    "Whoever reports for an organisation may not decide on its reports.",
    "Quien reporta por una organización no puede decidir sobre los informes de esta.",
)
_NOT_SEEN = Text(
    "Your role does not permit seeing this report.", "Su rol no permite ver este informe."
)
_WHY: dict[Duty, Text] = {
    Duty.FILL_REPORTS: _NOT_OURS,
    Duty.CERTIFY_REPORTS: _NOT_HEAD,
    Duty.REVIEW_REPORTS: _NOT_REVIEWER,
    Duty.COORDINATE_REPORTS: _NOT_COORDINATOR,
    Duty.TAKE_SNAPSHOTS: _NOT_COORDINATOR,
}


def check_can_move(move: Move, report: PartnerReport, viewer: Viewer) -> None:
    """Refuse `move` by whoever may not make it (`NotAllowed`), or in this state (`NotPossible`)."""
    transition = TRANSITIONS[move]
    _check_duty(report, viewer, transition.duty)
    if move in _DECISIONS and _is_own(report, viewer):
        raise NotAllowed(_OWN_REPORT)
    _check_state(report, transition.origins, MOVE_NAMES[move])


def check_can_edit(report: PartnerReport, viewer: Viewer) -> None:
    """Refuse to change the content, unless it is a draft of one's own organisation."""
    _check_duty(report, viewer, Duty.FILL_REPORTS)
    _check_state(report, EDITABLE, _EDITING)


def check_can_add_evidence(report: PartnerReport, viewer: Viewer) -> None:
    """Refuse evidence from others than the partner, and once the report is accepted."""
    _check_duty(report, viewer, Duty.FILL_REPORTS)
    _check_state(report, EVIDENCE_STATES, _ADDING_EVIDENCE)


def check_can_comment(report: PartnerReport, viewer: Viewer) -> None:
    """Refuse comments by others than reviewers and the partner, and before submission."""
    if not _reports_for(report, viewer):
        _check_duty(report, viewer, Duty.REVIEW_REPORTS)
    _check_state(report, COMMENTED_STATES, _COMMENTING)


def check_can_remind(report: PartnerReport, viewer: Viewer) -> None:
    """Refuse whoever does not coordinate reports, and while the partner owes nothing."""
    _check_duty(report, viewer, Duty.COORDINATE_REPORTS)
    _check_state(report, WITH_PARTNER - {ReportState.NOT_PROVIDED}, _REMINDING)


def check_can_keep_mapping(report: PartnerReport, viewer: Viewer) -> None:
    """Refuse to keep how a table was read, unless it is one's own organisation's."""
    _check_duty(report, viewer, Duty.FILL_REPORTS)


def check_can_open_reports(by: str | Viewer, compact: str) -> None:
    """Refuse people who do not coordinate reports; operators at the command line may."""
    if isinstance(by, Viewer):
        check_duty(by, Duty.COORDINATE_REPORTS, compact, why=_NOT_COORDINATOR)


def check_can_take_snapshot(by: str | Viewer, compact: str) -> None:
    """Refuse people whose role takes no snapshots; operators at the command line may."""
    if isinstance(by, Viewer):
        check_duty(by, Duty.TAKE_SNAPSHOTS, compact, why=_NOT_COORDINATOR)


def check_can_see(report: PartnerReport, viewer: Viewer) -> None:
    """Refuse everybody but the partner and those who see all reports of the compact."""
    if not _is_own(report, viewer):
        compact = report.award.compact.code
        check_duty(viewer, Duty.SEE_ALL_REPORTS, compact, why=_NOT_SEEN)


def can_move(move: Move, report: PartnerReport, viewer: Viewer) -> bool:
    """Whether `viewer` may make `move` now."""
    return why_not(move, report, viewer) is None


def can_edit(report: PartnerReport, viewer: Viewer) -> bool:
    """Whether `viewer` may change the content now."""
    return _refusal(lambda: check_can_edit(report, viewer)) is None


def can_add_evidence(report: PartnerReport, viewer: Viewer) -> bool:
    """Whether `viewer` may add evidence now."""
    return _refusal(lambda: check_can_add_evidence(report, viewer)) is None


def can_comment(report: PartnerReport, viewer: Viewer) -> bool:
    """Whether `viewer` may comment on values now."""
    return _refusal(lambda: check_can_comment(report, viewer)) is None


def why_not_remind(report: PartnerReport, viewer: Viewer) -> Text | None:
    """Return why `viewer` may not remind the partner now, for a button that cannot be pressed."""
    return _refusal(lambda: check_can_remind(report, viewer))


def why_not_comment(report: PartnerReport, viewer: Viewer) -> Text | None:
    """Return why `viewer` may not comment on values now."""
    return _refusal(lambda: check_can_comment(report, viewer))


def can_see(report: PartnerReport, viewer: Viewer) -> bool:
    """Whether `viewer` may know of the report."""
    return _refusal(lambda: check_can_see(report, viewer)) is None


def can_see_draft(report: PartnerReport, viewer: Viewer) -> bool:
    """Whether `viewer` may read what is not submitted: the partner's own people only."""
    return _is_own(report, viewer)


def can_take_snapshot(viewer: Viewer, compact: str) -> bool:
    """Whether `viewer` may take snapshots of the facts of `compact`."""
    return _refusal(lambda: check_can_take_snapshot(viewer, compact)) is None


def why_not(move: Move, report: PartnerReport, viewer: Viewer) -> Text | None:
    """Return why `viewer` may not make `move` now, for a button that cannot be pressed."""
    return _refusal(lambda: check_can_move(move, report, viewer))


def _refusal(check: Callable[[], None]) -> Text | None:
    try:
        check()
    except (NotAllowed, NotPossible) as refused:
        return refused.reason
    return None


def _check_duty(report: PartnerReport, viewer: Viewer, duty: Duty) -> None:
    award = report.award
    check_duty(viewer, duty, award.compact.code, award.organisation.code, _WHY[duty])


def _is_own(report: PartnerReport, viewer: Viewer) -> bool:
    """Whether the viewer is of the partner; no scope that reaches reports hides it."""
    award = report.award
    return viewer.may(Duty.SEE_OWN_REPORTS, award.compact.code, award.organisation.code)


def _reports_for(report: PartnerReport, viewer: Viewer) -> bool:
    compact, organisation = report.award.compact.code, report.award.organisation.code
    duties = (Duty.FILL_REPORTS, Duty.CERTIFY_REPORTS)
    return any(viewer.may(duty, compact, organisation) for duty in duties)


def _check_state(report: PartnerReport, allowed: Iterable[ReportState], act: Text) -> None:
    state = report.report_state
    if state not in set(allowed):
        raise NotPossible(
            _WRONG_STATE.fill(act=act, allowed=_named(allowed), state=STATE_NAMES[state])
        )


def _named(states: Iterable[ReportState]) -> Text:
    ordered = [state for state in ReportState if state in set(states)]

    def words(language: Language) -> str:
        return "; ".join(STATE_NAMES[state].read(language) for state in ordered)

    return in_both(words)
