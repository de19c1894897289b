"""Protected results, targets and baselines as pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from amparo.editions.queries import LaterFigure, PublishedResult
from amparo.framework.disaggregations import TOTAL
from amparo.framework.indicators import Indicator
from amparo.framework.language import Language, Text, same
from amparo.framework.periods import ReportingPeriod, period_from_code
from amparo.framework.statuses import Status
from amparo.framework.targets import Baseline, Target
from amparo.web.portal import words
from amparo.web.portal.fragments import figure_address
from amparo.web.portal.pages import Later, ShownNumber, ShownTarget
from amparo.web.portal.release import Release

_JOIN = "; "


def period_of(code: str, release: Release) -> ReportingPeriod:
    """Return the reporting period with `code`."""
    return period_from_code(code, release.framework.calendars)


def breakdown_text(breakdown: Mapping[str, str], release: Release) -> Text | None:
    """Return the categories in words ("Sex: girls; Age: 12-17"); None for a total."""
    known = release.framework.disaggregations
    parts = []
    for name, code in breakdown.items():
        category = next(one for one in known[name].categories if one.code == code)
        parts.append(words.BREAKDOWN.fill(name=known[name].name, category=category.name))
    if not parts:
        return None
    english, spanish = (_JOIN.join(part.read(one) for part in parts) for one in Language)
    return Text(english, spanish)


def shown_number(
    result: PublishedResult, release: Release, later: Mapping[int, LaterFigure] | None = None
) -> ShownNumber:
    """Return a protected result as a page shows it; `later` by the result's key."""
    framework = release.framework
    indicator = framework.indicators[result.indicator]
    newer = (later or {}).get(result.pk)
    return ShownNumber(
        status=Status(result.status),
        value=result.value,
        decimals=indicator.decimals,
        unit=indicator.unit,
        authority=framework.authorities[result.authority].short_name,
        period_code=result.period,
        period=period_of(result.period, release).name,
        place=framework.places[result.place].name if result.place != TOTAL else same(TOTAL),
        breakdown=breakdown_text(result.breakdown, release),
        reported=result.reported,
        expected=result.expected,
        known_from=result.known_from,
        sources=release.sources(result.sources),
        address=_annex_address(result, release),
        later=_later(newer, release, indicator) if newer else None,
    )


def _annex_address(result: PublishedResult, release: Release) -> str | None:
    if result.figure is None:
        return None
    edition = release.edition
    assert edition is not None  # noqa: S101 - a published result belongs to an edition
    return figure_address(release, edition.year, edition.number, result.figure)


def _later(newer: LaterFigure, release: Release, indicator: Indicator) -> Later:
    year, number = newer.edition.year, newer.edition.number
    address = release.address("edition", year, number)
    if newer.later.figure is not None:
        address = figure_address(release, year, number, newer.later.figure)
    return Later(
        status=Status(newer.later.status),
        value=newer.later.value,
        decimals=indicator.decimals,
        known_from=newer.later.known_from,
        address=address,
    )


def is_national(result: PublishedResult, release: Release) -> bool:
    """Whether the result is of the whole country, not by partner and not broken down."""
    place = release.framework.places.get(result.place)
    whole = place is not None and place.parent is None
    return whole and result.partner == TOTAL and not result.breakdown


def by_key(later: Iterable[LaterFigure]) -> dict[int, LaterFigure]:
    """Return later figures by the key of the result that they follow."""
    return {figure.printed.pk: figure for figure in later}


def shown_target(value: Target | Baseline, indicator: Indicator, release: Release) -> ShownTarget:
    """Return an agreed value as a page shows it."""
    return ShownTarget(
        value=value.amount,
        decimals=indicator.decimals,
        unit=indicator.unit,
        period=period_of(value.period, release).name,
        authority=release.framework.authorities[value.authority].short_name,
        proposal=value.provenance.proposal,
    )
