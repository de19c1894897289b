"""Every problem on one page, each leading to its entry; warnings are explained there."""

from __future__ import annotations

import pytest

from amparo.partner_reports.queries import PartnerReport
from amparo.partner_reports.states import ReportState
from amparo.web.partners import problems_page
from amparo.web.partners.entries import ExplanationEntries
from amparo.web.partners.opened import OpenReport
from amparo.web.partners.sections import address_of
from tests import builders_reports as people
from tests.builders_reports import NOW, a_cell, a_report, a_value
from tests.web.partners.people import HTMX, address, content, officer, page, read, said, sent

pytestmark = pytest.mark.django_db

WHY = "The second shelter opened in May and is counted since."


def a_warned_draft() -> tuple[PartnerReport, str]:
    """A draft whose total fell far since the year before, and the field of its explanation."""
    more = {a_cell(): a_value(40), a_cell(sex="female"): a_value(36)}
    a_report(ReportState.ACCEPTED, period="2023", values=more)
    report = a_report(ReportState.DRAFT)
    opened = OpenReport(report, people.officer(), NOW)
    issue = next(each for each in opened.issues if each.location.field == str(a_cell()))
    return report, f"{issue.code}@{issue.location.field}"


def test_error_leads_to_its_cell() -> None:
    a_report(ReportState.DRAFT, values={a_cell(): a_value(3)})
    markup = page(officer(), address("problems"))
    assert f'href="{address("indicator", "1.1")}?at=SM1#c0"' in markup
    assert "Errors have to be mended." in markup


def test_report_without_problems_says_so() -> None:
    a_report(ReportState.DRAFT)
    told = read(officer(), address("problems"))
    assert "Nothing keeps this report from being certified." in told
    assert "No problems" in told


def test_warning_is_explained_and_then_no_longer_keeps_the_report() -> None:
    report, field = a_warned_draft()
    client = officer()
    assert "to explain." in read(client, address("report"))
    typed = sent(report, ExplanationEntries(), {field: {"text": WHY}})
    answer = client.post(address("save_problems"), {**typed, "only": field}, headers=HTMX)
    assert "Saved" in said(answer)
    code, _, where = field.partition("@")
    assert content(report).explanations[(code, where)] == WHY
    assert "explained" in read(client, address("problems"))


def test_long_list_is_told_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    a_report(ReportState.EXPECTED)
    client = officer()
    client.post(address("begin"))
    monkeypatch.setattr(problems_page, "SHOWN", 3)
    markup = page(client, address("problems"))
    assert markup.count('<li class="issue error"') == 3
    assert "are shown when these are mended." in markup


def test_explanation_is_taken_away_again() -> None:
    report, field = a_warned_draft()
    client = officer()
    client.post(
        address("save_problems"), sent(report, ExplanationEntries(), {field: {"text": WHY}})
    )
    client.post(address("save_problems"), sent(report, ExplanationEntries(), {field: {"text": ""}}))
    assert not content(report).explanations


def test_explanation_of_no_warning_is_not_saved() -> None:
    report, _ = a_warned_draft()
    typed = sent(report, ExplanationEntries(), {"check.none@nowhere": {"text": WHY}})
    officer().post(address("save_problems"), typed)
    assert not content(report).explanations


def test_theirs_brings_the_explanation_that_stands() -> None:
    _, field = a_warned_draft()
    asked = {"only": field, "theirs": field}
    answer = officer().post(address("save_problems"), asked, headers=HTMX)
    assert answer.content.decode().strip().startswith('<div class="explanation"')


@pytest.mark.parametrize(
    ("field", "ending"),
    [
        ("narrative.progress", "/narrative/#narrative.progress"),
        ("activity.open", "/activities/#activity.open"),
        ("financial.e", "/money/#financial.e"),
        ("1.1|amount|SM1|sex=female", "/indicators/1.1/?at=SM1#c1"),
    ],
)
def test_every_field_has_its_address(field: str, ending: str) -> None:
    opened = OpenReport(a_report(ReportState.DRAFT), people.officer(), NOW)
    found = address_of(opened, field)
    assert found is not None
    assert found.endswith(ending)


@pytest.mark.parametrize("field", ["nothing", "a|b", "9.9|amount|SM1|", "1.1|amount|SM9|"])
def test_field_of_nothing_on_the_pages_has_none(field: str) -> None:
    opened = OpenReport(a_report(ReportState.DRAFT), people.officer(), NOW)
    assert address_of(opened, field) is None


def test_problems_read_in_spanish() -> None:
    a_report(ReportState.DRAFT, values={a_cell(): a_value(3)})
    assert "error por corregir" in read(officer(), address("problems", language="es"))
