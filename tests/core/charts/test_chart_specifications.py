"""What every chart must be: valid, in the language, and the same drawing every time."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import altair
import lxml.etree
import pytest

from amparo.charts.department_map import department_map
from amparo.charts.drawing import draw, png
from amparo.charts.parts import parts_chart
from amparo.charts.series import series_chart
from amparo.charts.target import target_chart
from amparo.framework.language import Language
from tests.core.charts.points_of_charts import ICBF, INTERIOR, MAP, REVISED, TARGETS, a_chart, parts

CHARTS: list[Callable[[Language], dict[str, Any]]] = [
    lambda language: series_chart(a_chart(INTERIOR, ICBF, REVISED), language),
    lambda language: series_chart(a_chart(), language),
    lambda language: target_chart(TARGETS, language),
    lambda language: parts_chart(parts("1300", "900", None, "200"), language),
    lambda language: department_map(MAP, language),
]
EVERY = pytest.mark.parametrize("chart", CHARTS[:1] + CHARTS[2:])


@EVERY
@pytest.mark.parametrize("language", Language)
def test_a_chart_is_valid_vega_lite(chart: Callable[..., Any], language: Language) -> None:
    specification = chart(language)
    altair.Chart.from_dict(specification, validate=True)


@EVERY
def test_the_same_chart_gives_the_same_drawing(chart: Callable[..., Any]) -> None:
    assert draw(chart(Language.EN)) == draw(chart(Language.EN))


@EVERY
@pytest.mark.parametrize("language", Language)
def test_a_drawing_brings_no_style_script_class_or_role(
    chart: Callable[..., Any], language: Language
) -> None:
    root = lxml.etree.fromstring(draw(chart(language)))
    names = {name for part in root.iter() for name in part.attrib}
    assert not names & {"style", "class", "role", "onclick", "aria-label", "pointer-events"}
    assert not {part.tag.rpartition("}")[2] for part in root.iter()} & {"style", "script", "image"}


@EVERY
def test_every_reference_inside_a_drawing_is_met(chart: Callable[..., Any]) -> None:
    svg = draw(chart(Language.EN))
    ids = re.findall(r' id="([^"]+)"', svg)
    assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= set(ids)
    assert ids == [f"part{n}" for n in range(len(ids))]


def test_axes_are_numbered_as_the_language_does() -> None:
    english, spanish = (draw(CHARTS[0](language)) for language in Language)
    assert ">1,000<" in english
    assert ">1.000<" in spanish
    assert ">1,000<" not in spanish


def test_a_chart_with_nothing_in_it_can_be_drawn() -> None:
    assert draw(series_chart(a_chart(ICBF.__class__(ICBF.authority, ())), Language.EN))


def test_a_drawing_becomes_pixels() -> None:
    pixels = png(draw(CHARTS[2](Language.ES)))
    assert pixels.startswith(b"\x89PNG")


def test_two_drawings_with_clips_keep_their_own() -> None:
    svg = draw(
        {
            "data": {"values": [{"x": 1, "y": 2}]},
            "mark": {"type": "line", "clip": True},
            "encoding": {
                "x": {"field": "x", "type": "quantitative"},
                "y": {"field": "y", "type": "quantitative"},
            },
        }
    )
    assert 'id="part0"' in svg
    assert 'clip-path="url(#part0)"' in svg
