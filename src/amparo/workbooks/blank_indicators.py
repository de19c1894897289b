"""The sheets of a partner workbook that ask for an indicator: one row per place and group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import groupby

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from amparo.framework.indicators import Indicator
from amparo.framework.language import Language, Text, in_both
from amparo.framework.statuses import WORDS, Status
from amparo.workbooks import blank_words as words
from amparo.workbooks.blank_looks import number_format
from amparo.workbooks.blank_sheet import (
    FIRST_ROW,
    ROW_HEIGHT,
    Blank,
    Column,
    add_choice,
    add_numbers_only,
    add_sheet,
    key_column,
    name_range,
    status_words,
    write_amount,
    write_stated,
    write_text,
    write_top,
)
from amparo.workbooks.cell_map import (
    STATUS_TAG,
    IndicatorRow,
    SheetMap,
    breakdown_name,
    note_tag,
    own_components,
    place_name,
    previous_tag,
    value_tag,
)
from amparo.workbooks.report_form import FormIndicator, StatedValue

_PLACE, _GROUP, _FIRST_VALUE = 1, 2, 3
_LONGEST_TITLE = 90
_CROSSED = " \u00d7 "

Axes = tuple[str, ...]


@dataclass(frozen=True)
class _IndicatorSheet:
    """Where the columns of an indicator's sheet stand, counted from 0."""

    blank: Blank
    mapped: SheetMap
    asked: FormIndicator

    @cached_property
    def components(self) -> tuple[str, ...]:
        return own_components(self.asked)

    @cached_property
    def added(self) -> tuple[Axes, ...]:
        """The breakdowns whose parts make the whole, so that their sum is shown beside it."""
        broken = dict.fromkeys(
            tuple(axis for axis, _ in row.breakdown) for row in self.mapped.rows if row.breakdown
        )
        axes = self.blank.form.framework.disaggregations
        return tuple(
            each
            for each in broken
            if all(axes[axis].exclusive and axes[axis].complete for axis in each)
        )

    @property
    def decimals(self) -> int:
        """Places shown of what is entered: what makes a ratio is counted."""
        return 0 if self.asked.indicator.is_ratio else self.asked.indicator.decimals

    @property
    def number(self) -> str:
        return number_format(self.decimals)

    @property
    def status(self) -> int:
        return _FIRST_VALUE + len(self.components)

    @property
    def first_sum(self) -> int:
        return self.status + 1

    @property
    def first_previous(self) -> int:
        return self.first_sum + len(self.components) * len(self.added)

    @property
    def target(self) -> int:
        return self.first_previous + len(self.components)

    @property
    def first_note(self) -> int:
        return self.target + 1

    @property
    def last_row(self) -> int:
        return FIRST_ROW + len(self.mapped.rows) - 1

    def component_name(self, component: str) -> Text:
        return next(
            each.name for each in self.asked.indicator.components if each.code.value == component
        )

    def axes_name(self, axes: Axes) -> Text:
        names = [self.blank.form.framework.disaggregations[axis].name for axis in axes]
        return in_both(lambda language: _CROSSED.join(name.read(language) for name in names))


def add_indicator(blank: Blank, mapped: SheetMap, asked: FormIndicator) -> None:
    """Add the sheet of one indicator."""
    layout = _IndicatorSheet(blank, mapped, asked)
    indicator = asked.indicator
    sheet = add_sheet(blank, blank.read(mapped.name), list(_columns(layout)))
    authority = blank.form.framework.authorities[asked.authority].name
    unit = words.UNIT.fill(unit=indicator.unit.name, authority=authority)
    title = in_both(lambda language: _title(indicator, language))
    write_top(blank, sheet, title, [blank.read(indicator.definition), blank.read(unit)])
    sheet.freeze_panes(FIRST_ROW, _FIRST_VALUE)
    ranges = _rows_of_parts(layout)
    for number, row in enumerate(mapped.rows, start=FIRST_ROW):
        _write_row(layout, sheet, number, row)
        _write_sums(layout, sheet, number, ranges.get(row.place, {}) if not row.breakdown else {})
    _guide(layout, sheet)


