from __future__ import annotations

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from amparo.audit.queries import count_events
from amparo.framework.language import Language
from amparo.people.actions import invite_person
from amparo.people.permissions import OPERATOR
from amparo.people.queries import AccessToken, User
from amparo.people.roles import Role
from tests.people import (
    NOW,
    PASSWORD,
    a_post,
    a_user,
    latest_event,
    one_event,
    sign_in,
    signed_in,
)

pytestmark = pytest.mark.django_db
HOME = "/en/account/"
NEW = "nine loud lakes apart"


@pytest.fixture(autouse=True)
def _at_noon(noon: object) -> None:
    """Invitations of the tests are open at noon of their day."""


@pytest.fixture
def officer():
    return a_user(Role.PARTNER_OFFICER)


def _invited(email: str = "new@example.org") -> str:
    post = a_post(Role.PARTNER_OFFICER)
    _, token = invite_person(email=email, post=post, language=Language.ES, by=OPERATOR, at=NOW)
    return reverse("account:invitation", args=(token,))


def _told(name: str = "The officer", password: str = PASSWORD, again: str = "") -> dict[str, str]:
    return {"name": name, "password": password, "again": again or password}


def test_invitation_makes_an_account_and_signs_in(client: Client) -> None:
    here = _invited()
    page = client.get(here).content.decode()
    assert "Partner monitoring officer" in page
    assert "new@example.org" in page
    answer = client.post(here, _told())
    assert (answer.status_code, answer["Location"]) == (302, "/es/reports/")
    assert "Oficial de monitoreo" in client.get("/es/account/").content.decode()
    assert client.get(here).status_code == 404
    assert client.get(reverse("mfa_activate_totp")).status_code == 200  # no password again


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (_told(name=" "), "This field is required"),
        (_told("The officer", "tiny pw"), "at least 12 characters"),
        (_told(again="something else"), "two passwords differ"),
    ],
)
def test_invitation_tells_what_is_wrong_keeps_the_name_and_logs_no_token(
    client: Client, told: dict[str, str], sentence: str, caplog: pytest.LogCaptureFixture
) -> None:
    here, before = _invited(), count_events()
    answer = client.post(here, told)
    page = answer.content.decode()
    assert (answer.status_code, sentence in page) == (200, True)
    assert here not in caplog.text
    assert (told["name"].strip() or "name") in page
    assert told["password"] not in page
    assert (User.objects.count(), count_events()) == (0, before)


@pytest.mark.parametrize("language", ["en", "es"])
def test_unknown_invitation_says_so(client: Client, language: str) -> None:
    answer = client.get(f"/{language}/account/invitations/anything/")
    assert answer.status_code == 404
    assert ("no longer open" if language == "en" else "ya no está") in answer.content.decode()


def test_invited_owner_of_an_account_signs_in_to_accept(client: Client, officer) -> None:
    post = a_post(Role.PARTNER_HEAD)
    given = {"email": officer.email, "post": post, "language": Language.EN}
    _, token = invite_person(**given, by=OPERATOR, at=NOW)
    here = reverse("account:invitation", args=(token,))
    page = client.get(here).content.decode()
    assert f"/en/account/sign-in/?next={here.replace('/', '%2F')}" in page
    assert client.post(here, _told()).status_code == 200
    stranger = signed_in(Client(), a_user(Role.HOST_REVIEWER))
    assert stranger.post(here).status_code == 200
    sign_in(client, officer)
    assert "The role is added" in client.get(here).content.decode()
    with one_event("accept_invitation"):
        assert client.post(here)["Location"] == HOME
    assert "Partner head" in client.get(HOME).content.decode()


def test_name_and_language_are_changed(client: Client, officer) -> None:
    signed_in(client, officer)
    with one_event("change_profile"):
        answer = client.post(reverse("account:profile"), {"name": "Officer", "language": "es"})
    assert answer["Location"] == "/es/account/"
    page = client.get("/es/account/").content.decode()
    assert "Nombre e idioma guardados." in page
    wrong = client.post(reverse("account:profile"), {"name": "", "language": "fr"})
    assert wrong.status_code == 422


TOKEN = {"name": "monthly upload", "scopes": ["fill_reports"], "days": "90"}


def test_token_is_shown_once_and_revoked(client: Client, officer) -> None:
    sign_in(client, officer)
    with one_event("create_access_token"):
        made = client.post(reverse("account:tokens"), TOKEN)
    (words,) = re.findall(r"amparo_[\w-]{43}", made.content.decode())
    assert made.status_code == 201
    page = client.get(HOME).content.decode()
    assert "monthly upload" in page
    assert words not in page
    token = AccessToken.objects.get()
    stranger = signed_in(Client(), a_user(Role.PARTNER_HEAD))
    assert stranger.post(reverse("account:revoke", args=(token.pk,))).status_code == 404
    with one_event("revoke_access_token"):
        client.post(reverse("account:revoke", args=(token.pk,)))
    assert "monthly upload" not in client.get(HOME).content.decode()


