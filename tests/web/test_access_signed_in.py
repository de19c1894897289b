"""Every address of the site and what each person gets there: our most important table of safety.

Pages for the public are in `test_access`; tokens of programs in `api/test_who_may`. Here a
person asks as a browser does: without a session, or signed in with the second factor.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
import time_machine
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import translation
from pytest_django import DjangoDbBlocker

from amparo.framework.language import Language
from amparo.partner_reports.actions import add_evidence
from amparo.partner_reports.queries import PartnerReport
from amparo.partner_reports.states import ReportState as S
from amparo.people.actions import Post, accept_invitation, invite_person
from amparo.people.permissions import OPERATOR
from amparo.people.queries import Membership, User
from amparo.people.roles import Role
from tests import builders_reports as made
from tests.builders_reports import NUMBER, OTHER_PARTNER, PARTNER, PASSWORD
from tests.people import signed_in
from tests.web.test_access import ACCESS, names

pytestmark = pytest.mark.django_db

NOW = datetime(2025, 4, 20, 9, 30, tzinfo=UTC)
OTHER_NUMBER = "SM-002"

PEOPLE: dict[str, tuple[Role, str | None]] = {
    "officer": (Role.PARTNER_OFFICER, PARTNER),
    "other officer": (Role.PARTNER_OFFICER, OTHER_PARTNER),
    "head": (Role.PARTNER_HEAD, PARTNER),
    "other head": (Role.PARTNER_HEAD, OTHER_PARTNER),
    "reviewer": (Role.HOST_REVIEWER, None),
    "coordinator": (Role.HOST_COORDINATOR, None),
    "donor": (Role.DONOR_OFFICER, None),
    "data protection": (Role.DATA_PROTECTION_LEAD, None),
    "researcher": (Role.RESEARCHER, None),
    "auditor": (Role.AUDITOR, None),
    "administrator": (Role.ADMINISTRATOR, None),
}
"""Those with a role in the small compact. Beside them `NOBODY`, without a session, and
`ELSEWHERE`, a reviewer of another compact."""

NOBODY, ELSEWHERE, UNPROTECTED = "nobody", "reviewer of another compact", "no second factor"
EVERYBODY = (NOBODY, ELSEWHERE, *PEOPLE)
SIGNED_IN = frozenset(EVERYBODY) - {NOBODY}

OWN = frozenset({"officer", "head"})
PARTNERS = OWN | {"other officer", "other head"}
READERS = frozenset({"reviewer", "coordinator", "donor", "data protection", "auditor"})
REVIEWERS = frozenset({"reviewer", "coordinator"})
COORDINATORS = frozenset({"coordinator"})
AUDITORS = frozenset({"data protection", "auditor", "administrator"})
KEEPERS = frozenset({"coordinator", "administrator"})


@dataclass(frozen=True)
class Row:
    """An address, how it is asked, and the status for those who may (`ok`) and for all others.

    `nobody` is for whoever has no session: by default they are led to the sign-in page.
    `but` are exceptions by person.
    """

    name: str
    given: tuple[str, ...] = ()
    may: frozenset[str] = frozenset()
    ok: int = 200
    others: int = 403
    nobody: int = 302
    method: str = "get"
    sent: dict[str, str] = field(default_factory=dict)
    query: str = ""
    but: dict[str, int] = field(default_factory=dict)

    def expected(self, person: str) -> int:
        """The status that `person` must get."""
        if person in self.but:
            return self.but[person]
        if person == NOBODY:
            return self.nobody
        return self.ok if person in self.may else self.others


C = ("small",)
SUBMITTED, DRAFT = (*C, "<submitted>"), (*C, "<draft>")
ACCEPTED, OWED = (*C, "<accepted>"), (*C, "<owed>")
HERE = (NUMBER, "2024")
SEEN = {"seen": "<revision>", "reason": "Count again."}
CELL = "?cell=1.1%7Camount%7CSM1%7C"

OFFICIALS = [
    Row("governments:queue", (), READERS, ok=302, but={ELSEWHERE: 200}),
    Row("governments:queue", C, READERS),
    Row("governments:accept_several", C, READERS),
    Row("governments:accept_several", C, READERS, ok=302, method="post"),
    Row("governments:report", SUBMITTED, READERS),
    Row("governments:report", DRAFT, READERS),
    Row("governments:version", (*SUBMITTED, "1"), READERS),
    Row("governments:version", (*DRAFT, "1"), frozenset(), but=dict.fromkeys(READERS, 404)),
    Row("governments:compare", SUBMITTED, frozenset(), but=dict.fromkeys(READERS, 404)),
    Row("governments:accept", SUBMITTED, REVIEWERS, ok=302, method="post", sent=SEEN),
    Row("governments:return", SUBMITTED, REVIEWERS, ok=302, method="post", sent=SEEN),
    Row("governments:withdraw", ACCEPTED, COORDINATORS, ok=302, method="post", sent=SEEN),
    Row("governments:request", OWED, COORDINATORS, ok=302, method="post", sent=SEEN),
    Row("governments:close", OWED, frozenset(), method="post", but={"coordinator": 409}),
    Row("governments:remind", OWED, COORDINATORS, ok=302, method="post"),
    Row("governments:comment", (*SUBMITTED, "1"), READERS, query=CELL),
    Row("governments:comment", (*SUBMITTED, "1"), REVIEWERS, ok=302, method="post", query=CELL,
        sent={"text": "Is it all?"}),
    # What a partner gathers for a draft is its own until it submits.
    Row("governments:evidence", (*DRAFT, "<evidence>"), but=dict.fromkeys(READERS, 404)),
    Row("governments:evidence", (*SUBMITTED, "<offered>"), READERS),
    Row("governments:completeness", (), READERS, ok=302, but={ELSEWHERE: 200}),
    Row("governments:completeness", C, READERS),
    Row("governments:snapshots", (), READERS, ok=302, but={ELSEWHERE: 200}),
    Row("governments:snapshots", C, READERS),
    Row("governments:events", (), AUDITORS),
    Row("governments:verify", (), AUDITORS, ok=302, method="post"),
    Row("governments:events_table", (), AUDITORS),
    Row("governments:people", (), KEEPERS),
    Row("governments:invite", (), KEEPERS, query="?organisation=shelters"),
    Row("governments:end_membership", ("<membership>",), KEEPERS, ok=302, method="post"),
    Row("governments:withdraw_invitation", ("<invitation>",), KEEPERS, ok=302, method="post"),
]  # fmt: skip


def partner(name: str, *more: str, ok: int = 200, method: str = "get", **changes) -> Row:
    """An address of the report of one partner: to everybody else it does not exist."""
    return Row(f"partners:{name}", (*HERE, *more), OWN, ok, 404, method=method, **changes)


GONE = "no-such-upload"
PARTNER_PAGES = [
    Row("partners:home", (), SIGNED_IN),  # blank for whoever reports for nobody
    partner("report"),
    partner("begin", ok=409, method="post"),
    partner("offer", ok=302, method="post"),
    partner("take_back", ok=409, method="post"),
    partner("certify"),
    partner("submit", ok=409, method="post", sent={"certified": "on"}, but={"officer": 403}),
    partner("compare", ok=404),  # there is one version
    partner("workbook"),
    partner("upload", ok=409, method="post"),  # without a file
    *(partner(name, GONE, ok=404) for name in ("uploaded", "marked_upload", "found_tables",
                                               "preview_tables")),
    *(partner(name, GONE, ok=404, method="post") for name in ("use_upload", "drop_upload",
                                                              "choose_tables", "use_tables",
                                                              "drop_tables")),
    partner("mapping", GONE, "1", ok=404),
    partner("save_mapping", GONE, "1", ok=404, method="post"),
    partner("tables"),
    partner("upload_tables", ok=409, method="post"),
    partner("indicator", "1.1"),
    partner("save_indicator", "1.1", ok=302, method="post"),
    *(partner(name) for name in ("activities", "money", "narrative", "problems", "evidence")),
    *(partner(f"save_{name}", ok=302, method="post") for name in ("activities", "money",
                                                                  "narrative", "problems")),
    partner("add_evidence", ok=409, method="post"),  # without a file
    partner("evidence_file", "<evidence>"),
]  # fmt: skip


def own(name: str, *given: str, ok: int = 200, method: str = "get", nobody: int = 302) -> Row:
    """An address of one's own account: alike for everybody who has signed in."""
    return Row(name, given, SIGNED_IN, ok, method=method, nobody=nobody)


