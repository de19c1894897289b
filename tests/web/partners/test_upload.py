"""A workbook is uploaded: every problem is shown, nothing is saved before the partner says so."""

from __future__ import annotations

import io
import os
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from amparo.framework.statuses import Status
from amparo.partner_reports.actions import save_cell
from amparo.partner_reports.queries import PartnerReport, form_of
from amparo.partner_reports.states import ReportState
from amparo.web.partners.kept_uploads import KEPT_SECONDS
from tests import builders_reports as people
from tests.builders_reports import (
    NOW,
    a_cell,
    a_report,
    a_value,
    again,
    changed,
    some_answers,
)
from tests.web.partners.people import (
    HTMX,
    a_workbook,
    address,
    content,
    head,
    officer,
    page,
    read,
    revision,
    said,
)

pytestmark = pytest.mark.django_db


def upload(client: Client, file: SimpleUploadedFile, language: str = "en") -> str:
    """Upload a file; return the address that it leads to."""
    answer = client.post(address("upload", language=language), {"file": file})
    assert answer.status_code == 302, said(answer)
    return answer["Location"]


def a_filled_workbook(report: PartnerReport) -> SimpleUploadedFile:
    return a_workbook(report, some_answers(form_of(report, NOW)))


def kept_files(home: Path) -> list[Path]:
    return list((home / "uploads").glob("*/*/content"))


def test_right_workbook_says_what_it_would_do_and_saves_nothing_yet() -> None:
    report = a_report(ReportState.EXPECTED)
    client = officer()
    here = upload(client, a_filled_workbook(report))
    told = read(client, here)
    assert "Your workbook can be used" in told
    assert "new 14 changed 0 emptied 0 unchanged 0" in told
    assert not content(report).values
    assert again(report).report_state is ReportState.DRAFT


def test_right_workbook_is_used_and_then_deleted(own_home: Path) -> None:
    report = a_report(ReportState.EXPECTED)
    client = officer()
    here = upload(client, a_filled_workbook(report))
    assert len(kept_files(own_home)) == 1
    answer = client.post(f"{here}use/", {"seen": "0"}, follow=True)
    assert "The report holds what your workbook says." in said(answer)
    assert content(report).values[a_cell()].amount == 10
    assert not kept_files(own_home)
    assert client.get(here).status_code == 404


def test_kept_file_is_readable_by_its_owner_only(own_home: Path) -> None:
    report = a_report(ReportState.DRAFT)
    upload(officer(), a_filled_workbook(report))
    (kept,) = kept_files(own_home)
    assert kept.parent.stat().st_mode & 0o077 == 0


def test_workbook_with_a_problem_saves_nothing_and_says_where() -> None:
    report = a_report(ReportState.DRAFT)
    before = content(report)
    wrong = changed(some_answers(form_of(report, NOW)), {a_cell(): a_value(3)})
    client = officer()
    here = upload(client, a_workbook(report, wrong))
    told = read(client, here)
    assert "Your workbook has problems to mend" in told
    assert "Sheet 1.1, cell" in told
    assert f'href="{address("indicator", "1.1")}?at=SM1#c0"' in page(client, here)
    client.post(f"{here}use/", {"seen": str(revision(report))})
    assert content(report) == before


def test_marked_workbook_is_the_partners_own_with_the_cells_marked() -> None:
    report = a_report(ReportState.DRAFT)
    wrong = changed(some_answers(form_of(report, NOW)), {a_cell(): a_value(3)})
    client = officer()
    here = upload(client, a_workbook(report, wrong, "mine.xlsx"))
    answer = client.get(f"{here}marked/")
    assert 'filename="mine - with problems marked.xlsx"' in answer["Content-Disposition"]
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    comments = [cell.comment for row in book["1.1"].iter_rows() for cell in row if cell.comment]
    assert any("more than the total" in comment.text for comment in comments)


def test_mended_workbook_is_taken_and_the_report_submitted() -> None:
    report = a_report(ReportState.EXPECTED)
    client = officer()
    right = some_answers(form_of(report, NOW))
    upload(client, a_workbook(report, changed(right, {a_cell(): a_value(3)})))
    here = upload(client, a_workbook(again(report), right))
    client.post(f"{here}use/", {"seen": "0"})
    client.post(address("offer"))
    answer = head().post(address("submit"), {"certified": "yes"}, follow=True)
    assert "Certified and submitted." in said(answer)
    assert again(report).report_state is ReportState.SUBMITTED


