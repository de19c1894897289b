"""Large reports stay within bounds: memory does not grow with rows, queries not with reports."""

from __future__ import annotations

import hashlib
import re
import tracemalloc
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amparo.compacts.actions import record_framework
from amparo.compacts.queries import compact
from amparo.partner_reports import actions, queries
from amparo.partner_reports.queries.oversight import reminders_of
from amparo.partner_reports.states import ReportState
from amparo.programs.actions import RequirementTerms
from tests.builders_records import a_folder
from tests.builders_reports import (
    NOW,
    PARTNER,
    SIGNED_UP,
    again,
    an_award,
    officer,
    reviewer,
    some_answers,
    some_reports,
)

pytestmark = pytest.mark.django_db

TOWNS = 5000


def with_towns(count: int) -> tuple[str, ...]:
    """Record the small framework with so many towns; give their codes."""
    folder = a_folder()
    codes = tuple(f"T{number:05}" for number in range(count))
    rows = "".join(f"{code},Town {code},Pueblo {code},town,SM\n" for code in codes)
    places = folder["places.csv"] + rows.encode()
    pinned = f"sha256: {hashlib.sha256(places).hexdigest()}".encode()
    text = re.sub(rb"sha256: [0-9a-f]+", pinned, folder["framework.yaml"])
    record_framework(text=text, companions={"places.csv": places}, by="test", at=SIGNED_UP)
    return codes


def a_large_draft(towns: tuple[str, ...], number: str) -> Any:
    """A begun report that asks for four numbers in each town."""
    asked = RequirementTerms("1.1", "office", towns, (("sex",),))
    award = an_award(number=number, requirements=(asked,))
    report = again(some_reports(award)[1])
    actions.begin_report(report=report, by=officer(), at=NOW)
    return again(report)


def peak_of_filling(report: Any) -> int:
    """The most bytes that filling took beyond the content itself."""
    content, by = some_answers(queries.form_of(report, NOW)), officer()
    tracemalloc.start()
    try:
        actions.fill_report(report=report, content=content, seen=0, by=by, at=NOW)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_filling_takes_no_more_memory_for_more_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.builders_reports.small_compact", lambda: compact("small"))
    towns = with_towns(TOWNS)
    few, many = towns[: TOWNS // 4], towns[TOWNS // 4 :]
    small = peak_of_filling(a_large_draft(few, "SM-FEW"))
    large = peak_of_filling(a_large_draft(many, "SM-MANY"))
    assert large < 2 * small


def count_queries(act: Any) -> int:
    """How many statements an act sends."""
    with CaptureQueriesContext(connection) as sent:
        act()
    return len(sent)


def test_pages_over_many_reports_ask_as_often_as_over_few() -> None:
    viewer, today = reviewer(), NOW.date()
    views = {
        "list": lambda: [str(each.award.organisation) for each in queries.reports_of(viewer)],
        "board": lambda: queries.completeness_board(viewer, "small", today),
        "queue": lambda: queries.review_queue(viewer, "small"),
        "reminders": lambda: reminders_of(queries.reports_of(viewer), today),
    }
    some_reports(an_award())
    few = {name: count_queries(view) for name, view in views.items()}
    for number in range(2, 8):
        year = {"number": f"SM-00{number}", "requirements": ()}
        some_reports(an_award(PARTNER, **year))
    assert len(queries.reports_of(viewer)) == 14
    assert {name: count_queries(view) for name, view in views.items()} == few
    assert ReportState.EXPECTED in queries.completeness_board(viewer, "small", today).states
