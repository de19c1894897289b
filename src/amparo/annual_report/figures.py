"""The numbering of figures: every number the report prints, once, with the way back to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import reduce

from amparo.annual_report import texts
from amparo.disclosure.protection import ProtectedResult
from amparo.documents.content import Figure, FigureReference
from amparo.framework.indicators import Indicator, Rule, Unit
from amparo.framework.language import Text, same
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
    decimals: int | None = None


@dataclass
class FigureRegistry:
    """Gives numbers to figures in the order in which they are first printed.

    The same cell keeps its number wherever it is printed again.
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

    def result(self, result: ProtectedResult, with_unit: bool = False) -> FigureReference:
        """Register a result."""
        indicator = self.framework.indicators[result.indicator]
        coverage = None
        if result.status is Status.PARTIAL:
            coverage = texts.COVERAGE.fill(reported=result.reported, expected=result.expected)
        return self._register(
            result_key(result),
            Figure(
                number=0,
                indicator=result.indicator,
                title=indicator.title,
                status=result.status,
                value=result.value if result.status.has_amount else None,
                unit=indicator.unit,
                decimals=indicator.decimals,
                authority=self.framework.authorities[result.authority].name,
                period=self.period(result.period).name,
                place=self.framework.places[result.place].name,
                breakdown=self._breakdown(result),
                known_from=result.known_from,
                rule=rule_text(result.rule, self.framework),
                sources=result.sources,
                coverage=coverage,
                note=texts.REVISED_NOTE if result in self.revised else None,
            ),
            with_unit,
        )

    def derived(
        self, result: ProtectedResult, value: Decimal | None, derivation: Derivation
    ) -> FigureReference:
        """Register a number that belongs to the cell of `result`: a target, an earlier figure.

        A blank `value` is printed as not defined.
        """
        indicator = self.framework.indicators[result.indicator]
        return self._register(
            (*result_key(result), derivation.kind),
            Figure(
                number=0,
                indicator=result.indicator,
                title=texts.COLON.fill(name=indicator.title, value=derivation.title),
                status=Status.UNDEFINED if value is None else Status.REPORTED,
                value=value,
                unit=derivation.unit or indicator.unit,
                decimals=indicator.decimals if derivation.decimals is None else derivation.decimals,
                authority=self.framework.authorities[result.authority].name,
                period=self.period(result.period).name,
                place=self.framework.places[result.place].name,
                breakdown=self._breakdown(result),
                known_from=derivation.known_from,
                rule=derivation.rule,
                sources=derivation.sources,
            ),
        )

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

    def _breakdown(self, result: ProtectedResult) -> Text | None:
        parts = [
            texts.COLON.fill(
                name=self.framework.disaggregations[axis].name,
                value=category_name(self.framework, axis, category),
            )
            for axis, category in result.breakdown
        ]
        if result.partner != "_T":
            name = partner_name(self.framework, result.partner)
            parts.append(texts.COLON.fill(name=texts.PARTNER, value=name))
        return (
            reduce(lambda a, b: texts.SEMICOLON.fill(first=a, second=b), parts) if parts else None
        )

    def _register(
        self, key: tuple[object, ...], figure: Figure, with_unit: bool = False
    ) -> FigureReference:
        if key not in self._figures:
            self._figures[key] = replace(figure, number=len(self._figures) + 1)
        return FigureReference(self._figures[key].number, with_unit)


def result_key(result: ProtectedResult) -> tuple[object, ...]:
    """Return what makes a result that result and no other."""
    return (
        result.indicator,
        result.period,
        result.place,
        result.authority,
        result.partner,
        result.breakdown,
    )


def category_name(framework: ResultsFramework, disaggregation: str, code: str) -> Text:
    """Return a category's name."""
    for category in framework.disaggregations[disaggregation].categories:
        if category.code == code:
            return category.name
    return texts.CATEGORY_WORDS[code]


def partner_name(framework: ResultsFramework, code: str) -> Text:
    """Return a partner's short name; its code where the framework does not name it."""
    authority = framework.authorities.get(code)
    return authority.short_name if authority else same(code)


def rule_text(rule: str, framework: ResultsFramework) -> Text:
    """Put the engine's ``sum:sex>latest:period`` into words."""
    if rule == "reported":
        return texts.AS_REPORTED
    steps = [_step_text(step, framework) for step in rule.split(">")]
    return reduce(lambda first, second: texts.THEN.fill(first=first, second=second), steps)


def _step_text(step: str, framework: ResultsFramework) -> Text:
    rule, _, axis = step.partition(":")
    if axis in texts.AXES:
        return texts.RULES[Rule(rule)].fill(axis=texts.AXES[axis])
    if axis in framework.disaggregations:
        return texts.RULES[Rule(rule)].fill(axis=framework.disaggregations[axis].name)
    return texts.DERIVED


def listed(parts: Sequence[Text]) -> Text:
    """Join at least one text to a list with semicolons."""
    return reduce(lambda first, second: texts.SEMICOLON.fill(first=first, second=second), parts)


def sums_up(indicator: Indicator, framework: ResultsFramework) -> Text:
    """Say along which axes the indicator's numbers are combined, and how."""
    steps = [
        _step_text(f"{rule.value}:{axis}", framework)
        for axis, rule in indicator.aggregation.items()
        if rule is not Rule.NONE
    ]
    if not steps:
        return texts.NOTHING_ADDED
    return reduce(lambda first, second: texts.THEN.fill(first=first, second=second), steps)
