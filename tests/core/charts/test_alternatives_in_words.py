from amparo.charts.alternatives import (
    map_alternative,
    parts_alternative,
    series_alternative,
    target_alternative,
)
from amparo.charts.points import MapPoints, TargetPoints
from tests.core.charts.points_of_charts import (
    BORDERS,
    ICBF,
    INTERIOR,
    MAP,
    PERSONS,
    REVISED,
    TARGETS,
    a_chart,
    a_place,
    a_series,
    parts,
)


def test_a_series_says_its_ends_its_extremes_and_its_gaps() -> None:
    text = series_alternative(a_chart(INTERIOR, ICBF))
    assert text.en == (
        "Line chart. persons. Interior: 1,100 in 2019, 1,500 in 2024; highest 1,500 in 2024, "
        "lowest 1,100 in 2019. Not reported: 2021. ICBF: 80 in 2019, 60 in 2024; highest 90 in "
        "2022, lowest 60 in 2024. Withheld: 2020; 2021."
    )
    assert "Reservado: 2020; 2021." in text.es
    assert "1.100 en 2019" in text.es


def test_a_series_of_one_value_or_none_says_so() -> None:
    text = series_alternative(a_chart(a_series("A", "5"), a_series("B", None)))
    assert text.en == "Line chart. persons. A: 5 in 2019. B: no value. Not reported: 2019."


def test_revisions_are_told() -> None:
    assert "Revised in 2019: 14 before, 10 now." in series_alternative(a_chart(REVISED)).en


def test_targets_are_told_year_by_year() -> None:
    assert target_alternative(TARGETS).es == (
        "Gráfico de barras. personas. Línea de base: 10. 2019: 12, con meta de 15. "
        "2020: no reportado, con meta de 20. 2021: 25, sin meta."
    )
    bare = TargetPoints(PERSONS, TARGETS.points[:1])
    assert "Baseline" not in target_alternative(bare).en


def test_what_nobody_explains_is_told() -> None:
    short = parts_alternative(parts("1300", "900", None)).en
    assert "Stated total: 1,300. Parts: part 0: 900; part 1: withheld." in short
    assert short.endswith(
        "400 of the total are in none of the parts; nobody explains the difference."
    )
    assert "superan el total en 30" in parts_alternative(parts("100", "90", "40")).es
    assert "explains" not in parts_alternative(parts("100", "60", "40")).en


def test_a_map_says_its_extremes_and_why_places_have_no_number() -> None:
    text = map_alternative(MAP)
    assert text.en == (
        "Map. persons. Highest: Place 4 (40). Lowest: Place 0 (0). Places with a number: 6. "
        "Withheld: Place 5. Not reported: Place 6."
    )
    nothing = MapPoints(PERSONS, (a_place("1", None),), BORDERS)
    assert (
        map_alternative(nothing).en == "Map. persons. No place has a number. Not reported: Place 1."
    )
