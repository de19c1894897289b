"""A stated total against its stated parts, with the difference that nobody explains."""

from __future__ import annotations

from decimal import Decimal
from textwrap import wrap
from typing import Any

from amparo.charts.points import PartsPoints
from amparo.charts.theme import ACCENT, GREY, INK, PART, SOFT, Specification, specification
from amparo.framework.language import Language, Text

STATED = Text("Stated total", "Total declarado")
MISSING = Text("Difference, unexplained", "Diferencia sin explicar")
BEYOND = Text("Excess of the parts, unexplained", "Exceso de las partes, sin explicar")

ROW = 38  # pixels
HEAD = 60  # pixels
ROOM = 1.14  # of the longest bar, for the number behind it
NAME = 34  # characters of a line of a part's name

Row = dict[str, Any]
NO_BAR = {"colour": SOFT, "fill": None, "stroke": None}


def parts_chart(points: PartsPoints, language: Language) -> Specification:
    """Return the chart of `points`: each part starts where the one above it ends.

    Notes
    -----
    The unexplained difference is grey with a broken outline; it is never shared out among
    the parts. A part without a value has its reason where its bar would start.
    """
    rows = _rows(points, language)
    names = [row["name"] for row in rows]
    longest = max(1.0, *(row["right"] for row in rows))
    y = {
        "field": "name",
        "type": "nominal",
        "sort": None,
        "scale": {"domain": names, "paddingInner": 0.35, "paddingOuter": 0.2},
        "axis": {
            "title": None,
            "labelExpr": r"split(datum.label, '\n')",
            "labelColor": INK,
            "labelLimit": 260,
            "domain": False,
            "ticks": False,
        },
    }
    x = {
        "field": "start",
        "type": "quantitative",
        "scale": {"zero": True, "nice": False, "domainMax": longest * ROOM},
        "axis": {"title": None, "tickCount": 5, "domain": False, "ticks": False},
    }
    layers: list[Specification] = [
        {
            "data": {"values": rows},
            "mark": {"type": "bar", "strokeWidth": 1.5},
            "encoding": {
                "y": y,
                "x": x,
                "x2": {"field": "end"},
                "fill": {"field": "fill", "scale": None},
                "stroke": {"field": "stroke", "scale": None},
                "strokeDash": {"field": "dash", "scale": None},
            },
        },
        {
            "data": {"values": rows},
            "mark": {"type": "text", "align": "left", "dx": 7, "fontWeight": 600},
            "encoding": {
                "y": y,
                "x": x | {"field": "right"},
                "text": {"field": "words"},
                "color": {"field": "colour", "scale": None},
            },
        },
    ]
    return specification(language, points.unit, layers, height=HEAD + ROW * len(rows))


def _rows(points: PartsPoints, language: Language) -> list[Row]:
    total = _row(STATED, (Decimal(0), points.stated), points.stated_words, language)
    rows = [total | {"fill": ACCENT, "stroke": ACCENT}]
    reached = Decimal(0)
    for part in points.parts:
        start = reached
        reached += part.value or 0
        row = _row(part.name, (start, reached), part.words, language)
        rows.append(
            row if part.value is not None else row | {"colour": SOFT, "fill": None, "stroke": None}
        )
    if points.difference:
        name = MISSING if points.difference > 0 else BEYOND
        ends = (reached, reached + points.difference)
        look = {"fill": GREY, "stroke": SOFT, "dash": [4, 3], "colour": SOFT}
        rows.append(_row(name, ends, points.difference_words, language) | look)
    return rows


def _row(name: Text, ends: tuple[Decimal, Decimal], words: Text, language: Language) -> Row:
    return {
        "name": "\n".join(wrap(name.read(language), NAME)),
        "start": float(ends[0]),
        "end": float(ends[1]),
        "right": float(max(ends)),
        "words": words.read(language),
        "fill": PART,
        "stroke": PART,
        "dash": [1, 0],
        "colour": INK,
    }
