"""Series by authority over periods: revisions are marked, gaps are gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import cycle
from typing import Any

from amparo.charts.points import Series, SeriesPoints
from amparo.charts.theme import (
    PAPER,
    SERIES_COLOURS,
    SERIES_SHAPES,
    SOFT,
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

EARLIER = Text("earlier value, later revised", "valor anterior, luego revisado")
LABELLED = 10
"""Most values of a single series that carry their number; more would cover each other."""

NUMBER_OFFSET = 14  # pixels from a point to its number

Row = dict[str, Any]


def series_chart(points: SeriesPoints, language: Language) -> Specification:
    """Return the chart of `points`.

    Notes
    -----
    A line joins neighbouring values of one authority only while none is missing between
    them. A missing one is marked on the axis with the reason. A value that replaced an
    earlier one is joined to it; the earlier one is hollow.
    """
    labels = period_labels(points.periods, language)
    values: list[Row] = []
    absent: list[Row] = []
    heights: Counter[Text] = Counter()
    for series, colour in zip(points.series, cycle(SERIES_COLOURS), strict=False):
        for row, point in zip(_rows(series, labels, colour, language), series.points, strict=True):
            if point.value is None:
                words = WORDS[point.status].read(language)
                absent.append(row | {"entry": words, "level": heights[point.period]})
                heights[point.period] += 1
            else:
                values.append(row)
    axis = period_axis(list(labels.values()), max(heights.values(), default=0))
    entries = _entries(points, language)
    marks = legend(entries)
    layers = [*_present_layers(values, axis, marks), *absent_layers(absent, axis, marks["shape"])]
    return specification(language, points.unit, layers, height=height(entries))


def _entries(points: SeriesPoints, language: Language) -> list[Entry]:
    entries = [
        Entry(series.authority.read(language), shape, colour, colour)
        for series, colour, shape in zip(
            points.series, cycle(SERIES_COLOURS), cycle(SERIES_SHAPES), strict=False
        )
    ]
    every = [point for series in points.series for point in series.points]
    if any(point.earlier is not None for point in every):
        entries.append(Entry(EARLIER.read(language), "circle", PAPER, SOFT))
    reasons = (point.status for point in every if point.value is None)
    return entries + absent_entries(reasons, language)


def _rows(series: Series, labels: Mapping[Text, str], colour: str, language: Language) -> list[Row]:
    """Return a row for every point; values of one `segment` have no gap between them."""
    segment = 0
    rows = []
    for point in series.points:
        segment += point.value is None
        rows.append(
            {
                "entry": series.authority.read(language),
                "period": labels[point.period],
                "value": None if point.value is None else float(point.value),
                "words": point.words.read(language),
                "segment": f"{series.authority.en} {segment}",
                "colour": colour,
            }
            | _earlier(point.earlier, point.earlier_words, language)
        )
    return rows


def _earlier(value: Any, words: Text | None, language: Language) -> Row:
    if value is None or words is None:
        return {}
    return {"earlier": float(value), "earlier_words": words.read(language)}


def _present_layers(
    values: Sequence[Row], axis: Specification, marks: Specification
) -> list[Specification]:
    x, y, stroke = {"x": axis}, {"y": value_axis()}, {"stroke": {"field": "colour", "scale": None}}
    revised = [row for row in values if "earlier" in row]
    earlier = {"y": value_axis("earlier")}
    last = {row["entry"]: row for row in values}
    labelled = values if len(last) == 1 and len(values) <= LABELLED else list(last.values())
    below = [row for row in labelled if row.get("earlier", row["value"]) > row["value"]]
    above = [row for row in labelled if row not in below]
    return [
        {
            "data": {"values": list(values)},
            "mark": {"type": "line", "strokeWidth": 2.4},
            "encoding": x | y | stroke | {"detail": {"field": "segment", "type": "nominal"}},
        },
        {
            "data": {"values": revised},
            "mark": {"type": "rule", "strokeWidth": 1.4, "strokeDash": [2, 3]},
            "encoding": x | earlier | stroke | {"y2": {"field": "value"}},
        },
        {
            "data": {"values": revised},
            "mark": {"type": "point", "size": 62, "fill": PAPER, "opacity": 1, "strokeWidth": 1.6},
            "encoding": x | earlier | stroke,
        },
        *number_layers(
            [row | {"colour": SOFT} for row in revised],
            x | earlier | {"text": {"field": "earlier_words"}},
            align="right",
            dx=-10,
            fontWeight=400,
            fontSize=12,
        ),
        *number_layers(above, x | y | {"text": {"field": "words"}}, dy=-NUMBER_OFFSET),
        *number_layers(below, x | y | {"text": {"field": "words"}}, dy=NUMBER_OFFSET),
        {
            "data": {"values": list(values)},
            "mark": {"type": "point", "size": 72, "opacity": 1},
            "encoding": x | y | marks,
        },
    ]
