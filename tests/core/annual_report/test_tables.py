"""Which tables and charts an indicator gets, and what stands in them."""

from typing import Any

import pytest

from amparo.documents.content import KeyFigures, Table
from amparo.framework.language import Language
from amparo.framework.report_sources import report_code
from tests.builders import a_framework, a_target, an_indicator
from tests.core.annual_report.reports import (
    AS_OF,
    a_report,
    a_result,
    blocks,
    by,
    charts,
    notes,
    rows,
    sections,
    tables,
    text,
    withheld,
)

SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [0, 1], [1, 1], [1, 0], [0, 0]]]}


def borders_of(*codes: str) -> dict[str, Any]:
    """Borders of places, all of them squares."""
    features = [
        {"type": "Feature", "id": code, "properties": {}, "geometry": SQUARE} for code in codes
    ]
    return {"type": "FeatureCollection", "features": features}


def tables_of(document: Any, section: str) -> list[str]:
    """The ids of the tables in a section."""
    return [each.id for each in sections(document)[section].blocks if isinstance(each, Table)]


def test_indicator_with_one_value_has_one_small_table() -> None:
    document = a_report(a_result())
    assert tables_of(document, "indicator-1.1") == ["series-1.1"]
    assert rows(document, "series-1.1") == [["Period", "moi"], ["2024", "7"]]
    assert not charts(document)


def test_target_and_actual_make_the_series_superfluous() -> None:
    targets = (a_target("2023", "9"), a_target("2024", "10"))
    framework = a_framework(an_indicator(targets=targets))
    document = a_report(a_result("8", period="2023"), a_result("11"), framework=framework)
    assert tables_of(document, "indicator-1.1") == ["targets-1.1"]
    assert rows(document, "targets-1.1")[1:] == [
        ["2023", "", "9", "8", "−1", "", "short of the target"],  # noqa: RUF001
        ["2024", "", "10", "11", "1", "", "exceeded"],
    ]
    assert "chart-targets-1.1" in charts(document)


def test_way_to_the_target_is_counted_from_the_baseline() -> None:
    baseline = a_target("2021", "5")
    framework = a_framework(an_indicator(baselines=(baseline,), targets=(a_target("2024", "9"),)))
    document = a_report(a_result("8"), framework=framework)
    assert rows(document, "targets-1.1")[1] == [
        "2024", "5", "9", "8", "−1", "75", "short of the target",  # noqa: RUF001
    ]  # fmt: skip
    assert notes(document, "targets-1.1")[0].startswith("The way to the target begins")


def test_chart_of_targets_shows_the_baseline() -> None:
    targets = (a_target("2023", "9"), a_target("2024", "10"))
    framework = a_framework(an_indicator(baselines=(a_target("2021", "5"),), targets=targets))
    document = a_report(a_result("8"), framework=framework)
    assert "Baseline: 5" in charts(document)["chart-targets-1.1"].alternative.en


def test_target_of_a_place_or_of_another_authority_says_whose_it_is() -> None:
    targets = (a_target("2024", "9", place="19"), a_target("2024", "10", authority="icbf"))
    framework = a_framework(an_indicator(targets=targets))
    document = a_report(a_result(), framework=framework)
    heads = [row[0] for row in rows(document, "targets-1.1")[1:]]
    assert heads == ["2024, Cauca", "2024, icbf"]


def test_standings_of_the_year_are_counted_in_the_summary() -> None:
    indicators = [an_indicator(code, targets=(a_target("2024", "9"),)) for code in ("1.1", "1.2")]
    document = a_report(a_result("9"), framework=a_framework(*indicators))
    assert "Targets of the year: no figure 1; met 1." in text(document, "summary")
    assert "with a target for the year: 2" in text(document, "summary")


def test_summary_without_targets_says_so() -> None:
    notice = sections(a_report(a_result()))["summary"].blocks[-3]
    assert notice.title.en == "No targets are set"  # type: ignore[union-attr]


def test_parts_of_a_year_are_further_figures_where_the_year_is_known() -> None:
    quarter = a_result("3", period="2024-Q1")
    document = a_report(quarter, a_result())
    assert rows(document, "series-1.1")[1:] == [["2024", "7"]]
    assert rows(document, "parts-1.1")[1:] == [["2024, first quarter", "3"]]


