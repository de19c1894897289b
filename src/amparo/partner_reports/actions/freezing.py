"""Taking snapshots of facts."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from amparo.audit.actions import record_event
from amparo.audit.refusals import NotPossible
from amparo.compacts.queries import Compact, lock_compact
from amparo.framework.language import Text
from amparo.partner_reports.models import FactsSnapshot
from amparo.partner_reports.permissions import check_can_take_snapshot
from amparo.partner_reports.queries.kept_facts import FrozenFacts
from amparo.people.permissions import Viewer
from amparo.programs.permissions import author_of


@transaction.atomic
def take_snapshot(
    *, compact: Compact, frozen: FrozenFacts, by: str | Viewer, at: datetime
) -> FactsSnapshot:
    """Keep frozen facts, from which editions are then made.

    Refuses people whose role does not permit it, and facts of which none was known by their
    day. Facts that are already kept are returned as they are.
    """
    check_can_take_snapshot(by, compact.code)
    if not frozen.fact_count:
        raise NotPossible(
            Text("No figure was known by {day}.", "Ninguna cifra se conocía al {day}.").fill(
                day=frozen.as_of.isoformat()
            )
        )
    lock_compact(compact)
    known = FactsSnapshot.objects.filter(compact=compact, hash=frozen.hash).first()
    return known or _take(compact, frozen, author_of(by), at)


def _take(compact: Compact, frozen: FrozenFacts, by: str, at: datetime) -> FactsSnapshot:
    snapshot = FactsSnapshot.objects.create(
        compact=compact,
        as_of=frozen.as_of,
        hash=frozen.hash,
        facts=frozen.facts,
        statements=frozen.statements,
        map=frozen.map,
        fact_count=frozen.fact_count,
        taken_at=at,
    )
    record_event(
        by=by,
        action="partner_reports.snapshot_taken",
        subject=snapshot,
        at=at,
        detail={"compact": compact.code, "hash": frozen.hash, "facts": frozen.fact_count},
    )
    return snapshot