ACCOUNT = [
    own("account:home"),
    own("account:profile", ok=422, method="post"),
    own("account:tokens", ok=302, method="post"),  # to say again who it is
    own("account:revoke", "1", ok=404, method="post"),  # none of one's own
    own("account:invitation", "<token>", nobody=200),
    own("account:invitation", "no-such-token", ok=404, nobody=404),
    own("account_login", ok=302, nobody=200),
    own("account_logout"),
    own("account_logout", ok=302, method="post"),
    own("account_inactive", nobody=200),
    own("account_reauthenticate"),
    own("account_change_password"),
    own("account_reset_password", nobody=200),
    own("account_reset_password_done", nobody=200),
    own("account_reset_password_from_key", "1", "no-key", nobody=200),  # a link that is spent
    own("account_reset_password_from_key_done", nobody=200),
    own("mfa_index"),
    own("mfa_authenticate", ok=302),
    own("mfa_reauthenticate"),
    own("mfa_activate_totp", ok=302),  # set up already
    own("mfa_deactivate_totp", ok=302),
    own("mfa_view_recovery_codes", ok=404),  # none were made
    own("mfa_generate_recovery_codes", ok=302),
    own("mfa_list_webauthn"),
    own("mfa_add_webauthn", ok=302),
    own("mfa_reauthenticate_webauthn", ok=302),
    own("mfa_remove_webauthn", "1", ok=302),
    own("mfa_edit_webauthn", "1", ok=302),
    own("usersessions_list"),
]
"""Of changes to the second factor, what asks first to say again who it is answers 302."""


