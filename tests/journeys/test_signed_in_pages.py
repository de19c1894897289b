"""Every page behind the sign-in on a narrow screen, in both languages, by who may open it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys.desks import a_desk
from tests.journeys.reporting_sites import ReportingSite, a_reporting_site

pytestmark = pytest.mark.browser

BEGUN = "reports/ILL-2025-01/Y4-Q1/"
MENDED = "reports/ILL-2025-01/Y3-Q3/"
PARTNER = (
    "reports/", BEGUN, f"{BEGUN}indicators/2.7/", f"{BEGUN}indicators/2.4/",
    f"{BEGUN}activities/", f"{BEGUN}money/", f"{BEGUN}narrative/", f"{BEGUN}problems/",
    f"{BEGUN}evidence/", f"{BEGUN}certify/", f"{BEGUN}tables/", MENDED, f"{MENDED}compare/",
    f"{MENDED}indicators/3.1/", "account/", "account/second-factor/", "account/second-factor/app/",
    "account/second-factor/keys/", "account/second-factor/keys/add/", "account/sessions/",
    "account/password/change/", "account/sign-out/",
)  # fmt: skip
WORK = "work/review/illustrative/"
COORDINATOR = (
    WORK, "work/completeness/illustrative/", "work/snapshots/illustrative/", "work/people/",
    "work/people/invite/?organisation=meadow", f"{WORK}?period=Y4-Q1",
    "account/second-factor/codes/", "account/second-factor/codes/new/",
    "account/second-factor/app/remove/",
)  # fmt: skip
AUDITOR = ("work/events/", "work/snapshots/illustrative/", "account/")
NOBODY = ("account/sign-in/", "account/password/reset/", "account/password/reset/sent/")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReportingSite]:
    """The demonstration, served for the tests of this module."""
    with a_reporting_site(tmp_path_factory.mktemp("pages")) as made:
        yield made


@pytest.mark.parametrize(
    ("who", "factor", "addresses"),
    [
        ("lantern-officer", False, PARTNER),
        ("coordinator", True, COORDINATOR),
        ("auditor", True, AUDITOR),
        ("", False, NOBODY),
    ],
    ids=["partner", "coordinator", "auditor", "nobody"],
)
def test_pages_are_accessible_and_whole_on_a_narrow_screen(
    browser: Browser, site: ReportingSite, who: str, factor: bool, addresses: tuple[str, ...]
) -> None:
    desk = a_desk(browser, site, "es", width="narrow")
    if who:
        desk.sign_in(f"{who}@example.org")
    if factor:
        desk.enrol()
    for desk.language in ("es", "en"):
        for address in addresses:
            desk.open(address)
            desk.check()


def test_what_a_reviewer_reads_is_accessible_and_whole_on_a_narrow_screen(
    browser: Browser, site: ReportingSite
) -> None:
    desk = a_desk(browser, site, "es", width="narrow")
    desk.sign_in("reviewer@example.org")
    desk.enrol()
    desk.open("work/completeness/illustrative/")
    squares = desk.page.locator(".board-list a").all()
    found = [str(each.get_attribute("href")) for each in squares]
    chosen = (found[0], found[3], found[-1])
    for desk.language in ("es", "en"):
        for address in chosen:
            desk.open(address.partition("/es/")[2])
            desk.check()
            for link in desk.page.locator("a.more[href*='/compare/']").all():
                desk.press(link)
                desk.check()
