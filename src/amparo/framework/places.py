"""Places and the tree they form: nation, department, municipality.

Codes are text (DIVIPOLA keeps its leading zeros). A place without a parent is a root.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from amparo.framework.language import Text


@dataclass(frozen=True, slots=True)
class Place:
    """A territory: its code, name, level (such as ``department``) and the place it lies in."""

    code: str
    name: Text
    level: str
    parent: str | None = None


class PlaceTree(Mapping[str, Place]):
    """Places by code. Built only from a checked framework: parents exist, no cycles."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._places = {place.code: place for place in places}

    def __getitem__(self, code: str) -> Place:
        return self._places[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def ancestors(self, code: str) -> list[Place]:
        """Return the places that `code` lies in, nearest first, without itself."""
        found: list[Place] = []
        parent = self._places[code].parent
        while parent is not None:
            found.append(self._places[parent])
            parent = self._places[parent].parent
        return found

    def children(self, code: str) -> list[Place]:
        """Return the places that lie directly in `code`, in the order of the framework."""
        return [place for place in self._places.values() if place.parent == code]
