"""The numbering of figures: every number the report prints, once, with the way back to it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from amparo.annual_report import texts
from amparo.annual_report.naming import breakdown_name, rule_text
from amparo.disclosure.protection import ProtectedDiscrepancy, ProtectedResult
from amparo.documents.content import Figure, FigureReference
from amparo.documents.numbers import format_figure
from amparo.framework.indicators import Unit
from amparo.framework.language import Text, in_both
from amparo.framework.periods import ReportingPeriod, period_from_code
from amparo.framework.results_framework import ResultsFramework
from amparo.framework.statuses import Status

PERCENT_UNIT = Unit("percent", texts.PERCENT)
_INDICATORS_UNIT = Unit("indicators", Text("indicators", "indicadores"))


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a number that is no result came about, and its name beside the indicator's title."""

    kind: str
    title: Text
    rule: Text
    sources: tuple[str, ...] = ()
    known_from: date | None = None
    unit: Unit | None = None


@dataclass
class FigureRegistry:
    """Gives numbers to figures in the order in which they are first printed.

    The same cell keeps its number wherever it is printed again. Whoever composes a part
    therefore composes what is read first before what is read later.
    """

    framework: ResultsFramework
    revised: frozenset[ProtectedResult] = frozenset()
    _figures: dict[tuple[object, ...], Figure] = field(default_factory=dict)
    _periods: dict[str, ReportingPeriod] = field(default_factory=dict)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures so far, by number."""
        return tuple(self._figures.values())

    def numbers(self) -> dict[tuple[object, ...], int]:
        """Return the number of each figure by its key; that of a result is `result_key`."""
        return {key: figure.number for key, figure in self._figures.items()}

    def period(self, code: str) -> ReportingPeriod:
        """Return the period that `code` names."""
        if code not in self._periods:
            self._periods[code] = period_from_code(code, self.framework.calendars)
        return self._periods[code]

    def is_printed(self, result: ProtectedResult) -> bool:
        """Whether the result has a number already."""
        return result_key(result) in self._figures

    def words(self, result: ProtectedResult) -> Text:
        """Return what the document prints for a result that has its number.

        Raises
        ------
        KeyError
            The result is not printed: what only a chart shows would have no figure.
        """
        figure = self._figures[result_key(result)]
        return in_both(lambda language: format_figure(figure, language))

    def result(self, result: ProtectedResult, with_unit: bool = False) -> FigureReference:
        """Register a result."""
        figure = replace(
            self._about(result),
            status=result.status,
            value=result.value if result.status.has_amount else None,
            known_from=result.known_from,
            sources=result.sources,
            coverage=_coverage(result),
            note=texts.REVISED_NOTE if result in self.revised else None,
        )
        return self._register(result_key(result), figure, with_unit)

    def derived(
        self, result: ProtectedResult, value: Decimal, derivation: Derivation
    ) -> FigureReference:
        """Register a number that belongs to the cell of `result`: a target, an earlier figure."""
        about = self._about(result)
        figure = replace(
            about,
            title=texts.COLON.fill(name=about.title, value=derivation.title),
            value=value,
            known_from=derivation.known_from,
            rule=derivation.rule,
            sources=derivation.sources,
        )
        if derivation.unit is not None:
            figure = replace(figure, unit=derivation.unit, decimals=0)
        return self._register((*result_key(result), derivation.kind), figure)

    def count(self, key: str, title: Text, number: int, period: Text) -> FigureReference:
        """Register a count of the framework's own indicators."""
        return self._register(
            ("count", key),
            Figure(
                number=0,
                indicator="",
                title=title,
                status=Status.REPORTED,
                value=Decimal(number),
                unit=_INDICATORS_UNIT,
                decimals=0,
                authority=texts.THIS_REPORT,
                period=period,
                place=next(iter(self.framework.places.values())).name,
                breakdown=None,
                known_from=None,
                rule=texts.COUNT_RULE,
                sources=(),
            ),
        )

    def _about(self, result: ProtectedResult) -> Figure:
        """Return a figure about what `result` is about, without number and value."""
        indicator = self.framework.indicators[result.indicator]
        return Figure(
            number=0,
            indicator=result.indicator,
            title=indicator.title,
            status=Status.REPORTED,
            value=None,
            unit=indicator.unit,
            decimals=indicator.decimals,
            authority=self.framework.authorities[result.authority].name,
            period=self.period(result.period).name,
            place=self.framework.places[result.place].name,
            breakdown=breakdown_name(self.framework, result),
            known_from=None,
            rule=rule_text(result, self.framework),
            sources=(),
        )

    def _register(
        self, key: tuple[object, ...], figure: Figure, with_unit: bool = False
    ) -> FigureReference:
        if key not in self._figures:
            self._figures[key] = replace(figure, number=len(self._figures) + 1)
        return FigureReference(self._figures[key].number, with_unit)


def result_key(result: ProtectedResult | ProtectedDiscrepancy) -> tuple[object, ...]:
    """Return what makes a result that result and no other; of a discrepancy, its total's."""
    return (
        result.indicator,
        result.period,
        result.place,
        result.authority,
        result.partner,
        result.breakdown,
    )


def _coverage(result: ProtectedResult) -> Text | None:
    if result.status is not Status.PARTIAL:
        return None
    if result.reported == result.expected:
        return texts.NOT_ALL_PARTS
    return texts.COVERAGE.fill(reported=result.reported, expected=result.expected)
