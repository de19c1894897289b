"""Stored parts of an edition's report, made to stand in a page of the site.

Fragments were rendered when the edition was frozen. Here they are only fitted to the page:
links lead to the page that holds what they name, headings take their level, and indicators,
which have pages of their own, are left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache, lru_cache
from html import escape, unescape

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from amparo.editions import queries as editions
from amparo.framework.language import Language, Text
from amparo.web.portal.pages import Part
from amparo.web.portal.release import FrozenEdition, Release
from amparo.web.portal.templatetags.reading import reader_language

PARTS = (
    "summary",
    "progress",
    "recommendations",
    "improvement",
    "sustainability",
    "indicator-data",
    "context",
    "definitions",
    "method",
)
"""The parts that a reader turns over, in the order of the report; none shows another."""

ANNEXES = "annexes"
INDICATOR = "indicator-"
DATA = "data-"
FIGURE = "figure-"
SOURCE = "source-"
FIGURES, SOURCES = "figures", "sources"

FIGURES_ON_A_PAGE = 120
"""So many rows of the annex keep a page below 100 kB."""

_FIRST_HEADING = re.compile(r"<h([1-6])[^>]*>(.*?)</h\1>", re.DOTALL)
_HEADING = re.compile(r"<(/?)h([2-6])\b")
_TAG = re.compile(r"<[^>]+>")
_EMPTY = re.compile(r"<section\b[^>]*>\s*<h([1-6])[^>]*>[^<]*</h\1>\s*</section>")
_INNER_LINK = re.compile(r'href="#([^"]+)"')
_ID = re.compile(r'\bid="([^"]+)"')
_FIGURE_ROW = re.compile(r'<tr\b[^>]*\bid="figure-\d+".*?</tr>', re.DOTALL)
_DRAWING = '<div class="drawing">'


def fragment(release: Release, name: str) -> str:
    """Return a fragment as it was stored; blank where the report has none of that name."""
    edition = release.edition
    return (editions.fragment(edition, name, reader_language()) or "") if edition else ""


def fitted(markup: str, release: Release, lift: int = 0) -> SafeString:
    """Return a fragment without its own heading, with its links fitted to the site.

    `lift` takes that many levels from the headings that are left.
    """
    body = _lifted(_FIRST_HEADING.sub("", markup, count=1), lift)
    # A drawing wider than a telephone scrolls, so a keyboard must be able to reach it.
    label = escape(gettext("Drawing; it scrolls sideways where the screen is narrow"))
    scrolling = f'<div class="drawing" tabindex="0" role="group" aria-label="{label}">'
    # Rendered by documents.html from a checked content tree, which escapes every text.
    return mark_safe(_linked(body.replace(_DRAWING, scrolling), release))  # noqa: S308


def _lifted(markup: str, lift: int) -> str:
    return _HEADING.sub(lambda match: f"<{match[1]}h{max(2, int(match[2]) - lift)}", markup)


def _linked(markup: str, release: Release) -> str:
    own = set(_ID.findall(markup))
    return _INNER_LINK.sub(
        lambda match: match[0] if match[1] in own else f'href="{address(match[1], release)}"',
        markup,
    )


def address(anchor: str, release: Release) -> str:
    """Return where on the site a part of the edition's report is."""
    edition = release.edition
    assert edition is not None  # noqa: S101 - a fragment belongs to an edition
    place = (release.code, edition.year, edition.number)
    number = anchor.removeprefix(FIGURE)
    if anchor.startswith(FIGURE) and number.isdecimal():
        return figure_address(release, *place[1:], int(number))
    if anchor.startswith(SOURCE):
        return f"{reverse('portal:sources', args=place)}#{anchor}"
    return reverse("portal:find", args=(*place, anchor))


def figure_address(release: Release, year: int, number: int, figure: int) -> str:
    """Return where the edition's annex explains figure number `figure`."""
    page = (figure - 1) // FIGURES_ON_A_PAGE + 1
    asked = f"?page={page}" if page > 1 else ""
    return f"{release.address('figures', year, number)}{asked}#{FIGURE}{figure}"


def cut(markup: str, names: Collection[str], tag: str = "section") -> tuple[str, dict[str, str]]:
    """Take elements out of a fragment by their ids; return what is left, and them by id."""
    kept, taken, start, depth, inside = [], {}, 0, 0, 0
    name = ""
    for match in _tags(tag).finditer(markup):
        depth += -1 if match[0].startswith("</") else 1
        if not inside and match[1] in names:
            kept.append(markup[start : match.start()])
            name, start, inside = match[1], match.start(), depth
        elif inside and depth < inside:
            taken[name] = markup[start : match.end()]
            start, inside = match.end(), 0
    return "".join(kept) + markup[start:], taken


@cache
def _tags(tag: str) -> re.Pattern[str]:
    return re.compile(rf'<{tag}\b(?:[^>]*?\bid="([^"]+)")?[^>]*>|</{tag}>')


def part_body(release: Release, name: str) -> tuple[str, dict[str, str]]:
    """Return a part without what belongs to single indicators, and that by code.

    These are their sections and their data tables: each indicator has a page with both.
    """
    markup, _ = cut(fragment(release, name), {one for one in PARTS if one != name})
    codes = release.framework.indicators
    left, sections = cut(markup, {f"{INDICATOR}{code}" for code in codes})
    left, tables = cut(left, {f"{DATA}{code}" for code in codes}, "div")
    left, taken = _EMPTY.sub("", left), sections | tables
    both = {code: (f"{INDICATOR}{code}", f"{DATA}{code}") for code in codes}
    return left, {
        code: "".join(taken.get(name, "") for name in names)
        for code, names in both.items()
        if taken.keys() & names
    }


def annex_pages(markup: str) -> tuple[str, ...]:
    """Cut the annex of figures into pages of so many rows, each with the annex's frame."""
    annex, _ = cut(markup, {SOURCES})
    rows = _FIGURE_ROW.findall(annex)
    if not rows:
        return (annex,)
    head, tail = annex[: annex.index(rows[0])], annex[annex.rindex("</tbody>") :]
    starts = range(0, len(rows), FIGURES_ON_A_PAGE)
    return tuple(head + "".join(rows[at : at + FIGURES_ON_A_PAGE]) + tail for at in starts)


def parts_of(release: Release) -> tuple[Part, ...]:
    """Return the parts of the edition that can be read on the site."""
    edition = release.edition
    if edition is None:
        return ()
    titles = _titles(FrozenEdition.of(edition))
    return tuple(
        Part(name, titles[name], release.address("part", edition.year, edition.number, name))
        for name in PARTS
        if name in titles
    )


@lru_cache(maxsize=32)
def _titles(frozen: FrozenEdition) -> dict[str, Text]:
    found = {}
    for name in PARTS:
        english, spanish = (_heading(frozen.edition, name, language) for language in Language)
        if english and spanish:
            found[name] = Text(english, spanish)
    return found


def _heading(edition: editions.Edition, name: str, language: Language) -> str:
    match = _FIRST_HEADING.search(editions.fragment(edition, name, language) or "")
    return unescape(_TAG.sub("", match[2])).strip() if match else ""
