"""A table of the partner's own is understood, shown, corrected, taken, and known the next time."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from amparo.partner_reports.actions import save_cell
from amparo.partner_reports.states import ReportState
from amparo.workbooks.tables_mapping import ColumnRole
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
)

pytestmark = pytest.mark.django_db

TABLE = """Lugar;Indicador;Niñas;Niños;Total
{first};1.1;7;5;12
{second};1.1;6;4;10
"""


def a_table(
    first: str = "Eastern region", second: str = "Western region", name: str = "own.csv"
) -> SimpleUploadedFile:
    """A table of counts by place, as a partner keeps it."""
    return SimpleUploadedFile(name, TABLE.format(first=first, second=second).encode())


def begin(client: Client, file: SimpleUploadedFile | None = None) -> str:
    """Upload a table and choose all of it; return the address of its first columns' page."""
    answer = client.post(address("upload_tables"), {"file": file or a_table()})
    found = answer["Location"]
    return client.post(f"{found}choose/", {"table": ["0"]})["Location"]


def shown_form(markup: str) -> dict[str, str]:
    """What the page of columns sends when nothing is changed."""
    form: dict[str, str] = {}
    for name, inside in re.findall(r'<select[^>]*name="([^"]+)">(.*?)</select>', markup, re.DOTALL):
        chosen = re.findall(r'<option value="([^"]*)" selected', inside)
        form[name] = chosen[0] if chosen else ""
    return form


def test_start_says_how_it_goes_in_both_languages() -> None:
    a_report(ReportState.DRAFT)
    assert "Choose the sheets" in read(officer(), address("tables"))
    assert "Elija las hojas" in read(officer(), address("tables", language="es"))


def test_start_of_a_report_that_rests_offers_no_upload() -> None:
    a_report(ReportState.SUBMITTED)
    assert "Numbers cannot be taken in now." in read(officer(), address("tables"))


def test_tables_that_were_found_are_offered_with_their_headers() -> None:
    a_report(ReportState.DRAFT)
    client = officer()
    found = client.post(address("upload_tables"), {"file": a_table()})["Location"]
    told = read(client, found)
    assert "2 rows" in told
    assert "Lugar · Indicador · Niñas · Niños · Total" in told


def test_choosing_nothing_asks_for_one() -> None:
    a_report(ReportState.DRAFT)
    client = officer()
    found = client.post(address("upload_tables"), {"file": a_table()})["Location"]
    answer = client.post(f"{found}choose/", {"table": ["9", "x"]})
    assert (answer.status_code, "Choose at least one." in said(answer)) == (422, True)
    assert client.get(f"{found}preview/")["Location"] == found
    assert client.get(f"{found}0/").status_code == 404


def test_columns_are_proposed_with_their_reason() -> None:
    a_report(ReportState.DRAFT)
    client = officer()
    markup = page(client, begin(client))
    form = shown_form(markup)
    assert form["role:0"] == "tells:place"
    assert form["role:1"] == "tells:indicator"
    assert form["says:2:by.sex"] == "female"
    assert "% sure" in markup


def test_table_is_taken_into_the_draft_and_nothing_else_changes() -> None:
    report = a_report(ReportState.DRAFT)
    before = content(report)
    client = officer()
    columns = begin(client)
    preview = client.post(f"{columns}save/", shown_form(page(client, columns)))["Location"]
    told = read(client, preview)
    assert "These numbers would be taken" in told
    assert content(report) == before
    use = preview.replace("preview/", "use/")
    answer = client.post(use, {"seen": str(revision(report))}, follow=True)
    assert "numbers were taken from your tables." in said(answer)
    values = content(report).values
    assert (values[a_cell()].amount, values[a_cell(sex="female")].amount) == (12, 7)
    assert values[a_cell()].locator.startswith("own!")
    assert content(report).narratives == before.narratives
    assert client.get(columns).status_code == 404


def test_word_without_a_meaning_is_asked_about_and_then_known() -> None:
    report = a_report(ReportState.DRAFT)
    client = officer()
    columns = begin(client, a_table("The far coast"))
    markup = page(client, columns)
    form = shown_form(markup)
    assert form["code:0:0"] == "?"
    assert "1 open" in markup
    answer = client.post(f"{columns}save/", {**form, "code:0:0": "SM1", "stay": "1"})
    assert answer["Location"] == columns
    assert shown_form(page(client, columns))["code:0:0"] == "SM1"
    assert "Read like this, no problem is left." in read(client, columns)
    assert content(report).values[a_cell()].amount == 10


