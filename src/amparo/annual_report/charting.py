"""The charts of one indicator, from the very figures that its tables print.

Tables come before charts here: a chart asks the register for words and never for a number.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from amparo.annual_report import texts
from amparo.annual_report.naming import short_period
from amparo.annual_report.selection import MOST_PERIODS, Material
from amparo.annual_report.tables import counting
from amparo.charts.alternatives import map_alternative, series_alternative, target_alternative
from amparo.charts.department_map import department_map
from amparo.charts.points import (
    MapPoints,
    PlacePoint,
    Point,
    Series,
    SeriesPoints,
    TargetPoint,
    TargetPoints,
)
from amparo.charts.series import series_chart as draw_series
from amparo.charts.target import target_chart as draw_target
from amparo.disclosure.progress import ProtectedProgress
from amparo.disclosure.protection import ProtectedResult
from amparo.documents.content import Chart, Table
from amparo.documents.numbers import format_amount
from amparo.framework.indicators import Indicator
from amparo.framework.language import Language, Text, in_both
from amparo.framework.periods import Frequency

FEWEST_POINTS = 3
"""A chart of fewer values says nothing that the table does not."""

FEWEST_TARGETS = 2


def series_chart(
    material: Material, indicator: Indicator, table: Table, shown: Sequence[ProtectedResult]
) -> Chart | None:
    """Return the series by authority; None where there are too few values to draw."""
    headlines = _alike(material, shown)
    names = material.framework.authorities
    earlier = {each.result: each.earlier for each in material.revisions(indicator.code)}
    values = sum((each.value is not None) + (each in earlier) for each in headlines)
    if values < FEWEST_POINTS:
        return None

    def point(result: ProtectedResult) -> Point:
        before = earlier.get(result)
        return Point(
            period=_axis_name(material, result.period),
            status=result.status,
            value=result.value,
            words=material.registry.words(result),
            earlier=before,
            earlier_words=None if before is None else _amount(before, indicator),
        )

    points = SeriesPoints(
        unit=indicator.unit.name,
        periods=tuple(_axis_name(material, code) for code in material.periods_of(headlines)),
        series=tuple(
            Series(
                names[code].short_name,
                tuple(point(each) for each in headlines if each.authority == code),
            )
            for code in counting(indicator, headlines)
        ),
    )
    return Chart(
        id=f"chart-series-{indicator.code}",
        title=table.caption,
        alternative=series_alternative(points),
        specifications={each: draw_series(points, each) for each in Language},
        table=table.id,
    )


def _alike(material: Material, results: Sequence[ProtectedResult]) -> list[ProtectedResult]:
    """Return the results of the commonest length: a line through unlike spans would mislead."""
    lengths = [material.registry.period(each.period).frequency for each in results]
    commonest = max(lengths, key=lambda each: (lengths.count(each), each is not Frequency.SPAN))
    return [each for each, length in zip(results, lengths, strict=True) if length is commonest]


def target_chart(material: Material, indicator: Indicator, table: Table) -> Chart | None:
    """Return target against actual of the nation, as counted by the first authority."""
    rows = [
        each
        for each in material.progress(indicator.code)
        if (each.place, each.authority) == (material.nation, indicator.authorities[0])
    ]
    if len(rows) < FEWEST_TARGETS:
        return None

    def point(row: ProtectedProgress) -> TargetPoint:
        return TargetPoint(
            period=_axis_name(material, row.period),
            status=row.result.status,
            actual=row.actual,
            words=material.registry.words(row.result),
            target=row.target,
            target_words=_amount(row.target, indicator),
        )

    baseline = rows[0].baseline
    points = TargetPoints(
        unit=indicator.unit.name,
        points=tuple(map(point, rows)),
        baseline=baseline,
        baseline_words=None if baseline is None else _amount(baseline, indicator),
    )
    return Chart(
        id=f"chart-targets-{indicator.code}",
        title=table.caption,
        alternative=target_alternative(points),
        specifications={each: draw_target(points, each) for each in Language},
        table=table.id,
    )


def map_chart(
    material: Material, indicator: Indicator, authority: str, table: Table
) -> Chart | None:
    """Return the map of the latest period with enough places; None without one or borders."""
    borders = material.inputs.borders
    results = material.whole_periods(material.by_place(indicator.code, authority))
    drawn = _latest_with_places(material, results)
    if borders is None or not drawn:
        return None
    places = material.framework.places

    def point(result: ProtectedResult) -> PlacePoint:
        words = material.registry.words(result)
        name = places[result.place].name
        return PlacePoint(result.place, name, result.status, result.value, words)

    points = MapPoints(
        unit=indicator.unit.name,
        points=tuple(map(point, drawn)),
        borders=borders,
        inset=tuple(borders.get("inset", ())),
    )
    period = material.period_name(drawn[0].period)
    return Chart(
        id=f"chart-map-{indicator.code}-{authority}",
        title=texts.COMMA.fill(first=table.caption, second=period),
        alternative=map_alternative(points),
        specifications={each: department_map(points, each) for each in Language},
        table=table.id,
    )


def _latest_with_places(
    material: Material, results: Sequence[ProtectedResult]
) -> list[ProtectedResult]:
    """Return the results of the latest period that has enough values, of those in the table."""
    for period in reversed(material.periods_of(results)[-MOST_PERIODS:]):
        found = [each for each in results if each.period == period]
        if sum(each.value is not None for each in found) >= FEWEST_POINTS:
            return found
    return []


def _axis_name(material: Material, period: str) -> Text:
    return short_period(material.registry.period(period))


def _amount(value: Decimal, indicator: Indicator) -> Text:
    return in_both(lambda language: format_amount(value, indicator.decimals, language))
