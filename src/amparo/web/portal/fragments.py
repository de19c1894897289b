"""Stored parts of an edition's report, made to stand in a page of the site.

Fragments were rendered when the edition was frozen. Only their links and heading levels are
fitted here: a link leads to the page that holds what it names.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

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
    "method",
)
"""The parts that a reader turns over, in the order of the report."""

ANNEXES = "annexes"

_FIRST_HEADING = re.compile(r"<h([1-6])[^>]*>(.*?)</h\1>", re.DOTALL)
_HEADING = re.compile(r"<(/?)h([2-6])\b")
_TAG = re.compile(r"<[^>]+>")
_INNER_LINK = re.compile(r'href="#([^"]+)"')
_ID = re.compile(r'\bid="([^"]+)"')


def page_fragment(release: Release, name: str, lift: int = 0) -> SafeString:
    """Return a fragment without its own heading, its links fitted; nothing where there is none.

    `lift` takes that many levels from the headings that are left.
    """
    edition = release.edition
    found = editions.fragment(edition, name, reader_language()) if edition else None
    if found is None:
        return mark_safe("")
    body = _lifted(_FIRST_HEADING.sub("", found, count=1), lift)
    # Rendered by documents.html from a checked content tree, which escapes every text.
    return mark_safe(_linked(body, release))  # noqa: S308


def _lifted(markup: str, lift: int) -> str:
    return _HEADING.sub(lambda match: f"<{match[1]}h{max(2, int(match[2]) - lift)}", markup)


def _linked(markup: str, release: Release) -> str:
    own = set(_ID.findall(markup))
    return _INNER_LINK.sub(
        lambda match: match[0] if match[1] in own else f'href="{_address(match[1], release)}"',
        markup,
    )


def _address(anchor: str, release: Release) -> str:
    edition = release.edition
    assert edition is not None  # noqa: S101 - a fragment belongs to an edition
    place = (release.code, edition.year, edition.number)
    if anchor.startswith(("figure-", "source-", "figures", "sources")):
        return f"{reverse('portal:figures', args=place)}#{anchor}"
    return reverse("portal:find", args=(*place, anchor))


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


def part_with(release: Release, anchor: str) -> str | None:
    """Return the name of the part in which `anchor` stands."""
    edition = release.edition
    if edition is None:
        return None
    for name in PARTS:
        markup = editions.fragment(edition, name, reader_language()) or ""
        if f'id="{anchor}"' in markup:
            return name
    return None
