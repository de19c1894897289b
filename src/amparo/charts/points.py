"""What charts are drawn from: protected values with the words the document prints for them.

`words` of a point are what stands in the document's table, number or reason for absence, so
that a chart never rounds or names a status in a way of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from amparo.framework.language import Text
from amparo.framework.statuses import Status


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a period.

    Parameters
    ----------
    value : Decimal or None
        In the chart's unit; blank where `status` has no amount: a gap, never a zero.
    words : Text
        What the document prints.
    earlier : Decimal or None
        What was published for the same period before this value replaced it.
    earlier_words : Text or None
        What the document prints for `earlier`.
    """

    period: Text
    status: Status
    value: Decimal | None
    words: Text
    earlier: Decimal | None = None
    earlier_words: Text | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """The values that one authority counted, in the order of time, gaps included."""

    authority: Text
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class SeriesPoints:
    """Series by authority, side by side and never added.

    `periods` is the axis in the order of time; the points of a series may be on some of it
    only, because authorities keep different calendars.
    """

    unit: Text
    periods: tuple[Text, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class TargetPoint:
    """Target and actual value of a year; a year without target has none."""

    period: Text
    status: Status
    actual: Decimal | None
    words: Text
    target: Decimal | None
    target_words: Text | None


@dataclass(frozen=True, slots=True)
class TargetPoints:
    """Targets and actual values by year, and the agreed baseline where there is one."""

    unit: Text
    points: tuple[TargetPoint, ...]
    baseline: Decimal | None = None
    baseline_words: Text | None = None


@dataclass(frozen=True, slots=True)
class PartPoint:
    """One part of a stated total."""

    name: Text
    status: Status
    value: Decimal | None
    words: Text


@dataclass(frozen=True, slots=True)
class PartsPoints:
    """A total as stated, its parts as stated, and the difference nobody explains.

    `difference` is the total less the parts; `difference_words` print it without its sign.
    """

    unit: Text
    stated: Decimal
    stated_words: Text
    parts: tuple[PartPoint, ...]
    difference: Decimal
    difference_words: Text


@dataclass(frozen=True, slots=True)
class PlacePoint:
    """The value of a place. `code` is the feature's ``id`` in the borders."""

    code: str
    name: Text
    status: Status
    value: Decimal | None
    words: Text


@dataclass(frozen=True, slots=True)
class MapPoints:
    """Values by place and the borders of the places.

    Parameters
    ----------
    borders : mapping
        GeoJSON feature collection in degrees, each feature with its place's code as ``id``.
    inset : tuple of str
        Codes of places that lie so far off that they are drawn enlarged in a frame.
    """

    unit: Text
    points: tuple[PlacePoint, ...]
    borders: Mapping[str, Any] = field(hash=False)
    inset: tuple[str, ...] = ()
