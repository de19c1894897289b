"""Points for tests of charts: gaps, revisions, absences of every kind."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from amparo.charts.points import (
    MapPoints,
    PartPoint,
    PartsPoints,
    PlacePoint,
    Point,
    Series,
    SeriesPoints,
    TargetPoint,
    TargetPoints,
)
from amparo.framework.language import Text, same
from amparo.framework.statuses import WORDS, Status

PERSONS = Text("persons", "personas")
YEARS = tuple(same(str(year)) for year in range(2019, 2025))


def words(value: Decimal | None, status: Status = Status.NOT_REPORTED) -> Text:
    return WORDS[status] if value is None else Text(f"{value:,}", f"{value:,}".replace(",", "."))


def number(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def a_point(
    year: Text, value: str | None, absent: Status = Status.NOT_REPORTED, earlier: str | None = None
) -> Point:
    status = absent if value is None else Status.REPORTED
    return Point(
        year,
        status,
        number(value),
        words(number(value), status),
        number(earlier),
        None if earlier is None else words(number(earlier)),
    )


def a_series(name: str, *values: str | None, absent: Status = Status.NOT_REPORTED) -> Series:
    points = tuple(a_point(y, v, absent) for y, v in zip(YEARS, values, strict=False))
    return Series(same(name), points)


def a_chart(*series: Series) -> SeriesPoints:
    return SeriesPoints(PERSONS, YEARS, series)


INTERIOR = a_series("Interior", "1100", "1200", None, "1300", "1400", "1500")
ICBF = a_series("ICBF", "80", None, None, "90", "70", "60", absent=Status.WITHHELD)
REVISED = Series(
    same("Police"),
    (
        a_point(YEARS[0], "10", earlier="14"),
        a_point(YEARS[1], "20", earlier="12"),
        a_point(YEARS[2], "15"),
    ),
)


def a_target(year: Text, actual: str | None, target: str | None) -> TargetPoint:
    status = Status.REPORTED if actual else Status.NOT_REPORTED
    goal = None if target is None else words(number(target))
    return TargetPoint(year, status, number(actual), words(number(actual)), number(target), goal)


TARGETS = TargetPoints(
    PERSONS,
    (
        a_target(YEARS[0], "12", "15"),
        a_target(YEARS[1], None, "20"),
        a_target(YEARS[2], "25", None),
    ),
    Decimal(10),
    words(Decimal(10)),
)


def a_part(name: str, value: str | None) -> PartPoint:
    status = Status.REPORTED if value else Status.WITHHELD
    return PartPoint(same(name), status, number(value), words(number(value), status))


def parts(stated: str, *values: str | None) -> PartsPoints:
    listed = tuple(a_part(f"part {n}", value) for n, value in enumerate(values))
    difference = Decimal(stated) - sum((p.value or Decimal(0) for p in listed), Decimal(0))
    return PartsPoints(
        PERSONS, Decimal(stated), words(Decimal(stated)), listed, difference, words(abs(difference))
    )


def a_square(code: str, west: float, south: float, side: float = 1.0) -> dict[str, Any]:
    ring = [
        [west, south],
        [west + side, south],
        [west + side, south + side],
        [west, south + side],
        [west, south],
    ]
    return {
        "type": "Feature",
        "id": code,
        "properties": {},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def a_place(code: str, value: str | None, absent: Status = Status.NOT_REPORTED) -> PlacePoint:
    status = absent if value is None else Status.REPORTED
    return PlacePoint(
        code, same(f"Place {code}"), status, number(value), words(number(value), status)
    )


BORDERS = {
    "type": "FeatureCollection",
    "features": [a_square(str(n), n, 0) for n in range(8)] + [a_square("far", -20, 30, 0.1)],
}
PLACES = (
    a_place("0", "0"),
    a_place("1", "3"),
    a_place("2", "9"),
    a_place("3", "9"),
    a_place("4", "40"),
    a_place("5", None, Status.WITHHELD),
    a_place("6", None),
    a_place("far", "7"),
)
MAP = MapPoints(PERSONS, PLACES, BORDERS, ("far",))
