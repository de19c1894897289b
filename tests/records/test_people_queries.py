from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amparo.audit.queries import EventFilter
from amparo.framework.language import Language
from amparo.people import queries
from amparo.people.actions import invite_person, withdraw_invitation
from amparo.people.permissions import OPERATOR
from amparo.people.roles import Role
from tests.people import NOW, a_post, a_user, a_viewer, enrolled, refused

pytestmark = pytest.mark.django_db


def test_keepers_see_the_people_of_their_compacts() -> None:
    officer = a_user(Role.PARTNER_OFFICER)
    enrolled(officer)
    elsewhere = a_user(Role.PARTNER_OFFICER, compact="other")
    coordinator, administrator = a_viewer(Role.HOST_COORDINATOR), a_viewer(Role.ADMINISTRATOR)
    seen = {one.user.pk: one for one in queries.people(coordinator)}
    assert set(seen) == {officer.pk, coordinator.user_id}
    assert (seen[officer.pk].second_factor, seen[coordinator.user_id].second_factor) == (
        True,
        False,
    )
    assert [one.role for one in seen[officer.pk].memberships] == [Role.PARTNER_OFFICER]
    assert elsewhere.pk in {one.user.pk for one in queries.people(administrator)}
    assert queries.person(coordinator, officer.pk) == seen[officer.pk]
    assert queries.person(coordinator, elsewhere.pk) is None
    assert queries.membership(coordinator, officer.memberships.get().pk)
    assert queries.membership(coordinator, elsewhere.memberships.get().pk) is None


def test_people_take_as_many_queries_however_many_they_are() -> None:
    coordinator = a_viewer(Role.HOST_COORDINATOR)
    counts = []
    for role in (Role.PARTNER_OFFICER, Role.PARTNER_HEAD):
        a_user(role)
        with CaptureQueriesContext(connection) as asked:
            queries.people(coordinator)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 3


def test_nobody_else_sees_people() -> None:
    head = a_viewer(Role.PARTNER_HEAD)
    with refused("Only coordinators"):
        queries.people(head)


def test_keepers_see_the_open_invitations_of_their_compacts() -> None:
    coordinator, head = a_viewer(Role.HOST_COORDINATOR), a_viewer(Role.PARTNER_HEAD)
    made = [
        invite_person(email=email, post=post, language=Language.EN, by=OPERATOR, at=NOW)[0]
        for email, post in (
            ("one@example.org", a_post(Role.PARTNER_OFFICER)),
            ("two@example.org", a_post(Role.HOST_REVIEWER)),
            ("three@example.org", a_post(Role.PARTNER_OFFICER, compact="other")),
        )
    ]
    withdraw_invitation(invitation=made[1], by=OPERATOR, at=NOW)
    assert queries.open_invitations(coordinator, NOW) == [made[0]]
    assert queries.open_invitations(coordinator, NOW + timedelta(days=14)) == []
    assert queries.open_invitations(head, NOW) == []
    assert queries.invitation(coordinator, made[0].pk) == made[0]
    assert queries.invitation(coordinator, made[2].pk) is None


def test_organisations_and_languages() -> None:
    officer = a_user(Role.PARTNER_OFFICER)
    assert [one.code for one in queries.organisations()] == ["red-norte"]
    assert queries.language_of(officer.email.upper()) is Language.EN
    assert queries.language_of("nobody@example.org") is None
    assert queries.organisation("atlantis") is None


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.DATA_PROTECTION_LEAD, Role.ADMINISTRATOR])
def test_who_watches_sees_events(role: Role) -> None:
    viewer = a_viewer(role)
    events, more = queries.seen_events(viewer, EventFilter(action="accept_invitation"))
    assert [event.actor for event in events] == [viewer.address]
    assert more is False


def test_nobody_else_sees_events() -> None:
    viewer = a_viewer(Role.HOST_COORDINATOR)
    with refused("Your role does not permit this"):
        queries.seen_events(viewer, EventFilter())
