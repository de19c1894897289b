"""Totals that their parts do not add up to: both as published, and the difference."""

from __future__ import annotations

from decimal import Decimal

from amparo.annual_report import texts, vocabulary
from amparo.annual_report.figures import Derivation, result_key
from amparo.annual_report.naming import lowered, part_name
from amparo.annual_report.selection import Material
from amparo.annual_report.tables import result_cell, with_unit
from amparo.disclosure.protection import ProtectedDiscrepancy
from amparo.documents.content import Cell, Column, ColumnKind, Table
from amparo.framework.indicators import Indicator
from amparo.framework.language import Text

HEADS = (
    texts.PERIOD,
    texts.AUTHORITY,
    texts.PARTS_BY,
    texts.STATED_TOTAL,
    texts.SUM_OF_PARTS,
    texts.UNEXPLAINED,
)
KINDS = (*[ColumnKind.TEXT] * 3, *[ColumnKind.NUMBER] * 3)


def difference_table(material: Material, indicator: Indicator) -> Table | None:
    """Return the totals that their parts do not add up to, both numbers and the difference."""
    found = material.discrepancies(indicator.code)
    if not found:
        return None
    notes = [texts.DIFFERENCE_NOTE]
    notes += [
        texts.EARLIER_PARTS.fill(period=material.period_name(each.period))
        for each in found
        if each.earlier_parts
    ]
    caption = texts.DISCREPANCY_TABLE.fill(title=indicator.title)
    return Table(
        id=f"differences-{indicator.code}",
        caption=with_unit(caption, indicator),
        columns=tuple(map(Column, HEADS, KINDS)),
        rows=tuple(_row(material, each) for each in found),
        notes=tuple((note,) for note in notes),
    )


def _row(material: Material, found: ProtectedDiscrepancy) -> tuple[Cell, ...]:
    framework = material.framework
    total = material.by_key[result_key(found)]
    axis = vocabulary.AXES.get(found.axis) or lowered(framework.disaggregations[found.axis].name)
    part = part_name(framework, total, material.nation)
    sum_rule = texts.PARTS_RULE.fill(axis=axis)

    def number(kind: str, title: Text, rule: Text, value: Decimal) -> Cell:
        derivation = Derivation(
            kind=f"{kind}-{found.axis}",
            title=texts.COMMA.fill(first=title, second=axis),
            rule=rule,
            sources=total.sources,
            known_from=total.known_from,
        )
        return (material.registry.derived(total, value, derivation),)

    return (
        (material.period_name(found.period),),
        (framework.authorities[found.authority].short_name,),
        (axis if part is None else texts.COLON.fill(name=part, value=axis),),
        result_cell(material, total),
        number("parts", texts.SUM_OF_PARTS, sum_rule, found.parts),
        number("difference", texts.UNEXPLAINED, texts.DIFFERENCE_RULE, found.difference),
    )
