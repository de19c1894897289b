"""Events: who did what to what, when.

Nothing here points at another table, so that the log outlives its subjects.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from amparo.audit.refusals import UnchangeableModel


class Event(UnchangeableModel):
    """One act. `detail` holds codes, hashes and counts, never figures of a report."""

    at = models.DateTimeField()
    actor = models.CharField(max_length=200)
    action = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=64)
    detail = models.JSONField(default=dict)

    class PersonalData:
        """`actor` may be a person's name; a copy says only that somebody acted."""

        personal = (("actor", "somebody"),)
        other = ("id", "at", "action", "subject_kind", "subject_id", "detail")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=~Q(actor=""), name="event_has_an_actor"),
            models.CheckConstraint(condition=~Q(action=""), name="event_has_an_action"),
            models.CheckConstraint(
                condition=~Q(subject_kind="") & ~Q(subject_id=""), name="event_has_a_subject"
            ),
        )

    def __str__(self) -> str:
        return f"{self.action} {self.subject_kind} {self.subject_id}"
