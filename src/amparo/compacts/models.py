"""Compacts and the versions of their results frameworks, each kept as the text it was."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from amparo.audit.refusals import UnchangeableModel


class Compact(models.Model):
    """An agreement between two governments, as its latest framework text describes it."""

    code = models.CharField(max_length=60, unique=True)
    title_en = models.CharField(max_length=300)
    title_es = models.CharField(max_length=300)
    illustrative = models.BooleanField()
    signed = models.DateField()
    starts = models.DateField()
    ends = models.DateField()

    class PersonalData:
        """Nothing here is about a person."""

        personal: tuple[tuple[str, str], ...] = ()
        other = ("id", "code", "title_en", "title_es", "illustrative", "signed", "starts", "ends")

    class Meta:
        ordering = ("illustrative", "code")
        constraints = (
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="compact_has_a_term"),
            models.CheckConstraint(
                condition=~Q(title_en="") & ~Q(title_es=""), name="compact_has_both_titles"
            ),
        )

    def __str__(self) -> str:
        return self.code


class FrameworkVersion(UnchangeableModel):
    """One text of a framework with its place list. `adopted_at` is blank while a proposal."""

    compact = models.ForeignKey(Compact, on_delete=models.PROTECT, related_name="frameworks")
    hash = models.CharField(max_length=64)
    version = models.CharField(max_length=40)
    text = models.BinaryField()
    places = models.BinaryField()
    adopted_at = models.DateField(null=True)
    recorded_at = models.DateTimeField()

    class PersonalData:
        """Nothing here is about a person."""

        personal: tuple[tuple[str, str], ...] = ()
        other = (
            "id", "compact", "hash", "version", "text", "places", "adopted_at", "recorded_at",
        )  # fmt: skip

    class Meta:
        ordering = ("recorded_at", "id")
        constraints = (
            models.UniqueConstraint(fields=("compact", "hash"), name="framework_text_once"),
            models.CheckConstraint(
                condition=Exact(Length("hash"), 64), name="framework_hash_is_sha256"
            ),
        )

    def __str__(self) -> str:
        return f"{self.compact.code} {self.version}"
