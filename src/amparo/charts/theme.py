"""One calm look for all charts, and the number format of each language.

Colours can be told apart with every common colour vision; shape says the same once more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from amparo.framework.language import Language, Text
from amparo.framework.statuses import WORDS, Status

Specification = dict[str, Any]

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
FONT = "Liberation Sans"
"""What drawings are laid out with: as wide as Arial, and in the drawing library itself. A
drawing then has room for whichever font of `drawing.FAMILY` its reader has."""
WIDTH = 680
HEIGHT = 320

INK = "#1c2a30"
SOFT = "#50626a"
RULE = "#dbe3e6"
ACCENT = "#0b5566"
OCHRE = "#b35c00"
PAPER = "#ffffff"
GREY = "#c9d0d3"
PART = "#4b8d9b"

SERIES_COLOURS = ("#0b5566", "#c8741a", "#7a2e52", "#5b8fc4", "#6b7d2f", "#50626a")
SERIES_SHAPES = ("circle", "square", "diamond", "triangle-up", "triangle-down", "cross")
ABSENT_STEP = 16  # pixels between marks that stand one above the other

CLASS_COLOURS = ("#dcebee", "#a9cfd6", "#6baab6", "#2f7f90", "#0b5566")
"""From low to high. Absent values have colours of their own that are none of these."""

TARGET_SHAPE = "M-1,-.18L1,-.18L1,.18L-1,.18Z"
BASELINE_SHAPE = "M-1,0L-.4,0M-.1,0L.4,0M.7,0L1,0"

ABSENT_SHAPES = {
    Status.NOT_REPORTED: "M-.7,-.7L.7,.7M-.7,.7L.7,-.7",
    Status.NOT_APPLICABLE: "M-.8,0L.8,0",
    Status.WITHHELD: "M-.7,-.7L.7,-.7L.7,.7L-.7,.7Z",
    Status.UNDEFINED: "M0,-.8L.7,.6L-.7,.6Z",
}
ABSENT_LOOKS = {
    Status.NOT_REPORTED: ("#e9e0cd", "×"),  # noqa: RUF001 - the cross of the other charts
    Status.NOT_APPLICABLE: ("#d3d7d9", "–"),  # noqa: RUF001 - the dash of tables
    Status.WITHHELD: ("#dcb8cb", "◊"),
    Status.UNDEFINED: ("#f1d7a2", "?"),
}
"""Colours and marks on a map; the marks say in black and white what the colours say."""

NUMBER_LOCALES = {
    Language.EN: {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["", ""]},
    Language.ES: {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", ""]},
}
"""What d3-format is told: 1,234.5 and 1.234,5."""

MARGIN = 70  # pixels that the vertical axis takes
LEAST_ROOM = 5  # characters
LEGEND_ROW = 20  # pixels
SYMBOL = 54  # pixels that a legend's mark and the space behind it take
CHARACTER = 6.9  # pixels, the mean width of a character of the axis labels


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the legend: its words and how its mark looks."""

    words: str
    shape: str
    fill: str
    stroke: str


def absent_entries(statuses: Iterable[Status], language: Language) -> list[Entry]:
    """Return the legend's entries for the reasons that occur."""
    found = set(statuses)
    return [
        Entry(WORDS[status].read(language), shape, PAPER, SOFT)
        for status, shape in ABSENT_SHAPES.items()
        if status in found
    ]


def legend(entries: Sequence[Entry]) -> Specification:
    """Return the encoding by the field ``entry``; its channels make one legend."""
    shown = {"columns": _legend_columns(entries), "labelLimit": WIDTH - SYMBOL}
    ranges = {
        "shape": [entry.shape for entry in entries],
        "fill": [entry.fill for entry in entries],
        "stroke": [entry.stroke for entry in entries],
    }
    return {
        channel: {
            "field": "entry",
            "type": "nominal",
            "scale": {"domain": [entry.words for entry in entries], "range": looks},
            "legend": shown,
        }
        for channel, looks in ranges.items()
    }


def _legend_columns(entries: Sequence[Entry]) -> int:
    longest = max(len(entry.words) for entry in entries)
    return max(1, int(WIDTH / (longest * CHARACTER + SYMBOL)))