def _title(indicator: Indicator, language: Language) -> str:
    title = f"{indicator.code}  {indicator.title.read(language)}"
    return title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE]}…"


def _columns(layout: _IndicatorSheet) -> Iterator[Column]:
    read, several = layout.blank.read, len(layout.components) > 1
    names = [layout.component_name(each) for each in layout.components]
    yield key_column()
    yield Column(read(words.PLACE), "#loc+name", 26)
    yield Column(read(words.GROUP), "#indicator+breakdown+name", 30)
    for component, name in zip(layout.components, names, strict=True):
        head = _capitalised(read(name)) if several else read(words.VALUE)
        yield Column(head, value_tag(component), 16, number=True)
    yield Column(read(words.STATUS), STATUS_TAG, 22)
    for component, name in zip(layout.components, names, strict=True):
        for axes in layout.added:
            said = words.SUM_OF if several else words.SUM
            head = read(said.fill(name=name, axes=layout.axes_name(axes)))
            tag = f"#indicator+value+num+sum+{component}"
            yield Column(head, tag, 16, number=True)
    for component, name in zip(layout.components, names, strict=True):
        head = read(words.PREVIOUS_OF.fill(name=name) if several else words.PREVIOUS)
        yield Column(head, previous_tag(component), 16, number=True)
    yield Column(read(words.TARGET), "#targeted+value+num", 16, number=True)
    for component, name in zip(layout.components, names, strict=True):
        head = read(words.NOTE_OF.fill(name=name) if several else words.NOTE)
        yield Column(head, note_tag(component), 44)


def _capitalised(name: str) -> str:
    return name[:1].upper() + name[1:]


def _write_row(layout: _IndicatorSheet, sheet: Worksheet, number: int, row: IndicatorRow) -> None:
    blank, looks = layout.blank, layout.blank.looks
    framework = blank.form.framework
    sheet.set_row(number, ROW_HEIGHT)
    label = "row-part" if row.breakdown else "row-total"
    group = breakdown_name(framework, row.breakdown, blank.language)
    sheet.write_string(number, 0, row.key, looks("key"))
    sheet.write_string(
        number, _PLACE, place_name(framework, row.place, blank.language), looks(label)
    )
    sheet.write_string(number, _GROUP, group or blank.read(words.TOTAL_OF_PLACE), looks(label))
    cells = {cell.key.component: cell for cell in row.cells}
    stated = {name: blank.content.values.get(cell.key) for name, cell in cells.items()}
    status = _shared_absence(list(stated.values()))
    write_text(
        sheet,
        number,
        layout.status,
        blank.read(WORDS[status]) if status else "",
        looks("enter-choice"),
    )
    shown = looks("row-number", layout.number)
    for place, component in enumerate(layout.components):
        answer = stated.get(component)
        entry = None if status else answer
        at = (number, _FIRST_VALUE + place)
        write_stated(blank, sheet, at, entry, looks("enter-number", layout.number))
        cell = cells.get(component)
        before = cell.previous if cell else None
        write_stated(blank, sheet, (number, layout.first_previous + place), before, shown)
        note = answer.note if answer else ""
        write_text(sheet, number, layout.first_note + place, note, looks("enter-note"))
    _write_target(layout, sheet, number, [cell.target for cell in row.cells])


def _write_target(
    layout: _IndicatorSheet, sheet: Worksheet, number: int, targets: list[Decimal | None]
) -> None:
    look = layout.blank.looks("row-number", number_format(layout.asked.indicator.decimals))
    target = next((each for each in targets if each is not None), None)
    if target is None:
        sheet.write_blank(number, layout.target, None, look)
    else:
        write_amount(sheet, number, layout.target, target, look)


def _shared_absence(stated: list[StatedValue | None]) -> Status | None:
    """Return the absence that all components of a row have, which one word can say."""
    found = {each.status if each else None for each in stated}
    status = found.pop() if len(found) == 1 else None
    return None if status is Status.REPORTED else status


