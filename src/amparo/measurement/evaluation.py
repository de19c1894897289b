"""Facts become results: every indicator's value for every period, place, partner and breakdown.

The rules of the indicators are planned (`measurement.plan`), written as SQL
(`measurement.statements`) and run (`measurement.engines`). How far a result stands from its
target is `measurement.progress`; where a total and its parts differ, `measurement.discrepancies`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from functools import partial

import pyarrow as pa
import pyarrow.compute as pc

from amparo.framework.disaggregations import TOTAL
from amparo.framework.results_framework import ResultsFramework
from amparo.measurement.codes import decoded
from amparo.measurement.engines import run_on_duckdb
from amparo.measurement.plan import Rules
from amparo.measurement.programme import BITS, Programme, programme_for
from amparo.measurement.results import results_schema


def evaluate(
    framework: ResultsFramework,
    facts: pa.Table,
    as_of: date,
    indicators: Collection[str] | None = None,
) -> pa.Table:
    """Compute the results of a framework's indicators from facts.

    Parameters
    ----------
    facts : table, schema `measurement.facts.facts_schema`
        Found right by `facts.check_facts`. Of each number the latest known by `as_of` counts.
    indicators : collection of str, optional
        Codes of those wanted; all where left out.

    Returns
    -------
    table, schema `measurement.results.results_schema`
        One row for each number reported and each that the rules make, in no order. Nothing
        is made where nothing was reported or expected.

    Raises
    ------
    FactsInvalid
        Not a facts table, or facts are broken down by what their indicator does not name.
    RuleRefused
        A rule that cannot be applied (`measurement.plan.check_rules`).

    Notes
    -----
    Each axis of the indicator is taken in its declared order, and on it each level from the
    lowest. A parent reported as it is stays, and its parts are not mixed into it. Any other
    parent is made of its children by the indicator's rule; a later axis replaces what an
    earlier one made, but a number is never replaced by the absence of one. Nothing is made
    along an axis without a rule, and nothing is ever made of two authorities' numbers.

    Of a made number, `reported` and `expected` count the numbers reported for it and those
    asked for; not applicable ones are in neither. For `latest` they are the chosen period's
    and those of later periods that are missing.
    """
    programme = programme_for(framework, facts, as_of, indicators)
    return finish(programme, run_on_duckdb(programme))


def finish(programme: Programme, tables: Iterable[pa.Table]) -> pa.Table:
    """Make the results table of what an engine returned for `programme`.

    Parameters
    ----------
    tables : iterable of table
        The results of the programme's `wanted` statements, in their order.
    """
    schema = results_schema(programme.disaggregations)
    parts = [
        _named(table, rules, programme)
        for table, rules in zip(tables, programme.wanted.values(), strict=True)
    ]
    return pa.concat_tables([schema.empty_table(), *parts])


def _named(table: pa.Table, rules: Rules, programme: Programme) -> pa.Table:
    """Give one table its rules and sources in words, and totals where it has no breakdown."""
    totals = pa.nulls(table.num_rows, pa.string()).fill_null(TOTAL)
    made = {
        "rule": decoded(table.column("steps"), lambda steps: _rule(steps, rules)),
        "sources": _sources(table, programme.sources),
    }
    schema = results_schema(programme.disaggregations)
    given = {name: table.column(name) for name in table.schema.names} | made
    return pa.table([given.get(name, totals) for name in schema.names], schema.names).cast(schema)


def _rule(steps: int, rules: Rules) -> str:
    made = [f"{rule}:{axis}" for at, (axis, rule) in enumerate(rules) if steps >> at & 1]
    return ">".join(made) or "reported"


def _sources(table: pa.Table, sources: tuple[str, ...]) -> pa.Array:
    """Spell out the bits of ``mask_0``, ``mask_1`` and so on."""
    groups = [sources[start : start + BITS] for start in range(0, len(sources), BITS)]
    words = [
        decoded(table.column(f"mask_{at}"), partial(_of_bits, group))
        for at, group in enumerate(groups)
    ]
    blank = pa.nulls(table.num_rows, pa.string()).fill_null("")
    return pc.utf8_ltrim_whitespace(pc.binary_join_element_wise(blank, *words, ""))


def _of_bits(group: tuple[str, ...], bits: int) -> str:
    return "".join(f" {each}" for at, each in enumerate(group) if bits >> at & 1)
