"""Reading people: who somebody is on a day, and who takes part."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from amparo.framework.language import Language
from amparo.people.models import Membership, Organisation, User
from amparo.people.permissions import HeldRole, Viewer
from amparo.people.roles import Role

__all__ = ["Membership", "Organisation", "User", "held_on", "organisation", "viewer_of"]


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


def organisation(code: str) -> Organisation | None:
    """Return the organisation with `code`, if there is one. Everybody signed in may see it."""
    return Organisation.objects.filter(code=code).first()