def _rows_of_parts(layout: _IndicatorSheet) -> dict[str, dict[Axes, list[tuple[int, int]]]]:
    """Return, by place and breakdown, the first and last row of each run of parts."""
    found: dict[str, dict[Axes, list[tuple[int, int]]]] = {}
    numbered = enumerate(layout.mapped.rows, start=FIRST_ROW)
    runs = groupby(
        numbered, lambda each: (each[1].place, tuple(axis for axis, _ in each[1].breakdown))
    )
    for (place, axes), run in runs:
        rows = [number for number, _ in run]
        found.setdefault(place, {}).setdefault(axes, []).append((rows[0], rows[-1]))
    return found


def _write_sums(
    layout: _IndicatorSheet,
    sheet: Worksheet,
    number: int,
    parts: dict[Axes, list[tuple[int, int]]],
) -> None:
    """Show beside a total what its parts add up to."""
    looks = layout.blank.looks
    plain, summed = looks("row-number"), looks("row-sum", layout.number)
    column = layout.first_sum
    for place, _ in enumerate(layout.components):
        for axes in layout.added:
            if runs := parts.get(axes):
                formula = _sum_formula(_FIRST_VALUE + place, runs)
                sheet.write_formula(number, column, formula, summed, "")
            else:
                sheet.write_blank(number, column, None, plain)
            column += 1


def _sum_formula(column: int, runs: Iterable[tuple[int, int]]) -> str:
    ranges = ",".join(xl_range(first, column, last, column) for first, last in runs)
    return f'=IF(COUNT({ranges})=0,"",SUM({ranges}))'


def _guide_sums(layout: _IndicatorSheet, sheet: Worksheet, place: int) -> None:
    """Colour the sums of a component that are not its total."""
    total = xl_rowcol_to_cell(FIRST_ROW, _FIRST_VALUE + place, col_abs=True)
    first = layout.first_sum + place * len(layout.added)
    for column in range(first, first + len(layout.added)):
        shown = xl_rowcol_to_cell(FIRST_ROW, column)
        said = f"=AND(ISNUMBER({total}),ISNUMBER({shown}),ROUND(N({total})-N({shown}),6)<>0)"
        rule = {"type": "formula", "criteria": said, "format": layout.blank.looks.overlay("wrong")}
        sheet.conditional_format(FIRST_ROW, column, layout.last_row, column, rule)


def _guide(layout: _IndicatorSheet, sheet: Worksheet) -> None:
    """Add drop-downs, checks on entry, names of ranges and the shades of absence."""
    blank, last = layout.blank, layout.last_row
    if last < FIRST_ROW:
        return
    money = layout.asked.indicator.unit.currency is not None
    values = (FIRST_ROW, _FIRST_VALUE, last, layout.status - 1)
    add_numbers_only(blank, sheet, values, negative=money)
    add_choice(blank, sheet, (FIRST_ROW, layout.status, last, layout.status), status_words(blank))
    for place, component in enumerate(layout.components):
        column = _FIRST_VALUE + place
        name = f"{layout.asked.indicator.code}_{component}"
        name_range(blank, sheet, name, (FIRST_ROW, column, last, column))
        _guide_sums(layout, sheet, place)
    absent = [blank.read(WORDS[each]) for each in (Status.NOT_REPORTED, Status.NOT_APPLICABLE)]
    status = xl_rowcol_to_cell(FIRST_ROW, layout.status, col_abs=True)
    said = f'=OR({status}="{absent[0]}",{status}="{absent[1]}")'
    rule = {"type": "formula", "criteria": said, "format": blank.looks.overlay("absent")}
    sheet.conditional_format(*values, rule)
    value = xl_rowcol_to_cell(FIRST_ROW, _FIRST_VALUE)
    finer = f"=AND(ISNUMBER({value}),ROUND({value},{layout.decimals})<>{value})"
    exact = {"type": "formula", "criteria": finer, "format": blank.looks.overlay("", "General")}
    sheet.conditional_format(*values, exact)
