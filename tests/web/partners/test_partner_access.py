"""Every address of the pages of partners, and what each person who asks for it gets."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from amparo.partner_reports.states import ReportState
from amparo.people.roles import Role
from amparo.web.partners.urls import urlpatterns
from tests.builders_reports import NUMBER, a_report
from tests.web.partners.people import address, as_role, head, officer, stranger

pytestmark = pytest.mark.django_db

TOKEN = "a" * 32
PAGES: dict[str, tuple[tuple[object, ...], int]] = {
    "report": ((), 200),
    "certify": ((), 200),
    "workbook": ((), 200),
    "indicator": (("1.1",), 200),
    "activities": ((), 200),
    "money": ((), 200),
    "narrative": ((), 200),
    "problems": ((), 200),
    "evidence": ((), 200),
    "tables": ((), 200),
    "compare": ((), 404),  # there is one version
    "uploaded": ((TOKEN,), 404),
    "marked_upload": ((TOKEN,), 404),
    "evidence_file": ((1,), 404),
    "found_tables": ((TOKEN,), 404),
    "preview_tables": ((TOKEN,), 404),
    "mapping": ((TOKEN, 0), 404),
}
"""Name, what follows the report, and the status for the partner's officer of a draft."""

ACTS: dict[str, tuple[tuple[object, ...], int]] = {
    "begin": ((), 409),  # it is begun
    "offer": ((), 302),
    "take_back": ((), 409),
    "submit": ((), 422),  # the sentence is not agreed to
    "upload": ((), 409),  # no file
    "use_upload": ((TOKEN,), 404),
    "drop_upload": ((TOKEN,), 404),
    "save_indicator": (("1.1",), 302),
    "save_activities": ((), 302),
    "save_money": ((), 302),
    "save_narrative": ((), 302),
    "save_problems": ((), 302),
    "add_evidence": ((), 409),
    "upload_tables": ((), 409),
    "choose_tables": ((TOKEN,), 404),
    "use_tables": ((TOKEN,), 404),
    "drop_tables": ((TOKEN,), 404),
    "save_mapping": ((TOKEN, 0), 404),
}
"""The same for what is sent."""

OTHERS = (
    Role.HOST_REVIEWER, Role.HOST_COORDINATOR, Role.DONOR_OFFICER, Role.DATA_PROTECTION_LEAD,
    Role.RESEARCHER, Role.AUDITOR, Role.ADMINISTRATOR,
)  # fmt: skip


def test_no_address_is_missing_from_these_tables() -> None:
    assert {pattern.name for pattern in urlpatterns} == {"home", *PAGES, *ACTS}


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("name", "rest"), PAGES.items())
def test_officer_and_head_open_their_own_report(
    name: str, rest: tuple[tuple[object, ...], int], language: str
) -> None:
    a_report(ReportState.DRAFT)
    more, status = rest
    here = address(name, *more, language=language)
    assert officer().get(here).status_code == status
    assert head().get(here).status_code == status


@pytest.mark.parametrize(("name", "rest"), ACTS.items())
def test_officer_may_do_what_the_state_permits(
    name: str, rest: tuple[tuple[object, ...], int]
) -> None:
    a_report(ReportState.DRAFT)
    more, status = rest
    assert officer().post(address(name, *more)).status_code == status


@pytest.mark.parametrize(("name", "rest"), {**PAGES, **ACTS}.items())
def test_another_partner_learns_of_no_report(
    name: str, rest: tuple[tuple[object, ...], int]
) -> None:
    a_report(ReportState.DRAFT)
    here, client = address(name, *rest[0]), stranger()
    # An upload without a file is refused before it is known whose report it is.
    expected = 404
    assert client.get(here).status_code in {expected, 405}
    assert client.post(here).status_code in {expected, 405}


@pytest.mark.parametrize("role", OTHERS)
def test_officials_have_pages_of_their_own_and_none_of_these(role: Role) -> None:
    a_report(ReportState.SUBMITTED)
    client = as_role(role)
    for name, (more, _) in PAGES.items():
        assert client.get(address(name, *more)).status_code == 404, name
    for name, (more, _) in ACTS.items():
        assert client.post(address(name, *more)).status_code == 404, name


@pytest.mark.parametrize("role", OTHERS)
def test_home_of_somebody_who_reports_for_nobody_says_so(role: Role) -> None:
    answer = as_role(role).get(reverse("partners:home"))
    assert answer.status_code == 200
    assert "You do not report for any organisation." in answer.content.decode()


@pytest.mark.parametrize(("name", "rest"), {**PAGES, **ACTS}.items())
def test_who_has_not_signed_in_is_asked_to(
    client: Client, name: str, rest: tuple[tuple[object, ...], int]
) -> None:
    a_report(ReportState.DRAFT)
    here = address(name, *rest[0])
    for answer in (client.get(here), client.post(here)):
        assert answer.status_code == 302
        assert answer["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize(("name", "rest"), ACTS.items())
def test_acts_are_sent_and_not_opened(name: str, rest: tuple[tuple[object, ...], int]) -> None:
    a_report(ReportState.DRAFT)
    assert officer().get(address(name, *rest[0])).status_code == 405


@pytest.mark.parametrize(("name", "rest"), ACTS.items())
def test_acts_without_the_forms_secret_are_refused(
    name: str, rest: tuple[tuple[object, ...], int]
) -> None:
    a_report(ReportState.DRAFT)
    client = officer()
    client.handler.enforce_csrf_checks = True
    assert client.post(address(name, *rest[0])).status_code == 403


@pytest.mark.parametrize("award", [NUMBER, "SM-999"])
def test_report_that_is_not_there_is_not_found(award: str) -> None:
    a_report(ReportState.DRAFT)
    here = reverse("partners:report", args=(award, "1066"))
    assert officer().get(here).status_code == 404


@pytest.mark.parametrize("name", ["report", "indicator", "problems"])
def test_pages_are_kept_nowhere(name: str) -> None:
    a_report(ReportState.DRAFT)
    more = ("1.1",) if name == "indicator" else ()
    answer = officer().get(address(name, *more))
    assert "no-store" in answer["Cache-Control"]
