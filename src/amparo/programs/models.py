"""Awards, their budget lines and activities, and what an award has to report on."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from amparo.audit.columns import ExactDecimalField
from amparo.framework.language import Text


class Award(models.Model):
    """Money given under a compact to one organisation, by its number."""

    compact = models.ForeignKey("compacts.Compact", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="awards"
    )
    number = models.CharField(max_length=60)
    title_en = models.CharField(max_length=300)
    title_es = models.CharField(max_length=300)
    starts = models.DateField()
    ends = models.DateField()
    currency = models.CharField(max_length=3)
    calendar = models.CharField(max_length=60)
    frequency = models.CharField(max_length=10)

    class PersonalData:
        """Nothing here is about a person."""

        personal: tuple[tuple[str, str], ...] = ()
        other = (
            "id", "compact", "organisation", "number", "title_en", "title_es", "starts", "ends",
            "currency", "calendar", "frequency",
        )  # fmt: skip

    class Meta:
        ordering = ("compact", "organisation", "number")
        constraints = (
            models.UniqueConstraint(fields=("compact", "number"), name="award_number_once"),
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="award_has_a_term"),
            models.CheckConstraint(
                condition=Q(frequency__in=["quarter", "half", "year"]), name="award_frequency"
            ),
            models.CheckConstraint(
                condition=~Q(title_en="") & ~Q(title_es=""), name="award_has_both_titles"
            ),
        )

    def __str__(self) -> str:
        return self.number

    @property
    def title(self) -> Text:
        """The title in both languages."""
        return Text(self.title_en, self.title_es)


class AwardPause(models.Model):
    """A time in which an award must not be worked on, as notified. It is ended, never deleted.

    `noticed_on` is the day of the letter, `starts` the first day on which it holds; `ends` is the
    last one, blank while it goes on. `letter` says where the notice is to be found.
    """

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="pauses")
    noticed_on = models.DateField()
    starts = models.DateField()
    ends = models.DateField(null=True)
    ground_en = models.CharField(max_length=500)
    ground_es = models.CharField(max_length=500)
    letter = models.CharField(max_length=300)

    class PersonalData:
        """Nothing here is about a person."""

        personal: tuple[tuple[str, str], ...] = ()
        other = ("id", "award", "noticed_on", "starts", "ends", "ground_en", "ground_es", "letter")

    class Meta:
        ordering = ("award", "starts", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("award",), condition=Q(ends__isnull=True), name="award_has_one_open_pause"
            ),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                name="award_pause_has_a_span",
            ),
            models.CheckConstraint(
                condition=~Q(ground_en="") & ~Q(ground_es="") & ~Q(letter=""),
                name="award_pause_has_a_ground_and_a_letter",
            ),
        )

    def __str__(self) -> str:
        return f"{self.award_id} {self.starts}"

    @property
    def ground(self) -> Text:
        """Why, in both languages."""
        return Text(self.ground_en, self.ground_es)


class BudgetLine(models.Model):
    """One line of an award's budget, in the award's currency."""

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="budget_lines")
    code = models.CharField(max_length=20)
    name_en = models.CharField(max_length=200)
    name_es = models.CharField(max_length=200)
    amount = ExactDecimalField()

    class PersonalData:
        """Nothing here is about a person."""

        personal: tuple[tuple[str, str], ...] = ()
        other = ("id", "award", "code", "name_en", "name_es", "amount")

    class Meta:
        ordering = ("award", "code")
        constraints = (models.UniqueConstraint(fields=("award", "code"), name="budget_line_once"),)

    def __str__(self) -> str:
        return self.code

    @property
    def name(self) -> Text:
        """The name in both languages."""
        return Text(self.name_en, self.name_es)


class Activity(models.Model):
    """Something planned under an award, toward an objective."""

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="activities")
    code = models.CharField(max_length=20)
    name_en = models.CharField(max_length=300)
    name_es = models.CharField(max_length=300)
    objective = models.CharField(max_length=60)
    starts = models.DateField()
    ends = models.DateField()

    class PersonalData:
        """Nothing here is about a person."""

        personal: tuple[tuple[str, str], ...] = ()
        other = ("id", "award", "code", "name_en", "name_es", "objective", "starts", "ends")

    class Meta:
        ordering = ("award", "code")
        constraints = (
            models.UniqueConstraint(fields=("award", "code"), name="activity_once"),
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="activity_has_a_span"),
        )

    def __str__(self) -> str:
        return self.code

    @property
    def name(self) -> Text:
        """The name in both languages."""
        return Text(self.name_en, self.name_es)


class ReportingRequirement(models.Model):
    """An indicator that an award reports on: as which authority, where, and how broken down.

    `places` are codes of the framework; `breakdowns` lists of disaggregations, each list one
    breakdown whose categories are crossed: ``[["sex"], ["age", "sex"]]``. The total of each
    place is always asked.
    """

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="requirements")
    indicator = models.CharField(max_length=60)
    authority = models.CharField(max_length=60)
    places = models.JSONField()
    breakdowns = models.JSONField()

    class PersonalData:
        """Nothing here is about a person."""

        personal: tuple[tuple[str, str], ...] = ()
        other = ("id", "award", "indicator", "authority", "places", "breakdowns")

    class Meta:
        ordering = ("award", "id")
        constraints = (
            models.UniqueConstraint(fields=("award", "indicator"), name="requirement_once"),
        )

    def __str__(self) -> str:
        return f"{self.award_id} {self.indicator}"
