from __future__ import annotations

import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amparo.audit.actions import record_event
from amparo.audit.models import FIRST_PREVIOUS, Event, canonical
from amparo.audit.queries import ChainCheck, EventFilter, events_page, told_actions, verify_chain
from amparo.compacts.models import Compact

NOW = datetime.datetime(2026, 4, 15, 12, 0, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)


def _record(action: str = "tested", at: datetime.datetime = NOW, **detail: object) -> Event:
    return record_event(
        by="coordinator@example.org", action=action, subject=Compact(pk=7), at=at, detail=detail
    )


def _triggers() -> list[str]:
    """Statements that take the database's own guard away from the table of events."""
    table = Event._meta.db_table
    if connection.vendor == "postgresql":
        return [f"DROP FUNCTION {table}_unchangeable() CASCADE"]
    return [f"DROP TRIGGER {table}_unchangeable_{verb}" for verb in ("update", "delete")]


@pytest.fixture
def chain(db: None) -> list[int]:
    """Five more events on a table that no trigger guards any more, until the test ends."""
    made = [_record(count=number, code="2.1.3").pk for number in range(5)]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for statement in _triggers():
            cursor.execute(statement)
    return made


def _tamper(statement: str, *values: object) -> ChainCheck:
    with connection.cursor() as cursor:
        cursor.execute(statement.replace("{table}", Event._meta.db_table), values)
    return verify_chain()


def test_whole_chain_ends_in_the_head(chain: list[int]) -> None:
    found = verify_chain()
    assert found == ChainCheck(Event.objects.count(), Event.objects.last().hash, None)


@pytest.mark.django_db
def test_events_are_numbered_without_gaps_and_bound_to_each_other() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        raise ZeroDivisionError(_record())
    first, second = _record(), _record()
    assert (second.pk, second.previous_hash) == (first.pk + 1, first.hash)
    assert Event.objects.order_by("pk").first().previous_hash == FIRST_PREVIOUS


TAMPERED = {
    "at": "'2026-04-15 12:00:01+00:00'",
    "actor": "'somebody else'",
    "action": "'done'",
    "subject_kind": "'people.user'",
    "subject_id": "'8'",
    "detail": '\'{"count": 3, "code": "2.1.3"}\'',
    "previous_hash": f"'{'a' * 64}'",
    "hash": f"'{'b' * 64}'",
    "id": "9999",
}


def test_every_field_is_tampered_with_below() -> None:
    assert set(TAMPERED) == {field.name for field in Event._meta.fields}


@pytest.mark.parametrize("field", TAMPERED)
@pytest.mark.parametrize("place", [0, 2, 4])
def test_tampering_with_a_field_of_an_event_is_found_and_named(
    chain: list[int], field: str, place: int
) -> None:
    assert verify_chain().broken is None
    found = _tamper(
        f"UPDATE {{table}} SET {field} = {TAMPERED[field]} WHERE id = %s",  # noqa: S608
        chain[place],
    )
    assert found.broken is not None
    if field == "id":  # the gap shows at the next event, or at the renumbered one itself
        assert found.broken.event_id == (chain[place + 1] if place < 4 else 9999)
        assert str(chain[place]) in found.broken.problem.en
    else:
        assert found.broken.event_id == chain[place]
    assert found.broken.problem.en != found.broken.problem.es
    assert found.count == chain[place] - 1


@pytest.mark.parametrize("place", [0, 2, 3])
def test_removing_an_event_is_found(chain: list[int], place: int) -> None:
    found = _tamper("DELETE FROM {table} WHERE id = %s", chain[place])
    assert found.broken is not None
    assert found.broken.event_id == chain[place] + 1
    assert f"{chain[place]} is missing" in found.broken.problem.en


def test_detail_that_no_event_can_hold_is_found(chain: list[int]) -> None:
    found = _tamper("UPDATE {table} SET detail = '{\"count\": 1.5}' WHERE id = %s", chain[1])
    assert found.broken is not None
    assert found.broken.event_id == chain[1]


def test_rewriting_an_event_with_its_hash_breaks_the_next(chain: list[int]) -> None:
    event = Event.objects.get(pk=chain[2])
    event.actor = "somebody else"
    found = _tamper(
        "UPDATE {table} SET actor = %s, hash = %s WHERE id = %s",
        event.actor,
        event.computed_hash(),
        event.pk,
    )
    assert found.broken is not None
    assert found.broken.event_id == chain[3]
    assert "does not follow" in found.broken.problem.en


def test_cut_off_end_is_found_only_against_a_noted_head(chain: list[int]) -> None:
    noted = verify_chain().head
    assert verify_chain(noted).noted
    found = _tamper("DELETE FROM {table} WHERE id = %s", chain[4])
    assert found.broken is None
    assert not verify_chain(noted).noted


@pytest.mark.django_db
def test_chain_cannot_fork() -> None:
    event = _record()
    twin = Event(
        pk=event.pk + 1, at=NOW, actor="a", action="b", subject_kind="c", subject_id="d",
        previous_hash=event.previous_hash,
    )  # fmt: skip
    twin.hash = twin.computed_hash()
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)


EXACT = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**18), 10**18)
    | st.text('aé\u2028 "\\ñ0', max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("aébc", max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)


@pytest.mark.django_db
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(detail=st.dictionaries(st.text("aébc", max_size=3), EXACT, max_size=4))
def test_any_detail_reads_back_with_the_same_hash(detail: dict[str, object]) -> None:
    event = (
        _record(**{"x": 1})
        if not detail
        else record_event(by="a", action="b", subject=Compact(pk=1), at=NOW, detail=detail)
    )
    again = Event.objects.get(pk=event.pk)
    assert again.computed_hash() == event.hash == again.hash


@pytest.mark.parametrize("value", [1.5, NOW, {1: "a"}, b"a", {"a"}])
def test_detail_that_databases_would_give_back_otherwise_is_a_defect(value: object) -> None:
    with pytest.raises(TypeError, match="event"):
        canonical({"a": [value]})


@pytest.mark.django_db
def test_pages_of_events_are_filtered_and_stay_still() -> None:
    kept = [_record("told", NOW + number * DAY, count=number) for number in range(5)]
    _record("other")
    asked = EventFilter(action="told")
    page, more = events_page(asked, size=2)
    assert ([event.pk for event in page], more) == ([kept[4].pk, kept[3].pk], True)
    _record("told")
    page, more = events_page(asked, before=kept[3].pk, size=3)
    assert ([event.pk for event in page], more) == ([kept[2].pk, kept[1].pk, kept[0].pk], False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "count"),
    [
        (EventFilter(actor="COORDINATOR@", action="told"), 3),
        (EventFilter(actor="reviewer"), 0),
        (EventFilter(subject_kind="compacts.compact", subject_id="7", action="told"), 3),
        (EventFilter(subject_kind="compacts.compact", subject_id="8", action="told"), 0),
        (EventFilter(action="told", first_day=(NOW + DAY).date()), 2),
        (EventFilter(action="told", last_day=(NOW + DAY).date()), 2),
        (EventFilter(action="told", first_day=NOW.date(), last_day=NOW.date()), 1),
    ],
)
def test_filter_of_events(asked: EventFilter, count: int) -> None:
    for number in range(3):
        _record("told", NOW.replace(hour=23, minute=59) + number * DAY)
    assert len(events_page(asked)[0]) == count
    assert "told" in told_actions()
