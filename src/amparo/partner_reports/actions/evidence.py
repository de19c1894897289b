"""Adding evidence: files whose kind is told from their content, whatever their name says.

They are kept by hash, outside anything that is served.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import re
import tempfile
import unicodedata
import zipfile
from datetime import datetime
from pathlib import Path

from django.db import transaction

from amparo.audit.refusals import NotPossible
from amparo.framework.language import Text
from amparo.partner_reports.actions.acting import hold, record
from amparo.partner_reports.models import Evidence, PartnerReport
from amparo.partner_reports.permissions import check_can_add_evidence
from amparo.partner_reports.queries.evidence import evidence_path
from amparo.people.permissions import Viewer

EVIDENCE_LIMIT = 20_000_000
"""Bytes of the largest file: a scanned report of some fifty pages on a poor line. A proposal."""

_OPEN_XML = "application/vnd.openxmlformats-officedocument."
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "xlsx": f"{_OPEN_XML}spreadsheetml.sheet",
    "docx": f"{_OPEN_XML}wordprocessingml.document",
    "csv": "text/csv",
}
"""What is taken, by the ending of the name (``jpg`` is ``jpeg``)."""

_MAGIC = {"pdf": b"%PDF-", "png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8\xff"}
_MAIN_PART = {"xlsx": "xl/workbook.xml", "docx": "word/document.xml"}
_LONGEST_NAME = 200

_EMPTY = Text("The file is empty.", "El archivo está vacío.")
_TOO_LARGE = Text(
    "The file is larger than {limit} MB. Split it, or lower its resolution.",
    "El archivo pesa más de {limit} MB. Divídalo o reduzca su resolución.",
)
_WRONG_KIND = Text(
    "The file is not what its name says, or of a kind that is not taken. Taken are: {kinds},"
    " without macros.",
    "El archivo no es lo que dice su nombre o es de un tipo que no se recibe. Se reciben: {kinds},"
    " sin macros.",
)


@transaction.atomic
def add_evidence(
    *, report: PartnerReport, name: str, content: bytes, by: Viewer, at: datetime
) -> Evidence:
    """Keep a file that supports a report.

    Refuses files that are too large, empty, or not of a kind that is taken, whatever their name
    says. A file that the report has already is returned as it is. The content lies on the disk
    before the row says so.
    """
    held = hold(report)
    check_can_add_evidence(held, by)
    kept_name = file_name(name)
    media_type = checked_media_type(kept_name, content)
    digest = hashlib.sha256(content).hexdigest()
    known: Evidence | None = Evidence.objects.filter(report=held, sha256=digest).first()
    if known is not None:
        return known
    _keep(evidence_path(digest), content)
    evidence = Evidence.objects.create(
        report=held,
        name=kept_name,
        media_type=media_type,
        size=len(content),
        sha256=digest,
        added_at=at,
        added_by=by.address,
    )
    record(
        by=by.address,
        action="evidence_added",
        report=held,
        at=at,
        detail={"sha256": digest, "size": len(content), "media_type": media_type},
    )
    return evidence


def file_name(name: str) -> str:
    """Return the last part of a name, without what no file name needs."""
    last = re.split(r"[/\\]", name)[-1]
    shown = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C").strip()
    stem, dot, ending = shown.rpartition(".")
    return f"{stem[: _LONGEST_NAME - len(ending) - 1]}{dot}{ending}"[-_LONGEST_NAME:]


def checked_media_type(name: str, content: bytes) -> str:
    """Return the media type of a file whose content is what its name says; refuse all others."""
    if not content:
        raise NotPossible(_EMPTY)
    if len(content) > EVIDENCE_LIMIT:
        raise NotPossible(_TOO_LARGE.fill(limit=EVIDENCE_LIMIT // 1_000_000))
    stem, _, ending = name.lower().rpartition(".")
    kind = "jpeg" if ending == "jpg" else ending
    if not stem or kind not in MEDIA_TYPES or not _is_of_kind(kind, content):
        raise NotPossible(_WRONG_KIND.fill(kinds=", ".join(MEDIA_TYPES)))
    return MEDIA_TYPES[kind]


def _is_of_kind(kind: str, content: bytes) -> bool:
    if kind in _MAGIC:
        return content.startswith(_MAGIC[kind])
    return _is_text(content) if kind == "csv" else _is_open_xml(_MAIN_PART[kind], content)


def _is_text(content: bytes) -> bool:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Spreadsheets in Spanish are often saved in Windows' own encoding, which names any byte.
        text = content.decode("cp1252", errors="replace")
    return not any(unicodedata.category(sign) == "Cc" and sign not in "\t\r\n" for sign in text)


def _is_open_xml(main_part: str, content: bytes) -> bool:
    """Whether it is such a document without macros; only the list of its parts is read."""
    with contextlib.suppress(zipfile.BadZipFile, ValueError, EOFError, NotImplementedError):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
        macros = any(part.lower().endswith("vbaproject.bin") for part in names)
        return {"[Content_Types].xml", main_part} <= names and not macros
    return False


def _keep(path: Path, content: bytes) -> None:
    """Write `content` so that, whatever happens, `path` holds all of it or is not there."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.exists() and path.read_bytes() == content:
        return
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".adding-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
