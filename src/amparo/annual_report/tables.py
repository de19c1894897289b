"""The tables of one indicator: by authority, by category, by place, by partner, by target."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from amparo.annual_report import texts
from amparo.annual_report.figures import PERCENT_UNIT, Derivation, category_name, partner_name
from amparo.annual_report.inputs import Revision
from amparo.annual_report.selection import MOST_PERIODS, Material
from amparo.disclosure.progress import ProtectedProgress
from amparo.disclosure.protection import ProtectedDiscrepancy, ProtectedResult
from amparo.documents.content import Cell, Column, ColumnKind, FigureReference, Table
from amparo.framework.indicators import Indicator
from amparo.framework.language import Text

Rows = Sequence[tuple[Text, Callable[[str], Cell]]]
"""Heading of each row and what stands in its cell for a column's code."""


def series_table(material: Material, indicator: Indicator) -> Table | None:
    """Return periods against authorities, side by side; None where nothing was reported."""
    headlines = material.headlines(indicator.code)
    if not headlines:
        return None
    cells = {(each.period, each.authority): each for each in headlines}
    authorities = [code for code in indicator.authorities if any(code == a for _, a in cells)]
    revisions = {
        (each.result.period, each.result.authority): each
        for each in material.revisions(indicator.code)
        if each.result in headlines
    }
    revised = [code for code in authorities if any(code == a for _, a in revisions)]
    names = material.framework.authorities
    columns = [texts.PERIOD, *(names[code].short_name for code in authorities)]
    columns += [texts.EARLIER.fill(authority=names[code].short_name) for code in revised]

    def row(period: str) -> tuple[Cell, ...]:
        shown = [cells.get((period, code)) for code in authorities]
        earlier = [revisions.get((period, code)) for code in revised]
        return (
            (material.period_name(period),),
            *(result_cell(material, each) for each in shown),
            *(_earlier_cell(material, each) for each in earlier),
        )

    notes = (texts.SERIES_NOTE, *([texts.REVISED_NOTE] if revised else []))
    return Table(
        id=f"series-{indicator.code}",
        caption=with_unit(texts.SERIES.fill(title=indicator.title), indicator),
        columns=_columns(columns),
        rows=tuple(row(period) for period in material.periods_of(headlines)),
        notes=tuple((note,) for note in notes),
    )


def breakdown_table(
    material: Material, indicator: Indicator, authority: str, disaggregation: str
) -> Table | None:
    """Return categories against the latest periods with the total and what stays unexplained."""
    results = material.broken_down(indicator.code, authority, disaggregation)
    periods = material.periods_of(results)[-MOST_PERIODS:]
    if not periods:
        return None
    cells = {(each.breakdown[0][1], each.period): each for each in results}
    totals = {
        each.period: each
        for each in material.headlines(indicator.code)
        if each.authority == authority
    }
    differences = {
        each.period: each
        for each in material.discrepancies(indicator.code)
        if (each.authority, each.axis, each.place) == (authority, disaggregation, material.nation)
        and each.partner == "_T"
        and not each.breakdown
    }
    breakdown = material.framework.disaggregations[disaggregation]
    used = {category for category, period in cells if period in periods}
    rows: list[tuple[Text, Callable[[str], Cell]]] = [
        (
            category_name(material.framework, disaggregation, category.code),
            lambda period, code=category.code: result_cell(  # type: ignore[misc]
                material, cells.get((code, period))
            ),
        )
        for category in breakdown.categories
        if category.code in used
    ]
    if any(period in totals for period in periods):
        rows.append((texts.STATED_TOTAL, lambda period: result_cell(material, totals.get(period))))
    notes: list[Text] = []
    if any(period in differences for period in periods):
        rows.append(
            (
                texts.UNEXPLAINED,
                lambda period: _difference_cell(
                    material, totals.get(period), differences.get(period)
                ),
            )
        )
        notes.append(texts.DIFFERENCE_NOTE)
    if any(differences[period].earlier_parts for period in periods if period in differences):
        notes.append(texts.EARLIER_PARTS)
    caption = texts.BREAKDOWN_TABLE.fill(
        title=indicator.title,
        breakdown=breakdown.name,
        authority=material.framework.authorities[authority].short_name,
    )
    return Table(
        id=f"by-{disaggregation}-{indicator.code}-{authority}",
        caption=with_unit(caption, indicator),
        columns=_period_columns(material, texts.CATEGORY, periods),
        rows=_period_rows(periods, rows),
        notes=tuple((note,) for note in notes),
    )


