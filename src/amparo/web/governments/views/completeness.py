"""The completeness board."""

# ruff: noqa: D103  the name of a view, its address and its page value say what it is

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from amparo.people.roles import Duty
from amparo.web.governments.board_page import board_page
from amparo.web.governments.opening import open_compact, show
from amparo.web.signed_in import SignedInRequest


@require_safe
def completeness(request: SignedInRequest, compact: str) -> HttpResponse:
    found = open_compact(request.viewer, Duty.SEE_ALL_REPORTS, compact)
    return show(request, "completeness", board_page(found, request.viewer, timezone.localdate()))