def program(name: str, *given: str, method: str = "get") -> Row:
    """An address for programs: a session opens nothing there, only a token does."""
    return Row(f"api:{name}", given, SIGNED_IN, 401, nobody=401, method=method)


ABOUT = "<draft>"
API = [
    own("api_reference:page", nobody=200),
    own("api:openapi-json", nobody=200),
    own("api:api-root", ok=302),  # to the reference
    Row("api:nowhere", (), SIGNED_IN, 404, nobody=404, query="no-such-thing"),
    program("me"),
    program("my_compacts"),
    program("completeness", "small"),
    program("snapshots", "small"),
    program("reports"),
    *(program(name, ABOUT) for name in ("report", "form", "workbook", "comments", "evidence")),
    *(program(name, ABOUT, "1") for name in ("version", "issues")),
    program("evidence_content", "<evidence>"),
    program("replace_draft", ABOUT, method="put"),
    program("change_cell", ABOUT, method="patch"),
    *(program(name, ABOUT, method="post") for name in (
        "upload_workbook", "begin", "offer", "take_back", "submit", "return_", "accept",
        "withdraw_acceptance", "request_", "close_unprovided", "comment", "add_evidence")),
]  # fmt: skip

ROWS: list[Row] = [*OFFICIALS, *PARTNER_PAGES, *ACCOUNT, *API]


@dataclass(frozen=True)
class World:
    """People with their browsers, and what the addresses are about."""

    sessions: dict[str, str]
    reports: dict[str, PartnerReport]
    known: dict[str, str]

    def browser(self, person: str) -> Client:
        """A browser with the session of `person`; what it is told to forget, it alone forgets."""
        client = Client()
        if person in self.sessions:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[person]
        return client


@pytest.fixture(scope="module")
def world(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory
) -> Iterator[World]:
    """Everybody and everything, made once by the real actions, and undone after the last row."""
    with (
        django_db_blocker.unblock(),
        time_machine.travel(NOW, tick=False),
        pytest.MonkeyPatch.context() as patched,
        transaction.atomic(),
    ):
        patched.setattr(settings, "PASSWORD_HASHERS", ["tests.people.QuickArgon2"])
        patched.setattr(settings, "AMPARO_HOME", tmp_path_factory.mktemp("evidence"))
        yield _made_world()
        transaction.set_rollback(True)


