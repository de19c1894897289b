"""A real browser for the journeys, and the pages they visit.

The journeys ask the database nothing. They are marked as its users all the same, for else
nobody would make it when they run alone.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests.conftest import CHROMIUM, Demonstration

WIDTHS = {"wide": 1280, "narrow": 390}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

PAGES = {
    "home": "",
    "compacts": "compacts/",
    "plan": "compacts/colombia/plan/",
    "indicators": "compacts/colombia/indicators/",
    "indicator": "compacts/colombia/indicators/2.1/",
    "editions": "compacts/colombia/editions/",
    "edition": "compacts/colombia/editions/{year}/1/",
    "summary": "compacts/colombia/editions/{year}/1/read/summary/",
    "progress": "compacts/colombia/editions/{year}/1/read/progress/",
    "recommendations": "compacts/colombia/editions/{year}/1/read/recommendations/",
    "indicator-data": "compacts/colombia/editions/{year}/1/read/indicator-data/",
    "context": "compacts/colombia/editions/{year}/1/read/context/",
    "method": "compacts/colombia/editions/{year}/1/read/method/",
    "figures": "compacts/colombia/editions/{year}/1/figures/",
    "sources": "compacts/colombia/editions/{year}/1/sources/",
    "about": "about/",
    "glossary": "glossary/",
    "missing": "compacts/atlantis/",
    "illustrative": "compacts/illustrative/",
    "illustrative-indicator": "compacts/illustrative/indicators/2.1/",
}


@dataclass
class Visit:
    """A page in the browser, and what its console complained of."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def hear(self, message: ConsoleMessage) -> None:
        """Keep errors and warnings; a missing page's own status is no complaint."""
        missing = "status of 404" in message.text and "atlantis" in self.page.url
        if message.type in {"error", "warning"} and not missing:
            self.complaints.append(message.text)


Visiting = Callable[..., AbstractContextManager[Visit]]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium."""
    path = next(filter(None, map(shutil.which, CHROMIUM)))
    # Playwright keeps an event loop in this thread, beside which Django refuses its database;
    # the two take turns here and never run at once.
    with pytest.MonkeyPatch.context() as patched, sync_playwright() as playwright:
        patched.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def visiting(browser: Browser, served: str, demo: Demonstration) -> Visiting:
    """Open a page of `PAGES` in a context of its own."""

    @contextmanager
    def visit(
        name: str, language: str = "en", width: str = "wide", script: bool = True
    ) -> Iterator[Visit]:
        size = {"width": WIDTHS[width], "height": 900}
        context = browser.new_context(
            viewport=size, java_script_enabled=script, reduced_motion="reduce"
        )
        made = Visit(context.new_page())
        made.page.on("console", made.hear)
        made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
        address = PAGES[name].format(year=demo.colombia.year)
        made.page.goto(f"{served}/{language}/{address}")
        yield made
        context.close()

    return visit
