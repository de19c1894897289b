"""Writing to the log. Every other action calls this once, inside its own transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import models, transaction

from amparo.audit.models import Event
from amparo.audit.refusals import NotPossible
from amparo.framework.language import Text

_OUTSIDE = Text(
    "An event is recorded only inside the transaction of its act.",
    "Un evento se registra solo dentro de la transacción de su acto.",
)
_NOBODY = Text("An act needs somebody who did it.", "Un acto necesita a alguien que lo haga.")


def record_event(
    *, by: str, action: str, subject: models.Model, at: datetime, detail: Mapping[str, object]
) -> Event:
    """Record that `by` did `action` to `subject`.

    Refuses outside a transaction, where the event could stand without the act or the act
    without the event, and without a name for who acted.
    """
    if not transaction.get_connection().in_atomic_block:
        raise NotPossible(_OUTSIDE)
    if not by.strip():
        raise NotPossible(_NOBODY)
    return Event.objects.create(
        at=at,
        actor=by,
        action=action,
        subject_kind=subject._meta.label_lower,
        subject_id=str(subject.pk),
        detail=dict(detail),
    )
