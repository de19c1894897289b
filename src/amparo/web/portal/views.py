"""The public pages. Each view makes one page value and prints it; none changes anything."""

# ruff: noqa: D103  the name of a view, its address and its page value say what it is

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import PurePath

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_safe

from amparo.documents.html import stylesheet
from amparo.web.portal.glossary import glossary_page
from amparo.web.portal.home import compacts_page, home_page
from amparo.web.portal.indicator_detail import indicator_page
from amparo.web.portal.indicator_list import indicators_page
from amparo.web.portal.pages import StandingPage
from amparo.web.portal.plan import plan_page
from amparo.web.portal.release import front_code, front_masthead
from amparo.web.portal.report_parts import address_of, figures_page, part_page, sources_page
from amparo.web.portal.reports import edition_page, editions_page, report_file

View = Callable[..., HttpResponse]

PAGE_SECONDS = 300
"""How long a page may be kept without asking: a new edition shows within five minutes."""

FILE_SECONDS = 31_536_000
"""Files of an edition never change, so they may be kept for a year."""

SHOWN_TYPES = ("text/html", "application/pdf")
"""What a browser can show itself; the rest is saved."""

DOWNLOAD_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
"""A report opened in the browser may use its own style and nothing else."""


def public(view: View) -> View:
    """Make a view of a public page: read only, compressed, kept a while, asked again by its hash.

    The hash is taken before compression, which is never the same twice.
    """

    @require_safe
    @gzip_page
    @conditional_page
    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        patch_cache_control(response, public=True, max_age=PAGE_SECONDS)
        return response

    return answer


def page(request: HttpRequest, name: str, value: object, partial: str = "") -> HttpResponse:
    """Print a page; for an HTMX request the named partial of the same template."""
    asked = partial and request.headers.get("HX-Request") == "true"
    template = f"portal/{name}.html#{partial}" if asked else f"portal/{name}.html"
    response = render(request, template, {"page": value})
    if partial:
        patch_vary_headers(response, ["HX-Request"])
    return response


@public
def front(request: HttpRequest) -> HttpResponse:
    code = front_code()
    if code is None:
        return page(request, "compacts", compacts_page())
    return page(request, "home", home_page(code))


@public
def compacts(request: HttpRequest) -> HttpResponse:
    return page(request, "compacts", compacts_page())


@public
def about(request: HttpRequest) -> HttpResponse:
    return page(request, "about", StandingPage(front_masthead("about")))


@public
def glossary(request: HttpRequest) -> HttpResponse:
    return page(request, "glossary", glossary_page())


@public
def report_stylesheet(request: HttpRequest) -> HttpResponse:
    return HttpResponse(stylesheet(), content_type="text/css; charset=utf-8")


@public
def home(request: HttpRequest, code: str) -> HttpResponse:
    return page(request, "home", home_page(code))


@public
def plan(request: HttpRequest, code: str) -> HttpResponse:
    return page(request, "plan", plan_page(code))


@public
def indicators(request: HttpRequest, code: str) -> HttpResponse:
    return page(request, "indicators", indicators_page(code, request.GET), "rows")


@public
def indicator(request: HttpRequest, code: str, indicator: str) -> HttpResponse:
    return page(request, "indicator", indicator_page(code, indicator, request.GET), "numbers")


@public
def editions(request: HttpRequest, code: str) -> HttpResponse:
    return page(request, "editions", editions_page(code))


@public
def edition(request: HttpRequest, code: str, year: int, number: int) -> HttpResponse:
    return page(request, "edition", edition_page(code, year, number))


@public
def part(request: HttpRequest, code: str, year: int, number: int, name: str) -> HttpResponse:
    return page(request, "part", part_page(code, year, number, name))


@public
def figures(request: HttpRequest, code: str, year: int, number: int) -> HttpResponse:
    asked = request.GET.get("page", "1")
    which = int(asked) if asked.isdecimal() else 0
    return page(request, "figures", figures_page(code, year, number, which))


@public
def sources(request: HttpRequest, code: str, year: int, number: int) -> HttpResponse:
    return page(request, "sources", sources_page(code, year, number))


@public
def find(request: HttpRequest, code: str, year: int, number: int, anchor: str) -> HttpResponse:
    return redirect(address_of(code, year, number, anchor))


@require_safe
def file(request: HttpRequest, code: str, year: int, number: int, **place: str) -> HttpResponse:
    found = report_file(code, year, number, **place)
    response = HttpResponse(bytes(found.content), content_type=found.media_type)
    name = f"amparo-{code}-{year}-{number}-{found.language}{PurePath(found.name).suffix}"
    shown = found.media_type.startswith(SHOWN_TYPES)
    response["Content-Disposition"] = content_disposition_header(not shown, name) or "attachment"
    response["Content-Security-Policy"] = DOWNLOAD_POLICY
    response["Content-Language"] = found.language
    response["ETag"] = quote_etag(found.sha256)
    patch_cache_control(response, public=True, max_age=FILE_SECONDS, immutable=True)
    return get_conditional_response(request, etag=response["ETag"], response=response) or response
