"""Every page in a real browser: nobody is shut out, nothing is broken, nothing is cut off."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.conftest import OVERFLOW, PAGES, WCAG, WIDTHS, Visiting

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

OPTIONS = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", PAGES)
def test_page_is_accessible_whole_and_quiet(
    visiting: Visiting, name: str, language: str, width: str
) -> None:
    with visiting(name, language, width) as visit:
        found = Axe().run(visit.page, options=OPTIONS)
        assert found.violations_count == 0, found.generate_report()
        assert visit.page.evaluate(OVERFLOW) <= 0
        assert visit.page.locator("h1").count() == 1
        assert visit.page.locator("html").get_attribute("lang") == language
        assert visit.page.title().endswith(" · Amparo")
        assert visit.complaints == []


@pytest.mark.parametrize("name", ["home", "plan", "indicator", "edition", "summary"])
def test_printed_page_leaves_out_what_only_a_screen_needs(visiting: Visiting, name: str) -> None:
    with visiting(name) as visit:
        visit.page.emulate_media(media="print")
        assert not visit.page.locator(".tabs").is_visible()
        assert not visit.page.locator(".language").is_visible()
        assert visit.page.locator("h1").is_visible()
        assert visit.page.pdf(format="A4")[:5] == b"%PDF-"


def test_printed_illustrative_page_still_says_so(visiting: Visiting) -> None:
    with visiting("illustrative") as visit:
        visit.page.emulate_media(media="print")
        assert visit.page.locator(".illustrative-banner").is_visible()
