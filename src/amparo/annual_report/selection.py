"""Which results the report shows, and where: by indicator, by shape, by length of period."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from amparo.annual_report.figures import FigureRegistry
from amparo.annual_report.inputs import ReportInputs, Revision
from amparo.annual_report.statements import Statement
from amparo.disclosure.progress import ProtectedProgress
from amparo.disclosure.protection import ProtectedDiscrepancy, ProtectedResult
from amparo.framework.disaggregations import TOTAL
from amparo.framework.indicators import Indicator, IndicatorState
from amparo.framework.language import Text
from amparo.framework.periods import Frequency
from amparo.framework.results_framework import ResultsFramework
from amparo.framework.statuses import Status

MOST_PERIODS = 5
"""Columns of a table; older periods are in the data part."""

_PARTS_OF_YEARS = {Frequency.MONTH, Frequency.QUARTER, Frequency.HALF}


@dataclass(frozen=True)
class Material:
    """The report's inputs, indexed, with the register that numbers what is printed."""

    inputs: ReportInputs
    registry: FigureRegistry
    by_key: Mapping[tuple[object, ...], ProtectedResult]
    statements: tuple[Statement, ...]
    all_results: Mapping[str, list[ProtectedResult]]
    all_discrepancies: Mapping[str, list[ProtectedDiscrepancy]]
    all_progress: Mapping[str, list[ProtectedProgress]]
    all_revisions: Mapping[str, list[Revision]]

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

    def performance(self) -> list[Indicator]:
        """Return the indicators of all objectives."""
        return [each for code in self.framework.objectives for each in self.indicators(code)]

    def results(self, indicator: str) -> list[ProtectedResult]:
        """Return what is shown of an indicator, in order of time."""
        return self.all_results.get(indicator, [])

    def headlines(self, indicator: str) -> list[ProtectedResult]:
        """Return the results for the nation that are not broken down."""
        return self._where(indicator, lambda each: self._is_national(each) and not self.depth(each))

    def headline(self, indicator: Indicator) -> ProtectedResult | None:
        """Return the figure that speaks for the indicator, of the first authority that has one.

        The latest year that ended by the end of the report's year goes before other years,
        and years go before other periods.
        """
        for authority in indicator.authorities:
            rows = [
                each
                for each in self.headlines(indicator.code)
                if each.authority == authority and each.value is not None
            ]
            if rows:
                return max(rows, key=self._standing_of)
        return None

    def has_figure_of_year(self, indicator: Indicator) -> bool:
        """Whether a number was given for a period that ends in the report's year."""
        return any(
            self.ends_in_year(each.period) and each.value is not None
            for each in self.results(indicator.code)
        )

    def ends_in_year(self, period: str) -> bool:
        """Whether a period ends in the report's year."""
        return self.registry.period(period).end.year == self.inputs.year

    def broken_down(self, indicator: str, authority: str) -> list[ProtectedResult]:
        """Return the nation's results by one disaggregation alone."""
        return self._where(
            indicator,
            lambda each: (
                each.authority == authority
                and self._is_national(each)
                and each.partner == TOTAL
                and len(each.breakdown) == 1
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
                and self.depth(each) == 1
            ),
        )

    def depth(self, result: ProtectedResult) -> int:
        """Return along how many axes a result is a part: 0 for a place's own total."""
        is_part_of_place = self.framework.places[result.place].parent is not None
        return len(result.breakdown) + (result.partner != TOTAL) + is_part_of_place

    def discrepancies(self, indicator: str) -> list[ProtectedDiscrepancy]:
        """Return where an indicator's stated totals and parts disagree."""
        return self.all_discrepancies.get(indicator, [])

    def progress(self, indicator: str) -> list[ProtectedProgress]:
        """Return an indicator's targets with what was reached."""
        return self.all_progress.get(indicator, [])

    def targets_of_year(self, indicator: Indicator) -> list[ProtectedProgress]:
        """Return the targets whose period ends in the report's year."""
        return [each for each in self.progress(indicator.code) if self.ends_in_year(each.period)]

    def revisions(self, indicator: str) -> list[Revision]:
        """Return the numbers of an indicator that were published again."""
        return self.all_revisions.get(indicator, [])

    def has_data(self, indicator: Indicator) -> bool:
        """Whether any figure was supplied or found, withheld ones included."""
        return any(
            each.status not in {Status.NOT_REPORTED, Status.NOT_APPLICABLE}
            for each in self.results(indicator.code)
        )

    def whole_periods(self, results: Iterable[ProtectedResult]) -> list[ProtectedResult]:
        """Leave out parts of a year for which the authority has the larger period too."""
        found = list(results)
        known = {(each.authority, each.period) for each in found}
        return [
            each
            for each in found
            if not any((each.authority, larger) in known for larger in self._larger(each.period))
        ]

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

    def _is_national(self, result: ProtectedResult) -> bool:
        return result.place == self.nation

    def _larger(self, period: str) -> Iterator[str]:
        """Yield the periods up to the year in which a part of a year lies."""
        found = self.registry.period(period)
        while found.frequency in _PARTS_OF_YEARS and found.parent is not None:
            found = self.registry.period(found.parent)
            yield found.code

    def _standing_of(self, result: ProtectedResult) -> tuple[object, ...]:
        period = self.registry.period(result.period)
        ended = period.end.year <= self.inputs.year
        return (ended, period.frequency is Frequency.YEAR, self.period_order(period.code))

    def _where(
        self, indicator: str, wanted: Callable[[ProtectedResult], bool]
    ) -> list[ProtectedResult]:
        return [each for each in self.results(indicator) if wanted(each)]
