"""Choosing what to withhold: the small counts, then more until none can be computed.

References
----------
Hundepool, A. et al. (2012), *Statistical Disclosure Control*, Wiley, chapter 4: primary and
secondary cell suppression, protection against a reader who knows the rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from amparo.disclosure.alternatives import Cost, Equations, another_table
from amparo.disclosure.cells import Cell, Counts, Relation

SEARCHES = (
    (Cost.WITHHELD, 8),
    (Cost.PART, 24),
    (Cost.ZERO, 24),
    (Cost.TOTAL, 24),
    (Cost.TOTAL, 240),
)
"""What may be withheld further, and how many drafts are followed: the cheapest first."""


class Withholding:
    """Which cells are withheld so that none of them is known to a reader.

    A reader is taken to know the rules, every relation, every shown cell, that counts are
    not negative, and which cells are withheld for their own sake.

    Parameters
    ----------
    minimum : int
        Small counts are those above zero and below this.

    Attributes
    ----------
    cells : set of Cell
        What is withheld.
    blanked : set of Cell
        Those of breakdowns that are withheld as a whole, zeros included, because nothing
        less was enough; no reader can tell which of them are small.

    Notes
    -----
    Relations whose difference may no longer be stated are no longer marked `stated`.
    """

    def __init__(self, counts: Counts, relations: Sequence[Relation], minimum: int) -> None:
        self._equations = Equations()
        self._narrow: list[int] = []
        cells = sorted(counts.amounts)
        self._numbers = {cell: self._add(cell, counts) for cell in cells}
        self._rests = [self._add_relation(relation, counts, minimum) for relation in relations]
        for cell in filter(counts.is_small_part, cells):
            self._withhold_small(self._numbers[cell], minimum)
        self._safe: set[int] = set()
        self._blank: set[int] = set()
        targets = [*self._numbers.values(), *self._narrow]
        while unsafe := [each for each in targets if self._is_unsafe(each)]:
            self._protect(unsafe[0])
        self.cells = {cell for cell in cells if self._is_withheld(self._numbers[cell])}
        self.blanked = {cell for cell in cells if self._numbers[cell] in self._blank}
        for relation, rest in zip(relations, self._rests, strict=True):
            relation.stated = relation.stated and not self._is_withheld(rest)

    def _add(self, cell: Cell, counts: Counts) -> int:
        amount = counts.amounts[cell]
        cost = Cost.PART if amount else Cost.ZERO
        return self._equations.number(amount, cost if counts.is_part(cell) else Cost.TOTAL)

    def _add_relation(self, relation: Relation, counts: Counts, minimum: int) -> int:
        """Add children and rest less the parent; return the rest's number."""
        relation.stated = relation.stated and not counts.is_small_part(relation.parent)
        rest = self._equations.number(
            abs(relation.rest), Cost.ZERO if relation.stated or not relation.rest else Cost.WITHHELD
        )
        if relation.narrow:
            self._withhold_small(rest, minimum)
            self._narrow.append(rest)
        terms = {self._numbers[child]: 1 for child in relation.children}
        terms[self._numbers[relation.parent]] = -1
        if relation.rest:
            terms[rest] = 1 if relation.rest > 0 else -1
        self._equations.equation(terms)
        return rest

    def _is_unsafe(self, number: int) -> bool:
        return self._is_withheld(number) and number not in self._safe

    def _is_withheld(self, number: int) -> bool:
        return self._equations.numbers[number].cost is Cost.WITHHELD

    def _withhold_small(self, number: int, minimum: int) -> None:
        known = self._equations.numbers[number]
        known.cost, known.least, known.most = Cost.WITHHELD, 1, minimum - 1

    def _protect(self, number: int) -> None:
        """Withhold what has to move with `number`; where nothing does, blank all around it."""
        region: set[int] = {number}
        while not self._moves(number):
            wider = self._equations.neighbours(region) | region
            if wider == region:
                # Everything around it is blank: each of them could be one more.
                self._safe |= region
            region = wider
            self._make_blank(region)

    def _moves(self, number: int) -> bool:
        """Whether another table exists; what moves in it is then withheld, and safe."""
        for cost, width in SEARCHES:
            moves = another_table(self._equations, number, cost, width)
            if moves is not None:
                for each in moves:
                    self._equations.numbers[each].cost = Cost.WITHHELD
                self._safe.update(moves)
                return True
        return number in self._safe

    def _make_blank(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            known = self._equations.numbers[number]
            known.cost, known.least, known.most = Cost.WITHHELD, 0, None
        self._blank.update(numbers)
