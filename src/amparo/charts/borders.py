"""Borders of places fitted for drawing: far-off places moved into a frame, small ones on top."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

Position = tuple[float, float]
Polygon = list[list[Position]]
Feature = dict[str, Any]

FRAME = 0.17
"""Side of the frame as a share of the map's width."""

ENLARGED = 0.56
"""Share of the frame that the places in it take."""

LEAST_ISLAND = 0.36
"""Least width of an island as a share of the frame; a smaller one is drawn larger."""


@dataclass(frozen=True, slots=True)
class Box:
    """The smallest box, in degrees, around some positions."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def around(cls, positions: Iterable[Position]) -> Box:
        """Return the box around `positions`."""
        longitudes, latitudes = zip(*positions, strict=True)
        return cls(min(longitudes), min(latitudes), max(longitudes), max(latitudes))

    @property
    def size(self) -> float:
        """The longer of width and height; never 0."""
        return max(self.east - self.west, self.north - self.south) or 1.0

    @property
    def centre(self) -> Position:
        """The middle of the box."""
        return (self.west + self.east) / 2, (self.south + self.north) / 2


def middle(feature: Feature) -> Position:
    """Return a point well inside a feature's largest polygon, where its mark stands.

    It is the middle of the widest stretch of land at half the polygon's height.
    """
    rings = [polygon[0] for polygon in feature["geometry"]["coordinates"]]
    ring = max(rings, key=lambda ring: Box.around(ring).size)
    x, y = Box.around(ring).centre
    shores = sorted(
        x0 + (y - y0) * (x1 - x0) / (y1 - y0)
        for (x0, y0), (x1, y1) in pairwise(ring)
        if (y0 > y) != (y1 > y)
    )
    stretches = list(zip(shores[::2], shores[1::2], strict=True))
    west, east = max(stretches, key=lambda ends: ends[1] - ends[0], default=(x, x))
    return (west + east) / 2, y


def lower_left(feature: Feature) -> Position:
    """Return the corner of a feature's box below which its name stands."""
    box = Box.around(_positions(feature["geometry"]["coordinates"]))
    return box.west, box.south


def fitted_borders(borders: Mapping[str, Any], inset: Sequence[str]) -> list[Feature]:
    """Return the features to draw, large places first so that none hides another.

    Parameters
    ----------
    borders : mapping
        GeoJSON feature collection of polygons, each feature with an ``id``.
    inset : sequence of str
        Ids of places to enlarge in a frame at the upper left of the others. The frame is a
        feature with an empty ``id``.
    """
    places = {feature["id"]: _polygons(feature["geometry"]) for feature in borders["features"]}
    near = {code: shape for code, shape in places.items() if code not in inset}
    far = {code: shape for code, shape in places.items() if code in inset}
    drawn = sorted(near.items(), key=lambda item: -Box.around(_positions(item[1])).size)
    features = [_feature(code, shape) for code, shape in drawn]
    if far and near:
        frame = _frame(Box.around(p for shape in near.values() for p in _positions(shape)))
        features += [_feature("", [[_ring(frame)]]), *_enlarged(far, frame)]
    return features


def _polygons(geometry: Mapping[str, Any]) -> list[Polygon]:
    coordinates = geometry["coordinates"]
    polygons = [coordinates] if geometry["type"] == "Polygon" else coordinates
    return [
        [[(float(p[0]), float(p[1])) for p in ring] for ring in polygon] for polygon in polygons
    ]


def _positions(polygons: Iterable[Polygon]) -> Iterator[Position]:
    return (position for polygon in polygons for ring in polygon for position in ring)


def _feature(code: str, polygons: list[Polygon]) -> Feature:
    geometry = {"type": "MultiPolygon", "coordinates": polygons}
    return {"type": "Feature", "id": code, "geometry": geometry}


def _frame(near: Box) -> Box:
    side = FRAME * (near.east - near.west)
    return Box(near.west, near.north - side, near.west + side, near.north)


def _ring(box: Box) -> list[Position]:
    return [
        (box.west, box.south),
        (box.east, box.south),
        (box.east, box.north),
        (box.west, box.north),
        (box.west, box.south),
    ]


def _enlarged(far: Mapping[str, list[Polygon]], frame: Box) -> list[Feature]:
    """Return the far-off places in the frame, islands large enough to show their class."""
    whole = Box.around(p for shape in far.values() for p in _positions(shape))
    scale = ENLARGED * frame.size / whole.size
    return [
        _feature(code, [_moved(polygon, whole.centre, frame, scale) for polygon in shape])
        for code, shape in far.items()
    ]


def _moved(polygon: Polygon, origin: Position, frame: Box, scale: float) -> Polygon:
    box = Box.around(_positions([polygon]))
    (x0, y0), (x, y), (left, top) = origin, box.centre, frame.centre
    own = max(scale, LEAST_ISLAND * frame.size / box.size)
    return [
        [
            (left + (x - x0) * scale + (px - x) * own, top + (y - y0) * scale + (py - y) * own)
            for px, py in ring
        ]
        for ring in polygon
    ]
