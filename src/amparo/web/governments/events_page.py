"""The log as a page: what was done by whom to what, and how far its chain was checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from urllib.parse import urlencode

from amparo.audit.queries import Event, EventFilter, told_actions
from amparo.framework.language import Text
from amparo.people.permissions import Viewer
from amparo.people.queries import seen_events
from amparo.web.governments.event_words import SUBJECTS, action_name, part_name, subject_name
from amparo.web.governments.report_head import Option, options

_HASH, _SHOWN = re.compile("[0-9a-f]{64}"), 12
"""Hashes are shown by their first digits; the table to take along holds them whole."""

_FIELDS = ("actor", "action", "subject_kind", "subject_id", "first_day", "last_day")


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event: `detail` as names and words, `hash` whole."""

    number: int
    at: datetime
    actor: str
    action: Text
    action_code: str
    subject: Text
    subject_kind: str
    subject_id: str
    detail: tuple[tuple[Text, str], ...]
    hash: str


@dataclass(frozen=True, slots=True)
class ChainState:
    """What the last check of the chain found: blank `problem` where every link holds.

    `at` is when it was checked in this session; blank where it was not.
    """

    at: datetime
    count: int
    head: str
    broken_at: int | None
    problem: Text | None


@dataclass(frozen=True, slots=True)
class EventsPage:
    """Events under the filter that was asked for, newest first."""

    rows: tuple[EventRow, ...]
    older: str
    is_first: bool
    newest: str
    table: str
    asked: Mapping[str, str]
    actions: tuple[Option, ...]
    kinds: tuple[Option, ...]
    is_filtered: bool
    wrong_day: bool
    chain: ChainState | None


@dataclass(frozen=True, slots=True)
class AskedEvents:
    """The filter and page of an address; `wrong_day` where a day cannot be read."""

    filter: EventFilter
    before: int | None
    words: Mapping[str, str] = field(default_factory=dict)
    wrong_day: bool = False


def asked_events(query: Mapping[str, str]) -> AskedEvents:
    """Read what an address asks for."""
    words = {name: query.get(name, "").strip() for name in _FIELDS}
    days = {name: _day(words[name]) for name in ("first_day", "last_day")}
    before = query.get("before", "")
    return AskedEvents(
        EventFilter(
            actor=words["actor"],
            action=words["action"],
            subject_kind=words["subject_kind"],
            subject_id=words["subject_id"],
            **days,
        ),
        int(before) if before.isdecimal() and before.isascii() else None,
        words,
        any(words[name] and day is None for name, day in days.items()),
    )


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def events_page(viewer: Viewer, asked: AskedEvents, chain: ChainState | None) -> EventsPage:
    """Return a page of the log. Refuses whoever may not see events."""
    events, more = seen_events(viewer, asked.filter, asked.before)
    kept = {name: words for name, words in asked.words.items() if words}
    older = urlencode(kept | {"before": events[-1].pk}) if more else ""
    actions = told_actions()
    return EventsPage(
        rows=tuple(event_row(one) for one in events),
        older=f"?{older}" if older else "",
        is_first=asked.before is None,
        newest=f"?{urlencode(kept)}",
        table=f"?{urlencode(kept)}",
        asked=asked.words,
        actions=options(((one, action_name(one)) for one in actions), asked.words["action"]),
        kinds=options(SUBJECTS.items(), asked.words["subject_kind"]),
        is_filtered=bool(kept),
        wrong_day=asked.wrong_day,
        chain=chain,
    )


def event_row(event: Event) -> EventRow:
    """Return an event as the page shows it."""
    return EventRow(
        number=event.pk,
        at=event.at,
        actor=event.actor,
        action=action_name(event.action),
        action_code=event.action,
        subject=subject_name(event.subject_kind),
        subject_kind=event.subject_kind,
        subject_id=event.subject_id,
        detail=tuple((part_name(name), _words(value)) for name, value in event.detail.items()),
        hash=event.hash,
    )


def _words(value: object) -> str:
    """Return a part of a detail as one line: codes, counts and lists of them."""
    match value:
        case str() if _HASH.fullmatch(value):
            return f"{value[:_SHOWN]}…"
        case list():
            return ", ".join(_words(each) for each in value)
        case dict():
            return ", ".join(f"{name} {_words(each)}" for name, each in value.items())
        case None:
            return ""
        case _:
            return str(value)


def all_events(viewer: Viewer, asked: AskedEvents) -> Iterator[Event]:
    """Yield every event asked for, newest first, a page at a time. Refuses as `events_page`."""
    before: int | None = None
    more = True
    while more:
        events, more = seen_events(viewer, asked.filter, before)
        yield from events
        before = events[-1].pk if events else None


TABLE_HEADING = (
    "event", "at_utc", "actor", "action", "subject_kind", "subject_id", "detail",
    "previous_hash", "hash",
)  # fmt: skip
