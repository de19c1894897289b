"""Where django-allauth asks how this site does things: letters, addresses, and events.

What allauth writes (a sign-in, a password, a session's end) is written here together with its
event, in one transaction. Its authenticators have no such place: `listening`
listens to their table instead.
"""

from __future__ import annotations

import base64
import time
from collections.abc import Iterable
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context as current
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from allauth.usersessions.models import UserSession
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import password_validation
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.mail import EmailMessage
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from amparo.people.actions import record_account_event
from amparo.people.queries import User
from amparo.web import letters

MESSAGES = {
    "account/messages/logged_out.txt": _("You have signed out."),
    "account/messages/password_changed.txt": _("Your password is changed."),
    "mfa/messages/totp_activated.txt": _("The authenticator app is set up."),
    "mfa/messages/totp_deactivated.txt": _("The authenticator app is removed."),
    "mfa/messages/webauthn_added.txt": _("The security key is added."),
    "mfa/messages/webauthn_removed.txt": _("The security key is removed."),
    "mfa/messages/recovery_codes_generated.txt": _(
        "Keep your recovery codes: they are shown this one time."
    ),
    "usersessions/messages/sessions_logged_out.txt": _("The other sessions have ended."),
}
"""What allauth says, by the name of its own template; what is not here is not said."""


class AccountAdapter(DefaultAccountAdapter):
    """Signing in and out, passwords and letters."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: accounts come from invitations."""
        return False

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Begin the session, with its event."""
        with transaction.atomic():
            super().login(request, user)
            _record(user, "sign_in")

    def logout(self, request: HttpRequest) -> None:
        """End the session, with its event."""
        user = request.user
        with transaction.atomic():
            if isinstance(user, User):
                _record(user, "sign_out")
            super().logout(request)

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """Change the password, with its event. Every other session of the person ends by it."""
        with transaction.atomic():
            super().set_password(user, password)
            _record(user, "change_password")

    def clean_password(self, password: str, user: AbstractBaseUser | None = None) -> str:
        """Check a new password by the site's rules alone."""
        password_validation.validate_password(password, user)  # type: ignore[arg-type]
        return password

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Return the first page of the person's work, in their language."""
        with translation.override(getattr(request.user, "language", None)):
            links = request.workspace.links  # type: ignore[attr-defined]
            return str(links[0].address) if links else reverse(settings.LOGIN_REDIRECT_URL)

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        """Return the letter named `template_prefix`, in the language of whom it is to."""
        address = email if isinstance(email, str) else email[0]
        return letters.letter_to(address, template_prefix, str(context.get("password_reset_url")))

    def add_message(self, request: HttpRequest, level: int, *given: Any, **named: Any) -> None:
        """Say on the next page what was done, where there is a sentence for it."""
        sentence = named.get("message") or MESSAGES.get(given[0] if given else "")
        if sentence:
            messages.add_message(request, level, str(sentence))

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whether to ask again who it is: not of somebody who signed in a moment ago."""
        request = current.request
        records = get_authentication_records(request, request.user)
        latest = max((record["at"] for record in records), default=0.0)
        return time.time() - latest >= settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors. Their secrets are kept encrypted under the site's secret key."""

    def encrypt(self, text: str) -> str:
        """Return `text` as it is kept."""
        return _keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return what was kept."""
        return _keys().decrypt(encrypted_text.encode()).decode()


class SessionsAdapter(DefaultUserSessionsAdapter):
    """The list of sessions."""

    def end_sessions(self, sessions: Iterable[UserSession]) -> None:
        """End sessions, with one event."""
        ended = list(sessions)
        with transaction.atomic():
            super().end_sessions(ended)
            if ended:
                _record(ended[0].user, "end_sessions", count=len(ended))


def _record(user: AbstractBaseUser, action: str, **detail: object) -> None:
    record_account_event(user_id=user.pk, action=action, at=timezone.now(), detail=detail)


def _keys() -> MultiFernet:
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derived(str(secret))) for secret in secrets])


def _derived(secret: str) -> bytes:
    derivation = HKDF(SHA256(), length=32, salt=None, info=b"amparo second factors")
    return base64.urlsafe_b64encode(derivation.derive(secret.encode()))
