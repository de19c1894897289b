"""The whole core path on the shipped compacts: published figures in, a report's inputs out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from amparo.annual_report.figures import result_key
from amparo.annual_report.inputs import Hashes, ReportInputs, Revision
from amparo.disclosure.policy import SHARED, policy_hash
from amparo.disclosure.progress import protected_progress
from amparo.disclosure.protection import ProtectedResults, protect
from amparo.measurement.discrepancies import discrepancies
from amparo.measurement.evaluation import evaluate
from tests.shipped import content, shipped

AS_OF = date(2026, 4, 15)
REVISED = date(2025, 7, 1)
"""Since when another count of Colombia's indicator 3.4 is known for 2024."""


@cache
def protected(code: str, as_of: date) -> ProtectedResults:
    """Evaluate and protect what was known of a shipped compact by a day."""
    compact = shipped(code)
    return protect(
        evaluate(compact.framework, compact.facts, as_of),
        discrepancies(compact.framework, compact.facts, as_of),
        compact.framework,
        SHARED,
    )


@cache
def shipped_inputs(code: str, year: int, as_of: date = AS_OF) -> ReportInputs:
    """Return what the report of a shipped compact is composed from."""
    framework = shipped(code).framework
    results = protected(code, as_of)
    is_revised = code == "colombia" and as_of >= REVISED
    return ReportInputs(
        framework=framework,
        year=year,
        number=1,
        as_of=as_of,
        policy=SHARED,
        hashes=Hashes(framework.hash, "0" * 64, policy_hash(SHARED), "0.1"),
        protected=results,
        progress=protected_progress(results, framework),
        revisions=tuple(_revisions(as_of)) if is_revised else (),
        statements=shipped(code).statements,
        borders=json.loads(content(code, "map.geojson")),
    )


def _revisions(as_of: date) -> Iterator[Revision]:
    """Yield what stood for Colombia's 3.4 before it was published again."""
    now = {result_key(each): each for each in protected("colombia", as_of).results}
    for before in protected("colombia", REVISED - timedelta(days=1)).results:
        after = now[result_key(before)]
        if before.indicator == "3.4" and before.value and before.value != after.value:
            assert before.known_from is not None
            yield Revision(after, before.value, before.known_from, before.sources[0])
