from __future__ import annotations

import re

import pytest
from axes.models import AccessAttempt
from django.conf import settings as site
from django.test import Client
from django.urls import reverse

from amparo.audit.queries import Event, count_events
from amparo.people.actions import close_account, reset_second_factor
from amparo.people.permissions import OPERATOR
from amparo.people.queries import has_second_factor
from amparo.people.roles import SECOND_FACTOR, Role
from tests.people import (
    NOW,
    PASSWORD,
    a_user,
    code_of,
    enrolled,
    latest_event,
    one_event,
    sign_in,
    signed_in,
)

pytestmark = pytest.mark.django_db
HOME = "/en/account/"
WRONG = "not the password at all"


@pytest.fixture
def officer():
    return a_user(Role.PARTNER_OFFICER)


@pytest.fixture
def reviewer():
    return a_user(Role.HOST_REVIEWER)


def test_partner_signs_in_with_address_and_password(client: Client, officer) -> None:
    with one_event("sign_in"):
        answer = sign_in(client, officer)
    assert (answer.status_code, answer["Location"]) == (302, "/en/reports/")
    page = client.get(HOME)
    assert page.status_code == 200
    assert "Partner monitoring officer" in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert client.cookies["sessionid"]["httponly"]
    assert client.cookies["sessionid"]["samesite"] == "Lax"


def test_signing_in_leads_to_the_persons_language_or_where_they_were_going(
    client: Client, officer
) -> None:
    officer.language = "es"
    officer.save()
    assert sign_in(client, officer)["Location"] == "/es/reports/"
    other = Client()
    asked = other.get("/en/account/sessions/")
    assert asked["Location"] == "/en/account/sign-in/?next=%2Fen%2Faccount%2Fsessions%2F"
    told = {"login": officer.email, "password": PASSWORD, "next": "/en/account/sessions/"}
    assert other.post(reverse("account_login"), told)["Location"] == "/en/account/sessions/"
    away = told | {"next": "https://elsewhere.example/"}
    assert Client().post(reverse("account_login"), away)["Location"] == "/es/reports/"


def test_wrong_password_and_unknown_address_read_alike(client: Client, officer) -> None:
    before = count_events()
    said = []
    for address in (officer.email, "nobody@example.org"):
        answer = client.post(reverse("account_login"), {"login": address, "password": WRONG})
        assert answer.status_code == 200
        page = answer.content.decode()
        said.append(re.findall(r'role="alert">(.+?)</div>', page, re.DOTALL))
        assert WRONG not in page
    assert said[0] == said[1] != []
    assert count_events() == before


def test_locked_after_repeated_failures_and_the_event_tells_no_password(
    client: Client, officer
) -> None:
    for _ in range(site.AXES_FAILURE_LIMIT - 1):
        assert sign_in(client, officer, WRONG).status_code == 200
    with one_event("lock_out"):
        locked = sign_in(client, officer, WRONG)
        assert locked.status_code == 429
        assert "15 minutes" in locked.content.decode()
        spanish = client.post(
            "/es/account/sign-in/", {"login": officer.email, "password": PASSWORD}
        )
        assert spanish.status_code == 429
        assert "15 minutos" in spanish.content.decode()
    event = latest_event()
    assert (event.actor, event.detail) == ("site", {})
    kept = str(list(AccessAttempt.objects.values()))
    assert WRONG not in kept
    assert officer.email in kept
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    assert sign_in(elsewhere, officer).status_code == 302


def test_success_forgets_failures(client: Client, officer) -> None:
    for _ in range(2):
        for _ in range(site.AXES_FAILURE_LIMIT - 1):
            sign_in(client, officer, WRONG)
        assert sign_in(client, officer).status_code == 302
        client.logout()


def test_closed_account_does_not_get_in(client: Client, officer) -> None:
    signed_in(client, officer)
    close_account(person=officer, by=OPERATOR, at=NOW)
    assert client.get(HOME).status_code == 302
    answer = sign_in(client, officer)
    assert answer["Location"] == "/en/account/closed/"
    assert "closed" in client.get(answer["Location"]).content.decode()


def test_signing_out_is_a_post_with_its_event(client: Client, officer) -> None:
    signed_in(client, officer)
    assert client.get(reverse("account_logout")).status_code == 200
    with one_event("sign_out"):
        assert client.post(reverse("account_logout")).status_code == 302
    assert client.get(HOME).status_code == 302


