"""What of its inputs a year's report shows at all; where it shows them is in `selection`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from amparo.annual_report.figures import FigureRegistry, result_key
from amparo.annual_report.inputs import ReportInputs
from amparo.annual_report.naming import AS_REPORTED
from amparo.annual_report.selection import Material
from amparo.annual_report.statements import Statement
from amparo.disclosure.protection import ProtectedResult
from amparo.framework.disaggregations import TOTAL
from amparo.framework.indicators import PARTNER_AXIS, PLACE_AXIS
from amparo.framework.periods import Frequency, ReportingPeriod
from amparo.framework.statuses import Status

FEWEST_PARTS = 2
OVER_PERIODS = ":period"
"""Ends the step of a rule that combines periods (`measurement.results`)."""

Value = TypeVar("Value")


def material_from(inputs: ReportInputs) -> Material:
    """Index `inputs` and leave out what the report of the year does not show.

    Notes
    -----
    Left out: periods that begin after the year; the whole term before it is over, because it
    would hold later years; a total made of the one period or category that is known, and a
    derived number that could not be computed, which both say nothing new.
    """
    registry = FigureRegistry(inputs.framework, frozenset(each.result for each in inputs.revisions))

    def is_shown(code: str) -> bool:
        period = registry.period(code)
        is_over = period.frequency is not Frequency.LIFE or period.end.year <= inputs.year
        return period.start.year <= inputs.year and is_over

    every = inputs.protected.results
    silent = {
        id(each)
        for each in (*_echoes(every, registry), *_of_one_part(every), *_not_computed(inputs))
    }
    shown = [each for each in every if is_shown(each.period) and id(each) not in silent]
    found = inputs.protected.discrepancies
    return Material(
        inputs=inputs,
        registry=registry,
        by_key={result_key(each): each for each in every},
        statements=tuple(_known(inputs)),
        all_results=_grouped(sorted(shown, key=_order(registry)), lambda each: each.indicator),
        all_discrepancies=_grouped(
            (each for each in found if is_shown(each.period)), lambda each: each.indicator
        ),
        all_progress=_grouped(
            (each for each in inputs.progress if is_shown(each.period)),
            lambda each: each.indicator,
        ),
        all_revisions=_grouped(
            (each for each in inputs.revisions if is_shown(each.result.period)),
            lambda each: each.result.indicator,
        ),
    )


def _order(registry: FigureRegistry) -> Callable[[ProtectedResult], tuple[object, ...]]:
    """Return what results are sorted by: time, then totals before parts as the framework lists."""
    framework = registry.framework
    places = {code: at for at, code in enumerate(framework.places)}
    categories = {
        (axis, category.code): (at, within)
        for at, (axis, breakdown) in enumerate(framework.disaggregations.items())
        for within, category in enumerate(breakdown.categories)
    }
    last = (len(categories), 0)

    def order(result: ProtectedResult) -> tuple[object, ...]:
        period = registry.period(result.period)
        parts = [categories.get(each, last) for each in result.breakdown]
        place = (places[result.place], result.partner != TOTAL, result.partner)
        return (period.end, period.start, period.code, *place, parts, result.authority)

    return order


def _known(inputs: ReportInputs) -> Iterator[Statement]:
    for statement in inputs.statements:
        if statement.date is None or statement.date <= inputs.as_of:
            yield statement


def _grouped(values: Iterable[Value], of: Callable[[Value], str]) -> dict[str, list[Value]]:
    groups: dict[str, list[Value]] = defaultdict(list)
    for value in values:
        groups[of(value)].append(value)
    return dict(groups)


def _not_computed(inputs: ReportInputs) -> Iterator[ProtectedResult]:
    indicators = inputs.framework.indicators
    for result in inputs.protected.results:
        if result.status is Status.NOT_REPORTED and indicators[result.indicator].is_derived:
            yield result


def _of_one_part(results: Iterable[ProtectedResult]) -> Iterator[ProtectedResult]:
    """Yield what was made over categories or periods and rests on one number in all."""
    for result in results:
        axes = {step.partition(":")[2] for step in result.rule.split(">")}
        is_made = result.rule != AS_REPORTED and axes.isdisjoint({PARTNER_AXIS, PLACE_AXIS})
        if is_made and (result.reported, result.expected) == (1, 1):
            yield result


def _echoes(
    results: Iterable[ProtectedResult], registry: FigureRegistry
) -> Iterator[ProtectedResult]:
    """Yield what was made over periods and rests on one part only."""
    cells: dict[tuple[object, ...], list[ProtectedResult]] = defaultdict(list)
    for result in results:
        indicator, _, *cell = result_key(result)
        cells[(indicator, *cell)].append(result)
    for members in cells.values():
        made = [each for each in members if OVER_PERIODS in each.rule]
        parts = [registry.period(each.period) for each in members if OVER_PERIODS not in each.rule]
        for result in made:
            whole = registry.period(result.period)
            if sum(_lies_in(part, whole) for part in parts) < FEWEST_PARTS:
                yield result


def _lies_in(part: ReportingPeriod, whole: ReportingPeriod) -> bool:
    return part.calendar == whole.calendar and whole.start <= part.start and part.end <= whole.end