def place_table(material: Material, indicator: Indicator, authority: str) -> Table | None:
    """Return the places of the nation for the latest period that has any, largest first."""
    results = material.by_place(indicator.code, authority)
    periods = material.periods_of(results)
    if not periods:
        return None
    latest = sorted((each for each in results if each.period == periods[-1]), key=_largest_first)
    caption = texts.PLACE_TABLE.fill(
        title=indicator.title,
        period=material.period_name(periods[-1]),
        authority=material.framework.authorities[authority].short_name,
    )
    places = material.framework.places
    return Table(
        id=f"by-place-{indicator.code}-{authority}",
        caption=with_unit(caption, indicator),
        columns=_columns([texts.PLACE, texts.VALUE]),
        rows=tuple(((places[each.place].name,), result_cell(material, each)) for each in latest),
    )


def partner_table(material: Material, indicator: Indicator, authority: str) -> Table | None:
    """Return partners against the latest periods."""
    results = material.by_partner(indicator.code, authority)
    periods = material.periods_of(results)[-MOST_PERIODS:]
    if not periods:
        return None
    cells = {(each.partner, each.period): each for each in results}
    rows: list[tuple[Text, Callable[[str], Cell]]] = [
        (
            partner_name(material.framework, partner),
            lambda period, code=partner: result_cell(  # type: ignore[misc]
                material, cells.get((code, period))
            ),
        )
        for partner in sorted({code for code, period in cells if period in periods})
    ]
    caption = texts.PARTNER_TABLE.fill(
        title=indicator.title,
        authority=material.framework.authorities[authority].short_name,
    )
    return Table(
        id=f"by-partner-{indicator.code}-{authority}",
        caption=with_unit(caption, indicator),
        columns=_period_columns(material, texts.PARTNER, periods),
        rows=_period_rows(periods, rows),
    )


def target_table(material: Material, indicator: Indicator) -> Table | None:
    """Return baseline, target, actual and deviation by period; None without targets."""
    rows = [each for each in material.progress(indicator.code) if each.target is not None]
    if not rows:
        return None
    several = len({each.authority for each in rows} | {each.place for each in rows}) > 2  # noqa: PLR2004
    heads = [
        texts.PERIOD,
        texts.BASELINE,
        texts.TARGET,
        texts.ACTUAL,
        texts.DEVIATION,
        texts.REACHED,
    ]
    return Table(
        id=f"targets-{indicator.code}",
        caption=with_unit(texts.TARGETS_TABLE.fill(title=indicator.title), indicator),
        columns=_columns(heads),
        rows=tuple(_target_row(material, each, several) for each in rows),
    )


def data_table(material: Material, indicator: Indicator) -> Table | None:
    """Return every figure of an indicator that is a total or broken down once."""
    results = [
        each
        for each in material.results(indicator.code)
        if len(each.breakdown) + (each.partner != "_T") + _is_part(material, each) <= 1
    ]
    if not results:
        return None
    heads = [texts.PERIOD, texts.PLACE, texts.AUTHORITY, texts.BREAKDOWN, texts.VALUE]
    kinds = [ColumnKind.TEXT] * 4 + [ColumnKind.NUMBER]
    return Table(
        id=f"data-{indicator.code}",
        caption=with_unit(texts.DATA_TABLE.fill(title=indicator.title), indicator),
        columns=tuple(Column(title, kind) for title, kind in zip(heads, kinds, strict=True)),
        rows=tuple(_data_row(material, each) for each in results),
        notes=((texts.DATA_NOTE,),),
    )


