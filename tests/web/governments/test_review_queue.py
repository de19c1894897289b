"""The review queue, and accepting several reports at once."""

import pytest
from django.core import mail

from amparo.partner_reports.states import ReportState
from amparo.people.actions import Post, grant_membership
from amparo.people.permissions import OPERATOR
from amparo.people.roles import Role
from tests.builders_records import a_folder, a_framework_version
from tests.builders_reports import PARTNER, a_report, a_user, again, an_organisation
from tests.web.governments.officials import (
    HTMX,
    TODAY,
    a_warned_report,
    address,
    as_role,
    coordinator,
    of_report,
    page,
    read,
    reviewer,
    said,
)

pytestmark = pytest.mark.django_db
QUEUE = ("queue", "small")


def test_the_longest_waiting_report_comes_first_with_its_days(reports) -> None:
    markup = page(reviewer(), address(*QUEUE))
    first, second = (
        markup.index(of_report("report", one)) for one in (reports.submitted, reports.again)
    )
    assert first < second
    assert "waits 69 days" in markup
    assert "version 2: compare with the one before" in markup


def test_an_address_without_compact_leads_to_the_only_one(reports) -> None:
    answer = reviewer().get(address("queue"))
    assert (answer.status_code, answer["Location"]) == (302, address(*QUEUE))


def test_who_has_roles_in_several_compacts_chooses(reports) -> None:
    a_framework_version(a_folder("illustrative"))
    user = a_user(Role.HOST_REVIEWER)
    post = Post(an_organisation("ministry"), Role.HOST_REVIEWER, "illustrative")
    grant_membership(person=user, post=post, starts=TODAY.date(), by=OPERATOR, at=TODAY)
    told = page(reviewer(), address("queue"))
    assert address(*QUEUE) in told
    assert address("queue", "illustrative") in told
    assert "Illustrative" in told


def test_overdue_and_returned_reports_are_listed_with_what_may_be_done(reports) -> None:
    a_report(ReportState.RETURNED, of=reports.owed.award, period="2023")
    told = read(coordinator(), address(*QUEUE))
    assert "Returned, awaited again 1" in told
    assert "Count again." in told
    assert "Request it" in told


def test_the_overdue_one_says_since_when(reports) -> None:
    told = read(coordinator(), address(*QUEUE))
    assert "Overdue, never submitted 1" in told
    assert f"{(TODAY.date() - reports.owed.due).days} days overdue" in told
    assert "not reminded yet" in told


def test_a_filter_leaves_one_partner_or_period(reports) -> None:
    client = reviewer()
    one = client.get(address(*QUEUE), {"partner": PARTNER}).content.decode()
    assert of_report("report", reports.again) in one
    assert of_report("report", reports.submitted) not in one
    none = said(client.get(address(*QUEUE), {"partner": PARTNER, "period": "2023"}))
    assert "Nothing waits for a decision" in none
    assert "No submitted report fits this filter." in none


def test_htmx_gets_the_lists_alone(reports) -> None:
    answer = reviewer().get(address(*QUEUE), headers=HTMX)
    assert b"<html" not in answer.content
    assert answer.content.decode().strip().startswith('<div id="lists"')
    assert "HX-Request" in answer["Vary"]


def test_an_empty_queue_says_when_something_will_come(db) -> None:
    told = read(reviewer(), address(*QUEUE), 404)
    assert told
    a_report(ReportState.DRAFT)
    told = read(reviewer(), address(*QUEUE))
    assert "as soon as a partner's head has certified and submitted it" in told


@pytest.mark.parametrize("role", [Role.DONOR_OFFICER, Role.AUDITOR, Role.DATA_PROTECTION_LEAD])
def test_those_who_only_read_see_why_they_may_not_decide(reports, role) -> None:
    markup = page(as_role(role), address(*QUEUE))
    assert "Only reviewers of the host government may decide on reports." in markup
    assert 'type="checkbox"' not in markup
    assert "Accept those chosen" not in markup


def test_several_reports_are_accepted_after_one_question(reports) -> None:
    client, chosen = reviewer(), [reports.submitted, reports.again]
    asked = client.get(address("accept_several", "small"), {"report": [one.pk for one in chosen]})
    assert "Accept 2 reports?" in said(asked)
    sent = {"report": [one.pk for one in chosen]} | {
        f"seen-{one.pk}": one.revision for one in chosen
    }
    answer = client.post(address("accept_several", "small"), sent, follow=True)
    assert "2 reports are accepted." in said(answer)
    assert {again(one).report_state for one in chosen} == {ReportState.ACCEPTED}
    assert len(mail.outbox) == 4


def test_nothing_is_accepted_by_looking_at_the_question(reports) -> None:
    reviewer().get(address("accept_several", "small"), {"report": reports.submitted.pk})
    assert again(reports.submitted).report_state is ReportState.SUBMITTED


def test_a_report_with_explained_warnings_is_not_among_them(db) -> None:
    warned = a_warned_report()
    told = said(reviewer().get(address("accept_several", "small"), {"report": warned.pk}))
    assert "No report to accept" in told
    assert "It has warnings that the partner explained" in told
    queue = page(reviewer(), address(*QUEUE))
    assert "1 warning, explained by the partner" in queue


def test_one_refusal_stops_no_other(reports) -> None:
    client = reviewer()
    client.post(of_report("accept", reports.again), {"seen": reports.again.revision})
    sent = {"report": [reports.again.pk, reports.submitted.pk]} | {
        f"seen-{one.pk}": one.revision for one in (reports.again, reports.submitted)
    }
    told = said(client.post(address("accept_several", "small"), sent, follow=True))
    assert "1 report is accepted." in told
    assert "Shelters, 2024: Accepting is possible while a report is: submitted." in told


@pytest.mark.parametrize("sent", [{}, {"report": "none"}, {"report": "999", "seen-999": "1"}])
def test_a_wrong_choice_is_told(reports, sent) -> None:
    told = said(reviewer().post(address("accept_several", "small"), sent, follow=True))
    assert "No report was chosen." in told or "A report was not found." in told


@pytest.mark.parametrize("role", [Role.DONOR_OFFICER, Role.AUDITOR])
def test_others_accept_nothing(reports, role) -> None:
    report = reports.submitted
    sent = {"report": report.pk, f"seen-{report.pk}": report.revision}
    told = said(as_role(role).post(address("accept_several", "small"), sent, follow=True))
    assert "Only reviewers of the host government may decide on reports." in told
    assert again(report).report_state is ReportState.SUBMITTED


def test_the_queue_speaks_spanish(reports) -> None:
    told = read(reviewer(), address(*QUEUE, language="es"))
    assert "En espera de decisión 2" in told
    assert "espera hace 69 días" in told
