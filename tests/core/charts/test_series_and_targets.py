from __future__ import annotations

from typing import Any

import pytest

from amparo.charts.parts import BEYOND, MISSING, parts_chart
from amparo.charts.points import TargetPoints
from amparo.charts.series import EARLIER, LABELLED, series_chart
from amparo.charts.target import target_chart
from amparo.charts.theme import period_labels
from amparo.framework.language import Language, Text, same
from amparo.framework.statuses import Status
from tests.core.charts.points_of_charts import (
    ICBF,
    INTERIOR,
    PERSONS,
    REVISED,
    TARGETS,
    YEARS,
    a_chart,
    a_series,
    parts,
)

EN, ES = Language.EN, Language.ES


def rows(specification: dict[str, Any], kind: str) -> list[list[dict[str, Any]]]:
    """Return the rows of every layer with a mark of `kind`."""
    return [
        layer["data"]["values"] for layer in specification["layer"] if layer["mark"]["type"] == kind
    ]


def legend(specification: dict[str, Any]) -> list[str]:
    shapes = [layer["encoding"].get("fill") for layer in specification["layer"]]
    (found,) = [shape for shape in shapes if shape]
    return list(found["scale"]["domain"])


def test_a_line_breaks_where_a_value_is_missing() -> None:
    (line,) = rows(series_chart(a_chart(INTERIOR), EN), "line")
    assert [row["segment"] for row in line] == ["Interior 0"] * 2 + ["Interior 1"] * 3


def test_a_missing_value_is_no_point_and_no_zero() -> None:
    specification = series_chart(a_chart(INTERIOR), EN)
    *_, absent = rows(specification, "point")
    assert [(row["period"], row["value"], row["entry"]) for row in absent] == [
        ("2021", None, "not reported")
    ]
    assert all(row["value"] for layer in rows(specification, "line") for row in layer)


def test_absences_of_two_authorities_stand_one_below_the_other() -> None:
    specification = series_chart(a_chart(INTERIOR, ICBF), ES)
    *_, first, second = rows(specification, "point")
    assert [row["period"] for row in first] == ["2021", "2020"]
    assert [(row["period"], row["entry"]) for row in second] == [("2021", "reservado")]
    assert legend(specification) == ["Interior", "ICBF", "no reportado", "reservado"]


def test_an_earlier_value_is_hollow_and_joined_to_the_later_one() -> None:
    specification = series_chart(a_chart(REVISED), EN)
    (rule,) = rows(specification, "rule")
    assert [(row["earlier"], row["value"]) for row in rule] == [(14.0, 10.0), (12.0, 20.0)]
    assert EARLIER.en in legend(specification)


def test_a_number_stands_away_from_the_value_it_replaced() -> None:
    layers = series_chart(a_chart(REVISED), EN)["layer"]
    texts = [layer for layer in layers if layer["mark"]["type"] == "text"]
    offsets = {
        row["words"]: layer["mark"]["dy"]
        for layer in texts
        if "dy" in layer["mark"]
        for row in layer["data"]["values"]
    }
    assert offsets["10"] > 0 > offsets["20"]


def test_several_series_are_numbered_at_their_end_only() -> None:
    layers = rows(series_chart(a_chart(INTERIOR, ICBF), EN), "text")
    numbered = [row["words"] for layer in layers for row in layer]
    assert set(numbered) == {"1,500", "60"}


def test_more_authorities_than_colours_are_still_drawn() -> None:
    many = [a_series(f"Authority {n}", "1", "2") for n in range(8)]
    assert len(legend(series_chart(a_chart(*many), EN))) == 8
    assert LABELLED < 12


@pytest.mark.parametrize("language", Language)
def test_names_of_periods_are_broken_to_fit(language: Language) -> None:
    long = [Text(f"TIP Report year {n}", f"Año {n} del Informe TIP") for n in range(2015, 2025)]
    labels = period_labels(long, language)
    assert all("\n" in label for label in labels.values())
    assert len(set(labels.values())) == len(long)


def test_targets_without_actual_value_have_no_bar() -> None:
    specification = target_chart(TARGETS, EN)
    assert [row["value"] for row in rows(specification, "bar")[0]] == [12.0, 25.0]
    assert [row["value"] for row in rows(specification, "tick")[0]] == [15.0, 20.0]
    assert legend(specification) == ["actual", "target", "baseline: 10", "not reported"]


def test_a_chart_without_targets_or_baseline_shows_none() -> None:
    bare = TargetPoints(PERSONS, TARGETS.points[2:])
    specification = target_chart(bare, ES)
    assert legend(specification) == ["logrado"]
    assert rows(specification, "rule") == []
    unnamed = TargetPoints(PERSONS, TARGETS.points[2:], TARGETS.baseline)
    assert legend(target_chart(unnamed, ES)) == ["logrado", "línea de base"]


def test_parts_follow_one_another_and_the_rest_is_unexplained() -> None:
    (bars,) = rows(parts_chart(parts("1300", "900", None, "200"), EN), "bar")
    assert [(row["start"], row["end"]) for row in bars] == [
        (0, 1300),
        (0, 900),
        (900, 900),
        (900, 1100),
        (1100, 1300),
    ]
    assert bars[2]["words"] == "withheld"
    assert bars[2]["fill"] is None
    assert (bars[-1]["name"], bars[-1]["words"]) == (MISSING.en, "200")


def test_parts_beyond_the_total_are_unexplained_too() -> None:
    (bars,) = rows(parts_chart(parts("100", "90", "40"), EN), "bar")
    assert bars[-1]["name"] == BEYOND.en
    assert (bars[-1]["start"], bars[-1]["end"], bars[-1]["right"]) == (130, 100, 130)


def test_parts_that_add_up_have_no_rest() -> None:
    (bars,) = rows(parts_chart(parts("100", "60", "40"), EN), "bar")
    assert len(bars) == 3


def test_a_period_of_another_calendar_does_not_break_a_line() -> None:
    yearly = a_series("Interior", "1", "2")
    fiscal = a_series("State", absent=Status.NOT_REPORTED)
    chart = a_chart(yearly, fiscal)
    other = type(chart)(PERSONS, (*YEARS[:1], same("FY2020"), *YEARS[1:]), chart.series)
    (line,) = rows(series_chart(other, EN), "line")
    assert {row["segment"] for row in line} == {"Interior 0"}
