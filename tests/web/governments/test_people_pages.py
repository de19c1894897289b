"""People administration: who holds what, inviting, ending, withdrawing."""

import re

import pytest
from django.core import mail

from amparo.people.queries import Membership, invitation_for, organisation
from amparo.people.roles import Role
from tests.builders_reports import OTHER_PARTNER, PARTNER, a_user, an_award, an_organisation
from tests.web.governments.officials import (
    TODAY,
    address,
    as_role,
    coordinator,
    page,
    read,
    said,
)

pytestmark = pytest.mark.django_db
NEW = "new-officer@shelters.example.org"


@pytest.fixture(autouse=True)
def _a_compact(db) -> None:
    an_award()


def invited(client, **changes):
    sent = {"email": NEW, "role": "partner_officer", "compact": "small", "language": "es"}
    place = changes.pop("place", PARTNER)
    return client.post(f"{address('invite')}?organisation={place}", sent | changes)


def test_organisations_show_who_holds_which_role_since_when() -> None:
    a_user(Role.PARTNER_HEAD)
    told = read(coordinator(), address("people"))
    assert "partner-head@shelters.example.org Partner head since January 2, 2023" in told
    assert "no second factor yet" in told


@pytest.mark.parametrize(
    ("place", "offered", "not_offered"),
    [
        (PARTNER, {"partner_officer", "partner_head"}, {"host_reviewer", "administrator"}),
        ("ministry", {"host_reviewer", "auditor"}, {"donor_officer", "administrator"}),
        ("institute", {"researcher"}, {"host_coordinator"}),
    ],
)
def test_only_roles_that_fit_the_kind_are_offered(place, offered, not_offered) -> None:
    an_organisation(place)
    markup = page(coordinator(), f"{address('invite')}?organisation={place}")
    named = set(re.findall(r'name="role" value="(\w+)"', markup))
    assert offered <= named
    assert not not_offered & named


def test_an_administrator_may_make_another() -> None:
    an_organisation("ministry")
    markup = page(as_role(Role.ADMINISTRATOR), f"{address('invite')}?organisation=ministry")
    assert 'value="administrator"' in markup


def test_an_invitation_is_sent_and_its_link_shown_once_where_letters_stay_here() -> None:
    client = coordinator()
    answer = invited(client)
    assert answer.status_code == 201
    link = re.search(r"<code>(http[^<]+)</code>", answer.content.decode())[1]
    assert link in mail.outbox[0].body
    assert mail.outbox[0].to == [NEW]
    assert "Oficial de monitoreo" in mail.outbox[0].body
    token = link.rstrip("/").rpartition("/")[2]
    assert invitation_for(token, TODAY).email == NEW
    again = read(client, address("people"))
    assert NEW in again
    assert token not in again


def test_the_link_is_not_shown_where_letters_are_delivered(settings, monkeypatch) -> None:
    monkeypatch.setattr("amparo.web.governments.views.people._DELIVERED", "locmem")
    answer = invited(coordinator())
    assert "The letter is on its way." in said(answer)
    assert "<code>" not in answer.content.decode()


def test_an_invitation_stands_though_the_letter_cannot_be_sent(settings) -> None:
    client = coordinator()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    answer = invited(client)
    assert answer.status_code == 201
    assert "The letter could not be sent." in said(answer)
    assert "<code>http" in answer.content.decode()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"email": "no address"}, "Enter a valid email address."),
        ({"email": "partner-head@shelters.example.org", "role": "partner_head"}, "already"),
        ({"role": "host_reviewer"}, "Select a valid choice."),
        ({"role": ""}, "This field is required."),
    ],
)
def test_what_is_wrong_is_told_and_nobody_is_invited(changes, sentence) -> None:
    a_user(Role.PARTNER_HEAD)
    answer = invited(coordinator(), **changes)
    assert answer.status_code == 422
    assert sentence in said(answer)
    assert mail.outbox == []


def test_nobody_gives_a_role_to_themselves() -> None:
    answer = invited(
        coordinator(),
        email="host-coordinator@ministry.example.org",
        role="data_protection_lead",
        place="ministry",
    )
    assert answer.status_code == 403
    assert "Nobody may do this for themselves." in said(answer)


def test_an_invitation_is_withdrawn() -> None:
    client = coordinator()
    answer = invited(client)
    token = re.search(r"<code>(http[^<]+)/</code>", answer.content.decode())[1].rpartition("/")[2]
    here = address("withdraw_invitation", invitation_for(token, TODAY).pk)
    told = said(client.post(here, follow=True))
    assert "The invitation is withdrawn" in told
    assert invitation_for(token, TODAY) is None
    assert client.post(here).status_code == 409


def test_a_role_is_ended_on_its_last_day() -> None:
    held = Membership.objects.get(user=a_user(Role.PARTNER_OFFICER))
    client, here = coordinator(), address("end_membership", held.pk)
    assert client.post(here, {"ends": "2025-04-30"}).status_code == 302
    held.refresh_from_db()
    assert held.ends.isoformat() == "2025-04-30"
    assert "from January 2, 2023 to April 30, 2025" in read(client, address("people"))


def test_a_role_ends_today_where_no_day_is_said() -> None:
    held = Membership.objects.get(user=a_user(Role.PARTNER_OFFICER))
    coordinator().post(address("end_membership", held.pk), {"ends": ""})
    held.refresh_from_db()
    assert held.ends == TODAY.date()


@pytest.mark.parametrize("ends", ["soon", "2020-01-01"])
def test_a_wrong_last_day_ends_nothing(ends) -> None:
    held = Membership.objects.get(user=a_user(Role.PARTNER_OFFICER))
    answer = coordinator().post(address("end_membership", held.pk), {"ends": ends})
    assert answer.status_code == 409
    held.refresh_from_db()
    assert held.ends is None


def test_ones_own_role_cannot_be_ended_and_the_page_says_so() -> None:
    assert "Your own role is ended by another coordinator" in read(coordinator(), address("people"))


def test_an_organisation_is_recorded() -> None:
    client = coordinator()
    sent = {"code": "red-norte", "name_en": "Northern network", "name_es": "Red del Norte",
            "kind": "implementing_partner"}  # fmt: skip
    assert client.post(address("people"), sent).status_code == 302
    assert organisation("red-norte").name_es == "Red del Norte"
    again = client.post(address("people"), sent)
    assert again.status_code == 422
    assert "There is an organisation with this code already." in said(again)


READING = [Role.DONOR_OFFICER, Role.AUDITOR, Role.HOST_REVIEWER, Role.DATA_PROTECTION_LEAD]


@pytest.mark.parametrize("role", READING)
def test_others_keep_nobody(role) -> None:
    client = as_role(role)
    held = Membership.objects.get(user=a_user(Role.PARTNER_OFFICER))
    assert client.get(address("people")).status_code == 403
    assert invited(client).status_code == 403
    assert client.post(address("end_membership", held.pk)).status_code == 403
    assert client.post(address("withdraw_invitation", 1)).status_code == 403


@pytest.mark.parametrize("name", ["end_membership", "withdraw_invitation"])
def test_what_is_not_there_is_missing(name) -> None:
    assert coordinator().post(address(name, 9999)).status_code == 404


def test_an_unknown_organisation_is_missing() -> None:
    assert coordinator().get(address("invite")).status_code == 404


def test_the_page_speaks_spanish() -> None:
    a_user(Role.PARTNER_HEAD, OTHER_PARTNER)
    told = read(coordinator(), address("people", language="es"))
    assert "Dirección del socio desde el 2 de enero de 2023" in told
