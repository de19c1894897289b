"""Refusals have one shape, in the reader's language, and nothing breaks whatever is sent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from amparo.audit.queries import Event, count_events
from amparo.partner_reports.actions import EVIDENCE_LIMIT
from amparo.partner_reports.states import ReportState
from amparo.people.actions import close_account, revoke_access_token
from amparo.people.permissions import OPERATOR
from amparo.people.queries import tokens_of
from amparo.people.roles import Role
from amparo.web.api import tokens
from amparo.web.api.requests import BODY_LIMIT
from tests.builders_reports import NOW, a_report, a_user, a_viewer
from tests.web.api.programs import ROOT, Program, a_program, refusal

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> Program:
    return a_program(Role.PARTNER_OFFICER)


@contextmanager
def _later(**span: int) -> Iterator[None]:
    with time_machine.travel(NOW + timedelta(**span), tick=False):
        yield


def _raw(program: Program, method: str, path: str, content: bytes, kind: str) -> Any:
    headers = {"Authorization": f"Bearer {program.words}"}
    return Client().generic(method, ROOT + path, content, kind, headers=headers)


def test_refusals_speak_the_readers_language(officer: Program) -> None:
    path = f"/reports/{a_report(ReportState.SUBMITTED).pk}/begin"
    spanish = officer.ask("POST", path, {}, Accept_Language="es-CO,es;q=0.9")
    english = officer.ask("POST", path, {}, Accept_Language="en")
    assert refusal(spanish) == refusal(english) == (409, "not_possible")
    assert "solo es posible si" in spanish.json()["sentence"]
    assert "is possible while" in english.json()["sentence"]
    assert spanish["Content-Language"] == "es"


def test_without_a_wish_the_language_of_the_tokens_owner_counts(officer: Program) -> None:
    assert refusal(officer.get("/reports/99")) == (404, "not_found")
    assert "Aquí no hay nada" in officer.get("/reports/99").json()["sentence"]
    reviewer = a_program(Role.HOST_REVIEWER)
    assert "There is nothing here" in reviewer.get("/reports/99").json()["sentence"]


def test_issues_are_told_in_spanish(officer: Program) -> None:
    report = a_report(ReportState.DRAFT)
    body = {"values": [{"key": "1.1", "status": "reported", "amount": "1"}], "seen": 1}
    answer = officer.ask("PUT", f"/reports/{report.pk}/draft", body, Accept_Language="es")
    [issue] = answer.json()["issues"]
    assert "no es la clave de una celda" in issue["problem"]
    wrong = officer.ask("POST", f"/reports/{report.pk}/return", {"seen": -1}, Accept_Language="es")
    assert refusal(wrong) == (422, "not_valid")
    assert {each["problem"] for each in wrong.json()["issues"]} == {
        "Debe ser 0 o más.",
        "Falta este dato.",
    }


def test_repeated_submission_says_how_the_report_stands() -> None:
    head, report = a_program(Role.PARTNER_HEAD), a_report(ReportState.TO_CERTIFY)
    head.done("POST", f"/reports/{report.pk}/submit")
    events = count_events()
    again = head.ask("POST", f"/reports/{report.pk}/submit", {})
    assert refusal(again) == (409, "not_possible")
    standing = again.json()["standing"]
    assert (standing["state"], standing["revision"]) == ("submitted", 3)
    assert count_events() == events


def test_submission_with_problems_names_all_of_them() -> None:
    head, report = a_program(Role.PARTNER_HEAD), a_report(ReportState.DRAFT)
    head.done("PUT", f"/reports/{report.pk}/draft", {"values": [], "seen": 1})
    head.done("POST", f"/reports/{report.pk}/offer")
    answer = head.ask("POST", f"/reports/{report.pk}/submit", {})
    assert refusal(answer) == (422, "issues_found")
    fields = {issue["location"]["field"] for issue in answer.json()["issues"]}
    assert {"1.1|amount|SM1|", "narrative.progress"} <= fields


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"seen": 1, "seen": 2}',
        b'{"seen": NaN}',
        b'{"key": "\\u0000"}',
        b'{"key": "\\ud800"}',
        b'{"note": "caf\xc3\xa9 \\u0000"}',
    ],
)
def test_what_is_no_exact_json_is_refused(officer: Program, content: bytes) -> None:
    path = f"/reports/{a_report(ReportState.DRAFT).pk}/draft"
    answer = _raw(officer, "PUT", path, content, "application/json")
    assert refusal(answer) == (400, "unreadable")


@pytest.mark.parametrize("content", [b"", b"[]", b"null", b"1", b'{"vales": []}'])
def test_json_of_another_shape_is_refused(officer: Program, content: bytes) -> None:
    path = f"/reports/{a_report(ReportState.DRAFT).pk}/draft"
    assert refusal(_raw(officer, "PUT", path, content, "application/json")) == (422, "not_valid")


@pytest.mark.parametrize("kind", ["multipart/form-data", "multipart/form-data; boundary=x"])
def test_form_that_is_none_is_refused(officer: Program, kind: str) -> None:
    path = f"/reports/{a_report(ReportState.DRAFT).pk}/evidence"
    answer = _raw(officer, "POST", path, b"--y\r\n", kind)
    assert refusal(answer)[0] in {400, 422}


def test_what_was_sent_is_never_repeated(officer: Program) -> None:
    path = f"/reports/{a_report(ReportState.DRAFT).pk}/draft"
    body = {"key": "1.1|amount|SM1|", "value": {"status": "a name", "amount": "31337x"}, "seen": 1}
    answer = officer.ask("PATCH", path, body)
    assert refusal(answer) == (422, "not_valid")
    assert "a name" not in answer.content.decode()
    assert "31337" not in answer.content.decode()


def test_body_that_is_too_large_is_not_read(officer: Program) -> None:
    path = f"/reports/{a_report(ReportState.DRAFT).pk}/draft"
    headers = {"Authorization": f"Bearer {officer.words}", "Content-Length": str(BODY_LIMIT + 1)}
    answer = Client().put(ROOT + path, b"{}", "application/json", headers=headers)
    assert refusal(answer) == (413, "too_large")


def test_evidence_that_is_too_large_is_refused(officer: Program) -> None:
    path = f"/reports/{a_report(ReportState.DRAFT).pk}/evidence"
    answer = officer.send(path, "list.pdf", b"%PDF-1.7" + b" " * EVIDENCE_LIMIT)
    assert refusal(answer) == (413, "too_large")


def test_evidence_comes_back_as_it_was_and_only_once(officer: Program) -> None:
    path = f"/reports/{a_report(ReportState.DRAFT).pk}/evidence"
    added = officer.send(path, "lista firmada.pdf", b"%PDF-1.7 list").json()
    events = count_events()
    assert officer.send(path, "again.pdf", b"%PDF-1.7 list").json() == added
    assert count_events() == events
    assert officer.told(path) == [added]
    content = officer.get(f"/evidence/{added['id']}")
    assert content.getvalue() == b"%PDF-1.7 list"
    assert content["Content-Disposition"].startswith("attachment;")
    assert content["Content-Type"] == "application/octet-stream"
    assert refusal(officer.send(path, "list.pdf", b"MZ")) == (409, "not_possible")


def test_wrong_address_and_wrong_method_are_refused_alike(officer: Program) -> None:
    assert refusal(officer.get("/nowhere")) == (404, "not_found")
    assert refusal(officer.get("/reports/-1")) == (404, "not_found")
    assert refusal(officer.get(f"/reports/{2**70}")) == (404, "not_found")
    answer = officer.ask("DELETE", "/reports/1/draft")
    assert refusal(answer) == (405, "method_not_allowed")
    assert answer["Allow"] == "PATCH, PUT"


def test_token_that_ended_opens_nothing(officer: Program) -> None:
    assert officer.get("/me").status_code == 200
    with _later(days=90):
        assert refusal(officer.get("/me")) == (401, "no_valid_token")
    viewer = a_viewer(Role.PARTNER_OFFICER)
    revoke_access_token(token=tokens_of(viewer)[0], by=viewer, at=NOW)
    assert refusal(officer.get("/me")) == (401, "no_valid_token")


def test_token_of_a_closed_account_opens_nothing(officer: Program) -> None:
    close_account(person=a_user(Role.PARTNER_OFFICER), by=OPERATOR, at=NOW)
    assert refusal(officer.get("/me")) == (401, "no_valid_token")


def test_use_of_a_token_is_noted_once_a_day(officer: Program) -> None:
    def used() -> int:
        return Event.objects.filter(action="use_access_token").count()

    for _ in range(3):
        officer.get("/me")
    assert used() == 1
    with _later(days=1):
        officer.get("/me")
    assert used() == 2


def test_token_asks_only_so_often(monkeypatch: pytest.MonkeyPatch, officer: Program) -> None:
    monkeypatch.setattr(tokens, "REQUESTS_A_MINUTE", 3)
    other = a_program(Role.PARTNER_HEAD)
    assert [officer.get("/me").status_code for _ in range(5)] == [200, 200, 200, 429, 429]
    answer = officer.get("/me", Accept_Language="es")
    assert refusal(answer) == (429, "too_many_requests")
    assert answer["Retry-After"] == "60"
    assert "60 segundos" in answer.json()["sentence"]
    assert other.get("/me").status_code == 200
    with _later(minutes=1):
        assert officer.get("/me").status_code == 200


def test_description_is_open_and_holds_no_data() -> None:
    a_report(ReportState.SUBMITTED)
    answer = Client().get(f"{ROOT}/openapi.json")
    told = json.loads(answer.content)
    assert told["openapi"].startswith("3.1")
    operations = [each for path in told["paths"].values() for each in path.values()]
    assert all(each["summary"] and each["description"] for each in operations)
    assert all("401" in each["responses"] for each in operations)
    assert "shelters" not in answer.content.decode()
