"""What the pages of an account show: one frozen value per page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from amparo.compacts import queries as compacts
from amparo.framework.language import Text, same
from amparo.people import queries
from amparo.people.permissions import Viewer
from amparo.people.roles import ROLE_NAMES, SCOPE_DUTIES, SCOPE_NAMES, Role, Scope
from amparo.web.account.forms import ProfileForm, TokenForm


@dataclass(frozen=True, slots=True)
class ShownRole:
    """A role held now or later. `ends` is its last day, blank while it goes on."""

    role: Text
    organisation: Text
    compact: Text | None
    starts: date
    ends: date | None


@dataclass(frozen=True, slots=True)
class ShownToken:
    """A token, without its words."""

    token_id: int
    name: str
    scopes: tuple[Text, ...]
    expires: date
    expired: bool
    last_used: date | None


@dataclass(frozen=True, slots=True)
class HomePage:
    """One's own account. `new_token` holds the words of a token that was made this moment."""

    viewer: Viewer
    roles: tuple[ShownRole, ...]
    second_factor: bool
    tokens: tuple[ShownToken, ...]
    profile: ProfileForm
    token_form: TokenForm
    scopes: tuple[tuple[str, Text], ...]
    new_token: str = ""


def home_page(viewer: Viewer, now: datetime, **said: Any) -> HomePage:
    """Return the page; `said` holds the forms as they were sent, or the words of a new token."""
    forms = {
        "profile": ProfileForm(initial={"name": viewer.name, "language": viewer.language}),
        "token_form": TokenForm(initial={"days": 90}),
    }
    return HomePage(
        viewer=viewer,
        roles=tuple(_role(one) for one in queries.roles_of(viewer, now.date())),
        second_factor=queries.has_second_factor(viewer.user_id),
        tokens=tuple(_token(one, now) for one in queries.tokens_of(viewer)),
        scopes=_open_scopes(viewer),
        **forms | said,
    )


def _role(membership: queries.Membership) -> ShownRole:
    return ShownRole(
        ROLE_NAMES[Role(membership.role)],
        membership.organisation.name,
        compact_title(membership.compact),
        membership.starts,
        membership.ends,
    )


def compact_title(code: str) -> Text | None:
    """Return the name of a compact; its code where it is not loaded; nothing for no compact."""
    found = compacts.compact(code) if code else None
    return Text(found.title_en, found.title_es) if found else same(code) if code else None


def _open_scopes(viewer: Viewer) -> tuple[tuple[str, Text], ...]:
    """Return the scopes that the viewer's roles give a meaning to."""
    reading = SCOPE_DUTIES[Scope.READ_REPORTS]
    return tuple(
        (scope.value, SCOPE_NAMES[scope])
        for scope in Scope
        if any(viewer.compacts_for(duty) for duty in (SCOPE_DUTIES[scope] - reading or reading))
    )


def _token(token: queries.AccessToken, now: datetime) -> ShownToken:
    return ShownToken(
        token.pk,
        token.name,
        tuple(SCOPE_NAMES[Scope(scope)] for scope in token.scopes),
        token.expires_at.date(),
        token.expires_at <= now,
        token.last_used_on,
    )


@dataclass(frozen=True, slots=True)
class InvitationPage:
    """What is offered. `form` is blank for whom only agreeing is left: they have an account."""

    organisation: Text
    role: Text
    compact: Text | None
    email: str
    expires: date
    form: Any
    sign_in: str
    mine: bool


@dataclass(frozen=True, slots=True)
class NoticePage:
    """A page that says one thing."""

    title: Text
    reason: Text
