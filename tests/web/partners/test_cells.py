"""Filling in an indicator: cell by cell with HTMX, or the whole page without a script."""

from __future__ import annotations

import pytest

from amparo.framework.indicators import ComponentCode
from amparo.framework.statuses import Status
from amparo.partner_reports.actions import save_cell
from amparo.partner_reports.queries import PartnerReport
from amparo.partner_reports.states import ReportState
from amparo.web.partners import cells_page
from amparo.web.partners.entries import CellEntries
from amparo.workbooks.report_form import CellKey
from tests import builders_reports as people
from tests.builders_reports import NOW, a_cell, a_report, a_value
from tests.web.partners.people import (
    HTMX,
    address,
    content,
    head,
    officer,
    page,
    read,
    revision,
    said,
    sent,
)

pytestmark = pytest.mark.django_db

KIND = CellEntries()
TOTAL, GIRLS = str(a_cell()), str(a_cell(sex="female"))
HERE, SAVE = ("indicator", "1.1"), ("save_indicator", "1.1")


def somebody_else_saves(report: PartnerReport, key: CellKey, amount: int) -> None:
    """The head changes a cell in another tab."""
    save_cell(
        report=report, key=key, stated=a_value(amount), seen=revision(report), by=people.head(),
        at=NOW,
    )  # fmt: skip


def test_page_shows_places_cells_what_was_before_and_what_stands() -> None:
    a_report(ReportState.ACCEPTED, period="2023", values={a_cell(): a_value(10)})
    a_report(ReportState.DRAFT)
    markup = page(officer(), address(*HERE))
    for words in ("Eastern region", "girls", "boys", "not known", 'inputmode="decimal"'):
        assert words in markup
    assert f'name="amount:{TOTAL}" value="10"' in markup


def test_typed_number_is_saved_by_itself_and_the_part_that_changed_comes_back() -> None:
    report = a_report(ReportState.DRAFT)
    typed = sent(report, KIND, {GIRLS: {"amount": "5"}})
    answer = officer().post(address(*SAVE), {**typed, "only": GIRLS}, headers=HTMX)
    markup = answer.content.decode()
    assert answer.status_code == 200
    assert "<html" not in markup
    assert "Saved" in said(answer)
    assert 'id="sections" hx-swap-oob="true"' in markup
    assert "the parts by Sex add up to 9 of 10" in said(answer)  # beside the total, out of band
    assert content(report).values[a_cell(sex="female")].amount == 5


def test_only_the_cell_that_was_named_is_saved_by_htmx() -> None:
    report = a_report(ReportState.DRAFT)
    typed = sent(report, KIND, {GIRLS: {"amount": "5"}, TOTAL: {"amount": "9"}})
    officer().post(address(*SAVE), {**typed, "only": GIRLS}, headers=HTMX)
    assert content(report).values[a_cell()].amount == 10


def test_unreadable_number_stays_in_its_input_and_is_not_saved() -> None:
    report = a_report(ReportState.DRAFT)
    typed = sent(report, KIND, {GIRLS: {"amount": "5,000"}})
    told = said(officer().post(address(*SAVE), {**typed, "only": GIRLS}, headers=HTMX))
    assert "“5,000” can mean 5 or 5,000." in told or "can mean" in told
    assert "Not saved." in told
    assert content(report).values[a_cell(sex="female")].amount == 6


@pytest.mark.parametrize("status", [Status.NOT_REPORTED, Status.NOT_APPLICABLE])
def test_absence_is_saved_with_its_reason_and_note(status: Status) -> None:
    report = a_report(ReportState.DRAFT)
    typed = sent(report, KIND, {GIRLS: {"amount": "", "status": status, "note": "moved"}})
    officer().post(address(*SAVE), {**typed, "only": GIRLS}, headers=HTMX)
    stated = content(report).values[a_cell(sex="female")]
    assert (stated.status, stated.amount, stated.note) == (status, None, "moved")


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"amount": "5", "status": "not_reported"}, "and never both"),
        ({"amount": "", "note": "why"}, "A note stands beside a number"),
        ({"amount": "1", "status": "withheld"}, "This page has no such entry."),
        ({"amount": "123456789012345"}, "Up to 14 digits"),
    ],
)
def test_what_cannot_stand_is_said_beside_the_cell(parts: dict[str, str], sentence: str) -> None:
    report = a_report(ReportState.DRAFT)
    typed = sent(report, KIND, {GIRLS: parts})
    assert sentence in said(officer().post(address(*SAVE), {**typed, "only": GIRLS}, headers=HTMX))
    assert content(report).values[a_cell(sex="female")].amount == 6


