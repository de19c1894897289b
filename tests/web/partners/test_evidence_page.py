"""Evidence is added by its rules, and given back to those who may see it only."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from amparo.partner_reports.queries import PartnerReport
from amparo.partner_reports.states import ReportState
from tests.builders_reports import a_report
from tests.web.partners.people import HTMX, address, officer, read, said, stranger

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7 minutes"


def add(name: str = "minutes.pdf", content: bytes = PDF, **more: object) -> object:
    return officer().post(
        address("add_evidence"), {"file": SimpleUploadedFile(name, content)}, **more
    )


def kept(report: PartnerReport) -> list[str]:
    return [each.name for each in list(report.evidence.all())]


def test_rules_are_said_before() -> None:
    a_report(ReportState.DRAFT)
    told = read(officer(), address("evidence"))
    assert "pdf, png, jpeg, xlsx, docx, csv, up to 20 MB each, without macros." in told
    assert "shows no child's name, face, document or address" in told


def test_file_is_kept_and_given_back_as_it_was() -> None:
    report = a_report(ReportState.DRAFT)
    add()
    (evidence,) = list(report.evidence.all())
    here = address("evidence_file", evidence.pk)
    answer = officer().get(here)
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"] == 'attachment; filename="minutes.pdf"'
    assert "minutes.pdf" in read(officer(), address("evidence"))
    assert stranger().get(here).status_code == 404


def test_file_of_one_report_is_not_found_under_another() -> None:
    report = a_report(ReportState.DRAFT)
    add()
    a_report(ReportState.DRAFT, period="2023")
    (evidence,) = list(report.evidence.all())
    assert officer().get(address("evidence_file", evidence.pk, period="2023")).status_code == 404


def test_script_is_told_where_to_go_on() -> None:
    a_report(ReportState.DRAFT)
    assert add(headers=HTMX)["HX-Redirect"] == address("evidence")  # type: ignore[index]


@pytest.mark.parametrize(
    ("name", "content"), [("list.exe", b"MZ"), ("minutes.pdf", b"MZ"), ("a.pdf", b"")]
)
def test_file_of_another_kind_is_refused(name: str, content: bytes) -> None:
    report = a_report(ReportState.DRAFT)
    answer = add(name, content)
    assert answer.status_code == 409  # type: ignore[attr-defined]
    assert not kept(report)


def test_file_too_large_is_refused_before_it_is_read() -> None:
    a_report(ReportState.DRAFT)
    answer = officer().generic(
        "POST", address("add_evidence"), b"", "multipart/form-data", CONTENT_LENGTH="30000000"
    )
    assert (answer.status_code, "larger than 20 MB" in said(answer)) == (409, True)


def test_accepted_report_takes_no_more() -> None:
    report = a_report(ReportState.ACCEPTED)
    assert "No file can be added now." in read(officer(), address("evidence"))
    add()
    assert not kept(report)
