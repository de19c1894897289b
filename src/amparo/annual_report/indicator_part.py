"""The part of the report about one indicator: what it means, what was counted, what was agreed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from amparo.annual_report import texts
from amparo.annual_report.charting import map_chart, series_chart, target_chart
from amparo.annual_report.figures import listed, sums_up
from amparo.annual_report.selection import Material
from amparo.annual_report.tables import (
    breakdown_table,
    partner_table,
    place_table,
    series_table,
    target_table,
)
from amparo.documents.content import (
    Block,
    Cell,
    Chart,
    Citation,
    Column,
    Inline,
    Mark,
    Notice,
    NoticeKind,
    Paragraph,
    Section,
    Table,
)
from amparo.framework.indicators import Indicator, IndicatorState, Level
from amparo.framework.language import Text
from amparo.framework.objectives import Provenance


def indicator_section(material: Material, indicator: Indicator) -> Section:
    """Return the section ``indicator-<code>``."""
    blocks: list[Block] = [Paragraph(_opening(indicator))]
    blocks += _targets(material, indicator)
    blocks += _numbers(material, indicator)
    if len(blocks) == 1 or not material.has_data(indicator):
        blocks.append(Paragraph((texts.NO_FIGURES,)))
    blocks.append(_card(material, indicator))
    return Section(
        id=f"indicator-{indicator.code}",
        title=texts.NUMBERED.fill(code=indicator.code, title=indicator.title),
        blocks=tuple(blocks),
    )


def without_data_table(
    material: Material, indicators: Sequence[Indicator], objective: str
) -> Table:
    """Return the indicators for which there is no figure, compactly."""
    rows = tuple(
        (
            (texts.NUMBERED.fill(code=indicator.code, title=indicator.title),),
            _state(indicator),
            (_authorities(material, indicator),),
            () if indicator.targets else (Mark(texts.NO_TARGET, "caution"),),
        )
        for indicator in indicators
    )
    heads = (texts.INDICATOR, texts.STATE, texts.WHO_COUNTS, texts.TARGET)
    return Table(
        id=f"without-data-{objective}",
        caption=texts.WITHOUT_DATA,
        columns=tuple(Column(head) for head in heads),
        rows=rows,
    )


def citations(sources: Iterable[str]) -> tuple[Inline, ...]:
    """Return references to `sources`, each after a space."""
    return tuple(part for source in sources for part in (texts.SPACE, Citation(source)))


def _opening(indicator: Indicator) -> tuple[Inline, ...]:
    marks: list[Inline] = list(_state(indicator))
    if indicator.key:
        marks += [texts.SPACE, Mark(texts.KEY, "accent")]
    return (indicator.definition, texts.SPACE, *marks)


def _state(indicator: Indicator) -> Cell:
    tone = "caution" if indicator.state is IndicatorState.PROPOSED else "neutral"
    return (Mark(texts.STATES[indicator.state], tone),)


def _targets(material: Material, indicator: Indicator) -> list[Block]:
    if indicator.level is Level.CONTEXT:
        return []
    table = target_table(material, indicator)
    if table is None:
        return [Notice(NoticeKind.CAUTION, texts.NO_TARGET, (texts.NO_TARGET_LONG,))]
    return [*_present(target_chart(material, indicator, table)), table]


def _numbers(material: Material, indicator: Indicator) -> Iterator[Block]:
    series = series_table(material, indicator)
    if series is not None:
        yield from _present(series_chart(material, indicator, series))
        yield series
    for authority in indicator.authorities:
        for disaggregation in indicator.disaggregations:
            yield from _present(breakdown_table(material, indicator, authority, disaggregation))
        places = place_table(material, indicator, authority)
        if places is not None:
            yield from _present(map_chart(material, indicator, authority, places))
            yield places
        yield from _present(partner_table(material, indicator, authority))


def _present(block: Chart | Table | None) -> tuple[Block, ...]:
    return () if block is None else (block,)


def _card(material: Material, indicator: Indicator) -> Table:
    framework = material.framework
    breakdowns = [framework.disaggregations[code].name for code in indicator.disaggregations]
    calendar = texts.COMMA.fill(
        first=framework.calendars[indicator.calendar].name,
        second=texts.FREQUENCIES[indicator.frequency],
    )
    reading = texts.WORDS_OF.fill(
        first=texts.DIRECTIONS[indicator.direction], second=indicator.interpretation
    )
    rows: list[tuple[Cell, ...]] = [
        ((texts.UNIT,), (indicator.unit.name,)),
        ((texts.DIRECTION,), (reading,)),
        ((texts.WHO_COUNTS,), (_authorities(material, indicator),)),
        ((texts.BREAKDOWNS,), (listed(breakdowns),) if breakdowns else ()),
        ((texts.CALENDAR,), (calendar,)),
        ((texts.ADDING_UP,), (sums_up(indicator, framework),)),
        ((texts.ORIGIN,), origin(indicator.provenance)),
    ]
    return Table(
        id=f"definition-{indicator.code}",
        caption=texts.INDICATOR_CARD.fill(title=indicator.title),
        columns=(Column(texts.ITEM, share=0.25), Column(texts.WHAT, share=0.75)),
        rows=tuple(rows),
    )


def origin(provenance: Provenance) -> tuple[Inline, ...]:
    """Return where a statement of the framework comes from: sources, or that it is proposed."""
    words: list[Inline] = []
    if provenance.proposal:
        words.append(texts.PROPOSAL)
    if provenance.note is not None:
        words += [texts.SPACE, provenance.note] if words else [provenance.note]
    return (*words, *citations(provenance.sources))


def _authorities(material: Material, indicator: Indicator) -> Text:
    return listed([material.framework.authorities[code].name for code in indicator.authorities])
