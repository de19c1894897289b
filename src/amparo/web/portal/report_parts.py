"""The report read on the site, part by part, with its figures and its sources."""

from __future__ import annotations

from django.http import Http404

from amparo.editions import queries as editions
from amparo.web.portal import words
from amparo.web.portal.fragments import (
    ANNEXES,
    FIGURES,
    FIGURES_ON_A_PAGE,
    INDICATOR,
    annex_pages,
    cut,
    fitted,
    fragment,
    part_body,
    parts_of,
)
from amparo.web.portal.pages import FiguresPage, Option, Part, PartPage, SourcesPage
from amparo.web.portal.release import Release, open_edition, open_release
from amparo.web.portal.reports import edition_summary

EVERY_FIGURE = "every-figure"
"""Where an indicator's page has all its figures, in the stead of the report's data table."""


def part_page(code: str, year: int, number: int, name: str) -> PartPage:
    """Return one part of the report with its neighbours.

    Raises
    ------
    Http404
        The edition has no such part.
    """
    edition = open_edition(code, year, number)
    release = open_release(code, edition)
    parts = parts_of(release)
    place = next((place for place, part in enumerate(parts) if part.name == name), None)
    if place is None:
        raise Http404
    body, indicators = part_body(release, name)
    return PartPage(
        masthead=release.masthead("editions"),
        edition=edition_summary(edition, release),
        part=parts[place],
        indicators=tuple(_indicator_part(one, release) for one in indicators),
        before=parts[place - 1] if place else None,
        after=parts[place + 1] if place + 1 < len(parts) else None,
        fragment=fitted(body, release, lift=1),
    )


def _indicator_part(code: str, release: Release) -> Part:
    indicator = release.framework.indicators[code]
    title = words.OBJECTIVE.fill(code=code, name=indicator.title)
    return Part(f"{INDICATOR}{code}", title, _indicator_address(release, code))


def _indicator_address(release: Release, indicator: str) -> str:
    edition = release.edition
    assert edition is not None  # noqa: S101 - a part of a report belongs to an edition
    asked = (
        ""
        if edition == editions.latest_edition(release.code)
        else f"?edition={edition.year}-{edition.number}"
    )
    return f"{release.address('indicator', indicator)}{asked}"


def figures_page(code: str, year: int, number: int, page: int) -> FiguresPage:
    """Return one page of the annex of figures.

    Raises
    ------
    Http404
        The annex has fewer pages.
    """
    edition = open_edition(code, year, number)
    release = open_release(code, edition)
    pages = annex_pages(fragment(release, ANNEXES))
    if not 1 <= page <= len(pages):
        raise Http404
    return FiguresPage(
        masthead=release.masthead("editions"),
        edition=edition_summary(edition, release),
        fragment=fitted(pages[page - 1], release),
        turns=tuple(
            Option(str(at), words.span(_first(at), _first(at + 1) - 1), at == page)
            for at in range(1, len(pages) + 1)
        ),
        sources=release.address("sources", year, number),
    )


def _first(page: int) -> int:
    """Return the first figure of a page."""
    return (page - 1) * FIGURES_ON_A_PAGE + 1


def sources_page(code: str, year: int, number: int) -> SourcesPage:
    """Return the sources of an edition."""
    edition = open_edition(code, year, number)
    release = open_release(code, edition)
    annex, _ = cut(fragment(release, ANNEXES), {FIGURES})
    return SourcesPage(
        masthead=release.masthead("editions"),
        edition=edition_summary(edition, release),
        fragment=fitted(annex, release),
        figures=release.address("figures", year, number),
    )


def address_of(code: str, year: int, number: int, anchor: str) -> str:
    """Return where on the site `anchor` of the report is.

    Raises
    ------
    Http404
        The report has no such anchor.
    """
    release = open_release(code, open_edition(code, year, number))
    for part in parts_of(release):
        body, indicators = part_body(release, part.name)
        if f'id="{anchor}"' in body:
            return f"{part.address}#{anchor}"
        for indicator, taken in indicators.items():
            if f'id="{anchor}"' in taken:
                return _within(indicator, release, anchor)
    raise Http404


def _within(indicator: str, release: Release, anchor: str) -> str:
    """Return the address of an indicator's page, at `anchor` or at the table in its stead."""
    address = _indicator_address(release, indicator)
    name = f"{INDICATOR}{indicator}"
    if anchor == name:
        return address
    there = f'id="{anchor}"' in fragment(release, name)
    return f"{address}#{anchor if there else EVERY_FIGURE}"
