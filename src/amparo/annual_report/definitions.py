"""What each indicator counts, who counts it, what may be added up, and where it comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from amparo.annual_report import texts, vocabulary
from amparo.annual_report.context_part import context_indicators
from amparo.annual_report.naming import listed, objective_title, sums_up
from amparo.annual_report.selection import Material
from amparo.documents.content import Cell, Citation, Column, Inline, Mark, Section, Table
from amparo.framework.indicators import Indicator
from amparo.framework.language import Text

COLUMNS = (
    Column(texts.INDICATOR, share=0.2),
    Column(texts.DEFINITION, share=0.32),
    Column(texts.COUNTED_BY, share=0.18),
    Column(texts.ADDING_UP, share=0.14),
    Column(texts.ORIGIN, share=0.16),
)


def definitions_section(material: Material) -> Section:
    """Return the section ``definitions``."""
    framework = material.framework
    groups = [
        (code, objective_title(objective), material.indicators(code))
        for code, objective in framework.objectives.items()
    ]
    groups.append(("context", texts.CONTEXT, context_indicators(material)))
    return Section(
        id="definitions",
        title=texts.DEFINITIONS,
        blocks=tuple(_definitions(material, *group) for group in groups if group[2]),
    )


def _definitions(
    material: Material, code: str, title: Text, indicators: Sequence[Indicator]
) -> Table:
    shared = Counter(each.provenance.note for each in indicators)
    notes = [note for note, times in shared.items() if note is not None and times > 1]
    proposed = any(each.provenance.proposal for each in indicators)
    return Table(
        id=f"definitions-{code}",
        caption=texts.DEFINITIONS_OF.fill(title=title),
        columns=COLUMNS,
        rows=tuple(_definition_row(material, each, notes) for each in indicators),
        notes=tuple((note,) for note in ([texts.PROPOSAL] if proposed else []) + notes),
    )


def _definition_row(
    material: Material, indicator: Indicator, notes: Sequence[Text]
) -> tuple[Cell, ...]:
    framework = material.framework
    counting = [framework.authorities[code].name for code in indicator.authorities]
    often = texts.COMMA.fill(
        first=framework.calendars[indicator.calendar].name,
        second=vocabulary.FREQUENCIES[indicator.frequency],
    )
    return (
        (texts.NUMBERED.fill(code=indicator.code, title=indicator.title),),
        (texts.DEFINED.fill(definition=indicator.definition, unit=indicator.unit.name),),
        (listed([*counting, often]),),
        (sums_up(indicator, framework),),
        _origin(indicator, notes),
    )


def _origin(indicator: Indicator, shared: Sequence[Text]) -> Cell:
    """Return whether it is proposed, the note that is its own, and its sources."""
    provenance = indicator.provenance
    parts: list[Inline] = []
    if provenance.proposal:
        parts.append(Mark(texts.PROPOSED, "caution"))
    if provenance.note is not None and provenance.note not in shared:
        parts.append(provenance.note)
    between = [part for each in parts for part in (each, texts.BETWEEN_MARKS)]
    citations = [Citation(source) for source in provenance.sources]
    return (*between, *citations) if citations else tuple(between[:-1])
