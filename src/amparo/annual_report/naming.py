"""What codes are called in the report: categories, partners, periods in a table's head, rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce

from amparo.annual_report import texts, vocabulary
from amparo.disclosure.protection import ProtectedResult
from amparo.framework.disaggregations import TOTAL
from amparo.framework.indicators import Indicator, Rule
from amparo.framework.language import Text, in_both, same
from amparo.framework.objectives import Objective
from amparo.framework.periods import ReportingPeriod
from amparo.framework.results_framework import ResultsFramework

AS_REPORTED = "reported"
"""Rule of a number that nobody computed (`measurement.results`)."""


def listed(parts: Sequence[Text]) -> Text:
    """Join at least one text to a list with semicolons."""
    return reduce(lambda first, second: texts.SEMICOLON.fill(first=first, second=second), parts)


def spaced(text: Text) -> Text:
    """Return `text` with a space behind it; renderers put none between inlines."""
    return Text(f"{text.en} ", f"{text.es} ", text.original)


def lowered(text: Text) -> Text:
    """Return `text` as it reads inside a sentence: ``Sex`` becomes ``sex``, ``ICBF`` stays."""
    return in_both(lambda language: _lowered(text.read(language)))


def _lowered(words: str) -> str:
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def category_name(framework: ResultsFramework, disaggregation: str, code: str) -> Text:
    """Return a category's name."""
    for category in framework.disaggregations[disaggregation].categories:
        if category.code == code:
            return category.name
    return vocabulary.CATEGORIES[code]


def partner_name(framework: ResultsFramework, code: str) -> Text:
    """Return a partner's short name; its code where the framework does not name it."""
    authority = framework.authorities.get(code)
    return authority.short_name if authority else same(code)


def breakdown_name(framework: ResultsFramework, result: ProtectedResult) -> Text | None:
    """Return ``Sex: girls; Partner: Renacer``; None for a number that is not broken down."""
    parts = [
        texts.COLON.fill(
            name=framework.disaggregations[axis].name,
            value=category_name(framework, axis, category),
        )
        for axis, category in result.breakdown
    ]
    if result.partner != TOTAL:
        name = partner_name(framework, result.partner)
        parts.append(texts.COLON.fill(name=texts.PARTNER, value=name))
    return listed(parts) if parts else None


def part_name(framework: ResultsFramework, result: ProtectedResult, nation: str) -> Text | None:
    """Return place and breakdown in one; None for the nation's number not broken down."""
    place = None if result.place == nation else framework.places[result.place].name
    breakdown = breakdown_name(framework, result)
    parts = [part for part in (place, breakdown) if part is not None]
    return listed(parts) if parts else None


def objective_title(objective: Objective) -> Text:
    """Return ``Objective 1: Prosecution``."""
    return texts.OBJECTIVE.fill(code=objective.code, name=objective.short_name)


def short_period(period: ReportingPeriod) -> Text:
    """Return a period's name without the dates that explain it, for the head of a column.

    ``July 2023 to June 2024 (compact year 1)`` becomes ``Compact year 1``.
    """
    return in_both(lambda language: _short(period.name.read(language)))


def _short(name: str) -> str:
    before, bracket, inside = name.rstrip(")").partition(" (")
    if not bracket:
        return name
    dated = sum(character.isdigit() for character in inside)
    words = inside if dated < sum(character.isdigit() for character in before) else before
    return words[:1].upper() + words[1:]


def period_notes(periods: Iterable[ReportingPeriod]) -> list[Text]:
    """Return a note that says what the shortened names of `periods` stand for, if any is."""
    explained = [each.name for each in periods if short_period(each) != each.name]
    return [texts.COLON.fill(name=texts.PERIODS, value=listed(explained))] if explained else []


def rule_text(result: ProtectedResult, framework: ResultsFramework) -> Text:
    """Put the engine's ``sum:sex>latest:period`` into words."""
    derived = [texts.DERIVED] if framework.indicators[result.indicator].is_derived else []
    if result.rule == AS_REPORTED:
        return derived[0] if derived else texts.AS_REPORTED
    return _then([*derived, *(_step_text(step, framework) for step in result.rule.split(">"))])


def sums_up(indicator: Indicator, framework: ResultsFramework) -> Text:
    """Say along which axes the indicator's numbers are combined, and how."""
    steps = [
        _step_text(f"{rule.value}:{axis}", framework)
        for axis, rule in indicator.aggregation.items()
        if rule is not Rule.NONE
    ]
    return _then(steps) if steps else texts.NOTHING_ADDED


def _then(steps: Sequence[Text]) -> Text:
    return reduce(lambda first, second: texts.THEN.fill(first=first, second=second), steps)


def _step_text(step: str, framework: ResultsFramework) -> Text:
    rule, _, axis = step.partition(":")
    known = vocabulary.AXES.get(axis)
    return vocabulary.RULES[Rule(rule)].fill(
        axis=known or lowered(framework.disaggregations[axis].name)
    )
