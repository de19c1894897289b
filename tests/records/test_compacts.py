from __future__ import annotations

from datetime import timedelta

import pytest

from amparo.audit.queries import count_events, events_of
from amparo.audit.refusals import IssuesFound
from amparo.compacts import queries
from amparo.compacts.actions import record_framework
from amparo.compacts.intake import FRAMEWORK, folder_path, read_folder, shipped_compacts
from amparo.framework.text import text_hash
from tests.builders_records import CARLA, NOON, a_folder, a_framework_version

pytestmark = pytest.mark.django_db


def _revised() -> bytes:
    return a_folder()[FRAMEWORK].replace(b"version: ", b"version: 9", 1)


def test_recorded_framework_is_kept_as_it_was_written() -> None:
    version = a_framework_version()
    assert bytes(version.text) == a_folder()[FRAMEWORK]
    assert version.hash == text_hash(a_folder()[FRAMEWORK])
    assert queries.framework_of(version).compact.code == "small"


def test_recording_writes_one_event() -> None:
    version = a_framework_version(a_folder(framework=_revised()))
    (event,) = events_of(version)
    assert (event.actor, event.action) == (CARLA, "compacts.framework_recorded")
    assert event.detail["hash"] == version.hash


def test_the_same_text_is_recorded_once() -> None:
    first = a_framework_version()
    before = count_events()
    again = record_framework(
        text=a_folder()[FRAMEWORK],
        companions=a_folder().companions,
        by="David",
        at=NOON + timedelta(days=1),
    )
    assert again == first
    assert count_events() == before


def test_a_changed_text_stands_beside_the_old_one() -> None:
    old = a_framework_version()
    new = a_framework_version(a_folder(framework=_revised()))
    assert {version.pk for version in queries.frameworks_of("small")} >= {old.pk, new.pk}
    assert new.hash != old.hash


def test_a_text_with_errors_is_refused_with_all_of_them_and_leaves_nothing() -> None:
    before = (count_events(), len(queries.compacts()))
    text = b"format: 1\nversion: 1\nunknown: x\nother: y\n"
    with pytest.raises(IssuesFound) as refused:
        record_framework(text=text, companions={}, by=CARLA, at=NOON)
    assert len(refused.value.issues) > 2
    assert (count_events(), len(queries.compacts())) == before


def test_real_compacts_come_before_illustrative_ones() -> None:
    a_framework_version(a_folder("illustrative"))
    a_framework_version(a_folder("colombia"))
    assert [compact.illustrative for compact in queries.compacts()] == [False, True]
    assert queries.compact("nowhere") is None


def test_a_folder_is_named_by_code_or_by_path() -> None:
    assert {"colombia", "illustrative"} <= set(shipped_compacts())
    assert read_folder(str(folder_path("colombia"))) == read_folder("colombia")


def test_a_folder_without_a_framework_is_refused(tmp_path: object) -> None:
    with pytest.raises(FileNotFoundError, match=FRAMEWORK):
        read_folder(str(tmp_path))
