"""Results become protected results: the only numbers that documents and pages may show.

Notes
-----
What is protected against is a reader who adds and subtracts published counts of one
indicator and authority (`disclosure.cells`). Not covered: counts of unlisted spans (year
minus eleven months), shares that a source published as such, and what other publications say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa

from amparo.disclosure.cells import Cell, Counts, Relation, mark_stated
from amparo.disclosure.policy import Policy
from amparo.disclosure.withholding import Withholding
from amparo.framework.disaggregations import TOTAL
from amparo.framework.results_framework import ResultsFramework
from amparo.framework.statuses import Status
from amparo.measurement.results import KEY_BEFORE_BREAKDOWN, value

Breakdown = tuple[tuple[str, str], ...]
"""Pairs of disaggregation and category, only where a number is broken down."""


@dataclass(frozen=True, slots=True)
class ProtectedResult:
    """A result that may be shown, or the fact that it is withheld.

    Parameters
    ----------
    partner : str
        ``_T`` for the total over partners.
    amount, denominator, value : Decimal or None
        As in `measurement.results`; all blank where `status` has no amount.
    reported, expected : int
        How many of the numbers that make this one were reported, of how many expected.
    rule : str
        As in `measurement.results.results_schema`.
    sources : tuple of str
        Codes of the framework's sources, or of partner reports.
    """

    indicator: str
    period: str
    place: str
    authority: str
    partner: str
    breakdown: Breakdown
    status: Status
    amount: Decimal | None
    denominator: Decimal | None
    value: Decimal | None
    reported: int
    expected: int
    rule: str
    known_from: date | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProtectedDiscrepancy:
    """A reported total that differs from the sum of its reported parts along `axis`.

    Parameters
    ----------
    difference : Decimal
        `stated` minus `parts`.
    earlier_parts : bool
        The parts became known before the total did: they may belong to an older count.
    """

    indicator: str
    period: str
    place: str
    authority: str
    partner: str
    breakdown: Breakdown
    axis: str
    stated: Decimal
    parts: Decimal
    difference: Decimal
    earlier_parts: bool


@dataclass(frozen=True, slots=True)
class ProtectedResults:
    """Everything that may be shown, in the order of its keys."""

    results: tuple[ProtectedResult, ...]
    discrepancies: tuple[ProtectedDiscrepancy, ...]


def protect(
    results: pa.Table, discrepancies: pa.Table, framework: ResultsFramework, policy: Policy
) -> ProtectedResults:
    """Withhold what the policy does not let leave, and what would give it away.

    Parameters
    ----------
    results : table, schema `measurement.results.results_schema`
    discrepancies : table, of `measurement.discrepancies`
        Differences between reported totals and their parts.
    framework : ResultsFramework
    policy : Policy

    Returns
    -------
    ProtectedResults
        Every row of `results`, in the order of the key; withheld ones have no number. A
        discrepancy is left out where it would give a withheld count away.

    Notes
    -----
    Withheld are the small counts (`disclosure.policy`), then further counts of the same
    relations until no withheld count can be computed (`disclosure.withholding`). A shown
    number is never changed. The order of rows does not matter.

    References
    ----------
    Hundepool, A. et al. (2012), *Statistical Disclosure Control*, Wiley, chapter 4.
    """
    axes = [name for name in results.schema.names if name in framework.disaggregations]
    key = [*KEY_BEFORE_BREAKDOWN, *axes]
    rows = results.sort_by([(name, "ascending") for name in key]).to_pylist()
    stated = discrepancies.sort_by([(name, "ascending") for name in (*key, "axis")]).to_pylist()
    counts = Counts(rows, axes, framework, policy)
    relations = counts.relations()
    mark_stated(relations, _sums_of_parts(stated, counts, framework), counts)
    withheld = Withholding(counts, relations, policy.minimum_count).cells
    return ProtectedResults(
        results=tuple(
            _result(row, axes, framework, is_shown=withheld.isdisjoint(cells))
            for row, cells in zip(rows, counts.shown_by, strict=True)
        ),
        discrepancies=tuple(
            _discrepancy(row, axes)
            for row in _harmless(stated, _Readers(counts, relations, withheld, framework))
        ),
    )


def _breakdown(row: Mapping[str, Any], axes: Iterable[str]) -> Breakdown:
    return tuple((axis, row[axis]) for axis in axes if row[axis] != TOTAL)


def _result(
    row: Mapping[str, Any], axes: Iterable[str], framework: ResultsFramework, *, is_shown: bool
) -> ProtectedResult:
    factor = framework.indicators[row["indicator"]].factor
    amount, denominator = (row["amount"], row["denominator"]) if is_shown else (None, None)
    return ProtectedResult(
        **{name: row[name] for name in KEY_BEFORE_BREAKDOWN},
        breakdown=_breakdown(row, axes),
        status=Status(row["status"]) if is_shown else Status.WITHHELD,
        amount=amount,
        denominator=denominator,
        value=value(amount, denominator, factor),
        reported=row["reported"],
        expected=row["expected"],
        rule=row["rule"],
        known_from=row["known_from"],
        sources=tuple(row["sources"].split()),
    )


def _discrepancy(row: Mapping[str, Any], axes: Iterable[str]) -> ProtectedDiscrepancy:
    return ProtectedDiscrepancy(
        **{name: row[name] for name in KEY_BEFORE_BREAKDOWN},
        breakdown=_breakdown(row, axes),
        axis=row["axis"],
        stated=row["stated"],
        parts=row["parts"],
        difference=row["difference"],
        earlier_parts=row["parts_known_from"] < row["stated_known_from"],
    )


def _parents(row: Mapping[str, Any], counts: Counts, framework: ResultsFramework) -> Iterator[Cell]:
    for component in framework.indicators[row["indicator"]].components:
        yield counts.cell_of(row, component.code)


def _sums_of_parts(
    stated: Iterable[Mapping[str, Any]], counts: Counts, framework: ResultsFramework
) -> dict[tuple[Cell, str], Decimal]:
    return {
        (parent, row["axis"]): row["parts"]
        for row in stated
        for parent in _parents(row, counts, framework)
    }


@dataclass(frozen=True, slots=True)
class _Readers:
    """What readers can see and add up."""

    counts: Counts
    relations: Sequence[Relation]
    withheld: set[Cell]
    framework: ResultsFramework


def _harmless(
    stated: Iterable[Mapping[str, Any]], readers: _Readers
) -> Iterator[Mapping[str, Any]]:
    """Give the discrepancies that no withheld count can be computed from."""
    telling = {
        (relation.parent, axis)
        for relation in readers.relations
        for axis in relation.axes
        if relation.narrow
        or not (relation.stated or readers.withheld.isdisjoint(relation.children))
    }
    for row in stated:
        parents = list(_parents(row, readers.counts, readers.framework))
        sums = {(parent, row["axis"]) for parent in parents}
        if readers.withheld.isdisjoint(parents) and telling.isdisjoint(sums):
            yield row
