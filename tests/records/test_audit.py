from __future__ import annotations

import datetime

import pytest
from django.db import IntegrityError, connections, transaction

from amparo.audit.actions import record_event
from amparo.audit.queries import count_events, events_of
from amparo.audit.refusals import NotPossible
from amparo.compacts.models import Compact

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 4, 15, 12, 0, tzinfo=datetime.UTC)


def _record(by: str = "Carla", action: str = "tested") -> None:
    subject = Compact(pk=7)
    record_event(by=by, action=action, subject=subject, at=NOW, detail={"count": 1})


def test_event_says_who_did_what_to_what_and_when() -> None:
    _record()
    (event,) = events_of(Compact(pk=7))
    told = (event.actor, event.action, event.subject_kind, event.subject_id, event.at, event.detail)
    assert told == ("Carla", "tested", "compacts.compact", "7", NOW, {"count": 1})
    assert str(event) == "tested compacts.compact 7"


@pytest.mark.parametrize("nobody", ["", "  "])
def test_event_without_an_actor_is_refused(nobody: str) -> None:
    before = count_events()
    with pytest.raises(NotPossible) as refused:
        _record(by=nobody)
    assert "necesita" in refused.value.reason.es
    assert count_events() == before


def test_event_without_an_action_is_refused_by_the_database() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        _record(action="")


def test_event_outside_a_transaction_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    # The tests themselves run in a transaction, so its absence has to be feigned.
    monkeypatch.setattr(connections["default"], "in_atomic_block", False)
    with pytest.raises(NotPossible, match="only inside the transaction"):
        _record()
