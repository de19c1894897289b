"""Indicators: what is measured, by whom, and what may be added up.

An indicator declares one rule for every axis along which its numbers could be combined.
The order of the declaration is the order in which the engine combines (largest value in
each district first, then the sum over districts, is another number than the reverse).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from amparo.framework.language import Text
from amparo.framework.objectives import Provenance
from amparo.framework.periods import Frequency
from amparo.framework.targets import Baseline, Target

PARTNER_AXIS = "partner"
PLACE_AXIS = "place"
PERIOD_AXIS = "period"


class Rule(StrEnum):
    """How parts make a whole along one axis."""

    SUM = "sum"
    RATIO_OF_SUMS = "ratio_of_sums"
    MEAN = "mean"
    MAXIMUM = "maximum"
    LATEST = "latest"
    NONE = "do_not_aggregate"


class Direction(StrEnum):
    """Which way is better. `NEITHER`: the number alone does not say."""

    UP = "up"
    DOWN = "down"
    NEITHER = "neither"


class Level(StrEnum):
    """Where the indicator stands in the logic model; context is not performance."""

    OUTPUT = "output"
    OUTCOME = "outcome"
    IMPACT = "impact"
    PROCESS = "process"
    CONTEXT = "context"


class IndicatorState(StrEnum):
    """Proposed indicators may lack targets; active ones may not."""

    PROPOSED = "proposed"
    ACTIVE = "active"
    RETIRED = "retired"


class Subject(StrEnum):
    """Whom or what the number counts; disclosure control protects children and victims."""

    CHILDREN = "children"
    VICTIMS = "victims"
    ACCUSED = "accused"
    STAFF = "staff"
    PUBLIC = "public"
    INSTITUTIONS = "institutions"
    POPULATION = "population"
    MONEY = "money"


class ComponentCode(StrEnum):
    """The numbers that make an indicator: one amount, or a numerator and a denominator."""

    AMOUNT = "amount"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"


@dataclass(frozen=True, slots=True)
class Component:
    """One number of an indicator.

    Parameters
    ----------
    code : ComponentCode
    name : Text
        What is counted.
    indicator, authority : str or None
        Where the component is another indicator's result by that authority (a population as
        denominator); both None where it is reported for this indicator itself.
    """

    code: ComponentCode
    name: Text
    indicator: str | None = None
    authority: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: ``persons``, ``percent``. `currency` is ISO 4217 for money."""

    code: str
    name: Text
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A defined measure of an objective.

    Parameters
    ----------
    code : str
        Stable and short, the governments' own where they have one.
    objective : str or None
        Code of the objective; None only for context indicators.
    components : tuple of Component
        One amount, or numerator and denominator; the value is then
        ``factor * numerator / denominator`` (100 for percent, 100,000 for a rate).
    aggregation : mapping of axis to Rule
        Axes are ``partner``, ``place``, ``period`` and each disaggregation, in the order in
        which they are combined. An axis not named is not aggregated.
    authorities : tuple of str
        Who counts. The first is the one against which targets are set.
    decimals : int
        Decimal places shown when printed; computation is exact.
    targets : tuple of Target
        Empty only while the indicator is proposed, retired or context.
    """

    code: str
    objective: str | None
    state: IndicatorState
    level: Level
    subject: Subject
    key: bool
    title: Text
    definition: Text
    interpretation: Text
    unit: Unit
    direction: Direction
    components: tuple[Component, ...]
    factor: int
    aggregation: Mapping[str, Rule]
    disaggregations: tuple[str, ...]
    authorities: tuple[str, ...]
    calendar: str
    frequency: Frequency
    decimals: int
    baselines: tuple[Baseline, ...]
    targets: tuple[Target, ...]
    provenance: Provenance

    def rule(self, axis: str) -> Rule:
        """Return the rule for `axis`; an undeclared axis is not aggregated."""
        return self.aggregation.get(axis, Rule.NONE)

    @property
    def is_ratio(self) -> bool:
        """Whether the value is a numerator over a denominator."""
        return len(self.components) > 1

    @property
    def is_derived(self) -> bool:
        """Whether a component is another indicator's result."""
        return any(component.indicator for component in self.components)