def test_part_of_a_year_stands_in_the_series_where_no_year_is_known() -> None:
    document = a_report(a_result(period="2023"), a_result("3", period="2024-H1"))
    assert rows(document, "series-1.1")[2:] == [["2024, first half", "3"]]
    assert not {"data-1.1", "parts-1.1"} & set(tables(document))


def test_partners_are_further_figures() -> None:
    document = a_report(a_result(), a_result("3", partner="icbf"), a_result("4", partner="ngo"))
    assert rows(document, "data-1.1")[1:] == [
        ["2024", "Partner: icbf", "moi", "3"],
        ["2024", "Partner: ngo", "moi", "4"],
    ]


def test_crossed_breakdowns_and_parts_of_parts_are_left_to_the_data() -> None:
    crossed = a_result("3", breakdown=(("sex", "girls"), ("age", "0-11")))
    quarter = by("sex", "girls", "3", period="2024-Q1")
    document = a_report(a_result(), crossed, quarter, by("sex", "girls", "5"))
    assert "data-1.1" not in tables(document)


def test_old_periods_leave_the_breakdown_for_the_further_figures() -> None:
    years = [str(year) for year in range(2019, 2025)]
    girls = [by("sex", "girls", year[2:], period=year) for year in years]
    places = [a_result(year[2:], period=year, place="19") for year in years]
    document = a_report(*girls, *places)
    assert rows(document, "by-category-1.1-moi")[0] == ["Category", *years[1:]]
    assert rows(document, "by-place-1.1-moi")[0] == ["Place", *years[1:]]
    assert [row[:2] for row in rows(document, "data-1.1")[1:]] == [
        ["2019", "sex: girls"],
        ["2019", "Cauca"],
    ]


def test_breakdown_shows_all_categories_in_one_table_in_the_frameworks_order() -> None:
    results = [by("age", "0-11", "3"), by("sex", "boys", "4"), by("sex", "girls", "5")]
    document = a_report(a_result(), *results)
    heads = [row[0] for row in rows(document, "by-category-1.1-moi")[1:]]
    assert heads == ["Total as stated", "sex: girls", "sex: boys", "age: 0-11"]


def test_places_are_ordered_by_their_latest_value() -> None:
    results = [a_result("3", place="19"), a_result("9", place="50")]
    older = a_result("99", place="19", period="2023")
    document = a_report(*results, older)
    assert rows(document, "by-place-1.1-moi")[1:] == [["Meta", "", "9"], ["Cauca", "99", "3"]]
    assert notes(document, "by-place-1.1-moi")[0].startswith("An empty cell")


def a_mapped_report(*results: Any, **changes: Any) -> Any:
    """A report of a nation with three departments."""
    known = a_framework()
    places = list(known.places.values())
    third = type(places[1])("05", places[1].name, "department", "CO")
    framework = a_framework(places=type(known.places)([*places, third]))
    return a_report(*results, framework=framework, **changes)


def test_map_is_drawn_of_the_latest_period_with_enough_places() -> None:
    full = [a_result("3", place=place, period="2023") for place in ("19", "50", "05")]
    document = a_mapped_report(*full, a_result("4", place="19"), borders=borders_of("19", "50"))
    assert charts(document)["chart-map-1.1-moi"].title.en.endswith("2023")


@pytest.mark.parametrize("borders", [None, borders_of("19")])
def test_no_map_without_borders_or_values(borders: Any) -> None:
    places = [a_result("3", place="19"), withheld(place="50")]
    document = a_mapped_report(*places, borders=borders)
    assert not charts(document)


def test_lines_join_values_of_like_periods_only() -> None:
    years = [a_result(year[2:], period=year) for year in ("2021", "2022", "2023")]
    span = a_result("500", period="2019-01..2020-06")
    document = a_report(span, *years)
    assert "500" not in charts(document)["chart-series-1.1"].alternative.en
    assert ["January 2019 to June 2020", "500"] in rows(document, "series-1.1")