@pytest.mark.parametrize("role", sorted(SECOND_FACTOR))
def test_role_that_needs_a_second_factor_opens_nothing_without_one(
    client: Client, role: Role
) -> None:
    user = a_user(role)
    sign_in(client, user)
    for name in ("account:home", "account_change_password", "usersessions_list"):
        assert client.get(reverse(name))["Location"] == reverse("mfa_index")
    assert "Your role needs one" in client.get(reverse("mfa_index")).content.decode()
    assert signed_in(client, user).get(HOME).status_code == 200


@pytest.mark.parametrize("role", sorted(set(Role) - SECOND_FACTOR))
def test_partners_are_offered_it_and_not_forced(client: Client, role: Role) -> None:
    sign_in(client, a_user(role))
    page = client.get(HOME)
    assert page.status_code == 200
    assert "Set up a second factor" in page.content.decode()


def _secret(page: str) -> str:
    return re.findall(r"<code[^>]*>([A-Z2-7]{32})</code>", page)[0]


def test_setting_up_the_app_right_after_signing_in_asks_nothing_twice(
    client: Client, reviewer
) -> None:
    sign_in(client, reviewer)
    page = client.get(reverse("mfa_activate_totp"))
    assert page.status_code == 200
    secret = _secret(page.content.decode())
    wrong = client.post(reverse("mfa_activate_totp"), {"code": "000000"})
    assert wrong.status_code == 200
    assert not has_second_factor(reviewer.pk)
    done = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert done["Location"] == reverse("mfa_view_recovery_codes")
    codes = client.get(done["Location"]).content.decode()
    assert len(re.findall(r"<code>\d{8}</code>", codes)) == 10
    assert not re.findall(r"<code>\d{8}</code>", client.get(done["Location"]).content.decode())
    kinds = {e.detail["kind"] for e in Event.objects.filter(action="add_second_factor")}
    assert kinds == {"totp", "recovery_codes"}


def test_sign_in_asks_for_the_code(client: Client, reviewer) -> None:
    secret = enrolled(reviewer)
    answer = sign_in(client, reviewer)
    assert answer["Location"] == reverse("mfa_authenticate")
    assert client.get(HOME)["Location"].startswith("/en/account/sign-in/")
    assert "code that your app shows" in client.get(answer["Location"]).content.decode()
    with one_event("sign_in"):
        done = client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert done["Location"] == "/en/work/review/"
    assert client.get(HOME).status_code == 200


def test_codes_cannot_be_tried_without_end(client: Client, reviewer) -> None:
    secret = enrolled(reviewer)
    sign_in(client, reviewer)
    for _ in range(site.AXES_FAILURE_LIMIT - 1):
        assert client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    with one_event("lock_out"):
        assert client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 429
    right = client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert right.status_code == 429
    assert client.get(HOME).status_code == 302


def test_secret_of_the_second_factor_is_kept_encrypted(client: Client, reviewer) -> None:
    secret = enrolled(reviewer)
    assert secret not in str(reviewer.authenticator_set.values().get())


def test_adding_a_factor_ends_sessions_begun_without_it(client: Client, officer) -> None:
    other = Client()
    sign_in(other, officer)
    sign_in(client, officer)
    secret = _secret(client.get(reverse("mfa_activate_totp")).content.decode())
    client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert client.get(HOME).status_code == 200
    assert other.get(HOME).status_code == 302


def test_removing_the_app_asks_again_who_it_is_and_records_it(client: Client, officer) -> None:
    secret = enrolled(officer)
    signed_in(client, officer)  # without a record of having said who it is
    asked = client.get(reverse("mfa_deactivate_totp"))
    assert asked["Location"].startswith(reverse("account_reauthenticate"))
    assert "Other ways" in client.get(asked["Location"]).content.decode()
    again = client.post(
        reverse("mfa_reauthenticate"),
        {"code": code_of(secret), "next": reverse("mfa_deactivate_totp")},
    )
    assert again["Location"] == reverse("mfa_deactivate_totp")
    assert client.get(again["Location"]).status_code == 200
    with one_event("remove_second_factor"):
        client.post(reverse("mfa_deactivate_totp"))
    assert not has_second_factor(officer.pk)


def test_reset_factor_is_asked_for_anew(client: Client, reviewer) -> None:
    signed_in(client, reviewer)
    assert client.get(HOME).status_code == 200
    reset_second_factor(person=reviewer, by=OPERATOR, at=NOW)
    assert client.get(HOME)["Location"] == reverse("mfa_index")
