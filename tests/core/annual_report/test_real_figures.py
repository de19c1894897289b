"""What a reader must find in the report of the Colombia compact: its real, difficult figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache

from amparo.annual_report.composition import compose
from amparo.documents.content import Document, Mark, NoticeKind
from amparo.documents.printed import all_sections, lines, runs, tables
from amparo.framework.language import Language
from amparo.framework.statuses import Status
from tests.core.annual_report.shipped_reports import AS_OF, shipped_inputs

SPRING_2025 = date(2025, 4, 30)


@cache
def report(code: str = "colombia", as_of: date = AS_OF) -> Document:
    return compose(shipped_inputs(code, as_of.year - 1, as_of))


def table(document: Document, name: str) -> dict[str, list[str]]:
    """The words of a table's rows by the words of their heads."""
    found = next(each for each in tables(document) if each.id == name)
    rows = [
        ["".join(run.words for run in runs(cell, document, Language.EN)) for cell in row]
        for row in found.rows
    ]
    return {head: cells for head, *cells in rows}


def test_recruitment_of_2024_is_463_in_a_report_of_april_2025() -> None:
    document = report(as_of=SPRING_2025)
    assert table(document, "series-3.4")["2024"][0] == "463"
    assert Decimal(578) not in {figure.value for figure in document.figures}


def test_later_report_says_578_and_keeps_the_463_that_stood_before() -> None:
    document = report()
    assert table(document, "series-3.4")["2024"][0] == "578"
    values = {figure.value for figure in document.figures if figure.indicator == "3.4"}
    assert Decimal(463) in values


def test_two_counts_of_2020_stand_side_by_side_and_never_become_224() -> None:
    assert table(report(), "series-V.1")["2020"] == ["100", "124"]
    assert Decimal(224) not in {figure.value for figure in report().figures}


def test_five_persons_of_2018_are_said_to_be_unexplained() -> None:
    assert table(report(), "differences-V.1")["2018"][-3:] == ["114", "109", "5"]


def test_small_departments_of_2023_are_withheld_and_the_total_stays() -> None:
    rows = table(report(), "by-place-3.4-defensoria")
    assert {name for name, words in rows.items() if words[0] == "withheld"} == {
        "Antioquia", "Chocó", "Meta", "Amazonas",
    }  # fmt: skip
    assert rows["Cauca"][0] == "125"
    assert table(report(), "series-3.4")["2023"][0] == "184"


def test_rates_of_withheld_departments_are_withheld_too() -> None:
    rows = table(report(), "by-place-3.5-defensoria")
    assert {name for name, words in rows.items() if words[0] == "withheld"} == {
        "Antioquia", "Chocó", "Meta", "Amazonas",
    }  # fmt: skip


def test_every_indicator_of_the_objectives_says_that_no_target_is_set() -> None:
    document = report()
    marks = [
        each.text.en
        for section in all_sections(document.sections)
        for line in lines(section)
        for each in line
        if isinstance(each, Mark)
    ]
    indicators = shipped_inputs("colombia", AS_OF.year - 1).framework.indicators.values()
    assert marks.count("No target set") >= sum(each.objective is not None for each in indicators)


def test_zero_is_a_reported_figure_and_absence_is_never_zero() -> None:
    zeros = [figure for figure in report().figures if figure.value == 0 and figure.sources]
    assert zeros
    assert all(figure.status is Status.REPORTED for figure in zeros)
    absent = [figure for figure in report().figures if not figure.status.has_amount]
    assert absent
    assert all(figure.value is None for figure in absent)


def test_illustrative_report_says_so_on_every_page_and_first() -> None:
    document = report("illustrative")
    assert document.banner
    assert "Illustrative" in document.banner.en
    assert document.sections[0].blocks[0].kind is NoticeKind.ILLUSTRATIVE  # type: ignore[union-attr]


def test_report_that_no_government_cleared_says_so_on_every_page() -> None:
    banner = report().banner
    assert banner
    assert "Not cleared" in banner.en
