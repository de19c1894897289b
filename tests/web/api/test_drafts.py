"""Writing drafts: all or nothing, digit by digit, never over what somebody else wrote."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from amparo.audit.queries import events_of
from amparo.partner_reports.queries import PartnerReport, content_of, newest_version
from amparo.partner_reports.states import ReportState
from amparo.people.roles import Role
from tests.builders_reports import NUMBER, a_cell, a_report, again
from tests.web.api.programs import Program, a_program, refusal

pytestmark = pytest.mark.django_db
TOTAL, GIRLS = "1.1|amount|SM1|", "1.1|amount|SM1|sex=female"


@pytest.fixture
def officer() -> Program:
    return a_program(Role.PARTNER_OFFICER)


@pytest.fixture
def report() -> PartnerReport:
    return a_report(ReportState.DRAFT)


def _draft(report: PartnerReport) -> str:
    return f"/reports/{report.pk}/draft"


def _content(officer: Program, report: PartnerReport) -> dict[str, Any]:
    found: dict[str, Any] = officer.told(f"/reports/{report.pk}/versions/1")["content"]
    return found


def _value(amount: str | None, status: str = "reported", key: str = TOTAL) -> dict[str, Any]:
    return {"key": key, "status": status, "amount": amount, "note": ""}


def _stated(report: PartnerReport, **breakdown: str) -> Any:
    version = newest_version(report)
    assert version is not None
    return content_of(version).values.get(a_cell(**breakdown))


@pytest.mark.parametrize("amount", ["12345678901234.5678", "0.0001", "-3", "1.50", "0", "007"])
def test_amounts_are_kept_digit_by_digit(
    officer: Program, report: PartnerReport, amount: str
) -> None:
    officer.done("PUT", _draft(report), {"values": [_value(amount)], "seen": 1})
    assert _stated(report).amount == Decimal(amount)
    back = _content(officer, report)["values"][0]["amount"]
    assert isinstance(back, str)
    assert Decimal(back) == Decimal(amount)
    assert "E" not in back.upper()


@pytest.mark.parametrize("amount", [12, 1.5, True, "1e3", "1,5", " 1", "NaN", "1.00001", "٣", ""])
def test_what_is_no_decimal_in_text_is_refused(
    officer: Program, report: PartnerReport, amount: object
) -> None:
    given = [{**_value("1"), "amount": amount}]
    answer = officer.ask("PUT", _draft(report), {"values": given, "seen": 1})
    assert refusal(answer) == (422, "not_valid")
    [issue] = answer.json()["issues"]
    assert issue["location"]["field"] == "body.asked.values.0.amount"
    assert _stated(report).amount == 10


def test_what_is_left_out_is_emptied_and_is_no_zero(
    officer: Program, report: PartnerReport
) -> None:
    officer.done("PUT", _draft(report), {"values": [_value("0", key=GIRLS)], "seen": 1})
    assert _stated(report) is None
    assert _stated(report, sex="female").amount == 0
    assert [each["key"] for each in _content(officer, report)["values"]] == [GIRLS]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ([_value(None)], "api.value"),
        ([_value("0", "not_reported")], "api.value"),
        ([_value("1"), _value("1")], "api.twice"),
        ([_value("1", key="1.1")], "api.key"),
        ([_value("1", key="9.9|amount|SM1|")], "report.not_asked"),
    ],
)
def test_wrong_content_is_refused_whole(
    officer: Program, report: PartnerReport, values: list[dict[str, Any]], code: str
) -> None:
    before = _content(officer, report)
    good = _value("5", key="1.1|amount|SM2|")
    answer = officer.ask("PUT", _draft(report), {"values": [good, *values], "seen": 1})
    assert refusal(answer) == (422, "issues_found")
    assert code in {issue["code"] for issue in answer.json()["issues"]}
    assert values[0]["key"] in {issue["location"]["field"] for issue in answer.json()["issues"]}
    assert _content(officer, report) == before


def test_same_content_again_changes_nothing_and_leaves_no_event(
    officer: Program, report: PartnerReport
) -> None:
    given = {"values": [_value("12")], "seen": 1}
    first = officer.done("PUT", _draft(report), given)
    events = len(events_of(report))
    again_ = officer.done("PUT", _draft(report), given)
    assert (first["changed"], again_["changed"]) == (True, False)
    assert (first["revision"], again_["revision"]) == (2, 2)
    assert len(events_of(report)) == events


def test_draft_that_moved_on_is_not_overwritten(officer: Program, report: PartnerReport) -> None:
    other = a_program(Role.PARTNER_HEAD)
    other.done("PUT", _draft(report), {"values": [_value("11")], "seen": 1})
    answer = officer.ask("PUT", _draft(report), {"values": [_value("12")], "seen": 1})
    assert refusal(answer) == (409, "edit_conflict")
    standing = answer.json()["standing"]
    assert standing["draft_revision"] == 2
    assert standing["content"]["values"] == [_value("11")]
    assert _stated(report).amount == 11
    given = {"values": [_value("12")], "seen": standing["draft_revision"]}
    assert officer.done("PUT", _draft(report), given)["revision"] == 3


def test_etag_guards_as_seen_does(officer: Program, report: PartnerReport) -> None:
    tag = officer.get(f"/reports/{report.pk}/versions/1")["ETag"]
    saved = officer.ask("PUT", _draft(report), {"values": [_value("11")]}, If_Match=tag)
    assert (saved.status_code, saved["ETag"]) == (200, '"2"')
    late = officer.ask("PUT", _draft(report), {"values": [_value("12")]}, If_Match=tag)
    assert refusal(late) == (409, "edit_conflict")
    blind = officer.ask("PUT", _draft(report), {"values": [_value("12")]})
    assert refusal(blind) == (409, "edit_conflict")
    both = {"values": [_value("12")], "seen": 2}
    assert refusal(officer.ask("PUT", _draft(report), both, If_Match=tag))[0] == 409


def test_cell_that_somebody_else_changed_is_not_overwritten(
    officer: Program, report: PartnerReport
) -> None:
    other = a_program(Role.PARTNER_HEAD)
    new = {"status": "reported", "amount": "11"}
    other.done("PATCH", _draft(report), {"key": TOTAL, "value": new, "seen": 1})
    mine = {"status": "not_reported", "note": "The register was lost."}
    answer = officer.ask("PATCH", _draft(report), {"key": TOTAL, "value": mine, "seen": 1})
    assert refusal(answer) == (409, "edit_conflict")
    assert answer.json()["standing"]["content"] == {**new, "note": ""}
    beside = {"key": GIRLS, "value": mine, "seen": 1}
    saved = officer.done("PATCH", _draft(report), beside)
    assert saved["value"] == {**mine, "amount": None}
    emptied = officer.done("PATCH", _draft(report), {**beside, "value": None, "seen": 3})
    assert emptied["value"] is None
    assert _stated(report, sex="female") is None


def test_cell_must_say_what_is_to_stand(officer: Program, report: PartnerReport) -> None:
    answer = officer.ask("PATCH", _draft(report), {"key": TOTAL, "seen": 1})
    assert refusal(answer) == (422, "not_valid")
    assert _stated(report).amount == 10


def test_content_that_is_wrong_is_saved_and_told(officer: Program, report: PartnerReport) -> None:
    content = _content(officer, report)
    content["values"][0]["amount"] = "1"
    saved = officer.done("PUT", _draft(report), {**content, "seen": 1})
    assert {issue["severity"] for issue in saved["issues"]} >= {"error"}
    assert all(issue["remedy"] for issue in saved["issues"])


def test_workbook_is_read_back_whole(officer: Program, report: PartnerReport) -> None:
    path = f"/reports/{report.pk}/workbook"
    given = officer.get(path)
    assert given["Content-Disposition"] == f'attachment; filename="{NUMBER}-2024.xlsx"'
    before = _content(officer, report)
    officer.done("PUT", _draft(report), {"values": [], "seen": 1})
    late = officer.send(path, "filled.xlsx", given.content)
    assert refusal(late) == (409, "edit_conflict")
    saved = officer.send(path, "filled.xlsx", given.content, seen=2)
    assert (saved.status_code, saved.json()["changed"]) == (200, True)
    assert _content(officer, report) == before


def test_workbook_with_errors_saves_nothing(officer: Program, report: PartnerReport) -> None:
    path = f"/reports/{report.pk}/workbook"
    content = _content(officer, report)
    values = [each for each in content["values"] if each["key"] != TOTAL]
    wrong_total = {**content, "values": [*values, _value("1")], "seen": 1}
    officer.done("PUT", _draft(report), wrong_total)
    wrong = officer.get(path).content
    officer.done("PUT", _draft(report), {"values": [], "seen": 2})
    answer = officer.send(path, "filled.xlsx", wrong, seen=3)
    assert refusal(answer) == (422, "issues_found")
    places = [issue["location"] for issue in answer.json()["issues"]]
    assert any(place["sheet"] and place["cell"] and place["field"] for place in places)
    assert _content(officer, again(report))["values"] == []
    assert refusal(officer.send(path, "x.xlsx", b"no workbook", seen=3)) == (422, "issues_found")
