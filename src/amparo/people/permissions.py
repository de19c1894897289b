"""Who somebody is on a day, and the checks that ask for a duty.

A `Viewer` is a value: built once a request or command by `queries.viewer_of`, asked without
queries.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from amparo.framework.language import Language, Text
from amparo.people.refusals import NotAllowed
from amparo.people.roles import DUTIES, OWN_ONLY, SCOPE_DUTIES, SECOND_FACTOR, Duty, Role, Scope

_MISSING = Text(
    "Your role does not permit this. Ask a coordinator of your compact for it.",
    "Su rol no lo permite. Pídalo a una persona de coordinación de su pacto.",
)


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role held today: for which organisation, and for which compact (blank: all of them)."""

    role: Role
    organisation: str
    compact: str


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody who reads or acts.

    Parameters
    ----------
    address : str
        E-mail address; the author of events.
    roles : tuple of HeldRole
        Those held today; empty for somebody who is nobody here.
    scopes : frozenset of Scope, optional
        For a program that acts with somebody's token: what it is narrowed to. Blank for a
        person who has signed in, whom nothing narrows.
    token : int, optional
        Number of that token.
    """

    user_id: int
    address: str
    name: str
    language: Language
    roles: tuple[HeldRole, ...]
    scopes: frozenset[Scope] | None = None
    token: int | None = None

    def narrowed(self, scopes: Iterable[Scope], token: int | None = None) -> Viewer:
        """Return this viewer as a program sees them whose `token` has `scopes`."""
        return replace(self, scopes=frozenset(scopes), token=token)

    def _within_scopes(self, duty: Duty) -> bool:
        scopes = self.scopes
        return scopes is None or any(duty in SCOPE_DUTIES[scope] for scope in scopes)

    def may(self, duty: Duty, compact: str, organisation: str | None = None) -> bool:
        """Whether a role held for `compact` permits `duty`.

        `organisation` matters for duties that reach no further than one's own.
        """
        return self._within_scopes(duty) and any(
            duty in DUTIES[held.role]
            and held.compact in {compact, ""}
            and (duty not in OWN_ONLY or held.organisation == organisation)
            for held in self.roles
        )

    def compacts_for(self, duty: Duty) -> frozenset[str]:
        """Return the codes of the compacts for which `duty` is permitted; blank: all."""
        if not self._within_scopes(duty):
            return frozenset()
        return frozenset(held.compact for held in self.roles if duty in DUTIES[held.role])

    def organisations_for(self, duty: Duty, compact: str) -> frozenset[str]:
        """Return the organisations for which `duty` is permitted in `compact`."""
        if not self._within_scopes(duty):
            return frozenset()
        return frozenset(
            held.organisation
            for held in self.roles
            if duty in DUTIES[held.role] and held.compact in {compact, ""}
        )

    @property
    def needs_second_factor(self) -> bool:
        """Whether a role held today asks for a second factor at sign-in."""
        return any(held.role in SECOND_FACTOR for held in self.roles)


OPERATOR = Viewer(
    user_id=0,
    address="operator",
    name="operator",
    language=Language.EN,
    roles=(HeldRole(Role.ADMINISTRATOR, "", ""),),
)
"""Whoever runs commands on the machine itself: they could write to the database anyway, so their
acts are permitted, and recorded under this name."""


def check_duty(
    viewer: Viewer, duty: Duty, compact: str, organisation: str | None = None, why: Text = _MISSING
) -> None:
    """Refuse with `NotAllowed` unless `viewer` may do `duty`."""
    if not viewer.may(duty, compact, organisation):
        raise NotAllowed(why)


_NOT_MANAGER = Text(
    "Only coordinators of this compact and administrators may do this. Ask one of them.",
    "Solo las personas de coordinación de este pacto y de administración pueden hacerlo. Pídalo a"
    " una de ellas.",
)
_NOT_ADMINISTRATOR = Text(
    "Only administrators may make, change or end administrators.",
    "Solo las personas de administración pueden nombrar, cambiar o retirar a otras.",
)
_ONESELF = Text(
    "Nobody may do this for themselves. Ask another coordinator or administrator.",
    "Nadie puede hacerlo para sí. Pídalo a otra persona de coordinación o de administración.",
)
_NOT_YOURS = Text("This token is somebody else's.", "Este token es de otra persona.")


def check_can_grant(by: Viewer, role: Role, compact: str, address: str) -> None:
    """Refuse unless `by` may give `role` for `compact` to the person at `address`.

    Coordinators give and end every role of their compact but an administrator's; those are
    given by administrators. A partner's head gives none, so that one side answers for who has
    an account. Nobody gives a role to themselves.
    """
    check_manages(by, role, compact)
    check_is_another(by, address)


def check_manages(by: Viewer, role: Role, compact: str) -> None:
    """Refuse unless `by` may act on people who hold `role` for `compact`."""
    if role is Role.ADMINISTRATOR and not is_administrator(by):
        raise NotAllowed(_NOT_ADMINISTRATOR)
    check_duty(by, Duty.MANAGE_PEOPLE, compact, why=_NOT_MANAGER)


def check_is_another(by: Viewer, address: str) -> None:
    """Refuse an act on oneself."""
    if by.address.lower() == address.strip().lower():
        raise NotAllowed(_ONESELF)


def check_manages_anywhere(by: Viewer) -> None:
    """Refuse unless `by` may act on people of at least one compact."""
    if not by.compacts_for(Duty.MANAGE_PEOPLE):
        raise NotAllowed(_NOT_MANAGER)


def check_owns_token(by: Viewer, owner_id: int) -> None:
    """Refuse unless the token is of `by`, or `by` is an administrator."""
    if by.scopes is not None or (by.user_id != owner_id and not is_administrator(by)):
        raise NotAllowed(_NOT_YOURS)


def is_administrator(viewer: Viewer) -> bool:
    """Whether the viewer keeps the accounts of the whole platform."""
    return viewer.scopes is None and any(
        held.role is Role.ADMINISTRATOR and not held.compact for held in viewer.roles
    )
