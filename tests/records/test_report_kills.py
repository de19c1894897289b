"""Real kills in the middle of submitting, accepting and taking snapshots: nothing lost or doubled.

A hundred of them on each of the two databases; the machine's speed decides where each strikes.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest

from tests.records.beside import Beside, a_process_beside

KILLS = 100
CELLS = 10


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Beside]:
    with a_process_beside(tmp_path_factory.mktemp("doomed") / "home") as running:
        yield running


def check_nothing_is_half(told: dict[str, Any]) -> None:
    """Each version, decision, snapshot and event is there once, or not at all."""
    versions, events = told["versions"], told["events"]

    def count(what: str) -> int:
        return sum(each[what] for each in versions)

    assert told.get("integrity", "ok") == "ok"
    assert told.get("chain", True)
    assert all(each["sound"] and each["values"] == CELLS for each in versions)
    assert [each["number"] for each in versions] == list(range(1, len(versions) + 1))
    assert events.get("partner_reports.report_submitted", 0) == count("submitted")
    assert events.get("partner_reports.report_accepted", 0) == count("accepted")
    assert told["reviews"].get("accepted", 0) == count("accepted")
    assert events.get("partner_reports.acceptance_withdrawn", 0) == count("withdrawn")
    assert events.get("partner_reports.snapshot_taken", 0) == told["snapshots"]
    last = versions[-1]
    stands = (last["submitted"], last["accepted"] and not last["withdrawn"])
    assert (
        stands
        == {
            "to_certify": (False, False),
            "submitted": (True, False),
            "accepted": (True, True),
        }[told["state"]]
    )


class Round:
    """Acts done again and again, each killed at a time of its own until it comes through."""

    def __init__(self, beside: Beside) -> None:
        self.beside = beside
        self.chance = random.Random(20250210)  # noqa: S311 - no secret
        self.kills = 0
        self.day = 0
        self.seconds: dict[str, float] = {}
        self.told = beside.done("look_closely")["told"]
        check_nothing_is_half(self.told)

    def act(self, act: str) -> None:
        """Try `act` until it is done, and look after each kill."""
        while not self.try_once(act):
            pass

    def try_once(self, act: str) -> bool:
        seconds = self.chance.uniform(0, 1.1 * self.seconds[act])
        before = self.told
        answer = self.beside.order(act, day=self.day, seconds=seconds)
        after = self.look()
        self.kills += answer["killed"]
        if not answer["killed"]:
            assert answer["code"] == 0
        done = after["state"] != before["state"] or after["snapshots"] > before["snapshots"]
        assert done or answer["killed"]
        return done

    def look(self) -> dict[str, Any]:
        """See that nothing is half."""
        self.told = self.beside.done("look")["told"]
        check_nothing_is_half(self.told)
        return self.told

    def measure(self) -> None:
        """See how long each act takes here and now when nobody kills it."""
        for act in ("submit", "accept", "snapshot"):
            self.day += 1
            self.seconds[act] = self.beside.done(act, day=self.day)["seconds"]
        self.go_again()

    def go_again(self) -> None:
        """Bring the report back to where it waits for certification."""
        self.beside.done("again")
        self.look()


def test_kills_at_any_time_leave_nothing_half_and_nothing_twice(beside: Beside) -> None:
    tried = Round(beside)
    tried.measure()
    while tried.kills < KILLS:
        for act in ("submit", "accept", "snapshot"):
            tried.day += 1
            tried.act(act)
        tried.go_again()
    told = beside.done("look_closely")["told"]
    check_nothing_is_half(told)
    assert len(told["versions"]) > 1
