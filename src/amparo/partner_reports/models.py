"""Partner reports with their versions and everything in them; snapshots of facts.

A version's content changes only while it is a draft; once submitted the database refuses any
change (`refusals.RefuseChangesOnceSubmitted`).
"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils import timezone

from amparo.audit.columns import ExactDecimalField
from amparo.audit.refusals import UnchangeableModel
from amparo.framework.statuses import FACT_STATUSES
from amparo.partner_reports.states import ReportState, Timeliness, timeliness


class PartnerReport(models.Model):
    """What one award owes for one period. `revision` counts its moves.

    `first_submitted_at` never changes once set: it decides whether the report was on time.
    `closed_at` is since when it is known that nothing was provided; it stays as what was known
    then, also when the report comes after all.
    """

    award = models.ForeignKey("programs.Award", on_delete=models.PROTECT, related_name="+")
    period = models.CharField(max_length=60)
    starts = models.DateField()
    ends = models.DateField()
    due = models.DateField()
    state = models.CharField(max_length=20, default=ReportState.EXPECTED.value)
    revision = models.PositiveIntegerField(default=0)
    first_submitted_at = models.DateTimeField(null=True)
    requested_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    reminded_on = models.DateField(null=True)

    class PersonalData:
        """Nothing here is about a person."""

        personal: tuple[tuple[str, str], ...] = ()
        other = (
            "id", "award", "period", "starts", "ends", "due", "state", "revision",
            "first_submitted_at", "requested_at", "closed_at", "reminded_on",
        )  # fmt: skip

    class Meta:
        ordering = ("due", "award", "id")
        constraints = (
            models.UniqueConstraint(fields=("award", "period"), name="partner_report_once"),
            models.CheckConstraint(
                condition=Q(ends__gte=F("starts")) & Q(due__gt=F("ends")),
                name="partner_report_is_due_after_its_period",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in ReportState]),
                name="partner_report_state",
            ),
            models.CheckConstraint(
                condition=Q(first_submitted_at__isnull=False)
                | ~Q(state__in=["submitted", "accepted"]),
                name="partner_report_submitted_once_it_is",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=False) | ~Q(state="not_provided"),
                name="partner_report_closed_once_it_is",
            ),
        )

    def __str__(self) -> str:
        return f"{self.award_id} {self.period}"

    @property
    def report_state(self) -> ReportState:
        """The state, as what it is."""
        return ReportState(self.state)

    def timeliness(self, today: date) -> Timeliness:
        """How the report stands against its due date on `today`."""
        first = self.first_submitted_at
        return timeliness(self.due, None if first is None else timezone.localdate(first), today)


class ReportVersion(models.Model):
    """One version of a report's content: a draft until it is submitted, then unchangeable.

    `revision` counts the saves of the draft, on from the version before. `cleared` holds what was
    emptied in the draft, and by which revision: an empty place has no row to say so.
    `accepted_at` is since when its values are known; `withdrawn_at` ends that. `content_hash` is
    set at submission.
    """

    report = models.ForeignKey(PartnerReport, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    revision = models.PositiveIntegerField(default=0)
    cleared = models.JSONField(default=dict)
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=254)
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.CharField(max_length=254, blank=True)
    content_hash = models.CharField(max_length=64, blank=True)
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class PersonalData:
        """Who began and who certified it."""

        personal = (("begun_by", "somebody"), ("submitted_by", "somebody"))
        other = (
            "id", "report", "number", "revision", "cleared", "begun_at", "submitted_at",
            "content_hash", "accepted_at", "withdrawn_at",
        )  # fmt: skip

    class Meta:
        ordering = ("report", "number")
        constraints = (
            models.UniqueConstraint(fields=("report", "number"), name="report_version_number"),
            models.UniqueConstraint(
                fields=("report",),
                condition=Q(submitted_at__isnull=True),
                name="report_has_one_draft",
            ),
            models.UniqueConstraint(
                fields=("report",),
                condition=Q(accepted_at__isnull=False, withdrawn_at__isnull=True),
                name="report_has_one_accepted_version",
            ),
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=True, submitted_by="", content_hash="")
                | (Q(submitted_at__isnull=False) & ~Q(submitted_by="") & ~Q(content_hash="")),
                name="report_version_submitted_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(submitted_at__isnull=False),
                name="report_version_accepted_once_submitted",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(accepted_at__isnull=False),
                name="report_version_withdrawn_once_accepted",
            ),
        )

    def __str__(self) -> str:
        return f"{self.report_id} {self.number}"


class ReportedValue(models.Model):
    """A cell of a version. `breakdown` is `CellKey.breakdown_text`; blank for the total.

    `revision` is the draft's revision that wrote it, for whoever edits beside somebody else.
    """

    version = models.ForeignKey(ReportVersion, on_delete=models.PROTECT, related_name="values")
    indicator = models.CharField(max_length=60)
    component = models.CharField(max_length=20)
    place = models.CharField(max_length=60)
    breakdown = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=20)
    amount = ExactDecimalField(null=True)
    note = models.TextField(blank=True)
    locator = models.CharField(max_length=120)
    revision = models.PositiveIntegerField()

    class PersonalData:
        """Aggregate numbers; small ones stay inside until disclosure control. No names."""

        personal: tuple[tuple[str, str], ...] = ()
        other = (
            "id", "version", "indicator", "component", "place", "breakdown", "status", "amount",
            "note", "locator", "revision",
        )  # fmt: skip

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("version", "indicator", "component", "place", "breakdown"),
                name="reported_value_once",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[status.value for status in FACT_STATUSES]),
                name="reported_value_status",
            ),
            models.CheckConstraint(
                condition=Q(status="reported", amount__isnull=False)
                | (~Q(status="reported") & Q(amount__isnull=True)),
                name="reported_value_has_an_amount_where_its_status_says_so",
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator} {self.place} {self.breakdown}"


class ReportNarrative(models.Model):
    """A told section of a version, in the language in which it was written."""

    version = models.ForeignKey(ReportVersion, on_delete=models.PROTECT, related_name="narratives")
    section = models.CharField(max_length=20)
    language = models.CharField(max_length=2)
    text = models.TextField()
    revision = models.PositiveIntegerField()

    class PersonalData:
        """Partners are told to name nobody; whoever copies the table drops the text."""

        personal = (("text", "blank"),)
        other = ("id", "version", "section", "language", "revision")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("version", "section"), name="report_narrative_once"),
            models.CheckConstraint(
                condition=Q(language__in=["en", "es"]), name="report_narrative_language"
            ),
        )

    def __str__(self) -> str:
        return f"{self.version_id} {self.section}"


class ActivityProgress(models.Model):
    """How an activity stands, as a version says."""

    version = models.ForeignKey(ReportVersion, on_delete=models.PROTECT, related_name="activities")
    activity = models.CharField(max_length=20)
    state = models.CharField(max_length=20)
    note = models.TextField(blank=True)
    revision = models.PositiveIntegerField()

    class PersonalData:
        """Partners are told to name nobody; whoever copies the table drops the note."""

        personal = (("note", "blank"),)
        other = ("id", "version", "activity", "state", "revision")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("version", "activity"), name="activity_progress_once"),
        )

    def __str__(self) -> str:
        return f"{self.version_id} {self.activity}"


class Expenditure(models.Model):
    """An amount of money of a version: spent on a budget line, or a line of the SF-425.

    `kind` is ``budget_line`` (spent in the period) or ``financial`` (cumulative).
    """

    version = models.ForeignKey(
        ReportVersion, on_delete=models.PROTECT, related_name="expenditures"
    )
    kind = models.CharField(max_length=12)
    line = models.CharField(max_length=20)
    amount = ExactDecimalField()
    revision = models.PositiveIntegerField()

    class PersonalData:
        """Nothing here is about a person."""

        personal: tuple[tuple[str, str], ...] = ()
        other = ("id", "version", "kind", "line", "amount", "revision")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("version", "kind", "line"), name="expenditure_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["budget_line", "financial"]), name="expenditure_kind"
            ),
        )

    def __str__(self) -> str:
        return f"{self.version_id} {self.kind} {self.line}"


class Explanation(models.Model):
    """Why a warning stands nevertheless. `place` is a cell's key as text, or a field."""

    version = models.ForeignKey(
        ReportVersion, on_delete=models.PROTECT, related_name="explanations"
    )
    code = models.CharField(max_length=60)
    place = models.CharField(max_length=500)
    text = models.TextField()
    revision = models.PositiveIntegerField()

    class PersonalData:
        """Partners are told to name nobody; whoever copies the table drops the text."""

        personal = (("text", "blank"),)
        other = ("id", "version", "code", "place", "revision")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("version", "code", "place"), name="explanation_once"),
        )

    def __str__(self) -> str:
        return f"{self.version_id} {self.code}"


