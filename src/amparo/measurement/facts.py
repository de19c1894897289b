"""The facts table: one row per number as reported, with what it is about and since when known.

Reading figures into facts is `measurement.published_figures`; computing from facts is
`measurement.evaluation`.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa

AMOUNT_TYPE = pa.decimal128(18, 4)
"""Exact decimals: up to 14 digits before the point and four after it."""

KEY_BEFORE_BREAKDOWN = ("indicator", "component", "period", "place", "authority", "partner")
"""Together with the breakdowns and `known_from`, the key: one number, one row."""


def facts_schema(disaggregations: Iterable[str]) -> pa.Schema:
    """Return the schema of a facts table with one column per disaggregation.

    Columns
    -------
    indicator, component, period, place, authority : str
        Codes of the framework.
    partner : str
        Organisation that reported; ``_T`` where the number is not by partner.
    one column per disaggregation : str
        Category code; ``_T`` not broken down, ``_U`` unknown.
    status : str
        `framework.statuses.FACT_STATUSES`.
    amount : decimal
        In the indicator's unit. Blank exactly where `status` is not ``reported``.
    known_from : date
        Since when the number is known. Of several with one key, the latest known counts.
    source : str
        Code of a source of the framework, or id of a partner report.
    locator : str
        Where in the source's file it stands: ``file:line`` or ``sheet!cell``.
    note : str, blank where there is none
        What the source says beside the number, as published.
    """
    text = pa.string()
    return pa.schema(
        [
            *(pa.field(name, text, nullable=False) for name in KEY_BEFORE_BREAKDOWN),
            *(pa.field(name, text, nullable=False) for name in disaggregations),
            pa.field("status", text, nullable=False),
            pa.field("amount", AMOUNT_TYPE),
            pa.field("known_from", pa.date32(), nullable=False),
            pa.field("source", text, nullable=False),
            pa.field("locator", text, nullable=False),
            pa.field("note", text),
        ]
    )
