"""The annual report as one document: the five parts, a summary and the method.

What each part shows of an indicator is in `indicator_part`; formats are in `documents`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from functools import partial

from amparo.annual_report import texts
from amparo.annual_report.data_part import data_section
from amparo.annual_report.indicator_part import cited, indicator_section
from amparo.annual_report.inputs import ReportInputs
from amparo.annual_report.method import method_section
from amparo.annual_report.naming import listed, objective_title
from amparo.annual_report.selection import Material
from amparo.annual_report.shown import material_from
from amparo.annual_report.statements import StatementSection
from amparo.annual_report.statements_part import (
    PARTS,
    is_later,
    statement_blocks,
    told,
    told_section,
)
from amparo.annual_report.summary import summary_section
from amparo.documents.content import (
    Block,
    Citation,
    Document,
    Figure,
    Paragraph,
    Section,
    Strong,
)
from amparo.documents.numbers import format_day
from amparo.documents.printed import all_sections, lines
from amparo.framework.language import Text, in_both, same
from amparo.framework.objectives import Objective, Source
from amparo.framework.report_sources import report_source


def compose(inputs: ReportInputs) -> Document:
    """Compose the annual report.

    Parameters
    ----------
    inputs : ReportInputs
        Values only; every number in it is protected already.

    Returns
    -------
    Document
        Sections ``summary``, ``progress`` (with ``objective-<code>``, in it
        ``indicator-<code>``, and ``progress-later``), ``recommendations``, ``improvement``,
        ``sustainability``, ``indicator-data`` (with ``context`` and ``definitions``) and
        ``method``. The same inputs give the same document.
    """
    return compose_numbered(inputs)[0]


def compose_numbered(inputs: ReportInputs) -> tuple[Document, Mapping[tuple[object, ...], int]]:
    """Compose the annual report, and say under which number each result is printed.

    Returns
    -------
    Document
        As `compose` returns it.
    mapping of `figures.result_key` to int
        Only results that are printed have a number.
    """
    material = material_from(inputs)
    method = statement_blocks(told(material, StatementSection.METHOD))
    # In the order in which they are read: so figures are numbered in that order.
    sections = (
        summary_section(material),
        _progress_section(material),
        *(told_section(material, section, title) for section, title in PARTS.items()),
        data_section(material),
        method_section(material, method),
    )
    compact, figures = inputs.framework.compact, material.registry.figures
    used = set(_cited(sections, figures))
    document = Document(
        title=texts.TITLE.fill(year=inputs.year),
        subtitle=compact.title,
        publisher=texts.ILLUSTRATIVE if compact.illustrative else texts.PUBLISHER,
        dated=inputs.as_of,
        statement=_title_page(inputs),
        banner=texts.ILLUSTRATIVE if compact.illustrative else texts.NOT_CLEARED,
        sections=sections,
        figures=figures,
        sources=_sources(inputs, used),
    )
    return document, material.registry.numbers()


def _sources(inputs: ReportInputs, used: Set[str]) -> dict[str, Source]:
    """Return the sources that are used: the framework's in its order, then partner reports."""
    named = {code: each for code, each in inputs.framework.sources.items() if code in used}
    reports = {
        code: report_source(code, known_from, inputs.framework)
        for code, known_from in sorted(inputs.reports.items())
        if code in used
    }
    return {**named, **reports}


def _progress_section(material: Material) -> Section:
    statements = told(material, StatementSection.PROGRESS)
    later = statement_blocks(each for each in statements if is_later(material, each))
    objectives = material.framework.objectives.values()
    after = (Section("progress-later", texts.LATER, tuple(later)),) if later else ()
    return Section(
        id="progress",
        title=texts.PROGRESS,
        blocks=tuple(statement_blocks(each for each in statements if not is_later(material, each))),
        sections=(*(_objective_section(material, each) for each in objectives), *after),
    )


def _objective_section(material: Material, objective: Objective) -> Section:
    indicators = material.indicators(objective.code)
    blocks: list[Block] = [
        Paragraph(cited(objective.title, objective.provenance.sources)),
        *statement_blocks(told(material, StatementSection.PROGRESS, objective.code)),
    ]
    shown = [each for each in indicators if material.has_data(each) or material.progress(each.code)]
    without = [
        texts.NUMBERED.fill(code=each.code, title=each.title)
        for each in indicators
        if not material.has_data(each)
    ]
    if without:
        names = (Strong(texts.WITHOUT_DATA), texts.STOP_AND_ON, listed(without), texts.STOP)
        blocks.append(Paragraph(names))
    return Section(
        id=f"objective-{objective.code}",
        title=objective_title(objective),
        blocks=tuple(blocks),
        sections=tuple(indicator_section(material, each) for each in shown),
    )


def _title_page(inputs: ReportInputs) -> tuple[tuple[Text, Text], ...]:
    compact, hashes = inputs.framework.compact, inputs.hashes
    starts, ends, known = (
        in_both(partial(format_day, day)) for day in (compact.starts, compact.ends, inputs.as_of)
    )
    return (
        (texts.COMPACT, compact.title),
        (texts.TERM, texts.TERM_DAYS.fill(start=starts, end=ends)),
        (texts.EDITION, texts.EDITION_OF.fill(year=inputs.year, number=inputs.number)),
        (texts.KNOWN_BY, known),
        (texts.FRAMEWORK_HASH, same(hashes.framework)),
        (texts.FACTS_HASH, same(hashes.facts)),
        (texts.POLICY_HASH, same(hashes.policy)),
        (texts.SOFTWARE, same(hashes.software_version)),
    )


def _cited(sections: Iterable[Section], figures: Iterable[Figure]) -> Iterator[str]:
    """Yield the sources that any figure rests on or any line refers to."""
    for figure in figures:
        yield from figure.sources
    for section in all_sections(sections):
        for line in lines(section):
            yield from (each.source for each in line if isinstance(each, Citation))
