"""The annual report as one document: the five parts, a summary and the method.

What each part shows of an indicator is in `indicator_part`; formats are in `documents`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from amparo.annual_report import texts
from amparo.annual_report.indicator_part import (
    citations,
    indicator_section,
    without_data_table,
)
from amparo.annual_report.inputs import ReportInputs
from amparo.annual_report.method import method_section
from amparo.annual_report.selection import Material, material_from
from amparo.annual_report.statements import Statement, StatementSection
from amparo.annual_report.summary import PARTS, summary_section
from amparo.annual_report.tables import data_table
from amparo.documents.content import (
    Block,
    Citation,
    Document,
    Inline,
    Mark,
    Notice,
    NoticeKind,
    Paragraph,
    Section,
    Strong,
)
from amparo.documents.numbers import format_day
from amparo.documents.printed import all_sections, lines
from amparo.framework.indicators import Subject
from amparo.framework.language import Text, in_both, same
from amparo.framework.objectives import Objective, Source


def compose(inputs: ReportInputs) -> Document:
    """Compose the annual report.

    Parameters
    ----------
    inputs : ReportInputs
        Values only; every number in it is protected already.

    Returns
    -------
    Document
        Sections ``summary``, ``progress`` (with ``objective-<code>`` and in it
        ``indicator-<code>``), ``recommendations``, ``improvement``, ``sustainability``,
        ``indicator-data`` (with ``context``) and ``method``. The same inputs give the same
        document.
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
    sections = (
        summary_section(material),
        _progress_section(material),
        *(_statements_section(material, section, title) for section, title in PARTS.items()),
        _data_section(material),
        method_section(material, statement_blocks(material, StatementSection.METHOD)),
    )
    compact = inputs.framework.compact
    banner = texts.ILLUSTRATIVE if compact.illustrative else texts.NOT_CLEARED
    figures = material.registry.figures
    cited = {code for figure in figures for code in figure.sources} | set(_cited(sections))
    document = Document(
        title=texts.TITLE.fill(year=inputs.year),
        subtitle=compact.title,
        publisher=texts.ILLUSTRATIVE if compact.illustrative else texts.PUBLISHER,
        dated=inputs.as_of,
        statement=_title_page(inputs),
        banner=banner,
        sections=sections,
        figures=figures,
        sources=_sources(inputs, cited),
    )
    return document, material.registry.numbers()


def statement_blocks(
    material: Material, section: StatementSection, objective: str | None = None
) -> list[Block]:
    """Return the statements of a part, those of one topic under its name once."""
    blocks: list[Block] = []
    topic: Text | None = None
    for statement in material.inputs.statements:
        if (statement.section, statement.objective) != (section, objective):
            continue
        blocks.append(_statement(statement, statement.topic != topic))
        topic = statement.topic
    return blocks


def _statement(statement: Statement, opens_topic: bool) -> Paragraph:
    words: list[Inline] = [Strong(statement.topic), same(". ")] if opens_topic else []
    words.append(statement.text)
    if statement.proposal:
        words += [texts.SPACE, Mark(texts.PROPOSED, "caution")]
    return Paragraph((*words, *citations(statement.sources)))


def _statements_section(material: Material, section: StatementSection, title: Text) -> Section:
    objectives = material.framework.objectives.values()
    by_objective = tuple(
        Section(f"{section.value}-{each.code}", objective_title(each), tuple(blocks))
        for each in objectives
        if (blocks := statement_blocks(material, section, each.code))
    )
    general = statement_blocks(material, section)
    if not general and not by_objective:
        general = [Notice(NoticeKind.NOT_SUPPLIED, texts.NOT_SUPPLIED, (texts.NOT_SUPPLIED_LONG,))]
    return Section(section.value, title, tuple(general), by_objective)


def objective_title(objective: Objective) -> Text:
    """Return ``Objective 1: Prosecution``."""
    return texts.OBJECTIVE.fill(code=objective.code, name=objective.short_name)


def _progress_section(material: Material) -> Section:
    objectives = material.framework.objectives.values()
    return Section(
        id="progress",
        title=texts.PROGRESS,
        blocks=tuple(statement_blocks(material, StatementSection.PROGRESS)),
        sections=tuple(_objective_section(material, each) for each in objectives),
    )


def _objective_section(material: Material, objective: Objective) -> Section:
    indicators = material.indicators(objective.code)
    with_data = [each for each in indicators if material.has_data(each)]
    without = [each for each in indicators if not material.has_data(each)]
    blocks: list[Block] = [
        Paragraph((objective.title, *citations(objective.provenance.sources))),
        *statement_blocks(material, StatementSection.PROGRESS, objective.code),
    ]
    sections = [indicator_section(material, each) for each in with_data]
    if without:
        blocks.append(without_data_table(material, without, objective.code))
    return Section(
        f"objective-{objective.code}", objective_title(objective), tuple(blocks), tuple(sections)
    )


def _data_section(material: Material) -> Section:
    performance: list[Block] = []
    for objective in material.framework.objectives:
        for indicator in material.indicators(objective):
            if material.has_data(indicator) and (table := data_table(material, indicator)):
                performance.append(table)
    context = tuple(
        indicator_section(material, each)
        for each in material.indicators(None)
        if each.subject is not Subject.POPULATION and material.has_data(each)
    )
    blocks = performance or [Paragraph((texts.NO_FIGURES,))]
    sections = (Section("context", texts.CONTEXT, (), context),) if context else ()
    return Section("indicator-data", texts.INDICATOR_DATA, tuple(blocks), sections)


def _title_page(inputs: ReportInputs) -> tuple[tuple[Text, Text], ...]:
    compact, hashes = inputs.framework.compact, inputs.hashes
    days = [
        in_both(partial(format_day, day)) for day in (compact.starts, compact.ends, inputs.as_of)
    ]
    return (
        (texts.COMPACT, compact.title),
        (texts.TERM, texts.TERM_DAYS.fill(start=days[0], end=days[1])),
        (texts.EDITION, texts.EDITION_OF.fill(year=inputs.year, number=inputs.number)),
        (texts.KNOWN_BY, days[2]),
        (texts.FRAMEWORK_HASH, same(hashes.framework)),
        (texts.FACTS_HASH, same(hashes.facts)),
        (texts.POLICY_HASH, same(hashes.policy)),
        (texts.SOFTWARE, same(hashes.software_version)),
    )


def _sources(inputs: ReportInputs, cited: set[str]) -> dict[str, Source]:
    return {code: source for code, source in inputs.framework.sources.items() if code in cited}


def _cited(sections: Iterable[Section]) -> Iterable[str]:
    """Yield the sources that any line of the sections refers to."""
    for section in all_sections(sections):
        for line in lines(section):
            yield from (each.source for each in line if isinstance(each, Citation))
