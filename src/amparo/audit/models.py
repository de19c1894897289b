"""Events: who did what to what, when, each bound to the one before it by a hash.

Nothing here points at another table, so that the log outlives its subjects.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from amparo.audit.refusals import UnchangeableModel

FIRST_PREVIOUS = "0" * 64
"""What the first event follows."""


class Event(UnchangeableModel):
    """One act. `detail` holds codes, hashes and counts, never figures of a report.

    `id` counts without gaps, and `hash` is the SHA-256 of everything else here with the hash of
    the event before: an event that is changed, removed or put between others breaks the chain.
    """

    at = models.DateTimeField()
    actor = models.CharField(max_length=254)
    action = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=64)
    detail = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)

    class PersonalData:
        """`actor` may be a person's name; a copy says only that somebody acted.

        The hashes of such a copy no longer agree with it: only the original can be verified.
        """

        personal = (("actor", "somebody"),)
        other = (
            "id", "at", "action", "subject_kind", "subject_id", "detail", "previous_hash", "hash",
        )  # fmt: skip

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=~Q(actor=""), name="event_has_an_actor"),
            models.CheckConstraint(condition=~Q(action=""), name="event_has_an_action"),
            models.CheckConstraint(
                condition=~Q(subject_kind="") & ~Q(subject_id=""), name="event_has_a_subject"
            ),
            models.CheckConstraint(
                condition=Exact(Length("hash"), 64) & Exact(Length("previous_hash"), 64),
                name="event_hashes_are_sha256",
            ),
        )
        indexes = (
            models.Index(fields=("subject_kind", "subject_id"), name="event_subject"),
            models.Index(fields=("actor",), name="event_actor"),
        )

    def __str__(self) -> str:
        return f"{self.action} {self.subject_kind} {self.subject_id}"

    def computed_hash(self) -> str:
        """Return the hash that this event must have, from what it says now."""
        said = {
            "id": self.pk,
            "at": self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "actor": self.actor,
            "action": self.action,
            "subject_kind": self.subject_kind,
            "subject_id": self.subject_id,
            "detail": self.detail,
            "previous_hash": self.previous_hash,
        }
        return hashlib.sha256(canonical(said).encode()).hexdigest()


def canonical(value: object) -> str:
    """Return `value` as JSON that is written one way only.

    Names in order, no spaces, no fractions: databases give those back in forms of their own.

    Raises
    ------
    TypeError
        Something is not a text, a whole number, a truth value, nothing, or made of these.
    """
    _check_exact(value)
    return json.dumps(value, sort_keys=True, ensure_ascii=True, separators=(",", ":"))


def _check_exact(value: object) -> None:
    match value:
        case None | str() | int():
            return
        case dict():
            for name, part in value.items():
                if not isinstance(name, str):
                    raise TypeError("a name in the detail of an event is not a text")
                _check_exact(part)
        case list() | tuple():
            for part in value:
                _check_exact(part)
        case _:
            raise TypeError(f"the detail of an event may not hold a {type(value).__name__}")
