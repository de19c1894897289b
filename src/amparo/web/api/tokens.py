"""Who a program acts for, by its token, and how often it may ask."""

from __future__ import annotations

import hashlib
import math
import time
from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path

from django.conf import settings
from django.core.cache.backends.filebased import FileBasedCache
from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer
from ninja.throttling import BaseThrottle

from amparo.audit.actions import acting_with
from amparo.people.actions import note_token_use
from amparo.people.permissions import Viewer
from amparo.people.queries import viewer_of_token
from amparo.web.api.requests import TokenRequest

REQUESTS_A_MINUTE = 300
"""How many requests a token may make in a minute, over all processes of one machine.

Counted in files of the home folder: two processes that count at the same moment may lose one, so
the limit is about so many. A proposal of the maintainers.
"""

FOLDER = "rates"
_MINUTE, _DAY = 60, 86_400
_TOKENS_KEPT = 10_000


class BearerToken(HttpBearer):
    """A token made on the page of one's account, sent as `Authorization: Bearer …`."""

    def authenticate(self, request: HttpRequest, token: str) -> Viewer | None:
        """Return who the program acts for; the day is noted once, since noting takes a lock."""
        now = timezone.now()
        viewer = viewer_of_token(token, now)
        if viewer is not None and _kept().add(f"used-{now.date()}-{_hashed(token)}", 1, _DAY):
            note_token_use(words=token, at=now)
        return viewer


class TokenRate(BaseThrottle):
    """Bounds the requests of one token. Keeps nothing in itself: threads share it."""

    def allow_request(self, request: HttpRequest) -> bool:
        """Count the request, and say whether it is still within the minute's number."""
        key = f"rate-{_hashed(request.headers.get('Authorization', ''))}"
        this_minute = int(time.time() // _MINUTE)
        minute, count = _kept().get(key, (this_minute, 0))
        count = count + 1 if minute == this_minute else 1
        if count > REQUESTS_A_MINUTE:
            return False
        _kept().set(key, (this_minute, count), 2 * _MINUTE)
        return True

    def wait(self) -> float:
        """Return the seconds until the next minute begins."""
        return float(math.ceil(_MINUTE - time.time() % _MINUTE))


def _kept() -> FileBasedCache:
    home: Path = getattr(settings, "AMPARO_HOME")  # noqa: B009 - not one of Django's own
    return _counts(str(home / FOLDER))


@lru_cache(maxsize=4)
def _counts(folder: str) -> FileBasedCache:
    return FileBasedCache(folder, {"OPTIONS": {"MAX_ENTRIES": _TOKENS_KEPT}})


def _hashed(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def by_token(view: Callable[..., object]) -> Callable[..., object]:
    """Have every event of an act say with which token it was done."""

    @wraps(view)
    def acting(request: TokenRequest, *given: object, **named: object) -> object:
        with acting_with(token=request.auth.token):
            return view(request, *given, **named)

    return acting
