"""The results table: an indicator's value for every period, place, partner and breakdown.

SQL never divides: a ratio or a mean keeps its two exact sums, and `value` divides once.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pyarrow as pa

SUM_TYPE = pa.decimal128(38, 4)

KEY_BEFORE_BREAKDOWN = ("indicator", "period", "place", "authority", "partner")


def results_schema(disaggregations: Iterable[str]) -> pa.Schema:
    """Return the schema of a results table with one column per disaggregation.

    Columns
    -------
    indicator, period, place, authority, partner, one column per disaggregation : str
        The key. ``_T`` is the total over partners or categories.
    status : str
        `framework.statuses.Status`, never ``withheld`` here.
    amount : decimal, blank where status has none
        The value; for ratios and means the sum above the line.
    denominator : decimal, blank unless ratio or mean
        The sum below the line.
    reported, expected : int
        How many of the numbers that make this one were reported, of how many expected.
    rule : str
        ``reported`` for a number as reported, else ``rule:axis`` steps that made it, joined
        by ``>`` (``sum:sex>sum:place``).
    known_from : date
        The latest known-from date among the facts that made it.
    sources : str
        Source codes of the facts that made it, sorted, joined by a space.
    """
    text = pa.string()
    return pa.schema(
        [
            *(pa.field(name, text, nullable=False) for name in KEY_BEFORE_BREAKDOWN),
            *(pa.field(name, text, nullable=False) for name in disaggregations),
            pa.field("status", text, nullable=False),
            pa.field("amount", SUM_TYPE),
            pa.field("denominator", SUM_TYPE),
            pa.field("reported", pa.int64(), nullable=False),
            pa.field("expected", pa.int64(), nullable=False),
            pa.field("rule", text, nullable=False),
            pa.field("known_from", pa.date32()),
            pa.field("sources", text, nullable=False),
        ]
    )


def value(amount: Decimal | None, denominator: Decimal | None, factor: int) -> Decimal | None:
    """Return the one number to show: ``factor * amount / denominator``, or the amount.

    Blank where `amount` is blank or the denominator is zero; 28 significant digits.
    """
    if amount is None:
        return None
    if denominator is None:
        return amount
    return factor * amount / denominator if denominator else None
