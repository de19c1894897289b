"""The summary: how the compact stands at a glance, and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from amparo.annual_report import texts
from amparo.annual_report.indicator_part import citations
from amparo.annual_report.selection import Material
from amparo.annual_report.statements import StatementSection
from amparo.documents.content import (
    Block,
    Bullets,
    Cell,
    Column,
    ColumnKind,
    Inline,
    KeyFigure,
    KeyFigures,
    Notice,
    NoticeKind,
    Paragraph,
    Section,
    Strong,
    Table,
)
from amparo.documents.numbers import format_day
from amparo.framework.indicators import Indicator
from amparo.framework.language import Text, in_both, same

MOST_KEY_FIGURES = 4

# Sources whose code starts so are audits of compacts by the US Government Accountability Office.
AUDIT_PREFIX = "gao_"

PARTS = {
    StatementSection.RECOMMENDATIONS: texts.RECOMMENDATIONS,
    StatementSection.IMPROVEMENT: texts.IMPROVEMENT,
    StatementSection.SUSTAINABILITY: texts.SUSTAINABILITY,
}


def summary_section(material: Material) -> Section:
    """Return the section ``summary``."""
    inputs = material.inputs
    day = in_both(lambda language: format_day(inputs.as_of, language))
    compact = material.framework.compact
    blocks: list[Block] = [
        _standing(material),
        Paragraph((texts.OPENING.fill(year=inputs.year, day=day),)),
        Paragraph((Strong(texts.GOAL), compact.goal, *citations(compact.provenance.sources))),
    ]
    figures = _key_figures(material)
    if figures:
        blocks.append(KeyFigures(figures))
    blocks.append(_objectives_table(material))
    if not any(_has_target(material, each) for each in _performance(material)):
        audits = [code for code in material.framework.sources if code.startswith(AUDIT_PREFIX)]
        blocks.append(
            Notice(
                NoticeKind.CAUTION,
                texts.NO_TARGETS_TITLE,
                (texts.NO_TARGETS, *citations(audits)),
            )
        )
    missing = _missing(material)
    if missing:
        blocks += [Paragraph((Strong(texts.MISSING_TITLE),)), Bullets(missing)]
    return Section(id="summary", title=texts.SUMMARY, blocks=tuple(blocks))


def _standing(material: Material) -> Notice:
    if material.framework.compact.illustrative:
        return Notice(NoticeKind.ILLUSTRATIVE, texts.ILLUSTRATIVE, (texts.ILLUSTRATIVE_LONG,))
    return Notice(NoticeKind.CAUTION, texts.NOT_CLEARED, (texts.NOT_CLEARED_LONG,))


def _key_figures(material: Material) -> tuple[KeyFigure, ...]:
    """Return the latest figures of key indicators first, then of the others."""
    ranked = sorted(_performance(material), key=lambda each: not each.key)
    headlines = [(each, material.headline(each)) for each in ranked]
    return tuple(
        KeyFigure(
            figure=material.registry.result(headline, with_unit=True),
            label=indicator.title,
            context=(
                texts.COMMA.fill(
                    first=material.framework.authorities[headline.authority].short_name,
                    second=material.period_name(headline.period),
                ),
            ),
        )
        for indicator, headline in headlines
        if headline is not None
    )[:MOST_KEY_FIGURES]


def _objectives_table(material: Material) -> Table:
    year = same(str(material.inputs.year))
    counts: list[tuple[str, Text, Callable[[Indicator], bool]]] = [
        ("all", texts.INDICATORS, lambda _: True),
        ("target", texts.WITH_TARGET, lambda each: _has_target(material, each)),
        (
            "data",
            texts.WITH_DATA,
            lambda each: material.headline(each, material.inputs.year) is not None,
        ),
        ("any", texts.WITH_ANY_DATA, material.has_data),
    ]

    def row(code: str, title: Text, indicators: Iterable[Indicator]) -> tuple[Cell, ...]:
        of = list(indicators)
        cells: list[Cell] = [(title,)]
        for kind, name, holds in counts:
            label = texts.COLON.fill(name=title, value=name)
            number = sum(holds(each) for each in of)
            cells.append((material.registry.count(f"{code}-{kind}", label, number, year),))
        return tuple(cells)

    objectives = material.framework.objectives.values()
    rows = [
        row(
            each.code,
            texts.OBJECTIVE.fill(code=each.code, name=each.short_name),
            material.indicators(each.code),
        )
        for each in objectives
    ]
    rows.append(row("all", texts.ALL_OBJECTIVES, _performance(material)))
    heads = [Column(texts.BY_OBJECTIVE)]
    heads += [Column(name, ColumnKind.NUMBER) for _, name, _ in counts]
    return Table("objectives", texts.BY_OBJECTIVE, tuple(heads), tuple(rows))


def _missing(material: Material) -> tuple[tuple[Inline, ...], ...]:
    supplied = {each.section for each in material.inputs.statements}
    items: list[tuple[Inline, ...]] = []
    without = sum(not material.has_data(each) for each in _performance(material))
    if without:
        reference = material.registry.count(
            "without", texts.WITHOUT_DATA, without, same(str(material.inputs.year))
        )
        items.append((texts.MISSING_DATA, reference, texts.STOP))
    items += [
        (texts.MISSING_PART.fill(part=title),)
        for section, title in PARTS.items()
        if section not in supplied
    ]
    return tuple(items)


def _performance(material: Material) -> list[Indicator]:
    objectives = material.framework.objectives
    return [each for code in objectives for each in material.indicators(code)]


def _has_target(material: Material, indicator: Indicator) -> bool:
    registry, year = material.registry, material.inputs.year
    return any(registry.period(each.period).end.year == year for each in indicator.targets)
