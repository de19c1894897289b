"""Facts from a compact's folder and from accepted reports, and freezing them.

What was known by a day becomes bytes with one hash over everything.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from amparo.annual_report.statements import read_statements
from amparo.compacts.intake import FIGURES, POPULATION, RULES, STATEMENTS, CompactFolder
from amparo.framework.issues import Issue, errors
from amparo.framework.results_framework import ResultsFramework
from amparo.measurement.facts import check_facts, facts_hash, read_facts, write_facts
from amparo.measurement.published_figures import read_population, read_published_figures
from amparo.partner_reports.queries import FactsSnapshot, FrozenFacts


def latest_known(facts: pa.Table) -> date:
    """Return the day on which the newest fact became known."""
    latest: date = pc.max(facts["known_from"]).as_py()
    return latest


def facts_of(snapshot: FactsSnapshot) -> pa.Table:
    """Return the facts of a kept snapshot (`measurement.facts.facts_schema`)."""
    return read_facts(bytes(snapshot.facts))


def freeze_facts(
    *, facts: pa.Table, statements: bytes, outlines: bytes, as_of: date | None = None
) -> FrozenFacts:
    """Freeze what was known by the end of `as_of`; without a day, everything.

    Parameters
    ----------
    facts : table with `measurement.facts.facts_schema`
        At least one row known by then.
    statements : YAML text, UTF-8
    outlines : GeoJSON of the places, empty where there is none
    """
    day = as_of or latest_known(facts)
    # All that was known, with what was revised since: the report shows revisions.
    known = facts.filter(pc.less_equal(facts["known_from"], pa.scalar(day, pa.date32())))
    return FrozenFacts(
        as_of=day,
        hash=inputs_hash(known, statements, outlines, day),
        facts=write_facts(known),
        statements=statements,
        map=outlines,
        fact_count=known.num_rows,
    )


def inputs_hash(facts: pa.Table, statements: bytes, outlines: bytes, as_of: date) -> str:
    """Return the SHA-256 over the facts' content, the statements, the outlines and the day.

    The facts are hashed as values, so that another version of the Parquet writer changes nothing.
    """
    parts = {
        "as_of": as_of.isoformat(),
        "facts": facts_hash(facts),
        "map": hashlib.sha256(outlines).hexdigest(),
        "statements": hashlib.sha256(statements).hexdigest(),
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def read_folder_facts(
    folder: CompactFolder, framework: ResultsFramework
) -> tuple[pa.Table | None, list[Issue]]:
    """Read the figures of `folder` into facts and check its statements.

    Returns
    -------
    table with `measurement.facts.facts_schema`, or None
        None if anything has an error: the figures, their rules, the population, the statements.
    list of Issue
        Everything that was found, each thing once, with its file and line.
    """
    places = {name: str(folder.path / name) for name in (FIGURES, RULES, POPULATION, STATEMENTS)}
    tables, issues = [], []
    for name, read in ((FIGURES, read_published_figures), (POPULATION, read_population)):
        if name in folder.files:
            table, found = read(folder[name], folder[RULES], framework, places[name], places[RULES])
            tables.append(table)
            issues.extend(found)
    if STATEMENTS in folder.files:
        _, found = read_statements(folder[STATEMENTS], places[STATEMENTS], framework)
        issues.extend(found)
    every = list(dict.fromkeys(issues))
    whole = [table for table in tables if table is not None]
    if errors(every) or not whole:
        return None, every
    facts = pa.concat_tables(whole)
    every.extend(issue for issue in check_facts(facts, framework) if issue not in every)
    return (None if errors(every) else facts), every
