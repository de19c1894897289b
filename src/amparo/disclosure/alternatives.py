"""Finding another table that fits everything a reader knows.

A withheld count is safe when the reader cannot tell the true table from one in which it is
another number. Such a table is found by raising and lowering counts by one so that every
relation still holds; the counts that move must then all be withheld. The search may miss a
table that exists, never invent one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import IntEnum
from heapq import nsmallest

MOST_MOVES = 40
"""How many numbers may differ before no other table is taken to exist."""


class Cost(IntEnum):
    """What is lost where a number has to move: nothing where it is withheld already."""

    WITHHELD = 0
    PART = 1
    ZERO = 2
    TOTAL = 3


@dataclass(slots=True)
class Number:
    """A number of the table, the bounds a reader knows for it, and what withholding it costs."""

    amount: Decimal
    cost: Cost
    least: int = 0
    most: int | None = None

    def can_move(self, by: int) -> bool:
        """Whether the number could as well be greater by `by`."""
        moved = self.amount + by
        return moved >= self.least and (self.most is None or moved <= self.most)


@dataclass(slots=True)
class Equations:
    """Sums over numbers, each with a sign, that are nought: what a reader can form.

    Parameters
    ----------
    terms : list of mapping of int to int
        For each equation the sign by number.
    uses : list of list of int
        For each number the equations in which it stands.
    """

    numbers: list[Number] = field(default_factory=list)
    terms: list[dict[int, int]] = field(default_factory=list)
    uses: list[list[int]] = field(default_factory=list)

    def number(self, amount: Decimal, cost: Cost) -> int:
        """Add a number and return its place."""
        self.numbers.append(Number(amount, cost))
        self.uses.append([])
        return len(self.numbers) - 1

    def equation(self, terms: dict[int, int]) -> None:
        """Add an equation."""
        for number in terms:
            self.uses[number].append(len(self.terms))
        self.terms.append(terms)

    def neighbours(self, numbers: Iterable[int]) -> set[int]:
        """Return what stands in one equation with one of `numbers`."""
        equations = {at for number in numbers for at in self.uses[number]}
        return {number for at in equations for number in self.terms[at]}


Moves = Mapping[int, int]
"""By how much which number differs in another table."""


def another_table(equations: Equations, number: int, most: Cost, width: int) -> Moves | None:
    """Return a table in which `number` differs, if one is found.

    Parameters
    ----------
    most : Cost
        Numbers that cost more may not move.
    width : int
        How many drafts are followed at once.

    Notes
    -----
    A beam search. Of the tables that are nearly right those are kept that break fewest
    equations and, among these, lose least.
    """
    known = equations.numbers[number]
    drafts = [
        _Draft({number: by}, _effects(equations, number, by), Decimal(0))
        for by in (-1, 1)
        if known.can_move(by)
    ]
    for _ in range(MOST_MOVES):
        whole = [draft for draft in drafts if not draft.broken]
        if whole:
            return min(whole, key=_Draft.rank).moves
        mended = {
            frozenset(way.moves.items()): way
            for draft in drafts
            for way in _mended(equations, draft, most)
        }
        drafts = nsmallest(width, mended.values(), key=_Draft.rank)
    return None


@dataclass(frozen=True, slots=True)
class _Draft:
    """A table that is not yet right: what moved, which equations are off, what it would cost."""

    moves: Moves
    broken: Mapping[int, int]
    loss: Decimal

    def rank(self) -> tuple[int, Decimal, list[tuple[int, int]]]:
        """Return what drafts are compared by, the best first."""
        return len(self.broken), self.loss, sorted(self.moves.items())


def _effects(equations: Equations, number: int, by: int) -> dict[int, int]:
    """Return by how much each equation is off when `number` moves."""
    return {at: by * equations.terms[at][number] for at in equations.uses[number]}


def _mended(equations: Equations, draft: _Draft, most: Cost) -> Iterator[_Draft]:
    """Give the drafts in which the shortest broken equation is off by one less."""
    at = min(draft.broken, key=lambda each: (len(equations.terms[each]), each))
    for number, sign in equations.terms[at].items():
        known = equations.numbers[number]
        by = -sign if draft.broken[at] > 0 else sign
        if number not in draft.moves and known.cost <= most and known.can_move(by):
            off = dict(draft.broken)
            for equation, effect in _effects(equations, number, by).items():
                off[equation] = off.get(equation, 0) + effect
            yield _Draft(
                moves={**draft.moves, number: by},
                broken={equation: excess for equation, excess in off.items() if excess},
                loss=draft.loss + _LOSS[known.cost] + (known.amount if known.cost else 0),
            )


_LOSS = {Cost.WITHHELD: 0, Cost.PART: 1, Cost.ZERO: 1_000, Cost.TOTAL: 1_000_000}
"""What withholding a number loses besides its amount."""
