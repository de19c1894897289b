"""Targets against actual values, with the standing of each."""

from __future__ import annotations

from decimal import Decimal

from amparo.annual_report import texts, vocabulary
from amparo.annual_report.figures import PERCENT_UNIT, Derivation
from amparo.annual_report.selection import Material
from amparo.annual_report.tables import with_unit
from amparo.disclosure.progress import ProtectedProgress
from amparo.documents.content import Cell, Column, ColumnKind, FigureReference, Table
from amparo.framework.indicators import Indicator
from amparo.framework.language import Text

HEADS = (
    texts.PERIOD,
    texts.BASELINE,
    texts.TARGET,
    texts.ACTUAL,
    texts.DEVIATION,
    texts.REACHED,
    texts.STANDING,
)
KINDS = (ColumnKind.TEXT, *[ColumnKind.NUMBER] * 5, ColumnKind.TEXT)


def target_table(material: Material, indicator: Indicator) -> Table | None:
    """Return baseline, target, actual and deviation by period; None without targets."""
    rows = material.progress(indicator.code)
    if not rows:
        return None
    measured = any(each.share_reached is not None for each in rows)
    return Table(
        id=f"targets-{indicator.code}",
        caption=with_unit(texts.TARGETS_TABLE.fill(title=indicator.title), indicator),
        columns=tuple(map(Column, HEADS, KINDS)),
        rows=tuple(_row(material, indicator, each) for each in rows),
        notes=((texts.REACHED_NOTE,),) if measured else (),
    )


def target_figure(material: Material, row: ProtectedProgress) -> FigureReference:
    """Register the target of a row."""
    return _number(material, row, "target", row.target)


def _row(material: Material, indicator: Indicator, row: ProtectedProgress) -> tuple[Cell, ...]:
    # The order of the cells is the order in which the figures are numbered.
    baseline = () if row.baseline is None else (_number(material, row, "baseline", row.baseline),)
    target = target_figure(material, row)
    actual = material.registry.result(row.result)
    deviation = (
        () if row.deviation is None else (_number(material, row, "deviation", row.deviation),)
    )
    share = row.share_reached
    reached = () if share is None else (_number(material, row, "reached", share * 100),)
    standing = vocabulary.STANDINGS[row.standing]
    return (
        (_head(material, indicator, row),),
        baseline,
        (target,),
        (actual,),
        deviation,
        reached,
        (standing,),
    )


def _head(material: Material, indicator: Indicator, row: ProtectedProgress) -> Text:
    """Name the period, and place or authority where it is not the nation or the first one."""
    head = material.period_name(row.period)
    framework = material.framework
    if row.place != material.nation:
        head = texts.COMMA.fill(first=head, second=framework.places[row.place].name)
    if row.authority != indicator.authorities[0]:
        head = texts.COMMA.fill(first=head, second=framework.authorities[row.authority].short_name)
    return head


def _number(
    material: Material, row: ProtectedProgress, kind: str, value: Decimal
) -> FigureReference:
    title, rule = _WORDS[kind]
    unit = PERCENT_UNIT if kind == "reached" else None
    return material.registry.derived(row.result, value, Derivation(kind, title, rule, unit=unit))


_WORDS: dict[str, tuple[Text, Text]] = {
    "baseline": (texts.BASELINE, texts.BASELINE_RULE),
    "target": (texts.TARGET, texts.TARGET_RULE),
    "deviation": (texts.DEVIATION, texts.DEVIATION_RULE),
    "reached": (texts.REACHED, texts.REACHED_RULE),
}
