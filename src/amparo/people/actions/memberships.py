"""Giving a role for a while, and ending it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from amparo.audit.actions import record_event
from amparo.audit.refusals import NotPossible
from amparo.framework.language import Text
from amparo.people.models import Membership, Organisation, User
from amparo.people.permissions import Viewer, check_can_grant, check_manages
from amparo.people.roles import KIND_NAMES, ROLE_NAMES, ROLES_BY_KIND, OrganisationKind, Role

_MISFIT = Text(
    "Nobody is {role} for an organisation of the kind “{kind}”.",
    "Nadie tiene el rol «{role}» en una organización del tipo «{kind}».",
)
_COMPACT_NEEDED = Text(
    "This role is held for a compact. Say for which.",
    "Este rol se ejerce para un pacto. Indique cuál.",
)
_NO_COMPACT = Text(
    "Administrators keep the whole platform: leave the compact blank.",
    "La administración es de toda la plataforma: deje el pacto en blanco.",
)
_HELD_ALREADY = Text(
    "This person holds this role there already.", "Esta persona ya tiene ese rol allí."
)
_CLOSED = Text(
    "This account is closed. Reopen it first.", "Esta cuenta está cerrada. Primero reábrala."
)
_ENDED = Text("This role has ended already.", "Este rol ya terminó.")
_BEFORE_START = Text(
    "A role cannot end before it starts.", "Un rol no puede terminar antes de empezar."
)
_IN_THE_PAST = Text(
    "A role ends today or later; what was done in the past stays done in it.",
    "Un rol termina hoy o después; lo hecho antes quedó hecho en ese rol.",
)
_LAST_ADMINISTRATOR = Text(
    "This is the last administrator. Make another one first.",
    "Es la última persona de administración. Primero nombre a otra.",
)


@dataclass(frozen=True, slots=True)
class Post:
    """A role with where it is held: an organisation and, but for administrators, a compact."""

    organisation: Organisation
    role: Role
    compact: str = ""

    def check_fits(self) -> None:
        """Refuse a role that does not belong to the organisation's kind, or lacks its compact."""
        kind = OrganisationKind(self.organisation.kind)
        if self.role not in ROLES_BY_KIND[kind]:
            raise NotPossible(_MISFIT.fill(role=ROLE_NAMES[self.role], kind=KIND_NAMES[kind]))
        if (self.role is Role.ADMINISTRATOR) == bool(self.compact):
            raise NotPossible(_NO_COMPACT if self.compact else _COMPACT_NEEDED)

    def check_free(self, address: str, day: date) -> None:
        """Refuse a post that the person at `address` holds on `day` or will hold."""
        held = self.held_from(day).filter(user__email=address.lower())
        if held.exists():
            raise NotPossible(_HELD_ALREADY)

    def held_from(self, day: date) -> QuerySet[Membership]:
        """Return the memberships in this post that last beyond the day before `day`."""
        return Membership.objects.filter(
            Q(ends__isnull=True) | Q(ends__gte=day),
            organisation=self.organisation,
            role=self.role,
            compact=self.compact,
        )

    def detail(self) -> dict[str, object]:
        """Return what an event says of it."""
        return {
            "organisation": self.organisation.code,
            "role": self.role.value,
            "compact": self.compact,
        }


@transaction.atomic
def grant_membership(
    *, person: User, post: Post, starts: date, by: Viewer, at: datetime
) -> Membership:
    """Give `person` a role from the day `starts` on.

    Refuses oneself, a role that does not fit the organisation, one that is held already, and a
    closed account.
    """
    check_can_grant(by, post.role, post.compact, person.email)
    post.check_fits()
    User.objects.select_for_update().get(pk=person.pk)
    if not person.is_active:
        raise NotPossible(_CLOSED)
    post.check_free(person.email, starts)
    membership = begin_membership(person, post, starts)
    record_event(
        by=by.address,
        action="grant_membership",
        subject=membership,
        at=at,
        detail=post.detail() | {"user": person.pk, "starts": starts.isoformat()},
    )
    return membership


def begin_membership(person: User, post: Post, starts: date) -> Membership:
    """Write a membership; the act that it belongs to records the event."""
    return Membership.objects.create(
        user=person,
        organisation=post.organisation,
        role=post.role,
        compact=post.compact,
        starts=starts,
    )


@transaction.atomic
def end_membership(*, membership: Membership, ends: date, by: Viewer, at: datetime) -> Membership:
    """End a role; `ends` is its last day, today at the earliest.

    Refuses what has ended, and to leave the platform without an administrator. To shut somebody
    out this very minute, close the account.
    """
    check_manages(by, Role(membership.role), membership.compact)
    held = Membership.objects.select_for_update().get(pk=membership.pk)
    if held.ends is not None and held.ends <= at.date():
        raise NotPossible(_ENDED)
    if ends < held.starts:
        raise NotPossible(_BEFORE_START)
    if ends < at.date():
        raise NotPossible(_IN_THE_PAST)
    check_leaves_an_administrator([held], at.date())
    held.ends = ends
    held.save(update_fields=["ends"])
    record_event(
        by=by.address,
        action="end_membership",
        subject=held,
        at=at,
        detail={"user": held.user_id, "ends": ends.isoformat()},
    )
    return held


def check_leaves_an_administrator(going: list[Membership], today: date) -> None:
    """Refuse if without the memberships `going` nobody would keep the platform from `today` on."""
    if all(one.role != Role.ADMINISTRATOR for one in going):
        return
    # The rows are held, so that two who end each other's role at once do not both succeed.
    lasting = Membership.objects.select_for_update().filter(
        role=Role.ADMINISTRATOR, ends__isnull=True, starts__lte=today, user__is_active=True
    )
    left = [one for one in lasting if one.pk not in {gone.pk for gone in going}]
    if not left:
        raise NotPossible(_LAST_ADMINISTRATOR)
