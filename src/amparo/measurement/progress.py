"""How far a value stands from its baseline and its target, and how two values differ.

Works on single exact numbers, so that disclosure control can call it with what may be shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from amparo.framework.indicators import PERIOD_AXIS, Direction, Indicator, Rule
from amparo.framework.periods import Frequency, periods_between
from amparo.framework.results_framework import ResultsFramework

LIFE = "LIFE"


class Standing(StrEnum):
    """How a value stands to its target.

    `BACKWARD`: further from the target than the baseline was. `NOT_JUDGED`: the indicator's
    number alone does not say which way is better.
    """

    NO_TARGET = "no_target"
    NOT_REPORTED = "not_reported"
    NOT_JUDGED = "not_judged"
    BACKWARD = "backward"
    SHORT = "short"
    MET = "met"
    EXCEEDED = "exceeded"


@dataclass(frozen=True, slots=True)
class Progress:
    """The comparison of a value with baseline and target.

    Parameters
    ----------
    deviation : Decimal or None
        Value less target, in the indicator's unit; blank where one of them is.
    share_reached : Decimal or None
        Part of the way from baseline to target that was gone: 1 is the target, more is
        beyond it, below 0 is backward. Blank where a number is missing, where baseline and
        target are equal, or where the target lies on the worse side of the baseline.
    standing : Standing
    """

    deviation: Decimal | None
    share_reached: Decimal | None
    standing: Standing


def progress(
    actual: Decimal | None,
    baseline: Decimal | None,
    target: Decimal | None,
    direction: Direction,
) -> Progress:
    """Compare a value with its baseline and target.

    Parameters
    ----------
    actual, baseline, target : Decimal or None
        In the indicator's unit. Blank: not reported, or none agreed.
    direction : Direction
        Which way is better. A falling indicator's baseline lies above its target.

    Notes
    -----
    ``share_reached = (actual - baseline) / (target - baseline)``, which holds for rising and
    falling indicators alike. No share is taken of the target alone: without a baseline it
    would say that a falling indicator at half its target has gone half of the way.
    """
    if target is None:
        return Progress(None, None, Standing.NO_TARGET)
    if actual is None:
        return Progress(None, None, Standing.NOT_REPORTED)
    deviation = actual - target
    if direction is Direction.NEITHER:
        return Progress(deviation, None, Standing.NOT_JUDGED)
    better = 1 if direction is Direction.UP else -1
    way = None if baseline is None else (target - baseline) * better
    gone = None if baseline is None else (actual - baseline) * better
    share = gone / way if gone is not None and way is not None and way > 0 else None
    return Progress(deviation, share, _standing(deviation * better, gone))


def _standing(ahead: Decimal, gone: Decimal | None) -> Standing:
    if ahead > 0:
        return Standing.EXCEEDED
    if ahead == 0:
        return Standing.MET
    return Standing.BACKWARD if gone is not None and gone < 0 else Standing.SHORT


def change(old: Decimal | None, new: Decimal | None) -> Decimal | None:
    """Return by how many percent `new` differs from `old`.

    Blank where one of them is blank, and where `old` is zero or less: no percentage is
    defined then. From 8 to 38 is 375.
    """
    if old is None or new is None or old <= 0:
        return None
    return (new - old) * 100 / old


def life_target(
    indicator: Indicator,
    framework: ResultsFramework,
    authority: str | None = None,
    place: str | None = None,
) -> Decimal | None:
    """Return the target for the whole term that follows from what was agreed.

    Parameters
    ----------
    authority, place : str, optional
        Whose and where; left out: the indicator's first authority, and the first root place.

    Returns
    -------
    Decimal or None
        A target agreed for the term itself, else what the indicator's own rule over periods
        makes of the yearly targets: their sum where it is ``sum`` and every year within
        the term has one, the last year's where it is ``latest`` and that year has one.
        Blank by any other rule: then no target of the term follows from yearly ones.
    """
    body = authority or indicator.authorities[0]
    roots = [each.code for each in framework.places.values() if each.parent is None]
    where = place or roots[0]
    agreed = {
        each.period: each.amount
        for each in indicator.targets
        if (each.authority, each.place) == (body, where)
    }
    if LIFE in agreed:
        return agreed[LIFE]
    yearly = [agreed.get(code) for code in _years(indicator, framework)]
    rule = indicator.rule(PERIOD_AXIS)
    if rule is Rule.LATEST and yearly:
        return yearly[-1]
    known = [amount for amount in yearly if amount is not None]
    return sum(known, Decimal(0)) if rule is Rule.SUM and known and known == yearly else None


def _years(indicator: Indicator, framework: ResultsFramework) -> list[str]:
    """Return the years of the indicator's calendar that lie wholly within the term."""
    calendar = framework.calendars[indicator.calendar]
    first, last = framework.compact.starts, framework.compact.ends
    return [each.code for each in periods_between(calendar, first, last, Frequency.YEAR)]
