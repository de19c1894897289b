"""Snapshots: the facts and statements an edition is made from, frozen."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from amparo.audit.refusals import UnchangeableModel


class FactsSnapshot(UnchangeableModel):
    """What was known by the end of `as_of`.

    `facts` is Parquet with `measurement.facts.facts_schema`, `statements` the YAML text and
    `map` the outlines of the places (GeoJSON; empty where there are none). `hash` covers all
    of them and the date.
    """

    compact = models.ForeignKey("compacts.Compact", on_delete=models.PROTECT, related_name="+")
    as_of = models.DateField()
    hash = models.CharField(max_length=64)
    facts = models.BinaryField()
    statements = models.BinaryField()
    map = models.BinaryField()
    fact_count = models.PositiveIntegerField()
    taken_at = models.DateTimeField()

    class PersonalData:
        """Aggregate numbers only; small ones are why nothing leaves before disclosure control."""

        personal: tuple[tuple[str, str], ...] = ()
        other = (
            "id", "compact", "as_of", "hash", "facts", "statements", "map", "fact_count",
            "taken_at",
        )  # fmt: skip

    class Meta:
        ordering = ("taken_at", "id")
        constraints = (
            models.UniqueConstraint(fields=("compact", "hash"), name="snapshot_once"),
            models.CheckConstraint(
                condition=Exact(Length("hash"), 64), name="snapshot_hash_is_sha256"
            ),
            models.CheckConstraint(condition=Q(fact_count__gt=0), name="snapshot_has_facts"),
        )

    def __str__(self) -> str:
        return f"{self.compact.code} {self.as_of}"
