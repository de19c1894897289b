"""What the API says of itself is true: schemathesis asks every operation, as several people."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    allow_header_conformance,
    content_type_conformance,
    ignored_auth,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from amparo.partner_reports.states import ReportState
from amparo.people.roles import Role
from amparo.programs.actions import RequirementTerms
from amparo.site.wsgi import application
from amparo.web.api import tokens
from tests.builders_reports import a_report, an_award
from tests.web.api.programs import ROOT, Program, a_program

pytestmark = pytest.mark.django_db

# Content that is whole in shape may still be refused for what it says, so that
# positive_data_acceptance is left out.
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
    unsupported_method,
    allow_header_conformance,
    ignored_auth,
)
ASKED = {
    "SM-1": RequirementTerms("1.1", "office", ("SM1", "SM2"), (("sex",),)),
    "SM-2": RequirementTerms("1.2", "office", ("SM1",)),
}
STATES = (
    ("SM-1", "2023", ReportState.ACCEPTED),
    ("SM-1", "2024", ReportState.DRAFT),
    ("SM-2", "2023", ReportState.SUBMITTED),
    ("SM-2", "2024", ReportState.TO_CERTIFY),
)
ROLES = (Role.PARTNER_OFFICER, Role.PARTNER_HEAD, Role.HOST_COORDINATOR, Role.RESEARCHER)
EXAMPLES = 10


@pytest.fixture
def reports(kept_open: None, monkeypatch: pytest.MonkeyPatch) -> Sequence[int]:
    """Reports in several states, by number; nobody is told to wait."""
    monkeypatch.setattr(tokens, "REQUESTS_A_MINUTE", 1_000_000)
    return [
        a_report(state, period=period, of=an_award(number=number, requirements=(ASKED[number],))).pk
        for number, period, state in STATES
    ]


@pytest.fixture
def programs(kept_open: None) -> Sequence[Program]:
    return [a_program(role) for role in ROLES]


schema = schemathesis.openapi.from_wsgi(f"{ROOT}/openapi.json", application)


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_one_that_is_described(
    case: schemathesis.Case, reports: Sequence[int], programs: Sequence[Program]
) -> None:
    asked = case.path_parameters or {}
    is_valid = case.meta is None or case.meta.generation.mode.is_positive
    if is_valid and "report_id" in asked:
        asked["report_id"] = reports[int(asked["report_id"]) % len(reports)]
    # What is not of its shape is refused whoever asks: one person is enough.
    for program in programs if is_valid else programs[:1]:
        headers = {"Authorization": f"Bearer {program.words}"}
        case.call_and_validate(headers=headers, checks=list(CHECKS))
