"""Saving what was sent from a page of entries: one of them, or all that were touched.

Nothing that somebody else changed meanwhile is overwritten: such an entry comes back with both
texts, and stays as it is until its author chooses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

from django.http import QueryDict

from amparo.audit.refusals import NotPossible
from amparo.framework.issues import Issue
from amparo.framework.language import Text
from amparo.partner_reports.actions import EditConflict
from amparo.web.partners.differences import told
from amparo.web.partners.entries import EntryKind, Saving, Typed
from amparo.web.partners.opened import OpenReport
from amparo.web.partners.wording import reader_language

_WAS = "was:"


class Outcome(StrEnum):
    """What became of an entry that was sent."""

    SAVED = "saved"
    REFUSED = "refused"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Sent:
    """An entry as it was sent, and what became of it.

    `theirs` and `now` are what stands there and its revision, where somebody else changed it.
    """

    outcome: Outcome
    typed: Typed
    seen: int = 0
    was: str = ""
    reason: Text | None = None
    theirs: Any = None
    now: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry on a page: its inputs, and what is to be said beside them."""

    field: str
    typed: Typed
    was: str
    seen: int
    sent: Sent | None
    theirs: Text | None
    issues: tuple[Issue, ...]

    @property
    def mark(self) -> str:
        """The class of the place in which it stands."""
        if self.sent and self.sent.outcome is not Outcome.SAVED:
            return "error"
        if self.issues:
            return min(self.issues, key=lambda issue: _WEIGHT[issue.severity]).severity.value
        return "saved" if self.sent else ""

    @property
    def saved(self) -> bool:
        """Whether it was saved just now."""
        return self.sent is not None and self.sent.outcome is Outcome.SAVED


_WEIGHT = {"error": 0, "warning": 1, "note": 2}


def fingerprint(typed: Typed) -> str:
    """Return a short text that changes with any of the inputs: tells what was touched."""
    words = "\x1f".join(typed[name].replace("\r\n", "\n").strip() for name in sorted(typed))
    return sha256(words.encode()).hexdigest()[:12]


class EntryMaker:
    """Makes the entries of a page from what its version says and what was just sent."""

    def __init__(
        self, opened: OpenReport, kind: EntryKind, sent: dict[str, Sent] | None = None
    ) -> None:
        self._opened, self._kind, self._sent = opened, kind, sent or {}
        self._issues: dict[str, list[Issue]] = {}
        for issue in opened.issues:
            self._issues.setdefault(issue.location.field or "", []).append(issue)

    def entry(self, field: str) -> Entry:
        """Return the entry at `field`."""
        language = reader_language()
        stated = self._kind.standing(self._opened.content, field)
        standing = self._kind.typed(stated, language)
        sent = self._sent.get(field)
        kept = sent is not None and sent.outcome is not Outcome.SAVED
        in_conflict = sent is not None and sent.outcome is Outcome.CONFLICT
        return Entry(
            field=field,
            typed=sent.typed if sent and kept else standing,
            was=sent.was if sent and kept else fingerprint(standing),
            seen=sent.seen if sent and kept else self._opened.revision,
            sent=sent,
            theirs=told(sent.theirs) if sent and in_conflict else None,
            # What is still blank is counted in the margin and told on the page of problems; said
            # beside each blank input it would drown what was filled in wrongly.
            issues=() if stated is None and sent is None else tuple(self._issues.get(field, ())),
        )


def save_sent(
    opened: OpenReport, kind: EntryKind, sent: QueryDict, allowed: Callable[[str], bool]
) -> dict[str, Sent]:
    """Save each entry that was touched, or the one that an HTMX request names.

    Each is saved for itself: a wrong one keeps none of the others from being saved.
    """
    found: dict[str, Sent] = {}
    for field in _fields(sent):
        if sent.get("theirs") == field or not allowed(field):
            continue
        typed = {part: sent.get(f"{part}:{field}", "") for part in kind.parts}
        chosen = sent.get("mine") == field
        was = sent.get(f"{_WAS}{field}", "")
        if fingerprint(typed) == was and not chosen:
            continue
        seen = _number(sent.get(f"now:{field}" if chosen else f"seen:{field}", ""))
        found[field] = _save(opened, kind, field, Sent(Outcome.SAVED, typed, seen, was))
    return found


def _fields(sent: QueryDict) -> Iterator[str]:
    if only := sent.get("only"):
        yield only
        return
    for name in sent:
        if name.startswith(_WAS):
            yield name.removeprefix(_WAS)


def _save(opened: OpenReport, kind: EntryKind, field: str, sent: Sent) -> Sent:
    typed, seen, was = sent.typed, sent.seen, sent.was
    try:
        stated = kind.read(field, typed)
        kind.save(Saving(opened.report, field, stated, seen, opened.viewer, opened.at))
    except EditConflict as conflict:
        standing = conflict.current
        return Sent(
            Outcome.CONFLICT, typed, seen, was, conflict.reason, standing.content, standing.revision
        )
    except NotPossible as refused:
        if not opened.again().editable:
            raise
        return Sent(Outcome.REFUSED, typed, seen, was, refused.reason)
    return sent


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < len("9999999999") else 0
