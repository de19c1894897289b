"""A made-up programme of a million values: 154 bodies of the fictional compact, 13 quarters each.

Bodies, awards, reports and people are recorded by the acts that people use; the values, which
would take an hour that way, are written into the tables.
"""

# ruff: noqa: PLC0415  what uses Django is loaded after its settings

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

BODIES, PARTNERS = 154, 50
"""How many bodies report; from so many of them somebody signs in."""

FIRST, UNTIL = date(2023, 7, 1), date(2026, 7, 1)
AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
COMPACT, NEWEST = "illustrative", "Y4-Q1"
_PASSWORD = "only for this benchmark, kept nowhere"  # noqa: S105
_PROGRESS = "Every course of the quarter was held, and all that was planned was done in time. " * 3


@dataclass(frozen=True, slots=True)
class Seeded:
    """What was made: how many values, cookies of 50 partners and of 50 reviewers, addresses."""

    values: int
    partners: tuple[str, ...]
    reviewers: tuple[str, ...]
    awards: tuple[str, ...]
    waiting: tuple[int, ...]


def seed() -> Seeded:
    """Fill the empty database of this process."""
    awards = _record()
    values = _write_values()
    return Seeded(
        values=values,
        partners=tuple(_session(f"p{n:03d}-officer@example.org") for n in range(PARTNERS)),
        reviewers=tuple(_session("reviewer@example.org") for _ in range(PARTNERS)),
        awards=awards[:PARTNERS],
        waiting=_waiting(),
    )


def _record() -> tuple[str, ...]:
    from amparo.compacts.actions import record_framework
    from amparo.compacts.intake import FRAMEWORK, read_folder
    from amparo.framework.language import Language, same
    from amparo.partner_reports.actions import open_reports
    from amparo.people.actions import Post, accept_invitation, invite_person, record_organisation
    from amparo.people.permissions import OPERATOR
    from amparo.people.roles import OrganisationKind, Role
    from amparo.programs.actions import record_award

    folder = read_folder(COMPACT)
    version = record_framework(
        text=folder[FRAMEWORK], companions=folder.companions, by="benchmark", at=AT
    )
    numbers = []

    def invited(email: str, post: Post) -> None:
        _, token = invite_person(email=email, post=post, language=Language.EN, by=OPERATOR, at=AT)
        accept_invitation(token=token, name="benchmark", password=_PASSWORD, at=AT)

    ministry = record_organisation(
        code="ministry", name=same("Ministry"), kind=OrganisationKind.HOST_GOVERNMENT,
        by=OPERATOR, at=AT,
    )  # fmt: skip
    invited("reviewer@example.org", Post(ministry, Role.HOST_REVIEWER, COMPACT))
    for n in range(BODIES):
        body = record_organisation(
            code=f"p{n:03d}", name=same(f"Body {n}"), kind=OrganisationKind.IMPLEMENTING_PARTNER,
            by=OPERATOR, at=AT,
        )  # fmt: skip
        award = record_award(
            compact=version.compact, organisation=body, terms=_terms(f"P-{n:03d}"),
            by="benchmark", at=AT,
        )  # fmt: skip
        open_reports(award=award, until=UNTIL, by="benchmark", at=AT)
        numbers.append(award.number)
        if n < PARTNERS:
            invited(f"p{n:03d}-officer@example.org", Post(body, Role.PARTNER_OFFICER, COMPACT))
    return tuple(numbers)


_PLACES = ("IMA", "N", "R", "S", "N1", "N2", "N3", "R1", "R2", "R3", "S1", "S2")
_CROSSED = (("sex",), ("age",), ("age", "sex"))
_ASKED = (("2.7", "cps", _CROSSED), ("2.1", "police", _CROSSED), ("1.1", "police", ()),
          ("1.3", "courts", ()))  # fmt: skip


def _terms(number: str):  # type: ignore[no-untyped-def]
    from amparo.framework.language import same
    from amparo.framework.periods import Frequency
    from amparo.programs.intake import AwardTerms, RequirementTerms

    return AwardTerms(
        number=number, title=same(f"Award {number}"), starts=FIRST, ends=date(2028, 6, 30),
        currency="XTS", calendar="compact_year", frequency=Frequency.QUARTER,
        requirements=tuple(
            RequirementTerms(indicator, authority, _PLACES, crossed)
            for indicator, authority, crossed in _ASKED
        ),
    )  # fmt: skip