def _made_world() -> World:
    other = made.an_award(OTHER_PARTNER, number=OTHER_NUMBER)
    reports = {
        "draft": made.a_report(S.DRAFT),
        "accepted": made.a_report(S.ACCEPTED, period="2023"),
        "submitted": made.a_report(S.SUBMITTED, of=other),
        "owed": made.a_report(S.EXPECTED, of=other, period="2023"),
    }
    users = {name: made.a_user(*post) for name, post in PEOPLE.items()}
    users[ELSEWHERE] = _somebody_elsewhere()
    add_evidence(report=reports["draft"], name="list.pdf", content=b"%PDF-1.7 list",
                 by=made.officer(), at=made.NOW)  # fmt: skip
    add_evidence(report=reports["submitted"], name="list.pdf", content=b"%PDF-1.7 other",
                 by=made.officer(OTHER_PARTNER), at=made.NOW)  # fmt: skip
    going = made.a_user(Role.AUDITOR, "donor")
    invitation, token = _invite("invited@example.org", Role.DONOR_OFFICER, "donor", "small")
    known = {f"<{name}>": str(report.pk) for name, report in reports.items()} | {
        "<evidence>": str(next(iter(reports["draft"].evidence.all())).pk),
        "<offered>": str(next(iter(reports["submitted"].evidence.all())).pk),
        "<membership>": str(Membership.objects.get(user=going).pk),
        "<invitation>": str(invitation.pk),
        "<token>": token,
    }
    sessions = {name: _session(user) for name, user in users.items()}
    unprotected = made.a_user(Role.DATA_PROTECTION_LEAD, "donor")
    sessions[UNPROTECTED] = _session(unprotected, factor=False)
    return World(sessions, reports, known)


def _session(user: User, factor: bool = True) -> str:
    client = signed_in(Client(), user, factor=factor)
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)


def _invite(email, role, home, compact):
    return invite_person(
        email=email,
        post=Post(made.an_organisation(home), role, compact),
        language=Language.EN,
        by=OPERATOR,
        at=NOW,
    )


def _somebody_elsewhere() -> User:
    _, token = _invite(
        "reviewer@elsewhere.example.org", Role.HOST_REVIEWER, "ministry", "elsewhere"
    )
    return accept_invitation(token=token, name="reviewer elsewhere", password=PASSWORD, at=NOW)


def asked(world: World, row: Row, person: str) -> HttpResponse:
    """The answer to `person`; what it changed is undone."""
    given = [world.known.get(one, one) for one in row.given]
    with translation.override("en"):
        here = reverse(row.name, args=given) + row.query
    about = next((one for name, one in world.reports.items() if f"<{name}>" in row.given), None)
    sent = {
        name: str(about.revision) if value == "<revision>" and about else value
        for name, value in row.sent.items()
    }
    with transaction.atomic():
        answer = getattr(world.browser(person), row.method)(here, sent)
        if answer.streaming:
            list(answer.streaming_content)  # a file that is sent is closed after its last byte
        transaction.set_rollback(True)
    return answer


def test_no_address_is_missing_from_these_tables() -> None:
    public = {name for name, _, _ in ACCESS}
    assert set(names(get_resolver())) - public == {row.name for row in ROWS}


@pytest.mark.parametrize("person", EVERYBODY)
@pytest.mark.parametrize(
    "row", ROWS, ids=lambda row: f"{row.name} {row.method} {' '.join(row.given)}"
)
def test_each_person_gets(world: World, row: Row, person: str) -> None:
    assert asked(world, row, person).status_code == row.expected(person)


@pytest.mark.parametrize("row", [*OFFICIALS, *PARTNER_PAGES], ids=lambda row: row.name)
def test_without_the_second_factor_of_their_role_officials_see_nothing(
    world: World, row: Row
) -> None:
    with translation.override("en"):
        setting_up = reverse("mfa_index")
    answer = asked(world, row, UNPROTECTED)
    assert (answer.status_code, answer["Location"]) == (302, setting_up)
