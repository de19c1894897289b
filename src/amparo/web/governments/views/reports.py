"""One report: reading it, deciding on it, comparing its versions, and asking for it."""

# ruff: noqa: D103  the name of a view, its address and its page value say what it is

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.audit.refusals import NotPossible
from amparo.framework.language import Text
from amparo.partner_reports import actions, queries
from amparo.partner_reports.queries import PartnerReport, ReportNotFound
from amparo.web.governments.comment_page import (
    CommentSent,
    asked_key,
    comment_page,
)
from amparo.web.governments.comparison import compare_page
from amparo.web.governments.opening import (
    CONFLICT,
    UNPROCESSABLE,
    asks_for_part,
    missing_as_404,
    open_report,
    show,
)
from amparo.web.governments.report_head import report_address
from amparo.web.governments.report_issues import anchor_of
from amparo.web.governments.report_letters import tell_partner
from amparo.web.governments.report_page import Reading, Refused, decided_page, report_page
from amparo.web.governments.report_values import ValuesAsked
from amparo.web.signed_in import SignedInRequest

DOWNLOAD_POLICY = "default-src 'none'; sandbox"
"""A file that a partner brought does nothing in a browser, whatever it holds."""

_NO_REASON = Text("Write why: the partner reads it.", "Escriba el motivo: el socio lo leerá.")


@require_safe
@missing_as_404
def report(request: SignedInRequest, compact: str, report: int) -> HttpResponse:
    found = open_report(request.viewer, compact, report)
    return show(request, "report", report_page(found, _reading(request)))


@require_safe
@missing_as_404
def version(request: SignedInRequest, compact: str, report: int, number: int) -> HttpResponse:
    found = open_report(request.viewer, compact, report)
    return show(request, "report", report_page(found, _reading(request, number)))


def _reading(request: SignedInRequest, number: int | None = None) -> Reading:
    page = request.GET.get("page", "1")
    asked = ValuesAsked(
        request.GET.get("indicator", ""),
        int(page) if page.isdecimal() and page.isascii() else 1,
    )
    return Reading(request.viewer, timezone.now(), number, asked)


@require_safe
@missing_as_404
def compare(request: SignedInRequest, compact: str, report: int) -> HttpResponse:
    found = open_report(request.viewer, compact, report)
    page = compare_page(found, request.viewer, request.GET, timezone.now())
    return show(request, "compare", page)


@require_safe
@missing_as_404
def evidence(
    request: SignedInRequest, compact: str, report: int, evidence: int
) -> HttpResponseBase:
    found = open_report(request.viewer, compact, report)
    kept, path = queries.evidence_file(request.viewer, evidence)
    if kept.report_id != found.pk or not path.is_file():
        raise ReportNotFound
    answer = FileResponse(path.open("rb"), content_type=kept.media_type)
    answer["Content-Disposition"] = content_disposition_header(True, kept.name) or "attachment"
    answer["Content-Security-Policy"] = DOWNLOAD_POLICY
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@require_POST
@missing_as_404
def accept(request: SignedInRequest, compact: str, report: int) -> HttpResponse:
    return _decide(request, open_report(request.viewer, compact, report), "accept")


@require_POST
@missing_as_404
def send_back(request: SignedInRequest, compact: str, report: int) -> HttpResponse:
    return _decide(request, open_report(request.viewer, compact, report), "return")


@require_POST
@missing_as_404
def withdraw(request: SignedInRequest, compact: str, report: int) -> HttpResponse:
    return _decide(request, open_report(request.viewer, compact, report), "withdraw")


@require_POST
@missing_as_404
def request_report(request: SignedInRequest, compact: str, report: int) -> HttpResponse:
    return _decide(request, open_report(request.viewer, compact, report), "request")


@require_POST
@missing_as_404
def close(request: SignedInRequest, compact: str, report: int) -> HttpResponse:
    return _decide(request, open_report(request.viewer, compact, report), "close")


