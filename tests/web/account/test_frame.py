from __future__ import annotations

import re

import pytest
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, reverse

from amparo.audit.refusals import IssuesFound, NotPossible
from amparo.framework.issues import Issue, Location
from amparo.framework.language import Text
from amparo.people.refusals import NotAllowed
from amparo.people.roles import Role
from amparo.site.headers import POLICY
from amparo.site.middleware import Refusals
from amparo.site.workspace import DESTINATIONS, Workspace
from tests.conftest import Demonstration
from tests.people import a_user, a_viewer, signed_in
from tests.web.test_access import ACCESS, _address

pytestmark = pytest.mark.django_db
WHY = Text("Because.", "Porque sí.")
PAGES = [
    "account_login", "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key_done", "account_inactive",
]  # fmt: skip
OWN_PAGES = [
    "account:home", "account_logout", "account_reauthenticate", "account_change_password",
    "mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "mfa_list_webauthn",
    "mfa_generate_recovery_codes", "usersessions_list",
]  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_entrances_are_open_and_strict(client: Client, name: str, language: str) -> None:
    answer = client.get(reverse(name).replace("/en/", f"/{language}/", 1))
    _check_page(answer, language)


@pytest.mark.parametrize("name", OWN_PAGES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_own_pages_are_for_who_signed_in(client: Client, name: str, language: str) -> None:
    here = reverse(name).replace("/en/", f"/{language}/", 1)
    assert client.get(here)["Location"].startswith(f"/{language}/account/sign-in/?next=")
    signed_in(client, a_user(Role.PARTNER_OFFICER), factor=False)
    answer = client.get(here, follow=True)
    _check_page(answer, language)


def _check_page(answer, language: str) -> None:
    page = answer.content.decode()
    assert answer.status_code == 200
    assert answer["Content-Security-Policy"] == POLICY
    assert "no-store" in answer["Cache-Control"]
    assert f'<html lang="{language}">' in page
    assert len(re.findall("<h1", page)) == 1
    assert " style=" not in page
    assert not re.findall(r"<script(?![^>]*(?:src=|application/json))", page)
    assert not re.findall(r'(?:src|href)="https?://', page)


@pytest.mark.parametrize(("name", "given", "status"), ACCESS)
def test_pages_of_the_portal_read_no_session_and_set_no_cookie(
    client: Client, demo: Demonstration, name: str, given: tuple[str, ...], status: int
) -> None:
    if not name.startswith("portal:"):
        return
    signed_in(client, a_user(Role.PARTNER_OFFICER))
    client.cookies["csrftoken"] = "a" * 32
    answer = client.get(_address(name, given, demo))
    assert answer.status_code == status
    assert not answer.cookies
    assert "cookie" not in answer.get("Vary", "").lower()
    request = answer.wsgi_request
    assert not request.session.accessed
    if status == 200:
        assert "public" in answer["Cache-Control"]


def test_nothing_but_the_portal_opens_by_default(client: Client) -> None:
    answer = client.get(reverse("account:home"))
    assert answer.status_code == 302
    assert client.post(reverse("account:tokens")).status_code == 302


def _labels(role: Role) -> list[str]:
    request = RequestFactory().get("/en/account/")
    request.resolver_match = None
    return [link.label.en for link in Workspace(request, a_viewer(role)).links]


def _there(names: list[str]) -> list[str]:
    """Those of the labels whose pages exist in this version."""
    found = []
    for one in DESTINATIONS:
        for arguments in ((), ("colombia",)):
            try:
                reverse(one.name, args=arguments)
            except NoReverseMatch:
                continue
            found.append(one.label.en)
            break
    return [name for name in names if name in found]


@pytest.mark.parametrize(
    ("role", "names"),
    [
        (Role.PARTNER_OFFICER, ["My reports", "Account"]),
        (Role.PARTNER_HEAD, ["My reports", "Account"]),
        (Role.HOST_REVIEWER, ["Review", "Completeness", "Snapshots", "Account"]),
        (Role.HOST_COORDINATOR, ["Review", "Completeness", "Snapshots", "People", "Account"]),
        (Role.DONOR_OFFICER, ["Review", "Completeness", "Snapshots", "Account"]),
        (Role.AUDITOR, ["Review", "Completeness", "Snapshots", "Events", "Account"]),
        (Role.DATA_PROTECTION_LEAD, ["Review", "Completeness", "Snapshots", "Events", "Account"]),
        (Role.RESEARCHER, ["Account"]),
        (Role.ADMINISTRATOR, ["People", "Events", "Account"]),
    ],
)
def test_navigation_shows_what_the_role_opens(role: Role, names: list[str]) -> None:
    assert _labels(role) == _there(names)


def test_frame_names_the_compact_and_says_when_it_is_fictional(
    client: Client, demo: Demonstration
) -> None:
    signed_in(client, a_user(Role.PARTNER_OFFICER, compact="illustrative"))
    page = client.get("/en/account/").content.decode()
    assert "illustrative-banner" in page
    assert 'aria-current="page">Account' in page
    other = signed_in(Client(), a_user(Role.PARTNER_OFFICER, compact="colombia"))
    assert "illustrative-banner" not in other.get("/en/account/").content.decode()


ISSUE = Issue("bad", Location("report.xlsx", sheet="Cells", cell="C7"), WHY, WHY)


@pytest.mark.parametrize(
    ("error", "status"),
    [(NotAllowed(WHY), 403), (NotPossible(WHY), 409), (IssuesFound([ISSUE]), 422)],
)
@pytest.mark.parametrize("partial", [False, True])
def test_refusals_are_told_with_their_status(
    client: Client, error: Exception, status: int, partial: bool
) -> None:
    asked = client.get(reverse("account_login"), headers={"Referer": "http://testserver/en/x/"})
    request = asked.wsgi_request
    if partial:
        request.META["HTTP_HX_REQUEST"] = "true"
        request.__dict__.pop("headers", None)
    answer = Refusals(lambda _: asked).process_exception(request, error)
    assert answer is not None
    page = answer.content.decode()
    assert answer.status_code == status
    assert ("<html" in page) is not partial
    assert ("report.xlsx Cells C7" in page) is (status == 422)
    assert ('href="/en/x/"' in page or 'href="http://testserver/en/x/"' in page) is not partial
    assert answer.get("HX-Retarget") == ("#messages" if partial else None)


def test_other_errors_are_not_refusals(rf: RequestFactory) -> None:
    middleware = Refusals(lambda _: None)  # type: ignore[arg-type, return-value]
    assert middleware.process_exception(rf.get("/"), ValueError()) is None
