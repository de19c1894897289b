"""The steps of the import assistant: a file, its tables, what their columns are, what it does."""

# ruff: noqa: D103  the name of a view, its address and its page value say what it is

from __future__ import annotations

import json

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from amparo.partner_reports.actions import EditConflict, fill_report, keep_mapping
from amparo.web.partners.assistant import Assistant
from amparo.web.partners.assistant_choices import chosen_mapping
from amparo.web.partners.assistant_pages import choose_page, mapping_page, preview_page
from amparo.web.partners.kept_uploads import keep_upload, kept_upload
from amparo.web.partners.opened import OpenReport, open_report
from amparo.web.partners.printing import UNPROCESSABLE, go_on, page
from amparo.web.partners.receiving import takes_file, uploaded
from amparo.web.partners.report_page import report_page
from amparo.web.partners.upload_views import begun
from amparo.web.partners.wording import reader_language
from amparo.web.signed_in import SignedInRequest
from amparo.workbooks.report_form import ReportContent
from amparo.workbooks.tables_mapping import json_from_mapping
from amparo.workbooks.tables_reading import LARGEST_TEXT


def _assistant(request: SignedInRequest, award: str, period: str, token: str) -> Assistant:
    opened = open_report(request, award, period)
    return Assistant(opened, kept_upload(opened.viewer, opened.report, token))


@require_safe
def start(request: SignedInRequest, award: str, period: str) -> HttpResponse:
    return page(request, "tables", report_page(open_report(request, award, period)))


@takes_file(LARGEST_TEXT)
def upload(request: SignedInRequest, award: str, period: str) -> HttpResponse:
    opened = open_report(request, award, period)
    file = uploaded(request)
    begun(opened)
    kept = keep_upload(opened.viewer, opened.report, file)
    return go_on(request, "partners:found_tables", *opened.place, kept.token)


@require_safe
def found(request: SignedInRequest, award: str, period: str, token: str) -> HttpResponse:
    return page(request, "tables_choose", choose_page(_assistant(request, award, period, token)))


@require_POST
def choose(request: SignedInRequest, award: str, period: str, token: str) -> HttpResponse:
    assistant = _assistant(request, award, period, token)
    numbers = [int(each) for each in request.POST.getlist("table") if each.isdecimal()]
    if not any(number < len(assistant.tables) for number in numbers):
        value = choose_page(assistant, nothing_chosen=True)
        return page(request, "tables_choose", value, status=UNPROCESSABLE)
    assistant.choose(numbers)
    return redirect("partners:mapping", award, period, token, min(numbers))


@require_safe
def mapping(
    request: SignedInRequest, award: str, period: str, token: str, number: int
) -> HttpResponse:
    value = mapping_page(_assistant(request, award, period, token), number)
    return page(request, "tables_mapping", value)


@require_POST
def save_mapping(
    request: SignedInRequest, award: str, period: str, token: str, number: int
) -> HttpResponse:
    assistant = _assistant(request, award, period, token)
    table, (before, _kept) = assistant.table(number), assistant.mapping(number)
    decided = chosen_mapping(table, before, assistant.opened.form, request.POST)
    assistant.decide(number, decided)
    if "stay" in request.POST:
        return redirect("partners:mapping", award, period, token, number)
    later = [each for each in assistant.chosen if each > number]
    if later:
        return redirect("partners:mapping", award, period, token, later[0])
    return redirect("partners:preview_tables", award, period, token)


@require_safe
def preview(request: SignedInRequest, award: str, period: str, token: str) -> HttpResponse:
    assistant = _assistant(request, award, period, token)
    if not assistant.chosen:
        return redirect("partners:found_tables", award, period, token)
    return page(request, "tables_preview", preview_page(assistant))


@require_POST
def use(request: SignedInRequest, award: str, period: str, token: str) -> HttpResponse:
    assistant = _assistant(request, award, period, token)
    results = assistant.results()
    content, _issues = assistant.merged(results)
    seen = request.POST.get("seen", "")
    if content is None or not seen.isdecimal():
        return redirect("partners:preview_tables", award, period, token)
    opened = assistant.opened
    try:
        _fill(opened, content, int(seen))
    except EditConflict as conflict:
        messages.warning(request, conflict.reason.read(reader_language()))
        return redirect("partners:preview_tables", award, period, token)
    for each in results:
        keep_mapping(
            report=opened.report,
            header_hash=each.mapping.header_hash,
            mapping=json.loads(json_from_mapping(each.mapping)),
            by=opened.viewer,
            at=opened.at,
        )
    assistant.kept.forget()
    count = sum(len(each.content.values) for each in results if each.content)
    said = ngettext(
        "%(count)s number was taken from your table. How it was read is kept for the next time.",
        "%(count)s numbers were taken from your tables. How they were read is kept for the next"
        " time.",
        count,
    )
    messages.success(request, said % {"count": count})
    return redirect("partners:report", award, period)


def _fill(opened: OpenReport, content: ReportContent, seen: int) -> None:
    fill_report(report=opened.report, content=content, seen=seen, by=opened.viewer, at=opened.at)


@require_POST
def drop(request: SignedInRequest, award: str, period: str, token: str) -> HttpResponse:
    _assistant(request, award, period, token).kept.forget()
    messages.info(request, _("The file was deleted. The report is as it was."))
    return redirect("partners:report", award, period)
