"""What is absent is never a zero, never a point, and says why."""

from decimal import Decimal

from amparo.documents.content import NoticeKind
from amparo.framework.indicators import IndicatorState, Level
from amparo.framework.language import Language
from amparo.framework.statuses import Status
from tests.builders import a_framework, a_rate_of, a_target, an_indicator
from tests.core.annual_report.reports import (
    a_report,
    a_result,
    a_statement,
    by,
    charts,
    drawn,
    printed_numbers,
    rows,
    sections,
    tables,
    text,
    withheld,
)

SERIES = [a_result("11", period="2021"), a_result("12", period="2022"), a_result("13")]


def test_not_reported_prints_words_and_no_zero() -> None:
    document = a_report(a_result(None, period="2023"), *SERIES)
    assert ["2023", "not reported"] in rows(document, "series-1.1")
    assert ["2023", "no reportado"] in rows(document, "series-1.1", Language.ES)


def test_not_reported_is_no_point_of_a_chart() -> None:
    document = a_report(a_result(None, period="2023"), *SERIES)
    specification = charts(document)["chart-series-1.1"].specifications[Language.EN]
    values = {row["value"] for row in drawn(specification) if "value" in row}
    assert values - {None} == {11, 12, 13}


def test_withheld_prints_no_number_and_no_deviation_from_its_target() -> None:
    framework = a_framework(an_indicator(targets=(a_target("2024", "9"),)))
    document = a_report(withheld(), by("sex", "girls", "8"), framework=framework)
    assert rows(document, "targets-1.1")[1][2:] == ["9", "withheld", "", "", "no figure"]


def test_reported_zero_is_a_figure() -> None:
    document = a_report(a_result("0"))
    assert ["2024", "0"] in rows(document, "series-1.1")


def test_partial_says_of_how_many() -> None:
    partial = {"status": Status.PARTIAL, "rule": "sum:partner"}
    document = a_report(a_result("7", reported=2, expected=3, **partial))
    assert ["2024", "7 (partial: 2 of 3 figures)"] in rows(document, "series-1.1")


def test_partial_whose_known_parts_are_all_there_does_not_say_two_of_two() -> None:
    partial = {"status": Status.PARTIAL, "rule": "sum:sex"}
    document = a_report(a_result("7", reported=2, expected=2, **partial))
    assert ["2024", "7 (partial: parts may be missing)"] in rows(document, "series-1.1")


def test_cell_without_any_figure_is_empty_and_explained() -> None:
    document = a_report(a_result("11"), a_result("12", period="2023", authority="icbf"))
    assert rows(document, "series-1.1")[1:] == [["2023", "", "12"], ["2024", "11", ""]]
    notes = [note[0].read(Language.EN) for note in tables(document)["series-1.1"].notes]  # type: ignore[union-attr]
    assert any("does not mean zero" in note for note in notes)


def test_indicator_without_target_says_so_in_both_languages() -> None:
    document = a_report(a_result())
    assert "No target set" in text(document, "indicator-1.1")
    assert "Sin meta fijada" in text(document, "indicator-1.1", Language.ES)
    assert rows(document, "tracking-1")[1][2] == "No target set"


def test_target_of_another_year_is_not_the_target_of_this_year() -> None:
    framework = a_framework(an_indicator(targets=(a_target("2023", "9"),)))
    document = a_report(a_result(), framework=framework)
    assert rows(document, "tracking-1")[1][2] == ""
    assert "No target set" not in text(document, "indicator-1.1")


def test_indicator_nobody_supplied_reads_not_supplied() -> None:
    document = a_report(a_result(None))
    assert rows(document, "tracking-1")[1][3] == "Not supplied"
    assert "Without data so far. 1.1 Indicator 1.1." in text(document, "objective-1")
    assert "indicator-1.1" not in sections(document)


def test_indicator_with_a_target_and_no_data_shows_its_target() -> None:
    framework = a_framework(an_indicator(targets=(a_target("2024", "9"),)))
    document = a_report(framework=framework)
    assert rows(document, "targets-1.1")[1][2:4] == ["9", "not reported"]


def test_indicator_known_by_parts_only_says_so() -> None:
    document = a_report(by("sex", "girls"))
    assert rows(document, "tracking-1")[1][3] == "by part only"


def test_parts_nobody_wrote_read_not_supplied() -> None:
    document = a_report(a_result(), statements=(a_statement("improvement"),))
    for part in ("recommendations", "sustainability"):
        [notice] = sections(document)[part].blocks
        assert notice.kind is NoticeKind.NOT_SUPPLIED  # type: ignore[union-attr]
    summary = text(document, "summary")
    assert "Not supplied: Recommendations for further assistance." in summary
    assert "Not supplied: Areas for improvement." not in summary


def test_nothing_is_called_missing_where_everything_was_supplied() -> None:
    parts = ("recommendations", "improvement", "sustainability")
    statements = tuple(a_statement(part) for part in parts)
    document = a_report(a_result(), statements=statements)
    assert "What is missing" not in text(document, "summary")


def test_derived_number_that_was_not_computed_is_left_out() -> None:
    rate = a_rate_of("1.2", "C", "dane")
    framework = a_framework(an_indicator(), rate, an_indicator("C", objective=None))
    missing = a_result(None, indicator="1.2", period="2023")
    document = a_report(
        missing, a_result("1.5", indicator="1.2"), a_result("5", indicator="C"), framework=framework
    )
    assert [row[0] for row in rows(document, "series-1.2")] == ["Period", "2024"]
    assert "C" not in [figure.indicator for figure in document.figures]


def test_total_made_of_one_category_is_left_out() -> None:
    girls = by("sex", "girls", "7", period="2023")
    echo = a_result("7", period="2023", rule="sum:sex")
    document = a_report(girls, echo, a_result())
    assert [row[0] for row in rows(document, "series-1.1")] == ["Period", "2024"]


def test_total_made_of_the_only_partner_stays() -> None:
    document = a_report(a_result("7", rule="sum:partner"))
    assert ["2024", "7"] in rows(document, "series-1.1")


def test_year_made_of_one_known_month_is_left_out() -> None:
    month = a_result("7", period="2024-04", reported=2, expected=2)
    year = a_result("7", rule="latest:period", reported=2, expected=2)
    document = a_report(month, year)
    assert [row[0] for row in rows(document, "series-1.1")] == ["Period", "April 2024"]


def test_year_made_of_two_quarters_stays() -> None:
    parts = [a_result("3", period=f"2024-Q{number}") for number in (1, 2)]
    year = a_result("6", rule="sum:period", reported=2, expected=2)
    document = a_report(*parts, year)
    assert [row[0] for row in rows(document, "series-1.1")] == ["Period", "2024"]


def test_retired_indicators_are_left_out() -> None:
    framework = a_framework(an_indicator(state=IndicatorState.RETIRED))
    document = a_report(a_result(), framework=framework)
    assert Decimal(7) not in {figure.value for figure in document.figures}
    assert "tracking-1" not in tables(document)


def test_context_carries_no_mark_of_a_missing_target() -> None:
    context = an_indicator("C", objective=None, level=Level.CONTEXT, state=IndicatorState.ACTIVE)
    found = [a_result("7", indicator="C", period=str(year)) for year in range(2020, 2025)]
    document = a_report(*found, framework=a_framework(an_indicator(), context))
    assert "No target set" not in text(document, "indicator-C")


def test_report_without_any_figure_is_a_report() -> None:
    document = a_report()
    assert len(printed_numbers(document)) == len(set(printed_numbers(document))) + 3
    assert "chart" not in "".join(charts(document))
