"""Who was expected to report, and who did.

A number that was expected and is not there becomes a row that says so, so that nothing made
from it looks whole.
"""

# ruff: noqa: S608  the texts are built from our own column names, quoted, and nothing else

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import duckdb
import pyarrow as pa

from amparo.framework.disaggregations import TOTAL
from amparo.framework.statuses import Status
from amparo.measurement.facts import FactsInvalid, fact_key, table_disaggregations

ALWAYS = date(1900, 1, 1)
"""Known-from date of rows nobody wrote: whatever day is asked for, they count."""

PARTNER_KEY = ("indicator", "period", "place", "authority", "partner")


def fill_expected(facts: pa.Table, expected: pa.Table) -> pa.Table:
    """Add a row that says ``not_reported`` for every number expected and absent.

    Parameters
    ----------
    facts : table, schema `measurement.facts.facts_schema`
        Those known on the day in question (`facts.known_by`): a number known later only is
        there, and is not filled.
    expected : table with columns indicator, component, period, place, authority
        and, where they apply, partner and breakdowns; a column left out means ``_T``. One
        row for each number that somebody owes, on the level on which it is owed.

    Returns
    -------
    table, schema `measurement.facts.facts_schema`
        The facts as they are, then the added rows: known from `ALWAYS`, of no source.
        Evaluation lets such a row give way to a number made of parts.
    """
    key = fact_key(table_disaggregations(facts))
    given = set(expected.schema.names)
    owed = ", ".join(_owed(name, given) for name in key)
    same = " AND ".join(f'f."{name}" = e."{name}"' for name in key)
    query = (
        f"SELECT DISTINCT e.*, '{Status.NOT_REPORTED}' AS status, "
        "CAST(NULL AS DECIMAL(18, 4)) AS amount, $always AS known_from, "
        "'' AS source, '' AS locator, CAST(NULL AS VARCHAR) AS note "
        f"FROM (SELECT {owed} FROM expected) AS e ANTI JOIN facts AS f ON {same} ORDER BY ALL"
    )
    with duckdb.connect() as engine:
        engine.register("facts", facts)
        engine.register("expected", expected)
        added = engine.sql(query, params={"always": ALWAYS}).to_arrow_table()
    return pa.concat_tables([facts, added.cast(facts.schema)])


def completeness(facts: pa.Table, expected: pa.Table) -> pa.Table:
    """Count who reported, for every indicator, period, place and authority.

    Parameters
    ----------
    facts : table, schema `measurement.facts.facts_schema`
        Those known on the day in question (`facts.known_by`).
    expected : table with columns indicator, period, place, authority, partner
        Who owes a number.

    Returns
    -------
    table, key (indicator, period, place, authority), in its order
        `reported` and `expected`, counts of partners. A partner that reported zero has
        reported; one of whose numbers some are missing has not; one that answered only "not
        applicable" leaves both counts.

    Raises
    ------
    FactsInvalid
        A partner reported that was not expected to; the first ten are named by code.
    """
    keys = ", ".join(PARTNER_KEY)
    answers = (
        f"SELECT {keys}, BOOL_AND(status <> '{Status.NOT_REPORTED}') AS has_all, "
        f"BOOL_AND(status = '{Status.NOT_APPLICABLE}') AS is_exempt FROM facts GROUP BY {keys}"
    )
    counts = (
        "SELECT indicator, period, place, authority, "
        "COUNT(*) FILTER (has_all AND NOT is_exempt) AS reported, "
        "COUNT(*) FILTER (is_exempt IS NOT TRUE) AS expected "
        f"FROM (SELECT DISTINCT {keys} FROM expected) LEFT JOIN ({answers}) USING ({keys}) "
        "GROUP BY ALL ORDER BY ALL"
    )
    surplus = f"SELECT DISTINCT partner FROM facts ANTI JOIN expected USING ({keys}) ORDER BY ALL"
    with duckdb.connect() as engine:
        engine.register("facts", facts)
        engine.register("expected", expected)
        unexpected = [row[0] for row in engine.sql(surplus).fetchall()]
        if unexpected:
            raise FactsInvalid(f"reported without being expected to: {_first(unexpected)}")
        return engine.sql(counts).to_arrow_table()


def _owed(name: str, given: Iterable[str]) -> str:
    return f'"{name}"' if name in given else f"'{TOTAL}' AS \"{name}\""


def _first(codes: list[str], most: int = 10) -> str:
    more = " and others" if len(codes) > most else ""
    return ", ".join(codes[:most]) + more
