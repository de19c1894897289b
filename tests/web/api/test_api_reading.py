"""What programs read: reports by filter and page, what they ask for, how they stand."""

from __future__ import annotations

import pytest

from amparo.partner_reports.states import ReportState
from amparo.people.roles import Role, Scope
from tests.builders_records import a_folder, a_framework_version, a_snapshot
from tests.builders_reports import (
    NUMBER,
    OTHER_PARTNER,
    a_cell,
    a_report,
    an_award,
    some_reports,
)
from tests.web.api.programs import READ, Program, a_program, refusal

pytestmark = pytest.mark.django_db


def _found(program: Program, asked: str = "") -> list[tuple[str, str]]:
    items = program.told(f"/reports{asked}")["items"]
    return [(each["award"], each["period"]["code"]) for each in items]


def test_partner_finds_own_reports_and_reviewer_all() -> None:
    some_reports()
    some_reports(an_award(OTHER_PARTNER, number="SM-002"))
    own = [(NUMBER, "2023"), (NUMBER, "2024")]
    others = [("SM-002", "2023"), ("SM-002", "2024")]
    assert _found(a_program(Role.PARTNER_OFFICER, READ)) == own
    assert _found(a_program(Role.PARTNER_OFFICER, home=OTHER_PARTNER)) == others
    assert sorted(_found(a_program(Role.HOST_REVIEWER, READ))) == sorted(own + others)


@pytest.mark.parametrize(
    ("asked", "periods"),
    [
        ("?state=submitted", ["2024"]),
        ("?state=expected", ["2023"]),
        ("?timeliness=overdue", ["2023"]),
        ("?timeliness=on_time&state=submitted", ["2024"]),
        ("?period=2023", ["2023"]),
        ("?award=SM-001&compact=small&partner=shelters", ["2023", "2024"]),
        ("?award=SM-00", []),
        ("?compact=colombia", []),
        ("?page=2&page_size=1", ["2024"]),
        ("?page=3&page_size=1", []),
    ],
)
def test_reports_are_filtered_and_paged(asked: str, periods: list[str]) -> None:
    a_report(ReportState.SUBMITTED)
    found = _found(a_program(Role.PARTNER_OFFICER), asked)
    assert [period for _, period in found] == periods


@pytest.mark.parametrize(
    "asked", ["?page=0", "?page_size=201", "?state=lost", "?order=due", "?award=%00", "?page=x"]
)
def test_filter_that_is_none_is_refused(asked: str) -> None:
    answer = a_program(Role.PARTNER_OFFICER).get(f"/reports{asked}")
    assert refusal(answer) == (422, "not_valid")


def test_form_gives_previous_values_and_targets() -> None:
    a_report(ReportState.ACCEPTED, period="2023")
    path = f"/reports/{a_report().pk}/form"
    form = a_program(Role.PARTNER_OFFICER).told(path)
    cells = {cell["key"]: cell for each in form["indicators"] for cell in each["cells"]}
    total = cells[str(a_cell())]
    assert total["previous"] == {"status": "reported", "amount": "10", "note": ""}
    assert (total["component"], total["place"], total["breakdown"]) == ("amount", "SM1", {})
    assert all(isinstance(cell["target"], str | None) for cell in cells.values())
    assert [line["budget"] for line in form["budget_lines"]] == ["10000.50", "90000"]
    assert [line["spent_before"] for line in form["budget_lines"]] == ["1000.25", "1000.25"]


def test_report_says_what_may_be_done_and_why_not() -> None:
    path = f"/reports/{a_report(ReportState.SUBMITTED).pk}"
    moves = {each["move"]: each for each in a_program(Role.HOST_REVIEWER).told(path)["moves"]}
    assert moves["accept"] == {"move": "accept", "allowed": True, "why_not": None}
    assert "Only the people who report" in moves["begin"]["why_not"]


def test_partners_draft_is_not_listed_for_reviewers() -> None:
    path = f"/reports/{a_report(ReportState.DRAFT).pk}"
    assert len(a_program(Role.PARTNER_OFFICER).told(path)["versions"]) == 1
    assert a_program(Role.HOST_REVIEWER).told(path)["versions"] == []


def test_me_says_roles_and_scopes() -> None:
    told = a_program(Role.PARTNER_OFFICER, READ | {Scope.FILL_REPORTS}).told("/me")
    assert told["roles"] == [
        {"role": "partner_officer", "organisation": "shelters", "compact": "small"}
    ]
    assert told["scopes"] == ["fill_reports", "read_reports"]


def test_compacts_are_those_taken_part_in() -> None:
    some_reports()
    a_framework_version(a_folder("colombia"))
    told = a_program(Role.HOST_REVIEWER).told("/compacts")
    assert [(each["code"], set(each["title"])) for each in told] == [("small", {"en", "es"})]


def test_snapshots_are_listed_without_their_facts() -> None:
    taken = a_snapshot(a_framework_version())
    told = a_program(Role.AUDITOR, {Scope.READ_SNAPSHOTS}).told("/compacts/small/snapshots")
    assert [(each["hash"], each["fact_count"]) for each in told] == [(taken.hash, taken.fact_count)]


def test_completeness_counts_by_state() -> None:
    a_report(ReportState.ACCEPTED)
    told = a_program(Role.DONOR_OFFICER, READ).told("/compacts/small/completeness")
    assert [each["code"] for each in told["periods"]] == ["2023", "2024"]
    assert told["states"] == {"expected": 1, "accepted": 1}
    assert told["timeliness"] == {"overdue": 1, "on_time": 1}
    assert [each["state"] for each in told["awards"][0]["reports"]] == ["expected", "accepted"]
    foreign = a_program(Role.DONOR_OFFICER).get("/compacts/colombia/completeness")
    assert refusal(foreign) == (404, "not_found")
