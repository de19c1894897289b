"""What is true of every report: a small one that holds everything, and the shipped ones."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import NamedTuple

import pytest

from amparo.annual_report.composition import compose, compose_numbered
from amparo.annual_report.figures import result_key
from amparo.annual_report.inputs import ReportInputs
from amparo.documents.content import Chart, Citation, Document, Table
from amparo.documents.printed import all_sections, lines
from amparo.framework.periods import Frequency, period_from_code
from amparo.framework.statuses import Status
from tests.builders import a_framework, a_target, an_indicator
from tests.core.annual_report.reports import (
    a_difference,
    a_result,
    a_revision,
    a_statement,
    blocks,
    by,
    inputs_of,
    printed_numbers,
    withheld,
)
from tests.core.annual_report.shipped_reports import shipped_inputs
from tests.shipped import CODES

YEARS = ("2020", "2021", "2022", "2023")


def a_full_report() -> ReportInputs:
    """Everything a report can hold, in one."""
    total = a_result("578")
    square = {"type": "Polygon", "coordinates": [[[0, 0], [0, 1], [1, 1], [1, 0], [0, 0]]]}
    feature = {"type": "Feature", "id": "19", "properties": {}, "geometry": square}
    framework = a_framework(
        an_indicator(targets=(a_target("2023", "500"), a_target("2024", "600"))),
        an_indicator("1.2"),
        an_indicator("C", objective=None),
        an_indicator("D", objective=None),
    )
    return inputs_of(
        a_result("400", period="2023"),
        total,
        a_result("124", authority="icbf"),
        by("sex", "girls", "184"),
        by("sex", "boys", "279"),
        withheld(place="19", period="2022"),
        *(a_result("90", place=place) for place in ("19", "50")),
        a_result("33", indicator="C", place="19"),
        *(a_result(year[2:], indicator="D", period=year) for year in YEARS),
        a_result("9", partner="renacer"),
        a_result("5", period="2024-Q1"),
        a_result("5000", period="2025"),
        a_result("6000", period="LIFE"),
        a_result(None, indicator="1.2"),
        framework=framework,
        differences=[a_difference(total, "sex", "463", earlier=True)],
        revisions=(a_revision(total, "463"),),
        borders={"type": "FeatureCollection", "features": [feature]},
        statements=(a_statement(), a_statement("improvement", proposal=True, sources=())),
    )


class Report(NamedTuple):
    """A composed report with what it was composed from."""

    inputs: ReportInputs
    document: Document
    numbers: Mapping[tuple[object, ...], int]


@cache
def composed(name: str) -> Report:
    """Compose a report once."""
    inputs = a_full_report() if name == "small" else shipped_inputs(name, 2024)
    return Report(inputs, *compose_numbered(inputs))


@pytest.fixture(params=["small", *CODES])
def report(request: pytest.FixtureRequest) -> Report:
    """Each report by turns."""
    return composed(request.param)


def test_figures_are_numbered_as_they_are_read(report: Report) -> None:
    first_met = list(dict.fromkeys(printed_numbers(report.document)))
    assert first_met == [figure.number for figure in report.document.figures]
    assert first_met == list(range(1, len(first_met) + 1))


def test_every_source_referred_to_is_listed_and_no_other(report: Report) -> None:
    document = report.document
    cited = {code for figure in document.figures for code in figure.sources}
    for section in all_sections(document.sections):
        for line in lines(section):
            cited |= {each.source for each in line if isinstance(each, Citation)}
    assert cited == set(document.sources)


def test_every_chart_leads_to_a_table(report: Report) -> None:
    found = list(blocks(report.document))
    known = {block.id for block in found if isinstance(block, Table)}
    leading = {block.table for block in found if isinstance(block, Chart)}
    assert leading
    assert leading <= known


def test_ids_are_unique(report: Report) -> None:
    ids = [section.id for section in all_sections(report.document.sections)]
    ids += [each.id for each in blocks(report.document) if isinstance(each, Table | Chart)]
    assert len(ids) == len(set(ids))


def test_rows_are_as_wide_as_their_heads(report: Report) -> None:
    for table in blocks(report.document):
        if isinstance(table, Table):
            assert {len(row) for row in table.rows} == {len(table.columns)}


def test_every_figure_is_of_one_authority_or_counts_indicators(report: Report) -> None:
    known = {each.name for each in report.inputs.framework.authorities.values()}
    for figure in report.document.figures:
        assert figure.authority in known or figure.unit.code == "indicators"


def test_results_are_printed_as_they_were_protected(report: Report) -> None:
    printed = 0
    for result in report.inputs.protected.results:
        if number := report.numbers.get(result_key(result)):
            figure = report.document.figures[number - 1]
            assert (figure.status, figure.value) == (result.status, result.value)
            printed += 1
    assert printed


def test_no_number_belongs_to_a_withheld_result(report: Report) -> None:
    kept = {
        result_key(each)
        for each in report.inputs.protected.results
        if each.status is Status.WITHHELD
    }
    assert kept
    for key, number in report.numbers.items():
        if key in kept or (key[:-1] in kept and str(key[-1]) in {"deviation", "reached"}):
            assert report.document.figures[number - 1].value is None


def test_nothing_begins_after_the_year_of_the_report(report: Report) -> None:
    calendars = report.inputs.framework.calendars
    for result in report.inputs.protected.results:
        if result_key(result) in report.numbers:
            period = period_from_code(result.period, calendars)
            assert period.start.year <= report.inputs.year
            assert period.frequency is not Frequency.LIFE


def test_same_inputs_give_the_same_document(report: Report) -> None:
    assert compose(report.inputs) == report.document


def test_order_of_results_does_not_matter(report: Report) -> None:
    protected = report.inputs.protected
    turned = replace(protected, results=tuple(reversed(protected.results)))
    assert compose(replace(report.inputs, protected=turned)) == report.document


def test_all_parts_of_the_report_are_there(report: Report) -> None:
    assert [section.id for section in report.document.sections] == [
        "summary",
        "progress",
        "recommendations",
        "improvement",
        "sustainability",
        "indicator-data",
        "method",
    ]
