"""Freezing facts: what was known by a day, as bytes with one hash over everything."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from amparo.measurement.facts import facts_hash, read_facts, write_facts
from amparo.partner_reports.queries import FactsSnapshot


@dataclass(frozen=True, slots=True)
class FrozenFacts:
    """The inputs of an edition beside its framework; see `models.FactsSnapshot`."""

    as_of: date
    hash: str
    facts: bytes
    statements: bytes
    map: bytes
    fact_count: int


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