def _write_values() -> int:
    """Write a version of every report; the newest of 50 bodies are drafts, of others waiting."""
    from django.db import connection, transaction

    from amparo.partner_reports.models import PartnerReport, ReportNarrative, ReportVersion

    with transaction.atomic(), connection.cursor() as cursor:
        reports = list(PartnerReport.objects.order_by("pk"))
        versions = ReportVersion.objects.bulk_create(
            ReportVersion(report=each, number=1, revision=1, begun_at=AT, begun_by="benchmark")
            for each in reports
        )
        ReportNarrative.objects.bulk_create(
            ReportNarrative(
                version=each, section="progress", language="en", text=_PROGRESS, revision=1
            )
            for each in versions
        )
        cursor.execute(
            "CREATE TEMPORARY TABLE asked (indicator text, place text, breakdown text, parts int)"
        )
        cursor.executemany("INSERT INTO asked VALUES (%s, %s, %s, %s)", _asked())
        cursor.execute(
            "INSERT INTO partner_reports_reportedvalue (version_id, indicator, component, place,"
            " breakdown, status, amount, note, locator, revision) SELECT v.id, a.indicator,"
            " 'amount', a.place, a.breakdown, 'reported', a.parts * (20 + v.id %% 7), '', 'web', 1"
            " FROM partner_reports_reportversion AS v CROSS JOIN asked AS a",
            [],
        )
        values = cursor.rowcount
        _submit(cursor)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return int(values)


def _submit(cursor) -> None:  # type: ignore[no-untyped-def]
    drafts = (
        "SELECT r.id FROM partner_reports_partnerreport AS r JOIN programs_award AS a"
        " ON a.id = r.award_id WHERE r.period = %s AND a.number < %s"
    )
    newest = [NEWEST, f"P-{PARTNERS:03d}"]
    submitted = f"WHERE report_id NOT IN ({drafts})"
    cursor.execute(
        "UPDATE partner_reports_reportversion SET submitted_at = %s,"  # noqa: S608 - our own words
        " submitted_by = 'benchmark', content_hash = repeat('0', 64) " + submitted,
        [AT, *newest],
    )
    cursor.execute(
        "UPDATE partner_reports_reportversion AS v SET accepted_at = %s"
        " FROM partner_reports_partnerreport AS r WHERE r.id = v.report_id AND r.period <> %s",
        [AT, NEWEST],
    )
    for state, condition in (
        ("draft", f"id IN ({drafts})"),
        ("submitted", f"period = %s AND id NOT IN ({drafts})"),
        ("accepted", "period <> %s"),
    ):
        given = {"draft": newest, "submitted": [NEWEST, *newest], "accepted": [NEWEST]}[state]
        first = "first_submitted_at" if state == "draft" else "%s"
        cursor.execute(
            f"UPDATE partner_reports_partnerreport SET state = %s, revision = 1,"  # noqa: S608
            f" first_submitted_at = {first} WHERE {condition}",
            [state, *([] if state == "draft" else [AT]), *given],
        )


def _asked() -> list[tuple[str, str, str, int]]:
    from amparo.compacts.queries import framework_of, frameworks_of
    from amparo.workbooks.report_form import asked_keys

    framework = framework_of(frameworks_of(COMPACT)[-1])
    keys = [
        key
        for code, _authority, crossed in _ASKED
        for key in asked_keys(framework, framework.indicators[code], _PLACES, crossed)
    ]
    together = {"": 12, "sex": 4, "age": 3, "age,sex": 1}
    return [
        (
            key.indicator,
            key.place,
            key.breakdown_text,
            together[",".join(axis for axis, _ in key.breakdown)],
        )
        for key in keys
    ]


def _session(email: str) -> str:
    """Sign somebody in through the site's own sessions, and return the cookie."""
    from allauth.mfa.models import Authenticator
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
    from django.conf import settings
    from django.test import Client

    from amparo.people.queries import User

    user = User.objects.get(email=email)
    if email.startswith("reviewer") and not Authenticator.objects.filter(user=user).exists():
        TOTP.activate(user, generate_totp_secret())
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)


def _waiting() -> tuple[int, ...]:
    from amparo.partner_reports.models import PartnerReport

    found = PartnerReport.objects.filter(state="submitted").order_by("pk")
    return tuple(found.values_list("pk", flat=True)[:PARTNERS])
