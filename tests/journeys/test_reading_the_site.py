"""Pia reads the site: by keyboard, without script, from a number to its source."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visiting

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

OUTLINE = "getComputedStyle(document.activeElement).outlineStyle"


def _focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim()"))


def _walk_to(page: Page, words: str, most: int = 60) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if _focused(page) == words:
            return
    raise AssertionError(f"no way to {words!r} by keyboard")


@pytest.mark.parametrize(("language", "words"), [("en", "Skip to"), ("es", "Ir al contenido")])
def test_first_key_press_offers_to_skip_to_the_content(
    visiting: Visiting, language: str, words: str
) -> None:
    with visiting("home", language) as visit:
        visit.page.keyboard.press("Tab")
        assert _focused(visit.page).startswith(words)
        assert visit.page.locator(".skip").bounding_box()["y"] >= 0  # type: ignore[index]
        visit.page.keyboard.press("Enter")
        assert visit.page.evaluate("document.activeElement.id") == "content"


def test_every_stop_of_the_keyboard_can_be_seen(visiting: Visiting) -> None:
    with visiting("home") as visit:
        for _ in range(40):
            visit.page.keyboard.press("Tab")
            assert visit.page.evaluate(OUTLINE) != "none", _focused(visit.page)


def test_language_is_switched_by_keyboard_on_the_same_page(visiting: Visiting) -> None:
    with visiting("indicator") as visit:
        _walk_to(visit.page, "Español")
        visit.page.keyboard.press("Enter")
        expect(visit.page).to_have_url(re.compile(r"/es/compacts/colombia/indicators/2\.1/$"))
        expect(visit.page.locator("html")).to_have_attribute("lang", "es")


def test_disclosure_opens_by_keyboard(visiting: Visiting) -> None:
    with visiting("edition") as visit:
        details = visit.page.locator("details.disclosure")
        assert details.get_attribute("open") is None
        details.locator("summary").focus()
        visit.page.keyboard.press("Enter")
        expect(details.locator("code").first).to_be_visible()


def test_list_is_filtered_while_the_page_stays(visiting: Visiting) -> None:
    with visiting("indicators") as visit:
        visit.page.evaluate("window.stays = true")
        rows = visit.page.locator("#rows tbody tr")
        before = rows.count()
        visit.page.select_option("#objective", "2")
        expect(visit.page).to_have_url(re.compile("objective=2"))
        assert 0 < rows.count() < before
        assert visit.page.evaluate("window.stays") is True
        assert visit.complaints == []


def test_list_is_filtered_without_script(visiting: Visiting) -> None:
    with visiting("indicators", script=False) as visit:
        rows = visit.page.locator("#rows tbody tr")
        before = rows.count()
        visit.page.select_option("#objective", "2")
        visit.page.get_by_role("button", name="Filter").click()
        expect(visit.page).to_have_url(re.compile("objective=2"))
        assert 0 < rows.count() < before
        expect(visit.page.locator("#objective")).to_have_value("2")


@pytest.mark.parametrize("script", [True, False])
def test_figures_of_another_period_are_shown(visiting: Visiting, script: bool) -> None:
    with visiting("indicator", script=script) as visit:
        page = visit.page
        oldest = page.locator("#period option").last.get_attribute("value")
        page.select_option("#period", oldest)
        if not script:
            page.get_by_role("button", name="Show").click()
        expect(page).to_have_url(re.compile(f"period={oldest}"))
        expect(page.locator("#numbers tbody tr").first).to_be_visible()
        assert visit.complaints == []


@pytest.mark.parametrize("script", [True, False])
def test_number_leads_to_the_row_that_explains_it(visiting: Visiting, script: bool) -> None:
    with visiting("indicator", script=script) as visit:
        link = visit.page.locator("#numbers td.number a[href*='#figure-']").first
        number, anchor = link.inner_text(), str(link.get_attribute("href")).partition("#")[2]
        link.click()
        row = visit.page.locator(f"[id='{anchor}']")
        expect(row).to_be_visible()
        expect(row).to_contain_text(number)


def test_report_is_read_part_by_part(visiting: Visiting) -> None:
    with visiting("summary") as visit:
        first = visit.page.locator("h1").inner_text()
        visit.page.locator("a[rel=next]").click()
        assert visit.page.locator("h1").inner_text() != first
        visit.page.locator("a[rel=prev]").click()
        expect(visit.page.locator("h1")).to_have_text(first)


def test_report_is_downloaded_from_the_front_page(visiting: Visiting) -> None:
    with visiting("home", "es") as visit, visit.page.expect_download() as arriving:
        visit.page.locator(".downloads a[href$='/es/report.xlsx']").click()
    assert re.fullmatch(r"amparo-colombia-\d{4}-1-es\.xlsx", arriving.value.suggested_filename)