def test_draft_that_moved_on_is_not_overwritten_before_a_choice() -> None:
    report = a_report(ReportState.DRAFT)
    mine = a_workbook(report, some_answers(form_of(report, NOW)))
    save_cell(
        report=report,
        key=a_cell("SM2"),
        stated=a_value(None, Status.NOT_REPORTED, note="fire in the archive"),
        seen=revision(report),
        by=people.officer(),
        at=NOW,
    )
    client = officer()
    here = upload(client, mine)
    told = read(client, here)
    assert "The report was changed after this workbook was downloaded" in told
    assert "not reported (fire in the archive) 10" in told
    client.post(f"{here}drop/")
    assert content(report).values[a_cell("SM2")].note == "fire in the archive"


def test_draft_that_moves_on_behind_the_preview_is_shown_again() -> None:
    report = a_report(ReportState.DRAFT)
    client = officer()
    here = upload(client, a_workbook(report, some_answers(form_of(report, NOW))))
    seen = revision(report)
    save_cell(
        report=report, key=a_cell("SM2"), stated=a_value(11), seen=seen, by=people.officer(), at=NOW
    )
    answer = client.post(f"{here}use/", {"seen": str(seen)}, follow=True)
    assert "Nothing was overwritten: choose what is to stand." in said(answer)
    assert content(report).values[a_cell("SM2")].amount == 11
    client.post(f"{here}use/", {"seen": str(revision(report))})
    assert content(report).values[a_cell("SM2")].amount == 10


def test_file_that_is_no_workbook_is_refused_in_a_sentence() -> None:
    a_report(ReportState.DRAFT)
    client = officer()
    told = read(client, upload(client, SimpleUploadedFile("notes.xlsx", b"hello")))
    assert "Your workbook has problems to mend" in told
    assert "notes.xlsx" in told


def test_marked_copy_of_a_file_that_cannot_be_opened_is_still_an_answer() -> None:
    a_report(ReportState.DRAFT)
    client = officer()
    here = upload(client, SimpleUploadedFile("notes.xlsx", b"hello"))
    assert client.get(f"{here}marked/").status_code == 200


def test_upload_to_a_submitted_report_is_refused_with_its_state(own_home: Path) -> None:
    report = a_report(ReportState.SUBMITTED)
    answer = officer().post(address("upload"), {"file": a_filled_workbook(report)})
    assert answer.status_code == 409
    assert "This report is: submitted." in said(answer)
    assert not kept_files(own_home)


def test_file_larger_than_is_taken_is_refused_before_it_is_read() -> None:
    a_report(ReportState.DRAFT)
    answer = officer().generic(
        "POST", address("upload"), b"", "multipart/form-data", CONTENT_LENGTH="99000000"
    )
    assert answer.status_code == 409
    assert "larger than 60 MB" in said(answer)


def test_upload_without_a_file_asks_for_one() -> None:
    a_report(ReportState.DRAFT)
    answer = officer().post(address("upload"), {})
    assert (answer.status_code, "Choose a file first." in said(answer)) == (409, True)


def test_script_is_told_where_to_go_on() -> None:
    report = a_report(ReportState.DRAFT)
    answer = officer().post(address("upload"), {"file": a_filled_workbook(report)}, headers=HTMX)
    assert answer.status_code == 204
    assert answer["HX-Redirect"].startswith(address("upload"))


def test_upload_is_its_owners_alone_and_of_one_report() -> None:
    report = a_report(ReportState.DRAFT)
    here = upload(officer(), a_filled_workbook(report))
    assert head().get(here).status_code == 404
    a_report(ReportState.DRAFT, period="2023")
    assert officer().get(here.replace("2024", "2023")).status_code == 404


def test_upload_is_gone_after_its_time_and_swept_by_the_next(own_home: Path) -> None:
    report = a_report(ReportState.DRAFT)
    client = officer()
    here = upload(client, a_filled_workbook(report))
    (kept,) = kept_files(own_home)
    old = NOW.timestamp() - KEPT_SECONDS - 1
    os.utime(kept, (old, old))
    assert client.get(here).status_code == 404
    upload(client, a_filled_workbook(report))
    assert kept not in kept_files(own_home)
    assert len(kept_files(own_home)) == 1


@pytest.mark.parametrize("token", ["..", "a" * 31, "a" * 33, "a" * 31 + "."])
def test_token_that_is_none_names_no_file(token: str) -> None:
    a_report(ReportState.DRAFT)
    assert officer().get(f"{address('upload')}{token}/").status_code == 404


def test_page_of_an_upload_reads_in_spanish() -> None:
    report = a_report(ReportState.DRAFT)
    emptied = replace(some_answers(form_of(report, NOW)), activities={})
    client = officer()
    told = read(client, upload(client, a_workbook(report, emptied), "es"))
    assert "Su libro tiene problemas por corregir" in told
    assert "¿Cómo va la actividad" in told
