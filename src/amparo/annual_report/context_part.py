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
from amparo.framework.language import same

FEWEST_OF_OWN_SECTION = 4
"""A context indicator with fewer values over time is listed in a table with others."""

COLUMNS = (
    Column(texts.INDICATOR, share=0.4),
    Column(texts.PERIOD, share=0.16),
    Column(texts.PLACE, share=0.13),
    Column(texts.AUTHORITY, share=0.14),
    Column(texts.VALUE, ColumnKind.NUMBER, share=0.17),
)


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
    before = [None, *(each.indicator for each in shown)]
    return Table(
        id=f"context-{subject.value}",
        caption=texts.CONTEXT_TABLE.fill(subject=vocabulary.SUBJECTS[subject]),
        columns=COLUMNS,
        rows=tuple(
            _context_row(material, each, is_first=each.indicator != above)
            for each, above in zip(shown, before, strict=False)
        ),
        notes=revision_notes(material, shown),
    )


def _context_row(
    material: Material, result: ProtectedResult, *, is_first: bool
) -> tuple[Cell, ...]:
    """Return a row; only the first row of an indicator repeats its title behind the code."""
    framework = material.framework
    titled = same(result.indicator)
    if is_first:
        title = framework.indicators[result.indicator].title
        titled = texts.NUMBERED.fill(code=result.indicator, title=title)
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
