"""The head reads what is certified, agrees to one sentence, and submits."""

from __future__ import annotations

import pytest

from amparo.partner_reports.states import ReportState
from tests.builders_reports import a_cell, a_report, a_value, again
from tests.web.partners.people import address, head, officer, page, read, said

pytestmark = pytest.mark.django_db


def test_summary_holds_what_is_certified() -> None:
    a_report(ReportState.TO_CERTIFY)
    told = read(head(), address("certify"))
    for words in (
        "Of 8 numbers asked: 8 reported, 0 not reported, 0 not applicable, 0 blank.",
        "under way",
        "1,000.25 USD",
        "The two shelters of the region",
        "0 files of evidence.",
        "I certify for my organisation",
    ):
        assert words in told


def test_head_certifies_and_submits() -> None:
    report = a_report(ReportState.TO_CERTIFY)
    form = {"certified": "yes", "seen": report.revision}
    answer = head().post(address("submit"), form, follow=True)
    assert "Certified and submitted." in said(answer)
    assert again(report).report_state is ReportState.SUBMITTED


def test_sentence_that_was_not_agreed_to_submits_nothing() -> None:
    report = a_report(ReportState.TO_CERTIFY)
    answer = head().post(address("submit"), {"seen": report.revision})
    assert answer.status_code == 422
    assert "Nothing was submitted." in said(answer)
    assert again(report).report_state is ReportState.TO_CERTIFY


def test_officer_reads_the_summary_and_may_not_certify() -> None:
    report = a_report(ReportState.TO_CERTIFY)
    client = officer()
    markup = page(client, address("certify"))
    assert 'name="certified"' not in markup
    assert "Only the head of this organisation may certify" in markup
    assert client.post(address("submit"), {"certified": "yes"}).status_code == 403
    assert again(report).report_state is ReportState.TO_CERTIFY


def test_report_with_problems_is_not_submitted_and_leads_to_them() -> None:
    report = a_report(ReportState.TO_CERTIFY, values={a_cell(): a_value(3)})
    client = head()
    assert 'name="certified"' not in page(client, address("certify"))
    answer = client.post(address("submit"), {"certified": "yes"}, follow=True)
    assert answer.redirect_chain[-1][0] == address("problems")
    assert "found" in said(answer)
    assert again(report).report_state is ReportState.TO_CERTIFY


@pytest.mark.parametrize("state", [ReportState.DRAFT, ReportState.SUBMITTED])
def test_report_in_another_state_is_not_submitted(state: ReportState) -> None:
    report = a_report(state)
    assert head().post(address("submit"), {"certified": "yes"}).status_code == 409
    assert again(report).report_state is state


def test_summary_reads_in_spanish() -> None:
    a_report(ReportState.TO_CERTIFY)
    assert "Certifico en nombre de mi organización" in read(
        head(), address("certify", language="es")
    )
