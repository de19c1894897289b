"""The page of a report: where it stands, what may be done with it, what happened."""

from __future__ import annotations

import pytest

from amparo.partner_reports.states import ReportState
from amparo.people.permissions import OPERATOR
from amparo.programs.actions import pause_award
from tests.builders_reports import (
    A_PAUSE,
    LATER,
    a_cell,
    a_report,
    a_value,
    again,
    resubmitted,
)
from tests.web.partners.people import address, head, officer, page, read, said

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", list(ReportState))
@pytest.mark.parametrize("language", ["en", "es"])
def test_report_in_any_state_has_a_page(state: ReportState, language: str) -> None:
    a_report(state)
    for client in (officer(), head()):
        assert page(client, address("report", language=language))


@pytest.mark.parametrize(
    ("language", "sentence"), [("en", "Targets are suspended"), ("es", "metas están suspendidas")]
)
def test_page_says_that_a_pause_suspends_the_targets(language: str, sentence: str) -> None:
    report = a_report(ReportState.DRAFT)
    assert sentence not in read(officer(), address("report", language=language))
    pause_award(award=report.award, terms=A_PAUSE, by=OPERATOR.address, at=LATER)
    assert sentence in read(officer(), address("report", language=language))


def test_report_that_was_not_begun_is_begun_and_opened() -> None:
    report = a_report(ReportState.EXPECTED)
    answer = officer().post(address("begin"), {"seen": report.revision}, follow=True)
    assert "The report is open: fill it in." in said(answer)
    assert again(report).report_state is ReportState.DRAFT


def test_draft_says_what_keeps_it_and_where() -> None:
    a_report(ReportState.DRAFT, values={a_cell(): a_value(3)})
    said_there = read(officer(), address("report"))
    assert "keeps it from being submitted" in said_there
    assert "10 of 10 numbers filled in." in said_there


def test_officer_offers_and_takes_back_and_the_history_tells_it() -> None:
    report = a_report(ReportState.DRAFT)
    client = officer()
    client.post(address("offer"), {"seen": report.revision})
    assert again(report).report_state is ReportState.TO_CERTIFY
    client.post(address("take_back"))
    assert again(report).report_state is ReportState.DRAFT
    told = read(client, address("report"))
    for act in ("began filling in", "sent it to be certified", "took it back"):
        assert f"partner-officer@shelters.example.org {act}" in told


def test_report_that_moved_on_since_it_was_seen_is_left_alone() -> None:
    report = a_report(ReportState.DRAFT)
    answer = officer().post(address("offer"), {"seen": report.revision + 1})
    assert answer.status_code == 409
    assert "This report moved on since you opened it." in said(answer)
    assert again(report).report_state is ReportState.DRAFT


def test_officer_sees_why_they_may_not_certify() -> None:
    a_report(ReportState.TO_CERTIFY)
    markup = page(officer(), address("report"))
    assert "disabled" in markup
    assert "Only the head of this organisation may certify" in markup


def test_returned_report_shows_the_reason_until_it_is_submitted_again() -> None:
    report = a_report(ReportState.RETURNED)
    assert "Count again." in read(officer(), address("report"))
    resubmitted(report, {a_cell(): a_value(10)}, LATER)
    told = read(officer(), address("report"))
    assert "Why it was returned" not in told
    assert "returned it Count again." in told


def test_workbook_is_named_by_award_period_and_language_and_holds_the_draft() -> None:
    a_report(ReportState.DRAFT)
    answer = officer().get(address("workbook"), {"language": "es"})
    assert answer["Content-Disposition"] == 'attachment; filename="SM-001-2024-es.xlsx"'
    assert answer.content.startswith(b"PK")


def test_workbook_in_an_unknown_language_is_in_the_pages() -> None:
    a_report(ReportState.DRAFT)
    answer = officer().get(address("workbook", language="es"), {"language": "fr"})
    assert 'filename="SM-001-2024-es.xlsx"' in answer["Content-Disposition"]
