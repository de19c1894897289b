"""The figures annex and the source annex as HTML elements."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from amparo.documents import words
from amparo.documents.elements import element, extend
from amparo.documents.html_blocks import Page, heading_element
from amparo.documents.printed import (
    FigureEntry,
    SourceEntry,
    figure_anchor,
    figure_entries,
    first_mentions,
    is_address,
    source_anchor,
    source_entries,
)
from amparo.framework.language import Text

_CLASSES = {words.VALUE: {"class": "number"}, words.TITLE: {"class": "what"}}


def figures_element(page: Page, level: int) -> Element:
    """Return the annex that every figure number leads to."""
    mentions = first_mentions(page.document)
    rows = (
        _figure_row(entry, page, entry.number in mentions)
        for entry in figure_entries(page.document, page.language)
    )
    return element(
        "section",
        {"id": "figures", "class": "part annex"},
        heading_element(level, page.read(words.FIGURES)),
        element("p", {}, page.read(words.FIGURES_INTRODUCTION)),
        _annex_table(words.FIGURES, words.FIGURE_COLUMNS, list(rows), page),
    )


def sources_element(page: Page, level: int) -> Element:
    """Return the annex that every number in brackets leads to."""
    entries = source_entries(page.document, page.language)
    rows = [_source_row(entry, page) for entry in entries]
    return element(
        "section",
        {"id": "sources", "class": "part annex"},
        heading_element(level, page.read(words.SOURCES)),
        _annex_table(words.SOURCES, words.SOURCE_COLUMNS, rows, page),
    )


def _annex_table(
    caption: Text, columns: tuple[Text, ...], rows: list[Element], page: Page
) -> Element:
    """Return a table whose rows stand one below the other on a narrow screen.

    The roles keep it a table for screen readers when the stylesheet stacks its cells.
    """
    heads = (
        element(
            "th",
            {"scope": "col", "role": "columnheader"} | _CLASSES.get(column, {}),
            page.read(column),
        )
        for column in columns
    )
    return element(
        "table",
        {"class": "stack", "role": "table"},
        element("caption", {"class": "unseen"}, page.read(caption)),
        element("thead", {"role": "rowgroup"}, element("tr", {"role": "row"}, *heads)),
        element("tbody", {"role": "rowgroup"}, *rows),
    )


def _row(anchor: str, number: Element | str, *cells: Element) -> Element:
    head = element("th", {"scope": "row", "role": "rowheader"}, number)
    for cell in cells:
        cell.set("role", "cell")
    return element("tr", {"id": anchor, "role": "row"}, head, *cells)


def _lines(*parts: Element | str) -> list[Element]:
    """Return the parts that say something, each on a line of its own."""
    return [element("span", {"class": "line"}, part) for part in parts if part != ""]


def _figure_row(entry: FigureEntry, page: Page, mentioned: bool) -> Element:
    number = element("span", {}, str(entry.number))
    if mentioned:
        back = {
            "class": "back",
            "href": page.address(f"#cited-{entry.number}"),
            "aria-label": f"{page.read(words.FIGURE)} {entry.number}: {page.read(words.BACK)}",
        }
        number = element("a", back, str(entry.number))
    known = f"{page.read(words.KNOWN_FROM)}: {entry.known_from}. "
    making = element("td", {}, " ".join(filter(None, (entry.rule, entry.note, known))))
    for run in entry.sources:
        extend(making, element("a", {"href": page.address(run.target)}, run.words), " ")
    origin = f"{entry.authority} · {entry.period} · {entry.place}"
    return _row(
        figure_anchor(entry.number),
        number,
        element("td", {}, *_lines(element("strong", {}, entry.title), entry.breakdown)),
        element("td", {"class": "number"}, entry.value),
        element("td", {}, origin),
        making,
    )


def _source_row(entry: SourceEntry, page: Page) -> Element:
    title = element("strong", {}, entry.title)
    address: Element | str = entry.url
    if is_address(entry.url):
        address = element("a", {"href": entry.url, "class": "address"}, entry.url)
    return _row(
        source_anchor(entry.number),
        str(entry.number),
        element("td", {}, *_lines(title, entry.publisher, address, f"({entry.code})")),
        element("td", {}, *_lines(entry.published, entry.basis)),
    )
