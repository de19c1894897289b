"""Reading snapshots of facts. Only editions are made from them; no page shows them."""

from __future__ import annotations

from amparo.partner_reports.models import FactsSnapshot

__all__ = ["FactsSnapshot", "snapshots_of"]


def snapshots_of(compact_code: str) -> list[FactsSnapshot]:
    """Return the snapshots of a compact, oldest first, without their content."""
    found = FactsSnapshot.objects.filter(compact__code=compact_code)
    return list(found.defer("facts", "statements", "map"))
