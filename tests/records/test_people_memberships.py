from __future__ import annotations

from datetime import timedelta

import pytest

from amparo.people.actions import close_account, end_membership, grant_membership
from amparo.people.permissions import OPERATOR
from amparo.people.queries import Membership, viewer_of
from amparo.people.roles import Duty, Role
from tests.people import COMPACT, NOW, a_post, a_user, a_viewer, latest_event, one_event, refused

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
DAY = timedelta(days=1)


def test_role_is_granted_from_a_day_on() -> None:
    officer, by = a_user(Role.PARTNER_OFFICER), a_viewer(Role.HOST_COORDINATOR)
    post, starts = a_post(Role.PARTNER_HEAD), TODAY + 3 * DAY
    with one_event("grant_membership"):
        grant_membership(person=officer, post=post, starts=starts, by=by, at=NOW)
    assert latest_event().detail["user"] == officer.pk
    assert not viewer_of(officer, TODAY).may(Duty.CERTIFY_REPORTS, COMPACT, "red-norte")
    assert viewer_of(officer, starts).may(Duty.CERTIFY_REPORTS, COMPACT, "red-norte")


def test_grants_are_refused_with_their_reasons() -> None:
    officer = a_user(Role.PARTNER_OFFICER)
    coordinator = a_user(Role.HOST_COORDINATOR)
    by = viewer_of(coordinator, TODAY)
    head, reviewer = a_post(Role.PARTNER_HEAD), a_post(Role.HOST_REVIEWER)
    held, administrator = a_post(Role.PARTNER_OFFICER), a_post(Role.ADMINISTRATOR)
    partner = viewer_of(officer, TODAY)
    for person, post, who, sentence in (
        (officer, head, partner, "Only coordinators"),
        (coordinator, reviewer, by, "for themselves"),
        (officer, administrator, by, "Only administrators"),
        (officer, held, by, "holds this role"),
    ):
        with refused(sentence):
            grant_membership(person=person, post=post, starts=TODAY, by=who, at=NOW)
    closed = close_account(person=officer, by=OPERATOR, at=NOW)
    with refused("account is closed"):
        grant_membership(person=closed, post=head, starts=TODAY, by=by, at=NOW)


def test_role_ends_with_its_last_day() -> None:
    officer, by = a_user(Role.PARTNER_OFFICER), a_viewer(Role.HOST_COORDINATOR)
    membership = officer.memberships.get()
    with one_event("end_membership"):
        end_membership(membership=membership, ends=TODAY + DAY, by=by, at=NOW)
    assert viewer_of(officer, TODAY + DAY).roles
    assert not viewer_of(officer, TODAY + 2 * DAY).roles
    with one_event("end_membership"):  # sooner than first said
        end_membership(membership=membership, ends=TODAY, by=by, at=NOW)


def test_ends_are_refused_with_their_reasons() -> None:
    officer, by = a_user(Role.PARTNER_OFFICER), a_viewer(Role.HOST_COORDINATOR)
    later = a_user(Role.PARTNER_HEAD, at=NOW + 5 * DAY).memberships.get()
    membership = officer.memberships.get()
    for held, ends, who, sentence in (
        (membership, TODAY, viewer_of(officer, TODAY), "Only coordinators"),
        (membership, TODAY - DAY, by, "before it starts"),
        (later, TODAY, by, "before it starts"),
    ):
        with refused(sentence):
            end_membership(membership=held, ends=ends, by=who, at=NOW)
    with refused("today or later"):
        end_membership(membership=membership, ends=TODAY, by=by, at=NOW + DAY)
    end_membership(membership=membership, ends=TODAY, by=by, at=NOW)
    with refused("ended already"):
        end_membership(membership=membership, ends=TODAY + DAY, by=by, at=NOW)


def test_last_administrator_stays() -> None:
    only = a_user(Role.ADMINISTRATOR).memberships.get()
    with refused("last administrator"):
        end_membership(membership=only, ends=TODAY, by=OPERATOR, at=NOW)
    a_user(Role.ADMINISTRATOR, "second-ministry")
    with one_event("end_membership"):
        end_membership(membership=only, ends=TODAY, by=OPERATOR, at=NOW)
    left = Membership.objects.filter(role=Role.ADMINISTRATOR, ends__isnull=True)
    with refused("last administrator"):
        end_membership(membership=left.get(), ends=TODAY, by=OPERATOR, at=NOW)


def test_administrator_whose_role_ends_some_day_does_not_count_as_left() -> None:
    first = a_user(Role.ADMINISTRATOR).memberships.get()
    second = a_user(Role.ADMINISTRATOR, "second-ministry").memberships.get()
    end_membership(membership=second, ends=TODAY + 30 * DAY, by=OPERATOR, at=NOW)
    with refused("last administrator"):
        end_membership(membership=first, ends=TODAY + 60 * DAY, by=OPERATOR, at=NOW)


def test_coordinator_ends_no_administrator() -> None:
    membership = a_user(Role.ADMINISTRATOR).memberships.get()
    by = a_viewer(Role.HOST_COORDINATOR)
    with refused("Only administrators"):
        end_membership(membership=membership, ends=TODAY, by=by, at=NOW)
