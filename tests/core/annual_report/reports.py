"""Reports composed from a few numbers, and what of a document tests look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from amparo.annual_report.composition import compose
from amparo.annual_report.inputs import Hashes, ReportInputs, Revision
from amparo.annual_report.statements import Statement, StatementSection
from amparo.disclosure.policy import SHARED
from amparo.disclosure.progress import protected_progress
from amparo.disclosure.protection import (
    ProtectedDiscrepancy,
    ProtectedResult,
    ProtectedResults,
)
from amparo.documents.content import Block, Cell, Chart, Document, Section, Table
from amparo.documents.numbers import UNBROKEN
from amparo.documents.printed import all_sections, lines, references, runs
from amparo.framework.indicators import Indicator
from amparo.framework.language import Language, same
from amparo.framework.results_framework import ResultsFramework
from amparo.framework.statuses import Status
from tests.builders import KNOWN, a_framework, an_indicator

AS_OF = date(2026, 1, 1)
YEAR = 2024


def a_result(value: str | None = "7", **changes: Any) -> ProtectedResult:
    """Indicator 1.1 of 2024 for the nation as MOI reported it; not reported without a value."""
    amount = None if value is None else Decimal(value)
    fields: dict[str, Any] = {
        "indicator": "1.1",
        "period": "2024",
        "place": "CO",
        "authority": "moi",
        "partner": "_T",
        "breakdown": (),
        "status": Status.NOT_REPORTED if value is None else Status.REPORTED,
        "amount": amount,
        "denominator": None,
        "value": amount,
        "reported": 0 if value is None else 1,
        "expected": 1,
        "rule": "reported",
        "known_from": KNOWN,
        "sources": ("tip",),
    }
    return ProtectedResult(**(fields | changes))


def withheld(**changes: Any) -> ProtectedResult:
    """A result that may not be shown."""
    return a_result(None, **({"status": Status.WITHHELD, "reported": 1} | changes))


def by(axis: str, category: str, value: str | None = "7", **changes: Any) -> ProtectedResult:
    """A result of one category."""
    return a_result(value, breakdown=((axis, category),), **changes)


def a_difference(total: ProtectedResult, axis: str, parts: str, earlier: bool) -> Any:
    """What is stated where the parts of `total` along `axis` sum up to `parts`."""
    assert total.value is not None
    return ProtectedDiscrepancy(
        total.indicator,
        total.period,
        total.place,
        total.authority,
        total.partner,
        total.breakdown,
        axis,
        total.value,
        Decimal(parts),
        total.value - Decimal(parts),
        earlier,
    )


def a_revision(result: ProtectedResult, earlier: str) -> Revision:
    """An earlier value of `result`, from another report."""
    return Revision(result, Decimal(earlier), date(2024, 12, 1), "report_a")


def a_statement(section: str = "progress", **changes: Any) -> Statement:
    """A statement of a part."""
    fields: dict[str, Any] = {
        "section": StatementSection(section),
        "topic": same("Topic"),
        "text": same("It happened."),
        "sources": ("report_b",),
    }
    return Statement(**(fields | changes))


def inputs_of(
    *results: ProtectedResult,
    framework: ResultsFramework | None = None,
    indicators: Iterable[Indicator] = (),
    differences: Iterable[ProtectedDiscrepancy] = (),
    **changes: Any,
) -> ReportInputs:
    """The inputs of a report of 2024 that shows `results`; targets are the framework's."""
    known = framework or a_framework(*(indicators or (an_indicator(),)))
    protected = ProtectedResults(results, tuple(differences))
    inputs = ReportInputs(
        framework=known,
        year=YEAR,
        number=1,
        as_of=AS_OF,
        policy=SHARED,
        hashes=Hashes("f" * 64, "a" * 64, "b" * 64, "1.0"),
        protected=protected,
        progress=protected_progress(protected, known),
        revisions=(),
        statements=(),
    )
    return replace(inputs, **changes)


def a_report(*results: ProtectedResult, **changes: Any) -> Document:
    """Compose a report (`inputs_of`)."""
    return compose(inputs_of(*results, **changes))


def blocks(document: Document) -> Iterator[Block]:
    """Yield every block in the order in which it is read."""
    for section in all_sections(document.sections):
        yield from section.blocks


def tables(document: Document) -> dict[str, Table]:
    """Return all tables by id."""
    return {block.id: block for block in blocks(document) if isinstance(block, Table)}


def charts(document: Document) -> dict[str, Chart]:
    """Return all charts by id."""
    return {block.id: block for block in blocks(document) if isinstance(block, Chart)}


def sections(document: Document) -> dict[str, Section]:
    """Return all sections by id."""
    return {section.id: section for section in all_sections(document.sections)}


def words(cell: Cell, document: Document, language: Language = Language.EN) -> str:
    """Return what a cell or a line prints, qualifications in brackets, spaces as spaces."""
    printed = "".join(
        f"{run.words} ({run.note})" if run.note else run.words
        for run in runs(cell, document, language)
    )
    return printed.replace(UNBROKEN, " ")


def rows(document: Document, table: str, language: Language = Language.EN) -> list[list[str]]:
    """Return what a table prints, its heads first."""
    found = tables(document)[table]
    printed = [[words(cell, document, language) for cell in row] for row in found.rows]
    return [[column.title.read(language) for column in found.columns], *printed]


def notes(document: Document, table: str) -> list[str]:
    """Return what stands below a table."""
    return [words(note, document) for note in tables(document)[table].notes]


def text(document: Document, section: str, language: Language = Language.EN) -> str:
    """Return the lines of a section's own blocks."""
    return "\n".join(words(line, document, language) for line in lines(sections(document)[section]))


def printed_numbers(document: Document) -> list[int]:
    """Return the numbers of the figures as a reader meets them, repetitions included."""
    return [
        reference.number
        for section in all_sections(document.sections)
        for line in lines(section)
        for reference in references(line)
    ]


def drawn(value: object) -> Iterator[Mapping[str, Any]]:
    """Yield every row of data in a chart's specification."""
    if isinstance(value, Mapping):
        if "values" in value and isinstance(value["values"], list):
            yield from (row for row in value["values"] if isinstance(row, Mapping))
        for held in value.values():
            yield from drawn(held)
    elif isinstance(value, list):
        for held in value:
            yield from drawn(held)
