"""The axes along which numbers are combined, each a hierarchy: which codes lie in which.

Places form the framework's tree, periods the calendars' hierarchy; partners and every
disaggregation have one level of parts below ``_T``. An irregular span of time has no parent
and so is never added to anything.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

import pyarrow as pa

from amparo.framework.disaggregations import TOTAL
from amparo.framework.indicators import PERIOD_AXIS, PLACE_AXIS
from amparo.framework.periods import parts_of, period_from_code
from amparo.framework.results_framework import ResultsFramework

TREE_AXES = (PLACE_AXIS, PERIOD_AXIS)
"""Axes with levels of their own; every other axis is parts and ``_T``."""


class Hierarchies:
    """Answers, for one framework, in which codes another lies along an axis."""

    def __init__(self, framework: ResultsFramework) -> None:
        self._framework = framework
        self._period = cache(lambda code: period_from_code(code, framework.calendars))

    def above(self, axis: str, code: str) -> tuple[str, ...]:
        """Return the codes that `code` lies in along `axis`, nearest first.

        Raises
        ------
        KeyError, PeriodInvalid
            There is no such place or period.
        """
        if axis == PLACE_AXIS:
            return tuple(place.code for place in self._framework.places.ancestors(code))
        if axis == PERIOD_AXIS:
            parent = self._period(code).parent
            return (parent, *self.above(axis, parent)) if parent else ()
        return () if code == TOTAL else (TOTAL,)

    def depths(self, axis: str, codes: Iterable[str]) -> frozenset[int]:
        """Return how many codes lie above each of `codes`; one depth means one level."""
        return frozenset(len(self.above(axis, code)) for code in codes)

    def siblings(self, axis: str, code: str) -> int | None:
        """Return how many parts the whole around `code` has, `code` among them.

        Places of the tree, periods of one frequency, listed categories; nobody lists partners.
        """
        if axis == PLACE_AXIS:
            return len(self._framework.places.children(self.above(axis, code)[0]))
        if axis == PERIOD_AXIS:
            period = self._period(code)
            around = self._period(self.above(axis, code)[0])
            return len(parts_of(around, period.frequency, self._framework.calendars))
        breakdown = self._framework.disaggregations.get(axis)
        return len(breakdown.categories) if breakdown else None

    def last_day(self, axis: str, code: str) -> date | None:
        """Return the last day of a period; None for a place."""
        return self._period(code).end if axis == PERIOD_AXIS else None

    def tree(self, axis: str, codes: Iterable[str]) -> pa.Table:
        """Return `codes` and everything above them as a table.

        Columns
        -------
        code : str
        depth : int
            How many codes lie above; 0 is a root.
        up_1, up_2, ... : str
            What lies above, nearest first; blank beyond the root.
        last_day, last_day_above : date
            Of the period and of the one it lies in; blank for places.
        """
        given = set(codes)
        paths = {code: self.above(axis, code) for code in given}
        paths |= {above: self.above(axis, above) for path in paths.values() for above in path}
        height = max([1, *map(len, paths.values())])
        rows = [
            {"code": code, "depth": len(path), "last_day": self.last_day(axis, code)}
            | {"last_day_above": self.last_day(axis, path[0]) if path else None}
            | {f"up_{level}": above for level, above in enumerate(path, 1)}
            for code, path in sorted(paths.items())
        ]
        text = [pa.field("code", pa.string())]
        text += [pa.field(f"up_{level}", pa.string()) for level in range(1, height + 1)]
        days = [pa.field(name, pa.date32()) for name in ("last_day", "last_day_above")]
        return pa.Table.from_pylist(rows, pa.schema([*text, pa.field("depth", pa.int64()), *days]))