class Evidence(UnchangeableModel):
    """A file that supports a report. Its content lies under its hash outside the web root."""

    report = models.ForeignKey(PartnerReport, on_delete=models.PROTECT, related_name="evidence")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=254)

    class PersonalData:
        """Who added it; the name of the file may name somebody."""

        personal = (("name", "file"), ("added_by", "somebody"))
        other = ("id", "report", "media_type", "size", "sha256", "added_at")

    class Meta:
        ordering = ("added_at", "id")
        constraints = (
            models.UniqueConstraint(fields=("report", "sha256"), name="evidence_once"),
            models.CheckConstraint(
                condition=Exact(Length("sha256"), 64), name="evidence_hash_is_sha256"
            ),
        )

    def __str__(self) -> str:
        return self.sha256


class ValueComment(UnchangeableModel):
    """What a reviewer or the partner says about one value of a submitted version."""

    version = models.ForeignKey(ReportVersion, on_delete=models.PROTECT, related_name="comments")
    cell = models.CharField(max_length=500)
    text = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=254)

    class PersonalData:
        """Who said it, and what."""

        personal = (("text", "blank"), ("by", "somebody"))
        other = ("id", "version", "cell", "at")

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="value_comment_says_something"),
        )

    def __str__(self) -> str:
        return f"{self.version_id} {self.cell}"


