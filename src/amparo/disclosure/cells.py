"""The protected counts behind published results, and the relations a reader can form.

Several results can show one count: a number of children, and the rate made of it. The count
is then one `Cell`, shown or withheld wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from amparo.disclosure.policy import Policy
from amparo.framework.disaggregations import TOTAL, UNKNOWN
from amparo.framework.indicators import (
    PARTNER_AXIS,
    PERIOD_AXIS,
    PLACE_AXIS,
    Component,
    ComponentCode,
    Indicator,
    Rule,
)
from amparo.framework.periods import period_from_code
from amparo.framework.results_framework import ResultsFramework


class Cell(NamedTuple):
    """What one count is about. Two authorities' cells never stand in one relation."""

    indicator: str
    component: ComponentCode
    authority: str
    period: str
    place: str
    partner: str
    categories: tuple[str, ...]


@dataclass(slots=True)
class Relation:
    """A sum that a reader can form: the children make the parent, but for a rest.

    Parameters
    ----------
    rest : Decimal
        Parent minus children; zero where they add up. Readers do not know it otherwise.
    stated : bool
        The sum of the children is itself published, in a discrepancy.
    narrow : bool
        The rest is a small count of the one category that is not listed.
    """

    parent: Cell
    axes: frozenset[str]
    children: tuple[Cell, ...]
    rest: Decimal
    stated: bool = False
    narrow: bool = False


