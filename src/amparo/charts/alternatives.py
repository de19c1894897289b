"""What a chart shows, in words, for readers who do not see it.

Numbers stand in it as the document prints them: the words of the points.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from amparo.charts.points import (
    MapPoints,
    PartsPoints,
    PlacePoint,
    Point,
    Series,
    SeriesPoints,
    TargetPoint,
    TargetPoints,
)
from amparo.framework.language import Text
from amparo.framework.statuses import WORDS, Status

_SERIES = Text("Line chart. {unit}. {series}", "Gráfico de líneas. {unit}. {series}")
_TREND = Text(
    "{authority}: {first} in {start}, {last} in {end}; highest {high} in {high_period}, "
    "lowest {low} in {low_period}.",
    "{authority}: {first} en {start}, {last} en {end}; máximo {high} en {high_period}, "
    "mínimo {low} en {low_period}.",
)
_ONE = Text("{authority}: {words} in {period}.", "{authority}: {words} en {period}.")
_NONE = Text("{authority}: no value.", "{authority}: ningún valor.")
_ABSENT = Text("{status}: {names}.", "{status}: {names}.")
_REVISED = Text(
    "Revised in {period}: {earlier} before, {words} now.",
    "Revisado en {period}: antes {earlier}, ahora {words}.",
)
_TARGETS = Text("Bar chart. {unit}. {years}", "Gráfico de barras. {unit}. {years}")
_WITH_TARGET = Text(
    "{period}: {words}, target {target}.", "{period}: {words}, con meta de {target}."
)
_WITHOUT_TARGET = Text("{period}: {words}, no target.", "{period}: {words}, sin meta.")
_BASELINE = Text("Baseline: {words}.", "Línea de base: {words}.")
_PARTS = Text(
    "Bar chart. {unit}. Stated total: {stated}. Parts: {parts}.",
    "Gráfico de barras. {unit}. Total declarado: {stated}. Partes: {parts}.",
)
_PART = Text("{name}: {words}", "{name}: {words}")
_IN_NO_PART = Text(
    "{words} of the total are in none of the parts; nobody explains the difference.",
    "{words} del total no figuran en ninguna de las partes; nadie explica la diferencia.",
)
_BEYOND = Text(
    "The parts are {words} more than the total; nobody explains the difference.",
    "Las partes superan el total en {words}; nadie explica la diferencia.",
)
_MAP = Text("Map. {unit}. {places}", "Mapa. {unit}. {places}")
_EXTREMES = Text(
    "Highest: {high_name} ({high}). Lowest: {low_name} ({low}). Places with a number: {count}.",
    "Máximo: {high_name} ({high}). Mínimo: {low_name} ({low}). Lugares con cifra: {count}.",
)
_NO_PLACE = Text("No place has a number.", "Ningún lugar tiene cifra.")


def series_alternative(points: SeriesPoints) -> Text:
    """Say for each authority where its series starts and ends, its extremes and its gaps."""
    return _SERIES.fill(unit=points.unit, series=_joined(map(_series_text, points.series)))


def target_alternative(points: TargetPoints) -> Text:
    """Say year by year what was reached and what was the target."""
    texts = [_year_text(point) for point in points.points]
    if points.baseline_words is not None:
        texts.insert(0, _BASELINE.fill(words=points.baseline_words))
    return _TARGETS.fill(unit=points.unit, years=_joined(texts))


def parts_alternative(points: PartsPoints) -> Text:
    """Say the total, its parts and what nobody explains."""
    parts = _joined((_PART.fill(name=p.name, words=p.words) for p in points.parts), "; ")
    whole = _PARTS.fill(unit=points.unit, stated=points.stated_words, parts=parts)
    if not points.difference:
        return whole
    gap = _IN_NO_PART if points.difference > 0 else _BEYOND
    return _joined((whole, gap.fill(words=points.difference_words)))


def map_alternative(points: MapPoints) -> Text:
    """Say which places have the highest and the lowest number, and which have none and why."""
    numbers = [(point.value, point) for point in points.points if point.value is not None]
    texts = [_extremes_text(numbers)] if numbers else [_NO_PLACE]
    texts += _absent_texts((point.status, point.name) for point in points.points if not _has(point))
    return _MAP.fill(unit=points.unit, places=_joined(texts))


def _has(point: Point | PlacePoint) -> bool:
    return point.value is not None


def _joined(texts: Iterable[Text], between: str = " ") -> Text:
    listed = list(texts)
    return Text(between.join(t.en for t in listed), between.join(t.es for t in listed))


def _series_text(series: Series) -> Text:
    numbers = [(point.value, point) for point in series.points if point.value is not None]
    texts = [_trend_text(series.authority, numbers)]
    texts += _absent_texts((p.status, p.period) for p in series.points if not _has(p))
    texts += [
        _REVISED.fill(period=point.period, earlier=point.earlier_words, words=point.words)
        for point in series.points
        if point.earlier_words is not None
    ]
    return _joined(texts)


def _trend_text(authority: Text, numbers: Sequence[tuple[Decimal, Point]]) -> Text:
    if not numbers:
        return _NONE.fill(authority=authority)
    first, last = numbers[0][1], numbers[-1][1]
    if len(numbers) == 1:
        return _ONE.fill(authority=authority, words=first.words, period=first.period)
    high = max(numbers, key=lambda pair: pair[0])[1]
    low = min(numbers, key=lambda pair: pair[0])[1]
    return _TREND.fill(
        authority=authority,
        first=first.words,
        start=first.period,
        last=last.words,
        end=last.period,
        high=high.words,
        high_period=high.period,
        low=low.words,
        low_period=low.period,
    )


def _extremes_text(numbers: Sequence[tuple[Decimal, PlacePoint]]) -> Text:
    high = max(numbers, key=lambda pair: pair[0])[1]
    low = min(numbers, key=lambda pair: pair[0])[1]
    return _EXTREMES.fill(
        high_name=high.name,
        high=high.words,
        low_name=low.name,
        low=low.words,
        count=len(numbers),
    )


def _absent_texts(absent: Iterable[tuple[Status, Text]]) -> list[Text]:
    """Return one sentence for each reason, naming what is absent for it."""
    by_status: dict[Status, list[Text]] = {}
    for status, name in absent:
        by_status.setdefault(status, []).append(name)
    return [
        _ABSENT.fill(status=_capital(WORDS[status]), names=_joined(names, "; "))
        for status, names in by_status.items()
    ]


def _capital(text: Text) -> Text:
    return Text(text.en.capitalize(), text.es.capitalize())


def _year_text(point: TargetPoint) -> Text:
    if point.target_words is None:
        return _WITHOUT_TARGET.fill(period=point.period, words=point.words)
    return _WITH_TARGET.fill(period=point.period, words=point.words, target=point.target_words)
