"""Two versions side by side."""

from __future__ import annotations

import pytest

from amparo.partner_reports.states import ReportState
from tests.builders_reports import LATER, a_cell, a_report, a_value, resubmitted
from tests.web.partners.people import address, officer, page, read

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _two_versions() -> None:
    more = {a_cell(): a_value(12), a_cell(sex="female"): a_value(8)}
    resubmitted(a_report(ReportState.RETURNED, values=more), {}, LATER)


def test_last_two_versions_are_compared_by_what_changed() -> None:
    told = read(officer(), address("compare"))
    assert "2 entries differ." in told
    assert "12 10" in told


def test_everything_can_be_shown() -> None:
    markup = page(officer(), address("compare") + "?show=all")
    assert markup.count('class="differs"') == 2
    assert markup.count('<td class="before">') == 10


def test_version_beside_itself_differs_in_nothing() -> None:
    told = read(officer(), address("compare") + "?old=1&new=1")
    assert "0 entries differ." in told
    assert "Nothing differs" in told


@pytest.mark.parametrize("asked", ["old=7", "new=x"])
def test_version_that_is_not_there_is_not_found(asked: str) -> None:
    assert officer().get(address("compare") + f"?{asked}").status_code == 404


def test_comparison_reads_in_spanish() -> None:
    assert "2 datos difieren." in read(officer(), address("compare", language="es"))
