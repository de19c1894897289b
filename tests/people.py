"""The people of the tests, made by the acts that make people. They carry names of roles."""

from __future__ import annotations

import base64
import hmac
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client
from django.urls import reverse

from amparo.audit.queries import Event, count_events
from amparo.audit.refusals import NotPossible
from amparo.framework.language import Language, Text
from amparo.people.actions import Post, accept_invitation, invite_person, record_organisation
from amparo.people.permissions import OPERATOR, Viewer
from amparo.people.queries import (
    AccessToken,
    Invitation,
    Membership,
    Organisation,
    User,
    organisation,
    viewer_of,
)
from amparo.people.refusals import NotAllowed
from amparo.people.roles import ROLES_BY_KIND, OrganisationKind, Role

NOW = datetime(2026, 4, 15, 12, 0, tzinfo=UTC)
PASSWORD = "seven quiet rivers meet"  # noqa: S105
COMPACT = "colombia"

HOMES: dict[Role, tuple[str, OrganisationKind]] = {
    Role.PARTNER_OFFICER: ("red-norte", OrganisationKind.IMPLEMENTING_PARTNER),
    Role.PARTNER_HEAD: ("red-norte", OrganisationKind.IMPLEMENTING_PARTNER),
    Role.HOST_REVIEWER: ("ministry", OrganisationKind.HOST_GOVERNMENT),
    Role.HOST_COORDINATOR: ("ministry", OrganisationKind.HOST_GOVERNMENT),
    Role.DONOR_OFFICER: ("donor-office", OrganisationKind.DONOR_GOVERNMENT),
    Role.DATA_PROTECTION_LEAD: ("ministry", OrganisationKind.HOST_GOVERNMENT),
    Role.RESEARCHER: ("university", OrganisationKind.RESEARCH_INSTITUTION),
    Role.AUDITOR: ("donor-office", OrganisationKind.DONOR_GOVERNMENT),
    Role.ADMINISTRATOR: ("ministry", OrganisationKind.HOST_GOVERNMENT),
}
"""Where each role sits unless a test says otherwise."""


class QuickArgon2(Argon2PasswordHasher):
    """The site's hashing with the least work, so that making people takes no time."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1


def an_organisation(code: str, kind: OrganisationKind) -> Organisation:
    """Return the organisation, recording it where it is new."""
    return organisation(code) or record_organisation(
        code=code, name=Text(f"Body {code}", f"Entidad {code}"), kind=kind, by=OPERATOR, at=NOW
    )


def a_post(role: Role, home: str | None = None, compact: str = COMPACT) -> Post:
    """Return a post of `role` at the organisation `home`."""
    code, kind = HOMES[role]
    assert role in ROLES_BY_KIND[kind]
    held_for = "" if role is Role.ADMINISTRATOR else compact
    return Post(an_organisation(home or code, kind), role, held_for)


def a_user(role: Role, home: str | None = None, compact: str = COMPACT, at: datetime = NOW) -> User:
    """Return a new user who was invited to `role` and accepted."""
    post = a_post(role, home, compact)
    address = f"{role.value}.{post.organisation.code}.{compact}@example.org".replace("_", "-")
    _invitation, token = invite_person(
        email=address, post=post, language=Language.EN, by=OPERATOR, at=at
    )
    return accept_invitation(token=token, name=f"The {role.value}", password=PASSWORD, at=at)


def a_viewer(
    role: Role, home: str | None = None, compact: str = COMPACT, at: datetime = NOW
) -> Viewer:
    """Return a new user as the viewer that they are on that day."""
    return viewer_of(a_user(role, home, compact, at), at.date())


def enrolled(user: User) -> str:
    """Set up an authenticator app for `user`; return its secret."""
    secret: str = generate_totp_secret()
    TOTP.activate(user, secret)
    assert Authenticator.objects.filter(user=user).exists()
    return secret


def code_of(secret: str) -> str:
    """Return the code that an app with `secret` shows now (RFC 6238)."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    start = digest[-1] & 0xF
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**6:06}"


def signed_in(client: Client, user: User, *, factor: bool = True) -> Client:
    """Sign `user` in, past the pages of signing in, with a second factor if they need one."""
    if factor and not Authenticator.objects.filter(user=user).exists():
        enrolled(user)
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def sign_in(client: Client, user: User, password: str = PASSWORD) -> Any:
    """Send the sign-in form as a person would."""
    return client.post(reverse("account_login"), {"login": user.email, "password": password})


def latest_event() -> Event:
    """Return the newest event."""
    return Event.objects.order_by("-pk")[0]


def _written() -> tuple[Any, ...]:
    kinds = (User, Organisation, Membership, Invitation, AccessToken, Authenticator)
    return count_events(), *(list(kind.objects.order_by("pk").values_list()) for kind in kinds)


@contextmanager
def refused(sentence: str) -> Iterator[None]:
    """Expect a refusal with `sentence` in its reason, and nothing written."""
    before = _written()
    try:
        yield
    except (NotAllowed, NotPossible) as error:
        reason = error.reason
        issues = getattr(error, "issues", ())
        said = [reason.en, *(issue.problem.en for issue in issues)]
        assert any(sentence in one for one in said), said
        assert reason.es != reason.en
        assert _written() == before
    else:
        raise AssertionError(f"not refused: {sentence}")


@contextmanager
def one_event(action: str) -> Iterator[None]:
    """Expect exactly one event, of `action`."""
    before = count_events()
    yield
    assert count_events() == before + 1
    assert latest_event().action == action