def test_emptied_cell_is_empty_and_no_zero() -> None:
    report = a_report(ReportState.DRAFT)
    typed = sent(report, KIND, {GIRLS: {"amount": ""}})
    officer().post(address(*SAVE), {**typed, "only": GIRLS}, headers=HTMX)
    assert a_cell(sex="female") not in content(report).values


def test_whole_page_is_saved_without_a_script() -> None:
    report = a_report(ReportState.DRAFT)
    typed = sent(report, KIND, {GIRLS: {"amount": "7"}, TOTAL: {"amount": "11,0"}})
    answer = officer().post(address(*SAVE), typed, follow=True)
    assert answer.redirect_chain[-1][0] == address(*HERE)
    assert "2 entries saved." in said(answer)
    assert content(report).values[a_cell()].amount == 11


def test_next_part_is_opened_when_asked() -> None:
    a_report(ReportState.DRAFT)
    answer = officer().post(address(*SAVE), {"next": "1"})
    assert answer["Location"] == address("indicator", "1.2")


def test_wrong_cell_keeps_none_of_the_others_from_being_saved() -> None:
    report = a_report(ReportState.DRAFT)
    typed = sent(report, KIND, {GIRLS: {"amount": "many"}, TOTAL: {"amount": "12"}})
    answer = officer().post(address(*SAVE), typed)
    assert answer.status_code == 422
    assert f'name="amount:{GIRLS}" value="many"' in answer.content.decode()
    assert content(report).values[a_cell()].amount == 12


def test_second_tab_sees_both_texts_and_overwrites_nothing() -> None:
    report = a_report(ReportState.DRAFT)
    typed = sent(report, KIND, {GIRLS: {"amount": "5"}})
    somebody_else_saves(report, a_cell(sex="female"), 8)
    client = officer()
    answer = client.post(address(*SAVE), {**typed, "only": GIRLS}, headers=HTMX)
    told = said(answer)
    assert "Nothing was overwritten" in told
    assert "Stands there now: 8" in told
    assert content(report).values[a_cell(sex="female")].amount == 8
    now = {f"now:{GIRLS}": str(revision(report)), "mine": GIRLS, "only": GIRLS}
    assert "Saved" in said(client.post(address(*SAVE), {**typed, **now}, headers=HTMX))
    assert content(report).values[a_cell(sex="female")].amount == 5


def test_keeping_theirs_brings_the_row_as_it_stands() -> None:
    report = a_report(ReportState.DRAFT)
    typed = sent(report, KIND, {GIRLS: {"amount": "5"}})
    somebody_else_saves(report, a_cell(sex="female"), 8)
    asked = {**typed, "only": GIRLS, "theirs": GIRLS}
    markup = officer().post(address(*SAVE), asked, headers=HTMX).content.decode()
    assert markup.strip().startswith("<tr")
    assert f'name="amount:{GIRLS}" value="8"' in markup


def test_conflict_without_a_script_offers_the_same_choice() -> None:
    report = a_report(ReportState.DRAFT)
    typed = sent(report, KIND, {GIRLS: {"amount": "5"}, TOTAL: {"amount": "13"}})
    somebody_else_saves(report, a_cell(sex="female"), 8)
    answer = officer().post(address(*SAVE), typed)
    markup = answer.content.decode()
    assert answer.status_code == 409
    assert f'name="amount:{GIRLS}" value="5"' in markup
    assert f'name="mine" value="{GIRLS}"' in markup
    assert content(report).values[a_cell()].amount == 13
    kept = {**typed, f"now:{GIRLS}": str(revision(report)), "mine": GIRLS}
    officer().post(address(*SAVE), kept)
    assert content(report).values[a_cell(sex="female")].amount == 5