def test_token_asks_again_who_it_is_and_keeps_what_was_sent(client: Client, officer) -> None:
    signed_in(client, officer)
    asked = client.post(reverse("account:tokens"), TOKEN)
    assert asked["Location"].startswith(reverse("account_reauthenticate"))
    made = client.post(asked["Location"], {"password": PASSWORD, "next": reverse("account:tokens")})
    assert made.status_code == 201
    assert AccessToken.objects.get().name == "monthly upload"


@pytest.mark.parametrize(
    ("role", "scopes"),
    [
        (Role.PARTNER_OFFICER, {"read_reports", "fill_reports"}),
        (Role.PARTNER_HEAD, {"read_reports", "fill_reports", "submit_reports"}),
        (Role.AUDITOR, {"read_reports", "read_snapshots"}),
        (Role.ADMINISTRATOR, set()),
    ],
)
def test_scopes_are_offered_as_far_as_roles_reach(
    client: Client, role: Role, scopes: set[str]
) -> None:
    page = signed_in(client, a_user(role)).get(HOME).content.decode()
    assert set(re.findall(r'name="scopes" value="(\w+)"', page)) == scopes


def test_token_without_a_scope_is_refused_on_the_page(client: Client, officer) -> None:
    sign_in(client, officer)
    answer = client.post(reverse("account:tokens"), {"name": "x", "days": "90"})
    assert answer.status_code == 422
    assert client.get(reverse("account:tokens"))["Location"] == f"{HOME}#tokens"


def test_password_change_ends_other_sessions_and_is_recorded(client: Client, officer) -> None:
    other = Client()
    sign_in(other, officer)
    sign_in(client, officer)
    told = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    with one_event("change_password"):
        assert client.post(reverse("account_change_password"), told).status_code == 302
    assert client.get(HOME).status_code == 200
    assert other.get(HOME).status_code == 302
    assert mail.outbox[0].subject == "Amparo: your password was changed"
    assert NEW not in mail.outbox[0].body


def test_weak_new_password_is_refused(client: Client, officer) -> None:
    sign_in(client, officer)
    told = {"oldpassword": PASSWORD, "password1": "short", "password2": "short"}
    answer = client.post(reverse("account_change_password"), told)
    assert "at least 12 characters" in answer.content.decode()


def test_forgotten_password_is_replaced_by_letter(client: Client, officer) -> None:
    officer.language = "es"
    officer.save()
    client.post(reverse("account_reset_password"), {"email": officer.email})
    (letter,) = mail.outbox
    assert letter.subject == "Amparo: elija una nueva contraseña"
    (link,) = re.findall(r"http://testserver(\S+)", letter.body)
    page = client.get(link, follow=True)
    here = page.redirect_chain[-1][0]
    assert link not in here
    with one_event("change_password"):
        done = client.post(here, {"password1": NEW, "password2": NEW})
    assert done.status_code == 302
    assert client.get(done["Location"]).status_code == 200
    assert client.get(HOME).status_code == 302
    assert sign_in(client, officer, NEW).status_code == 302
    used = Client().get(link, follow=True)
    assert "ya no sirve" in used.content.decode() or "no longer works" in used.content.decode()


def test_unknown_address_is_written_no_letter_and_told_the_same(client: Client, officer) -> None:
    answers = [
        client.post(reverse("account_reset_password"), {"email": address})
        for address in (officer.email, "nobody@example.org")
    ]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert "on its way" in client.get(answers[0]["Location"]).content.decode()
    assert [letter.to for letter in mail.outbox] == [[officer.email]]


def test_sessions_are_listed_and_the_others_ended(client: Client, officer) -> None:
    other = Client(headers={"User-Agent": "Another browser"})
    sign_in(other, officer)
    sign_in(client, officer)
    page = client.get(reverse("usersessions_list")).content.decode()
    assert "Another browser" in page
    with one_event("end_sessions"):
        client.post(reverse("usersessions_list"))
    assert latest_event().detail == {"count": 1}
    assert other.get(HOME).status_code == 302
    assert client.get(HOME).status_code == 200


def test_form_with_a_foreign_secret_is_told_calmly(officer) -> None:
    careful = Client(enforce_csrf_checks=True)
    answer = sign_in(careful, officer)
    assert answer.status_code == 403
    assert "Nothing was saved" in answer.content.decode()