class ReportReview(UnchangeableModel):
    """A decision on a submitted version: returned, accepted or acceptance withdrawn, and why."""

    version = models.ForeignKey(ReportVersion, on_delete=models.PROTECT, related_name="reviews")
    decision = models.CharField(max_length=20)
    reason = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=254)

    class PersonalData:
        """Who decided, and the words."""

        personal = (("reason", "blank"), ("by", "somebody"))
        other = ("id", "version", "decision", "at")

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(decision__in=["returned", "accepted", "withdrawn"]),
                name="report_review_decision",
            ),
            models.CheckConstraint(
                condition=Q(decision="accepted") | ~Q(reason=""), name="report_review_has_a_reason"
            ),
        )

    def __str__(self) -> str:
        return f"{self.version_id} {self.decision}"


class TableMapping(models.Model):
    """How an award's own table was read the last time, by the words of its header."""

    award = models.ForeignKey("programs.Award", on_delete=models.PROTECT, related_name="+")
    header_hash = models.CharField(max_length=64)
    mapping = models.JSONField()
    kept_at = models.DateTimeField()

    class PersonalData:
        """Words of a header and codes of the framework."""

        personal: tuple[tuple[str, str], ...] = ()
        other = ("id", "award", "header_hash", "mapping", "kept_at")

    class Meta:
        ordering = ("award", "kept_at", "id")
        constraints = (
            models.UniqueConstraint(fields=("award", "header_hash"), name="table_mapping_once"),
        )

    def __str__(self) -> str:
        return self.header_hash


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
