"""Pages on which a report is filled in entry by entry, and what they send."""

# ruff: noqa: D103  the name of a view, its address and its page value say what it is

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from amparo.exchange.federal_financial_report import ENTERED
from amparo.partner_reports import queries
from amparo.partner_reports.actions import EVIDENCE_LIMIT, add_evidence
from amparo.partner_reports.queries import ReportNotFound
from amparo.web.partners.cells_page import Asked, asked_indicator, cells_page
from amparo.web.partners.entries import (
    ActivityEntries,
    AmountEntries,
    CellEntries,
    ExplanationEntries,
    NarrativeEntries,
)
from amparo.web.partners.entry_frame import Printed, answer_sent
from amparo.web.partners.evidence_page import evidence_page
from amparo.web.partners.opened import open_report
from amparo.web.partners.printing import go_on, page
from amparo.web.partners.problems_page import explained_fields, problems_page
from amparo.web.partners.receiving import takes_file, uploaded
from amparo.web.partners.saving import save_sent
from amparo.web.partners.told_pages import activities_page, money_page, narrative_page
from amparo.web.signed_in import SignedInRequest
from amparo.workbooks.report_form import NarrativeSection


def _page_number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < len("99999") else 1


@require_safe
def indicator(request: SignedInRequest, award: str, period: str, code: str) -> HttpResponse:
    opened = open_report(request, award, period)
    number = _page_number(request.GET.get("page", "1"))
    asked = Asked(code, number, place=request.GET.get("at", ""))
    return page(request, "indicator", cells_page(opened, asked))


@require_POST
def save_indicator(request: SignedInRequest, award: str, period: str, code: str) -> HttpResponse:
    opened = open_report(request, award, period)
    fields = {str(cell.key) for cell in asked_indicator(opened, code).cells}
    sent = save_sent(opened, CellEntries(), request.POST, fields.__contains__)
    only = request.POST.get("only", "")
    if only and only not in fields:
        raise Http404
    asked = Asked(code, _page_number(request.POST.get("page", "1")), only=only)
    return answer_sent(request, Printed("indicator", cells_page(opened.again(), asked, sent), sent))


@require_safe
def activities(request: SignedInRequest, award: str, period: str) -> HttpResponse:
    return page(request, "activities", activities_page(open_report(request, award, period)))


@require_POST
def save_activities(request: SignedInRequest, award: str, period: str) -> HttpResponse:
    opened = open_report(request, award, period)
    fields = {f"activity.{each.code}" for each in opened.form.activities}
    sent = save_sent(opened, ActivityEntries(), request.POST, fields.__contains__)
    value = activities_page(opened.again(), sent, request.POST.get("only", ""))
    return answer_sent(request, Printed("activities", value, sent))


@require_safe
def money(request: SignedInRequest, award: str, period: str) -> HttpResponse:
    return page(request, "money", money_page(open_report(request, award, period)))


@require_POST
def save_money(request: SignedInRequest, award: str, period: str) -> HttpResponse:
    opened = open_report(request, award, period)
    budget = (f"budget.{line.code}" for line in opened.form.budget_lines)
    fields = {*budget, *(f"financial.{letter}" for letter in ENTERED)}
    sent = save_sent(opened, AmountEntries(), request.POST, fields.__contains__)
    value = money_page(opened.again(), sent, request.POST.get("only", ""))
    return answer_sent(request, Printed("money", value, sent))


@require_safe
def narrative(request: SignedInRequest, award: str, period: str) -> HttpResponse:
    return page(request, "narrative", narrative_page(open_report(request, award, period)))


@require_POST
def save_narrative(request: SignedInRequest, award: str, period: str) -> HttpResponse:
    opened = open_report(request, award, period)
    fields = {f"narrative.{section}" for section in NarrativeSection}
    sent = save_sent(opened, NarrativeEntries(), request.POST, fields.__contains__)
    value = narrative_page(opened.again(), sent, request.POST.get("only", ""))
    return answer_sent(request, Printed("narrative", value, sent))


@require_safe
def problems(request: SignedInRequest, award: str, period: str) -> HttpResponse:
    return page(request, "problems", problems_page(open_report(request, award, period)))


@require_POST
def save_problems(request: SignedInRequest, award: str, period: str) -> HttpResponse:
    opened = open_report(request, award, period)
    fields = explained_fields(opened)
    sent = save_sent(opened, ExplanationEntries(), request.POST, fields.__contains__)
    value = problems_page(opened.again(), sent, request.POST.get("only", ""))
    return answer_sent(request, Printed("problems", value, sent))


@require_safe
def evidence(request: SignedInRequest, award: str, period: str) -> HttpResponse:
    return page(request, "evidence", evidence_page(open_report(request, award, period)))


@takes_file(EVIDENCE_LIMIT)
def add(request: SignedInRequest, award: str, period: str) -> HttpResponse:
    opened = open_report(request, award, period)
    file = uploaded(request)
    add_evidence(
        report=opened.report,
        name=file.name or "",
        content=file.read(),
        by=opened.viewer,
        at=opened.at,
    )
    messages.success(request, _("The file is kept with the report."))
    return go_on(request, "partners:evidence", *opened.place)


@require_GET
def evidence_file(
    request: SignedInRequest, award: str, period: str, number: int
) -> HttpResponseBase:
    opened = open_report(request, award, period)
    try:
        found, path = queries.evidence_file(opened.viewer, number)
    except ReportNotFound:
        raise Http404 from None
    if found.report_id != opened.report.pk or not path.exists():
        raise Http404
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=found.name, content_type=found.media_type
    )
