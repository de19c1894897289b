"""The figures of a compact's folder become checked facts: all of them, or none and every issue.

Published figures and population tables are today's entrance; reports of partners will be
another one, with the same checks.
"""

from __future__ import annotations

import pyarrow as pa

from amparo.annual_report.statements import read_statements
from amparo.compacts.intake import FIGURES, POPULATION, RULES, STATEMENTS, CompactFolder
from amparo.framework.issues import Issue, errors
from amparo.framework.results_framework import ResultsFramework
from amparo.measurement.facts import check_facts
from amparo.measurement.published_figures import read_population, read_published_figures


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
