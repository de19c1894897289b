"""What the number in a cell is: a count in whole numbers, a share, money, another measure."""

from __future__ import annotations

from decimal import Decimal

from amparo.framework.indicators import ComponentCode, Indicator, Rule, Subject
from amparo.workbooks.report_findings import AskedCell, Findings
from amparo.workbooks.report_form import CellKey

COUNTED_UNITS = frozenset(
    {
        "persons", "children", "victims", "cases", "charges", "indictments", "investigations",
        "convictions", "instruments", "laws", "measures", "municipalities", "committees", "places",
        "processes", "schools", "services", "sessions", "shelters", "violations",
    }
)  # fmt: skip
"""Units of which there is no half: those of the shipped frameworks, and what DOMAIN 7 counts.
A unit not listed (days, years, points, percent, a rate, money) may be fractional: an unknown unit
must not refuse a right number."""

PERCENT = "percent"
"""Code of the unit of shares."""

PEOPLE = frozenset(
    {Subject.CHILDREN, Subject.VICTIMS, Subject.ACCUSED, Subject.STAFF, Subject.PUBLIC}
)
"""Subjects of whom a numerator counts a part: nobody is in it who is not in the denominator.
Money delivered may exceed money pledged, sessions held may exceed sessions planned."""


def is_counted(indicator: Indicator) -> bool:
    """Whether the indicator's own value is a count in whole numbers."""
    return (
        not indicator.is_ratio
        and indicator.subject is not Subject.MONEY
        and indicator.unit.currency is None
        and indicator.unit.code in COUNTED_UNITS
    )


def counts_whole(indicator: Indicator) -> bool:
    """Whether its cells hold counts: its own value, or numerator and denominator of people.

    What a ratio about institutions divides may be scores; nothing says so, and it is not refused.
    """
    return is_counted(indicator) or (indicator.is_ratio and indicator.subject in PEOPLE)


def is_share(indicator: Indicator) -> bool:
    """Whether the value is a part of a whole in percent, and not a rate or a ratio."""
    return indicator.is_ratio and indicator.unit.code == PERCENT


def adds_up(indicator: Indicator, axis: str) -> bool:
    """Whether amounts of different categories of `axis` may be compared with the total by a sum.

    Notes
    -----
    A mean, a median or a share of each category has no sum; a maximum is no sum either. Where the
    framework declares no rule, counts and money still add up wherever nobody is counted twice.
    """
    rule = indicator.rule(axis)
    if rule in {Rule.SUM, Rule.RATIO_OF_SUMS}:
        return True
    has_amounts = is_counted(indicator) or indicator.is_ratio or bool(indicator.unit.currency)
    return rule is Rule.NONE and has_amounts


def value_of(findings: Findings, cell: AskedCell) -> Decimal | None:
    """Return the indicator's value where `cell` stands; None where it cannot be computed."""
    indicator, key = cell.indicator, cell.key
    if not indicator.is_ratio:
        return findings.amount(key)
    if indicator.is_derived:
        return None
    above, below = (
        findings.amount(CellKey(key.indicator, code, key.place, key.breakdown))
        for code in (ComponentCode.NUMERATOR, ComponentCode.DENOMINATOR)
    )
    if above is None or not below:
        return None
    return round(indicator.factor * above / below, indicator.decimals + 1)
