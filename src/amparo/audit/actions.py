"""Writing to the log. Every other action calls this once, inside its own transaction."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.db import models, transaction

from amparo.audit.models import FIRST_PREVIOUS, Event, canonical
from amparo.audit.refusals import NotPossible
from amparo.framework.language import Text

_OUTSIDE = Text(
    "An event is recorded only inside the transaction of its act.",
    "Un evento se registra solo dentro de la transacción de su acto.",
)
_NOBODY = Text("An act needs somebody who did it.", "Un acto necesita a alguien que lo haga.")

_LOCK = 4_201_726_005
"""Any number that no other part of the program locks in PostgreSQL."""


_MEANS: ContextVar[Mapping[str, object]] = ContextVar("means")


@contextmanager
def acting_with(**means: object) -> Iterator[None]:
    """Add `means` to the detail of every event recorded inside: codes of what was acted with.

    For acts by a program, whose event says with which token it acted for its author.
    """
    before = _MEANS.set(means)
    try:
        yield
    finally:
        _MEANS.reset(before)


def record_event(
    *, by: str, action: str, subject: models.Model, at: datetime, detail: Mapping[str, object]
) -> Event:
    """Record that `by` did `action` to `subject`.

    Refuses outside a transaction, where the event could stand without the act or the act
    without the event, and without a name for who acted. Holds every other writer of events
    until the transaction ends, so an action calls it last.
    """
    if not transaction.get_connection().in_atomic_block:
        raise NotPossible(_OUTSIDE)
    if not by.strip():
        raise NotPossible(_NOBODY)
    latest = _held_head()
    event = Event(
        pk=latest.pk + 1 if latest else 1,
        at=at,
        actor=by,
        action=action,
        subject_kind=subject._meta.label_lower,
        subject_id=str(subject.pk),
        detail=json.loads(canonical({**detail, **_MEANS.get({})})),
        previous_hash=latest.hash if latest else FIRST_PREVIOUS,
    )
    event.hash = event.computed_hash()
    event.save(force_insert=True)
    return event


def _held_head() -> Event | None:
    """Return the latest event, with every other writer kept waiting until this one commits.

    SQLite lets one writer in when its transaction begins (`site.database`); PostgreSQL needs to
    be told.
    """
    connection = transaction.get_connection()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    return Event.objects.order_by("-pk").first()
