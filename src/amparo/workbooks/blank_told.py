"""The sheets of a partner workbook for what is told: activities, narrative, reasons."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from amparo.framework.language import Language, same
from amparo.workbooks import blank_words as words
from amparo.workbooks.blank_sheet import (
    FIRST_ROW,
    LINE_HEIGHT,
    Blank,
    Column,
    add_choice,
    add_sheet,
    key_column,
    lines_of,
    name_range,
    write_text,
    write_top,
)
from amparo.workbooks.cell_map import (
    ACTIVITY_TAG,
    LANGUAGE_TAG,
    NOTE_TAG,
    REASON_TAG,
    TEXT_TAG,
    SheetMap,
    reason_key,
)
from amparo.workbooks.report_form import (
    ACTIVITY_STATE_NAMES,
    NARRATIVE_NAMES,
    ActivityState,
    NarrativeSection,
)

_TEXT_WIDTH = 100
_NARRATIVE_LINES = 9
_TALLEST_ROW = 400  # points; spreadsheet programs stop at 409


def add_activities(blank: Blank, mapped: SheetMap) -> None:
    """Add the sheet of the award's activities and their states."""
    columns = [
        key_column(),
        Column(blank.read(words.CODE), "#activity+code", 12),
        Column(blank.read(words.ACTIVITY), "#activity+name", 60),
        Column(blank.read(words.STATE), ACTIVITY_TAG, 20),
        Column(blank.read(words.NOTE), NOTE_TAG, 60),
    ]
    sheet = add_sheet(blank, blank.read(mapped.name), columns)
    write_top(blank, sheet, mapped.name, [blank.read(words.ACTIVITIES_HINT)])
    sheet.freeze_panes(FIRST_ROW, 0)
    looks = blank.looks
    for row, (key, activity) in enumerate(
        zip(mapped.keys, blank.form.activities, strict=True), start=FIRST_ROW
    ):
        answer = blank.content.activities.get(activity.code)
        state = blank.read(ACTIVITY_STATE_NAMES[answer.state]) if answer else ""
        name = blank.read(activity.name)
        sheet.set_row(row, max(2, lines_of(name, 60)) * LINE_HEIGHT)
        write_text(sheet, row, 0, key, looks("key"))
        write_text(sheet, row, 1, activity.code, looks("row"))
        write_text(sheet, row, 2, name, looks("row"))
        write_text(sheet, row, 3, state, looks("enter-choice"))
        write_text(sheet, row, 4, answer.note if answer else "", looks("enter-note"))
    last = FIRST_ROW + len(mapped.keys) - 1
    states = [blank.read(ACTIVITY_STATE_NAMES[state]) for state in ActivityState]
    add_choice(blank, sheet, (FIRST_ROW, 3, last, 3), states)
    name_range(blank, sheet, "activities", (FIRST_ROW, 3, last, 3))


def add_narrative(blank: Blank, mapped: SheetMap) -> None:
    """Add the sheet of the told sections, each with its language."""
    columns = [
        key_column(),
        Column(blank.read(words.SECTION), "#description+section", 28),
        Column(blank.read(words.LANGUAGE), LANGUAGE_TAG, 13),
        Column(blank.read(words.TOLD), TEXT_TAG, _TEXT_WIDTH),
    ]
    sheet = add_sheet(blank, blank.read(mapped.name), columns)
    write_top(blank, sheet, mapped.name, [blank.read(words.NARRATIVE_HINT)])
    sheet.freeze_panes(FIRST_ROW, 0)
    looks = blank.looks
    for row, section in enumerate(NarrativeSection, start=FIRST_ROW):
        told = blank.content.narratives.get(section)
        text = told.text if told else ""
        language = told.language if told else blank.language
        lines = max(_NARRATIVE_LINES, lines_of(text, _TEXT_WIDTH))
        sheet.set_row(row, min(lines * LINE_HEIGHT, _TALLEST_ROW))
        write_text(sheet, row, 0, mapped.keys[row - FIRST_ROW], looks("key"))
        write_text(sheet, row, 1, blank.read(NARRATIVE_NAMES[section]), looks("strong"))
        name = blank.read(words.LANGUAGE_NAMES[language])
        write_text(sheet, row, 2, name, looks("enter-text"))
        write_text(sheet, row, 3, text, looks("enter-text"))
    last = FIRST_ROW + len(mapped.keys) - 1
    languages = [blank.read(words.LANGUAGE_NAMES[each]) for each in Language]
    add_choice(blank, sheet, (FIRST_ROW, 2, last, 2), languages)
    name_range(blank, sheet, "narrative", (FIRST_ROW, 3, last, 3))


def add_reasons(blank: Blank, name: str) -> None:
    """Add the sheet of reasons given so far, where there are any."""
    columns = [
        key_column(),
        Column(blank.read(words.WARNING), "#meta+code", 34),
        Column(blank.read(words.WHERE), "#meta+where", 46),
        Column(blank.read(words.REASON), REASON_TAG, _TEXT_WIDTH),
    ]
    sheet = add_sheet(blank, name, columns)
    write_top(blank, sheet, same(name), [blank.read(words.REASONS_HINT)])
    sheet.freeze_panes(FIRST_ROW, 0)
    reasons = sorted(blank.content.explanations.items())
    for row, ((code, where), reason) in enumerate(reasons, start=FIRST_ROW):
        _write_reason(blank, sheet, row, (code, where, reason))


def _write_reason(blank: Blank, sheet: Worksheet, row: int, given: tuple[str, str, str]) -> None:
    code, where, reason = given
    write_text(sheet, row, 0, reason_key(code, where), blank.looks("key"))
    write_text(sheet, row, 1, code, blank.looks("row"))
    write_text(sheet, row, 2, where, blank.looks("row"))
    write_text(sheet, row, 3, reason, blank.looks("enter-note"))
