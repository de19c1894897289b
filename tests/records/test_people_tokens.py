from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from amparo.people.actions import (
    NewToken,
    close_account,
    create_access_token,
    note_token_use,
    revoke_access_token,
)
from amparo.people.permissions import OPERATOR, Viewer
from amparo.people.queries import AccessToken, token_of, tokens_of, viewer_of, viewer_of_token
from amparo.people.roles import Duty, Role, Scope
from tests.people import COMPACT, NOW, a_user, a_viewer, latest_event, one_event, refused

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
ASKED = NewToken("monthly upload", frozenset({Scope.FILL_REPORTS}), NOW + 90 * DAY)


def _made(by: Viewer, *scopes: Scope) -> tuple[AccessToken, str]:
    asked = replace(ASKED, scopes=frozenset(scopes) or ASKED.scopes)
    return create_access_token(asked=asked, by=by, at=NOW)


def test_token_is_shown_once_and_kept_as_a_hash() -> None:
    by = a_viewer(Role.PARTNER_OFFICER)
    with one_event("create_access_token"):
        token, words = _made(by)
    assert words.startswith("amparo_")
    assert words not in str(AccessToken.objects.values().get(pk=token.pk))
    assert latest_event().detail == {"scopes": ["fill_reports"]}
    assert [one.pk for one in tokens_of(by)] == [token.pk]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": " "}, "what the token is for"),
        ({"name": "a" * 81}, "what the token is for"),
        ({"scopes": frozenset()}, "at least one thing"),
        ({"expires_at": NOW}, "later than now"),
        ({"expires_at": NOW + 367 * DAY}, "within a year"),
    ],
)
def test_token_without_name_scope_or_span_is_refused(change: dict, sentence: str) -> None:
    by = a_viewer(Role.PARTNER_OFFICER)
    with refused(sentence):
        create_access_token(asked=replace(ASKED, **change), by=by, at=NOW)


def test_program_makes_no_tokens() -> None:
    by = a_viewer(Role.PARTNER_OFFICER).narrowed(Scope)
    with refused("A program cannot make"):
        _made(by)


def test_token_lets_a_program_do_what_its_scope_and_its_owner_may() -> None:
    by = a_viewer(Role.PARTNER_HEAD)
    _, reading = _made(by, Scope.READ_REPORTS)
    _, filling = _made(by, Scope.FILL_REPORTS, Scope.REVIEW_REPORTS)
    reader, filler = viewer_of_token(reading, NOW), viewer_of_token(filling, NOW)
    assert reader
    assert filler
    where = (COMPACT, "red-norte")
    assert reader.may(Duty.SEE_OWN_REPORTS, *where)
    assert not reader.may(Duty.FILL_REPORTS, *where)
    assert reader.compacts_for(Duty.FILL_REPORTS) == frozenset()
    assert reader.organisations_for(Duty.FILL_REPORTS, COMPACT) == frozenset()
    assert filler.may(Duty.FILL_REPORTS, *where)
    assert not filler.may(Duty.CERTIFY_REPORTS, *where)
    assert not filler.may(Duty.REVIEW_REPORTS, COMPACT)
    assert filler.address == by.address


@pytest.mark.parametrize("scope", list(Scope))
def test_no_scope_reaches_people_or_events(scope: Scope) -> None:
    administrator = a_viewer(Role.ADMINISTRATOR).narrowed({scope})
    assert not administrator.may(Duty.MANAGE_PEOPLE, COMPACT)
    assert not administrator.may(Duty.SEE_EVENTS, COMPACT)


def test_token_that_is_unknown_revoked_or_expired_is_nobody() -> None:
    by = a_viewer(Role.PARTNER_OFFICER)
    token, words = _made(by)
    assert viewer_of_token("amparo_anything", NOW) is None
    assert viewer_of_token(words, ASKED.expires_at) is None
    with one_event("revoke_access_token"):
        revoke_access_token(token=token, by=by, at=NOW)
    assert viewer_of_token(words, NOW) is None
    assert tokens_of(by) == []
    with refused("revoked already"):
        revoke_access_token(token=token, by=by, at=NOW)


def test_token_of_a_closed_account_is_nobody() -> None:
    officer = a_user(Role.PARTNER_OFFICER)
    _, words = _made(viewer_of(officer, NOW.date()))
    close_account(person=officer, by=OPERATOR, at=NOW)
    assert viewer_of_token(words, NOW) is None


def test_only_its_owner_and_administrators_revoke_a_token() -> None:
    by, other = a_viewer(Role.PARTNER_OFFICER), a_viewer(Role.HOST_COORDINATOR)
    token, _ = _made(by)
    assert token_of(other, token.pk) is None
    assert token_of(by, token.pk) == token
    for who in (other, by.narrowed(Scope)):
        with refused("somebody else's"):
            revoke_access_token(token=token, by=who, at=NOW)
    administrator = a_viewer(Role.ADMINISTRATOR)
    with one_event("revoke_access_token"):
        revoke_access_token(token=token, by=administrator, at=NOW)


def test_use_of_a_token_is_noted_once_a_day() -> None:
    token, words = _made(a_viewer(Role.PARTNER_OFFICER))
    with one_event("use_access_token"):
        note_token_use(words=words, at=NOW)
        note_token_use(words=words, at=NOW)
        note_token_use(words="amparo_anything", at=NOW)
    with one_event("use_access_token"):
        note_token_use(words=words, at=NOW + DAY)
    token.refresh_from_db()
    assert token.last_used_on == (NOW + DAY).date()
