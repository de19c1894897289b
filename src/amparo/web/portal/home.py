"""How a compact stands, at a glance; and the list of compacts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from django.utils import timezone

from amparo.compacts import queries as compacts
from amparo.editions import queries as editions
from amparo.framework.objectives import Compact
from amparo.framework.statuses import Status
from amparo.web.portal.happenings import latest_dialogues, latest_events
from amparo.web.portal.indicator_list import indicator_rows, tally
from amparo.web.portal.pages import (
    CompactsPage,
    CompactSummary,
    Gap,
    HomePage,
    IndicatorRow,
    KeyNumber,
    ObjectiveSummary,
    Term,
)
from amparo.web.portal.release import FrozenEdition, Release, front_masthead, open_release
from amparo.web.portal.reports import edition_summary

KEY_NUMBERS = 6
"""How many key figures a reader takes in at a glance."""

_SCALE = 1000


def home_page(code: str) -> HomePage:
    """Return how a compact stands."""
    release = open_release(code)
    rows = indicator_rows(release)
    compact = release.framework.compact
    return HomePage(
        masthead=release.masthead("home"),
        compact=compact,
        term=term_on(compact, timezone.localdate()),
        key_numbers=_key_numbers(rows),
        objectives=tuple(
            ObjectiveSummary(
                objective,
                tally(row for row in rows if row.objective == objective),
                f"{release.address('plan')}#objective-{objective.code}",
            )
            for objective in release.framework.objectives.values()
        ),
        gaps=_gaps(release, rows),
        edition=edition_summary(release.edition, release) if release.edition else None,
        dialogues=latest_dialogues(release),
        events=latest_events(release),
    )


def compacts_page() -> CompactsPage:
    """Return every compact that is loaded, the real ones first."""
    releases = [open_release(one.code) for one in compacts.compacts()]
    listed = tuple(_compact_summary(release) for release in releases)
    return CompactsPage(front_masthead("compacts"), listed)


def _compact_summary(release: Release) -> CompactSummary:
    compact = release.framework.compact
    return CompactSummary(
        compact=compact,
        term=term_on(compact, timezone.localdate()),
        edition=edition_summary(release.edition, release) if release.edition else None,
        address=release.home(),
    )


def term_on(compact: Compact, today: date) -> Term:
    """Return where `today` stands in the compact's term, counted in its own years."""
    length = (compact.ends - compact.starts).days + 1
    passed = min(max((today - compact.starts).days, 0), length)
    years = round(length / 365.25)
    begun = [year for year in range(years) if _anniversary(compact.starts, year) <= today]
    splits = (_anniversary(compact.starts, year) for year in range(1, years))
    return Term(
        starts=compact.starts,
        ends=compact.ends,
        today=today,
        share=passed * _SCALE // length,
        year=max(len(begun), 1),
        years=years,
        splits=tuple((split - compact.starts).days * _SCALE // length for split in splits),
    )


def _anniversary(start: date, years: int) -> date:
    """Return the same day `years` later; 1 March where 29 February does not exist."""
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return date(start.year + years, 3, 1)


def _key_numbers(rows: Iterable[IndicatorRow]) -> tuple[KeyNumber, ...]:
    found = [
        KeyNumber(row.indicator, row.latest, row.address)
        for row in rows
        if row.indicator.key and row.latest
    ]
    return tuple(found[:KEY_NUMBERS])


def _gaps(release: Release, rows: Iterable[IndicatorRow]) -> tuple[Gap, ...]:
    """Return what is missing, the gravest first; kinds that miss nothing are left out."""
    measures = [row for row in rows if row.objective]
    counted = tally(measures)
    listed = release.address("indicators")
    gaps = [
        Gap("not_adopted", int(release.framework.adopted is None), 1, release.address("plan")),
        _gap("no_targets", counted.with_targets, counted.indicators, f"{listed}?show=no-targets"),
        _gap("no_numbers", counted.with_numbers, counted.indicators, f"{listed}?show=no-figures"),
    ]
    if release.edition:
        found = _statuses(FrozenEdition.of(release.edition))
        read = release.address("edition", release.edition.year, release.edition.number)
        gaps += [
            Gap("not_reported", found[Status.NOT_REPORTED], found.total(), read),
            Gap("withheld", found[Status.WITHHELD], found.total(), read),
        ]
    return tuple(gap for gap in gaps if gap.count)


def _gap(kind: str, there: int, of: int, address: str) -> Gap:
    return Gap(kind, of - there, of, address)


@lru_cache(maxsize=32)
def _statuses(frozen: FrozenEdition) -> Counter[Status]:
    return Counter(Status(result.status) for result in editions.results_of(frozen.edition))
