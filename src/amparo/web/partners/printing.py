"""Printing a page: whole, or for an HTMX request the part of it that changed."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers

from amparo.web.signed_in import SignedInRequest

UNPROCESSABLE, CONFLICT, TOO_LARGE = 422, 409, 413


def is_htmx(request: SignedInRequest) -> bool:
    """Whether a part of the page is asked for."""
    return request.headers.get("HX-Request") == "true"


def page(
    request: SignedInRequest, name: str, value: object, *, part: str = "", status: int = 200
) -> HttpResponse:
    """Print a page of this audience from its value."""
    template = f"partners/{name}.html"
    asked = f"{template}#{part}" if part and is_htmx(request) else template
    response = render(request, asked, {"page": value}, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def go_on(request: SignedInRequest, name: str, *place: object) -> HttpResponse:
    """Lead to another page: HTMX is told where to, as it would swap in what it is led to."""
    if not is_htmx(request):
        return redirect(name, *place)
    response = HttpResponse(status=204)
    response["HX-Redirect"] = reverse(name, args=place)
    return response
