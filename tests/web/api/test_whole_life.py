"""A report's whole life, lived by programs over the API."""

from __future__ import annotations

from decimal import Decimal

import pytest

from amparo.audit.queries import Event, events_of
from amparo.partner_reports.queries import PartnerReport, accepted_version, content_of, form_of
from amparo.people.roles import Role
from amparo.web.api.content_shapes import ContentShape
from tests.builders_reports import NOW, a_report, again, some_answers
from tests.web.api.programs import Program, a_program

pytestmark = pytest.mark.django_db


def _answers(report: PartnerReport) -> dict:
    return ContentShape.of(some_answers(form_of(report, NOW))).model_dump(mode="json")


def _value(content: dict, key: str) -> dict:
    return next(each for each in content["values"] if each["key"] == key)


def _filled(officer: Program, path: str, content: dict) -> dict:
    officer.done("POST", f"{path}/begin")
    form = officer.told(f"{path}/form")
    asked = {cell["key"] for each in form["indicators"] for cell in each["cells"]}
    assert asked == {value["key"] for value in content["values"]}
    return officer.done("PUT", f"{path}/draft", content | {"seen": form["revision"]})


def test_report_is_filled_submitted_returned_mended_and_accepted() -> None:
    report = a_report()
    path = f"/reports/{report.pk}"
    officer, head = a_program(Role.PARTNER_OFFICER), a_program(Role.PARTNER_HEAD)
    reviewer = a_program(Role.HOST_REVIEWER)
    saved = _filled(officer, path, _answers(report))
    assert saved["changed"]
    assert not saved["issues"]
    officer.done("POST", f"{path}/offer")
    assert head.done("POST", f"{path}/submit")["state"] == "submitted"

    key = "1.1|amount|SM1|sex=female"
    reviewer.done("POST", f"{path}/comments", {"key": key, "text": "Is this right?"})
    reviewer.done("POST", f"{path}/return", {"reason": "Count the girls again."})
    told = officer.told(path)
    assert told["report"]["state"] == "returned"
    assert [each["reason"] for each in told["reviews"]] == ["Count the girls again."]
    assert [each["key"] for each in officer.told(f"{path}/comments")] == [key]

    officer.done("POST", f"{path}/begin")
    draft = officer.told(f"{path}/versions/2")
    for cell, amount in ((key, "7"), ("1.1|amount|SM1|", "11")):
        change = {"key": cell, "value": {"status": "reported", "amount": amount}}
        officer.done("PATCH", f"{path}/draft", change | {"seen": draft["version"]["revision"]})
    assert officer.told(f"{path}/versions/2/issues")["open"] == []
    officer.done("POST", f"{path}/offer")
    head.done("POST", f"{path}/submit")
    accepted = reviewer.done(
        "POST", f"{path}/accept", {"seen": reviewer.told(path)["report"]["revision"]}
    )
    assert accepted["state"] == "accepted"

    version = accepted_version(again(report))
    assert version is not None
    said = {str(key): stated.amount for key, stated in content_of(version).values.items()}
    assert said[key] == Decimal(7)
    assert said["1.1|amount|SM1|"] == Decimal(11)


def test_every_act_is_one_event_by_the_person_with_the_token() -> None:
    report = a_report()
    officer = a_program(Role.PARTNER_OFFICER)
    before = len(events_of(report))
    _filled(officer, f"/reports/{report.pk}", _answers(report))
    events = events_of(report)[before:]
    assert [each.action for each in events] == [
        "partner_reports.report_begun",
        "partner_reports.draft_filled",
    ]
    assert {each.actor for each in events} == {"partner-officer@shelters.example.org"}
    token = Event.objects.get(action="create_access_token").subject_id
    assert {str(each.detail["token"]) for each in events} == {token}
    assert events[1].detail["values"] == len(_answers(report)["values"])
