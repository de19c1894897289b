"""The review queue, and accepting several reports at once."""

# ruff: noqa: D103  the name of a view, its address and its page value say what it is

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from amparo.audit.refusals import NotPossible
from amparo.framework.language import Language
from amparo.partner_reports import actions, queries
from amparo.partner_reports.queries import ReportNotFound
from amparo.people.refusals import NotAllowed
from amparo.people.roles import Duty
from amparo.web.governments.opening import open_compact, show
from amparo.web.governments.queue_page import accept_page, queue_page
from amparo.web.governments.report_letters import tell_partner
from amparo.web.signed_in import SignedInRequest


@require_safe
def queue(request: SignedInRequest, compact: str) -> HttpResponse:
    viewer = request.viewer
    found = open_compact(viewer, Duty.SEE_ALL_REPORTS, compact)
    page = queue_page(found, viewer, request.GET, timezone.localdate())
    return show(request, "queue", page, "lists")


@require_http_methods(["GET", "HEAD", "POST"])
def accept_several(request: SignedInRequest, compact: str) -> HttpResponse:
    viewer = request.viewer
    found = open_compact(viewer, Duty.SEE_ALL_REPORTS, compact)
    if request.method == "POST":
        _accept_each(request, compact)
        return redirect("governments:queue", compact)
    chosen = request.GET.getlist("report")
    page = accept_page(found, viewer, chosen, timezone.localdate())
    return show(request, "accept_several", page)


def _accept_each(request: SignedInRequest, compact: str) -> None:
    """Accept each chosen report by itself: what is refused is told, and stops no other."""
    accepted = 0
    for pk in request.POST.getlist("report"):
        problem = _accept_one(request, compact, pk)
        accepted += problem is None
        if problem is not None:
            messages.error(request, problem)
    if accepted:
        said = ngettext(
            "%(count)d report is accepted.", "%(count)d reports are accepted.", accepted
        )
        messages.success(request, said % {"count": accepted})
    elif not request.POST.getlist("report"):
        messages.warning(request, _("No report was chosen."))


def _accept_one(request: SignedInRequest, compact: str, pk: str) -> str | None:
    seen = request.POST.get(f"seen-{pk}", "")
    if not (pk.isdecimal() and seen.isdecimal()):
        return _("A report was not found.")
    try:
        report = queries.report(request.viewer, int(pk))
        if report.award.compact.code != compact:
            raise ReportNotFound
        done = actions.accept_report(
            report=report, by=request.viewer, at=timezone.now(), seen=int(seen)
        )
    except ReportNotFound:
        return _("A report was not found.")
    except (NotAllowed, NotPossible) as refused:
        language = Language(request.LANGUAGE_CODE)
        name = report.award.organisation.name.read(language)
        return f"{name}, {report.period}: {refused.reason.read(language)}"
    if not tell_partner(done, "accepted", timezone.localdate(), _site(request)):
        messages.warning(
            request, _("The letter to the partner could not be sent. Tell them another way.")
        )
    return None


def _site(request: SignedInRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")
