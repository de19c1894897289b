"""People at the pages of partners, and the addresses of those pages."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse
from django.utils import translation

from amparo.people.queries import User
from amparo.people.roles import Role
from tests.builders_reports import NUMBER, OTHER_PARTNER, PARTNER, a_user

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def signed_in(user: User) -> Client:
    """The browser of somebody who has signed in."""
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def officer_client(home: str = PARTNER) -> Client:
    """The browser of a partner's monitoring officer."""
    return signed_in(a_user(Role.PARTNER_OFFICER, home))


def head_client(home: str = PARTNER) -> Client:
    """The browser of a partner's head."""
    return signed_in(a_user(Role.PARTNER_HEAD, home))


def stranger_client() -> Client:
    """The browser of another partner's officer."""
    return officer_client(OTHER_PARTNER)


def address(name: str, *more: object, period: str = "2024", language: str = "en") -> str:
    """The address of a page of the report of a period."""
    with translation.override(language):
        if name == "home":
            return reverse("partners:home")
        return reverse(f"partners:{name}", args=(NUMBER, period, *more))
