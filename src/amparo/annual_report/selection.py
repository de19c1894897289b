"""Which results a part of the report shows, found quickly: results by indicator and shape."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from amparo.annual_report.figures import FigureRegistry
from amparo.annual_report.inputs import ReportInputs, Revision
from amparo.disclosure.progress import ProtectedProgress
from amparo.disclosure.protection import ProtectedDiscrepancy, ProtectedResult
from amparo.framework.disaggregations import TOTAL
from amparo.framework.indicators import Indicator, IndicatorState
from amparo.framework.language import Text
from amparo.framework.results_framework import ResultsFramework
from amparo.framework.statuses import Status

MOST_PERIODS = 5
"""Columns of a breakdown table; older periods are in the data part."""


@dataclass
class Material:
    """The report's inputs, indexed, with the register that numbers what is printed."""

    inputs: ReportInputs
    registry: FigureRegistry
    all_results: dict[str, list[ProtectedResult]]
    all_discrepancies: dict[str, list[ProtectedDiscrepancy]]
    all_progress: dict[str, list[ProtectedProgress]]
    all_revisions: dict[str, list[Revision]]

    @property
    def framework(self) -> ResultsFramework:
        """The framework that the report is about."""
        return self.inputs.framework

    @property
    def nation(self) -> str:
        """The place that the compact is about: the first of the framework's places."""
        return next(iter(self.framework.places))

    def indicators(self, objective: str | None) -> list[Indicator]:
        """Return the indicators of an objective (None: context), retired ones left out."""
        return [
            indicator
            for indicator in self.framework.indicators.values()
            if indicator.objective == objective and indicator.state is not IndicatorState.RETIRED
        ]

    def results(self, indicator: str) -> list[ProtectedResult]:
        """Return an indicator's results up to the report's year, in order of time."""
        return self.all_results[indicator]

    def headlines(self, indicator: str) -> list[ProtectedResult]:
        """Return the results for the nation that are not broken down."""
        return self._where(
            indicator,
            lambda each: each.place == self.nation and each.partner == TOTAL and not each.breakdown,
        )

    def headline(self, indicator: Indicator, year: int | None = None) -> ProtectedResult | None:
        """Return the latest headline with a value, of the first authority that has one.

        Parameters
        ----------
        year : int or None
            Only periods that end in this year.
        """
        for authority in indicator.authorities:
            rows = [
                each
                for each in self.headlines(indicator.code)
                if each.authority == authority
                and each.value is not None
                and (year is None or self.registry.period(each.period).end.year == year)
            ]
            if rows:
                return rows[-1]
        return None

    def broken_down(
        self, indicator: str, authority: str, disaggregation: str
    ) -> list[ProtectedResult]:
        """Return the nation's results by one disaggregation alone."""
        return self._where(
            indicator,
            lambda each: (
                each.authority == authority
                and each.place == self.nation
                and each.partner == TOTAL
                and len(each.breakdown) == 1
                and each.breakdown[0][0] == disaggregation
            ),
        )

    def by_place(self, indicator: str, authority: str) -> list[ProtectedResult]:
        """Return results for places directly in the nation, not broken down."""
        places = self.framework.places
        return self._where(
            indicator,
            lambda each: (
                each.authority == authority
                and places[each.place].parent == self.nation
                and each.partner == TOTAL
                and not each.breakdown
            ),
        )

    def by_partner(self, indicator: str, authority: str) -> list[ProtectedResult]:
        """Return the nation's results by partner, not broken down."""
        return self._where(
            indicator,
            lambda each: (
                each.authority == authority
                and each.place == self.nation
                and each.partner != TOTAL
                and not each.breakdown
            ),
        )

    def discrepancies(self, indicator: str) -> list[ProtectedDiscrepancy]:
        """Return where an indicator's stated totals and parts disagree."""
        return self.all_discrepancies[indicator]

    def progress(self, indicator: str) -> list[ProtectedProgress]:
        """Return an indicator's targets with what was reached, up to the report's year."""
        return self.all_progress[indicator]

    def revisions(self, indicator: str) -> list[Revision]:
        """Return the numbers of an indicator that were published again."""
        return self.all_revisions[indicator]

    def has_data(self, indicator: Indicator) -> bool:
        """Whether any figure was supplied or found, withheld ones included."""
        return any(
            each.status not in {Status.NOT_REPORTED, Status.NOT_APPLICABLE}
            for each in self.results(indicator.code)
        )

    def periods_of(self, results: Iterable[ProtectedResult]) -> list[str]:
        """Return the periods that `results` are about, in order of time."""
        return sorted({each.period for each in results}, key=self.period_order)

    def period_order(self, code: str) -> tuple[object, ...]:
        """Return what periods are sorted by: end, start, code."""
        period = self.registry.period(code)
        return (period.end, period.start, code)

    def period_name(self, code: str) -> Text:
        """Return a period's name."""
        return self.registry.period(code).name

    def _where(
        self, indicator: str, wanted: Callable[[ProtectedResult], bool]
    ) -> list[ProtectedResult]:
        return [each for each in self.results(indicator) if wanted(each)]


def material_from(inputs: ReportInputs) -> Material:
    """Index `inputs`; periods that begin after the report's year are left out."""
    revised = frozenset(revision.result for revision in inputs.revisions)
    registry = FigureRegistry(inputs.framework, revised)

    def is_shown(period: str) -> bool:
        return registry.period(period).start.year <= inputs.year

    material = Material(
        inputs, registry, defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list)
    )
    shown = [each for each in inputs.protected.results if is_shown(each.period)]
    for result in sorted(shown, key=lambda each: material.period_order(each.period)):
        material.all_results[result.indicator].append(result)
    for discrepancy in inputs.protected.discrepancies:
        material.all_discrepancies[discrepancy.indicator].append(discrepancy)
    for progress in inputs.progress:
        if is_shown(progress.period):
            material.all_progress[progress.indicator].append(progress)
    for revision in inputs.revisions:
        material.all_revisions[revision.result.indicator].append(revision)
    return material