def height(entries: Sequence[Entry]) -> int:
    """Return the height of a chart, with room for the rows of its legend."""
    return HEIGHT + LEGEND_ROW * (len(entries) // _legend_columns(entries))


def absent_layers(
    rows: Sequence[Specification], axis: Specification, shape: Specification
) -> list[Specification]:
    """Return marks just below the axis for values that are absent, one shape for each reason.

    `rows` hold ``period``, ``entry``, ``colour`` and ``level``: how many marks stand above.
    """
    return [
        {
            "data": {"values": [row for row in rows if row["level"] == level]},
            "mark": {
                "type": "point",
                "size": 60,
                "strokeWidth": 1.8,
                "opacity": 1,
                "yOffset": ABSENT_STEP * level + ABSENT_STEP // 2 + 3,
            },
            "encoding": {
                "x": axis,
                "y": {"value": "height"},
                "shape": shape,
                "stroke": {"field": "colour", "scale": None},
            },
        }
        for level in sorted({row["level"] for row in rows})
    ]


def number_layers(
    rows: Sequence[Specification], place: Specification, **look: Any
) -> list[Specification]:
    """Return printed numbers at `place`, on a ground of the paper's colour."""
    mark = {"type": "text", "fontWeight": 600} | look
    ground = mark | {"stroke": PAPER, "strokeWidth": 4, "strokeJoin": "round", "color": PAPER}
    colour = {"color": {"field": "colour", "scale": None}}
    return [
        {"data": {"values": list(rows)}, "mark": ground, "encoding": place},
        {"data": {"values": list(rows)}, "mark": mark, "encoding": place | colour},
    ]


def specification(
    language: Language, unit: Text, layers: Sequence[Specification], **more: Any
) -> Specification:
    """Return layers as a whole chart in the theme, its unit above it."""
    whole: Specification = {
        "$schema": SCHEMA,
        "title": {"text": unit.read(language)},
        "width": WIDTH,
        "height": HEIGHT,
        "autosize": {"type": "fit", "contains": "padding"},
        "layer": list(layers),
        "config": _configuration(language),
    }
    return whole | more


def period_labels(periods: Sequence[Text], language: Language) -> dict[Text, str]:
    """Return each period's name broken into lines that fit below its place on the axis."""
    room = max(LEAST_ROOM, int((WIDTH - MARGIN) / max(1, len(periods)) / CHARACTER) - 1)
    return {
        text: "\n".join(wrap(text.read(language), room, break_long_words=False)) for text in periods
    }


def period_axis(labels: Sequence[str], levels: int = 0) -> Specification:
    """Return the horizontal axis of periods, named by `period_labels`.

    `levels` is how many marks of absence stand between the axis and its names.
    """
    return {
        "field": "period",
        "type": "ordinal",
        "scale": {"domain": list(labels), "paddingOuter": 0.4},
        "axis": {
            "title": None,
            "labelExpr": r"split(datum.label, '\n')",
            "labelAngle": 0,
            "labelPadding": 10 + ABSENT_STEP * levels,
            "labelOverlap": True,
            "grid": False,
            "tickSize": 0 if levels else 5,
        },
    }


def value_axis(field: str = "value") -> Specification:
    """Return the vertical axis of values; zero is always on it."""
    return {
        "field": field,
        "type": "quantitative",
        "scale": {"zero": True, "nice": True},
        "axis": {"title": None, "tickCount": 5, "domain": False, "ticks": False},
    }


def _configuration(language: Language) -> Specification:
    return {
        "aria": False,
        "background": PAPER,
        "font": FONT,
        "locale": {"number": NUMBER_LOCALES[language]},
        "padding": {"left": 8, "right": 12, "top": 4, "bottom": 4},
        "title": {
            "anchor": "start",
            "frame": "bounds",
            "color": SOFT,
            "fontSize": 14,
            "fontWeight": 400,
            "offset": 14,
        },
        "view": {"stroke": None},
        "axis": {
            "labelColor": SOFT,
            "labelFontSize": 13,
            "titleColor": SOFT,
            "titleFontSize": 13,
            "titleFontWeight": 400,
            "domainColor": SOFT,
            "gridColor": RULE,
            "tickColor": SOFT,
            "labelPadding": 8,
        },
        "legend": {
            "orient": "top",
            "title": None,
            "direction": "horizontal",
            "labelColor": INK,
            "labelFontSize": 13,
            "symbolSize": 90,
            "symbolStrokeWidth": 1.8,
            "columnPadding": 34,
            "rowPadding": 5,
            "offset": 22,
        },
        "text": {"font": FONT, "fontSize": 13, "color": INK},
    }
