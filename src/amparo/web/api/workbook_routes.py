"""The workbook of a report: given out as on the page, and read back by the same checks."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from ninja import File, Form, Query, Router, UploadedFile

from amparo.audit.refusals import IssuesFound
from amparo.framework.issues import Issue, errors
from amparo.framework.language import Language
from amparo.partner_reports import queries
from amparo.partner_reports.actions import MEDIA_TYPES
from amparo.partner_reports.intake import check_report
from amparo.partner_reports.permissions import check_can_edit
from amparo.partner_reports.queries import PartnerReport
from amparo.people.permissions import Viewer
from amparo.web.api.draft_routes import SavedDraft, fill
from amparo.web.api.requests import TokenRequest, check_names, reader_language
from amparo.web.api.shapes import READING, WRITING, Seen, Shape, issues_of
from amparo.workbooks.blank import write_workbook
from amparo.workbooks.reading import read_workbook
from amparo.workbooks.report_form import ReportContent

router = Router(tags=["Workbook"])


class WorkbookOrder(Shape):
    """In which language the workbook's heads and lists are; blank: the language asked for."""

    language: Language | None = None


class UploadForm(Shape):
    """`seen`: the draft's revision you know. Blank: the one the workbook was made from."""

    seen: Seen | None = None


@router.get(
    "/reports/{int:report_id}/workbook",
    response={200: None, **READING},
    summary="The workbook to fill in",
    openapi_extra={
        "responses": {
            200: {
                "content": {MEDIA_TYPES["xlsx"]: {"schema": {"type": "string", "format": "binary"}}}
            }
        }
    },
)
def workbook(request: TokenRequest, report_id: int, asked: Query[WorkbookOrder]) -> HttpResponse:
    """Return the workbook of a report (.xlsx) with what has been answered so far.

    What has been answered is your organisation's draft, or else the newest submitted version.
    """
    check_names(request, asked)
    viewer = request.auth
    report = queries.report(viewer, report_id)
    written = write_workbook(
        queries.form_of(report, timezone.now()),
        asked.language or reader_language(request),
        _answered(report, viewer),
    )
    response = HttpResponse(written, content_type=MEDIA_TYPES["xlsx"])
    name = f"{report.award.number}-{report.period}.xlsx"
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


@router.post(
    "/reports/{int:report_id}/workbook",
    response={200: SavedDraft, **WRITING},
    summary="Upload a filled workbook",
)
def upload_workbook(
    request: TokenRequest, report_id: int, file: File[UploadedFile], asked: Form[UploadForm]
) -> SavedDraft:
    """Read a filled workbook into the draft: all of it, or nothing.

    With any error the answer is 422 with every problem beside its sheet and cell, and nothing is
    saved. Warnings and notes come with the saved draft. A workbook that was made before the
    draft moved on is refused with 409, unless you name the newest revision.
    """
    report = queries.report(request.auth, report_id)
    check_can_edit(report, request.auth)
    content, revision, issues = _read(report, file.read(), file.name or "workbook.xlsx")
    seen = revision if asked.seen is None else asked.seen
    draft, changed = fill(report, content, seen, request.auth)
    return SavedDraft(
        version=draft.number,
        revision=draft.revision,
        changed=changed,
        issues=issues_of(issues, reader_language(request)),
    )


def _read(
    report: PartnerReport, uploaded: bytes, file: str
) -> tuple[ReportContent, int | None, list[Issue]]:
    """Return what a workbook says, the revision it was made from, and what is strange in it."""
    form = queries.form_of(report, timezone.now())
    reading = read_workbook(uploaded, form, file)
    if reading.content is None:
        raise IssuesFound(reading.issues)
    found = check_report(report, form, reading.content, file)
    issues = [*reading.issues, *reading.places.beside_cells(found)]
    if errors(issues):
        raise IssuesFound(issues)
    return reading.content, reading.revision, issues


def _answered(report: PartnerReport, viewer: Viewer) -> ReportContent:
    version = queries.draft_of(viewer, report) or queries.submitted_version(report)
    return queries.content_of(version) if version else ReportContent()
