from __future__ import annotations

from datetime import timedelta

import pytest

from amparo.audit.refusals import IssuesFound
from amparo.framework.language import Language, Text
from amparo.people.actions import (
    Post,
    accept_invitation,
    accept_invitation_as,
    invite_person,
    record_organisation,
    withdraw_invitation,
)
from amparo.people.actions.invitations import INVITATION_DAYS
from amparo.people.permissions import OPERATOR, Viewer
from amparo.people.queries import Invitation, User, roles_of, viewer_of
from amparo.people.roles import OrganisationKind, Role
from tests.people import (
    HOMES,
    NOW,
    PASSWORD,
    a_post,
    a_user,
    a_viewer,
    latest_event,
    one_event,
    refused,
)

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=INVITATION_DAYS)
KEEPERS = (Role.HOST_COORDINATOR, Role.ADMINISTRATOR)


def _invite(by: Viewer, post: Post, email: str = "new@example.org") -> tuple[Invitation, str]:
    return invite_person(email=email, post=post, language=Language.ES, by=by, at=NOW)


def _accept(token: str, name: str = "The officer", password: str = PASSWORD) -> User:
    return accept_invitation(token=token, name=name, password=password, at=NOW)


@pytest.mark.parametrize("role", KEEPERS)
def test_keepers_of_people_record_organisations(role: Role) -> None:
    by = a_viewer(role)
    with one_event("record_organisation"):
        made = record_organisation(
            code="red-sur",
            name=Text("Southern network", "Red del Sur"),
            kind=OrganisationKind.IMPLEMENTING_PARTNER,
            by=by,
            at=NOW,
        )
    assert (made.code, made.name.es) == ("red-sur", "Red del Sur")
    assert latest_event().detail == {"code": "red-sur", "kind": "implementing_partner"}


@pytest.mark.parametrize(
    ("code", "sentence"),
    [("Red Sur", "small letters"), ("a" * 61, "small letters"), ("ministry", "already")],
)
def test_organisation_with_a_bad_or_taken_code_is_refused(code: str, sentence: str) -> None:
    by = a_viewer(Role.ADMINISTRATOR)
    kind = OrganisationKind.HOST_GOVERNMENT
    with refused(sentence):
        record_organisation(code=code, name=Text("A", "B"), kind=kind, by=by, at=NOW)


def test_others_record_no_organisation() -> None:
    by = a_viewer(Role.PARTNER_HEAD)
    kind = OrganisationKind.IMPLEMENTING_PARTNER
    with refused("Only coordinators"):
        record_organisation(code="red-sur", name=Text("A", "B"), kind=kind, by=by, at=NOW)


@pytest.mark.parametrize("role", KEEPERS)
def test_keepers_of_people_invite(role: Role) -> None:
    by = a_viewer(role)
    post = a_post(Role.PARTNER_OFFICER)
    with one_event("invite_person"):
        invitation, token = _invite(by, post, " New@Example.org ")
    assert (invitation.email, invitation.language) == ("new@example.org", "es")
    assert invitation.expires_at == LATER
    assert latest_event().actor == by.address
    assert latest_event().detail == post.detail()
    assert token not in str(Invitation.objects.values().get(pk=invitation.pk))


@pytest.mark.parametrize("role", sorted(set(Role) - set(KEEPERS)))
def test_nobody_else_invites(role: Role) -> None:
    by, post = a_viewer(role), a_post(Role.PARTNER_OFFICER)
    with refused("Only coordinators"):
        _invite(by, post)


def test_coordinator_of_another_compact_does_not_invite() -> None:
    by, post = a_viewer(Role.HOST_COORDINATOR, compact="other"), a_post(Role.PARTNER_OFFICER)
    with refused("Only coordinators"):
        _invite(by, post)


def test_only_administrators_make_administrators() -> None:
    post = a_post(Role.ADMINISTRATOR)
    by = a_viewer(Role.HOST_COORDINATOR)
    with refused("Only administrators"):
        _invite(by, post)
    with one_event("invite_person"):
        _invite(OPERATOR, post)


def test_nobody_invites_themselves() -> None:
    by, post = a_viewer(Role.HOST_COORDINATOR), a_post(Role.HOST_REVIEWER)
    with refused("for themselves"):
        _invite(by, post, by.address.upper())


def test_role_must_fit_the_organisation_and_the_compact() -> None:
    partner = a_post(Role.PARTNER_OFFICER).organisation
    ministry = a_post(Role.HOST_REVIEWER).organisation
    for post, sentence in (
        (Post(partner, Role.HOST_REVIEWER, "colombia"), "Nobody is"),
        (Post(ministry, Role.HOST_REVIEWER), "Say for which"),
        (Post(ministry, Role.ADMINISTRATOR, "colombia"), "leave the compact blank"),
    ):
        with refused(sentence):
            _invite(OPERATOR, post)


