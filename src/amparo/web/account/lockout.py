"""What django-axes asks: whose sign-in failed, and what to answer when there were too many."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.forms import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _


def asked_address(request: HttpRequest, credentials: Mapping[str, Any] | None) -> str:
    """Return the address that is signing in, in lower case."""
    told = credentials or {}
    address = told.get("email") or told.get("username") or request.POST.get("login") or ""
    return str(address).strip().lower()


def locked_page(request: HttpRequest, *_: object) -> HttpResponse:
    """Say that there were too many failed sign-ins, and until when to wait."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    return render(request, "account/locked.html", {"page": {"minutes": minutes}}, status=429)


def check_not_locked(request: HttpRequest, address: str) -> None:
    """Refuse a code while sign-ins for `address` are locked from where `request` comes."""
    if not AxesProxyHandler.is_allowed(request, {"email": address}):
        request.axes_locked_out = True  # type: ignore[attr-defined]
        raise ValidationError(_("Too many failed attempts. Wait before you try again."))
