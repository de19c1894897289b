"""Editions: numbered versions of a year's report with their files and numbers, frozen."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from amparo.audit.columns import ExactDecimalField
from amparo.audit.refusals import UnchangeableModel
from amparo.framework.statuses import Status

HASHES = ("framework_hash", "facts_hash", "policy_hash", "software_version")
"""What makes an edition: the same four give the same edition."""


class Edition(UnchangeableModel):
    """One numbered version of one year's report.

    `rests_on_reports`: a result comes from partners' reports, which are not public by themselves.
    """

    compact = models.ForeignKey("compacts.Compact", on_delete=models.PROTECT, related_name="+")
    framework = models.ForeignKey(
        "compacts.FrameworkVersion", on_delete=models.PROTECT, related_name="+"
    )
    snapshot = models.ForeignKey(
        "partner_reports.FactsSnapshot", on_delete=models.PROTECT, related_name="+"
    )
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    as_of = models.DateField()
    framework_hash = models.CharField(max_length=64)
    facts_hash = models.CharField(max_length=64)
    policy_hash = models.CharField(max_length=64)
    software_version = models.CharField(max_length=40)
    policy = models.JSONField()
    content_hash = models.CharField(max_length=64)
    title_en = models.CharField(max_length=300)
    title_es = models.CharField(max_length=300)
    banner_en = models.CharField(max_length=500, blank=True)
    banner_es = models.CharField(max_length=500, blank=True)
    frozen_at = models.DateTimeField()
    frozen_by = models.CharField(max_length=200)
    rests_on_reports = models.BooleanField()

    class PersonalData:
        """`frozen_by` may be a person's name."""

        personal = (("frozen_by", "somebody"),)
        other = (
            "id", "compact", "framework", "snapshot", "year", "number", "as_of",
            "framework_hash", "facts_hash", "policy_hash", "software_version", "policy",
            "content_hash", "title_en", "title_es", "banner_en", "banner_es", "frozen_at",
            "rests_on_reports",
        )  # fmt: skip

    class Meta:
        ordering = ("compact", "-year", "-number")
        constraints = (
            models.UniqueConstraint(fields=("compact", "year", "number"), name="edition_number"),
            models.UniqueConstraint(fields=("compact", "year", *HASHES), name="edition_hashes"),
            models.CheckConstraint(condition=Q(number__gte=1), name="edition_counts_from_one"),
            models.CheckConstraint(condition=~Q(frozen_by=""), name="edition_frozen_by_somebody"),
            *(
                models.CheckConstraint(
                    condition=Exact(Length(field), 64), name=f"edition_{field}_is_sha256"
                )
                for field in ("framework_hash", "facts_hash", "policy_hash", "content_hash")
            ),
        )

    def __str__(self) -> str:
        return f"{self.compact.code} {self.year}, {self.number}"


class FileKind(models.TextChoices):
    """What a file is for: to be downloaded, to stand in a page, to be drawn."""

    REPORT = "report"
    FRAGMENT = "fragment"
    DRAWING = "drawing"


class EditionFile(UnchangeableModel):
    """One file of an edition in one language."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="files")
    language = models.CharField(max_length=2)
    kind = models.CharField(max_length=10, choices=FileKind.choices)
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()

    class PersonalData:
        """Protected results and texts about the compact only."""

        personal: tuple[tuple[str, str], ...] = ()
        other = (
            "id", "edition", "language", "kind", "name", "media_type", "sha256", "content",
        )  # fmt: skip

    class Meta:
        ordering = ("edition", "language", "kind", "name")
        constraints = (
            models.UniqueConstraint(
                fields=("edition", "language", "kind", "name"), name="edition_file_once"
            ),
            models.CheckConstraint(
                condition=Q(language__in=("en", "es")), name="edition_file_language"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=("report", "fragment", "drawing")), name="edition_file_kind"
            ),
        )

    def __str__(self) -> str:
        return f"{self.language}/{self.name}"


class PublishedResult(UnchangeableModel):
    """One protected result. `figure` is its number in the document, where it is printed."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="results")
    indicator = models.CharField(max_length=60)
    period = models.CharField(max_length=60)
    place = models.CharField(max_length=60)
    authority = models.CharField(max_length=60)
    partner = models.CharField(max_length=60)
    breakdown = models.JSONField()
    status = models.CharField(max_length=20)
    amount = ExactDecimalField(null=True)
    denominator = ExactDecimalField(null=True)
    value = ExactDecimalField(null=True)
    reported = models.PositiveIntegerField()
    expected = models.PositiveIntegerField()
    known_from = models.DateField(null=True)
    rule = models.TextField()
    sources = models.JSONField()
    figure = models.PositiveIntegerField(null=True)

    class PersonalData:
        """Results after disclosure control: no small count of children or victims."""

        personal: tuple[tuple[str, str], ...] = ()
        other = (
            "id", "edition", "indicator", "period", "place", "authority", "partner", "breakdown",
            "status", "amount", "denominator", "value", "reported", "expected", "known_from",
            "rule", "sources", "figure",
        )  # fmt: skip

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=(
                    "edition", "indicator", "period", "place", "authority", "partner", "breakdown",
                ),
                name="result_once",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[status.value for status in Status]), name="result_status"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["reported", "partial"], value__isnull=False)
                | (
                    ~Q(status__in=["reported", "partial"])
                    & Q(value__isnull=True, amount__isnull=True)
                ),
                name="result_has_a_value_where_its_status_says_so",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.indicator} {self.period} {self.place} {self.authority}"