@pytest.mark.parametrize("email", ["", "nobody", "a@b", "a b@example.org"])
def test_what_is_no_address_is_refused(email: str) -> None:
    post = a_post(Role.PARTNER_OFFICER)
    with refused("not an e-mail address"):
        _invite(OPERATOR, post, email)


def test_second_open_invitation_and_held_role_are_refused() -> None:
    post = a_post(Role.PARTNER_OFFICER)
    _, token = _invite(OPERATOR, post)
    with refused("open invitation"):
        _invite(OPERATOR, post)
    _accept(token)
    with refused("holds this role"):
        _invite(OPERATOR, post)


def test_expired_invitation_does_not_stand_in_the_way() -> None:
    post = a_post(Role.PARTNER_OFFICER)
    _invite(OPERATOR, post)
    again = {"email": "new@example.org", "post": post, "language": Language.EN}
    with one_event("invite_person"):
        invite_person(**again, by=OPERATOR, at=LATER)


def test_accepting_makes_the_account_with_its_role() -> None:
    post = a_post(Role.PARTNER_OFFICER)
    _, token = _invite(OPERATOR, post)
    with one_event("accept_invitation"):
        person = _accept(token, "  The officer  ")
    assert (person.name, person.language, person.email) == ("The officer", "es", "new@example.org")
    assert person.password.startswith("argon2")
    assert person.check_password(PASSWORD)
    assert latest_event().actor == person.email
    held = viewer_of(person, NOW.date()).roles
    assert [(one.role, one.organisation, one.compact) for one in held] == [
        (Role.PARTNER_OFFICER, "red-norte", "colombia")
    ]


@pytest.mark.parametrize(
    ("name", "password", "sentence"),
    [
        ("  ", PASSWORD, "Write your name"),
        ("The officer", "short one", "at least 12"),
        ("The officer", "123456789012345", "entirely numeric"),
        ("The officer", "new@example.org", "too similar"),
        ("The officer", "administrator", "too common"),
    ],
)
def test_blank_name_and_weak_password_are_refused(name: str, password: str, sentence: str) -> None:
    _, token = _invite(OPERATOR, a_post(Role.PARTNER_OFFICER))
    with refused(sentence):
        _accept(token, name, password)


def test_everything_wrong_is_told_at_once_in_both_languages() -> None:
    _, token = _invite(OPERATOR, a_post(Role.PARTNER_OFFICER))
    with pytest.raises(IssuesFound) as found:
        _accept(token, "", "12345")
    assert {issue.location.field for issue in found.value.issues} == {"name", "password"}
    assert len(found.value.issues) >= 3
    assert all(issue.problem.en != issue.problem.es for issue in found.value.issues)


def test_token_that_is_unknown_used_withdrawn_or_expired_opens_nothing() -> None:
    invitation, token = _invite(OPERATOR, a_post(Role.PARTNER_OFFICER))
    with refused("no longer open"):
        _accept("anything")
    with refused("no longer open"):
        accept_invitation(token=token, name="The officer", password=PASSWORD, at=LATER)
    with one_event("withdraw_invitation"):
        withdraw_invitation(invitation=invitation, by=OPERATOR, at=NOW)
    with refused("no longer open"):
        _accept(token)
    with refused("no longer open"):
        withdraw_invitation(invitation=invitation, by=OPERATOR, at=NOW)


def test_invitation_is_accepted_once() -> None:
    _, token = _invite(OPERATOR, a_post(Role.PARTNER_OFFICER))
    _accept(token)
    with refused("no longer open"):
        _accept(token)


def test_others_withdraw_nothing() -> None:
    invitation, _ = _invite(OPERATOR, a_post(Role.PARTNER_OFFICER))
    administrators, _ = _invite(OPERATOR, a_post(Role.ADMINISTRATOR), "second@example.org")
    head, coordinator = a_viewer(Role.PARTNER_HEAD), a_viewer(Role.HOST_COORDINATOR)
    with refused("Only coordinators"):
        withdraw_invitation(invitation=invitation, by=head, at=NOW)
    with refused("Only administrators"):
        withdraw_invitation(invitation=administrators, by=coordinator, at=NOW)


def test_owner_of_an_account_accepts_signed_in_and_nobody_in_their_place() -> None:
    officer = a_user(Role.PARTNER_OFFICER)
    head = a_post(Role.PARTNER_HEAD)
    _, token = _invite(OPERATOR, head, officer.email)
    with refused("There is an account"):
        _accept(token)
    other = a_viewer(Role.HOST_REVIEWER)
    with refused("another address"):
        accept_invitation_as(token=token, by=other, at=NOW)
    viewer = viewer_of(officer, NOW.date())
    with refused("another address"):
        accept_invitation_as(token=token, by=viewer.narrowed(()), at=NOW)
    with one_event("accept_invitation"):
        accept_invitation_as(token=token, by=viewer, at=NOW)
    roles = {Role(one.role) for one in roles_of(viewer, NOW.date())}
    assert roles == {Role.PARTNER_OFFICER, Role.PARTNER_HEAD}
    assert set(HOMES) == set(Role)
