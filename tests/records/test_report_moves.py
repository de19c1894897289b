"""The moves of a report's life: who may make which in which state, and what each writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction

from amparo.audit.queries import count_events, events_of
from amparo.audit.refusals import IssuesFound, NotPossible
from amparo.partner_reports import actions
from amparo.partner_reports.permissions import can_move, why_not
from amparo.partner_reports.queries import (
    accepted_version,
    content_of,
    newest_version,
    reviews_of,
    versions_of,
)
from amparo.partner_reports.states import (
    TRANSITIONS,
    Move,
    ReportState,
    Timeliness,
)
from amparo.people.refusals import NotAllowed
from amparo.people.roles import DUTIES, Role
from tests.builders_reports import (
    LATER,
    NOW,
    OTHER_PARTNER,
    PARTNER,
    a_cell,
    a_report,
    a_value,
    a_viewer,
    again,
    coordinator,
    head,
    officer,
    resubmitted,
    reviewer,
)

pytestmark = pytest.mark.django_db

ACTIONS: dict[Move, Callable[..., Any]] = {
    Move.BEGIN: actions.begin_report,
    Move.OFFER: actions.offer_report,
    Move.TAKE_BACK: actions.take_back_report,
    Move.SUBMIT: actions.submit_report,
    Move.RETURN: actions.return_report,
    Move.ACCEPT: actions.accept_report,
    Move.WITHDRAW_ACCEPTANCE: actions.withdraw_acceptance,
    Move.REQUEST: actions.request_report,
    Move.CLOSE_UNPROVIDED: actions.close_unprovided,
}
WITH_REASON = {Move.RETURN, Move.WITHDRAW_ACCEPTANCE}
OWN = {Role.PARTNER_OFFICER, Role.PARTNER_HEAD}


class Undo(Exception):
    """Takes back what a test has tried."""


def act(move: Move, report: Any, by: Any, **more: Any) -> Any:
    """Make a move, with a reason where one is needed."""
    reason = {"reason": "Because."} if move in WITH_REASON else {}
    return ACTIONS[move](report=report, by=by, at=LATER, **{**reason, **more})


def outcome(move: Move, report: Any, by: Any) -> type[Exception] | None:
    """How a move ends, taken back afterwards."""
    before, refusal = count_events(), None
    try:
        with transaction.atomic():
            act(move, report, by)
            assert count_events() == before + 1
            raise Undo
    except (NotAllowed, NotPossible) as refused:
        refusal = refused
    except Undo:
        pass
    assert refusal is None or refusal.reason.en != refusal.reason.es
    assert (count_events(), again(report).revision) == (before, report.revision)
    return type(refusal) if refusal else None


@pytest.mark.parametrize("state", ReportState)
def test_each_move_is_possible_for_the_right_role_in_the_right_state_only(
    state: ReportState,
) -> None:
    report = a_report(state)
    people = [(role, None) for role in Role] + [(role, OTHER_PARTNER) for role in OWN]
    for role, home in people:
        viewer = a_viewer(role, home)
        for move, transition in TRANSITIONS.items():
            permitted = transition.duty in DUTIES[role] and home is None
            expected = None if state in transition.origins else NotPossible
            expected = expected if permitted else NotAllowed
            assert outcome(move, report, viewer) is expected, (move, role, home)
            assert can_move(move, report, viewer) is (expected is None)


def test_a_refusal_says_in_which_states_the_move_is_possible() -> None:
    reason = why_not(Move.ACCEPT, a_report(ReportState.DRAFT), reviewer())
    assert reason is not None
    assert reason.en == "Accepting is possible while a report is: submitted. This report is: draft."
    assert "presentado" in reason.es


@pytest.mark.parametrize(
    ("move", "state", "action"),
    [
        (Move.BEGIN, ReportState.EXPECTED, "report_begun"),
        (Move.OFFER, ReportState.DRAFT, "report_offered"),
        (Move.TAKE_BACK, ReportState.TO_CERTIFY, "report_taken_back"),
        (Move.SUBMIT, ReportState.TO_CERTIFY, "report_submitted"),
        (Move.RETURN, ReportState.SUBMITTED, "report_returned"),
        (Move.ACCEPT, ReportState.SUBMITTED, "report_accepted"),
        (Move.WITHDRAW_ACCEPTANCE, ReportState.ACCEPTED, "acceptance_withdrawn"),
        (Move.REQUEST, ReportState.EXPECTED, "report_requested"),
        (Move.CLOSE_UNPROVIDED, ReportState.REQUESTED, "report_closed_unprovided"),
    ],
)
def test_each_move_leads_on_and_records_who_made_it(
    move: Move, state: ReportState, action: str
) -> None:
    report = a_report(state)
    by = next(a_viewer(role) for role, duties in DUTIES.items() if TRANSITIONS[move].duty in duties)
    act(move, report, by)
    after = again(report)
    assert after.report_state is TRANSITIONS[move].target
    assert after.revision == report.revision + 1
    event = events_of(report)[-1]
    assert (event.actor, event.action) == (by.address, f"partner_reports.{action}")
    assert event.detail["award"] == report.award.number
    assert set(event.detail) <= {
        "compact", "partner", "award", "period", "version", "content_hash", "values",
    }  # fmt: skip


def test_whoever_reports_for_an_organisation_may_not_decide_on_its_reports() -> None:
    report = a_report(ReportState.SUBMITTED)
    both = replace(reviewer(), roles=(*reviewer().roles, *officer().roles))
    for move in (Move.ACCEPT, Move.RETURN):
        with pytest.raises(NotAllowed, match="may not decide"):
            act(move, report, both)


@pytest.mark.parametrize("move", sorted(WITH_REASON))
@pytest.mark.parametrize("reason", ["", "  "])
def test_a_decision_against_a_report_needs_a_reason(move: Move, reason: str) -> None:
    state = ReportState.SUBMITTED if move is Move.RETURN else ReportState.ACCEPTED
    report, by = a_report(state), coordinator()
    before = count_events()
    with pytest.raises(NotPossible, match="Give a reason"):
        act(move, report, by, reason=reason)
    assert (again(report).report_state, count_events()) == (state, before)


def test_decisions_are_kept_with_their_reasons() -> None:
    report = resubmitted(a_report(ReportState.RETURNED), {})
    act(Move.ACCEPT, report, reviewer())
    act(Move.WITHDRAW_ACCEPTANCE, report, coordinator(), reason="A sheet was missing.")
    assert [(each.decision, each.reason) for each in reviews_of(report)] == [
        ("returned", "Count again."), ("accepted", ""), ("withdrawn", "A sheet was missing."),
    ]  # fmt: skip


def test_a_report_that_moved_on_since_it_was_seen_is_not_decided() -> None:
    report = a_report(ReportState.SUBMITTED)
    seen = report.revision
    resubmitted(act(Move.RETURN, report, reviewer()), {a_cell(): a_value(10, note="Counted.")})
    with pytest.raises(NotPossible, match="moved on"):
        act(Move.ACCEPT, report, reviewer(), seen=seen)
    assert act(Move.ACCEPT, report, reviewer(), seen=again(report).revision).state == "accepted"


def test_a_returned_report_begins_a_new_version_as_a_copy_of_the_last() -> None:
    report = a_report(ReportState.RETURNED)
    draft = act(Move.BEGIN, report, officer())
    first, second = versions_of(officer(), report)
    assert (second, second.number) == (draft, 2)
    assert content_of(second) == content_of(first)
    assert second.revision == first.revision
    assert [each.number for each in versions_of(reviewer(), report)] == [1]


def test_a_draft_that_was_begun_stays_when_its_report_is_requested_and_closed() -> None:
    report = a_report(ReportState.DRAFT)
    before = content_of(newest_version(report))
    act(Move.CLOSE_UNPROVIDED, act(Move.REQUEST, report, coordinator()), coordinator())
    draft = act(Move.BEGIN, report, officer())
    assert (draft.number, content_of(draft)) == (1, before)


def test_first_submission_decides_whether_a_report_was_on_time() -> None:
    report = a_report(ReportState.SUBMITTED)
    late = datetime.combine(report.due + timedelta(days=9), NOW.timetz())
    resubmitted(act(Move.RETURN, report, reviewer()), {}, late)
    kept = again(report)
    assert kept.first_submitted_at == NOW
    assert kept.timeliness(late.date()) is Timeliness.ON_TIME


def test_a_period_that_has_not_begun_is_not_filled_in() -> None:
    report = a_report()
    early = datetime(2023, 12, 31, 12, tzinfo=UTC)
    with pytest.raises(NotPossible, match="begins on 2024-01-01"):
        actions.begin_report(report=report, by=officer(), at=early)


def test_a_period_that_is_not_over_is_not_submitted() -> None:
    report = a_report(ReportState.TO_CERTIFY)
    last_day = datetime(2024, 12, 31, 12, tzinfo=UTC)
    with pytest.raises(NotPossible, match="ends on 2024-12-31"):
        actions.submit_report(report=report, by=head(), at=last_day)


def test_a_report_with_errors_is_not_submitted_and_all_of_them_are_named() -> None:
    wrong = {a_cell(): a_value(-1), a_cell("SM2"): a_value(99)}
    report, by = a_report(ReportState.TO_CERTIFY, values=wrong), head()
    before = count_events()
    with pytest.raises(IssuesFound) as refused:
        act(Move.SUBMIT, report, by)
    fields = {issue.location.field for issue in refused.value.issues}
    assert {str(a_cell()), str(a_cell("SM2"))} <= fields
    kept = again(report)
    assert (kept.report_state, kept.first_submitted_at) == (ReportState.TO_CERTIFY, None)
    assert count_events() == before


def test_a_warning_needs_an_explanation_before_submission() -> None:
    jump = {a_cell(): a_value(500), a_cell(sex="female"): a_value(496)}
    first = a_report(ReportState.ACCEPTED, period="2023")
    assert accepted_version(first) is not None
    report = a_report(ReportState.TO_CERTIFY, values=jump)
    with pytest.raises(IssuesFound) as refused:
        act(Move.SUBMIT, report, head())
    open_ones = {(each.code, each.location.field or "") for each in refused.value.issues}
    act(Move.TAKE_BACK, report, officer())
    for warning in open_ones:
        actions.save_explanation(
            report=report,
            warning=warning,
            text="A third shelter was opened in the year.",
            seen=99,
            by=officer(),
            at=LATER,
        )
    act(Move.OFFER, report, officer())
    assert act(Move.SUBMIT, report, head()).report_state is ReportState.SUBMITTED


def test_submission_hashes_what_was_said_and_not_how_it_was_written() -> None:
    first = newest_version(a_report(ReportState.SUBMITTED))
    same = {a_cell(): a_value("10.000", locator="Sheet!C4")}
    other = newest_version(a_report(ReportState.SUBMITTED, period="2023", values=same))
    returned = act(Move.RETURN, first.report, reviewer())
    changed = resubmitted(returned, {a_cell("SM2"): a_value(10, note="A note.")})
    assert first.content_hash == other.content_hash
    assert newest_version(changed).content_hash != first.content_hash


def test_reports_are_opened_once_for_each_period_of_the_awards_term() -> None:
    report, by = a_report(), coordinator()
    award, before = report.award, count_events()
    assert [(report.starts, report.ends, report.due)] == [
        (date(2024, 1, 1), date(2024, 12, 31), date(2025, 3, 31))
    ]
    opened = actions.open_reports(award=award, until=award.ends, by=by, at=NOW)
    assert (opened, count_events()) == ([], before)
    with pytest.raises(NotAllowed):
        actions.open_reports(award=award, until=award.ends, by=head(), at=NOW)


def test_own_partner_only() -> None:
    report = a_report(ReportState.DRAFT)
    with pytest.raises(NotAllowed, match="for this organisation"):
        act(Move.OFFER, report, officer(OTHER_PARTNER))
    assert act(Move.OFFER, report, officer(PARTNER)).report_state is ReportState.TO_CERTIFY
