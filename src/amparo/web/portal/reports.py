"""Editions of the annual report as the pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.http import Http404

from amparo.editions import queries as editions
from amparo.framework.language import Language, Text
from amparo.web.portal import words
from amparo.web.portal.figures import by_key, shown_number
from amparo.web.portal.fragments import (
    parts_of,
)
from amparo.web.portal.pages import (
    Download,
    EditionPage,
    EditionsPage,
    EditionSummary,
)
from amparo.web.portal.release import FrozenEdition, Release, open_edition, open_release

LATER_SHOWN = 60
"""How many later figures an edition's page lists; the indicators' pages mark every one."""


def edition_summary(edition: editions.Edition, release: Release) -> EditionSummary:
    """Return an edition as lists show it."""
    newest = editions.edition(release.code, edition.year)
    newer = newest if newest and newest.number > edition.number else None
    banner = Text(edition.banner_en, edition.banner_es) if edition.banner_en else None
    return EditionSummary(
        year=edition.year,
        number=edition.number,
        title=Text(edition.title_en, edition.title_es),
        banner=banner,
        as_of=edition.as_of,
        frozen_at=edition.frozen_at,
        address=release.address("edition", edition.year, edition.number),
        downloads=_downloads(edition, release),
        superseded_by=release.address("edition", newer.year, newer.number) if newer else None,
    )


def _downloads(edition: editions.Edition, release: Release) -> tuple[Download, ...]:
    place = (edition.year, edition.number)
    return tuple(
        Download(
            language=Language(file.language),
            ending=file.ending,
            format=words.FORMATS[file.ending],
            size=file.size,
            sha256=file.sha256,
            address=release.address("file", *place, file.language, file.name),
        )
        for file in _files(FrozenEdition.of(edition))
    )


@dataclass(frozen=True, slots=True)
class _File:
    """What lists say of a file, without its content."""

    language: str
    name: str
    ending: str
    size: int
    sha256: str


@lru_cache(maxsize=32)
def _files(frozen: FrozenEdition) -> tuple[_File, ...]:
    order = list(words.FORMATS)
    found = [
        _File(one.language, one.name, one.name.rpartition(".")[2], len(one.content), one.sha256)
        for one in editions.report_files(frozen.edition)
    ]
    return tuple(sorted(found, key=lambda one: (one.language, order.index(one.ending))))


def editions_page(code: str) -> EditionsPage:
    """Return every edition of a compact, newest first."""
    release = open_release(code)
    found = editions.editions_of(code)
    return EditionsPage(
        release.masthead("editions"), tuple(edition_summary(one, release) for one in found)
    )


def edition_page(code: str, year: int, number: int) -> EditionPage:
    """Return one edition: downloads, hashes, parts, and which of its figures are known better."""
    edition = open_edition(code, year, number)
    release = open_release(code, edition)
    later = by_key(editions.later_figures(edition))
    shown = list(later.values())[:LATER_SHOWN]
    return EditionPage(
        masthead=release.masthead("editions"),
        edition=edition_summary(edition, release),
        hashes=(
            (words.FRAMEWORK_HASH, edition.framework_hash),
            (words.FACTS_HASH, edition.facts_hash),
            (words.POLICY_HASH, edition.policy_hash),
            (words.SOFTWARE_VERSION, edition.software_version),
        ),
        content_hash=edition.content_hash,
        parts=parts_of(release),
        figures=release.address("figures", year, number),
        later=tuple(shown_number(one.printed, release, later) for one in shown),
        later_count=len(later),
    )


def report_file(
    code: str, year: int, number: int, *, language: str, name: str
) -> editions.EditionFile:
    """Return a file of an edition.

    Raises
    ------
    Http404
        The edition has no such file.
    """
    edition = open_edition(code, year, number)
    known = language in set(Language)
    found = editions.report_file(edition, Language(language), name) if known else None
    if found is None:
        raise Http404
    return found
