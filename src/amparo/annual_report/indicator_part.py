"""The part of the report about one indicator: what it means, what was agreed, what was counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from amparo.annual_report import texts
from amparo.annual_report.charting import map_chart, series_chart, target_chart
from amparo.annual_report.difference_table import difference_table
from amparo.annual_report.naming import spaced
from amparo.annual_report.selection import Material
from amparo.annual_report.tables import breakdown_table, place_table, series_table
from amparo.annual_report.target_table import target_table
from amparo.documents.content import (
    Block,
    Citation,
    Inline,
    Mark,
    Paragraph,
    Section,
    Strong,
)
from amparo.framework.indicators import Indicator, IndicatorState, Level
from amparo.framework.language import Text


def indicator_section(material: Material, indicator: Indicator) -> Section:
    """Return the section ``indicator-<code>``."""
    reading = (Strong(texts.READING), texts.STOP_AND_ON, indicator.interpretation)
    return Section(
        id=f"indicator-{indicator.code}",
        title=texts.NUMBERED.fill(code=indicator.code, title=indicator.title),
        blocks=(
            Paragraph(_opening(indicator)),
            Paragraph(reading),
            *_targets(material, indicator),
            *_numbers(material, indicator),
        ),
    )


def cited(text: Text, sources: Iterable[str]) -> tuple[Inline, ...]:
    """Return `text` with references to `sources` behind it."""
    references = tuple(Citation(source) for source in sources)
    return (spaced(text), *references) if references else (text,)


def marks(indicator: Indicator) -> tuple[Inline, ...]:
    """Return what qualifies an indicator: proposed, key, without target."""
    found: list[Mark] = []
    if indicator.state is IndicatorState.PROPOSED:
        found.append(Mark(texts.PROPOSED, "caution"))
    if indicator.key:
        found.append(Mark(texts.KEY, "accent"))
    if not indicator.targets and indicator.level is not Level.CONTEXT:
        found.append(Mark(texts.NO_TARGET, "caution"))
    between = [part for mark in found for part in (texts.BETWEEN_MARKS, mark)]
    return tuple(between[1:])


def _opening(indicator: Indicator) -> tuple[Inline, ...]:
    qualified = marks(indicator)
    return (spaced(indicator.definition), *qualified) if qualified else (indicator.definition,)


def _targets(material: Material, indicator: Indicator) -> Iterator[Block]:
    table = target_table(material, indicator)
    if table is not None:
        chart = target_chart(material, indicator, table)
        yield from (chart, table) if chart else (table,)


def _numbers(material: Material, indicator: Indicator) -> Iterator[Block]:
    headlines = material.whole_periods(material.headlines(indicator.code))
    compared = {each.result for each in material.progress(indicator.code)}
    if not compared.issuperset(headlines):
        series = series_table(material, indicator, headlines)
        chart = series_chart(material, indicator, series, headlines)
        yield from (chart, series) if chart else (series,)
    for authority in indicator.authorities:
        breakdown = breakdown_table(material, indicator, authority)
        places = place_table(material, indicator, authority)
        if breakdown is not None:
            yield breakdown
        if places is not None:
            chart = map_chart(material, indicator, authority, places)
            yield from (chart, places) if chart else (places,)
    differences = difference_table(material, indicator)
    if differences is not None:
        yield differences
