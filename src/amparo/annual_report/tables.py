"""The tables of one indicator: by authority, broken down, by place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from amparo.annual_report import texts
from amparo.annual_report.figures import Derivation
from amparo.annual_report.inputs import Revision
from amparo.annual_report.naming import (
    AS_REPORTED,
    category_name,
    part_name,
    period_notes,
    short_period,
)
from amparo.annual_report.selection import MOST_PERIODS, Material
from amparo.disclosure.protection import ProtectedResult
from amparo.documents.content import Cell, Column, ColumnKind, FigureReference, Inline, Table
from amparo.framework.disaggregations import UNKNOWN
from amparo.framework.indicators import Indicator
from amparo.framework.language import Text

Row = tuple[Cell, ...]
Rows = Sequence[tuple[Text, Callable[[str], ProtectedResult | None]]]
"""Heading of each row and what stands in its cell for a column's period."""


def series_table(
    material: Material, indicator: Indicator, headlines: Sequence[ProtectedResult]
) -> Table:
    """Return periods against authorities, side by side, for at least one of the headlines."""
    authorities = counting(indicator, headlines)
    names = [material.framework.authorities[code].short_name for code in authorities]
    rows = [
        row
        for period in material.periods_of(headlines)
        for row in _series_rows(
            material, [each for each in headlines if each.period == period], authorities
        )
    ]
    notes = [texts.NEVER_ADDED] if len(authorities) > 1 else []
    if any(() in row for row in rows):
        notes.append(texts.EMPTY_CELL)
    return Table(
        id=f"series-{indicator.code}",
        caption=with_unit(texts.SERIES.fill(title=indicator.title), indicator),
        columns=number_columns([texts.PERIOD, *names]),
        rows=tuple(rows),
        notes=_lines(notes),
    )


def _series_rows(
    material: Material, results: Sequence[ProtectedResult], authorities: Sequence[str]
) -> Iterator[Row]:
    """Yield the row of a period, and one for each figure that it replaced."""
    cells = {each.authority: each for each in results}
    name = material.period_name(results[0].period)
    yield ((name,), *(result_cell(material, cells.get(code)) for code in authorities))
    for revision in material.revisions(results[0].indicator):
        if revision.result in results:
            earlier: Cell = (earlier_figure(material, revision),)
            yield (
                (texts.EARLIER.fill(period=name),),
                *(earlier if code == revision.result.authority else () for code in authorities),
            )


def breakdown_table(material: Material, indicator: Indicator, authority: str) -> Table | None:
    """Return the total and all categories against the latest periods that have categories."""
    results = material.whole_periods(material.broken_down(indicator.code, authority))
    periods = material.periods_of(results)[-MOST_PERIODS:]
    if not periods:
        return None
    shown = [each for each in results if each.period in periods]
    totals = [
        each
        for each in material.headlines(indicator.code)
        if each.authority == authority and each.period in periods
    ]
    rows = [*_total_rows(totals), *_category_rows(material, indicator, shown)]
    caption = texts.BREAKDOWN_TABLE.fill(title=indicator.title)
    columns, period_words = period_columns(material, texts.CATEGORY, periods)
    return Table(
        id=f"by-category-{indicator.code}-{authority}",
        caption=counted_by(material, authority, caption, indicator),
        columns=columns,
        rows=_period_rows(material, periods, rows),
        notes=(
            *_lines([*_overlaps(material, indicator, shown), *period_words]),
            *revision_notes(material, shown),
        ),
    )


def _total_rows(totals: Sequence[ProtectedResult]) -> Rows:
    if not totals:
        return []
    as_stated = all(each.rule == AS_REPORTED for each in totals)
    found = {each.period: each for each in totals}
    return [(texts.STATED_TOTAL if as_stated else texts.TOTAL_MADE, found.get)]


def _category_rows(
    material: Material, indicator: Indicator, results: Sequence[ProtectedResult]
) -> Rows:
    """Return a row for each category in use, in the order of the framework."""
    found: dict[tuple[str, str], dict[str, ProtectedResult]] = {}
    for each in results:
        found.setdefault(each.breakdown[0], {})[each.period] = each
    framework = material.framework
    listed = [
        (axis, code)
        for axis in indicator.disaggregations
        for code in (*(each.code for each in framework.disaggregations[axis].categories), UNKNOWN)
    ]
    return [
        (
            texts.COLON.fill(
                name=framework.disaggregations[axis].name,
                value=category_name(framework, axis, code),
            ),
            found[axis, code].get,
        )
        for axis, code in dict.fromkeys(listed)
        if (axis, code) in found
    ]


