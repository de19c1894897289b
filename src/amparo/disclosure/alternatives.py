"""Finding another table that fits everything a reader knows.

A withheld count is safe when the reader cannot tell the true table from one in which it is
another number. Such a table is found by raising and lowering withheld counts by one so that
every relation still holds. Where none is found the count is taken to be unsafe: the search
may miss a table that exists, never invent one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

MOST_STEPS = 300
"""How long one search may take before the count is taken to be unsafe."""


@dataclass(slots=True)
class Unknown:
    """A number that a reader does not know, and the bounds that a reader does know."""

    amount: Decimal
    least: int = 0
    most: int | None = None

    def can_move(self, by: int) -> bool:
        """Whether the number could as well be greater by `by`."""
        moved = self.amount + by
        return moved >= self.least and (self.most is None or moved <= self.most)


@dataclass(slots=True)
class Equations:
    """What a reader knows: sums over numbers, each with a sign, that are constant.

    Parameters
    ----------
    terms : list of mapping of int to int
        For each equation the sign by number; known numbers may stand in it too.
    unknown : mapping of int to Unknown
        The numbers that the reader does not know.
    """

    terms: list[dict[int, int]] = field(default_factory=list)
    unknown: dict[int, Unknown] = field(default_factory=dict)
    uses: dict[int, list[int]] = field(default_factory=dict)

    def include(self, equation: int, number: int, sign: int) -> None:
        """Put `number` into an equation; a new equation comes right after the last one."""
        if equation == len(self.terms):
            self.terms.append({})
        self.terms[equation][number] = sign
        self.uses.setdefault(number, []).append(equation)


class Search:
    """The search for another table in which `number` differs.

    Attributes
    ----------
    moves : mapping of int to int, or None
        By how much which number differs in the other table; None where none was found.
    stuck : list of int
        Equations that could not be kept, in the order in which they were met.
    """

    def __init__(self, equations: Equations, number: int) -> None:
        self._equations = equations
        self._steps = MOST_STEPS
        self.stuck: list[int] = []
        self.moves: Mapping[int, int] | None = None
        for by in (-1, 1):
            if self.moves is None and equations.unknown[number].can_move(by):
                self.moves = self._completed({number: by}, self._effects(number, by))

    def _effects(self, number: int, by: int) -> dict[int, int]:
        uses = self._equations.uses.get(number, ())
        return {at: by * self._equations.terms[at][number] for at in uses}

    def _completed(self, moves: dict[int, int], open_: dict[int, int]) -> dict[int, int] | None:
        """Return `moves` completed so that no equation is left `open_` (equation: excess)."""
        if not open_:
            return moves
        at, candidates = self._hardest(moves, open_)
        if not candidates and at not in self.stuck:
            self.stuck.append(at)
        for number, by in candidates:
            self._steps -= 1
            if self._steps < 0:
                return None
            changed = dict(open_)
            for equation, effect in self._effects(number, by).items():
                changed[equation] = changed.get(equation, 0) + effect
            left = {equation: excess for equation, excess in changed.items() if excess}
            found = self._completed({**moves, number: by}, left)
            if found is not None:
                return found
        return None

    def _hardest(
        self, moves: Mapping[int, int], open_: Mapping[int, int]
    ) -> tuple[int, Sequence[tuple[int, int]]]:
        """Return the open equation with the fewest ways to close it, and those ways."""
        ways = {at: list(self._ways(at, excess, moves)) for at, excess in open_.items()}
        at = min(ways, key=lambda equation: (len(ways[equation]), equation))
        return at, sorted(ways[at], key=lambda way: self._reach(way[0]))

    def _ways(self, at: int, excess: int, moves: Mapping[int, int]) -> Iterator[tuple[int, int]]:
        unknown = self._equations.unknown
        for number, sign in self._equations.terms[at].items():
            if number in unknown and number not in moves:
                by = -sign if excess > 0 else sign
                if unknown[number].can_move(by):
                    yield number, by

    def _reach(self, number: int) -> tuple[int, int]:
        return len(self._equations.uses[number]), number
