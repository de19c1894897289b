"""Addresses of the API: outside the languages of the pages, as programs speak none."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, re_path
from django.views.decorators.csrf import csrf_exempt

from amparo.web.api.application import api
from amparo.web.api.reference import to_reference
from amparo.web.api.refusals import no_address, too_large, wrong_method
from amparo.web.api.requests import BODY_LIMIT, declared_length, keep_body

app_name = "api"
_NOT_ALLOWED = 405


def _bounded(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Bound what is read of a request, and tell a wrong method as every other refusal."""

    @wraps(view)
    def answer(request: HttpRequest, *given: object, **named: object) -> HttpResponse:
        if declared_length(request) > BODY_LIMIT:
            return too_large(request)
        keep_body(request)
        response = view(request, *given, **named)
        return wrong_method(request, response) if response.status_code == _NOT_ALLOWED else response

    return answer


def _patterns() -> list[URLPattern]:
    patterns, _, _ = api.urls
    return [
        URLPattern(each.pattern, _view(each), each.default_args, each.name)
        for each in patterns
        if isinstance(each, URLPattern)
    ]


def _view(pattern: URLPattern) -> Callable[..., HttpResponse]:
    return to_reference if pattern.name == "api-root" else _bounded(pattern.callback)


@csrf_exempt  # tokens only: nothing here knows a cookie
def nowhere(request: HttpRequest) -> HttpResponse:
    """Tell that the address is none."""
    return no_address(request)


urlpatterns = [*_patterns(), re_path(r"^.*$", nowhere, name="nowhere")]
