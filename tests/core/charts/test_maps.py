from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.charts.borders import fitted_borders, lower_left, middle
from amparo.charts.department_map import ZERO_COLOUR, classes_of, department_map
from amparo.charts.theme import ABSENT_LOOKS, CLASS_COLOURS
from amparo.framework.language import Language
from amparo.framework.statuses import Status
from tests.core.charts.points_of_charts import BORDERS, MAP, PLACES, a_place, a_square

EN, ES = Language.EN, Language.ES


def test_zero_is_a_class_of_its_own_and_absence_has_other_colours() -> None:
    classes = classes_of(PLACES)
    assert [place_class.words.en for place_class in classes] == [
        "0",
        "3",
        "7",
        "9",
        "40",
        "not reported",
        "withheld",
    ]
    assert classes[0].colour == ZERO_COLOUR
    scale = {ZERO_COLOUR, *CLASS_COLOURS}
    assert not scale & {colour for colour, _ in ABSENT_LOOKS.values()}


def test_a_class_is_named_by_its_lowest_and_highest_number() -> None:
    points = [a_place(str(n), str(n)) for n in range(1, 11)]
    classes = classes_of(points)
    assert [c.words.es for c in classes] == ["1 a 2", "3 a 4", "5 a 6", "7 a 8", "9 a 10"]
    assert [c.colour for c in classes] == list(CLASS_COLOURS)


def test_one_class_alone_has_the_middle_colour() -> None:
    (only,) = classes_of([a_place("1", "5"), a_place("2", "5")])
    assert only.colour == CLASS_COLOURS[2]


def test_two_classes_have_the_ends_of_the_scale() -> None:
    low, high = classes_of([a_place("1", "5"), a_place("2", "6")])
    assert (low.colour, high.colour) == (CLASS_COLOURS[0], CLASS_COLOURS[-1])


def test_no_numbers_make_no_classes() -> None:
    assert classes_of([]) == []


@given(st.lists(st.integers(0, 30), max_size=40))
def test_every_place_is_in_one_class_and_classes_do_not_overlap(values: list[int]) -> None:
    points = [a_place(str(n), str(value)) for n, value in enumerate(values)]
    classes = classes_of(points)
    codes = [code for place_class in classes for code in place_class.codes]
    assert sorted(codes, key=int) == [point.code for point in points]
    spans = [[values[int(code)] for code in c.codes] for c in classes]
    ends = [end for span in spans for end in (min(span), max(span))]
    assert ends == sorted(ends)
    assert len(classes) <= len(CLASS_COLOURS) + 1
    assert len({place_class.words for place_class in classes}) == len(classes)


def legend(specification: dict[str, Any]) -> list[str]:
    encodings = [layer.get("encoding", {}) for layer in specification["layer"]]
    (found,) = [encoding["fill"] for encoding in encodings if "fill" in encoding]
    return list(found["scale"]["domain"])


def test_the_legend_says_in_words_what_a_colour_means() -> None:
    assert legend(department_map(MAP, ES)) == [
        "0",
        "3",
        "7",
        "9",
        "40",
        "\u00d7 no reportado",
        "◊ reservado",
        "sin datos de este lugar",
    ]


def test_a_map_without_gaps_says_nothing_of_missing_data() -> None:
    full = replace(MAP, points=(*PLACES, a_place("7", "1")))
    assert "no data for this place" not in legend(department_map(full, EN))


def test_absent_places_carry_a_mark() -> None:
    layers = department_map(MAP, EN)["layer"]
    texts = [layer for layer in layers if layer["mark"]["type"] == "text"]
    marks, _ = (layer["data"]["values"] for layer in texts)
    assert sorted((row["mark"], row["x"], row["y"]) for row in marks) == [
        ("\u00d7", 6.5, 0.5),
        ("◊", 5.5, 0.5),
    ]


def test_far_off_places_are_enlarged_in_a_frame() -> None:
    features = fitted_borders(BORDERS, ["far"])
    (frame,) = [feature for feature in features if not feature["id"]]
    (far,) = [feature for feature in features if feature["id"] == "far"]
    west, south = lower_left(frame)
    assert west == 0
    x, y = middle(far)
    assert west < x < west + 8 * 0.2
    assert south < y < 1
    assert fitted_borders(BORDERS, []) != features


def test_a_map_without_far_off_places_has_no_frame() -> None:
    assert all(feature["id"] for feature in fitted_borders(BORDERS, []))
    assert [f["id"] for f in fitted_borders({"features": [a_square("x", 0, 0)]}, ["x"])] == []


def test_small_places_are_drawn_over_large_ones() -> None:
    borders = {"features": [a_square("small", 1, 1, 0.5), a_square("large", 0, 0, 4)]}
    assert [feature["id"] for feature in fitted_borders(borders, [])] == ["large", "small"]


def test_a_mark_stands_inside_a_bent_place() -> None:
    ring = [[0, 0], [10, 0], [10, 1], [1, 1], [1, 9], [10, 9], [10, 10], [0, 10], [0, 0]]
    bent = {"id": "c", "geometry": {"type": "MultiPolygon", "coordinates": [[ring]]}}
    (feature,) = fitted_borders({"features": [bent]}, [])
    assert middle(feature) == (0.5, 5.0)


def test_a_mark_of_a_flat_place_stands_on_it() -> None:
    ring = [[0, 0], [2, 0], [0, 0]]
    flat = {"id": "f", "geometry": {"type": "Polygon", "coordinates": [ring]}}
    (feature,) = fitted_borders({"features": [flat]}, [])
    assert middle(feature) == (1.0, 0.0)


@pytest.mark.parametrize("status", [Status.UNDEFINED, Status.NOT_APPLICABLE])
def test_every_reason_for_absence_is_in_the_legend(status: Status) -> None:
    (only,) = classes_of([a_place("1", None, status)])
    assert only.colour == ABSENT_LOOKS[status][0]
    assert only.label(EN).startswith(ABSENT_LOOKS[status][1])
    assert Decimal(0) not in {point.value for point in [a_place("1", None, status)]}
