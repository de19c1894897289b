"""Events of acts that libraries do by themselves: second factors, and lock-outs.

Signals are not this project's style. They are the exception here because django-allauth stores
authenticators, and django-axes counts failures, without asking an adapter first; a row's own
signal is sent inside the transaction that writes it, so the act and its event stand or fall
together.
"""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed
from allauth.usersessions.models import UserSession
from axes.signals import user_locked_out
from django.contrib.auth.signals import user_login_failed
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.http import HttpRequest
from django.utils import timezone

from amparo.people.actions import record_account_event, record_lock_out


def begin() -> None:
    """Connect; once a process."""
    post_save.connect(_second_factor_saved, sender=Authenticator, dispatch_uid="amparo saved")
    post_delete.connect(_second_factor_removed, sender=Authenticator, dispatch_uid="amparo gone")
    authentication_failed.connect(_wrong_code, dispatch_uid="amparo wrong code")
    user_locked_out.connect(_locked_out, dispatch_uid="amparo locked out")


def _second_factor_saved(sender: object, instance: Authenticator, created: bool, **_: Any) -> None:
    # An authenticator is saved again at each use; only a new one is an act of its own.
    if created:
        _record(instance, "add_second_factor")
        _end_older_sessions(instance)


def _end_older_sessions(authenticator: Authenticator) -> None:
    """End the person's other sessions: they were begun without the factor that is there now."""
    from allauth.core import context  # noqa: PLC0415 - bound to a request only while there is one

    request = context.request
    here = request.session.session_key if request is not None else None
    for session in UserSession.objects.filter(user=authenticator.user).exclude(session_key=here):
        session.end()


def _second_factor_removed(sender: object, instance: Authenticator, **_: Any) -> None:
    _record(instance, "remove_second_factor")


def _record(authenticator: Authenticator, action: str) -> None:
    with transaction.atomic():
        record_account_event(
            user_id=authenticator.user_id,
            action=action,
            at=timezone.now(),
            detail={"kind": str(authenticator.type)},
        )


def _wrong_code(sender: object, request: HttpRequest, user: Any, **_: Any) -> None:
    """Count a wrong code as a failed sign-in, so that codes cannot be tried without end."""
    user_login_failed.send(sender=__name__, credentials={"email": user.email}, request=request)


def _locked_out(sender: object, username: str | None, **_: Any) -> None:
    record_lock_out(address=username or "", at=timezone.now())
