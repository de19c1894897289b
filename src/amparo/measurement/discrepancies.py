"""Published totals that their published parts do not add up to. Stated here, repaired nowhere."""

# ruff: noqa: S608  the texts are built from our own column names, quoted, and nothing else

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import duckdb
import pyarrow as pa

from amparo.framework.indicators import PARTNER_AXIS, PERIOD_AXIS, PLACE_AXIS, Rule
from amparo.framework.results_framework import ResultsFramework
from amparo.framework.statuses import Status
from amparo.measurement.axes import Hierarchies
from amparo.measurement.codes import distinct
from amparo.measurement.evaluation import evaluate
from amparo.measurement.facts import table_disaggregations
from amparo.measurement.plan import may_combine
from amparo.measurement.results import KEY_BEFORE_BREAKDOWN, SUM_TYPE
from amparo.measurement.statements import quoted

FEWEST_PARTS = 2
"""One category alone is a share of the total, not a breakdown of it."""


def discrepancies_schema(disaggregations: Collection[str]) -> pa.Schema:
    """Return the schema of a table of discrepancies.

    Columns
    -------
    indicator, period, place, authority, partner, one column per disaggregation : str
        The key of the stated total, as in results.
    axis : str
        Along which the parts lie. Together with the key, the key.
    stated, parts, difference : decimal
        The total as published, the sum of its parts one level below, and what remains:
        above zero unexplained, below zero counted twice or elsewhere.
    parts_known_from, stated_known_from : date
        Latest known-from dates. Parts known earlier belong to an earlier figure.
    reported_parts, listed_parts : int
        How many parts have a number, and how many the framework lists; blank for partners.
    """
    text, day = pa.string(), pa.date32()
    return pa.schema(
        [
            *(pa.field(name, text, nullable=False) for name in KEY_BEFORE_BREAKDOWN),
            *(pa.field(name, text, nullable=False) for name in disaggregations),
            pa.field("axis", text, nullable=False),
            *(pa.field(name, SUM_TYPE, nullable=False) for name in _AMOUNTS),
            pa.field("parts_known_from", day, nullable=False),
            pa.field("stated_known_from", day, nullable=False),
            pa.field("reported_parts", pa.int64(), nullable=False),
            pa.field("listed_parts", pa.int64()),
        ]
    )


_AMOUNTS = ("stated", "parts", "difference")


def discrepancies(framework: ResultsFramework, facts: pa.Table, as_of: date) -> pa.Table:
    """Find the totals reported as they are that differ from the sum of their parts.

    Parameters
    ----------
    facts : table, schema `measurement.facts.facts_schema`
        Of each number the latest known by `as_of` counts.

    Returns
    -------
    table, schema `discrepancies_schema`
        In the order of the key.

    Notes
    -----
    Parts are looked at along axes whose rule is ``sum``; they are the results one level
    below, ``_U`` among them. Parts above the total are always stated. Parts below it are
    stated where the breakdown may be held against the total: at least two parts have a
    number, none of those listed in the facts is missing or partial, the disaggregation is
    complete, and periods cover the whole span. Categories or places that nobody mentions do
    not excuse the difference: it is then what they should hold.
    """
    axes = table_disaggregations(facts)
    names = [*KEY_BEFORE_BREAKDOWN, *axes]
    results = evaluate(framework, facts, as_of)
    schema = discrepancies_schema(axes)
    found = [schema.empty_table()]
    with duckdb.connect() as engine:
        engine.register("results", results)
        for axis, indicators in _summed(framework, axes).items():
            engine.register("summed", pa.table({"indicator": pa.array(indicators, pa.string())}))
            engine.register("listed", _listed(framework, axis, results))
            found.append(engine.sql(_query(axis, names, framework)).to_arrow_table().cast(schema))
    order = [(name, "ascending") for name in (*names, "axis")]
    return pa.concat_tables(found).sort_by(order)


def _summed(framework: ResultsFramework, breakdowns: Collection[str]) -> dict[str, list[str]]:
    """Return the indicators whose numbers are added, by axis, for the axes that facts have."""
    axes = {PARTNER_AXIS, PLACE_AXIS, PERIOD_AXIS, *breakdowns}
    found: dict[str, list[str]] = {}
    for indicator in framework.indicators.values():
        for axis, rule in indicator.aggregation.items():
            if rule is Rule.SUM and axis in axes and may_combine(axis, rule, framework):
                found.setdefault(axis, []).append(indicator.code)
    return found


def _listed(framework: ResultsFramework, axis: str, results: pa.Table) -> pa.Table:
    """Return every part in use, what it lies in, and how many parts that has."""
    hierarchies = Hierarchies(framework)
    rows = [
        {"code": code, "parent": above[0], "listed": hierarchies.siblings(axis, code)}
        for code in distinct(results.column(axis))
        if (above := hierarchies.above(axis, code))
    ]
    fields = [("code", pa.string()), ("parent", pa.string()), ("listed", pa.int64())]
    return pa.Table.from_pylist(rows, pa.schema(fields))


def _query(axis: str, names: list[str], framework: ResultsFramework) -> str:
    breakdown = framework.disaggregations.get(axis)
    is_complete = breakdown is None or breakdown.complete
    covers = "parts.reported_parts = parts.listed_parts" if axis == PERIOD_AXIS else "TRUE"
    fixed = ", ".join(quoted(name) for name in names if name != axis)
    parts = (
        f"SELECT {fixed}, listed.parent AS {quoted(axis)}, SUM(amount) AS parts, "
        "MAX(known_from) AS known_from, COUNT(amount) AS reported_parts, "
        "MAX(listed.listed) AS listed_parts, "
        f"COUNT(*) FILTER (status IN ('{Status.PARTIAL}', '{Status.NOT_REPORTED}')) AS lacking "
        f"FROM results JOIN listed ON listed.code = results.{quoted(axis)} "
        f"GROUP BY {fixed}, listed.parent"
    )
    return (
        f"SELECT {', '.join(f'total.{quoted(name)}' for name in names)}, '{axis}' AS axis, "
        "total.amount AS stated, parts.parts, total.amount - parts.parts AS difference, "
        "parts.known_from AS parts_known_from, total.known_from AS stated_known_from, "
        "parts.reported_parts, parts.listed_parts "
        f"FROM results AS total JOIN ({parts}) AS parts "
        f"USING ({', '.join(quoted(name) for name in names)}) "
        "JOIN summed USING (indicator) "
        f"WHERE total.rule = 'reported' AND total.status = '{Status.REPORTED}' "
        "AND parts.parts <> total.amount AND (parts.parts > total.amount "
        f"OR ({is_complete} AND parts.reported_parts >= {FEWEST_PARTS} "
        f"AND parts.lacking = 0 AND {covers}))"
    )
