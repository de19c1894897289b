"""Which compacts a page is open for, and finding what an address names; one place for all views."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from amparo.compacts import queries as compacts
from amparo.compacts.queries import Compact
from amparo.framework.language import Text
from amparo.partner_reports import queries as reports
from amparo.partner_reports.queries import PartnerReport, ReportNotFound
from amparo.people.permissions import Viewer, check_duty
from amparo.people.refusals import NotAllowed
from amparo.people.roles import Duty
from amparo.web.signed_in import SignedInRequest

View = Callable[..., HttpResponseBase]

UNPROCESSABLE, CONFLICT = 422, 409

_NOWHERE = Text(
    "Your role does not open this page in any compact. Ask a coordinator of your compact for it.",
    "Su rol no abre esta página en ningún pacto. Pídalo a una persona de coordinación de su pacto.",
)
_NOT_HERE = Text(
    "Your role does not open this page in this compact.",
    "Su rol no abre esta página en este pacto.",
)


@dataclass(frozen=True, slots=True)
class OpenCompact:
    """A compact that somebody may choose, and where its page is."""

    title: Text
    illustrative: bool
    address: str


@dataclass(frozen=True, slots=True)
class ChoicePage:
    """The compacts among which somebody with roles in several chooses."""

    title: Text
    choices: tuple[OpenCompact, ...]


def title_of(compact: Compact) -> Text:
    """Return the title of a compact in both languages."""
    return Text(compact.title_en, compact.title_es)


def open_compact(viewer: Viewer, duty: Duty, code: str) -> Compact:
    """Return the compact with `code`; refuse whoever may not do `duty` in it."""
    check_duty(viewer, duty, code, why=_NOT_HERE)
    found = compacts.compact(code)
    if found is None:
        raise Http404
    return found


def open_report(viewer: Viewer, code: str, pk: int) -> PartnerReport:
    """Return a report of the compact with `code` that `viewer` may see among all reports.

    Whoever has no duty for all reports is refused, also their own: those have pages elsewhere.
    """
    open_compact(viewer, Duty.SEE_ALL_REPORTS, code)
    try:
        found = reports.report(viewer, pk)
    except ReportNotFound as missing:
        raise Http404 from missing
    if found.award.compact.code != code:
        raise Http404
    return found


def choosing(name: str, duty: Duty, title: Text) -> View:
    """Make the view of an address without a compact: it leads on, or asks which one."""

    @require_safe
    def choose(request: SignedInRequest) -> HttpResponse:
        asked = request.viewer.compacts_for(duty)
        if not asked:
            raise NotAllowed(_NOWHERE)
        found = [one for one in compacts.compacts() if one.code in asked or "" in asked]
        if len(found) == 1:
            return redirect(f"governments:{name}", found[0].code)
        choices = tuple(
            OpenCompact(
                title_of(one), one.illustrative, reverse(f"governments:{name}", args=(one.code,))
            )
            for one in found
        )
        return show(request, "choice", ChoicePage(title, choices))

    return choose


def missing_as_404(view: View) -> View:
    """Answer 404 where a report, version or file is not there or not the viewer's to see."""

    @wraps(view)
    def answer(request: SignedInRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except ReportNotFound as missing:
            raise Http404 from missing

    return answer


def asks_for_part(request: HttpRequest) -> bool:
    """Whether HTMX asks for a part of the page."""
    return request.headers.get("HX-Request") == "true"


def show(
    request: HttpRequest, name: str, value: object, partial: str = "", status: int = 200
) -> HttpResponse:
    """Print a page; for an HTMX request the named partial of the same template."""
    asked = partial and asks_for_part(request)
    template = f"governments/{name}.html#{partial}" if asked else f"governments/{name}.html"
    response = render(request, template, {"page": value}, status=status)
    if partial:
        patch_vary_headers(response, ["HX-Request"])
    return response
