"""Reading people: who somebody is on a day, and who takes part."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from amparo.audit.queries import Event, EventFilter, events_page
from amparo.framework.language import Language
from amparo.people.models import AccessToken, Invitation, Membership, Organisation, User
from amparo.people.permissions import HeldRole, Viewer, check_duty, check_manages_anywhere
from amparo.people.roles import Duty, Role, Scope

__all__ = ["AccessToken", "Invitation", "Membership", "Organisation", "Person", "User",
           "has_second_factor", "held_on", "invitation", "invitation_for", "is_open",
           "language_of", "membership", "open_invitations", "organisation", "organisations",
           "people", "person", "roles_of", "seen_events", "token_hash", "token_of", "tokens_of",
           "viewer_of", "viewer_of_token"]  # fmt: skip


def held_on(day: date) -> Q:
    """Return the condition that a membership is held on `day`."""
    return Q(starts__lte=day) & (Q(ends__isnull=True) | Q(ends__gte=day))


def viewer_of(user: User, today: date) -> Viewer:
    """Return who `user` is today, in one query. An account that is closed holds no role."""
    held: Iterable[Membership] = (
        _held_memberships(user, today) if user.is_active else Membership.objects.none()
    )
    return Viewer(
        user_id=user.pk,
        address=user.email,
        name=user.name,
        language=Language(user.language),
        roles=tuple(HeldRole(Role(one.role), one.organisation.code, one.compact) for one in held),
    )


def _held_memberships(user: User, today: date) -> QuerySet[Membership]:
    return user.memberships.filter(held_on(today)).select_related("organisation")


def viewer_of_token(words: str, at: datetime) -> Viewer | None:
    """Return who a program with the token `words` acts for, narrowed to the token's scopes.

    Nobody for a token that is unknown, revoked or expired, or whose owner's account is closed.
    """
    token = (
        AccessToken.objects.filter(
            token_hash=token_hash(words), revoked_at__isnull=True, expires_at__gt=at
        )
        .select_related("user")
        .first()
    )
    if token is None or not token.user.is_active:
        return None
    scopes = [Scope(scope) for scope in token.scopes]
    return viewer_of(token.user, at.date()).narrowed(scopes, token.pk)


def token_hash(words: str) -> str:
    """Return the form in which the words of a token are kept."""
    return hashlib.sha256(words.encode()).hexdigest()


def has_second_factor(user_id: int) -> bool:
    """Whether the person has set up a second factor; recovery codes alone are none."""
    return (
        Authenticator.objects.filter(user_id=user_id)
        .exclude(type=Authenticator.Type.RECOVERY_CODES)
        .exists()
    )


def language_of(address: str) -> Language | None:
    """Return the language of the account with `address`; nothing if there is none."""
    found = User.objects.filter(email=address.lower()).values_list("language", flat=True).first()
    return Language(found) if found else None


def organisation(code: str) -> Organisation | None:
    """Return the organisation with `code`, if there is one. Everybody signed in may see it."""
    return Organisation.objects.filter(code=code).first()


def organisations() -> list[Organisation]:
    """Return every organisation. Everybody signed in may see them."""
    return list(Organisation.objects.all())


def roles_of(viewer: Viewer, today: date) -> list[Membership]:
    """Return the roles that the viewer holds or will hold, with their organisations."""
    return list(
        Membership.objects.filter(
            Q(ends__isnull=True) | Q(ends__gte=today), user_id=viewer.user_id
        ).select_related("organisation")
    )


def tokens_of(viewer: Viewer) -> list[AccessToken]:
    """Return the viewer's own tokens, newest first, without those that are revoked."""
    rows = AccessToken.objects.filter(user_id=viewer.user_id, revoked_at__isnull=True)
    return list(rows.order_by("-created_at"))


def token_of(viewer: Viewer, token_id: int) -> AccessToken | None:
    """Return one of the viewer's own tokens."""
    return AccessToken.objects.filter(user_id=viewer.user_id, pk=token_id).first()


def is_open(at: datetime) -> Q:
    """Return the condition that an invitation can still be accepted."""
    return Q(accepted_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=at)


def invitation_for(token: str, at: datetime) -> Invitation | None:
    """Return the open invitation with `token`: whoever has the letter may see it."""
    rows = Invitation.objects.filter(is_open(at), token_hash=token_hash(token))
    return rows.select_related("organisation").first()


def open_invitations(viewer: Viewer, at: datetime) -> list[Invitation]:
    """Return the open invitations of the compacts whose people the viewer keeps."""
    rows = Invitation.objects.filter(is_open(at)).select_related("organisation")
    return [one for one in rows if viewer.may(Duty.MANAGE_PEOPLE, one.compact)]


def invitation(viewer: Viewer, invitation_id: int) -> Invitation | None:
    """Return an invitation of a compact whose people the viewer keeps."""
    found = Invitation.objects.filter(pk=invitation_id).select_related("organisation").first()
    return found if found and viewer.may(Duty.MANAGE_PEOPLE, found.compact) else None


@dataclass(frozen=True, slots=True)
class Person:
    """An account as those see it who keep people.

    `memberships` are the ones of their compacts, ended ones too, newest first.
    """

    user: User
    second_factor: bool
    memberships: tuple[Membership, ...]


def people(viewer: Viewer) -> list[Person]:
    """Return who takes part in the compacts whose people the viewer keeps, in three queries.

    Refuses whoever keeps nobody.
    """
    check_manages_anywhere(viewer)
    compacts = viewer.compacts_for(Duty.MANAGE_PEOPLE)
    seen = Membership.objects.select_related("organisation").order_by("-starts", "-pk")
    if "" not in compacts:
        seen = seen.filter(compact__in=compacts)
    factors = Authenticator.objects.filter(user_id=OuterRef("pk")).exclude(
        type=Authenticator.Type.RECOVERY_CODES
    )
    users = (
        User.objects.filter(Exists(seen.filter(user_id=OuterRef("pk"))))
        .annotate(second_factor=Exists(factors))
        .prefetch_related(Prefetch("memberships", queryset=seen, to_attr="seen"))
    )
    return [Person(user, user.second_factor, tuple(user.seen)) for user in users]


def person(viewer: Viewer, user_id: int) -> Person | None:
    """Return one of `people`."""
    return next((one for one in people(viewer) if one.user.pk == user_id), None)


def membership(viewer: Viewer, membership_id: int) -> Membership | None:
    """Return a membership in a compact whose people the viewer keeps."""
    found = (
        Membership.objects.filter(pk=membership_id).select_related("organisation", "user").first()
    )
    return found if found and viewer.may(Duty.MANAGE_PEOPLE, found.compact) else None


def seen_events(
    viewer: Viewer, asked: EventFilter, before: int | None = None
) -> tuple[list[Event], bool]:
    """Return a page of events, newest first, and whether there are more.

    Refuses whoever may not see events. They hold codes and counts, no figures and no texts, and
    belong to no one compact: who may see them for one sees all.
    """
    compacts = sorted(viewer.compacts_for(Duty.SEE_EVENTS))
    check_duty(viewer, Duty.SEE_EVENTS, compacts[0] if compacts else "")
    return events_page(asked, before)
