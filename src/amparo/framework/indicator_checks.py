"""Checks of what indicators mean: their state, their components, what they let be combined.

Their baselines and targets are checked in `framework.target_checks`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from amparo.framework import check_issues as kinds
from amparo.framework.fields import Entry
from amparo.framework.indicators import (
    PARTNER_AXIS,
    PERIOD_AXIS,
    PLACE_AXIS,
    ComponentCode,
    IndicatorState,
    Level,
    Rule,
)
from amparo.framework.issues import IssueKind, offer
from amparo.framework.language import same
from amparo.framework.yaml_nodes import quotable

AUTHORITY_AXIS = "authority"
FIXED_AXES = (PARTNER_AXIS, PLACE_AXIS, PERIOD_AXIS)

_CURRENCY = re.compile("[A-Z]{3}")
_AMOUNT = {ComponentCode.AMOUNT}
_RATIO = {ComponentCode.NUMERATOR, ComponentCode.DENOMINATOR}
_ADDING = {Rule.SUM, Rule.RATIO_OF_SUMS}


def check_indicators(indicators: Mapping[str, Entry], disaggregations: Mapping[str, Entry]) -> None:
    """Say every mistake of meaning in `indicators`, their agreed values apart."""
    for code, indicator in indicators.items():
        check_state(code, indicator)
        check_components(code, indicator, indicators)
        check_rules(code, indicator, disaggregations)
    check_derivations(indicators)


def check_state(code: str, indicator: Entry) -> None:
    """Say a key indicator that is retired, one without objective, and a currency that is none."""
    if indicator["key"] and indicator["state"] is IndicatorState.RETIRED:
        indicator.reading.say(kinds.KEY_RETIRED, "key", indicator=code)
    measures = indicator["level"] not in {None, Level.CONTEXT}
    if measures and indicator["objective"] is None and "objective" not in indicator.wrong:
        indicator.reading.say(kinds.OBJECTIVE_BLANK, "objective", indicator=code)
    unit = indicator["unit"]
    if unit is not None and unit["currency"] and not _CURRENCY.fullmatch(unit["currency"]):
        unit.reading.say(kinds.BAD_CURRENCY, "currency", value=quotable(unit["currency"]))


def check_components(code: str, indicator: Entry, indicators: Mapping[str, Entry]) -> None:
    """Say components that make no number, and those taken from nobody's count."""
    components = _components(indicator)
    if not _is_unclear(indicator) and components.keys() not in (set(), _AMOUNT, _RATIO):
        found = same(", ".join(components))
        indicator.reading.say(
            kinds.COMPONENTS_INCOMPLETE, "components", indicator=code, found=found
        )
    elif is_ratio(indicator) is False and indicator["factor"] not in {None, 1}:
        indicator.reading.say(kinds.FACTOR_WITHOUT_RATIO, "factor", indicator=code)
    for component in components.values():
        _check_derived(component, indicators)


def _check_derived(component: Entry, indicators: Mapping[str, Entry]) -> None:
    if component.wrong & {"indicator", "authority"}:
        return
    other, authority = component["indicator"], component["authority"]
    if other is None:
        if authority is not None:
            component.reading.say(kinds.COMPONENT_INDICATOR_MISSING, "authority")
        return
    counting = indicators[other]["authorities"] if other in indicators else ()
    if authority is None:
        words = offer("", counting)
        component.reading.say(
            kinds.COMPONENT_AUTHORITY_MISSING, "indicator", indicator=other, offer=words
        )
    elif counting and authority not in counting:
        words = offer(authority, counting)
        component.reading.say(
            kinds.AUTHORITY_NOT_COUNTING,
            "authority",
            value=authority,
            indicator=other,
            offer=words,
        )


def check_rules(code: str, indicator: Entry, disaggregations: Mapping[str, Entry]) -> None:
    """Say rules over axes that are not there, and rules that would count wrongly."""
    rules = indicator["aggregation"]
    if not isinstance(rules, Entry):
        return
    axes = (*FIXED_AXES, *(indicator["disaggregations"] or ()))
    half_read = "disaggregations" in indicator.wrong
    after_mean = False
    for axis, rule in rules.items():
        words = {"indicator": code, "axis": quotable(axis), "rule": str(rule)}
        known = axis in axes or (half_read and axis in disaggregations)
        if axis == AUTHORITY_AXIS:
            rules.reading.say(kinds.RULE_FOR_AUTHORITY, axis)
        elif not known:
            rules.reading.say(kinds.RULE_FOR_UNKNOWN_AXIS, axis, offer=offer(axis, axes), **words)
        elif fault := _fault(indicator, disaggregations.get(axis), rule):
            rules.reading.say(fault, axis, **words)
        elif after_mean and rule not in {None, Rule.MEAN, Rule.NONE}:
            rules.reading.say(kinds.RULE_AFTER_MEAN, axis, **words)
        after_mean = after_mean or rule is Rule.MEAN


def _fault(indicator: Entry, disaggregation: Entry | None, rule: Rule | None) -> IssueKind | None:
    """Return what is wrong with `rule` over an axis, a disaggregation or another one."""
    ratio = is_ratio(indicator)
    if ratio is True and rule is Rule.SUM:
        return kinds.SUM_OF_RATIO
    if ratio is False and rule is Rule.RATIO_OF_SUMS:
        return kinds.NOT_A_RATIO
    overlapping = disaggregation is not None and disaggregation["exclusive"] is False
    return kinds.SUM_NOT_EXCLUSIVE if overlapping and rule in _ADDING else None


def check_derivations(indicators: Mapping[str, Entry]) -> None:
    """Say every circle of indicators that are computed from one another, once."""
    sources = {code: _derived_from(indicator) for code, indicator in indicators.items()}
    said: set[str] = set()
    for code, indicator in indicators.items():
        way = _way_back(code, sources)
        if way and not said.intersection(way):
            words = {"indicator": code, "way": " > ".join((*way, code))}
            indicator.reading.say(kinds.DERIVED_FROM_ITSELF, "components", **words)
            said.update(way)


def is_ratio(indicator: Entry) -> bool | None:
    """Whether the value is a numerator over a denominator; None where that is not clear."""
    found = _components(indicator).keys()
    if _is_unclear(indicator) or found not in (set(), _AMOUNT, _RATIO):
        return None
    return found == _RATIO


def _is_unclear(indicator: Entry) -> bool:
    """Whether it cannot be told which components the author meant."""
    components = indicator["components"]
    if components is None:
        return "components" in indicator.wrong
    return any(components[name] is None for name in components.wrong & components.keys())


def _components(indicator: Entry) -> dict[str, Entry]:
    components = indicator["components"] or {}
    return {code: component for code, component in components.items() if component is not None}


def _derived_from(indicator: Entry) -> list[str]:
    components = _components(indicator).values()
    return [component["indicator"] for component in components if component["indicator"]]


def _way_back(code: str, sources: Mapping[str, list[str]]) -> list[str]:
    """Return a way from `code` over its sources until before `code` again; empty: none."""
    ways = [[code]]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for source in sources.get(way[-1], ()):
            if source == code:
                return way
            if source not in seen:
                seen.add(source)
                ways.append([*way, source])
    return []
