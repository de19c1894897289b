"""A partner reports for the first time, the government returns it, and its numbers become facts.

One story, told once in each language on an installation of its own, in a real browser. Where
``AMPARO_PICTURES`` names a folder, it leaves the pictures of the guides there.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys import story
from tests.journeys.desks import a_desk
from tests.journeys.reporting_sites import a_reporting_site

pytestmark = pytest.mark.browser

OFFICER = {
    "en": ("new-officer@example.org", "Monitoring officer"),
    "es": ("oficial-nueva@example.org", "Oficial de monitoreo"),
}
STEPS_OF_A_FIRST_REPORT = 30


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_report_goes_from_an_invitation_to_a_snapshot(
    browser: Browser, tmp_path: Path, language: str
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    with a_reporting_site(home) as site:
        coordinator = a_desk(browser, site, language)
        coordinator.sign_in("coordinator@example.org")
        coordinator.check()
        coordinator.enrol()
        link = story.invite(coordinator, OFFICER[language][0])

        officer = a_desk(browser, site, language)
        story.accept_invitation(officer, link, OFFICER[language][1])
        workbook = story.download_workbook(officer, tmp_path)
        marked = story.see_problems(officer, workbook, tmp_path)
        story.use_mended(officer, marked)
        story.explain_warnings(officer)
        story.offer(officer)
        assert officer.steps <= STEPS_OF_A_FIRST_REPORT

        head = a_desk(browser, site, language)
        head.sign_in("meadow-head@example.org")
        story.certify(head)
        reviewer = a_desk(browser, site, language)
        reviewer.sign_in("reviewer@example.org")
        reviewer.enrol()
        story.return_with_reason(reviewer)
        story.mend_on_the_web(officer)
        story.offer(officer)
        story.certify(head)
        story.accept_second_version(reviewer)

        story.take_snapshot(coordinator)
        auditor = a_desk(browser, site, language)
        auditor.sign_in("auditor@example.org")
        auditor.enrol()
        story.read_events(auditor)
        story.lose_second_factor(reviewer)
