"""The part with the indicator data: where each indicator stands, and further figures."""

from __future__ import annotations

from dataclasses import replace

from amparo.annual_report import texts
from amparo.annual_report.context_part import context_section
from amparo.annual_report.definitions import definitions_section
from amparo.annual_report.naming import listed, objective_title, part_name
from amparo.annual_report.selection import Material
from amparo.annual_report.tables import result_cell, revision_notes, series_table, with_unit
from amparo.annual_report.target_table import target_figure
from amparo.disclosure.protection import ProtectedResult
from amparo.documents.content import (
    Cell,
    Column,
    ColumnKind,
    Mark,
    Paragraph,
    Section,
    Table,
)
from amparo.framework.indicators import Indicator

KINDS = (*[ColumnKind.TEXT] * 2, *[ColumnKind.NUMBER] * 2, ColumnKind.TEXT)
SHARES = (0.38, 0.17, 0.14, 0.15, 0.16)


def data_section(material: Material) -> Section:
    """Return the section ``indicator-data`` with ``context`` and ``definitions``."""
    tracking = [
        tracking_table(material, code)
        for code in material.framework.objectives
        if material.indicators(code)
    ]
    further = [
        table
        for each in material.performance()
        for table in (parts_of_years_table(material, each), further_table(material, each))
    ]
    context = context_section(material)
    return Section(
        id="indicator-data",
        title=texts.INDICATOR_DATA,
        blocks=(
            Paragraph((texts.DATA_OPENING,)),
            *tracking,
            *(table for table in further if table is not None),
        ),
        sections=(*([context] if context else []), definitions_section(material)),
    )


def tracking_table(material: Material, objective: str) -> Table:
    """Return every indicator of an objective with its target and its latest figure."""
    title = objective_title(material.framework.objectives[objective])
    heads = (
        texts.INDICATOR,
        texts.AUTHORITY,
        texts.TARGET_OF.fill(year=material.inputs.year),
        texts.LATEST,
        texts.PERIOD,
    )
    return Table(
        id=f"tracking-{objective}",
        caption=texts.TRACKING.fill(title=title),
        columns=tuple(map(Column, heads, KINDS, SHARES)),
        rows=tuple(_tracking_row(material, each) for each in material.indicators(objective)),
    )


def _tracking_row(material: Material, indicator: Indicator) -> tuple[Cell, ...]:
    names = material.framework.authorities
    counting = listed([names[code].short_name for code in indicator.authorities])
    titled = texts.NUMBERED.fill(code=indicator.code, title=indicator.title)
    targets = [
        each for each in material.targets_of_year(indicator) if each.place == material.nation
    ]
    target: Cell = tuple(target_figure(material, each) for each in targets[:1])
    if not indicator.targets:
        target = (Mark(texts.NO_TARGET, "caution"),)
    latest = material.headline(indicator)
    if latest is not None:
        counting = names[latest.authority].short_name
        period: Cell = (material.period_name(latest.period),)
        figure: Cell = (material.registry.result(latest, with_unit=True),)
    else:
        period = ()
        has_parts = material.has_data(indicator)
        figure = (texts.BY_PART,) if has_parts else (Mark(texts.NOT_SUPPLIED, "neutral"),)
    return ((titled,), (counting,), target, figure, period)


def parts_of_years_table(material: Material, indicator: Indicator) -> Table | None:
    """Return totals of parts of years for which the year is printed; None without any."""
    headlines = material.headlines(indicator.code)
    whole = set(material.whole_periods(headlines))
    parts = [each for each in headlines if each not in whole]
    if not parts:
        return None
    table = series_table(material, indicator, parts)
    caption = with_unit(texts.PARTS_OF_YEARS.fill(title=indicator.title), indicator)
    return replace(table, id=f"parts-{indicator.code}", caption=caption)


def further_table(material: Material, indicator: Indicator) -> Table | None:
    """Return totals and single breakdowns that no table before printed; None without any."""
    further = [
        each
        for each in material.whole_periods(material.results(indicator.code))
        if not material.registry.is_printed(each) and material.depth(each) <= 1
    ]
    if not further:
        return None
    heads = (texts.PERIOD, texts.PART, texts.AUTHORITY, texts.VALUE)
    kinds = (*[ColumnKind.TEXT] * 3, ColumnKind.NUMBER)
    return Table(
        id=f"data-{indicator.code}",
        caption=with_unit(texts.FURTHER_TABLE.fill(title=indicator.title), indicator),
        columns=tuple(map(Column, heads, kinds)),
        rows=tuple(_further_row(material, each) for each in further),
        notes=revision_notes(material, further),
    )


def _further_row(material: Material, result: ProtectedResult) -> tuple[Cell, ...]:
    part = part_name(material.framework, result, material.nation)
    return (
        (material.period_name(result.period),),
        (part or texts.WHOLE,),
        (material.framework.authorities[result.authority].short_name,),
        result_cell(material, result),
    )