def test_heads_of_columns_are_short_and_explained_below() -> None:
    framework = a_framework(an_indicator(calendar="compact_year"))
    parts = [by("sex", "girls", "3", period=code) for code in ("Y1", "Y2")]
    document = a_report(*parts, framework=framework)
    assert rows(document, "by-category-1.1-moi")[0] == [
        "Category", "Compact year 1", "Compact year 2",
    ]  # fmt: skip
    [note] = notes(document, "by-category-1.1-moi")
    assert note.startswith("Periods: Compact year 1 (26 April 2022 to 25 April 2023)")


def test_head_of_a_year_named_by_its_months_is_the_years_name() -> None:
    framework = a_framework(an_indicator(calendar="us_fiscal"))
    document = a_report(by("sex", "girls", "3", period="FY2024"), framework=framework)
    assert rows(document, "by-category-1.1-moi")[0][1] == "US fiscal year 2024"


def test_whole_term_is_shown_once_it_is_over() -> None:
    framework = a_framework(an_indicator(calendar="compact_year"))
    results = [a_result("3", period="Y1"), a_result("9", period="LIFE")]
    before = a_report(*results, framework=framework, year=2026)
    after = a_report(*results, framework=framework, year=2027)
    assert len(rows(before, "series-1.1")) == 2
    assert rows(after, "series-1.1")[2][0].startswith("Whole term")


def test_latest_figure_is_of_the_year_or_before_it() -> None:
    framework = a_framework(an_indicator(calendar="us_fiscal"))
    results = [a_result("3", period="FY2024"), a_result("9", period="FY2025")]
    document = a_report(*results, framework=framework)
    assert rows(document, "tracking-1")[1][3] == "3 persons"


def test_latest_figure_is_the_second_authoritys_where_the_first_has_none() -> None:
    document = a_report(a_result(None), a_result("9", authority="icbf"))
    assert rows(document, "tracking-1")[1][1:4] == ["icbf", "No target set", "9 persons"]


def test_key_figures_are_few_and_those_of_the_year_come_first() -> None:
    codes = [f"1.{number}" for number in range(1, 7)]
    indicators = [an_indicator(code, key=code == "1.6") for code in codes]
    old = a_result(indicator="1.1", period="2020")
    results = [old, *(a_result(indicator=code) for code in codes[1:])]
    document = a_report(*results, framework=a_framework(*indicators))
    [shown] = [block for block in blocks(document) if isinstance(block, KeyFigures)]
    assert [item.label.en for item in shown.items] == [
        "Indicator 1.6", "Indicator 1.2", "Indicator 1.3", "Indicator 1.4",
    ]  # fmt: skip


def test_context_figures_are_listed_with_place_and_category() -> None:
    framework = a_framework(an_indicator(), an_indicator("C", objective=None))
    listed = [a_result("5", indicator="C"), by("sex", "girls", "3", indicator="C", place="19")]
    document = a_report(a_result(), *listed, framework=framework)
    assert rows(document, "context-children")[1:] == [
        ["C Indicator C", "2024", "Colombia", "moi", "5 persons"],
        ["C; sex: girls", "2024", "Cauca", "moi", "3 persons"],
    ]


def test_long_context_series_have_a_section_of_their_own() -> None:
    framework = a_framework(an_indicator(), an_indicator("C", objective=None))
    years = [a_result(str(year)[2:], indicator="C", period=str(year)) for year in range(2020, 2024)]
    document = a_report(a_result(), *years, framework=framework)
    assert "indicator-C" in sections(document)
    assert "context-children" not in tables(document)


def test_definitions_name_every_indicator_in_both_languages() -> None:
    framework = a_framework(an_indicator(aggregation="sex: sum, period: latest"))
    document = a_report(framework=framework)
    assert rows(document, "definitions-1")[1][3:] == [
        "sum over sex, then latest over periods", "proposed",
    ]  # fmt: skip
    assert rows(document, "definitions-1", Language.ES)[1][3:] == [
        "suma por sex, luego último por períodos", "propuesto",
    ]  # fmt: skip


def test_number_of_a_partner_report_has_its_report_among_the_sources() -> None:
    used, unused = report_code("renacer", "A-7", "2024", 1), report_code("icbf", "A-8", "2024", 3)
    result = a_result("12", partner="renacer", sources=(used,))
    document = a_report(result, reports={unused: AS_OF, used: AS_OF})
    assert used in document.sources
    assert unused not in document.sources
    assert "award A-7, 2024, version 1" in document.sources[used].title.en
