"""Checks of the values agreed for an indicator: periods, places, authorities, annual targets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from amparo.framework import check_issues as kinds
from amparo.framework import yaml_issues
from amparo.framework.fields import Entry
from amparo.framework.indicators import IndicatorState, Level
from amparo.framework.issues import offer
from amparo.framework.language import same
from amparo.framework.periods import (
    Calendar,
    Frequency,
    PeriodInvalid,
    ReportingPeriod,
    example_codes,
    has_term,
    period_from_code,
    periods_between,
)
from amparo.framework.places import PlaceTree
from amparo.framework.yaml_nodes import quotable


@dataclass(frozen=True, slots=True)
class Horizon:
    """In which periods and places values can be agreed; None where that cannot be relied on."""

    calendars: Mapping[str, Calendar]
    places: PlaceTree | None
    starts: date | None
    ends: date | None

    def calendars_of(self, indicator: Entry) -> dict[str, Calendar]:
        """Return the indicator's calendar and the compact's own; empty where it is not sound."""
        own = indicator["calendar"]
        if own not in self.calendars:
            return {}
        counted = {code: found for code, found in self.calendars.items() if has_term(found)}
        return {own: self.calendars[own], **counted}


def check_agreed_values(code: str, indicator: Entry, horizon: Horizon) -> None:
    """Say every mistake of meaning in the baselines and targets of indicator `code`."""
    baselines, targets = indicator["baselines"] or (), indicator["targets"] or ()
    for entry in (*baselines, *targets):
        _check_who_and_where(code, indicator, entry, horizon)
    _check_once(baselines)
    _check_once(targets)
    for entry in baselines:
        _check_period(indicator, entry, horizon, spans=True)
    agreed = {_check_target_period(indicator, entry, horizon) for entry in targets}
    if indicator["state"] is IndicatorState.ACTIVE and indicator["level"] is not Level.CONTEXT:
        _check_every_year(code, indicator, agreed, horizon)


def _check_who_and_where(code: str, indicator: Entry, entry: Entry, horizon: Horizon) -> None:
    authority, counting = entry["authority"], indicator["authorities"]
    if authority and "authorities" not in indicator.wrong and authority not in counting:
        words = {"value": authority, "indicator": code, "offer": offer(authority, counting)}
        entry.reading.say(kinds.AUTHORITY_NOT_COUNTING, "authority", **words)
    place, places = entry["place"], horizon.places
    if place and places is not None and place not in places:
        words = {"value": quotable(place), "noun": "places", "offer": offer(place, places)}
        entry.reading.say(yaml_issues.UNKNOWN_REFERENCE, "place", **words)


def _check_once(entries: tuple[Entry, ...]) -> None:
    seen = set()
    for entry in entries:
        key = (entry["period"], entry["authority"], entry["place"])
        if None not in key and key in seen:
            words = dict(zip(("period", "authority", "place"), key, strict=True))
            entry.reading.say(kinds.AGREED_TWICE, **words)
        seen.add(key)


def _check_period(
    indicator: Entry, entry: Entry, horizon: Horizon, *, spans: bool
) -> ReportingPeriod | None:
    """Return the period of `entry`, or None after saying why there is none."""
    code, calendars = entry["period"], horizon.calendars_of(indicator)
    if code is None or not calendars:
        return None
    try:
        period = period_from_code(code, calendars)
    except PeriodInvalid:
        period = None
    if period is None or (period.frequency is Frequency.SPAN and not spans):
        own = calendars[indicator["calendar"]]
        words = {"value": quotable(code), "calendar": own.code, "examples": example_codes(own)}
        entry.reading.say(kinds.UNKNOWN_PERIOD, "period", **words)
        return None
    return period


def _check_target_period(indicator: Entry, entry: Entry, horizon: Horizon) -> str | None:
    """Return the code of the target's period, or None where it can be no target's."""
    period = _check_period(indicator, entry, horizon, spans=False)
    if period is None or horizon.starts is None or horizon.ends is None:
        return None
    if period.end < horizon.starts or horizon.ends < period.start:
        days = {"starts": horizon.starts.isoformat(), "ends": horizon.ends.isoformat()}
        entry.reading.say(kinds.TARGET_OUTSIDE_TERM, "period", value=period.code, **days)
        return None
    return period.code


def _check_every_year(
    code: str, indicator: Entry, agreed: set[str | None], horizon: Horizon
) -> None:
    """Say the years without target, unless a target with a wrong period may be theirs."""
    missing = [year for year in _years(indicator, horizon) if year not in agreed]
    explained = None in agreed or (not agreed and "targets" in indicator.wrong)
    if missing and not explained:
        years = same(", ".join(missing))
        indicator.reading.say(kinds.TARGETS_MISSING, "targets", indicator=code, years=years)


def _years(indicator: Entry, horizon: Horizon) -> Iterator[str]:
    """Yield the years of the indicator's calendar that lie within the compact's term."""
    calendar = horizon.calendars.get(indicator["calendar"])
    if calendar is not None and horizon.starts is not None and horizon.ends is not None:
        years = periods_between(calendar, horizon.starts, horizon.ends, Frequency.YEAR)
        yield from (year.code for year in years)
