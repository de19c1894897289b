"""Snapshots of facts as they are kept. Only editions are made from them; no page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from amparo.partner_reports.models import FactsSnapshot


@dataclass(frozen=True, slots=True)
class FrozenFacts:
    """The inputs of an edition beside its framework; see `models.FactsSnapshot`."""

    as_of: date
    hash: str
    facts: bytes
    statements: bytes
    map: bytes
    fact_count: int


def snapshots_of(compact_code: str) -> list[FactsSnapshot]:
    """Return the snapshots of a compact, oldest first, without their content."""
    found = FactsSnapshot.objects.filter(compact__code=compact_code)
    return list(found.defer("facts", "statements", "map"))
