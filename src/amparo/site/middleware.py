"""Who is asking, what they may open at all, and how a refusal is told.

Pages of the portal are let through untouched: no session is read for them, so that they can be
kept by caches and set no cookie.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import ResolverMatch, reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.functional import SimpleLazyObject
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from amparo.audit.refusals import IssuesFound, NotPossible
from amparo.framework.issues import Issue
from amparo.framework.language import Text
from amparo.people.permissions import Viewer
from amparo.people.queries import has_second_factor, viewer_of
from amparo.people.refusals import NotAllowed
from amparo.site.workspace import Workspace

Answer = Callable[[HttpRequest], HttpResponse]

PUBLIC_SPACES = frozenset({"portal", "api_reference"})
"""Namespaces that read no session."""

TOKEN_SPACES = frozenset({"api"})
"""Namespaces whose callers bring a token with each request."""

ENTRANCES = frozenset(
    {
        "account_login",
        "account_inactive",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "mfa_authenticate",
        "account:invitation",
    }
)
"""Pages for people who have not signed in."""

BEFORE_SECOND_FACTOR = frozenset(
    {
        "account_logout",
        "account_reauthenticate",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
    }
)
"""All that somebody may open who still has to set up the second factor of their role."""


class Whoever:
    """Gives each request its `viewer` and `workspace`, and opens pages to whom they are for."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; a page of somebody who signed in is kept nowhere."""
        request.viewer = SimpleLazyObject(lambda: _viewer(request))  # type: ignore[attr-defined]
        request.workspace = SimpleLazyObject(  # type: ignore[attr-defined]
            lambda: Workspace(request, _viewer(request))
        )
        response = self.get_response(request)
        match = request.resolver_match
        if match is not None and not _is_public(match):
            add_never_cache_headers(response)
        return response

    def process_view(
        self, request: HttpRequest, view: object, arguments: object, named: object
    ) -> HttpResponseBase | None:
        """Turn away whoever has not signed in, or lacks the second factor of their role."""
        match = request.resolver_match
        if match is None or _is_public(match) or set(match.namespaces) & TOKEN_SPACES:
            return None
        if match.view_name in ENTRANCES:
            return None
        viewer = _viewer(request)
        if viewer is None:
            asked = urlencode({"next": request.get_full_path()})
            return redirect(f"{reverse('account_login')}?{asked}")
        if match.view_name not in BEFORE_SECOND_FACTOR and _lacks_second_factor(viewer):
            return redirect("mfa_index")
        return None


def _is_public(match: ResolverMatch) -> bool:
    return bool(set(match.namespaces) & PUBLIC_SPACES)


def _viewer(request: HttpRequest) -> Viewer | None:
    kept: Viewer | None = getattr(request, "_viewer", None)
    if kept is None and request.user.is_authenticated:
        kept = viewer_of(request.user, timezone.localdate())
        request._viewer = kept  # type: ignore[attr-defined]
    return kept


def _lacks_second_factor(viewer: Viewer) -> bool:
    return viewer.needs_second_factor and not has_second_factor(viewer.user_id)


@dataclass(frozen=True, slots=True)
class RefusedPage:
    """What is said when an act is refused."""

    status: int
    title: Text
    reason: Text
    back: str
    issues: tuple[Issue, ...] = ()


_NOT_ALLOWED = Text("You may not do this", "No tiene permiso para hacer esto")
_NOT_POSSIBLE = Text("This is not possible now", "Esto no es posible ahora")
_ISSUES = Text("There are problems to mend", "Hay problemas por corregir")


class Refusals:
    """Tells refusals: 403 for the person, 409 for the state of things, 422 for content."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the page for a refusal; nothing for other errors."""
        match error:
            case NotAllowed():
                refused = RefusedPage(403, _NOT_ALLOWED, error.reason, _back(request))
            case IssuesFound():
                refused = RefusedPage(422, _ISSUES, error.reason, _back(request), error.issues)
            case NotPossible():
                refused = RefusedPage(409, _NOT_POSSIBLE, error.reason, _back(request))
            case _:
                return None
        asked = request.headers.get("HX-Request") == "true"
        template = "refused.html#refusal" if asked else "refused.html"
        response = render(request, template, {"page": refused}, status=refused.status)
        if asked:
            response["HX-Retarget"], response["HX-Reswap"] = "#messages", "innerHTML show:top"
        return response


def _back(request: HttpRequest) -> str:
    """Return the page that the person came from, if it is ours; else this very address."""
    came = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(came, {request.get_host()}, request.is_secure())
    return came if ours else request.path
