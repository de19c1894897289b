"""Revised figures, totals and parts that differ, authorities side by side: all of it stands."""

from decimal import Decimal

from amparo.framework.language import Language
from tests.builders import a_disaggregation, a_framework, an_indicator
from tests.core.annual_report.reports import (
    a_difference,
    a_report,
    a_result,
    a_revision,
    by,
    charts,
    notes,
    rows,
    tables,
    text,
    withheld,
)

LATER = a_result("578")


def test_revised_figure_stands_beside_the_earlier_one() -> None:
    document = a_report(LATER, revisions=(a_revision(LATER, "463"),))
    assert rows(document, "series-1.1")[1:] == [
        ["2024", "578"],
        ["2024, earlier figure, since revised", "463"],
    ]


def test_revised_figure_says_so_and_the_earlier_one_names_its_own_source() -> None:
    document = a_report(LATER, revisions=(a_revision(LATER, "463"),))
    [later] = [figure for figure in document.figures if figure.value == LATER.value]
    [earlier] = [figure for figure in document.figures if figure.value == Decimal(463)]
    assert later.note is not None
    assert later.note.en.startswith("Revised")
    assert earlier.sources == ("report_a",)
    assert earlier.known_from != later.known_from


def test_revision_stands_in_the_column_of_its_authority() -> None:
    other = a_result("124", authority="icbf")
    document = a_report(other, LATER, revisions=(a_revision(LATER, "463"),))
    assert rows(document, "series-1.1")[1:] == [
        ["2024", "578", "124"],
        ["2024, earlier figure, since revised", "463", ""],
    ]


def test_chart_is_drawn_for_two_values_of_which_one_was_revised() -> None:
    before = a_result("184", period="2023")
    document = a_report(before, LATER, revisions=(a_revision(LATER, "463"),))
    chart = charts(document)["chart-series-1.1"]
    assert "463" in chart.alternative.en
    assert "463" in chart.alternative.es


def test_revision_of_a_part_stands_below_the_table_of_the_part() -> None:
    part, place = by("sex", "girls", "30"), a_result("40", place="19")
    revisions = (a_revision(part, "20"), a_revision(place, "21"))
    document = a_report(a_result(), part, place, revisions=revisions)
    assert notes(document, "by-category-1.1-moi") == [
        "sex: girls, 2024: earlier figure, since revised: 20"
    ]
    assert notes(document, "by-place-1.1-moi") == ["Cauca, 2024: earlier figure, since revised: 21"]


def test_revision_of_a_listed_total_stands_below_the_list() -> None:
    framework = a_framework(an_indicator(), an_indicator("C", objective=None))
    listed = a_result("30", indicator="C")
    document = a_report(
        a_result(), listed, framework=framework, revisions=(a_revision(listed, "20"),)
    )
    assert notes(document, "context-children") == ["Total, 2024: earlier figure, since revised: 20"]


def test_total_parts_and_difference_stand_side_by_side() -> None:
    document = a_report(LATER, differences=[a_difference(LATER, "sex", "463", earlier=False)])
    assert rows(document, "differences-1.1")[1:] == [["2024", "moi", "sex", "578", "463", "115"]]
    assert notes(document, "differences-1.1") == [
        "Total and parts stand as published; nothing is repaired."
    ]


def test_parts_known_before_the_total_belong_to_an_earlier_total() -> None:
    document = a_report(LATER, differences=[a_difference(LATER, "sex", "463", earlier=True)])
    assert any(
        "they belong to an earlier total" in note for note in notes(document, "differences-1.1")
    )


def test_difference_within_a_part_names_the_part() -> None:
    part = by("sex", "girls", "71", place="19")
    document = a_report(
        a_result(), part, differences=[a_difference(part, "place", "51", earlier=False)]
    )
    assert rows(document, "differences-1.1")[1][2] == "Cauca; sex: girls: places"


def test_difference_of_a_later_year_is_left_out() -> None:
    later = a_result("578", period="2025")
    document = a_report(
        a_result(), later, differences=[a_difference(later, "sex", "463", earlier=False)]
    )
    assert "differences-1.1" not in tables(document)


def test_summary_counts_what_is_open() -> None:
    document = a_report(
        LATER,
        differences=[a_difference(LATER, "sex", "463", earlier=True)],
        revisions=(a_revision(LATER, "463"),),
    )
    summary = text(document, "summary")
    assert "totals that their parts do not add up to: 1." in summary
    assert "revised after they had been published: 1." in summary


def test_counts_of_two_authorities_are_never_added() -> None:
    document = a_report(a_result("100"), a_result("124", authority="icbf"))
    assert rows(document, "series-1.1") == [["Period", "moi", "icbf"], ["2024", "100", "124"]]
    assert Decimal(224) not in {figure.value for figure in document.figures}
    assert "Authorities count by their own definitions and are never added." in notes(
        document, "series-1.1"
    )


def test_total_over_categories_is_called_stated_only_where_somebody_stated_it() -> None:
    parts = [by("sex", "girls", "4"), by("sex", "boys", "3")]
    stated = a_report(a_result(), *parts)
    made = a_report(a_result(rule="sum:sex", reported=2, expected=2), *parts)
    assert rows(stated, "by-category-1.1-moi")[1] == ["Total as stated", "7"]
    assert rows(made, "by-category-1.1-moi")[1] == ["Total", "7"]


def test_overlapping_categories_say_that_they_are_not_added() -> None:
    form = a_disaggregation("form", "begging", "labour", exclusive=False)
    framework = a_framework(an_indicator(disaggregations=("form",)), disaggregations=(form,))
    document = a_report(by("form", "begging"), framework=framework)
    assert "one case may be in several categories" in notes(document, "by-category-1.1-moi")[0]


def test_unknown_category_has_a_name_where_the_framework_lists_none() -> None:
    breakdown = a_disaggregation("recipient", "iom")
    framework = a_framework(
        an_indicator(disaggregations=("recipient",)), disaggregations=(breakdown,)
    )
    document = a_report(by("recipient", "_U"), framework=framework)
    assert ["recipient: not known", "7"] in rows(document, "by-category-1.1-moi")
    assert ["recipient: sin dato", "7"] in rows(document, "by-category-1.1-moi", Language.ES)


def test_withheld_parts_stay_withheld_beside_a_shown_total() -> None:
    document = a_report(a_result("40"), withheld(breakdown=(("sex", "girls"),)))
    assert ["sex: girls", "withheld"] in rows(document, "by-category-1.1-moi")
