"""Progress against baseline and target, from numbers that may be shown and from no others."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from amparo.disclosure.protection import ProtectedResult, ProtectedResults
from amparo.framework.disaggregations import TOTAL
from amparo.framework.indicators import Indicator
from amparo.framework.periods import period_from_code
from amparo.framework.results_framework import ResultsFramework
from amparo.framework.statuses import Status
from amparo.framework.targets import Target
from amparo.measurement.progress import Standing, progress


@dataclass(frozen=True, slots=True)
class ProtectedProgress:
    """One target, and how far what may be shown stands from it.

    Parameters
    ----------
    baseline : Decimal or None
        The last one of the same authority and place before the target's period.
    actual : Decimal or None
        Blank where `result` has no number: not reported, or withheld.
    deviation, share_reached, standing
        As in `measurement.progress`.
    result : ProtectedResult
        The number compared; a target that nobody reported against has one not reported.
    """

    indicator: str
    authority: str
    place: str
    period: str
    baseline: Decimal | None
    target: Decimal
    actual: Decimal | None
    deviation: Decimal | None
    share_reached: Decimal | None
    standing: Standing
    result: ProtectedResult


def protected_progress(
    protected: ProtectedResults, framework: ResultsFramework
) -> tuple[ProtectedProgress, ...]:
    """Compare every target of the framework with what may be shown.

    Returns
    -------
    tuple of ProtectedProgress
        By indicator in the order of the framework, then by end of the period.
    """
    shown = {
        (each.indicator, each.authority, each.place, each.period): each
        for each in protected.results
        if each.partner == TOTAL and not each.breakdown
    }
    found = []
    for indicator in framework.indicators.values():
        for target in sorted(indicator.targets, key=lambda each: _order(each.period, framework)):
            key = (indicator.code, target.authority, target.place, target.period)
            result = shown.get(key) or _not_reported(indicator, target)
            found.append(_compared(indicator, target, result, framework))
    return tuple(found)


def _compared(
    indicator: Indicator, target: Target, result: ProtectedResult, framework: ResultsFramework
) -> ProtectedProgress:
    baseline = _baseline(indicator, target, framework)
    compared = progress(result.value, baseline, target.amount, indicator.direction)
    return ProtectedProgress(
        indicator=indicator.code,
        authority=target.authority,
        place=target.place,
        period=target.period,
        baseline=baseline,
        target=target.amount,
        actual=result.value,
        deviation=compared.deviation,
        share_reached=compared.share_reached,
        standing=compared.standing,
        result=result,
    )


def _baseline(indicator: Indicator, target: Target, framework: ResultsFramework) -> Decimal | None:
    end = _order(target.period, framework)
    before = [
        (_order(each.period, framework), each.amount)
        for each in indicator.baselines
        if (each.authority, each.place) == (target.authority, target.place)
        and _order(each.period, framework) < end
    ]
    return max(before)[1] if before else None


def _order(period: str, framework: ResultsFramework) -> str:
    """Return the last day of a period, which sorts as it stands."""
    return period_from_code(period, framework.calendars).end.isoformat()


def _not_reported(indicator: Indicator, target: Target) -> ProtectedResult:
    return ProtectedResult(
        indicator=indicator.code,
        period=target.period,
        place=target.place,
        authority=target.authority,
        partner=TOTAL,
        breakdown=(),
        status=Status.NOT_REPORTED,
        amount=None,
        denominator=None,
        value=None,
        reported=0,
        expected=1,
        rule="reported",
        known_from=None,
        sources=(),
    )
