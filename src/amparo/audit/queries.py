"""Reading the log, oldest first."""

from __future__ import annotations

from django.db import models

from amparo.audit.models import Event


def events_of(subject: models.Model) -> list[Event]:
    """Return what happened to `subject`."""
    return list(
        Event.objects.filter(subject_kind=subject._meta.label_lower, subject_id=str(subject.pk))
    )


def count_events() -> int:
    """Return how many events there are."""
    return Event.objects.count()