def test_word_can_be_opened_again_and_rows_left_out() -> None:
    a_report(ReportState.DRAFT)
    client = officer()
    columns = begin(client)
    form = shown_form(page(client, columns))
    client.post(f"{columns}save/", {**form, "code:0:0": ""})
    assert "5 numbers understood" not in read(client, columns.replace("/0/", "/preview/"))
    client.post(f"{columns}save/", {**form, "code:0:0": "", "stay": "1"})
    assert shown_form(page(client, columns))["code:0:0"] == ""


def test_problems_keep_everything_out() -> None:
    report = a_report(ReportState.DRAFT)
    client = officer()
    columns = begin(client, a_table("The far coast"))
    preview = client.post(f"{columns}save/", shown_form(page(client, columns)))["Location"]
    assert "There are problems to mend first" in read(client, preview)
    answer = client.post(preview.replace("preview/", "use/"), {"seen": "1"})
    assert answer["Location"] == preview
    assert content(report).values[a_cell()].amount == 10


def test_role_of_a_column_is_changed_by_hand() -> None:
    a_report(ReportState.DRAFT)
    client = officer()
    columns = begin(client)
    form = shown_form(page(client, columns))
    client.post(f"{columns}save/", {**form, "role:4": ColumnRole.IGNORED, "stay": "1"})
    again = shown_form(page(client, columns))
    assert again["role:4"] == "ignored"
    assert "You chose it." in read(client, columns)
    client.post(f"{columns}save/", {**form, "role:4": "nonsense", "stay": "1"})
    assert shown_form(page(client, columns))["role:4"] == "ignored"


def test_what_a_column_of_numbers_says_is_changed_by_hand() -> None:
    a_report(ReportState.DRAFT)
    client = officer()
    columns = begin(client)
    form = shown_form(page(client, columns))
    client.post(f"{columns}save/", {**form, "says:2:by.sex": "male", "stay": "1"})
    assert shown_form(page(client, columns))["says:2:by.sex"] == "male"


def test_table_is_understood_at_once_the_next_time() -> None:
    report = a_report(ReportState.DRAFT)
    client = officer()
    columns = begin(client, a_table("The far coast"))
    form = {**shown_form(page(client, columns)), "code:0:0": "SM1"}
    preview = client.post(f"{columns}save/", form)["Location"]
    client.post(preview.replace("preview/", "use/"), {"seen": str(revision(report))})
    columns = begin(client, a_table("The far coast"))
    told = read(client, columns)
    assert "Read as the last time." in told
    assert "no problem is left" in told


def test_draft_that_moved_on_is_shown_again() -> None:
    report = a_report(ReportState.DRAFT)
    client = officer()
    columns = begin(client)
    preview = client.post(f"{columns}save/", shown_form(page(client, columns)))["Location"]
    seen = revision(report)
    save_cell(report=report, key=a_cell(), stated=a_value(11), seen=seen, by=people.head(), at=NOW)
    use = preview.replace("preview/", "use/")
    answer = client.post(use, {"seen": str(seen)}, follow=True)
    assert "Nothing was overwritten" in said(answer)
    assert content(report).values[a_cell()].amount == 11
    assert "11 12" in read(client, preview)


def test_file_without_a_table_is_told_so() -> None:
    a_report(ReportState.DRAFT)
    client = officer()
    file = SimpleUploadedFile("empty.csv", b"")
    found = client.post(address("upload_tables"), {"file": file})["Location"]
    assert 'class="issue error"' in page(client, found)


def test_file_is_its_owners_alone_and_can_be_deleted() -> None:
    a_report(ReportState.DRAFT)
    client = officer()
    columns = begin(client)
    assert head().get(columns).status_code == 404
    client.post(columns.replace("/0/", "/drop/"))
    assert client.get(columns).status_code == 404


def test_script_is_told_where_to_go_on() -> None:
    a_report(ReportState.DRAFT)
    answer = officer().post(address("upload_tables"), {"file": a_table()}, headers=HTMX)
    assert answer["HX-Redirect"].startswith(address("tables"))


def test_columns_read_in_spanish() -> None:
    a_report(ReportState.DRAFT)
    client = officer()
    here = begin(client).replace("/en/", "/es/")
    assert "Qué son las columnas de «own»" in read(client, here)
