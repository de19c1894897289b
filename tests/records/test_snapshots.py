from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pyarrow.compute as pc
import pytest

from amparo.audit.queries import count_events, events_of
from amparo.audit.refusals import NotPossible
from amparo.compacts.queries import framework_of
from amparo.partner_reports.actions import take_snapshot
from amparo.partner_reports.queries import snapshots_of
from amparo.partner_reports.snapshots import facts_of, freeze_facts, latest_known, read_folder_facts
from tests.builders_records import CARLA, NOON, a_folder, a_framework_version, a_snapshot

pytestmark = pytest.mark.django_db


def test_snapshot_holds_nothing_that_was_known_later() -> None:
    version = a_framework_version()
    whole = facts_of(a_snapshot(version))
    day = latest_known(whole) - timedelta(days=1)
    early = a_snapshot(version, day)
    assert latest_known(facts_of(early)) <= day
    assert early.fact_count == pc.sum(pc.less_equal(whole["known_from"], day)).as_py()


def test_without_a_day_the_newest_known_fact_gives_it() -> None:
    snapshot = a_snapshot(a_framework_version())
    assert snapshot.as_of == latest_known(facts_of(snapshot))


def test_taking_writes_one_event_and_the_same_facts_are_taken_once() -> None:
    version = a_framework_version()
    snapshot = a_snapshot(version, date(2024, 12, 30))
    before = count_events()
    assert a_snapshot(version, date(2024, 12, 30)) == snapshot
    assert count_events() == before
    (event,) = events_of(snapshot)
    assert event.detail["facts"] == snapshot.fact_count


def test_no_known_fact_is_refused_and_leaves_nothing() -> None:
    version = a_framework_version()
    before = (count_events(), len(snapshots_of("small")))
    with pytest.raises(NotPossible, match="No figure was known by 1900-01-01"):
        a_snapshot(version, date(1900, 1, 1))
    assert (count_events(), len(snapshots_of("small"))) == before


@pytest.mark.parametrize("changed", ["statements", "outlines", "as_of"])
def test_hash_covers_everything_beside_the_facts(changed: str) -> None:
    facts = facts_of(a_snapshot(a_framework_version()))
    inputs = {"statements": b"a", "outlines": b"b", "as_of": date(2030, 1, 1)}
    other = inputs | {changed: date(2030, 1, 2) if changed == "as_of" else b"c"}
    assert freeze_facts(facts=facts, **inputs).hash != freeze_facts(facts=facts, **other).hash


def test_hash_does_not_depend_on_the_order_of_the_facts() -> None:
    facts = facts_of(a_snapshot(a_framework_version()))
    inputs = {"statements": b"", "outlines": b""}
    turned = facts.take(list(reversed(range(facts.num_rows))))
    assert freeze_facts(facts=facts, **inputs).hash == freeze_facts(facts=turned, **inputs).hash


def test_folder_with_a_wrong_line_gives_no_facts_and_names_the_line() -> None:
    folder = a_folder()
    figures = folder["published_figures.csv"] + b"nowhere,x,y\n"
    version = a_framework_version()
    facts, issues = read_folder_facts(a_folder(published_figures=figures), framework_of(version))
    assert facts is None
    assert any(issue.location.line == len(figures.splitlines()) for issue in issues)


def test_each_issue_of_the_rules_is_told_once() -> None:
    folder = a_folder("colombia", figure_rules=b"format: 1\nunknown: x\n")
    version = a_framework_version(folder)
    _, issues = read_folder_facts(folder, framework_of(version))
    assert len(issues) == len(set(issues))


def test_frozen_facts_of_another_compact_are_other_facts() -> None:
    mine = a_snapshot(a_framework_version())
    other = a_framework_version(a_folder("colombia"))
    frozen = freeze_facts(facts=facts_of(mine), statements=b"format: 1\n", outlines=b"")
    theirs = take_snapshot(
        compact=other.compact, frozen=replace(frozen, as_of=mine.as_of), by=CARLA, at=NOON
    )
    assert theirs.pk != mine.pk
