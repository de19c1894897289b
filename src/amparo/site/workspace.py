"""What stands around every page of a signed-in person: the compact, and where they may go.

Audiences do not know each other, so the navigation they share is made here, from what the
viewer may do and from the addresses that exist.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest
from django.urls import NoReverseMatch, ResolverMatch, reverse

from amparo.compacts import queries as compacts
from amparo.framework.language import Text
from amparo.people.permissions import Viewer
from amparo.people.roles import Duty


@dataclass(frozen=True, slots=True)
class Destination:
    """A place of the navigation: its address by name, and the duty that opens it (or none)."""

    name: str
    label: Text
    duty: Duty | None


DESTINATIONS = (
    Destination("partners:home", Text("My reports", "Mis informes"), Duty.FILL_REPORTS),
    Destination("governments:queue", Text("Review", "Revisión"), Duty.SEE_ALL_REPORTS),
    Destination(
        "governments:completeness", Text("Completeness", "Completitud"), Duty.SEE_ALL_REPORTS
    ),
    Destination("governments:snapshots", Text("Snapshots", "Instantáneas"), Duty.SEE_SNAPSHOTS),
    Destination("governments:people", Text("People", "Personas"), Duty.MANAGE_PEOPLE),
    Destination("governments:events", Text("Events", "Eventos"), Duty.SEE_EVENTS),
    Destination("account:home", Text("Account", "Cuenta"), None),
)


@dataclass(frozen=True, slots=True)
class Link:
    """A place the viewer may go to."""

    label: Text
    address: str
    current: bool


@dataclass(frozen=True)
class Workspace:
    """What the frame of a page shows. `viewer` is blank for somebody who has not signed in."""

    request: HttpRequest
    viewer: Viewer | None

    @cached_property
    def _compact(self) -> compacts.Compact | None:
        code = _compact_code(self.request.resolver_match, self.viewer)
        return compacts.compact(code) if code else None

    @property
    def compact_title(self) -> Text | None:
        """Name of the compact that the page, or else the viewer, belongs to."""
        return Text(self._compact.title_en, self._compact.title_es) if self._compact else None

    @property
    def illustrative(self) -> bool:
        """Whether that compact is fictional."""
        return bool(self._compact and self._compact.illustrative)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Where the viewer may go."""
        if self.viewer is None:
            return ()
        code = _compact_code(self.request.resolver_match, self.viewer)
        found = {
            one: address
            for one in DESTINATIONS
            if _is_open(one, self.viewer) and (address := _address(one, code))
        }
        here = [one for one in found.values() if self.request.path.startswith(one)]
        current = max(here, key=len, default="")
        return tuple(Link(one.label, address, address == current) for one, address in found.items())


def _is_open(destination: Destination, viewer: Viewer) -> bool:
    return destination.duty is None or bool(viewer.compacts_for(destination.duty))


def _compact_code(match: ResolverMatch | None, viewer: Viewer | None) -> str:
    """Return the compact of the address, else the viewer's where there is only one."""
    asked = match.kwargs.get("compact") if match else None
    if asked or viewer is None:
        return str(asked or "")
    held = sorted({one.compact for one in viewer.roles} - {""})
    return held[0] if len(held) == 1 else ""


def _address(destination: Destination, compact: str) -> str | None:
    for arguments in ((), (compact,)):
        try:
            return reverse(destination.name, args=arguments)
        except NoReverseMatch:
            continue
    return None
