"""Acts on an account: its owner's, and those of whoever keeps accounts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.db import transaction

from amparo.audit.actions import record_event
from amparo.audit.queries import latest_event
from amparo.audit.refusals import NotPossible
from amparo.framework.language import Language, Text
from amparo.people.actions.memberships import check_leaves_an_administrator
from amparo.people.models import Membership, User
from amparo.people.permissions import (
    Viewer,
    check_is_another,
    check_manages,
    check_manages_anywhere,
)
from amparo.people.queries import held_on
from amparo.people.roles import Role

LOCK_OUT_QUIET = timedelta(minutes=5)
"""Further attempts so soon after a lock-out belong to it, and are not told again."""

_CLOSED_ALREADY = Text("This account is closed already.", "Esta cuenta ya está cerrada.")
_OPEN_ALREADY = Text("This account is open.", "Esta cuenta está abierta.")
_NO_NAME = Text("Write your name.", "Escriba su nombre.")
_NO_FACTOR = Text(
    "This person has set up no second factor.",
    "Esta persona no ha configurado un segundo factor.",
)
_OWN_HANDS = Text(
    "A program cannot change an account. Sign in to do it.",
    "Un programa no puede cambiar una cuenta. Inicie sesión para hacerlo.",
)


@transaction.atomic
def change_profile(*, name: str, language: Language, by: Viewer, at: datetime) -> User:
    """Change one's own name and language. Refuses a blank name."""
    if by.scopes is not None:
        raise NotPossible(_OWN_HANDS)
    if not name.strip():
        raise NotPossible(_NO_NAME)
    person = User.objects.select_for_update().get(pk=by.user_id)
    person.name, person.language = name.strip(), language
    person.save(update_fields=["name", "language"])
    record_event(
        by=by.address,
        action="change_profile",
        subject=person,
        at=at,
        detail={"language": language.value},
    )
    return person


@transaction.atomic
def close_account(*, person: User, by: Viewer, at: datetime) -> User:
    """Shut an account at once: its sessions and tokens no longer open anything.

    Refuses oneself, an account that is closed, and the last administrator. Whoever closes an
    account must keep people in every compact in which it holds a role.
    """
    held = _managed(person, by, at)
    if not held.is_active:
        raise NotPossible(_CLOSED_ALREADY)
    check_leaves_an_administrator(_memberships(held, at), at.date())
    held.is_active = False
    held.save(update_fields=["is_active"])
    record_event(by=by.address, action="close_account", subject=held, at=at, detail={})
    return held


@transaction.atomic
def reopen_account(*, person: User, by: Viewer, at: datetime) -> User:
    """Open a closed account again, with the roles that have not ended meanwhile."""
    held = _managed(person, by, at)
    if held.is_active:
        raise NotPossible(_OPEN_ALREADY)
    held.is_active = True
    held.save(update_fields=["is_active"])
    record_event(by=by.address, action="reopen_account", subject=held, at=at, detail={})
    return held


@transaction.atomic
def reset_second_factor(*, person: User, by: Viewer, at: datetime) -> User:
    """Remove the second factors of somebody who lost them; the next sign-in asks for new ones.

    Refuses oneself, and a person who has none. Each removed factor is recorded as its own event
    too, where the site listens for it.
    """
    held = _managed(person, by, at)
    factors = Authenticator.objects.filter(user=held)
    count = factors.count()
    if not count:
        raise NotPossible(_NO_FACTOR)
    factors.delete()
    record_event(
        by=by.address,
        action="reset_second_factor",
        subject=held,
        at=at,
        detail={"removed": count},
    )
    return held


def _managed(person: User, by: Viewer, at: datetime) -> User:
    """Return the account held until the transaction ends, if `by` may act on it."""
    check_manages_anywhere(by)
    check_is_another(by, person.email)
    held = User.objects.select_for_update().get(pk=person.pk)
    for one in _memberships(held, at):
        check_manages(by, Role(one.role), one.compact)
    return held


def _memberships(person: User, at: datetime) -> list[Membership]:
    return list(person.memberships.filter(held_on(at.date())))


def record_account_event(
    *, user_id: int, action: str, at: datetime, detail: Mapping[str, object]
) -> None:
    """Record what a person did with their own account through the sign-in library.

    Called inside the transaction in which the library writes.
    """
    person = User.objects.get(pk=user_id)
    record_event(by=person.email, action=action, subject=person, at=at, detail=detail)


@transaction.atomic
def record_lock_out(*, address: str, at: datetime) -> None:
    """Record that sign-ins for `address` were locked after too many failures.

    Nothing is recorded for an address without an account. The event names nobody as its author
    but the site: who tried is not known.
    """
    person = User.objects.filter(email=address.strip().lower()).first()
    if person is None:
        return
    latest = latest_event(person, "lock_out")
    if latest is None or at - latest.at >= LOCK_OUT_QUIET:
        record_event(by="site", action="lock_out", subject=person, at=at, detail={})
