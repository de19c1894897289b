"""Who sees which report: partners their own, reviewers all of their compact, others none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from amparo.audit.queries import count_events, events_of
from amparo.audit.refusals import NotPossible
from amparo.partner_reports import actions, permissions, queries
from amparo.partner_reports.queries.oversight import REMINDER_DAYS
from amparo.partner_reports.states import ReportState, Timeliness
from amparo.people.permissions import HeldRole
from amparo.people.refusals import NotAllowed
from amparo.people.roles import DUTIES, Duty, Role
from tests.builders_reports import (
    LATER,
    NOW,
    OTHER_PARTNER,
    PARTNER,
    a_report,
    a_viewer,
    an_award,
    coordinator,
    head,
    officer,
    reviewer,
    some_reports,
)

pytestmark = pytest.mark.django_db

TODAY = NOW.date()
SEE_ALL = {role for role, duties in DUTIES.items() if Duty.SEE_ALL_REPORTS in duties}
OWN = {Role.PARTNER_OFFICER, Role.PARTNER_HEAD}
PDF = b"%PDF-1.7\n%tests only\n"


@pytest.fixture
def mine() -> queries.PartnerReport:
    return a_report(ReportState.SUBMITTED)


@pytest.fixture
def theirs() -> queries.PartnerReport:
    return a_report(ReportState.DRAFT, of=an_award(OTHER_PARTNER, number="SM-009"))


def seen_by(viewer: Any) -> set[tuple[str, str]]:
    found = queries.reports_of(viewer, "small")
    return {(each.award.organisation.code, each.period) for each in found}


@pytest.mark.parametrize("role", Role)
def test_each_role_finds_the_reports_that_are_its_to_see(
    role: Role, mine: queries.PartnerReport, theirs: queries.PartnerReport
) -> None:
    viewer = a_viewer(role)
    own = {(PARTNER, "2023"), (PARTNER, "2024")}
    everybody = own | {(OTHER_PARTNER, "2023"), (OTHER_PARTNER, "2024")}
    expected = everybody if role in SEE_ALL else own if role in OWN else set()
    assert seen_by(viewer) == expected
    for report in (mine, theirs):
        code = report.award.organisation.code
        sees = (code, report.period) in expected
        assert permissions.can_see(report, viewer) is sees
        for find in (
            lambda who, report=report: queries.report(who, report.pk),
            lambda who, report=report: queries.report_for(who, report.award.number, report.period),
        ):
            if sees:
                assert find(viewer) == report
            else:
                with pytest.raises(queries.ReportNotFound):
                    find(viewer)


def test_a_role_in_another_compact_shows_nothing_of_this_one(
    mine: queries.PartnerReport,
) -> None:
    for viewer in (officer(), reviewer()):
        roles = tuple(replace(held, compact="other") for held in viewer.roles)
        elsewhere = replace(viewer, roles=roles)
        assert queries.reports_of(elsewhere) == []
        with pytest.raises(queries.ReportNotFound):
            queries.report(elsewhere, mine.pk)


def test_a_role_for_all_compacts_sees_all(mine: queries.PartnerReport) -> None:
    everywhere = replace(reviewer(), roles=(HeldRole(Role.HOST_REVIEWER, "ministry", ""),))
    assert mine in queries.reports_of(everywhere)
    own = replace(officer(), roles=(HeldRole(Role.PARTNER_OFFICER, PARTNER, ""),))
    assert mine in queries.reports_of(own)


def test_no_such_report_looks_like_one_of_others() -> None:
    with pytest.raises(queries.ReportNotFound):
        queries.report(reviewer(), 10**9)


def test_drafts_are_the_partners_own(theirs: queries.PartnerReport) -> None:
    for viewer in (reviewer(), coordinator(), a_viewer(Role.AUDITOR)):
        assert queries.draft_of(viewer, theirs) is None
        assert queries.versions_of(viewer, theirs) == []
        with pytest.raises(queries.ReportNotFound):
            queries.version(viewer, theirs, 1)
    own = officer(OTHER_PARTNER)
    assert queries.draft_of(own, theirs) == queries.version(own, theirs, 1)


def test_review_queue_holds_what_waits_longest_first(mine: queries.PartnerReport) -> None:
    earlier = a_report(ReportState.SUBMITTED, period="2023", at=NOW - timedelta(days=3))
    queue = queries.review_queue(reviewer(), "small")
    assert [(each.report, each.version.number) for each in queue] == [(earlier, 1), (mine, 1)]
    assert queries.review_queue(officer(), "small") == []
    assert queries.review_queue(reviewer(), "other") == []


def test_board_shows_every_award_and_period_and_counts_them(
    mine: queries.PartnerReport, theirs: queries.PartnerReport
) -> None:
    board = queries.completeness_board(reviewer(), "small", TODAY)
    assert [each.code for each in board.periods] == ["2023", "2024"]
    shown = {
        (row.award.organisation.code, period): (cell.state, cell.timeliness)
        for row in board.rows
        for period, cell in row.cells.items()
    }
    assert shown == {
        (PARTNER, "2023"): (ReportState.EXPECTED, Timeliness.OVERDUE),
        (PARTNER, "2024"): (ReportState.SUBMITTED, Timeliness.ON_TIME),
        (OTHER_PARTNER, "2023"): (ReportState.EXPECTED, Timeliness.OVERDUE),
        (OTHER_PARTNER, "2024"): (ReportState.DRAFT, Timeliness.AHEAD),
    }
    assert (board.owed, board.timeliness[Timeliness.OVERDUE]) == (4, 2)
    own = queries.completeness_board(officer(), "small", TODAY)
    assert [row.award.organisation.code for row in own.rows] == [PARTNER]
    assert queries.completeness_board(a_viewer(Role.RESEARCHER), "small", TODAY).owed == 0


def test_late_reports_are_called_late(mine: queries.PartnerReport) -> None:
    late = a_report(ReportState.SUBMITTED, period="2023")
    assert late.timeliness(TODAY) is Timeliness.LATE
    waiting = a_report(of=an_award(OTHER_PARTNER, number="SM-009"))
    assert waiting.timeliness(date(2025, 3, 20)) is Timeliness.DUE_SOON


def test_partners_are_reminded_of_what_is_due_once_in_a_while() -> None:
    people = {officer().address, a_viewer(Role.PARTNER_HEAD).address}
    officer(OTHER_PARTNER)
    some_reports()
    before = count_events()
    (reminder,) = actions.remind(by="timer", at=NOW)
    assert (reminder.report.period, reminder.timeliness) == ("2023", Timeliness.OVERDUE)
    assert {each.address for each in reminder.addressees} == people
    assert count_events() == before + 1
    assert events_of(reminder.report)[-1].detail["people"] == len(people)
    assert actions.remind(by="timer", at=NOW + timedelta(days=1)) == []
    again = actions.remind(by="timer", at=NOW + timedelta(days=REMINDER_DAYS))
    assert [each.report for each in again] == [reminder.report]


def test_nobody_is_reminded_of_what_was_provided_or_closed() -> None:
    a_report(ReportState.NOT_PROVIDED, period="2023")
    a_report(ReportState.SUBMITTED)
    assert queries.reminders_due(date(2026, 1, 1)) == []


def test_coordinator_reminds_of_one_report_once_a_day() -> None:
    report = a_report(period="2023")
    for by in (officer(), reviewer()):
        with pytest.raises(NotAllowed):
            actions.remind_partner(report=report, by=by, at=NOW)
    reminder = actions.remind_partner(report=report, by=coordinator(), at=NOW)
    assert reminder.report == report
    with pytest.raises(NotPossible, match="today already"):
        actions.remind_partner(report=report, by=coordinator(), at=NOW)
    assert permissions.why_not_remind(a_report(ReportState.SUBMITTED), coordinator()) is not None


@pytest.fixture
def evidence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(settings, "AMPARO_HOME", tmp_path)
    report = a_report(ReportState.DRAFT)
    return actions.add_evidence(report=report, name="list.pdf", content=PDF, by=officer(), at=LATER)


def test_evidence_of_a_draft_is_its_partner_s_alone(evidence: Any) -> None:
    kept, path = queries.evidence_file(officer(), evidence.pk)
    assert (kept, path.read_bytes()) == (evidence, PDF)
    for viewer in (officer(OTHER_PARTNER), reviewer(), coordinator(), a_viewer(Role.AUDITOR)):
        with pytest.raises(queries.ReportNotFound):
            queries.evidence_file(viewer, evidence.pk)


def test_evidence_is_read_by_those_who_see_its_report_once_submitted(evidence: Any) -> None:
    actions.offer_report(report=evidence.report, by=officer(), at=LATER)
    actions.submit_report(report=evidence.report, by=head(), at=LATER)
    for viewer in (officer(), reviewer()):
        kept, path = queries.evidence_file(viewer, evidence.pk)
        assert (kept, path.read_bytes()) == (evidence, PDF)
    for viewer in (officer(OTHER_PARTNER), a_viewer(Role.RESEARCHER), a_viewer(Role.ADMINISTRATOR)):
        with pytest.raises(queries.ReportNotFound):
            queries.evidence_file(viewer, evidence.pk)
    with pytest.raises(queries.ReportNotFound):
        queries.evidence_file(reviewer(), 10**9)


def test_buttons_know_what_may_be_pressed(mine: queries.PartnerReport) -> None:
    assert permissions.can_comment(mine, reviewer())
    assert not permissions.can_edit(mine, officer())
    assert permissions.can_add_evidence(mine, officer())
    assert not permissions.can_add_evidence(mine, reviewer())
    assert permissions.why_not_comment(mine, a_viewer(Role.DONOR_OFFICER)) is not None
    assert permissions.can_take_snapshot(coordinator(), "small")
    assert not permissions.can_take_snapshot(reviewer(), "small")
