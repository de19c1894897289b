"""A document as one standalone HTML file, and its parts for pages of the site.

Both use the classes of ``report.css``, which apply inside an element of class ``report``.
There is no script and no inline style; words and numbers are `documents.printed`'s.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib.resources import files
from xml.etree.ElementTree import Element

from amparo.documents import words
from amparo.documents.content import Document, Section
from amparo.documents.elements import element, extend, markup
from amparo.documents.html_annexes import figures_element, sources_element
from amparo.documents.html_blocks import Page, same_page, section_element
from amparo.documents.numbers import format_day
from amparo.documents.printed import first_mentions
from amparo.framework.language import Language, Text

FONTS = {400: "SourceSansPro-Regular.otf", 600: "SourceSansPro-Semibold.otf"}
"""Files of the package ``font_source_sans_pro`` by weight."""


def stylesheet() -> str:
    """Return ``report.css``."""
    return files("amparo.documents").joinpath("report.css").read_text("utf-8")


def font(weight: int) -> bytes:
    """Return the OpenType font that the stylesheet names first."""
    return files("font_source_sans_pro").joinpath("files", FONTS[weight]).read_bytes()


@lru_cache(maxsize=1)
def _embedded_fonts() -> str:
    """Return the fonts as part of a stylesheet: drawings and numbers look alike everywhere."""
    return "".join(
        f'@font-face{{font-family:"Source Sans Pro";font-weight:{weight};'
        f'src:url("data:font/otf;base64,{b64encode(font(weight)).decode()}")}}\n'
        for weight in FONTS
    )


def render_html(document: Document, language: Language, drawings: Mapping[str, str]) -> bytes:
    """Return the whole document as one file.

    Parameters
    ----------
    drawings : mapping of chart id to SVG
        Drawn in `language`; one for every chart of the document.
    """
    page = Page(document, language, drawings, first_mentions(document))
    body = element("body", {"class": "report"})
    extend(body, element("a", {"class": "skip", "href": "#content"}, page.read(words.SKIP)))
    extend(body, *_banner(page), _opening(page), _contents(page))
    main = element("main", {"id": "content"})
    extend(main, *(section_element(section, page, 2) for section in document.sections))
    extend(main, figures_element(page, 2), sources_element(page, 2))
    extend(body, main)
    head = element(
        "head",
        {},
        element("meta", {"charset": "utf-8"}),
        element("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        element("title", {}, page.read(document.title)),
        element("style", {}, _embedded_fonts() + stylesheet()),
    )
    root = element("html", {"lang": words.LOCALE_TAGS[language]}, head, body)
    return f"<!DOCTYPE html>\n{markup(root)}\n".encode()


def render_fragment(
    section: Section,
    document: Document,
    language: Language,
    drawings: Mapping[str, str],
    heading_level: int = 2,
    address: Callable[[str], str] = same_page,
) -> str:
    """Return one section, with its subsections, for a page that links ``report.css``."""
    page = Page(document, language, drawings, first_mentions(document), address)
    return markup(section_element(section, page, heading_level))


def render_annexes(
    document: Document,
    language: Language,
    heading_level: int = 2,
    address: Callable[[str], str] = same_page,
) -> str:
    """Return the figures annex and the source annex for a page that links ``report.css``."""
    page = Page(document, language, {}, {}, address)
    annexes = (figures_element(page, heading_level), sources_element(page, heading_level))
    return "".join(map(markup, annexes))


def _banner(page: Page) -> list[Element]:
    if page.document.banner is None:
        return []
    return [element("p", {"class": "banner", "role": "note"}, page.read(page.document.banner))]


def _opening(page: Page) -> Element:
    document = page.document
    statement = element("dl", {"class": "statement"})
    dated = (words.DATED, format_day(document.dated, page.language))
    lines = [(label, page.read(value)) for label, value in document.statement]
    for label, value in [dated, *lines]:
        extend(
            statement,
            element("div", {}, element("dt", {}, page.read(label)), element("dd", {}, value)),
        )
    return element(
        "header",
        {"class": "opening"},
        element("p", {"class": "publisher"}, page.read(document.publisher)),
        element("h1", {}, page.read(document.title)),
        element("p", {"class": "subtitle"}, page.read(document.subtitle)),
        statement,
    )


def _contents(page: Page) -> Element:
    def entry(anchor: str, title: Text, below: tuple[Section, ...] = ()) -> Element:
        item = element("li", {}, element("a", {"href": f"#{anchor}"}, page.read(title)))
        if below:
            extend(item, element("ol", {}, *(entry(part.id, part.title) for part in below)))
        return item

    entries = [entry(part.id, part.title, part.sections) for part in page.document.sections]
    annexes = [entry("figures", words.FIGURES), entry("sources", words.SOURCES)]
    heading = element("h2", {"id": "contents"}, page.read(words.CONTENTS))
    listed = element("ol", {}, *entries, *annexes)
    return element("nav", {"class": "contents", "aria-labelledby": "contents"}, heading, listed)
