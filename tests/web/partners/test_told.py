"""Activities, money and narrative: saved entry by entry, with what follows from them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from amparo.exchange.federal_financial_report import ENTERED
from amparo.framework.language import Language
from amparo.partner_reports.actions import save_activity, save_expenditure, save_narrative
from amparo.partner_reports.states import ReportState
from amparo.web.partners.entries import ActivityEntries, AmountEntries, NarrativeEntries
from amparo.workbooks.report_form import (
    ActivityAnswer,
    ActivityState,
    Narrative,
    NarrativeSection,
)
from tests import builders_reports as people
from tests.builders_reports import NOW, a_report
from tests.web.partners.people import (
    HTMX,
    address,
    content,
    officer,
    page,
    read,
    revision,
    said,
    sent,
)

pytestmark = pytest.mark.django_db

OPEN, STAFF, PROGRESS = "activity.open", "budget.staff", "narrative.progress"


def test_activity_is_answered_with_its_state_and_note() -> None:
    report = a_report(ReportState.DRAFT)
    typed = sent(report, ActivityEntries(), {OPEN: {"state": "delayed", "note": "rain"}})
    answer = officer().post(address("save_activities"), {**typed, "only": OPEN}, headers=HTMX)
    assert "Saved" in said(answer)
    assert content(report).activities["open"] == ActivityAnswer(ActivityState.DELAYED, "rain")


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"state": "", "note": "rain"}, "A note stands beside"),
        ({"state": "asleep"}, "This page has no such entry."),
    ],
)
def test_activity_that_cannot_stand_is_refused(parts: dict[str, str], sentence: str) -> None:
    report = a_report(ReportState.DRAFT)
    typed = sent(report, ActivityEntries(), {OPEN: parts})
    answer = officer().post(address("save_activities"), typed)
    assert (answer.status_code, sentence in said(answer)) == (422, True)


def test_answer_about_an_activity_can_be_taken_away() -> None:
    report = a_report(ReportState.DRAFT)
    typed = sent(report, ActivityEntries(), {OPEN: {"state": ""}})
    officer().post(address("save_activities"), typed)
    assert not content(report).activities


def test_spending_shows_at_once_what_is_left_of_the_line() -> None:
    report = a_report(ReportState.DRAFT)
    typed = sent(report, AmountEntries(), {STAFF: {"amount": "2.500,75"}})
    answer = officer().post(address("save_money"), {**typed, "only": STAFF}, headers=HTMX)
    markup = answer.content.decode()
    assert '<span id="budget.staff-left" hx-swap-oob="true">87,499.25</span>' in markup
    assert content(report).spending["staff"] == Decimal("2500.75")


def test_overspent_line_is_marked() -> None:
    a_report(ReportState.ACCEPTED, period="2023")
    report = a_report(ReportState.DRAFT)
    typed = sent(report, AmountEntries(), {STAFF: {"amount": "90000"}})
    officer().post(address("save_money"), typed)
    markup = page(officer(), address("money"))
    assert '<span id="budget.staff-left" class="count-error">−1,000.25</span>' in markup  # noqa: RUF001
    assert '<span id="budget.staff-together">91,000.25</span>' in markup


def test_lines_that_follow_from_others_are_computed() -> None:
    report = a_report(ReportState.DRAFT)
    amounts = {letter: {"amount": "100"} for letter in ENTERED} | {"b": {"amount": "40.5"}}
    typed = {f"financial.{letter}": parts for letter, parts in amounts.items()}
    officer().post(address("save_money"), sent(report, AmountEntries(), typed))
    markup = page(officer(), address("money"))
    assert '<span id="financial.c-computed">59.50</span>' in markup
    assert 'name="amount:financial.c"' not in markup


def test_computed_line_cannot_be_entered() -> None:
    report = a_report(ReportState.DRAFT)
    typed = sent(report, AmountEntries(), {"financial.c": {"amount": "5"}})
    officer().post(address("save_money"), typed)
    assert "c" not in content(report).financial


def test_narrative_is_saved_in_the_language_it_was_written_in() -> None:
    report = a_report(ReportState.DRAFT)
    told = {"language": "es", "text": "Se atendió a todos.\r\nSin novedad."}
    typed = sent(report, NarrativeEntries(), {PROGRESS: told})
    officer().post(address("save_narrative"), typed)
    kept = content(report).narratives[NarrativeSection.PROGRESS]
    assert kept == Narrative(Language.ES, "Se atendió a todos.\nSin novedad.")


def test_narrative_in_no_language_of_the_compact_is_refused() -> None:
    report = a_report(ReportState.DRAFT)
    typed = sent(report, NarrativeEntries(), {PROGRESS: {"language": "fr", "text": "Rien."}})
    assert officer().post(address("save_narrative"), typed).status_code == 422


def test_emptied_narrative_is_taken_away() -> None:
    report = a_report(ReportState.DRAFT)
    typed = sent(report, NarrativeEntries(), {PROGRESS: {"text": "  "}})
    officer().post(address("save_narrative"), typed)
    assert not content(report).narratives


def test_narrative_warns_of_personal_details_and_says_to_name_nobody() -> None:
    report = a_report(ReportState.DRAFT)
    told = {"text": "The mother can be reached at mother@example.org since May of this year."}
    typed = sent(report, NarrativeEntries(), {PROGRESS: told})
    answer = officer().post(address("save_narrative"), {**typed, "only": PROGRESS}, headers=HTMX)
    assert "cell-issue warning" in answer.content.decode()
    assert "Name nobody" in read(officer(), address("narrative"))


@pytest.mark.parametrize("name", ["activities", "money", "narrative"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_pages_are_there_before_and_after_the_draft(name: str, language: str) -> None:
    a_report(ReportState.EXPECTED)
    assert page(officer(), address(name, language=language))
    a_report(ReportState.SUBMITTED)
    assert "disabled" in page(officer(), address(name, language=language))


def test_every_kind_of_entry_shows_both_texts_in_a_conflict() -> None:
    report = a_report(ReportState.DRAFT)
    typed = {
        "activities": sent(report, ActivityEntries(), {OPEN: {"state": "completed"}}),
        "money": sent(report, AmountEntries(), {STAFF: {"amount": "7"}}),
        "narrative": sent(report, NarrativeEntries(), {PROGRESS: {"text": "Mine."}}),
    }
    by = {"by": people.head(), "at": NOW, "report": report}
    answer, told = ActivityAnswer(ActivityState.DELAYED, "rain"), Narrative(Language.EN, "Theirs.")
    save_activity(code="open", answer=answer, seen=revision(report), **by)
    save_expenditure(field=STAFF, amount=Decimal("8.5"), seen=revision(report), **by)
    save_narrative(section=NarrativeSection.PROGRESS, told=told, seen=revision(report), **by)
    client, theirs = officer(), ("delayed (rain)", "8.5", "Theirs.")
    for (name, form), words in zip(typed.items(), theirs, strict=True):
        response = client.post(address(f"save_{name}"), form)
        assert response.status_code == 409, name
        assert f"Stands there now: {words}" in said(response)


@pytest.mark.parametrize(
    ("name", "field", "start"),
    [
        ("activities", OPEN, "<fieldset"),
        ("money", STAFF, "<tr"),
        ("money", "financial.a", "<tr"),
        ("narrative", PROGRESS, "<fieldset"),
    ],
)
def test_keeping_theirs_brings_the_entry_as_it_stands(name: str, field: str, start: str) -> None:
    a_report(ReportState.DRAFT)
    answer = officer().post(address(f"save_{name}"), {"only": field, "theirs": field}, headers=HTMX)
    assert answer.content.decode().strip().startswith(start)
