"""Targets against actual values by year, with the agreed baseline."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from amparo.charts.points import TargetPoints
from amparo.charts.theme import (
    ACCENT,
    BASELINE_SHAPE,
    OCHRE,
    PAPER,
    SOFT,
    TARGET_SHAPE,
    Entry,
    Specification,
    absent_entries,
    absent_layers,
    height,
    legend,
    number_layers,
    period_axis,
    period_labels,
    specification,
    value_axis,
)
from amparo.framework.language import Language, Text
from amparo.framework.statuses import WORDS

ACTUAL = Text("actual", "logrado")
TARGET = Text("target", "meta")
BASELINE = Text("baseline", "línea de base")

BAR = 0.5  # share of a year's width
TICK = 0.66
TICK_END = (1 + TICK) / 2

Row = dict[str, Any]


def target_chart(points: TargetPoints, language: Language) -> Specification:
    """Return the chart of `points`: bars are actual values, dark lines across them targets.

    Notes
    -----
    A year without an actual value has no bar and a mark with the reason below the axis; a
    year without a target has no line.
    """
    labels = period_labels([point.period for point in points.points], language)
    actual: list[Row] = []
    targets: list[Row] = []
    absent: list[Row] = []
    for point in points.points:
        row = {"period": labels[point.period], "colour": ACCENT}
        if point.actual is None:
            absent.append(row | {"entry": WORDS[point.status].read(language), "level": 0})
        else:
            actual.append(row | _number(point.actual, point.words, language))
        if point.target is not None and point.target_words is not None:
            number = _number(point.target, point.target_words, language)
            targets.append(row | number | {"colour": OCHRE})
    entries = _entries(points, bool(targets), language)
    axis = period_axis(list(labels.values()), 1 if absent else 0)
    marks = legend(entries)
    place = {"x": axis, "y": value_axis()}
    layers = [
        _bars(actual, place),
        *_baseline(points),
        *_targets(targets, place),
        *number_layers(actual, place | {"text": {"field": "words"}}, dy=-10),
        *absent_layers(absent, axis, marks["shape"]),
        _legend_layer(marks),
    ]
    return specification(language, points.unit, layers, height=height(entries))


def _number(value: Decimal, words: Text, language: Language) -> Row:
    return {"value": float(value), "words": words.read(language)}


def _entries(points: TargetPoints, has_targets: bool, language: Language) -> list[Entry]:
    entries = [Entry(ACTUAL.read(language), "square", ACCENT, ACCENT)]
    if has_targets:
        entries.append(Entry(TARGET.read(language), TARGET_SHAPE, OCHRE, OCHRE))
    if points.baseline is not None:
        entries.append(Entry(_baseline_words(points, language), BASELINE_SHAPE, PAPER, SOFT))
    reasons = (point.status for point in points.points if point.actual is None)
    return entries + absent_entries(reasons, language)


def _baseline_words(points: TargetPoints, language: Language) -> str:
    name = BASELINE.read(language)
    words = points.baseline_words
    return f"{name}: {words.read(language)}" if words else name


def _bars(actual: list[Row], place: Specification) -> Specification:
    mark = {"type": "bar", "color": ACCENT, "width": {"band": BAR}}
    return {"data": {"values": actual}, "mark": mark, "encoding": place}


def _targets(targets: list[Row], place: Specification) -> list[Specification]:
    """Return the lines across the bars, their numbers to the right of them."""
    mark = {"type": "tick", "color": OCHRE, "thickness": 4, "opacity": 1, "width": {"band": TICK}}
    beside = place | {"x": place["x"] | {"bandPosition": TICK_END}, "text": {"field": "words"}}
    line = {"data": {"values": targets}, "mark": mark, "encoding": place}
    return [line, *number_layers(targets, beside, align="left", dx=4)]


def _baseline(points: TargetPoints) -> list[Specification]:
    if points.baseline is None:
        return []
    return [
        {
            "data": {"values": [{"value": float(points.baseline)}]},
            "mark": {"type": "rule", "color": SOFT, "strokeWidth": 1.5, "strokeDash": [5, 4]},
            "encoding": {"y": value_axis()},
        }
    ]


def _legend_layer(marks: Specification) -> Specification:
    """Return a layer that draws nothing but brings the legend."""
    return {"data": {"values": []}, "mark": {"type": "point"}, "encoding": marks}
