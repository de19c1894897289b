"""Context figures: they help to read the others and measure no performance."""

from __future__ import annotations

from collections.abc import Sequence

from amparo.annual_report import texts, vocabulary
from amparo.annual_report.indicator_part import indicator_section
from amparo.annual_report.naming import AS_REPORTED, breakdown_name, lowered
from amparo.annual_report.selection import Material
from amparo.annual_report.tables import revision_notes
from amparo.disclosure.protection import ProtectedResult
from amparo.documents.content import Cell, Column, ColumnKind, Paragraph, Section, Table
from amparo.framework.indicators import ComponentCode, Indicator, Subject

FEWEST_OF_OWN_SECTION = 4
"""A context indicator with fewer values over time is listed in a table with others."""


def context_section(material: Material) -> Section | None:
    """Return context figures: long series in sections of their own, the others listed."""
    indicators = context_indicators(material)
    series = [each for each in indicators if _has_series(material, each)]
    brief = [each for each in indicators if each not in series]
    if not indicators:
        return None
    tables = [
        _context_table(material, subject, chosen)
        for subject in Subject
        if (chosen := [each for each in brief if each.subject is subject])
    ]
    return Section(
        id="context",
        title=texts.CONTEXT,
        blocks=(Paragraph((texts.CONTEXT_LONG,)), *tables),
        sections=tuple(indicator_section(material, each) for each in series),
    )


def context_indicators(material: Material) -> list[Indicator]:
    """Return context indicators with data; denominators of others are no figures to read."""
    below = {
        component.indicator
        for indicator in material.framework.indicators.values()
        for component in indicator.components
        if component.code is ComponentCode.DENOMINATOR
    }
    return [
        each
        for each in material.indicators(None)
        if each.code not in below and material.has_data(each)
    ]


def _has_series(material: Material, indicator: Indicator) -> bool:
    rows = material.whole_periods(material.headlines(indicator.code))
    return sum(each.value is not None for each in rows) >= FEWEST_OF_OWN_SECTION


def _context_table(material: Material, subject: Subject, indicators: Sequence[Indicator]) -> Table:
    shown = [
        each
        for indicator in indicators
        for each in material.whole_periods(material.results(indicator.code))
        if material.depth(each) <= 1 or each.rule == AS_REPORTED
    ]
    heads = (texts.INDICATOR, texts.PERIOD, texts.PLACE, texts.AUTHORITY, texts.VALUE)
    kinds = (*[ColumnKind.TEXT] * 4, ColumnKind.NUMBER)
    return Table(
        id=f"context-{subject.value}",
        caption=texts.CONTEXT_TABLE.fill(subject=vocabulary.SUBJECTS[subject]),
        columns=tuple(map(Column, heads, kinds)),
        rows=tuple(_context_row(material, each) for each in shown),
        notes=revision_notes(material, shown),
    )


def _context_row(material: Material, result: ProtectedResult) -> tuple[Cell, ...]:
    framework = material.framework
    titled = texts.NUMBERED.fill(
        code=result.indicator, title=framework.indicators[result.indicator].title
    )
    breakdown = breakdown_name(framework, result)
    if breakdown is not None:
        titled = texts.SEMICOLON.fill(first=titled, second=lowered(breakdown))
    return (
        (titled,),
        (material.period_name(result.period),),
        (framework.places[result.place].name,),
        (framework.authorities[result.authority].short_name,),
        (material.registry.result(result, with_unit=True),),
    )
