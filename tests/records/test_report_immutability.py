"""The database itself keeps what was submitted: raw SQL cannot add, change or take away."""

# ruff: noqa: S608 - statements over our own tables

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from amparo.partner_reports import actions
from amparo.partner_reports.actions.copying import CONTENT_MODELS
from amparo.partner_reports.models import ReportVersion
from amparo.partner_reports.queries import content_of, form_of, newest_version
from amparo.partner_reports.states import ReportState
from tests.builders_reports import (
    LATER,
    NOW,
    a_cell,
    a_report,
    again,
    coordinator,
    filled,
    head,
    officer,
    some_answers,
)

pytestmark = pytest.mark.django_db

TABLES = [model._meta.db_table for model in CONTENT_MODELS]
VERSIONS = ReportVersion._meta.db_table
KEPT = ("id", "report_id", "number", "revision", "cleared", "begun_at", "begun_by",
        "submitted_at", "submitted_by", "content_hash")  # fmt: skip


def whole(state: ReportState, period: str = "2024") -> Any:
    """The newest version of a report in `state` with a row in every table."""
    report = a_report(period=period)
    filled(report, {})
    content = some_answers(
        form_of(report, NOW),
        explanations={("report.jump", str(a_cell())): "A third house was opened."},
    )
    actions.fill_report(
        report=report, content=content, seen=99, by=officer(), at=NOW, overwrite=True
    )
    if state is not ReportState.DRAFT:
        actions.offer_report(report=report, by=officer(), at=NOW)
        actions.submit_report(report=report, by=head(), at=NOW)
    return newest_version(again(report))


def attempt(words: str, *values: Any) -> int:
    """How many rows a statement changed."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(words, values)
        return cursor.rowcount


def check_refused(words: str, *values: Any) -> None:
    with pytest.raises(DatabaseError, match="unchangeable once submitted"):
        attempt(words, *values)


def test_nothing_of_a_submitted_version_is_added_changed_or_deleted() -> None:
    version = whole(ReportState.SUBMITTED)
    draft = whole(ReportState.DRAFT, "2023")
    before = content_of(version)
    for table in TABLES:
        check_refused(f"UPDATE {table} SET revision = 7 WHERE version_id = %s", version.pk)
        check_refused(f"DELETE FROM {table} WHERE version_id = %s", version.pk)
        for old, new in ((version, draft), (draft, version)):
            with pytest.raises(DatabaseError):
                attempt(f"UPDATE {table} SET version_id = %s WHERE version_id = %s", new.pk, old.pk)
        check_refused(f"UPDATE {table} SET revision = 7")
        check_refused(f"DELETE FROM {table}")
    table = TABLES[0]
    check_refused(
        f"INSERT INTO {table} (version_id, indicator, component, place, breakdown, status, note,"
        " locator, revision) VALUES (%s, '1.1', 'amount', 'SM', '', 'not_reported', '', '', 1)",
        version.pk,
    )
    row = draft.values.get(place="SM2", breakdown="")
    check_refused(
        f"UPDATE {table} SET version_id = %s, place = 'SM' WHERE id = %s", version.pk, row.pk
    )
    assert content_of(version) == before


def test_a_draft_may_change_beside_a_submitted_version() -> None:
    whole(ReportState.SUBMITTED)
    draft = whole(ReportState.DRAFT, "2023")
    for table in TABLES:
        assert attempt(f"UPDATE {table} SET revision = 7 WHERE version_id = %s", draft.pk) > 0
        assert attempt(f"DELETE FROM {table} WHERE version_id = %s", draft.pk) > 0


@pytest.mark.parametrize("column", KEPT)
@pytest.mark.parametrize("value", ["other", "blank"])
def test_a_submitted_version_keeps_what_it_says_of_itself(column: str, value: str) -> None:
    version = whole(ReportState.SUBMITTED)
    others = {"id": 10**6, "report_id": 10**6, "number": 9, "revision": 999, "cleared": '{"a": 1}',
              "begun_at": LATER, "submitted_at": LATER}  # fmt: skip
    new = None if value == "blank" else others.get(column, "x" * 64)
    with pytest.raises(DatabaseError), transaction.atomic():
        attempt(f"UPDATE {VERSIONS} SET {column} = %s WHERE id = %s", new, version.pk)
    if value == "blank" and column == "submitted_at":
        check_refused(
            f"UPDATE {VERSIONS} SET submitted_at = NULL, submitted_by = '', content_hash = ''"
            " WHERE id = %s",
            version.pk,
        )
    check_refused(f"DELETE FROM {VERSIONS} WHERE id = %s", version.pk)


def test_acceptance_is_given_and_withdrawn_once() -> None:
    report = a_report(ReportState.ACCEPTED)
    version = newest_version(report)
    for value in (None, LATER):
        check_refused(f"UPDATE {VERSIONS} SET accepted_at = %s WHERE id = %s", value, version.pk)
    actions.withdraw_acceptance(report=report, reason="Wrong.", by=coordinator(), at=LATER)
    for value in (None, NOW):
        check_refused(f"UPDATE {VERSIONS} SET withdrawn_at = %s WHERE id = %s", value, version.pk)


def test_postgresql_refuses_to_empty_the_tables() -> None:
    whole(ReportState.SUBMITTED)
    if connection.vendor != "postgresql":
        return
    attempt("SET CONSTRAINTS ALL IMMEDIATE")
    for table in (*TABLES, VERSIONS):
        check_refused(f"TRUNCATE {table} CASCADE")


@pytest.mark.parametrize(
    "words",
    [
        "INSERT INTO {table} (report_id, number, revision, cleared, begun_at, begun_by,"
        " submitted_by, content_hash) SELECT report_id, 9, 0, '{{}}', begun_at, 'x', '', ''"
        " FROM {table} WHERE submitted_at IS NULL",
        "UPDATE {table} SET accepted_at = begun_at WHERE submitted_at IS NULL",
        "UPDATE {table} SET submitted_at = begun_at WHERE submitted_at IS NULL",
        "UPDATE {table} SET withdrawn_at = begun_at WHERE submitted_at IS NULL",
    ],
)
def test_rows_that_cannot_be_are_refused_by_the_database(words: str) -> None:
    whole(ReportState.DRAFT)
    with pytest.raises(DatabaseError), transaction.atomic():
        attempt(words.format(table=VERSIONS))


@pytest.mark.parametrize(
    "words",
    ["state = 'submitted'", "state = 'not_provided'", "state = 'lost'", "due = ends"],
)
def test_reports_that_cannot_be_are_refused_by_the_database(words: str) -> None:
    report = a_report()
    with pytest.raises(DatabaseError), transaction.atomic():
        attempt(f"UPDATE {report._meta.db_table} SET {words} WHERE id = %s", report.pk)
