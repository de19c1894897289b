"""The list of indicators, and the rows that the plan shares with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils import timezone

from amparo.editions import queries as editions
from amparo.framework.indicators import Indicator, Level
from amparo.framework.language import Language, Text
from amparo.web.portal import words
from amparo.web.portal.figures import by_key, period_of, shown_number, shown_target
from amparo.web.portal.pages import (
    IndicatorRow,
    IndicatorsPage,
    Option,
    ShownNumber,
    ShownTarget,
    Tally,
)
from amparo.web.portal.release import Release, open_release

FILTERS: Mapping[str, Text] = {
    "key": words.ONLY_KEY,
    "targets": words.WITH_TARGETS,
    "no-targets": words.WITHOUT_TARGETS,
    "figures": words.WITH_NUMBERS,
    "no-figures": words.WITHOUT_NUMBERS,
}


def indicators_page(code: str, asked: Mapping[str, str]) -> IndicatorsPage:
    """Return the list of indicators under the filter that was asked for."""
    release = open_release(code)
    rows = indicator_rows(release)
    sought, objective, show = (asked.get(name, "") for name in ("words", "objective", "show"))
    named = {
        one.code: words.OBJECTIVE.fill(code=one.code, name=one.short_name)
        for one in release.framework.objectives.values()
    }
    return IndicatorsPage(
        masthead=release.masthead("indicators"),
        words=sought,
        objectives=options(named, objective),
        states=options(FILTERS, show),
        rows=tuple(
            row
            for row in rows
            if _holds(row.indicator, sought)
            and objective in {"", row.indicator.objective}
            and _fits(row, show)
        ),
        total=len(rows),
    )


def options(named: Mapping[str, Text], chosen: str) -> tuple[Option, ...]:
    """Return the choices of a filter with the chosen one marked."""
    return tuple(Option(value, label, value == chosen) for value, label in named.items())


def _holds(indicator: Indicator, sought: str) -> bool:
    read = (indicator.code, *(indicator.title.read(language) for language in Language))
    text = " ".join(read).casefold()
    return all(word in text for word in sought.casefold().split())


def _fits(row: IndicatorRow, show: str) -> bool:
    fits = {
        "key": row.indicator.key,
        "targets": row.target is not None,
        "no-targets": row.target is None and row.indicator.level is not Level.CONTEXT,
        "figures": row.latest is not None,
        "no-figures": row.latest is None,
    }
    return fits.get(show, True)


def indicator_rows(release: Release) -> tuple[IndicatorRow, ...]:
    """Return every indicator with its target of the day and its latest national number."""
    headlines = _headlines(release)
    today = timezone.localdate()
    return tuple(
        _row(indicator, release, headlines.get(indicator.code), today)
        for indicator in release.framework.indicators.values()
    )


def _headlines(release: Release) -> dict[str, ShownNumber]:
    if release.edition is None:
        return {}
    later = by_key(editions.later_figures(release.edition))
    found = editions.headline_results(release.edition)
    return {code: shown_number(result, release, later) for code, result in found.items()}


def _row(
    indicator: Indicator, release: Release, latest: ShownNumber | None, today: date
) -> IndicatorRow:
    framework = release.framework
    return IndicatorRow(
        indicator=indicator,
        objective=framework.objectives[indicator.objective] if indicator.objective else None,
        authority=framework.authorities[indicator.authorities[0]].short_name,
        target=_target_of_the_day(indicator, release, today),
        latest=latest,
        address=release.address("indicator", indicator.code),
    )


def _target_of_the_day(indicator: Indicator, release: Release, today: date) -> ShownTarget | None:
    """Return the target of the year that `today` lies in, else the last one; None without any."""
    ends = {period_of(target.period, release).end: target for target in indicator.targets}
    if not ends:
        return None
    day = min((end for end in ends if end >= today), default=max(ends))
    return shown_target(ends[day], indicator, release)


def tally(rows: Iterable[IndicatorRow]) -> Tally:
    """Count indicators, those with targets, and those with a national number."""
    listed = list(rows)
    return Tally(
        indicators=len(listed),
        with_targets=sum(row.target is not None for row in listed),
        with_numbers=sum(row.latest is not None for row in listed),
    )
