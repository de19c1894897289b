"""The demonstration tells what partners' reports are like, by the acts that people take."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.core import mail
from pytest_django import DjangoDbBlocker

from amparo.audit.queries import count_events
from amparo.compacts.intake import read_folder
from amparo.compacts.queries import compact, framework_of, frameworks_of
from amparo.framework.report_sources import is_partner_report
from amparo.framework.statuses import Status
from amparo.partner_reports.queries import (
    PartnerReport,
    completeness_board,
    content_of,
    form_of,
    reports_of,
    review_queue,
    reviews_of,
    versions_of,
)
from amparo.partner_reports.snapshots import accepted_facts
from amparo.partner_reports.states import ReportState, Timeliness
from amparo.people.permissions import Viewer
from amparo.people.roles import Role
from amparo.programs.queries import awards_of
from amparo.site.demonstration import COMPACT, FATES, Fate, Told, demonstrate, sample_workbooks
from amparo.site.demonstration_people import PARTICIPANTS, drawn_password, kept_password, viewers
from amparo.site.reminder_letters import send_reminders
from amparo.workbooks.reading import read_workbook
from tests.site.demonstrated import PASSWORD, TODAY, demonstrated

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Told]:
    """The demonstration, made for these tests."""
    with demonstrated(django_db_blocker) as done:
        yield done


@pytest.fixture
def everybody(told: Told, db: None) -> dict[str, Viewer]:
    """Its people by the first part of their address."""
    return {address.partition("@")[0]: each for address, each in viewers(TODAY).items()}


def _report(who: Viewer, period: str) -> PartnerReport:
    (found,) = [each for each in reports_of(who, COMPACT) if each.period == period]
    return found


def test_everybody_has_one_role_and_an_address_that_can_be_nobodys(
    everybody: dict[str, Viewer],
) -> None:
    assert len(everybody) == len(PARTICIPANTS) == 15
    assert {held.role for each in everybody.values() for held in each.roles} == set(Role)
    assert all(each.address.endswith("@example.org") for each in everybody.values())
    assert all(len(each.roles) == 1 for each in everybody.values())


def test_four_bodies_owe_six_quarters_and_every_state_is_to_be_seen(
    everybody: dict[str, Viewer],
) -> None:
    board = completeness_board(everybody["coordinator"], COMPACT, TODAY.date())
    assert len(board.rows) == 4
    assert [each.code for each in board.periods] == [
        "Y2-Q4", "Y3-Q1", "Y3-Q2", "Y3-Q3", "Y3-Q4", "Y4-Q1",
    ]  # fmt: skip
    assert board.states == {
        ReportState.ACCEPTED: 19, ReportState.NOT_PROVIDED: 1, ReportState.DRAFT: 1,
        ReportState.RETURNED: 1, ReportState.EXPECTED: 1, ReportState.SUBMITTED: 1,
    }  # fmt: skip
    assert board.timeliness[Timeliness.LATE] == 1
    assert board.timeliness[Timeliness.OVERDUE] == 3


def test_a_second_run_changes_nothing(everybody: dict[str, Viewer]) -> None:
    before = count_events()
    again = demonstrate(read_folder(COMPACT), PASSWORD, TODAY + timedelta(days=3))
    assert again == Told(0, 0)
    assert count_events() == before


def test_nothing_is_added_where_somebody_else_has_an_account(
    everybody: dict[str, Viewer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("amparo.site.demonstration_people.PARTICIPANTS", PARTICIPANTS[1:])
    assert demonstrate(read_folder(COMPACT), PASSWORD, TODAY) is None


def test_one_report_was_returned_with_a_reason_and_mended(everybody: dict[str, Viewer]) -> None:
    reviewer = everybody["reviewer"]
    (key,) = [each for each, fate in FATES.items() if fate is Fate.MENDED]
    report = _report(everybody[f"{key[0]}-officer"], key[1])
    first, second = versions_of(reviewer, report)
    assert [each.decision for each in reviews_of(report)] == ["returned", "accepted"]
    assert reviews_of(report)[0].reason
    changed = {
        cell
        for cell, stated in content_of(first).values.items()
        if content_of(second).values[cell].amount != stated.amount
    }
    assert changed
    assert {(cell.indicator, cell.place) for cell in changed} == {("3.1", "S2")}


def test_values_come_from_cells_of_workbooks(everybody: dict[str, Viewer]) -> None:
    report = _report(everybody["bridge-officer"], "Y3-Q3")
    (version,) = versions_of(everybody["reviewer"], report)
    values = content_of(version).values
    assert all("!" in stated.locator for stated in values.values())
    assert {stated.status for stated in values.values()} == {Status.REPORTED, Status.NOT_REPORTED}


def test_accepted_values_are_facts_of_their_own_authority_and_never_a_published_one(
    everybody: dict[str, Viewer],
) -> None:
    kept = compact(COMPACT)
    assert kept is not None
    framework = framework_of(frameworks_of(COMPACT)[-1])
    facts = accepted_facts(kept, framework, TODAY.date()).to_pylist()
    assert {fact["authority"] for fact in facts} == {"lantern", "bridge", "meadow", "cps"}
    assert all(fact["authority"] == fact["partner"] for fact in facts)
    assert all(is_partner_report(fact["source"]) for fact in facts)
    absent = {fact["period"] for fact in facts if fact["locator"] == "not_provided"}
    assert absent == {"Y2-Q4"}
    assert "Y4-Q1" not in {fact["period"] for fact in facts}


def test_the_same_numbers_are_made_wherever_it_runs(everybody: dict[str, Viewer]) -> None:
    content = content_of(
        versions_of(everybody["reviewer"], _report(everybody["cps-officer"], "Y3-Q1"))[0]
    )
    totals = {
        key.place: stated.amount for key, stated in content.values.items() if not key.breakdown
    }
    assert {place: int(amount or 0) for place, amount in totals.items()} == {
        "N": 18, "R": 27, "S": 26,
    }  # fmt: skip


def test_a_reviewer_finds_one_report_to_decide_on(everybody: dict[str, Viewer]) -> None:
    (waiting,) = review_queue(everybody["reviewer"], COMPACT)
    assert waiting.report.award.organisation.code == "cps"


def test_sample_workbooks_can_be_handed_in_or_show_problems(everybody: dict[str, Viewer]) -> None:
    samples = sample_workbooks(TODAY)
    form = form_of(_report(everybody["meadow-officer"], "Y4-Q1"), TODAY)
    read = {name: read_workbook(content, form, name) for name, content in samples.items()}
    kinds = {name.rpartition("Q1-")[2]: each for name, each in read.items()}
    assert set(kinds) == {"blank.xlsx", "filled.xlsx", "with-mistakes.xlsx"}
    assert kinds["filled.xlsx"].issues == []
    filled = kinds["filled.xlsx"].content
    assert filled is not None
    assert len(filled.values) == sum(1 for _ in form.cells())


def test_reminders_go_once_to_the_people_who_owe_and_tell_days_only(
    everybody: dict[str, Viewer],
) -> None:
    mail.outbox.clear()
    sent = send_reminders(site="https://amparo.example/", by="operator", at=TODAY)
    assert (sent.soon, sent.overdue, sent.letters, sent.unread) == (0, 2, 4, 0)
    told = {letter.to[0]: letter for letter in mail.outbox}
    assert set(told) == {
        "lantern-officer@example.org", "lantern-head@example.org",
        "meadow-officer@example.org", "meadow-head@example.org",
    }  # fmt: skip
    letter = told["meadow-officer@example.org"]
    assert "un informe que vencía el 30 de octubre de 2026 y no ha llegado" in letter.body
    assert "https://amparo.example/es/" in letter.body
    for award in awards_of(COMPACT):
        assert award.number not in letter.body
        assert award.organisation.name_es not in letter.body
    again = send_reminders(site="https://amparo.example", by="operator", at=TODAY)
    assert (again.letters, len(mail.outbox)) == (0, 4)


def test_every_home_has_a_password_of_its_own_that_only_its_owner_reads(tmp_path: Path) -> None:
    assert kept_password(tmp_path) == ""
    password = drawn_password(tmp_path)
    assert kept_password(tmp_path) == password
    assert drawn_password(tmp_path) != password
    assert (tmp_path / "demo-password").stat().st_mode & 0o077 == 0
