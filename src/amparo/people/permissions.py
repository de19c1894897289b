"""Who somebody is on a day, and the checks that ask for a duty.

A `Viewer` is a value: built once a request or command by `queries.viewer_of`, asked without
queries.
"""

from __future__ import annotations

from dataclasses import dataclass

from amparo.framework.language import Language, Text
from amparo.people.refusals import NotAllowed
from amparo.people.roles import DUTIES, OWN_ONLY, SECOND_FACTOR, Duty, Role

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
    """

    user_id: int
    address: str
    name: str
    language: Language
    roles: tuple[HeldRole, ...]

    def may(self, duty: Duty, compact: str, organisation: str | None = None) -> bool:
        """Whether a role held for `compact` permits `duty`.

        `organisation` matters for duties that reach no further than one's own.
        """
        return any(
            duty in DUTIES[held.role]
            and held.compact in {compact, ""}
            and (duty not in OWN_ONLY or held.organisation == organisation)
            for held in self.roles
        )

    def compacts_for(self, duty: Duty) -> frozenset[str]:
        """Return the codes of the compacts for which `duty` is permitted; blank: all."""
        return frozenset(held.compact for held in self.roles if duty in DUTIES[held.role])

    def organisations_for(self, duty: Duty, compact: str) -> frozenset[str]:
        """Return the organisations for which `duty` is permitted in `compact`."""
        return frozenset(
            held.organisation
            for held in self.roles
            if duty in DUTIES[held.role] and held.compact in {compact, ""}
        )

    @property
    def needs_second_factor(self) -> bool:
        """Whether a role held today asks for a second factor at sign-in."""
        return any(held.role in SECOND_FACTOR for held in self.roles)


def check_duty(
    viewer: Viewer, duty: Duty, compact: str, organisation: str | None = None, why: Text = _MISSING
) -> None:
    """Refuse with `NotAllowed` unless `viewer` may do `duty`."""
    if not viewer.may(duty, compact, organisation):
        raise NotAllowed(why)
