"""How one indicator's numbers are combined: its rules and the shape of its facts, as stages.

A stage combines along one axis level by level, or along several at once where that is the
same. `measurement.statements` writes a plan as SQL.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from amparo.framework.indicators import (
    PARTNER_AXIS,
    PERIOD_AXIS,
    PLACE_AXIS,
    Indicator,
    Rule,
)
from amparo.framework.results_framework import ResultsFramework
from amparo.measurement.axes import Hierarchies

MOST_GROUPING_SETS = 8
"""A stage is cut where it would make more. Each set reads all rows of the stage before, so that
few stages of few sets read less than one stage of their product."""

Rules = tuple[tuple[str, Rule], ...]
"""Axes and their rules, in the order in which they are applied."""

_ADDING = {Rule.SUM, Rule.RATIO_OF_SUMS, Rule.MEAN}
_AFTER_MEAN = {Rule.MEAN, Rule.NONE}
_OF_RATIOS = {Rule.RATIO_OF_SUMS, Rule.LATEST, Rule.NONE}


class RuleRefused(ValueError):
    """A rule that the engine cannot apply to the indicator without dividing or guessing."""


@dataclass(frozen=True, slots=True)
class Step:
    """One axis of a stage.

    Parameters
    ----------
    depth : int
        How many levels lie above the deepest facts.
    is_even : bool
        All facts are on one level, so that none is above another.
    is_incomplete : bool
        The parts do not cover the whole: what is made of them is partial.
    """

    axis: str
    depth: int
    is_even: bool
    is_incomplete: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """Axes combined together by one rule."""

    rule: Rule
    steps: tuple[Step, ...]

    @property
    def is_merged(self) -> bool:
        """Whether grouping sets make all levels of all its axes at once."""
        return all(step.is_even for step in self.steps) and self.rule is not Rule.LATEST

    @property
    def grouping_sets(self) -> int:
        """How many combinations of levels there are, the facts' own included."""
        count = 1
        for step in self.steps:
            count *= step.depth + 1
        return count


@dataclass(frozen=True, slots=True)
class Plan:
    """What has to be done to an indicator's facts. Indicators with one plan go together.

    Parameters
    ----------
    components : tuple of str
        The numbers reported for the indicator itself: one, numerator and denominator, or
        none where both are other indicators' results.
    disaggregations : tuple of str
        Those of its breakdowns for which the facts have a column.
    rules : tuple of (axis, Rule)
        What the results' `rule` may name, in the declared order.
    derived : str or None
        The indicator's own code where it needs other indicators' results, else None.
    """

    components: tuple[str, ...]
    disaggregations: tuple[str, ...]
    rules: Rules
    stages: tuple[Stage, ...]
    derived: str | None = None


def plan_for(
    indicator: Indicator,
    framework: ResultsFramework,
    values: Mapping[str, Collection[str]],
    hierarchies: Hierarchies,
) -> Plan:
    """Plan how `indicator` is evaluated.

    Parameters
    ----------
    values : mapping of axis to codes
        Which codes the indicator's facts hold on each axis, breakdown columns included.

    Raises
    ------
    RuleRefused
        See `check_rules`.

    Notes
    -----
    Nothing is made along an axis without a rule, over a disaggregation that is not exclusive
    by a rule that adds, or where all facts stand at the root already.
    """
    check_rules(indicator, framework)
    rules = tuple((axis, rule) for axis, rule in indicator.aggregation.items())
    steps = [
        (rule, step)
        for axis, rule in rules
        if axis in values and may_combine(axis, rule, framework)
        if (step := _step(axis, values[axis], framework, hierarchies)).depth
    ]
    return Plan(
        components=tuple(
            each.code.value for each in indicator.components if each.indicator is None
        ),
        disaggregations=tuple(each for each in indicator.disaggregations if each in values),
        rules=rules,
        stages=tuple(_stages(steps)),
        derived=indicator.code if indicator.is_derived else None,
    )


def check_rules(indicator: Indicator, framework: ResultsFramework) -> None:
    """Refuse rules that have no meaning for the indicator.

    Raises
    ------
    RuleRefused
        A rule for an axis the indicator does not have (the authority above all: two
        authorities are never added); `latest` along another axis than the period; on a
        ratio another rule than `ratio_of_sums` or `latest`, and `ratio_of_sums` on a number
        that is none; another rule after `mean`; a derived component whose result is itself
        a ratio or a mean, for which the engine would have to divide.
    """
    axes = {PARTNER_AXIS, PLACE_AXIS, PERIOD_AXIS, *indicator.disaggregations}
    has_mean = False
    for axis, rule in indicator.aggregation.items():
        allowed = set(_OF_RATIOS if indicator.is_ratio else set(Rule) - {Rule.RATIO_OF_SUMS})
        allowed -= set() if axis == PERIOD_AXIS else {Rule.LATEST}
        allowed &= _AFTER_MEAN if has_mean else set(Rule)
        if axis not in axes or rule not in allowed:
            raise RuleRefused(f"{indicator.code}: {rule} along {axis}")
        has_mean = has_mean or rule is Rule.MEAN
    for component in indicator.components:
        other = framework.indicators[component.indicator] if component.indicator else None
        if other and (other.is_ratio or Rule.MEAN in other.aggregation.values()):
            raise RuleRefused(f"{indicator.code}: {other.code} is a ratio or a mean")


def may_combine(axis: str, rule: Rule, framework: ResultsFramework) -> bool:
    """Answer whether `rule` makes anything: not where adding would count somebody twice."""
    breakdown = framework.disaggregations.get(axis)
    overlaps = breakdown is not None and not breakdown.exclusive
    return rule is not Rule.NONE and not (overlaps and rule in _ADDING)


def _step(
    axis: str,
    codes: Collection[str],
    framework: ResultsFramework,
    hierarchies: Hierarchies,
) -> Step:
    depths = hierarchies.depths(axis, codes)
    breakdown = framework.disaggregations.get(axis)
    return Step(
        axis=axis,
        depth=max(depths, default=0),
        is_even=len(depths) <= 1,
        is_incomplete=breakdown is not None and not breakdown.complete,
    )


def _stages(steps: Iterable[tuple[Rule, Step]]) -> Iterable[Stage]:
    """Merge neighbours that share a rule and hold nothing reported above their lowest level.

    Notes
    -----
    Then every made cell has one derivation only, whatever the order of the axes, and sums,
    sums above and below the line, pooled means and maxima do not depend on how their parts
    are grouped. `latest` does, and so does an axis on which totals were reported.
    """
    for (rule, is_even), group in groupby(steps, lambda each: (each[0], each[1].is_even)):
        together = is_even and rule is not Rule.LATEST
        taken: tuple[Step, ...] = ()
        for _, step in group:
            wider = Stage(rule, (*taken, step))
            if taken and (not together or wider.grouping_sets > MOST_GROUPING_SETS):
                yield Stage(rule, taken)
                taken = ()
            taken = (*taken, step)
        yield Stage(rule, taken)
