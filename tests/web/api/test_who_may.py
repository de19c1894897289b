"""Every operation of the API, and what each program that asks for it gets."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from amparo.partner_reports.actions import add_evidence
from amparo.partner_reports.queries import PartnerReport
from amparo.partner_reports.states import ReportState as S
from amparo.people.actions import Post, grant_membership
from amparo.people.permissions import OPERATOR
from amparo.people.roles import Role, Scope
from tests.builders_reports import (
    MINISTRY,
    NOW,
    OTHER_PARTNER,
    a_report,
    a_user,
    an_award,
    an_organisation,
    officer,
)
from tests.web.api.programs import ROOT, Program, a_program, refusal

pytestmark = pytest.mark.django_db

ALL = frozenset(Scope)
CALLERS: dict[str, tuple[Role, frozenset[Scope], str | None]] = {
    "officer reading": (Role.PARTNER_OFFICER, frozenset({Scope.READ_REPORTS}), None),
    "officer filling": (Role.PARTNER_OFFICER, frozenset({Scope.FILL_REPORTS}), None),
    "officer, not filling": (Role.PARTNER_OFFICER, ALL - {Scope.FILL_REPORTS}, None),
    "head submitting": (Role.PARTNER_HEAD, frozenset({Scope.SUBMIT_REPORTS}), None),
    "head, not submitting": (Role.PARTNER_HEAD, ALL - {Scope.SUBMIT_REPORTS}, None),
    "other partner": (Role.PARTNER_HEAD, ALL, OTHER_PARTNER),
    "reviewer reading": (Role.HOST_REVIEWER, frozenset({Scope.READ_REPORTS}), None),
    "reviewer reviewing": (Role.HOST_REVIEWER, frozenset({Scope.REVIEW_REPORTS}), None),
    "reviewer of snapshots": (Role.HOST_REVIEWER, frozenset({Scope.READ_SNAPSHOTS}), None),
    "coordinator": (Role.HOST_COORDINATOR, frozenset({Scope.COORDINATE_REPORTS}), None),
    "coordinator reviewing": (Role.HOST_COORDINATOR, frozenset({Scope.REVIEW_REPORTS}), None),
    "donor": (Role.DONOR_OFFICER, ALL, None),
    "data protection": (Role.DATA_PROTECTION_LEAD, ALL, None),
    "auditor": (Role.AUDITOR, ALL, None),
    "researcher": (Role.RESEARCHER, ALL, None),
    "administrator": (Role.ADMINISTRATOR, ALL, None),
}
EVERYBODY = frozenset(CALLERS)
BLIND = frozenset({"reviewer of snapshots", "researcher", "administrator"})
STRANGERS = BLIND | {"other partner"}
READERS = EVERYBODY - STRANGERS
OWN = frozenset(name for name in CALLERS if name.startswith(("officer", "head")))
FILLERS = frozenset({"officer filling", "head, not submitting"})
REVIEWERS = frozenset({"reviewer reviewing", "coordinator reviewing"})
# A donor's, lead's or auditor's token has all scopes here; a partner's role sees no snapshots.
SNAPSHOTS = frozenset({"reviewer of snapshots", "donor", "data protection", "auditor"})
FILE = b"%PDF-1.7 signed list"
CELL = "1.1|amount|SM1|"


@dataclass(frozen=True)
class Operation:
    """An operation, the state it is asked in, and who may; whoever may not see gets `unseen`."""

    name: str
    state: S
    may: frozenset[str]
    body: Any = None
    unseen: int = 404


OPERATIONS = (
    Operation("GET /me", S.SUBMITTED, EVERYBODY),
    Operation("GET /compacts", S.SUBMITTED, EVERYBODY),
    Operation("GET /compacts/small/completeness", S.SUBMITTED, EVERYBODY - BLIND, unseen=403),
    Operation("GET /compacts/small/snapshots", S.SUBMITTED, SNAPSHOTS, unseen=403),
    Operation("GET /reports", S.SUBMITTED, EVERYBODY - BLIND, unseen=403),
    Operation("GET /reports/{id}", S.EXPECTED, READERS),
    Operation("GET /reports/{id}/form", S.EXPECTED, READERS),
    Operation("GET /reports/{id}/versions/1", S.SUBMITTED, READERS),
    Operation("GET /reports/{id}/versions/1", S.DRAFT, OWN, unseen=404),
    Operation("GET /reports/{id}/versions/1/issues", S.SUBMITTED, READERS),
    Operation("GET /reports/{id}/versions/1/issues", S.DRAFT, OWN, unseen=404),
    Operation("GET /reports/{id}/workbook", S.EXPECTED, READERS),
    Operation("POST /reports/{id}/workbook", S.DRAFT, FILLERS, "workbook"),
    Operation("PUT /reports/{id}/draft", S.DRAFT, FILLERS, {"seen": 1}),
    Operation("PATCH /reports/{id}/draft", S.DRAFT, FILLERS,
              {"key": CELL, "value": None, "seen": 1}),
    Operation("POST /reports/{id}/begin", S.EXPECTED, FILLERS, {}),
    Operation("POST /reports/{id}/offer", S.DRAFT, FILLERS, {}),
    Operation("POST /reports/{id}/take-back", S.TO_CERTIFY, FILLERS, {}),
    Operation("POST /reports/{id}/submit", S.TO_CERTIFY, frozenset({"head submitting"}), {}),
    Operation("POST /reports/{id}/return", S.SUBMITTED, REVIEWERS, {"reason": "Count again."}),
    Operation("POST /reports/{id}/accept", S.SUBMITTED, REVIEWERS, {}),
    Operation("POST /reports/{id}/withdraw-acceptance", S.ACCEPTED, frozenset({"coordinator"}),
              {"reason": "The counts were of another year."}),
    Operation("POST /reports/{id}/request", S.EXPECTED, frozenset({"coordinator"}), {}),
    Operation("POST /reports/{id}/close-unprovided", S.REQUESTED, frozenset({"coordinator"}), {}),
    Operation("GET /reports/{id}/comments", S.SUBMITTED, READERS),
    Operation("POST /reports/{id}/comments", S.SUBMITTED,
              REVIEWERS | FILLERS | {"head submitting"}, {"key": CELL, "text": "Why so many?"}),
    Operation("GET /reports/{id}/evidence", S.SUBMITTED, READERS),
    Operation("POST /reports/{id}/evidence", S.SUBMITTED, FILLERS, FILE),
    Operation("GET /evidence/{evidence}", S.SUBMITTED, READERS),
)  # fmt: skip
DRAFTS_OF_OTHERS = frozenset(
    {"GET /reports/{id}/versions/1", "GET /reports/{id}/versions/1/issues"}
)


def _expected(operation: Operation, caller: str) -> int:
    if caller in operation.may:
        return 200
    hidden = operation.name in DRAFTS_OF_OTHERS and operation.state is S.DRAFT
    return operation.unseen if caller in STRANGERS or hidden else 403


def _status(answer: Any) -> int:
    if answer.streaming:
        answer.getvalue()  # a file is closed once it was read
    status: int = answer.status_code
    return status


def _asked(operation: Operation, report: PartnerReport) -> Callable[[Program], int]:
    method, _, path = operation.name.partition(" ")
    with_file = {"id": report.pk}
    if "{evidence}" in path:
        with_file["evidence"] = add_evidence(
            report=report, name="list.pdf", content=FILE, by=officer(), at=NOW
        ).pk
    place = path.format(**with_file)
    if operation.body == "workbook":
        workbook = a_program(Role.PARTNER_OFFICER).get(place).content
        return lambda program: _status(program.send(place, "filled.xlsx", workbook))
    if isinstance(operation.body, bytes):
        return lambda program: _status(program.send(place, "list.pdf", FILE))
    return lambda program: _status(program.ask(method, place, operation.body))


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: f"{each.name} {each.state}")
def test_each_program_gets_what_its_role_and_scopes_permit(operation: Operation) -> None:
    report = a_report(operation.state)
    programs = {
        name: a_program(role, scopes, home) for name, (role, scopes, home) in CALLERS.items()
    }
    ask = _asked(operation, report)
    found = {}
    for name, program in programs.items():
        with transaction.atomic():
            found[name] = ask(program)
            transaction.set_rollback(True)
    assert found == {name: _expected(operation, name) for name in CALLERS}


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: f"{each.name} {each.state}")
@pytest.mark.parametrize("words", ["", "Bearer", "Bearer amparo_no-such-token", "Basic YTpi", "é"])
def test_nothing_is_told_without_a_token(operation: Operation, words: str) -> None:
    method, _, path = operation.name.partition(" ")
    headers = {"Authorization": words.encode().decode("latin-1")} if words else {}
    place = ROOT + path.format(id=1, evidence=1)
    answer = Client().generic(method, place, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (401, "no_valid_token")
    assert answer["WWW-Authenticate"] == "Bearer"


def test_reviewing_token_hides_nothing_of_who_its_owner_is() -> None:
    report = a_report(S.SUBMITTED, of=an_award(MINISTRY, number="SM-9"))
    person = a_user(Role.PARTNER_HEAD, MINISTRY)
    post = Post(an_organisation(MINISTRY), Role.HOST_REVIEWER, "small")
    grant_membership(person=person, post=post, starts=NOW.date(), by=OPERATOR, at=NOW)
    both = a_program(Role.PARTNER_HEAD, {Scope.REVIEW_REPORTS}, MINISTRY)
    answer = both.ask("POST", f"/reports/{report.pk}/accept", {}, Accept_Language="en")
    assert refusal(answer) == (403, "not_allowed")
    assert "Whoever reports for an organisation" in answer.json()["sentence"]


def test_no_session_opens_the_api(client: Client) -> None:
    client.force_login(
        a_user(Role.HOST_COORDINATOR),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    assert client.get(f"{ROOT}/me").status_code == 401


def test_no_operation_is_missing_from_this_table() -> None:
    described = json.loads(Client().get(f"{ROOT}/openapi.json").content)["paths"]
    operations = {
        f"{method.upper()} {path.removeprefix(ROOT)}"
        for path, methods in described.items()
        for method in methods
    }
    names = {
        each.name.replace("{id}", "{report_id}")
        .replace("{evidence}", "{evidence_id}")
        .replace("/versions/1", "/versions/{number}")
        .replace("/small/", "/{compact_code}/")
        for each in OPERATIONS
    }
    assert operations == names