def test_cell_that_was_not_touched_is_never_in_conflict() -> None:
    report = a_report(ReportState.DRAFT)
    shown, seen = content(report), revision(report)
    typed = sent(report, KIND, {GIRLS: {}, TOTAL: {"amount": "14"}}, seen, shown)
    somebody_else_saves(report, a_cell(sex="female"), 8)
    assert officer().post(address(*SAVE), typed).status_code == 302
    values = content(report).values
    assert (values[a_cell(sex="female")].amount, values[a_cell()].amount) == (8, 14)


def test_cell_of_another_indicator_is_not_saved_here() -> None:
    report = a_report(ReportState.DRAFT)
    other = str(CellKey("1.2", ComponentCode.NUMERATOR, "SM1"))
    typed = sent(report, KIND, {other: {"amount": "4"}})
    officer().post(address(*SAVE), typed)
    assert content(report).values[CellKey.from_text(other)].amount == 5
    assert officer().post(address(*SAVE), {**typed, "only": other}).status_code == 404


@pytest.mark.parametrize("state", [ReportState.SUBMITTED, ReportState.TO_CERTIFY])
def test_report_that_rests_is_shown_and_not_changed(state: ReportState) -> None:
    report = a_report(state)
    assert "This can be read, not changed" in read(officer(), address(*HERE))
    typed = sent(report, KIND, {GIRLS: {"amount": "5"}})
    for headers in ({}, HTMX):
        answer = officer().post(address(*SAVE), {**typed, "only": GIRLS}, headers=headers)
        assert answer.status_code == 409
    assert content(report).values[a_cell(sex="female")].amount == 6


def test_report_that_was_not_begun_offers_to_begin() -> None:
    a_report(ReportState.EXPECTED)
    assert "Nothing can be entered yet" in read(officer(), address(*HERE))


def test_head_fills_in_too() -> None:
    report = a_report(ReportState.DRAFT)
    typed = sent(report, KIND, {GIRLS: {"amount": "7"}})
    head().post(address(*SAVE), {**typed, "only": GIRLS}, headers=HTMX)
    assert content(report).values[a_cell(sex="female")].amount == 7


def test_indicator_that_is_not_asked_is_not_found() -> None:
    a_report(ReportState.DRAFT)
    assert officer().get(address("indicator", "9.9")).status_code == 404


def test_page_reads_in_spanish_with_spanish_numbers() -> None:
    report = a_report(ReportState.DRAFT, values={a_cell(): a_value("10.5")})
    markup = page(officer(), address(*HERE, language="es"))
    assert "niñas" in markup
    assert f'name="amount:{TOTAL}" value="10,5"' in markup
    assert report


def test_long_form_is_parted_by_place_and_a_problem_leads_to_its_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    report = a_report(ReportState.DRAFT, values={a_cell("SM2"): a_value(3)})
    monkeypatch.setattr(cells_page, "ROWS", 4)
    client = officer()
    first, second = (page(client, address(*HERE) + f"?page={number}") for number in (1, 2))
    assert f'name="amount:{TOTAL}"' in first
    assert f'name="amount:{TOTAL}"' not in second
    assert f'name="amount:{a_cell("SM2")}"' in page(client, address(*HERE) + "?at=SM2")
    assert client.get(address(*HERE) + "?page=3").status_code == 404
    assert client.get(address(*HERE) + "?page=x").status_code == 200
    typed = sent(report, KIND, {str(a_cell("SM2")): {"amount": "10"}})
    answer = client.post(address(*SAVE), {**typed, "page": "2"})
    assert answer["Location"].endswith("?page=2")


def test_place_with_more_cells_than_a_form_holds_is_parted_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    a_report(ReportState.DRAFT)
    monkeypatch.setattr(cells_page, "ROWS", 2)
    monkeypatch.setattr(cells_page, "MOST_ROWS", 3)
    client = officer()
    shown = [
        page(client, address(*HERE) + f"?page={number}").count("data-entry ") for number in (1, 2)
    ]
    assert all(count <= 4 for count in shown)
    assert client.get(address(*HERE) + "?page=4").status_code == 200
