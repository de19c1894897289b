"""Officials at their pages, the addresses of those pages, and reports for them to decide on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import translation

from amparo.partner_reports.actions import offer_report, save_explanation, submit_report
from amparo.partner_reports.intake import issues_of
from amparo.partner_reports.queries import PartnerReport, newest_version
from amparo.partner_reports.states import ReportState
from amparo.people.roles import Role
from amparo.programs.queries import Award
from tests.builders_reports import (
    LATER,
    NOW,
    OTHER_PARTNER,
    a_cell,
    a_report,
    a_user,
    a_value,
    again,
    an_award,
    head,
    officer,
    resubmitted,
)
from tests.people import signed_in
from tests.web.reading import text

TODAY = datetime(2025, 4, 20, 9, 30, tzinfo=UTC)
"""After the day on which the reports of 2024 were due."""

HTMX = {"HX-Request": "true"}


def as_role(role: Role, home: str | None = None) -> Client:
    """The browser of somebody with a role in the small compact."""
    return signed_in(Client(), a_user(role, home))


def reviewer() -> Client:
    """The browser of a reviewer of the host government."""
    return as_role(Role.HOST_REVIEWER)


def coordinator() -> Client:
    """The browser of a coordinator of the host government."""
    return as_role(Role.HOST_COORDINATOR)


def address(name: str, *arguments: object, language: str = "en") -> str:
    """The address of a page of the officials."""
    with translation.override(language):
        return reverse(f"governments:{name}", args=arguments)


def of_report(name: str, report: PartnerReport, *more: object, language: str = "en") -> str:
    """The address of a page or an act of a report."""
    return address(name, "small", report.pk, *more, language=language)


def page(client: Client, here: str, status: int = 200) -> str:
    """The markup of a page."""
    answer = client.get(here)
    assert answer.status_code == status, here
    return answer.content.decode()


def read(client: Client, here: str, status: int = 200) -> str:
    """What a person reads of a page, on one line."""
    return text(page(client, here, status))


def said(answer: HttpResponse) -> str:
    """What a person reads of an answer, on one line."""
    return text(answer.content.decode())


def other_award() -> Award:
    """The award of the other partner."""
    return an_award(OTHER_PARTNER, number="SM-002")


@dataclass(frozen=True)
class Reports:
    """What lies with whom: submitted, resubmitted after a return, accepted, and owed."""

    submitted: PartnerReport
    again: PartnerReport
    accepted: PartnerReport
    owed: PartnerReport


def some_reports_of_two_partners() -> Reports:
    """The reports of two partners for two years."""
    more = {a_cell(): a_value(12), a_cell(sex="female"): a_value(8)}
    returned = a_report(ReportState.RETURNED, values=more)
    return Reports(
        submitted=a_report(ReportState.SUBMITTED, of=other_award()),
        again=resubmitted(returned, {}, at=LATER),
        accepted=a_report(ReportState.ACCEPTED, period="2023"),
        owed=a_report(ReportState.EXPECTED, period="2023", of=other_award()),
    )


EXPLANATION = "The second shelter opened in May and is counted since."


def a_warned_report() -> PartnerReport:
    """A submitted report of 2024 whose jump since 2023 the partner explained."""
    a_report(ReportState.ACCEPTED, period="2023")
    jumped = {
        a_cell(): a_value(40, note="two shelters"),
        a_cell(sex="female"): a_value(25),
        a_cell(sex="male"): a_value(15),
    }
    report = again(a_report(ReportState.DRAFT, values=jumped))
    draft = newest_version(report)
    assert draft is not None
    for issue in issues_of(draft, NOW):
        warning = (issue.code, str(issue.location.field))
        draft.refresh_from_db()
        save_explanation(
            report=report,
            warning=warning,
            text=EXPLANATION,
            seen=draft.revision,
            by=officer(),
            at=NOW,
        )
    offer_report(report=report, by=officer(), at=NOW)
    return submit_report(report=report, by=head(), at=NOW)
