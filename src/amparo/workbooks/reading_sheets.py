"""Find the rows and columns of the form in the sheets of a filled workbook, wherever they are now.

Rows are found by the key in the column below ``#meta+id+key``, columns by their hashtags in
that row. Sheets without either belong to the partner and are left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from python_calamine import CalamineSheet

from amparo.framework.issues import Location
from amparo.framework.language import Language, Text, in_both
from amparo.workbooks import reading_issues as kinds
from amparo.workbooks.cell_map import (
    KEY_TAG,
    NO_KEY,
    REASON_PREFIX,
    REASON_TAG,
    CellMap,
    IndicatorRow,
    SheetMap,
    breakdown_name,
    place_name,
)
from amparo.workbooks.cell_texts import cleaned
from amparo.workbooks.reading_cells import Cell, Findings, is_blank
from amparo.workbooks.reading_rows import Answers, Row, read_reason, read_row
from amparo.workbooks.report_form import ReportForm
from amparo.workbooks.sheet_marks import SheetMarks, address_of

_MOST_MISSING = 100
"""Rows of a sheet that are named as missing; the rest are counted."""

_TOLD_EVERY = 500
_TOTAL = Text("total", "total")

Asked = tuple[SheetMap, IndicatorRow | None]


@dataclass(slots=True)
class SheetsReading:
    """The reading of all sheets: what is asked, what was found where, and the answers."""

    form: ReportForm
    findings: Findings
    answers: Answers
    tell: Callable[[int, int], None]
    asked: dict[str, Asked] = field(default_factory=dict)
    seen: dict[str, tuple[str, int]] = field(default_factory=dict)
    columns: dict[str, dict[str, int]] = field(default_factory=dict)
    tags: set[str] = field(default_factory=lambda: {KEY_TAG, REASON_TAG})
    untagged: dict[str, str] = field(default_factory=dict)
    total: int = 0

    @classmethod
    def of(
        cls, form: ReportForm, mapped: CellMap, findings: Findings, tell: Callable[[int, int], None]
    ) -> SheetsReading:
        """Return a reading that has found nothing yet."""
        reading = cls(form, findings, Answers(findings), tell, total=mapped.row_count())
        for sheet in mapped.sheets:
            reading.tags.update(sheet.tags)
            rows: Sequence[IndicatorRow | None] = sheet.rows or [None] * len(sheet.keys)
            reading.asked |= {key: (sheet, row) for key, row in zip(sheet.keys, rows, strict=True)}
        return reading


def read_sheet(reading: SheetsReading, sheet: CalamineSheet, marks: SheetMarks) -> None:
    """Read the rows of one sheet."""
    if sheet.start is None:
        return
    first_column = sheet.start[1]
    rows = enumerate(sheet.iter_rows())
    columns = _find_columns(reading, sheet.name, rows, first_column)
    if columns is None:
        return
    head, places = columns
    reading.columns[sheet.name] = places
    _check_merged(reading, sheet, head, places)
    checked: set[str] = set()
    for number, values in rows:
        row = Row(
            sheet.name, number, _key(values, places[KEY_TAG] - first_column), places,
            {column + first_column: value for column, value in enumerate(values)}, marks,
        )  # fmt: skip
        _take(reading, row, checked)


def tell_missing(reading: SheetsReading, mapped: CellMap, names: Sequence[str]) -> None:
    """Tell which sheets and rows of the form were not found."""
    for sheet in mapped.sheets:
        missing = [key for key in sheet.keys if key not in reading.seen]
        if missing and len(missing) == len(sheet.keys):
            _tell_sheet(reading, sheet, names)
        elif missing:
            _tell_rows(reading, sheet, missing)


def _find_columns(
    reading: SheetsReading,
    name: str,
    rows: Iterator[tuple[int, Sequence[object]]],
    first_column: int,
) -> tuple[int, dict[str, int]] | None:
    """Return the row of hashtags and the column of each; None where the sheet is not the form's."""
    for number, values in rows:
        texts = [value.strip() if isinstance(value, str) else "" for value in values]
        if KEY_TAG in (tag.casefold() for tag in texts):
            return number, _columns(reading, name, number, texts, first_column)
        known = next((reading.asked[text] for text in texts if text in reading.asked), None)
        if known is not None:
            reading.untagged[known[0].name.en] = name  # an error only if it is the only one
            return None
    return None


def _columns(
    reading: SheetsReading, name: str, number: int, texts: Sequence[str], first_column: int
) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, text in enumerate(texts, start=first_column):
        tag = "".join(text.casefold().split())
        if tag in found:
            cell = Cell(name, (number, place), "", text)
            reading.findings.add(kinds.COLUMN_TWICE, cell, tag=tag)
        elif tag in reading.tags:
            found[tag] = place
    return found


