"""Reading the log, and checking that nobody changed it.

Who may read it is asked one storey up, in `people.queries.seen_events`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db import models

from amparo.audit.models import FIRST_PREVIOUS, Event
from amparo.framework.language import Text

__all__ = ["ChainCheck", "Event", "EventFilter", "count_events", "events_of", "events_page",
           "latest_event", "told_actions", "verify_chain"]  # fmt: skip

PAGE = 50
_CHUNK = 2000


def events_of(subject: models.Model, actions: Collection[str] | None = None) -> list[Event]:
    """Return what happened to `subject`, oldest first; of these `actions` only, where given."""
    found = _about(subject)
    return list(found if actions is None else found.filter(action__in=actions))


def latest_event(subject: models.Model, action: str) -> Event | None:
    """Return the latest event of `subject` that is an `action`."""
    return _about(subject).filter(action=action).last()


def _about(subject: models.Model) -> models.QuerySet[Event]:
    return Event.objects.filter(
        subject_kind=subject._meta.label_lower, subject_id=str(subject.pk)
    ).order_by("pk")


def count_events() -> int:
    """Return how many events there are."""
    return Event.objects.count()


def told_actions() -> list[str]:
    """Return the actions that occur, in order of the alphabet."""
    return sorted(Event.objects.order_by().values_list("action", flat=True).distinct())


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events are asked for. Blank parts ask for all; days are UTC and both included."""

    actor: str = ""
    action: str = ""
    subject_kind: str = ""
    subject_id: str = ""
    first_day: date | None = None
    last_day: date | None = None

    def rows(self) -> models.QuerySet[Event]:
        """Return the events asked for."""
        rows = Event.objects.all()
        if self.actor:
            rows = rows.filter(actor__icontains=self.actor)
        if self.first_day:
            rows = rows.filter(at__gte=_midnight(self.first_day))
        if self.last_day:
            rows = rows.filter(at__lt=_midnight(self.last_day + timedelta(days=1)))
        exact = {
            name: asked
            for name in ("action", "subject_kind", "subject_id")
            if (asked := getattr(self, name))
        }
        return rows.filter(**exact)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)


def events_page(
    asked: EventFilter, before: int | None = None, size: int = PAGE
) -> tuple[list[Event], bool]:
    """Return the newest `size` events asked for that are older than event `before`.

    Second, whether there are more. Turning pages by the number of an event keeps them still
    while new events arrive.
    """
    rows = asked.rows().order_by("-pk")
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(rows[: size + 1])
    return found[:size], len(found) > size


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """The first event at which the chain breaks, and what is wrong there."""

    event_id: int
    problem: Text


@dataclass(frozen=True, slots=True)
class ChainCheck:
    """What walking the chain found.

    Parameters
    ----------
    count : int
        Events that are in order, from the first on.
    head : str
        Hash of the last of them: written down outside, it shows later that none was cut off.
    broken : BrokenLink, optional
        The first break; blank where there is none.
    noted : bool
        Whether the hash asked for was met on the way; true where none was asked for.
    """

    count: int
    head: str
    broken: BrokenLink | None
    noted: bool = True


_MISSING = Text(
    "Event {number} is missing: it was removed, or its number was changed.",
    "Falta el evento {number}: fue eliminado o se cambió su número.",
)
_UNBOUND = Text(
    "It does not follow the event before it: one of the two was replaced.",
    "No sigue al evento anterior: uno de los dos fue reemplazado.",
)
_CHANGED = Text(
    "What it says is not what was recorded: it was changed afterwards.",
    "Lo que dice no es lo que se registró: fue modificado después.",
)


def verify_chain(noted: str = "") -> ChainCheck:
    """Walk all events from the first to the last and check every link.

    `noted` is the hash of a former head, written down elsewhere: a log whose end was cut off is
    still a chain, and only such a note can show it.
    """
    count, head, met = 0, FIRST_PREVIOUS, noted in {"", FIRST_PREVIOUS}
    for event in Event.objects.order_by("pk").iterator(chunk_size=_CHUNK):
        problem = _problem(event, count + 1, head)
        if problem is not None:
            return ChainCheck(count, head, BrokenLink(event.pk, problem), met)
        count, head = count + 1, event.hash
        met = met or head == noted
    return ChainCheck(count, head, None, met)


def _problem(event: Event, number: int, head: str) -> Text | None:
    if event.pk != number:
        return _MISSING.fill(number=number)
    if event.previous_hash != head:
        return _UNBOUND
    if event.hash != _hash_of(event):
        return _CHANGED
    return None


def _hash_of(event: Event) -> str:
    try:
        return event.computed_hash()
    except (TypeError, AttributeError):  # content that record_event would never have written
        return ""
