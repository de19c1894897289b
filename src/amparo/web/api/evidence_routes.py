"""Files that support a report."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse
from django.utils import timezone
from ninja import File, Router, UploadedFile

from amparo.partner_reports import actions, queries
from amparo.web.api.refusals import TooLarge
from amparo.web.api.report_shapes import EvidenceShape
from amparo.web.api.requests import TokenRequest
from amparo.web.api.shapes import READING, WRITING

router = Router(tags=["Comments and evidence"])

BINARY: dict[str, Any] = {
    "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}
}


@router.get(
    "/reports/{int:report_id}/evidence",
    response={200: list[EvidenceShape], **READING},
    summary="Evidence of a report",
)
def evidence(request: TokenRequest, report_id: int) -> list[EvidenceShape]:
    """Return which files support a report, oldest first; those of a draft to its partner only."""
    report = queries.report(request.auth, report_id)
    return [EvidenceShape.of(each) for each in queries.evidence_seen(request.auth, report)]


@router.post(
    "/reports/{int:report_id}/evidence",
    response={200: EvidenceShape, **WRITING},
    summary="Add evidence",
)
def add_evidence(request: TokenRequest, report_id: int, file: File[UploadedFile]) -> EvidenceShape:
    """Add a file: PDF, PNG, JPEG, XLSX, DOCX or CSV of up to 20 MB, told from its content.

    A file that the report has already is returned as it is, and leaves no second event.
    """
    report = queries.report(request.auth, report_id)
    if (file.size or 0) > actions.EVIDENCE_LIMIT:
        raise TooLarge
    added = actions.add_evidence(
        report=report,
        name=file.name or "",
        content=file.read(),
        by=request.auth,
        at=timezone.now(),
    )
    return EvidenceShape.of(added)


@router.get(
    "/evidence/{int:evidence_id}",
    response={200: None, **READING},
    summary="An evidence file",
    openapi_extra={"responses": {200: {"content": BINARY}}},
)
def evidence_content(request: TokenRequest, evidence_id: int) -> FileResponse:
    """Return the content of an evidence file, as it was added."""
    found, path = queries.evidence_file(request.auth, evidence_id)
    return FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=found.name,
        content_type="application/octet-stream",
    )
