"""The partner's home: what is due and how long, what came back and why, the one next step."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from amparo.framework.language import Language
from amparo.partner_reports.states import ReportState
from amparo.web.partners.wording import days_left
from tests.builders_reports import NOW, OTHER_PARTNER, a_report, an_award, some_reports
from tests.web.partners.people import address, head, home, officer, page, read

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("days", "english", "spanish"),
    [
        (12, "Due in 12 days", "Vence en 12 días"),
        (1, "Due tomorrow", "Vence mañana"),
        (0, "Due today", "Vence hoy"),
        (-1, "1 day late", "1 día de retraso"),
        (-40, "40 days late", "40 días de retraso"),
    ],
)
def test_days_left_are_said_in_words(days: int, english: str, spanish: str) -> None:
    today = NOW.date()
    said = days_left(today + timedelta(days=days), today)
    assert (said.read(Language.EN), said.read(Language.ES)) == (english, spanish)


def test_partner_who_never_reported_gets_three_steps_and_one_button() -> None:
    some_reports()
    markup = page(officer(), home())
    assert "Your first report, in three steps" in markup
    assert markup.count('class="button big"') == 1
    assert f'href="{address("workbook", period="2023")}"' in markup


def test_partner_who_has_reported_needs_no_guide() -> None:
    a_report(ReportState.ACCEPTED, period="2023")
    assert "three steps" not in read(officer(), home())


def test_returned_report_comes_first_with_the_reviewers_whole_reason() -> None:
    a_report(ReportState.RETURNED)
    said = read(officer(), home())
    assert "Mend the returned report" in said
    assert "Count again. Returned by host-reviewer@ministry.example.org" in said


def test_head_is_led_to_what_waits_for_certification() -> None:
    a_report(ReportState.ACCEPTED, period="2023")
    a_report(ReportState.TO_CERTIFY)
    assert "Read and certify the report" in read(head(), home())
    assert "Read and certify the report" not in read(officer(), home())


def test_draft_is_gone_on_with_and_its_days_are_counted() -> None:
    a_report(ReportState.ACCEPTED, period="2023")
    a_report(ReportState.DRAFT)
    said = read(officer(), home())
    assert "Continue this report" in said
    assert "Due in 49 days (March 31, 2025)" in said


def test_late_report_says_by_how_much_in_spanish_too() -> None:
    a_report(ReportState.DRAFT)
    with time_machine.travel(datetime(2025, 4, 10, 12, tzinfo=UTC), tick=False):
        assert "10 días de retraso" in read(officer(), home("es"))


def test_period_that_has_not_begun_is_for_later() -> None:
    reports = some_reports()
    with time_machine.travel(datetime(2023, 6, 1, tzinfo=UTC), tick=False):
        said = read(officer(), home())
    assert len(reports) == 2
    assert said.index("Later") < said.rindex("2024")
    assert "Start this report" in said


def test_all_done_says_so() -> None:
    a_report(ReportState.ACCEPTED, period="2023")
    a_report(ReportState.SUBMITTED)
    said = read(officer(), home())
    assert "Nothing waits for you" in said
    assert "With the reviewers" in said


def test_organisation_without_a_report_is_told_when_there_will_be_one() -> None:
    some_reports(an_award(OTHER_PARTNER, number="SM-002"))
    said = read(officer(), home())
    assert "Nothing is due" in said
    assert "SM-002" not in said
