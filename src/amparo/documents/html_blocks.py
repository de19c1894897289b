"""The blocks of a section as HTML elements, with the classes of ``report.css``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import assert_never
from xml.etree.ElementTree import Element

from amparo.documents import words
from amparo.documents.content import (
    Block,
    Bullets,
    Cell,
    Chart,
    Column,
    Document,
    KeyFigures,
    Notice,
    Paragraph,
    Section,
    Table,
)
from amparo.documents.elements import drawing, element, extend
from amparo.documents.printed import Run, RunKind, captions, read, runs, table_notes
from amparo.documents.widths import table_widths
from amparo.framework.language import Language, Text

LAST_HEADING = 6
NARROW = 0.75
"""Span below which a table is only as wide as it needs."""

GAP = "\u202f"  # between a number and its figure number: copied text keeps them apart


def same_page(address: str) -> str:
    """Return an address as it is: everything the document links to is on one page."""
    return address


@dataclass(frozen=True)
class Page:
    """What is being written, for whom, and where its parts can be found.

    Parameters
    ----------
    pending : dict of figure number to section id
        Where each figure appears first, to which its entry in the annex leads back. A
        figure is taken out when that place has been written.
    address : function
        From ``#id`` of a part of the document to its address.
    """

    document: Document
    language: Language
    drawings: Mapping[str, str]
    pending: dict[int, str]
    address: Callable[[str], str] = same_page

    def read(self, text: Text | None) -> str:
        """Return the words of `text` in the language of the page."""
        return read(text, self.language)


def heading_element(level: int, title: str) -> Element:
    """Return a heading; the sixth level is the last that HTML has."""
    return element(f"h{min(level, LAST_HEADING)}", {}, title)


def section_element(section: Section, page: Page, level: int) -> Element:
    """Return a section with its blocks and subsections."""
    made = element("section", {"id": section.id, "class": f"part part-{level}"})
    extend(made, heading_element(level, page.read(section.title)))
    extend(made, *(_block(block, page, section.id) for block in section.blocks))
    extend(made, *(section_element(part, page, level + 1) for part in section.sections))
    return made


def _block(block: Block, page: Page, section: str) -> Element:
    match block:
        case Paragraph():
            return element("p", {}, *_line(block.inlines, page, section))
        case Bullets():
            items = (element("li", {}, *_line(item, page, section)) for item in block.items)
            return element("ul", {}, *items)
        case Notice():
            return _notice(block, page, section)
        case KeyFigures():
            return _key_figures(block, page, section)
        case Table():
            return _table(block, page, section)
        case Chart():
            return _chart(block, page)
        case _:  # pragma: no cover - the type checker proves that no block is left
            assert_never(block)


def _line(inlines: Cell, page: Page, section: str, in_table: bool = False) -> list[Element | str]:
    parts = (
        _run(run, page, section) for run in runs(inlines, page.document, page.language, in_table)
    )
    return list(chain.from_iterable(parts))


def _run(run: Run, page: Page, section: str) -> list[Element | str]:
    match run.kind:
        case RunKind.FIGURE:
            return _figure(run, page, section)
        case RunKind.CITATION:
            return [_link(run, page, "citation")]
        case RunKind.LINK:
            return [_link(run, page, "link")]
        case RunKind.STRONG:
            return [element("strong", {}, run.words)]
        case RunKind.MARK:
            return [element("span", {"class": f"mark mark-{run.tone}"}, run.words)]
        case _:
            return [run.words]


def _link(run: Run, page: Page, kind: str) -> Element:
    target = page.address(run.target) if run.target.startswith("#") else run.target
    return element("a", {"class": kind, "href": target}, run.words)


def _figure(run: Run, page: Page, section: str) -> list[Element | str]:
    unseen = element("span", {"class": "unseen"}, page.read(words.FIGURE) + " ")
    link = element("a", {"href": page.address(run.target)}, unseen, str(run.number))
    if page.pending.get(run.number) == section:
        del page.pending[run.number]
        link.set("id", f"cited-{run.number}")
    made: list[Element | str] = [
        element("span", {"class": "value absent" if run.absent else "value"}, run.words),
        GAP,
        element("sup", {"class": "reference"}, link),
    ]
    if run.note:
        made += [" ", element("span", {"class": "qualification"}, f"({run.note})")]
    return made


def _notice(block: Notice, page: Page, section: str) -> Element:
    return element(
        "div",
        {"class": f"notice notice-{block.kind.value}", "role": "note"},
        element("p", {"class": "notice-title"}, page.read(block.title)),
        element("p", {}, *_line(block.inlines, page, section)),
    )


def _key_figures(block: KeyFigures, page: Page, section: str) -> Element:
    made = element("dl", {"class": "key-figures"})
    for item in block.items:
        number = element("dd", {"class": "number"}, *_line((item.figure,), page, section))
        label = element("dt", {}, page.read(item.label))
        context = _line(item.context, page, section)
        extend(made, element("div", {}, label, number))
        if context:
            extend(made[-1], element("dd", {"class": "context"}, *context))
    return made


def _table(block: Table, page: Page, section: str) -> Element:
    caption = f"{block.id}-caption"
    narrow = table_widths(block, page.document, page.language).span < NARROW
    table = element(
        "table",
        {"class": "narrow"} if narrow else {},
        element("caption", {"id": caption}, page.read(block.caption)),
    )
    if any(column.share for column in block.columns):
        extend(table, element("colgroup", {}, *map(_column, block.columns)))
    heads = (
        element("th", {"scope": "col", "class": column.kind.value}, page.read(column.title))
        for column in block.columns
    )
    extend(table, element("thead", {}, element("tr", {}, *heads)))
    body = element("tbody")
    for row in block.rows:
        cells = [
            element(
                "td" if place else "th",
                {"class": column.kind.value} | ({} if place else {"scope": "row"}),
                *_line(cell, page, section, in_table=True),
            )
            for place, (column, cell) in enumerate(zip(block.columns, row, strict=True))
        ]
        extend(body, element("tr", {}, *cells))
    extend(table, body)
    region = {"class": "scroll", "role": "region", "tabindex": "0", "aria-labelledby": caption}
    made = element("div", {"class": "table", "id": block.id}, element("div", region, table))
    for note in table_notes(block, page.document, page.language):
        parts = chain.from_iterable(_run(run, page, section) for run in note)
        extend(made, element("p", {"class": "note"}, *parts))
    return made


def _column(column: Column) -> Element:
    if not column.share:
        return element("col")
    return element("col", {"class": f"share-{max(1, round(column.share * 20)) * 5}"})


def _chart(block: Chart, page: Page) -> Element:
    title = page.read(block.title)
    image = drawing(page.drawings[block.id], block.id, title, page.read(block.alternative))
    caption = page.read(captions(page.document)[block.table])
    link = element("a", {"href": page.address(f"#{block.table}")}, caption)
    return element(
        "figure",
        {"id": block.id, "class": "chart"},
        element("figcaption", {}, title),
        element("div", {"class": "drawing"}, image),
        element("p", {"class": "note"}, page.read(words.DATA_BELOW), link),
    )