class Counts:
    """Which protected counts each result shows.

    Parameters
    ----------
    rows : sequence of mapping
        Rows of the results table.
    axes : sequence of str
        The disaggregations for which the table has a column, in its order.

    Attributes
    ----------
    amounts : mapping of Cell to Decimal
    shown_by : list of tuple of Cell
        For each row the protected counts that can be read from it.
    """

    def __init__(
        self,
        rows: Sequence[Mapping[str, Any]],
        axes: Sequence[str],
        framework: ResultsFramework,
        policy: Policy,
    ) -> None:
        self.amounts: dict[Cell, Decimal] = {}
        self._axes = axes
        self._framework = framework
        self._policy = policy
        self._periods_above: dict[str, str | None] = {}
        shown: dict[int, tuple[Cell, ...]] = {}
        # Numbers of their own first: what is derived from them finds them.
        for derived in (False, True):
            for at, row in enumerate(rows):
                indicator = framework.indicators[row["indicator"]]
                if indicator.is_derived is derived:
                    shown[at] = tuple(self._cells(row, indicator))
        self.shown_by = [shown[at] for at in range(len(rows))]

    def _cells(self, row: Mapping[str, Any], indicator: Indicator) -> Iterator[Cell]:
        for component in indicator.components:
            is_below = component.code is ComponentCode.DENOMINATOR
            amount = row["denominator" if is_below else "amount"]
            if amount is not None and self._is_count(indicator, component):
                cell = self._cell(row, indicator, component)
                self.amounts.setdefault(cell, amount)
                yield cell

    def _is_count(self, indicator: Indicator, component: Component) -> bool:
        if component.indicator is not None:
            other = self._framework.indicators[component.indicator]
            return self._policy.counts(other.subject, other.unit)
        unit = None if indicator.is_ratio else indicator.unit
        return self._policy.counts(indicator.subject, unit)

    def _cell(self, row: Mapping[str, Any], indicator: Indicator, component: Component) -> Cell:
        own = self.cell_of(row, component.code)
        if component.indicator is None:
            return own
        other = self._framework.indicators[component.indicator]
        categories = tuple(
            category if axis in other.disaggregations else TOTAL
            for axis, category in zip(self._axes, own.categories, strict=True)
        )
        same = own._replace(
            indicator=other.code,
            component=other.components[0].code,
            authority=component.authority or own.authority,
            categories=categories,
        )
        return same if same in self.amounts else own

    def cell_of(self, row: Mapping[str, Any], component: ComponentCode) -> Cell:
        """Return what `row`, of results or of discrepancies, is about."""
        return Cell(
            indicator=row["indicator"],
            component=component,
            authority=row["authority"],
            period=row["period"],
            place=row["place"],
            partner=row["partner"],
            categories=tuple(row[axis] for axis in self._axes),
        )

    def is_part(self, cell: Cell) -> bool:
        """Whether `cell` is broken down: by place, partner or category."""
        return (
            cell.partner != TOTAL
            or self._framework.places[cell.place].parent is not None
            or any(category != TOTAL for category in cell.categories)
        )

    def is_small_part(self, cell: Cell) -> bool:
        """Whether the policy withholds `cell` for its own sake."""
        return self.is_part(cell) and 0 < self.amounts[cell] < self._policy.minimum_count

    def relations(self) -> list[Relation]:
        """Return every sum of cells that a reader can form, in a fixed order.

        Notes
        -----
        A cell belongs to the nearest shown total above it along each axis, or along several
        where no total stands between. Spans of time without a place in a calendar's
        hierarchy form no relation.
        """
        groups: dict[tuple[Cell, tuple[str, ...]], list[Cell]] = {}
        for cell in sorted(self.amounts):
            for total, axes in self._totals(cell):
                groups.setdefault((total, tuple(sorted(axes))), []).append(cell)
        return [
            relation
            for (parent, axes), children in groups.items()
            for relation in self._relations(parent, frozenset(axes), children)
        ]

    def _totals(self, cell: Cell) -> Iterator[tuple[Cell, frozenset[str]]]:
        waiting: list[tuple[Cell, frozenset[str]]] = [(cell, frozenset())]
        met = {waiting[0]}
        while waiting:
            below, moved = waiting.pop()
            for axis, above in self._steps(below):
                step = (above, moved | {axis})
                if step not in met:
                    met.add(step)
                    if above in self.amounts:
                        yield step
                    else:
                        waiting.append(step)

    def _steps(self, cell: Cell) -> Iterator[tuple[str, Cell]]:
        """Give the cells one step up, with the axis of the step."""
        period = self._period_above(cell.period)
        if period is not None:
            yield PERIOD_AXIS, cell._replace(period=period)
        place = self._framework.places[cell.place].parent
        if place is not None:
            yield PLACE_AXIS, cell._replace(place=place)
        if cell.partner != TOTAL:
            yield PARTNER_AXIS, cell._replace(partner=TOTAL)
        for at, category in enumerate(cell.categories):
            if category != TOTAL:
                above = (*cell.categories[:at], TOTAL, *cell.categories[at + 1 :])
                yield self._axes[at], cell._replace(categories=above)

    def _period_above(self, code: str) -> str | None:
        if code not in self._periods_above:
            self._periods_above[code] = period_from_code(code, self._framework.calendars).parent
        return self._periods_above[code]

    def _relations(
        self, parent: Cell, axes: frozenset[str], children: Sequence[Cell]
    ) -> Iterator[Relation]:
        amount = self.amounts[parent]
        indicator = self._framework.indicators[parent.indicator]
        if any(indicator.rule(axis) in {Rule.LATEST, Rule.MAXIMUM} for axis in axes):
            # The total is one of its parts: who knows the one knows the other.
            same = [child for child in children if self.amounts[child] == amount]
            yield from (Relation(parent, axes, (child,), Decimal(0)) for child in same)
            return
        rest = amount - sum(self.amounts[child] for child in children)
        relation = Relation(parent, axes, tuple(children), rest)
        relation.narrow = self._is_narrow(relation)
        yield relation

    def _is_narrow(self, relation: Relation) -> bool:
        """Whether the rest is a small count that can only be of one category."""
        if not 0 < relation.rest < self._policy.minimum_count:
            return False
        breakdowns = [self._framework.disaggregations.get(axis) for axis in relation.axes]
        if len(breakdowns) > 1 or breakdowns[0] is None:
            return False
        at = self._axes.index(breakdowns[0].code)
        listed = {child.categories[at] for child in relation.children}
        left = {each.code for each in breakdowns[0].categories} - listed
        closed = breakdowns[0].exclusive and breakdowns[0].complete
        return closed and len(left) == 1 and UNKNOWN not in left


def mark_stated(
    relations: Iterable[Relation], sums: Mapping[tuple[Cell, str], Decimal], counts: Counts
) -> None:
    """Mark the relations whose sum of parts `sums` (by parent and axis) publishes."""
    for relation in relations:
        total = sum(counts.amounts[child] for child in relation.children)
        stated = [sums.get((relation.parent, axis)) for axis in relation.axes]
        relation.stated = stated == [total] and not relation.narrow
