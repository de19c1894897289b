"""The parts of the report that are told in words: statements under their topics."""

from __future__ import annotations

from collections.abc import Iterable

from amparo.annual_report import texts
from amparo.annual_report.indicator_part import cited
from amparo.annual_report.naming import objective_title
from amparo.annual_report.selection import Material
from amparo.annual_report.statements import Statement, StatementSection
from amparo.documents.content import (
    Block,
    Inline,
    Mark,
    Notice,
    NoticeKind,
    Paragraph,
    Section,
    Strong,
)
from amparo.framework.language import Text

PARTS = {
    StatementSection.RECOMMENDATIONS: texts.RECOMMENDATIONS,
    StatementSection.IMPROVEMENT: texts.IMPROVEMENT,
    StatementSection.SUSTAINABILITY: texts.SUSTAINABILITY,
}


def told_section(material: Material, section: StatementSection, title: Text) -> Section:
    """Return a part made of statements, those of an objective under it; or "Not supplied"."""
    by_objective = tuple(
        Section(f"{section.value}-{each.code}", objective_title(each), tuple(blocks))
        for each in material.framework.objectives.values()
        if (blocks := statement_blocks(told(material, section, each.code)))
    )
    general: list[Block] = [*statement_blocks(told(material, section))]
    if not general and not by_objective:
        general = [Notice(NoticeKind.NOT_SUPPLIED, texts.NOT_SUPPLIED, (texts.NOT_SUPPLIED_LONG,))]
    return Section(section.value, title, tuple(general), by_objective)


def told(
    material: Material, section: StatementSection, objective: str | None = None
) -> list[Statement]:
    """Return the statements of a part about one objective, or about the whole compact."""
    return [
        each
        for each in material.statements
        if (each.section, each.objective) == (section, objective)
    ]


def is_later(material: Material, statement: Statement) -> bool:
    """Whether it happened after the report's year."""
    return statement.date is not None and statement.date.year > material.inputs.year


def statement_blocks(statements: Iterable[Statement]) -> list[Paragraph]:
    """Return a paragraph for each statement, those of one topic under its name once."""
    blocks: list[Paragraph] = []
    topic: Text | None = None
    for statement in statements:
        blocks.append(_paragraph(statement, statement.topic != topic))
        topic = statement.topic
    return blocks


def _paragraph(statement: Statement, opens_topic: bool) -> Paragraph:
    opening: tuple[Inline, ...] = ()
    if opens_topic:
        opening = (Strong(statement.topic), texts.STOP_AND_ON)
    proposed: tuple[Inline, ...] = ()
    if statement.proposal:
        proposed = (texts.BETWEEN_MARKS, Mark(texts.PROPOSED, "caution"))
    return Paragraph((*opening, *cited(statement.text, statement.sources), *proposed))
