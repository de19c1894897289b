"""Choosing what to withhold: the small counts, then more until none can be computed.

References
----------
Hundepool, A. et al. (2012), *Statistical Disclosure Control*, Wiley, chapter 4: primary and
secondary cell suppression, protection against a reader who knows the rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from enum import IntEnum

from amparo.disclosure.alternatives import Equations, Search, Unknown
from amparo.disclosure.cells import Cell, Counts, Relation


class Preference(IntEnum):
    """What is withheld first where something more must be."""

    PART = 0
    SUM_OF_PARTS = 1
    ZERO = 2
    TOTAL = 3


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
    """

    def __init__(self, counts: Counts, relations: Sequence[Relation], minimum: int) -> None:
        self._cells = sorted(counts.amounts)
        self._numbers = {cell: number for number, cell in enumerate(self._cells)}
        self._amounts = counts.amounts
        self._relations = relations
        self._minimum = minimum
        self._equations = Equations()
        self._waiting: list[int] = []
        self._safe: set[int] = set()
        self._blank: set[int] = set()
        self._stated: dict[int, list[int]] = {}
        for at, relation in enumerate(relations):
            self._include(at, relation)
        for cell in filter(counts.is_small_part, self._cells):
            self._withhold(self._numbers[cell], Unknown(counts.amounts[cell], 1, minimum - 1))
        for number in self._waiting:
            if number not in self._safe:
                self._protect(number)
        self.cells = set(self._named(self._equations.unknown))
        self.blanked = set(self._named(self._blank))

    def _named(self, numbers: Iterable[int]) -> Iterator[Cell]:
        return (self._cells[number] for number in numbers if number < len(self._cells))

    def _include(self, at: int, relation: Relation) -> None:
        for child in relation.children:
            self._equations.include(at, self._numbers[child], 1)
        if relation.stated:
            self._stated.setdefault(self._numbers[relation.parent], []).append(at)
        else:
            self._include_total(at, relation)

    def _include_total(self, at: int, relation: Relation) -> None:
        """Tie the children to their parent; what is between them is a number nobody states."""
        self._equations.include(at, self._numbers[relation.parent], -1)
        if relation.rest:
            rest = len(self._cells) + at
            self._equations.include(at, rest, 1 if relation.rest > 0 else -1)
            if relation.narrow:
                self._withhold(rest, Unknown(relation.rest, 1, self._minimum - 1))
            else:
                self._equations.unknown[rest] = Unknown(abs(relation.rest))

    def _withhold(self, number: int, unknown: Unknown) -> None:
        if number not in self._equations.unknown:
            self._waiting.append(number)
        self._equations.unknown[number] = unknown
        for at in self._stated.get(number, ()):
            self._unstate(at)

    def _unstate(self, at: int) -> None:
        """Take back that the sum of the parts is published."""
        if self._relations[at].stated:
            self._relations[at].stated = False
            self._include_total(at, self._relations[at])

    def _protect(self, number: int) -> None:
        region = {number}
        while True:
            search = Search(self._equations, number)
            if search.moves is not None:
                self._safe.update(search.moves)
                return
            if not self._withhold_further(search.stuck or self._equations.uses[number]):
                wider = self._neighbours(region)
                if wider <= region:
                    # Everything around it is blank: each of them could be one more.
                    self._safe |= region
                    return
                region |= wider
                self._make_blank(region)

    def _neighbours(self, region: Iterable[int]) -> set[int]:
        """Return what stands in one equation with a number of `region`; it states no sums."""
        equations = {at for number in region for at in self._equations.uses.get(number, ())}
        for at in equations:
            self._unstate(at)
        return {number for at in equations for number in self._equations.terms[at]}

    def _withhold_further(self, stuck: Iterable[int]) -> bool:
        """Withhold the smallest cell that may help; say whether there was one."""
        options = [option for at in stuck for option in self._options(at)]
        if not options:
            return False
        preference, _, chosen = min(options)
        if preference is Preference.SUM_OF_PARTS:
            self._unstate(chosen)
        else:
            self._withhold(chosen, Unknown(self._amounts[self._cells[chosen]]))
        return True

    def _options(self, at: int) -> Iterator[tuple[Preference, Decimal, int]]:
        relation = self._relations[at]
        for cell in (*relation.children, relation.parent):
            number, amount = self._numbers[cell], self._amounts[cell]
            if number not in self._equations.unknown and number in self._equations.terms[at]:
                part = Preference.PART if amount else Preference.ZERO
                yield (Preference.TOTAL if cell is relation.parent else part), amount, number
        if relation.stated:
            yield Preference.SUM_OF_PARTS, Decimal(0), at

    def _make_blank(self, region: Iterable[int]) -> None:
        for number in sorted(region):
            is_rest = number >= len(self._cells)
            known = self._equations.unknown[number].amount if is_rest else None
            self._withhold(number, Unknown(known or self._amounts[self._cells[number]]))
            self._blank.add(number)
