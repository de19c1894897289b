"""The charts of one indicator, from the very figures that its tables print."""

from __future__ import annotations

from amparo.annual_report.figures import listed
from amparo.annual_report.selection import Material
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
from amparo.documents.content import Chart, FigureReference, Table
from amparo.documents.numbers import format_amount, format_figure
from amparo.framework.indicators import Indicator
from amparo.framework.language import Language, Text, in_both

FEWEST_POINTS = 2
"""A chart of fewer values says nothing that the table does not."""

CHART_TITLE = Text("{title} ({unit})", "{title} ({unit})")
ALTERNATIVE_SERIES = Text(
    "Chart of {title} by authority. {series}. The table below holds the same figures.",
    "Gráfico de {title} por autoridad. {series}. La tabla siguiente contiene las mismas cifras.",
)
ALTERNATIVE_OF_ONE = Text("{authority}: {points}", "{authority}: {points}")
ALTERNATIVE_POINT = Text("{period} {words}", "{period} {words}")
ALTERNATIVE_TARGET = Text(
    "Chart of target and actual of {title}: {points}. The table below holds the same figures.",
    "Gráfico de meta y resultado de {title}: {points}. La tabla siguiente contiene las mismas "
    "cifras.",
)
ALTERNATIVE_MAP = Text(
    "Map of {title}, {period}. Highest: {points}. Places without a figure are hatched, withheld "
    "figures are marked; the table below holds all of them.",
    "Mapa de {title}, {period}. Valores más altos: {points}. Los lugares sin cifra aparecen "
    "rayados y las cifras reservadas, marcadas; la tabla siguiente las contiene todas.",
)
MOST_NAMED = 3


def series_chart(material: Material, indicator: Indicator, table: Table) -> Chart | None:
    """Return the series by authority; None where there are too few values to draw."""
    headlines = material.headlines(indicator.code)
    drawn = [each for each in headlines if each.value is not None]
    if len(drawn) < FEWEST_POINTS:
        return None
    names = material.framework.authorities
    earlier = {each.result: each.earlier for each in material.revisions(indicator.code)}

    def point(result: ProtectedResult) -> Point:
        before = earlier.get(result)
        return Point(
            period=material.period_name(result.period),
            status=result.status,
            value=result.value,
            words=words_of(material, result),
            earlier=before,
            earlier_words=None
            if before is None
            else in_both(lambda language: format_amount(before, indicator.decimals, language)),
        )

    series = tuple(
        Series(
            names[code].short_name,
            tuple(point(each) for each in headlines if each.authority == code),
        )
        for code in indicator.authorities
        if any(each.authority == code for each in headlines)
    )
    periods = tuple(material.period_name(code) for code in material.periods_of(headlines))
    points = SeriesPoints(indicator.unit.name, periods, series)
    spoken = listed(
        [
            ALTERNATIVE_OF_ONE.fill(
                authority=each.authority,
                points=listed(
                    [
                        ALTERNATIVE_POINT.fill(period=point.period, words=point.words)
                        for point in each.points
                    ]
                ),
            )
            for each in series
        ]
    )
    return Chart(
        id=f"chart-series-{indicator.code}",
        title=_title(indicator),
        alternative=ALTERNATIVE_SERIES.fill(title=indicator.title, series=spoken),
        specifications={each: draw_series(points, each) for each in Language},
        table=table.id,
    )


def target_chart(material: Material, indicator: Indicator, table: Table) -> Chart | None:
    """Return target against actual of the nation, as counted by the first authority."""
    rows = [
        each
        for each in material.progress(indicator.code)
        if each.place == material.nation and each.authority == indicator.authorities[0]
    ]
    if len(rows) < FEWEST_POINTS:
        return None

    def amount(row: ProtectedProgress) -> Text | None:
        if row.target is None:
            return None
        target = row.target
        return in_both(lambda language: format_amount(target, indicator.decimals, language))

    points = tuple(
        TargetPoint(
            period=material.period_name(each.period),
            status=each.result.status,
            actual=each.actual,
            words=words_of(material, each.result),
            target=each.target,
            target_words=amount(each),
        )
        for each in rows
    )
    baseline = rows[0].baseline
    baseline_words = (
        None
        if baseline is None
        else in_both(lambda language: format_amount(baseline, indicator.decimals, language))
    )
    drawn = TargetPoints(indicator.unit.name, points, baseline, baseline_words)
    spoken = listed(
        [ALTERNATIVE_POINT.fill(period=each.period, words=each.words) for each in points]
    )
    return Chart(
        id=f"chart-target-{indicator.code}",
        title=_title(indicator),
        alternative=ALTERNATIVE_TARGET.fill(title=indicator.title, points=spoken),
        specifications={each: draw_target(drawn, each) for each in Language},
        table=table.id,
    )


def map_chart(
    material: Material, indicator: Indicator, authority: str, table: Table
) -> Chart | None:
    """Return the map of the latest period by place; None without borders or values."""
    borders = material.inputs.borders
    results = material.by_place(indicator.code, authority)
    latest = material.periods_of(results)[-1]
    shown = [each for each in results if each.period == latest]
    valued = [each for each in shown if each.value is not None]
    if borders is None or len(valued) < FEWEST_POINTS:
        return None
    places = material.framework.places
    points = MapPoints(
        unit=indicator.unit.name,
        points=tuple(
            PlacePoint(
                each.place,
                places[each.place].name,
                each.status,
                each.value,
                words_of(material, each),
            )
            for each in shown
        ),
        borders=borders,
        inset=tuple(borders.get("inset", ())),
    )
    highest = sorted(valued, key=lambda each: (-(each.value or 0), each.place))[:MOST_NAMED]
    spoken = listed(
        [
            ALTERNATIVE_POINT.fill(period=places[each.place].name, words=words_of(material, each))
            for each in highest
        ]
    )
    return Chart(
        id=f"chart-map-{indicator.code}-{authority}",
        title=_title(indicator),
        alternative=ALTERNATIVE_MAP.fill(
            title=indicator.title, period=material.period_name(latest), points=spoken
        ),
        specifications={each: department_map(points, each) for each in Language},
        table=table.id,
    )


def words_of(material: Material, result: ProtectedResult) -> Text:
    """Return what the document prints for `result`."""
    reference: FigureReference = material.registry.result(result)
    figure = material.registry.figures[reference.number - 1]
    return in_both(lambda language: format_figure(figure, language))


def _title(indicator: Indicator) -> Text:
    return CHART_TITLE.fill(title=indicator.title, unit=indicator.unit.name)