def _overlaps(
    material: Material, indicator: Indicator, results: Iterable[ProtectedResult]
) -> list[Text]:
    used = {each.breakdown[0][0] for each in results}
    breakdowns = [material.framework.disaggregations[code] for code in indicator.disaggregations]
    return [
        texts.OVERLAP.fill(name=each.name)
        for each in breakdowns
        if each.code in used and not each.exclusive
    ]


def place_table(material: Material, indicator: Indicator, authority: str) -> Table | None:
    """Return the places of the nation against the latest periods, largest first."""
    results = material.whole_periods(material.by_place(indicator.code, authority))
    periods = material.periods_of(results)[-MOST_PERIODS:]
    if not periods:
        return None
    found: dict[str, dict[str, ProtectedResult]] = {}
    for each in results:
        if each.period in periods:
            found.setdefault(each.place, {})[each.period] = each
    ordered = sorted(found, key=lambda place: _largest_first(found[place], periods, place))
    places = material.framework.places
    columns, period_words = period_columns(material, texts.PLACE, periods)
    rows = _period_rows(
        material, periods, [(places[place].name, found[place].get) for place in ordered]
    )
    empty = [texts.EMPTY_CELL] if any(() in row for row in rows) else []
    return Table(
        id=f"by-place-{indicator.code}-{authority}",
        caption=counted_by(
            material, authority, texts.PLACE_TABLE.fill(title=indicator.title), indicator
        ),
        columns=columns,
        rows=rows,
        notes=(
            *_lines([*empty, *period_words]),
            *revision_notes(
                material, [each for cells in found.values() for each in cells.values()]
            ),
        ),
    )


def _largest_first(
    cells: dict[str, ProtectedResult], periods: Sequence[str], place: str
) -> tuple[object, ...]:
    """Order by the latest period's value, where there is none by the one before, then by code."""
    values = [cells[period].value if period in cells else None for period in reversed(periods)]
    return (*((value is None, -(value or Decimal(0))) for value in values), place)


def revision_notes(
    material: Material, results: Iterable[ProtectedResult]
) -> tuple[tuple[Inline, ...], ...]:
    """Return a line for each earlier figure of `results`, in their order."""
    return tuple(
        (
            texts.EARLIER_OF.fill(
                part=part_name(material.framework, each, material.nation) or texts.WHOLE,
                period=material.period_name(each.period),
            ),
            earlier_figure(material, revision),
        )
        for each in results
        for revision in material.revisions(each.indicator)
        if revision.result == each
    )


def earlier_figure(material: Material, revision: Revision) -> FigureReference:
    """Register what stood there before a revision."""
    derivation = Derivation(
        kind=f"earlier-{revision.known_from.isoformat()}",
        title=texts.EARLIER_TITLE,
        rule=texts.EARLIER_RULE,
        sources=(revision.source,),
        known_from=revision.known_from,
    )
    return material.registry.derived(revision.result, revision.earlier, derivation)


def counting(indicator: Indicator, results: Iterable[ProtectedResult]) -> list[str]:
    """Return the indicator's authorities that have any of `results`."""
    found = {each.authority for each in results}
    return [code for code in indicator.authorities if code in found]


def result_cell(material: Material, result: ProtectedResult | None) -> Cell:
    """Return a cell with the result's figure; empty where there is none at all."""
    return (material.registry.result(result),) if result else ()


def with_unit(caption: Text, indicator: Indicator) -> Text:
    """Return a caption that says the unit."""
    return texts.WITH_UNIT.fill(caption=caption, unit=indicator.unit.name)


def counted_by(material: Material, authority: str, caption: Text, indicator: Indicator) -> Text:
    """Return a caption that says who counted, and the unit."""
    name = material.framework.authorities[authority].short_name
    return texts.BY_AUTHORITY.fill(caption=caption, authority=name, unit=indicator.unit.name)


def number_columns(titles: Sequence[Text]) -> tuple[Column, ...]:
    """Return a column of words and, behind it, columns of numbers."""
    return (Column(titles[0]), *(Column(title, ColumnKind.NUMBER) for title in titles[1:]))


def period_columns(
    material: Material, head: Text, periods: Sequence[str]
) -> tuple[tuple[Column, ...], list[Text]]:
    """Return columns for `periods` by their short names, and the note that explains these."""
    found = [material.registry.period(code) for code in periods]
    return number_columns([head, *map(short_period, found)]), period_notes(found)


def _period_rows(material: Material, periods: Sequence[str], rows: Rows) -> tuple[Row, ...]:
    return tuple(
        ((title,), *(result_cell(material, cell(period)) for period in periods))
        for title, cell in rows
    )


def _lines(notes: Iterable[Text]) -> tuple[tuple[Inline, ...], ...]:
    return tuple((note,) for note in notes)