def _take(reading: SheetsReading, row: Row, checked: set[str]) -> None:
    """Take one row below the hashtags for what it is."""
    if row.key == NO_KEY:
        return
    if not row.key:
        _check_added(reading, row)
        return
    asked = reading.asked.get(row.key)
    beside = (row.number, row.columns[KEY_TAG] + 1)  # the column of keys itself is hidden
    here = Cell(row.sheet, beside, row.key, row.key)
    if asked is None:
        if row.key.startswith(REASON_PREFIX) and REASON_TAG in row.columns:
            read_reason(reading.answers, row)
        else:
            reading.findings.add(kinds.ROW_UNKNOWN, here)
        return
    if row.key in reading.seen:
        sheet, number = reading.seen[row.key]
        other = f"{sheet}!{address_of((number, 0)).removeprefix('A')}"
        reading.findings.add(kinds.ROW_TWICE, here, other=other)
        return
    reading.seen[row.key] = (row.sheet, row.number)
    if len(reading.seen) % _TOLD_EVERY == 0:
        reading.tell(len(reading.seen), reading.total)
    _check_columns(reading, row, asked[0], checked)
    read_row(reading.answers, *asked, row)


def _check_added(reading: SheetsReading, row: Row) -> None:
    """Tell where a row that is not of the form holds an answer, which would be lost."""
    for tag, column in row.columns.items():
        if tag != KEY_TAG and not is_blank(row.values.get(column, "")):
            cell = Cell(row.sheet, (row.number, column), "", row.values[column])
            reading.findings.add(kinds.ROW_ADDED, cell)
            return


def _check_columns(reading: SheetsReading, row: Row, sheet: SheetMap, checked: set[str]) -> None:
    """Tell once for each sheet which of its columns are missing."""
    if sheet.name.en in checked:
        return
    checked.add(sheet.name.en)
    for tag in sheet.tags:
        if tag not in row.columns:
            location = Location(reading.findings.file, sheet=row.sheet)
            reading.findings.tell(kinds.COLUMN_MISSING.at(location, tag=tag))


def _check_merged(
    reading: SheetsReading, sheet: CalamineSheet, head: int, places: dict[str, int]
) -> None:
    """Tell which merged cells lie over answers."""
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if bottom > head and any(left <= column <= right for column in places.values()):
            cells = f"{address_of((top, left))}:{address_of((bottom, right))}"
            cell = Cell(sheet.name, (top, left), "", None)
            reading.findings.add(kinds.MERGED, cell, cells=cells)


def _key(values: Sequence[object], column: int) -> str:
    value = values[column] if column < len(values) else ""
    return cleaned(value) if isinstance(value, str) else str(value)


def _tell_sheet(reading: SheetsReading, sheet: SheetMap, names: Sequence[str]) -> None:
    """Tell why nothing of a sheet was found: it is gone, or what its cells are known by is."""
    kind, name = kinds.SHEET_MISSING, None
    if untagged := reading.untagged.get(sheet.name.en):
        kind, name = kinds.TAGS_MISSING, untagged
    elif here := [each for each in names if each in {sheet.name.en, sheet.name.es}]:
        kind, name = kinds.KEYS_MISSING, here[0]
    location = Location(reading.findings.file, sheet=name)
    reading.findings.tell(kind.at(location, sheet=name or sheet.name))


def _tell_rows(reading: SheetsReading, sheet: SheetMap, missing: list[str]) -> None:
    first = next(key for key in sheet.keys if key in reading.seen)
    name = reading.seen[first][0]
    for key in missing[:_MOST_MISSING]:
        row = reading.asked[key][1]
        field_name = str(row.cells[0].key) if row else key
        location = Location(reading.findings.file, sheet=name, field=field_name)
        reading.findings.tell(kinds.ROW_MISSING.at(location, row=_row_name(reading, key, row)))
    more = len(missing) - _MOST_MISSING
    if more > 0:
        location = Location(reading.findings.file, sheet=name)
        reading.findings.tell(kinds.MORE_ROWS_MISSING.at(location, count=more))


def _row_name(reading: SheetsReading, key: str, row: IndicatorRow | None) -> Text | str:
    if row is None:
        return key.partition(".")[2]
    framework = reading.form.framework

    def name(language: Language) -> str:
        group = breakdown_name(framework, row.breakdown, language) or _TOTAL.read(language)
        return f"{place_name(framework, row.place, language)}, {group}"

    return in_both(name)
