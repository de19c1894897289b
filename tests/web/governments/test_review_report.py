"""The page of one report: what it shows, who may decide, and what happens to the slower one."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from django.core import mail

from amparo.audit.queries import count_events
from amparo.exchange.federal_financial_report import ENTERED
from amparo.framework.statuses import Status
from amparo.partner_reports.actions import (
    add_evidence,
    fill_report,
    offer_report,
    submit_report,
)
from amparo.partner_reports.queries import form_of, newest_version, reviews_of
from amparo.partner_reports.states import ReportState
from amparo.people.permissions import OPERATOR
from amparo.people.roles import Role
from amparo.programs.actions import pause_award
from amparo.web.governments import report_values
from amparo.web.governments.deviation import deviation_of
from amparo.workbooks.report_form import FormCell
from tests.builders_reports import (
    A_PAUSE,
    NOW,
    PROGRESS,
    a_cell,
    a_report,
    a_value,
    again,
    head,
    officer,
    some_answers,
)
from tests.web.governments.officials import (
    EXPLANATION,
    HTMX,
    a_warned_report,
    as_role,
    coordinator,
    of_report,
    page,
    read,
    reviewer,
    said,
)

pytestmark = pytest.mark.django_db
READING = [Role.DONOR_OFFICER, Role.AUDITOR, Role.DATA_PROTECTION_LEAD]


def decide(client, act, report, reason="", seen=None):
    sent = {"seen": report.revision if seen is None else seen, "reason": reason}
    return client.post(of_report(act, report), sent)


def test_a_paused_award_is_not_measured_by_its_target() -> None:
    cell, stated = FormCell(a_cell(), target=Decimal(120)), a_value(60)
    assert deviation_of(stated, cell).of_target == 50
    assert deviation_of(stated, cell, suspended=True).of_target is None
    report = a_report(ReportState.SUBMITTED)
    pause_award(award=report.award, terms=A_PAUSE, by=OPERATOR.address, at=NOW)
    told = read(reviewer(), of_report("report", report))
    assert "Targets are suspended: they are not held against this period." in told


def test_the_summary_says_who_submitted_what_when_and_how_whole_it_is(reports) -> None:
    told = read(reviewer(), of_report("report", reports.submitted))
    assert "Schools" in told
    assert "SM-002" in told
    assert "certified by partner-head@schools.example.org" in told
    assert "February 10, 2025, 15:00\xa0UTC" in told.replace(" UTC", "\xa0UTC")
    assert "on time" in told
    assert re.search(r"Answered (\d+) (\d+ of \d+)", told)


def test_a_warning_stands_with_the_partners_explanation_and_beside_its_value(db) -> None:
    markup = page(reviewer(), of_report("report", a_warned_report()))
    assert markup.count(EXPLANATION) == 2
    assert 'class="number warning"' in markup
    assert "two shelters" in markup


def test_values_stand_beside_the_period_before_with_the_change(db) -> None:
    told = read(reviewer(), of_report("report", a_warned_report()))
    assert "40 10 +30 +300%" in told


def test_not_reported_cells_are_named_and_are_no_zero(db) -> None:
    absent = a_value(None, Status.NOT_REPORTED, note="The register was closed.")
    cells = [a_cell("SM2"), *(a_cell("SM2", sex=one) for one in ("female", "male", "_U"))]
    report = a_report(ReportState.SUBMITTED, values=dict.fromkeys(cells, absent))
    told = read(reviewer(), of_report("report", report))
    assert "Not reported 1.1, " in told
    assert "These are never counted as zero." in told
    assert "The register was closed." in told


def test_a_told_section_is_marked_with_its_own_language(reports) -> None:
    markup = page(reviewer(), of_report("report", reports.submitted, language="es"))
    assert '<div class="told-text" lang="en"><p>' + PROGRESS[:30] in markup
    assert "en inglés, como se escribió" in markup


def test_money_is_shown_with_what_was_spent_and_what_is_left(reports) -> None:
    told = read(reviewer(), of_report("report", reports.submitted))
    assert "Staff 90,000.00 0.00 1,000.25 1,000.25 88,999.75" in told


def test_a_share_is_computed_under_its_parts(reports) -> None:
    told = read(reviewer(), of_report("report", reports.submitted))
    assert "computed, in percent 50" in told


def test_lines_of_the_sf_425_that_follow_are_computed(db) -> None:
    report = a_report(ReportState.DRAFT)
    lines = dict.fromkeys(ENTERED, Decimal(0)) | {
        "a": Decimal("3000"),
        "b": Decimal("2000.50"),
        "d": Decimal("100000.50"),
        "e": Decimal("2000.50"),
    }
    content = replace(some_answers(form_of(report, NOW)), financial=lines)
    draft = newest_version(report)
    fill_report(report=report, content=content, seen=draft.revision, by=officer(), at=NOW)
    offer_report(report=report, by=officer(), at=NOW)
    submit_report(report=report, by=head(), at=NOW)
    told = read(reviewer(), of_report("report", report))
    assert "a Cash receipts 3,000.00 entered" in told
    assert "c Cash on hand 999.50 computed: a-b" in told


def test_a_large_report_shows_one_indicator_at_a_time_page_by_page(reports, monkeypatch) -> None:
    monkeypatch.setattr(report_values, "CELLS_ON_A_PAGE", 3)
    client, here = reviewer(), of_report("report", reports.submitted)
    first = page(client, here)
    assert "Page 1 of 3" in first
    assert first.count('role="rowheader" scope="row"') == 3
    assert "Page 3 of 3" in page(client, f"{here}?indicator=1.1&page=3")
    assert "Page 3 of 3" in page(client, f"{here}?indicator=1.1&page=99")
    other = read(client, f"{here}?indicator=1.2")
    assert "computed, in percent" in other
    assert "girls" not in other
    assert "Page 1 of 3" in page(client, f"{here}?indicator=none&page=x")


def test_what_was_never_submitted_shows_its_state_and_no_draft(reports) -> None:
    told = read(coordinator(), of_report("report", reports.owed))
    assert "Nothing has been submitted" in told
    assert "Your decision" not in told


def test_an_older_version_is_read_only(reports) -> None:
    told = read(reviewer(), of_report("version", reports.again, 1))
    assert "You read version 1. A newer version was submitted." in told
    assert "Your decision" not in told
    assert "A newer version was submitted: comments go there." in told


@pytest.mark.parametrize("number", [3, 99])
def test_a_version_that_is_not_there_is_missing(reports, number) -> None:
    page(reviewer(), of_report("version", reports.again, number), 404)


def test_a_report_is_not_found_under_another_compact(reports) -> None:
    there = of_report("report", reports.submitted).replace("/small/", "/colombia/")
    assert reviewer().get(there).status_code == 403


def test_a_reviewer_accepts(reports) -> None:
    answer = decide(reviewer(), "accept", reports.submitted)
    assert (answer.status_code, answer["Location"]) == (302, of_report("report", reports.submitted))
    assert again(reports.submitted).report_state is ReportState.ACCEPTED
    assert "Accepted" in read(reviewer(), answer["Location"])


def test_a_return_needs_its_reason_and_keeps_it(reports) -> None:
    client, report = reviewer(), reports.submitted
    refused = decide(client, "return", report, "  ")
    assert refused.status_code == 422
    assert "Write why: the partner reads it." in said(refused)
    assert again(report).report_state is ReportState.SUBMITTED
    assert decide(client, "return", report, "Count the second shelter.").status_code == 302
    assert "Count the second shelter." in read(client, of_report("report", report))


def test_the_partner_is_written_to_without_the_reason(reports) -> None:
    decide(reviewer(), "return", reports.again, "Count the second shelter.")
    letters = {one.to[0]: one for one in mail.outbox}
    assert set(letters) == {
        "partner-officer@shelters.example.org",
        "partner-head@shelters.example.org",
    }
    letter = letters["partner-head@shelters.example.org"]
    assert letter.subject == "Amparo: se devolvió un informe"
    assert "Count the second shelter." not in letter.body
    assert "/es/" in letter.body


def test_an_act_stands_though_the_letter_cannot_be_sent(reports, settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    answer = reviewer().post(
        of_report("accept", reports.submitted), {"seen": reports.submitted.revision}, follow=True
    )
    assert "The letter to the partner could not be sent." in said(answer)
    assert again(reports.submitted).report_state is ReportState.ACCEPTED


def test_the_slower_of_two_reviewers_learns_who_decided_what(reports) -> None:
    report = reports.submitted
    decide(reviewer(), "accept", report)
    slower = decide(coordinator(), "return", report, "Please count again.")
    told = said(slower)
    assert slower.status_code == 409
    assert "This report changed while you read it" in told
    assert "host-reviewer@ministry.example.org" in told
    assert "April 20, 2025" in told
    assert "Please count again." in told
    assert [one.decision for one in reviews_of(report)] == ["accepted"]


@pytest.mark.parametrize("role", READING)
@pytest.mark.parametrize("act", ["accept", "return", "withdraw", "request", "close", "remind"])
def test_those_who_only_read_change_nothing(reports, role, act) -> None:
    events = count_events()
    client, report = as_role(role), reports.submitted
    events = count_events()
    answer = decide(client, act, report, "because")
    assert answer.status_code == 403
    assert "Only" in said(answer)
    assert count_events() == events
    assert again(report).report_state is ReportState.SUBMITTED


@pytest.mark.parametrize("role", READING)
def test_those_who_only_read_see_the_moves_with_the_reason(reports, role) -> None:
    markup = page(as_role(role), of_report("report", reports.submitted))
    assert "Only reviewers of the host government may decide on reports." in markup
    assert len(re.findall(r"<button[^>]* disabled aria-describedby=\"why-accept\"", markup)) == 2


def test_a_move_of_another_state_says_when_it_is_possible(reports) -> None:
    told = read(reviewer(), of_report("report", reports.accepted))
    assert "Accepting is possible while a report is: submitted. This report is: accepted." in told


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        ("withdraw", "Only coordinators of the host government may do this."),
        ("request", "Only coordinators of the host government may do this."),
    ],
)
def test_reviewers_do_not_coordinate(reports, act, sentence) -> None:
    report = reports.accepted if act == "withdraw" else reports.owed
    answer = decide(reviewer(), act, report, "because")
    assert answer.status_code == 403
    assert sentence in said(answer)


def test_a_coordinator_withdraws_an_acceptance_with_a_reason(reports) -> None:
    client, report = coordinator(), reports.accepted
    assert decide(client, "withdraw", report).status_code == 422
    assert decide(client, "withdraw", report, "Two lists were mixed up.").status_code == 302
    assert again(report).report_state is ReportState.RETURNED
    assert "Two lists were mixed up." in read(client, of_report("report", report))


def test_a_coordinator_requests_and_then_records_that_nothing_came(reports) -> None:
    client, report = coordinator(), reports.owed
    assert decide(client, "request", report).status_code == 302
    report = again(report)
    assert report.report_state is ReportState.REQUESTED
    assert "Record as not provided" in read(client, of_report("report", report))
    assert decide(client, "close", report).status_code == 302
    assert again(report).report_state is ReportState.NOT_PROVIDED


def test_closing_what_was_not_requested_is_refused_with_the_state(reports) -> None:
    answer = decide(coordinator(), "close", reports.owed)
    assert answer.status_code == 409
    assert "This report is: not begun." in said(answer)


def test_a_partner_is_reminded_once_a_day(reports) -> None:
    client, report = coordinator(), reports.owed
    assert decide(client, "remind", report).status_code == 302
    assert {one.subject for one in mail.outbox} == {"Amparo: a report is due"}
    second = decide(client, "remind", report)
    assert second.status_code == 409
    assert "The partner was reminded of this report today already." in said(second)


def test_evidence_is_fetched_as_a_file_by_those_who_may_see_the_report(reports, own_home) -> None:
    content = b"%PDF-1.4 minutes"
    report = reports.submitted
    add_evidence(report=report, name="minutes.pdf", content=content, by=officer("schools"), at=NOW)
    kept = next(iter(report.evidence.all()))
    here = of_report("evidence", report, kept.pk)
    answer = as_role(Role.AUDITOR).get(here)
    assert b"".join(answer.streaming_content) == content
    assert answer["Content-Disposition"] == 'attachment; filename="minutes.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert as_role(Role.RESEARCHER).get(here).status_code == 403
    assert reviewer().get(of_report("evidence", reports.again, kept.pk)).status_code == 404
    assert reviewer().get(of_report("evidence", report, 999)).status_code == 404
    assert "minutes.pdf" in read(reviewer(), of_report("report", report))


def test_evidence_for_a_draft_is_the_partners_own_until_it_submits(db, own_home) -> None:
    report = a_report(ReportState.DRAFT)
    add_evidence(report=report, name="list.pdf", content=b"%PDF-1.7 list", by=officer(), at=NOW)
    here = of_report("evidence", report, next(iter(report.evidence.all())).pk)
    assert reviewer().get(here).status_code == 404
    assert "list.pdf" not in read(reviewer(), of_report("report", report))
    offer_report(report=report, by=officer(), at=NOW)
    submit_report(report=report, by=head(), at=NOW)
    assert "list.pdf" in read(reviewer(), of_report("report", report))


CELL = str(a_cell())


def test_a_comment_is_sent_without_script_and_leads_back_to_the_value(reports) -> None:
    client, report = reviewer(), reports.submitted
    here = of_report("comment", report, 1) + f"?cell={CELL}"
    assert "Comment on this value" in read(client, here)
    answer = client.post(here, {"text": "Is the second shelter in it?"})
    assert answer.status_code == 302
    anchor = answer["Location"].partition("#")[2]
    markup = page(client, of_report("report", report))
    assert f'id="{anchor}"' in markup
    assert "Is the second shelter in it?" in markup


def test_htmx_comments_in_place(reports) -> None:
    client, report = reviewer(), reports.submitted
    here = of_report("comment", report, 1) + f"?cell={CELL}"
    form = client.get(here, headers=HTMX)
    assert form.content.decode().strip().startswith('<div class="said"')
    assert "<form" in form.content.decode()
    answer = client.post(here, {"text": "Is it in it?"}, headers=HTMX)
    assert answer.status_code == 200
    assert "Is it in it?" in said(answer)
    assert "<form" not in answer.content.decode()


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_blank_comment_is_refused_beside_its_box(reports, headers) -> None:
    here = of_report("comment", reports.submitted, 1) + f"?cell={CELL}"
    answer = reviewer().post(here, {"text": " "}, headers=headers)
    assert answer.status_code == 422
    assert "Write a comment." in said(answer)


@pytest.mark.parametrize("cell", ["", "no key", "9.9|amount|SM1|"])
def test_a_comment_needs_a_value_that_is_there(reports, cell) -> None:
    here = of_report("comment", reports.submitted, 1) + f"?cell={cell}"
    assert reviewer().get(here).status_code == 404


@pytest.mark.parametrize("role", READING)
def test_those_who_only_read_do_not_comment(reports, role) -> None:
    here = of_report("comment", reports.submitted, 1) + f"?cell={CELL}"
    client = as_role(role)
    assert "Only reviewers of the host government" in read(client, here)
    assert client.post(here, {"text": "Is it?"}).status_code == 403
