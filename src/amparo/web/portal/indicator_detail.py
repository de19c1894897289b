"""The page of one indicator: its numbers body by body, its part of the report, its definition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import ceil
from urllib.parse import urlencode

from django.http import Http404

from amparo.editions import queries as editions
from amparo.framework.indicators import Indicator
from amparo.framework.language import Text
from amparo.framework.results_framework import ResultsFramework
from amparo.web.portal import words
from amparo.web.portal.figures import (
    by_key,
    is_national,
    period_of,
    shown_number,
    shown_target,
)
from amparo.web.portal.fragments import INDICATOR, fitted, fragment
from amparo.web.portal.indicator_list import options
from amparo.web.portal.pages import IndicatorPage, Option, Series, SeriesRow, ShownNumber
from amparo.web.portal.release import Release, open_edition, open_release
from amparo.web.portal.reports import edition_summary

NUMBERS_ON_A_PAGE = 100
"""So many rows keep a page light."""


def indicator_page(code: str, indicator_code: str, asked: Mapping[str, str]) -> IndicatorPage:
    """Return everything one edition (the latest, else the one asked for) says of an indicator.

    Raises
    ------
    Http404
        The compact, the edition, the indicator or that page of its numbers is not known.
    """
    release = _release_asked(code, asked.get("edition", ""))
    framework = release.framework
    indicator = framework.indicators.get(indicator_code)
    if indicator is None:
        raise Http404
    numbers = indicator_numbers(release, indicator.code)
    periods = _period_options(numbers, asked.get("period", ""), release)
    listed = _of_chosen(periods, numbers)
    page = _page_asked(asked.get("page", "1"), len(listed))
    breakdowns = (framework.disaggregations[one] for one in indicator.disaggregations)
    return IndicatorPage(
        masthead=release.masthead("indicators"),
        indicator=indicator,
        objective=framework.objectives[indicator.objective] if indicator.objective else None,
        authorities=tuple(framework.authorities[one].name for one in indicator.authorities),
        calendar=framework.calendars[indicator.calendar].name,
        disaggregations=tuple(one.name for one in breakdowns),
        rules=_rules(indicator, framework),
        targets=tuple(shown_target(one, indicator, release) for one in indicator.targets),
        baselines=tuple(shown_target(one, indicator, release) for one in indicator.baselines),
        edition=edition_summary(release.edition, release) if release.edition else None,
        editions=_edition_options(release),
        periods=periods,
        numbers=listed[(page - 1) * NUMBERS_ON_A_PAGE : page * NUMBERS_ON_A_PAGE],
        turns=_turns(page, len(listed)),
        query=urlencode({name: asked[name] for name in ("edition", "period") if name in asked}),
        series=_series(numbers, indicator, release),
        fragment=fitted(fragment(release, f"{INDICATOR}{indicator.code}"), release),
        sources=release.sources(indicator.provenance),
    )


Numbers = list[tuple[editions.PublishedResult, ShownNumber]]


def indicator_numbers(release: Release, indicator: str) -> Numbers:
    """Return the protected results of an indicator with what the page shows of each."""
    if release.edition is None:
        return []
    later = by_key(editions.later_figures(release.edition))
    found = sorted(
        editions.results_of(release.edition, indicator), key=lambda one: _order(one, release)
    )
    return [(result, shown_number(result, release, later)) for result in found]


def _order(result: editions.PublishedResult, release: Release) -> tuple[bool, int, str, bool]:
    """Put the whole country before its places, body by body, and a total before its parts."""
    places = release.framework.places
    inside = places[result.place].parent is not None
    authorities = release.framework.indicators[result.indicator].authorities
    rank = authorities.index(result.authority)
    return inside, rank, result.place if inside else "", bool(result.breakdown)


def _release_asked(code: str, asked: str) -> Release:
    year, _, number = asked.partition("-")
    if not asked:
        return open_release(code)
    if not (year.isdecimal() and number.isdecimal()):
        raise Http404
    return open_release(code, open_edition(code, int(year), int(number)))


def _edition_options(release: Release) -> tuple[Option, ...]:
    named = {
        f"{one.year}-{one.number}": words.EDITION.fill(year=str(one.year), number=one.number)
        for one in editions.editions_of(release.code)
    }
    shown = release.edition
    return options(named, f"{shown.year}-{shown.number}" if shown else "")


def _period_options(numbers: Numbers, asked: str, release: Release) -> tuple[Option, ...]:
    """Return the periods that have numbers, the one that ended last first and chosen."""
    codes = _newest_first((result.period for result, _ in numbers), release)
    named = {code: period_of(code, release).name for code in codes}
    return options(named, asked if asked in named else next(iter(named), ""))


def _of_chosen(periods: tuple[Option, ...], numbers: Numbers) -> tuple[ShownNumber, ...]:
    chosen = {option.value for option in periods if option.chosen}
    return tuple(number for _, number in numbers if number.period_code in chosen)


def _page_asked(asked: str, count: int) -> int:
    page = int(asked) if asked.isdecimal() else 0
    if not 1 <= page <= max(1, ceil(count / NUMBERS_ON_A_PAGE)):
        raise Http404
    return page


def _turns(page: int, count: int) -> tuple[Option, ...]:
    starts = range(0, count, NUMBERS_ON_A_PAGE)
    return tuple(
        Option(str(at), words.span(start + 1, min(start + NUMBERS_ON_A_PAGE, count)), at == page)
        for at, start in enumerate(starts, start=1)
    )


def _series(numbers: Numbers, indicator: Indicator, release: Release) -> Series:
    national = {
        (result.period, result.authority): number
        for result, number in numbers
        if is_national(result, release)
    }
    counting = {authority for _, authority in national}
    columns = [one for one in indicator.authorities if one in counting]
    periods = _newest_first((period for period, _ in national), release)
    return Series(
        authorities=tuple(release.framework.authorities[one].short_name for one in columns),
        rows=tuple(
            SeriesRow(
                period_of(period, release).name,
                tuple(national.get((period, authority)) for authority in columns),
            )
            for period in periods
        ),
    )


def _newest_first(codes: Iterable[str], release: Release) -> list[str]:
    periods = [period_of(code, release) for code in set(codes)]
    ordered = sorted(periods, key=lambda one: (one.end, one.start, one.code), reverse=True)
    return [period.code for period in ordered]


def _rules(indicator: Indicator, framework: ResultsFramework) -> tuple[tuple[Text, Text], ...]:
    def axis(code: str) -> Text:
        breakdown = framework.disaggregations.get(code)
        return breakdown.name if breakdown else words.AXES[code]

    return tuple((axis(code), words.RULES[rule]) for code, rule in indicator.aggregation.items())