_ACTS: dict[str, tuple[Callable[..., PartnerReport], str]] = {
    "accept": (actions.accept_report, "accepted"),
    "return": (actions.return_report, "returned"),
    "withdraw": (actions.withdraw_acceptance, "withdrawn"),
    "request": (actions.request_report, "requested"),
    "close": (actions.close_unprovided, ""),
}
"""Each act with the occasion on which its partner is written to."""

_NEEDS_REASON = frozenset({"return", "withdraw"})


def _said(act: str) -> str:
    return {
        "accept": _("The report is accepted. Its values are known from today."),
        "return": _("The report is returned. The partner reads your reason."),
        "withdraw": _("The acceptance is withdrawn. The partner mends the report."),
        "request": _("The report is requested from the partner."),
        "close": _("It is recorded that the report was requested and not provided."),
    }[act]


def _decide(request: SignedInRequest, found: PartnerReport, act: str) -> HttpResponse:
    """Do `act`; say who was faster where the report moved on, and keep what was typed."""
    reason, seen = request.POST.get("reason", "").strip(), request.POST.get("seen", "")
    revision = int(seen) if seen.isdecimal() else None
    do, occasion = _ACTS[act]
    given = {"reason": reason} if act in _NEEDS_REASON else {}
    try:
        done = do(report=found, by=request.viewer, at=timezone.now(), seen=revision, **given)
    except NotPossible as refused:
        answer = _overtaken(request, found, revision, reason)
        if answer is not None:
            return answer
        if act in _NEEDS_REASON and not reason:
            return _again(request, found, Refused(act, reason, _NO_REASON))
        raise refused
    messages.success(request, _said(act))
    if occasion:
        _write(request, done, occasion)
    return redirect(report_address("report", done))


def _overtaken(
    request: SignedInRequest, found: PartnerReport, seen: int | None, reason: str
) -> HttpResponse | None:
    """Return the page that says who decided meanwhile; nothing where nobody did."""
    now = queries.report(request.viewer, found.pk)
    if seen is None or now.revision == seen:
        return None
    page = decided_page(now, _reading(request), reason)
    return show(request, "decided", page, status=CONFLICT) if page else None


def _again(request: SignedInRequest, found: PartnerReport, refused: Refused) -> HttpResponse:
    page = report_page(found, _reading(request), refused)
    return show(request, "report", page, status=UNPROCESSABLE)


@require_POST
@missing_as_404
def remind(request: SignedInRequest, compact: str, report: int) -> HttpResponse:
    found = open_report(request.viewer, compact, report)
    reminder = actions.remind_partner(report=found, by=request.viewer, at=timezone.now())
    if reminder.addressees:
        messages.success(request, _("The partner is reminded by e-mail."))
        _write(request, reminder.report, "reminded")
    else:
        messages.warning(request, _("Nobody of the partner has an account to be reminded."))
    return redirect(report_address("report", found))


def _write(request: HttpRequest, done: PartnerReport, occasion: str) -> None:
    site = request.build_absolute_uri("/").rstrip("/")
    if not tell_partner(done, occasion, timezone.localdate(), site):
        messages.warning(
            request, _("The letter to the partner could not be sent. Tell them another way.")
        )


@require_http_methods(["GET", "HEAD", "POST"])
@missing_as_404
def comment(request: SignedInRequest, compact: str, report: int, number: int) -> HttpResponse:
    """Show the comments on one value with the form for another; take one."""
    found = open_report(request.viewer, compact, report)
    key = asked_key(request.GET.get("cell", ""))
    sent = CommentSent(request.POST.get("text", "")) if request.method == "POST" else None
    status = 200
    if sent is not None:
        try:
            actions.comment_on_value(
                report=found, key=key, text=sent.text, by=request.viewer, at=timezone.now()
            )
        except NotPossible as refused:
            sent, status = CommentSent(sent.text, refused.reason), UNPROCESSABLE
        else:
            if not asks_for_part(request):
                return redirect(f"{report_address('report', found)}#{anchor_of(str(key))}")
            page = comment_page(request.viewer, found, number, key)
            return show(request, "comment", page, "said")
    page = comment_page(request.viewer, found, number, key, sent)
    return show(request, "comment", page, "form", status)
