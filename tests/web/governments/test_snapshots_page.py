"""The snapshots of a compact, and what is not yet in one."""

import pytest

from amparo.people.roles import Role
from tests.builders_records import a_framework_version, a_snapshot
from tests.web.governments.officials import address, as_role, coordinator, read, reviewer

pytestmark = pytest.mark.django_db
SNAPSHOTS = ("snapshots", "small")


def test_accepted_reports_that_no_snapshot_holds_are_listed_with_the_command(reports) -> None:
    told = read(coordinator(), address(*SNAPSHOTS))
    assert "Accepted, not yet in a snapshot 1" in told
    assert "amparo snapshot small --by host-coordinator@ministry.example.org" in told
    assert "No snapshot was taken yet" in told


def test_a_snapshot_of_an_earlier_day_holds_no_later_acceptance(reports) -> None:
    snapshot = a_snapshot(a_framework_version())
    told = read(reviewer(), address(*SNAPSHOTS))
    assert snapshot.hash in told
    holds = snapshot.as_of >= reports.accepted.first_submitted_at.date()
    assert ("not yet in a snapshot 0" in told) is holds


@pytest.mark.parametrize("role", [Role.DONOR_OFFICER, Role.AUDITOR, Role.HOST_REVIEWER])
def test_others_read_who_takes_one(reports, role) -> None:
    told = read(as_role(role), address(*SNAPSHOTS))
    assert "Coordinators of the host government ask for it" in told
    assert "--by" not in told
