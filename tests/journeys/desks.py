"""A desk: somebody at a browser, in one language, whose steps are counted.

Every page that is looked at is held to the same promises: nobody is shut out, nothing is cut off,
the console is quiet, the language is the one that was chosen.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from django.utils import translation
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, expect

from tests.journeys.conftest import OVERFLOW, WCAG, WIDTHS
from tests.journeys.reporting_sites import PASSWORD, ReportingSite
from tests.people import code_of

FOLDER = os.environ.get("AMPARO_PICTURES")
OPTIONS = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}
COLOURS = 128
LARGEST_PICTURE = 200_000


@dataclass
class Desk:
    """Somebody at a browser."""

    context: BrowserContext
    page: Page
    site: ReportingSite
    language: str
    width: str = "wide"
    steps: int = 0
    complaints: list[str] = field(default_factory=list)

    def hear(self, message: ConsoleMessage) -> None:
        """Keep errors and warnings of the console."""
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def say(self, sentence: str) -> str:
        """Return a sentence of the site as this desk reads it."""
        with translation.override(self.language):
            return translation.gettext(sentence)

    def open(self, address: str) -> None:
        """Go to an address below the language."""
        self.page.goto(f"{self.site.address}/{self.language}/{address}")

    def press(self, what: str | Locator) -> None:
        """Press a button or follow a link, by its words or as it was found."""
        self.steps += 1
        if isinstance(what, str):
            words = re.compile(rf"^\s*{re.escape(self.say(what))}\b")
            named = self.page.get_by_role("button", name=words)
            what = named.or_(self.page.get_by_role("link", name=words)).first
        what.click()

    def write(self, where: str | Locator, text: str) -> None:
        """Write into a field and leave it."""
        self.steps += 1
        found = self.page.locator(where) if isinstance(where, str) else where
        found.fill(text)
        found.blur()

    def sign_in(self, address: str, secret: str = "") -> None:
        """Sign in with the password, and the app's code where `secret` is given."""
        self.open("account/sign-in/")
        self.write("#id_login", address)
        self.write("#id_password", PASSWORD)
        self.press(self.page.locator("main form.panel button.button"))
        if secret:
            self.write("main input.code", code_of(secret))
            self.press(self.page.locator("main form.panel button.button"))
        self.speak()

    def speak(self) -> None:
        """Choose this desk's language where the person's own is another."""
        chosen = self.page.locator(f".language a[hreflang={self.language}]")
        if chosen.count():
            self.press(chosen)
            expect(self.page.locator("html")).to_have_attribute("lang", self.language)

    def enrol(self) -> str:
        """Set up the authenticator app, as the site asks at the first sign-in; give its secret."""
        self.press(self.page.locator("a[href$='second-factor/app/']").first)
        secret = self.page.locator(".secret code").inner_text()
        self.write("main input.code", code_of(secret))
        self.press(self.page.locator("main form.panel button.button"))
        expect(self.page.locator(".codes li").first).to_be_visible()
        return secret

    def check(self, picture: str = "", height: int = 900) -> None:
        """Hold this page to what every page promises; keep its picture where one is asked for."""
        expect(self.page.locator("html")).to_have_attribute("lang", self.language)
        expect(self.page.locator("h1")).to_have_count(1)
        assert self.page.title().endswith(" · Amparo")
        found = Axe().run(self.page, options=OPTIONS)
        assert found.violations_count == 0, f"{self.page.url}\n{found.generate_report()}"
        assert self.page.evaluate(OVERFLOW) <= 0, self.page.url
        assert self.complaints == []
        if picture:
            self.keep(picture, height)
        if self.width != "narrow":
            self.page.set_viewport_size({"width": WIDTHS["narrow"], "height": 900})
            assert self.page.evaluate(OVERFLOW) <= 0, f"{self.page.url}, narrow"
            self.page.set_viewport_size({"width": WIDTHS[self.width], "height": 900})

    def keep(self, picture: str, height: int = 900) -> None:
        """Keep a picture of the page in the folder of pictures, in few colours; else nothing."""
        if not FOLDER:
            return
        path = Path(FOLDER) / f"{picture}-{self.language}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        self.page.set_viewport_size({"width": WIDTHS[self.width], "height": height})
        taken = Image.open(BytesIO(self.page.screenshot()))
        self.page.set_viewport_size({"width": WIDTHS[self.width], "height": 900})
        taken.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
        assert path.stat().st_size < LARGEST_PICTURE


def a_desk(
    browser: Browser,
    site: ReportingSite,
    language: str,
    *,
    width: str = "wide",
    script: bool = True,
) -> Desk:
    """Give a desk with a fresh browser context."""
    size = {"width": WIDTHS[width], "height": 900}
    context = browser.new_context(
        viewport=size,  # type: ignore[arg-type]
        java_script_enabled=script,
        reduced_motion="reduce",
        locale=language,
    )
    desk = Desk(context, context.new_page(), site, language, width)
    desk.page.on("console", desk.hear)
    desk.page.on("pageerror", lambda error: desk.complaints.append(str(error)))
    return desk
