"""Uploading a filled workbook: kept for its owner, shown, then used or dropped."""

# ruff: noqa: D103  the name of a view, its address and its page value say what it is

from __future__ import annotations

from pathlib import PurePath

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from amparo.partner_reports.actions import EditConflict, begin_report, fill_report
from amparo.web.partners.kept_uploads import keep_upload, kept_upload
from amparo.web.partners.opened import OpenReport, open_report
from amparo.web.partners.printing import go_on, page
from amparo.web.partners.receiving import takes_file, uploaded
from amparo.web.partners.report_views import XLSX, download
from amparo.web.partners.upload_page import read_upload, upload_page
from amparo.web.partners.wording import reader_language
from amparo.web.signed_in import SignedInRequest
from amparo.workbooks.container import LARGEST_FILE
from amparo.workbooks.marking import mark_workbook


@takes_file(LARGEST_FILE)
def upload(request: SignedInRequest, award: str, period: str) -> HttpResponse:
    opened = open_report(request, award, period)
    file = uploaded(request)
    begun(opened)
    kept = keep_upload(opened.viewer, opened.report, file)
    return go_on(request, "partners:uploaded", *opened.place, kept.token)


def begun(opened: OpenReport) -> None:
    """Make a draft where there is none yet: whoever uploads a workbook has begun the report."""
    if not opened.editable:
        begin_report(report=opened.report, by=opened.viewer, at=opened.at)


@require_safe
def shown(request: SignedInRequest, award: str, period: str, token: str) -> HttpResponse:
    opened = open_report(request, award, period)
    kept = kept_upload(opened.viewer, opened.report, token)
    return page(request, "upload", upload_page(opened, kept))


@require_GET
def marked(request: SignedInRequest, award: str, period: str, token: str) -> HttpResponse:
    opened = open_report(request, award, period)
    kept = kept_upload(opened.viewer, opened.report, token)
    issues = read_upload(opened, kept).issues
    content = mark_workbook(kept.content, issues, reader_language())
    suffix = _("with problems marked")
    return download(content, f"{PurePath(kept.name).stem} - {suffix}.xlsx", XLSX)


@require_POST
def use(request: SignedInRequest, award: str, period: str, token: str) -> HttpResponse:
    opened = open_report(request, award, period)
    kept = kept_upload(opened.viewer, opened.report, token)
    upload = read_upload(opened, kept)
    seen = request.POST.get("seen", "")
    if upload.content is None or not seen.isdecimal():
        return redirect("partners:uploaded", *opened.place, token)
    try:
        fill_report(
            report=opened.report,
            content=upload.content,
            seen=int(seen),
            by=opened.viewer,
            at=opened.at,
        )
    except EditConflict as conflict:
        messages.warning(request, conflict.reason.read(reader_language()))
        return redirect("partners:uploaded", *opened.place, token)
    kept.forget()
    messages.success(request, _("The report holds what your workbook says."))
    return redirect("partners:report", *opened.place)


@require_POST
def drop(request: SignedInRequest, award: str, period: str, token: str) -> HttpResponse:
    opened = open_report(request, award, period)
    kept_upload(opened.viewer, opened.report, token).forget()
    messages.info(request, _("The file was deleted. The report is as it was."))
    return redirect("partners:report", *opened.place)
