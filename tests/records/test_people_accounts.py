from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator

from amparo.audit.queries import count_events
from amparo.framework.language import Language
from amparo.people.actions import (
    change_profile,
    close_account,
    record_account_event,
    record_lock_out,
    reopen_account,
    reset_second_factor,
)
from amparo.people.actions.accounts import LOCK_OUT_QUIET
from amparo.people.permissions import OPERATOR
from amparo.people.queries import User, has_second_factor, viewer_of
from amparo.people.roles import Role
from tests.people import NOW, a_user, a_viewer, enrolled, latest_event, one_event, refused

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


def test_person_changes_their_own_name_and_language() -> None:
    by = a_viewer(Role.PARTNER_OFFICER)
    with one_event("change_profile"):
        change_profile(name=" Somebody else ", language=Language.ES, by=by, at=NOW)
    person = User.objects.get(pk=by.user_id)
    assert (person.name, person.language) == ("Somebody else", "es")
    assert latest_event().detail == {"language": "es"}


def test_profile_without_a_name_or_by_a_program_is_refused() -> None:
    by = a_viewer(Role.PARTNER_OFFICER)
    with refused("Write your name"):
        change_profile(name=" ", language=Language.ES, by=by, at=NOW)
    with refused("A program"):
        change_profile(name="A", language=Language.ES, by=by.narrowed(()), at=NOW)


def test_closed_account_holds_no_role_until_it_is_reopened() -> None:
    officer, by = a_user(Role.PARTNER_OFFICER), a_viewer(Role.HOST_COORDINATOR)
    with one_event("close_account"):
        closed = close_account(person=officer, by=by, at=NOW)
    assert viewer_of(closed, TODAY).roles == ()
    with refused("closed already"):
        close_account(person=officer, by=by, at=NOW)
    with one_event("reopen_account"):
        opened = reopen_account(person=officer, by=by, at=NOW)
    assert viewer_of(opened, TODAY).roles
    with refused("is open"):
        reopen_account(person=officer, by=by, at=NOW)


@pytest.mark.parametrize("act", [close_account, reopen_account, reset_second_factor])
def test_accounts_are_kept_by_who_keeps_all_their_roles(act) -> None:
    coordinator = a_user(Role.HOST_COORDINATOR)
    by = viewer_of(coordinator, TODAY)
    elsewhere = a_user(Role.PARTNER_OFFICER, compact="other")
    administrator = a_user(Role.ADMINISTRATOR)
    for person, who, sentence in (
        (elsewhere, by, "Only coordinators"),
        (administrator, by, "Only administrators"),
        (coordinator, by, "for themselves"),
        (elsewhere, viewer_of(elsewhere, TODAY), "Only coordinators"),
    ):
        with refused(sentence):
            act(person=person, by=who, at=NOW)


def test_account_of_the_last_administrator_stays_open() -> None:
    administrator = a_user(Role.ADMINISTRATOR)
    with refused("last administrator"):
        close_account(person=administrator, by=OPERATOR, at=NOW)
    a_user(Role.ADMINISTRATOR, "second-ministry")
    with one_event("close_account"):
        close_account(person=administrator, by=OPERATOR, at=NOW)


def test_lost_second_factor_is_reset() -> None:
    officer, by = a_user(Role.PARTNER_OFFICER), a_viewer(Role.HOST_COORDINATOR)
    with refused("no second factor"):
        reset_second_factor(person=officer, by=by, at=NOW)
    enrolled(officer)
    assert has_second_factor(officer.pk)
    reset_second_factor(person=officer, by=by, at=NOW)
    assert (latest_event().action, latest_event().detail) == ("reset_second_factor", {"removed": 1})
    assert not Authenticator.objects.filter(user=officer).exists()


def test_recovery_codes_alone_are_no_second_factor() -> None:
    officer = a_user(Role.PARTNER_OFFICER)
    Authenticator.objects.create(user=officer, type=Authenticator.Type.RECOVERY_CODES, data={})
    assert not has_second_factor(officer.pk)


def test_act_of_the_sign_in_library_is_recorded_under_its_person() -> None:
    officer = a_user(Role.PARTNER_OFFICER)
    with one_event("sign_in"):
        record_account_event(user_id=officer.pk, action="sign_in", at=NOW, detail={"count": 1})
    event = latest_event()
    assert (event.actor, event.subject_id) == (officer.email, str(officer.pk))


def test_lock_out_is_told_once_and_only_of_accounts() -> None:
    officer = a_user(Role.PARTNER_OFFICER)
    with one_event("lock_out"):
        record_lock_out(address=officer.email.upper(), at=NOW)
        record_lock_out(address=officer.email, at=NOW + timedelta(minutes=1))
    with one_event("lock_out"):
        record_lock_out(address=officer.email, at=NOW + LOCK_OUT_QUIET)
    before = count_events()
    record_lock_out(address="nobody@example.org", at=NOW)
    assert count_events() == before
