"""The facts table: one row per number as reported, with what it is about and since when known.

Reading figures into facts is `measurement.published_figures`; checking them against the
framework is `measurement.fact_checks`; computing from facts is `measurement.evaluation`.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from amparo.framework.disaggregations import TOTAL
from amparo.measurement.fact_checks import check_facts

__all__ = [
    "AMOUNT_TYPE",
    "KEY_BEFORE_BREAKDOWN",
    "FactsInvalid",
    "check_facts",
    "fact_key",
    "facts_hash",
    "facts_schema",
    "facts_table",
    "known_by",
    "read_facts",
    "table_disaggregations",
    "write_facts",
]

AMOUNT_TYPE = pa.decimal128(18, 4)
"""Exact decimals: up to 14 digits before the point and four after it."""

KEY_BEFORE_BREAKDOWN = ("indicator", "component", "period", "place", "authority", "partner")
"""Together with the breakdowns and `known_from`, the key: one number, one row."""

AFTER_BREAKDOWN = ("status", "amount", "known_from", "source", "locator", "note")


class FactsInvalid(ValueError):
    """A table that does not have the shape of facts."""


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
        Code of a source of the framework, or id of a partner report; blank only in rows
        that nobody wrote (`measurement.completeness.fill_expected`).
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


def facts_table(rows: Iterable[Mapping[str, Any]], disaggregations: Iterable[str]) -> pa.Table:
    """Build a facts table from rows.

    Parameters
    ----------
    rows : iterable of mapping
        Column name to value; amounts are `Decimal`, days `date`. A missing partner or
        breakdown means ``_T``; a missing amount or note means blank.
    disaggregations : iterable of str
        Codes, one column each, in this order.

    Raises
    ------
    FactsInvalid
        A row has an unknown column, lacks a needed one, or holds a value of the wrong type.
    """
    schema = facts_schema(disaggregations)
    broken_down = schema.names[len(KEY_BEFORE_BREAKDOWN) : -len(AFTER_BREAKDOWN)]
    blank = dict.fromkeys(["partner", *broken_down], TOTAL) | {"amount": None, "note": None}
    needed = set(schema.names) - set(blank)
    filled = []
    for row in rows:
        wrong = sorted((needed - set(row)) | (set(row) - set(schema.names)))
        if wrong:
            raise FactsInvalid(f"columns missing or unknown: {', '.join(wrong)}")
        filled.append(blank | dict(row))
    try:
        table = pa.Table.from_pylist(filled, schema)
    except (pa.ArrowException, TypeError) as reason:
        raise FactsInvalid(str(reason)) from reason
    return _complete(table)


def table_disaggregations(table: pa.Table) -> list[str]:
    """Return the codes of the breakdown columns of a facts table, in its order.

    Raises
    ------
    FactsInvalid
        The table does not have the columns and types of `facts_schema`.
    """
    names = list(table.schema.names)
    found = names[len(KEY_BEFORE_BREAKDOWN) : -len(AFTER_BREAKDOWN)]
    if not table.schema.equals(facts_schema(found)) or len(set(names)) < len(names):
        raise FactsInvalid(f"not the columns and types of a facts table: {', '.join(names)}")
    return found


def fact_key(disaggregations: Iterable[str]) -> list[str]:
    """Return the columns that say which number a fact is, `known_from` left out."""
    return [*KEY_BEFORE_BREAKDOWN, *disaggregations]


def known_by(table: pa.Table, as_of: date) -> pa.Table:
    """Return the facts that counted on a day: of each number the latest known by then.

    Parameters
    ----------
    table : table, schema `facts_schema`
    as_of : date
        A fact known from exactly this day is known.

    Returns
    -------
    table, schema `facts_schema`
        At most one row for each key, in the order of the key.
    """
    key = ", ".join(f'"{name}"' for name in fact_key(table_disaggregations(table)))
    with duckdb.connect() as connection:
        connection.register("facts", table)
        latest = connection.sql(
            f"SELECT * FROM facts WHERE known_from <= $as_of "  # noqa: S608  our own columns
            f"QUALIFY row_number() OVER (PARTITION BY {key} ORDER BY known_from DESC) = 1 "
            f"ORDER BY {key}",
            params={"as_of": as_of},
        ).to_arrow_table()
    return latest.cast(table.schema)


def facts_hash(table: pa.Table) -> str:
    r"""Return the SHA-256 of the facts, in hex.

    Notes
    -----
    It is taken over a text: one line per fact, lines sorted by their bytes, columns in the
    order of their names, each ended by a tab; tab, line feed and backslash inside a value
    are escaped, a blank is ``\N``; amounts have four decimals, days are ISO 8601. It does not
    depend on the order of rows or columns, nor on how a file stores them.
    """
    table_disaggregations(table)
    names = sorted(table.schema.names)
    columns = [_canonical(table.column(name)) for name in names]
    lines = pc.binary_join_element_wise(*columns, "", "\t").combine_chunks()
    ordered = lines.take(pc.sort_indices(lines))
    text = "\n".join(["\t".join(names), *ordered.to_pylist()])
    return hashlib.sha256(text.encode()).hexdigest()


def write_facts(table: pa.Table) -> bytes:
    """Return the facts as one Parquet file, rows in the order of their key."""
    keys = [*fact_key(table_disaggregations(table)), "known_from", "source", "locator"]
    target = io.BytesIO()
    pq.write_table(table.sort_by([(name, "ascending") for name in keys]), target)
    return target.getvalue()


def read_facts(content: bytes) -> pa.Table:
    """Return the facts of a Parquet file written by `write_facts`.

    Raises
    ------
    FactsInvalid
        It is not a Parquet file, or its columns are not those of `facts_schema`.
    """
    try:
        table = pq.read_table(io.BytesIO(content))
    except pa.ArrowException as reason:
        raise FactsInvalid("not a readable Parquet file") from reason
    table = table.replace_schema_metadata()
    table_disaggregations(table)
    return _complete(table)


def _complete(table: pa.Table) -> pa.Table:
    """Refuse a blank where the schema allows none."""
    blank = _columns_with_blanks(table)
    if blank:
        raise FactsInvalid(f"blank in columns that must not be: {', '.join(blank)}")
    return table


def _columns_with_blanks(table: pa.Table) -> Sequence[str]:
    return [
        field.name
        for field in table.schema
        if not field.nullable and table.column(field.name).null_count
    ]


def _canonical(column: pa.ChunkedArray) -> pa.ChunkedArray:
    text = column.cast(pa.string())
    for plain, escaped in (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n")):
        text = pc.replace_substring(text, plain, escaped)
    return pc.fill_null(text, "\\N")