def result_cell(material: Material, result: ProtectedResult | None) -> Cell:
    """Return a cell with the result's figure; empty where there is none at all."""
    return (material.registry.result(result),) if result else ()


def with_unit(caption: Text, indicator: Indicator) -> Text:
    """Return a caption that says the unit."""
    return Text("{caption} ({unit})", "{caption} ({unit})").fill(
        caption=caption, unit=indicator.unit.name
    )


def _columns(titles: Sequence[Text]) -> tuple[Column, ...]:
    return (Column(titles[0]), *(Column(title, ColumnKind.NUMBER) for title in titles[1:]))


def _period_columns(material: Material, head: Text, periods: Sequence[str]) -> tuple[Column, ...]:
    return _columns([head, *(material.period_name(period) for period in periods)])


def _period_rows(periods: Sequence[str], rows: Rows) -> tuple[tuple[Cell, ...], ...]:
    return tuple(((title,), *(cell(period) for period in periods)) for title, cell in rows)


def _earlier_cell(material: Material, revision: Revision | None) -> Cell:
    if revision is None:
        return ()
    derivation = Derivation(
        kind=f"earlier-{revision.known_from.isoformat()}",
        title=texts.EARLIER.fill(
            authority=material.framework.authorities[revision.result.authority].short_name
        ),
        rule=texts.EARLIER_RULE,
        sources=(revision.source,),
        known_from=revision.known_from,
    )
    return (material.registry.derived(revision.result, revision.earlier, derivation),)


def _difference_cell(
    material: Material, total: ProtectedResult | None, difference: ProtectedDiscrepancy | None
) -> Cell:
    if total is None or difference is None:
        return ()
    derivation = Derivation(
        kind=f"difference-{difference.axis}",
        title=texts.UNEXPLAINED,
        rule=texts.DIFFERENCE_RULE,
        sources=total.sources,
        known_from=total.known_from,
    )
    return (material.registry.derived(total, difference.difference, derivation),)


def _target_row(material: Material, row: ProtectedProgress, several: bool) -> tuple[Cell, ...]:
    places = material.framework.places
    result = row.result
    head = material.period_name(row.period)
    if several:
        head = texts.COMMA.fill(first=head, second=places[row.place].name)

    def number(
        kind: str, title: Text, rule: Text, value: Decimal | None, percent: bool = False
    ) -> FigureReference:
        unit, decimals = (PERCENT_UNIT, 0) if percent else (None, None)
        derivation = Derivation(kind, title, rule, unit=unit, decimals=decimals)
        return material.registry.derived(result, value, derivation)

    baseline = (
        ()
        if row.baseline is None
        else (number("baseline", texts.BASELINE, texts.BASELINE_RULE, row.baseline),)
    )
    measured = row.actual is not None
    deviation = number("deviation", texts.DEVIATION, texts.DEVIATION_RULE, row.deviation)
    share = None if row.share_reached is None else row.share_reached * 100
    reached = number("reached", texts.REACHED, texts.REACHED_RULE, share, percent=True)
    return (
        (head,),
        baseline,
        (number("target", texts.TARGET, texts.TARGET_RULE, row.target),),
        (material.registry.result(result),),
        (deviation,) if measured else (),
        (reached,) if measured and row.baseline is not None else (),
    )


def _data_row(material: Material, result: ProtectedResult) -> tuple[Cell, ...]:
    framework = material.framework
    reference = material.registry.result(result)
    breakdown = material.registry.figures[reference.number - 1].breakdown
    return (
        (material.period_name(result.period),),
        (framework.places[result.place].name,),
        (framework.authorities[result.authority].short_name,),
        (breakdown,) if breakdown else (),
        (reference,),
    )


def _is_part(material: Material, result: ProtectedResult) -> bool:
    return material.framework.places[result.place].parent is not None


def _largest_first(result: ProtectedResult) -> tuple[bool, Decimal, str]:
    value = result.value
    return (value is None, -(value or Decimal(0)), result.place)
