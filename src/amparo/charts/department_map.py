"""A map of places in classes; what is withheld or not reported is no low value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from textwrap import wrap

from amparo.charts.borders import Feature, fitted_borders, lower_left, middle
from amparo.charts.points import MapPoints, PlacePoint
from amparo.charts.theme import (
    ABSENT_LOOKS,
    CLASS_COLOURS,
    INK,
    PAPER,
    SOFT,
    Specification,
    specification,
)
from amparo.framework.language import Language, Text
from amparo.framework.statuses import WORDS

MAP_HEIGHT = 620
NAME = 18  # characters of a line of a name
OUTLINE = "#7d8c93"
ZERO_COLOUR = "#f4f8f9"
RANGE = Text("{low} to {high}", "{low} a {high}")


@dataclass(frozen=True, slots=True)
class PlaceClass:
    """A class of the map: its words in the legend, its colour, the places in it, their mark."""

    words: Text
    colour: str
    codes: tuple[str, ...]
    mark: str = ""

    def label(self, language: Language) -> str:
        """Return what the legend says: the mark on the map, if any, and the words."""
        return f"{self.mark} {self.words.read(language)}".strip()


NO_DATA = PlaceClass(Text("no data for this place", "sin datos de este lugar"), PAPER, ())


def department_map(points: MapPoints, language: Language) -> Specification:
    """Return the map of `points`.

    Notes
    -----
    Places with a number are put into at most five classes of equally many places; a class
    is named by the lowest and the highest number in it. Zero is a class of its own. Every
    reason for absence has its own colour, outside the scale from low to high.

    Coordinates are drawn as they are, without a projection: near the equator a degree is
    almost as wide as high, and the direction in which a ring runs does not matter.
    """
    classes = classes_of(points.points)
    known = {code: place for place in classes for code in place.codes}
    shapes = fitted_borders(points.borders, points.inset)
    places = [shape for shape in shapes if shape["id"]]
    if any(shape["id"] not in known for shape in places):
        classes.append(NO_DATA)
    named = [shape | {"class": known.get(shape["id"], NO_DATA).label(language)} for shape in places]
    frame = [shape for shape in shapes if not shape["id"]]
    layers: list[Specification] = [
        {
            "data": {"values": frame},
            "mark": {"type": "geoshape", "fill": None, "stroke": SOFT, "strokeDash": [3, 3]},
        },
        {
            "data": {"values": named},
            "mark": {"type": "geoshape", "stroke": OUTLINE, "strokeWidth": 0.7},
            "encoding": {"fill": _class_scale(classes, language)},
        },
        _marks([(shape, known[shape["id"]].mark) for shape in places if shape["id"] in known]),
        *(_inset_name(shape, points, language) for shape in frame),
    ]
    planar = {"type": "identity", "reflectY": True}
    return specification(language, points.unit, layers, height=MAP_HEIGHT, projection=planar)


def _marks(marks: Sequence[tuple[Feature, str]]) -> Specification:
    places = [(*middle(shape), mark) for shape, mark in marks if mark]
    rows = [{"x": x, "y": y, "mark": mark} for x, y, mark in places]
    return {
        "data": {"values": rows},
        "mark": {"type": "text", "fontSize": 13, "color": INK},
        "encoding": _position() | {"text": {"field": "mark"}},
    }


def _inset_name(frame: Feature, points: MapPoints, language: Language) -> Specification:
    """Return the names of the places in the frame, below it."""
    names = [point.name.read(language) for point in points.points if point.code in points.inset]
    x, y = lower_left(frame)
    rows = [{"x": x, "y": y, "name": "\n".join(wrap(name, NAME))} for name in names]
    mark = {"type": "text", "align": "left", "baseline": "top", "dy": 6, "fontSize": 11}
    return {
        "data": {"values": rows},
        "mark": mark | {"color": SOFT, "lineBreak": "\n"},
        "encoding": _position() | {"text": {"field": "name"}},
    }


def _position() -> Specification:
    place = {"type": "quantitative"}
    return {"longitude": place | {"field": "x"}, "latitude": place | {"field": "y"}}


def classes_of(points: Sequence[PlacePoint]) -> list[PlaceClass]:
    """Return the classes in the order of the legend: zero, low to high, reasons for absence."""
    zeros = [point for point in points if point.value == 0]
    numbers = [point for point in points if point.value]
    classes = [_range_class(zeros, ZERO_COLOUR)] if zeros else []
    steps = _steps(numbers)
    for step, colour in zip(steps, _spread(CLASS_COLOURS, len(steps)), strict=True):
        classes.append(_range_class(step, colour))
    for status, (colour, mark) in ABSENT_LOOKS.items():
        codes = tuple(p.code for p in points if p.value is None and p.status is status)
        if codes:
            classes.append(PlaceClass(WORDS[status], colour, codes, mark))
    return classes


def _steps(points: Sequence[PlacePoint]) -> list[list[PlacePoint]]:
    """Cut points into steps of about equally many; equal print stays together."""
    ordered = sorted(points, key=lambda point: point.value or Decimal(0))
    alike = [list(group) for _, group in groupby(ordered, key=lambda point: point.words)]
    count = min(len(CLASS_COLOURS), len(alike))
    steps: list[list[PlacePoint]] = [[] for _ in range(count)]
    done = 0
    for place, group in enumerate(alike):
        middle = done + len(group) / 2
        by_size = int(middle * count / len(ordered))
        # No step stays empty: as many groups must be left as there are steps to come.
        step = min(max(by_size, count - (len(alike) - place)), place)
        steps[step] += group
        done += len(group)
    return [step for step in steps if step]


def _spread(colours: Sequence[str], count: int) -> list[str]:
    """Return `count` colours from the lightest to the darkest; one alone is the middle."""
    if count == 1:
        return [colours[len(colours) // 2]]
    last = len(colours) - 1
    return [colours[round(place * last / (count - 1))] for place in range(count)]


def _range_class(points: Sequence[PlacePoint], colour: str) -> PlaceClass:
    low, high = points[0].words, points[-1].words
    words = low if low == high else RANGE.fill(low=low, high=high)
    return PlaceClass(words, colour, tuple(point.code for point in points))


def _class_scale(classes: Sequence[PlaceClass], language: Language) -> Specification:
    return {
        "field": "class",
        "type": "nominal",
        "scale": {
            "domain": [place_class.label(language) for place_class in classes],
            "range": [place_class.colour for place_class in classes],
        },
        "legend": {
            "orient": "right",
            "direction": "vertical",
            "columns": 1,
            "symbolType": "square",
            "symbolSize": 320,
            "symbolStrokeColor": OUTLINE,
            "symbolStrokeWidth": 0.7,
            "labelLimit": 220,
            "offset": 8,
        },
    }
