"""Evidence: what it is is told from its content, and it lies on the disk before a row says so."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from amparo.audit.queries import count_events
from amparo.audit.refusals import NotPossible
from amparo.partner_reports import actions, queries
from amparo.partner_reports.actions import evidence as adding
from amparo.partner_reports.states import ReportState
from amparo.people.refusals import NotAllowed
from tests.builders_reports import LATER, OTHER_PARTNER, a_report, officer, reviewer

pytestmark = pytest.mark.django_db


def an_archive(*parts: str) -> bytes:
    """An Office file with these parts."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for part in ("[Content_Types].xml", *parts):
            archive.writestr(part, "<x/>")
    return content.getvalue()


PDF, PNG, JPEG = b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n....", b"\xff\xd8\xff\xe0...."
XLSX, DOCX = an_archive("xl/workbook.xml"), an_archive("word/document.xml")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "AMPARO_HOME", tmp_path)
    return tmp_path / "evidence"


def add(report: Any, name: str, content: bytes, by: Any = None) -> Any:
    return actions.add_evidence(
        report=report, name=name, content=content, by=by or officer(), at=LATER
    )


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.pdf", PDF, "application/pdf"),
        ("a.png", PNG, "image/png"),
        ("a.JPG", JPEG, "image/jpeg"),
        ("a.jpeg", JPEG, "image/jpeg"),
        ("a.xlsx", XLSX, adding.MEDIA_TYPES["xlsx"]),
        ("a.docx", DOCX, adding.MEDIA_TYPES["docx"]),
        ("a.csv", "año;niñas\n2024;3\n".encode(), "text/csv"),
        ("a.csv", "año;niñas\n2024;3\n".encode("cp1252"), "text/csv"),
    ],
)
def test_files_of_these_kinds_are_kept_by_their_hash(
    folder: Path, name: str, content: bytes, media_type: str
) -> None:
    report = a_report(ReportState.DRAFT)
    before = count_events()
    kept = add(report, name, content)
    assert (kept.media_type, kept.size, kept.name) == (media_type, len(content), name)
    assert list(report.evidence.all()) == [kept]
    assert [each.read_bytes() for each in folder.iterdir()] == [content]
    assert queries.evidence_path(kept.sha256).parent == folder
    assert count_events() == before + 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b""),
        ("a.pdf", PNG),
        ("a.png", PDF),
        ("a.jpg", b"GIF89a"),
        ("a.exe", b"MZ...."),
        ("pdf", PDF),
        ("a.html", b"<script>"),
        ("a.svg", b"<svg/>"),
        ("a.xlsx", DOCX),
        ("a.xlsx", XLSX[:-30]),
        ("a.xlsx", an_archive("xl/workbook.xml", "xl/vbaProject.bin")),
        ("a.docx", an_archive("word/document.xml", "word/vbaProject.bin")),
        ("a.csv", b"a;b\0"),
        ("a.csv", PNG),
    ],
)
def test_other_files_are_refused_and_leave_nothing(folder: Path, name: str, content: bytes) -> None:
    report = a_report(ReportState.DRAFT)
    before = count_events()
    with pytest.raises(NotPossible):
        add(report, name, content)
    assert (count_events(), list(report.evidence.all())) == (before, [])
    assert not folder.exists()


def test_a_file_over_the_limit_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "EVIDENCE_LIMIT", 10)
    with pytest.raises(NotPossible, match="larger than"):
        add(a_report(ReportState.DRAFT), "a.pdf", PDF + b"." * 10)


def test_the_same_file_again_is_the_one_that_is_there(folder: Path) -> None:
    report = a_report(ReportState.DRAFT)
    kept = add(report, "a.pdf", PDF)
    before = count_events()
    assert add(report, "b.pdf", PDF) == kept
    assert count_events() == before
    other = a_report(ReportState.DRAFT, period="2023")
    assert add(other, "b.pdf", PDF).sha256 == kept.sha256
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\mine\\lista de niñas.pdf", "lista de niñas.pdf"),
        ("a\nb\u202e.pdf", "ab.pdf"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_names_are_names_and_no_paths(folder: Path, name: str, shown: str) -> None:
    assert add(a_report(ReportState.DRAFT), name, PDF).name == shown


@pytest.mark.parametrize("state", ReportState)
def test_evidence_is_added_while_the_report_is_open(folder: Path, state: ReportState) -> None:
    report = a_report(state)
    if state in {ReportState.DRAFT, ReportState.TO_CERTIFY, ReportState.SUBMITTED,
                 ReportState.RETURNED}:  # fmt: skip
        assert add(report, "a.pdf", PDF).report == report
    else:
        with pytest.raises(NotPossible, match="Adding evidence is possible while"):
            add(report, "a.pdf", PDF)


def test_only_the_partner_adds_evidence(folder: Path) -> None:
    report = a_report(ReportState.DRAFT)
    for by in (officer(OTHER_PARTNER), reviewer()):
        with pytest.raises(NotAllowed):
            add(report, "a.pdf", PDF, by)


def test_a_disk_that_fails_leaves_neither_file_nor_row(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = a_report(ReportState.DRAFT)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(adding.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        add(report, "a.pdf", PDF)
    assert list(folder.iterdir()) == []
    assert list(report.evidence.all()) == []
