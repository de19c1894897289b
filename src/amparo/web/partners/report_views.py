"""The home of a partner, the page of a report, and the moves of its life."""

# ruff: noqa: D103  the name of a view, its address and its page value say what it is

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from amparo.audit.refusals import IssuesFound
from amparo.framework.language import Language
from amparo.partner_reports import actions
from amparo.web.partners.certification import certify_page
from amparo.web.partners.comparison import compare_page
from amparo.web.partners.home import home_page
from amparo.web.partners.opened import OpenReport, open_report
from amparo.web.partners.printing import UNPROCESSABLE, page
from amparo.web.partners.report_page import report_page
from amparo.web.partners.wording import reader_language
from amparo.web.signed_in import SignedInRequest
from amparo.workbooks.blank import write_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def home(request: SignedInRequest) -> HttpResponse:
    return page(request, "home", home_page(request.viewer, timezone.now()))


@require_safe
def report(request: SignedInRequest, award: str, period: str) -> HttpResponse:
    return page(request, "report", report_page(open_report(request, award, period)))


@require_GET
def workbook(request: SignedInRequest, award: str, period: str) -> HttpResponse:
    opened = open_report(request, award, period)
    asked = request.GET.get("language", "")
    language = Language(asked) if asked in set(Language) else reader_language()
    content = write_workbook(opened.form, language, opened.content)
    return download(content, f"{award}-{period}-{language}.xlsx", XLSX)


def download(content: bytes, name: str, media_type: str) -> HttpResponse:
    """Return a file to be saved."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response


def _moved(
    request: SignedInRequest, opened: OpenReport, act: Callable[..., Any], said: str
) -> HttpResponse:
    """Make a move of the report as it was seen, say so, and go back to its page."""
    seen = request.POST.get("seen", "")
    revision = int(seen) if seen.isdecimal() else None
    act(report=opened.report, by=opened.viewer, at=opened.at, seen=revision)
    messages.success(request, said)
    return redirect("partners:report", *opened.place)


@require_POST
def begin(request: SignedInRequest, award: str, period: str) -> HttpResponse:
    opened = open_report(request, award, period)
    return _moved(request, opened, actions.begin_report, _("The report is open: fill it in."))


@require_POST
def offer(request: SignedInRequest, award: str, period: str) -> HttpResponse:
    opened = open_report(request, award, period)
    said = _("Sent. The head of your organisation can now certify and submit it.")
    return _moved(request, opened, actions.offer_report, said)


@require_POST
def take_back(request: SignedInRequest, award: str, period: str) -> HttpResponse:
    opened = open_report(request, award, period)
    said = _("Taken back. The report can be changed again.")
    return _moved(request, opened, actions.take_back_report, said)


@require_safe
def certify(request: SignedInRequest, award: str, period: str) -> HttpResponse:
    return page(request, "certify", certify_page(open_report(request, award, period)))


@require_POST
def submit(request: SignedInRequest, award: str, period: str) -> HttpResponse:
    opened = open_report(request, award, period)
    if "certified" not in request.POST:
        value = certify_page(opened, unticked=True)
        return page(request, "certify", value, status=UNPROCESSABLE)
    said = _("Certified and submitted. The reviewers of the government have it now.")
    try:
        return _moved(request, opened, actions.submit_report, said)
    except IssuesFound as refused:
        messages.error(request, refused.reason.read(reader_language()))
        return redirect("partners:problems", *opened.place)


@require_safe
def compare(request: SignedInRequest, award: str, period: str) -> HttpResponse:
    return page(request, "compare", compare_page(open_report(request, award, period), request.GET))
