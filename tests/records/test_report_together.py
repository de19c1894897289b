"""Two people at the same moment: exactly one comes through, the other is told why not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.records.beside import Beside, a_process_beside

ROUNDS = 3


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Beside]:
    with a_process_beside(tmp_path_factory.mktemp("together") / "home") as running:
        yield running


def one_of(answers: list[dict[str, Any]]) -> dict[str, Any]:
    """The one that was refused, after seeing that the other one came through."""
    assert sorted(each["code"] for each in answers) == [0, 1], answers
    (refused,) = [each for each in answers if each["code"] == 1]
    return refused


def decided(told: dict[str, Any]) -> int:
    """How many decisions were made."""
    return sum(told["reviews"].values())


@pytest.mark.parametrize("other", ["accept_too", "give_back", "accept"])
def test_of_two_reviewers_exactly_one_decides(beside: Beside, other: str) -> None:
    for _ in range(ROUNDS):
        for act in ("to_draft", "to_certify", "submit"):
            beside.done(act)
        before = beside.done("look")["told"]
        refused = one_of(beside.together({"act": "accept"}, {"act": other}))
        assert "is possible while a report is: submitted" in refused["refused"]
        after = beside.done("look_closely")["told"]
        assert decided(after) == decided(before) + 1
        assert sum(after["events"].values()) == sum(before["events"].values()) + 1
        assert after["chain"]


def test_submitting_and_taking_back_do_not_both_happen(beside: Beside) -> None:
    for _ in range(ROUNDS):
        for act in ("to_draft", "to_certify"):
            beside.done(act)
        refused = one_of(beside.together({"act": "submit"}, {"act": "take_back"}))
        assert "This report is: " in refused["refused"]


@pytest.mark.parametrize("pair", [("save", "save_too"), ("fill", "save"), ("fill", "fill")])
def test_of_two_who_saw_the_same_draft_one_saves(beside: Beside, pair: tuple[str, str]) -> None:
    for _ in range(ROUNDS):
        beside.done("to_draft")
        seen = beside.done("look")["told"]["revision"]
        refused = one_of(beside.together(*({"act": act, "day": seen} for act in pair)))
        assert refused["conflict"]
        assert beside.done("look")["told"]["revision"] == seen + 1


def test_two_submissions_at_once_are_one(beside: Beside) -> None:
    for act in ("to_draft", "to_certify"):
        beside.done(act)
    before = beside.done("look")["told"]["events"]["partner_reports.report_submitted"]
    one_of(beside.together({"act": "submit"}, {"act": "submit"}))
    after = beside.done("look")["told"]["events"]["partner_reports.report_submitted"]
    assert after == before + 1
