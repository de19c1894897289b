"""Tokens with which a program acts for a person."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from amparo.audit.actions import record_event
from amparo.audit.refusals import NotPossible
from amparo.framework.language import Text
from amparo.people.models import AccessToken
from amparo.people.permissions import Viewer, check_owns_token
from amparo.people.queries import token_hash
from amparo.people.roles import Scope

TOKEN_PREFIX = "amparo_"  # noqa: S105 - lets a scanner of leaked secrets know what it found
LONGEST = timedelta(days=366)
_TOKEN_BYTES = 32
_LONGEST_NAME = 80

_NO_NAME = Text(
    "Say what the token is for, in 80 letters at most.",
    "Diga para qué es el token, en 80 letras como máximo.",
)
_NO_SCOPES = Text(
    "Choose at least one thing that the program may do.",
    "Elija al menos una cosa que el programa pueda hacer.",
)
_SPAN = Text(
    "A token expires later than now, and within a year.",
    "Un token vence después de ahora y dentro de un año.",
)
_BY_TOKEN = Text(
    "A program cannot make tokens. Sign in to make one.",
    "Un programa no puede crear tokens. Inicie sesión para crear uno.",
)
_REVOKED = Text("This token is revoked already.", "Este token ya fue revocado.")


@dataclass(frozen=True, slots=True)
class NewToken:
    """What is asked of a new token."""

    name: str
    scopes: frozenset[Scope]
    expires_at: datetime


@transaction.atomic
def create_access_token(*, asked: NewToken, by: Viewer, at: datetime) -> tuple[AccessToken, str]:
    """Make a token for oneself; return it and the words that are shown once.

    It never lets a program do more than its owner may do at that moment. Refuses a token
    without a name or a scope, one that outlives a year, and a program that asks for one.
    """
    if by.scopes is not None:
        raise NotPossible(_BY_TOKEN)
    name = asked.name.strip()
    if not name or len(name) > _LONGEST_NAME:
        raise NotPossible(_NO_NAME)
    if not asked.scopes:
        raise NotPossible(_NO_SCOPES)
    if not at < asked.expires_at <= at + LONGEST:
        raise NotPossible(_SPAN)
    words = TOKEN_PREFIX + secrets.token_urlsafe(_TOKEN_BYTES)
    token = AccessToken.objects.create(
        user_id=by.user_id,
        name=name,
        token_hash=token_hash(words),
        scopes=_sorted(asked.scopes),
        created_at=at,
        expires_at=asked.expires_at,
    )
    record_event(
        by=by.address,
        action="create_access_token",
        subject=token,
        at=at,
        detail={"scopes": _sorted(asked.scopes)},
    )
    return token, words


def _sorted(scopes: Iterable[Scope]) -> list[str]:
    return sorted(scope.value for scope in scopes)


@transaction.atomic
def revoke_access_token(*, token: AccessToken, by: Viewer, at: datetime) -> AccessToken:
    """End a token at once. Refuses others' tokens, but to administrators, and a revoked one."""
    check_owns_token(by, token.user_id)
    held = AccessToken.objects.select_for_update().get(pk=token.pk)
    if held.revoked_at is not None:
        raise NotPossible(_REVOKED)
    held.revoked_at = at
    held.save(update_fields=["revoked_at"])
    record_event(by=by.address, action="revoke_access_token", subject=held, at=at, detail={})
    return held


@transaction.atomic
def note_token_use(*, words: str, at: datetime) -> None:
    """Note the day on which a token was used, with one event a day.

    Does nothing for words that are no token, and later on the same day.
    """
    token = AccessToken.objects.filter(token_hash=token_hash(words)).first()
    if token is None or token.last_used_on == at.date():
        return
    held = AccessToken.objects.select_for_update().select_related("user").get(pk=token.pk)
    if held.last_used_on == at.date():
        return
    held.last_used_on = at.date()
    held.save(update_fields=["last_used_on"])
    record_event(by=held.user.email, action="use_access_token", subject=held, at=at, detail={})
