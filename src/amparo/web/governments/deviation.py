"""How far a stated number is from the one of the period before, and from the year's target."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from amparo.workbooks.report_form import FormCell, StatedValue

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Deviation:
    """The change, the change in percent, and the share of the target in percent.

    Blank where there is no number to compare, or it is zero; no change has no percentage.
    """

    change: Decimal | None = None
    percent: Decimal | None = None
    of_target: Decimal | None = None


def deviation_of(stated: StatedValue | None, cell: FormCell, suspended: bool = False) -> Deviation:
    """Return how far `stated` is from what stands beside its cell.

    `suspended`: the award was paused in the period, and its targets are not compared.
    """
    amount = stated.amount if stated else None
    if amount is None:
        return Deviation()
    before = cell.previous.amount if cell.previous else None
    change = None if before is None else amount - before
    return Deviation(
        change,
        _HUNDRED * change / before if change and before else None,
        _HUNDRED * amount / cell.target if cell.target and not suspended else None,
    )
