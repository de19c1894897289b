"""From the rows of a filled workbook to answers: indicator rows, activities, money, narrative."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from amparo.framework.language import Language, Text, in_both
from amparo.framework.statuses import FACT_STATUSES, WORDS, Status
from amparo.workbooks import blank_words as words
from amparo.workbooks import reading_issues as kinds
from amparo.workbooks.absence_words import plain, stated_absence
from amparo.workbooks.cell_map import (
    ACTIVITY_TAG,
    LANGUAGE_TAG,
    NOTE_TAG,
    REASON_PREFIX,
    REASON_TAG,
    SPENT_TAG,
    STATUS_TAG,
    TEXT_TAG,
    IndicatorRow,
    SheetKind,
    SheetMap,
    note_tag,
    value_tag,
)
from amparo.workbooks.notation import TypedNumber
from amparo.workbooks.reading_cells import (
    Cell,
    Findings,
    NumberAsked,
    Said,
    read_number,
    read_text,
    settle,
    shown_text,
)
from amparo.workbooks.report_form import (
    ACTIVITY_STATE_NAMES,
    ActivityAnswer,
    ActivityState,
    CellKey,
    Narrative,
    NarrativeSection,
    ReportContent,
    StatedValue,
)
from amparo.workbooks.sheet_marks import SheetMarks

_PERCENT = "percent"
"""Code of the unit in which 12 % is 12."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet whose key the form knows.

    Parameters
    ----------
    number : int
        Counted from 0.
    columns : mapping of tag to column
        Counted from 0; a tag that is missing has been told.
    """

    sheet: str
    number: int
    key: str
    columns: Mapping[str, int]
    values: Mapping[int, object]
    marks: SheetMarks

    def cell(self, tag: str, field: CellKey | None = None) -> Cell | None:
        """Return the cell below `tag`; None where there is no such column."""
        column = self.columns.get(tag)
        if column is None:
            return None
        return Cell(
            self.sheet, (self.number, column), field or self.key, self.values.get(column, "")
        )


@dataclass(slots=True)
class Answers:
    """What has been read so far; typed numbers wait in `waiting` for the workbook's notation."""

    findings: Findings
    values: dict[CellKey, StatedValue] = field(default_factory=dict)
    narratives: dict[NarrativeSection, Narrative] = field(default_factory=dict)
    activities: dict[str, ActivityAnswer] = field(default_factory=dict)
    spending: dict[str, Decimal] = field(default_factory=dict)
    financial: dict[str, Decimal] = field(default_factory=dict)
    explanations: dict[tuple[str, str], str] = field(default_factory=dict)
    waiting: list[tuple[Cell, TypedNumber, Callable[[Decimal], None]]] = field(default_factory=list)

    def keep(self, cell: Cell, said: Said, keep: Callable[[Decimal], None]) -> None:
        """Keep a number now, or once the notation of the workbook is known."""
        if said.typed is not None:
            self.waiting.append((cell, said.typed, keep))
        elif said.amount is not None:
            keep(said.amount)

    def content(self) -> ReportContent:
        """Settle what waited and return everything."""
        for cell, typed, keep in self.waiting:
            amount = settle(self.findings, cell, typed)
            if amount is not None:
                keep(amount)
        return ReportContent(
            self.values, self.narratives, self.activities, self.spending, self.financial,
            self.explanations,
        )  # fmt: skip


def read_row(answers: Answers, sheet: SheetMap, asked: IndicatorRow | None, row: Row) -> None:
    """Read one row of the form into `answers`."""
    if asked is not None:
        _read_indicator_row(answers, sheet, asked, row)
        return
    reading = {
        SheetKind.ACTIVITIES: _read_activity,
        SheetKind.MONEY: _read_money,
        SheetKind.NARRATIVE: _read_narrative,
    }
    reading[sheet.kind](answers, row)


def read_reason(answers: Answers, row: Row) -> None:
    """Read why a warning stands nevertheless."""
    code, _, where = row.key.removeprefix(REASON_PREFIX).partition(":")
    cell = row.cell(REASON_TAG)
    text = _text(answers, cell, row)
    if cell is None or not text:
        return
    if answers.explanations.setdefault((code, where), text) != text:
        answers.findings.add(kinds.REASON_TWICE, cell)


def _read_indicator_row(answers: Answers, sheet: SheetMap, asked: IndicatorRow, row: Row) -> None:
    status, is_known = _status(answers, row, asked.cells[0].key)
    number = _number_asked(sheet)
    for each in asked.cells:
        component, key = each.key.component, each.key
        cell = row.cell(value_tag(component), key)
        if cell is None:
            continue
        said = read_number(answers.findings, cell, row.marks, number)
        note = _text(answers, row.cell(note_tag(component), key), row)
        if not said.is_wrong and is_known:
            _keep_stated(answers, key, cell, _agreed(answers, cell, said, status), note)


def _number_asked(sheet: SheetMap) -> NumberAsked:
    """Return what kind of number an indicator's cells hold; parts of a ratio are counted."""
    indicator = sheet.asked.indicator if sheet.asked else None
    is_percent = indicator and indicator.unit.code == _PERCENT and not indicator.is_ratio
    return NumberAsked.PERCENT if is_percent else NumberAsked.COUNT


def _status(answers: Answers, row: Row, key: CellKey) -> tuple[Status | None, bool]:
    """Return the status that the row's list says, and whether it can be understood."""
    cell = row.cell(STATUS_TAG, key)
    text = _text(answers, cell, row)
    if cell is None or text is None:
        return None, False
    if not text:
        return None, True
    status = stated_absence(text)
    if status is None:
        listed = _listed(*(WORDS[each] for each in FACT_STATUSES))
        answers.findings.add(kinds.UNKNOWN_STATUS, cell, text=shown_text(text), listed=listed)
    return status, status is not None


def _agreed(answers: Answers, cell: Cell, said: Said, status: Status | None) -> Said:
    """Return what cell and list say together; tell an issue where they contradict."""
    add = answers.findings.add
    if said.has_number:
        if status in {None, Status.REPORTED}:
            return said
        text = shown_text(cell.raw)
        return add(kinds.VALUE_THOUGH_ABSENT, cell, status=WORDS[status], text=text)
    if status is None or said.absence == status:
        return said if said.absence is not Status.REPORTED else add(kinds.NUMBER_MISSING, cell)
    if said.absence is not None:
        return add(kinds.STATUSES_DIFFER, cell, status=WORDS[status], text=shown_text(cell.raw))
    if status is Status.REPORTED:
        return add(kinds.NUMBER_MISSING, cell)
    return Said(absence=status)


def _keep_stated(answers: Answers, key: CellKey, cell: Cell, said: Said, note: str | None) -> None:
    if said.is_wrong:
        return
    words_beside = note or ""
    if said.absence is not None:
        answers.values[key] = StatedValue(said.absence, None, words_beside, cell.locator)
        return
    if not said.has_number:
        if words_beside:
            answers.findings.add(kinds.NOTE_ALONE, cell)
        return

    def keep(amount: Decimal) -> None:
        answers.values[key] = StatedValue(Status.REPORTED, amount, words_beside, cell.locator)

    answers.keep(cell, said, keep)


def _read_activity(answers: Answers, row: Row) -> None:
    cell = row.cell(ACTIVITY_TAG)
    state_words = _text(answers, cell, row)
    note = _text(answers, row.cell(NOTE_TAG), row)
    if cell is None or state_words is None or note is None:
        return
    listed = _listed(*ACTIVITY_STATE_NAMES.values())
    if not state_words:
        if note:
            answers.findings.add(kinds.STATE_MISSING, cell, listed=listed)
        return
    state = _STATES.get(plain(state_words))
    if state is None:
        text = shown_text(state_words)
        answers.findings.add(kinds.UNKNOWN_STATUS, cell, text=text, listed=listed)
    else:
        answers.activities[row.key.removeprefix("activity.")] = ActivityAnswer(state, note)


def _read_money(answers: Answers, row: Row) -> None:
    cell = row.cell(SPENT_TAG)
    if cell is None:
        return
    said = read_number(answers.findings, cell, row.marks, NumberAsked.MONEY)
    kept = answers.spending if row.key.startswith("budget.") else answers.financial
    code = row.key.partition(".")[2]
    answers.keep(cell, said, lambda amount: kept.__setitem__(code, amount))


def _read_narrative(answers: Answers, row: Row) -> None:
    language_cell = row.cell(LANGUAGE_TAG)
    language_words = _text(answers, language_cell, row)
    text = _text(answers, row.cell(TEXT_TAG), row)
    if language_cell is None or language_words is None or not text:
        return
    language = _LANGUAGES.get(plain(language_words))
    if language is None:
        listed = _listed(*words.LANGUAGE_NAMES.values())
        answers.findings.add(kinds.LANGUAGE_MISSING, language_cell, listed=listed)
        return
    section = NarrativeSection(row.key.partition(".")[2])
    answers.narratives[section] = Narrative(language, text)


def _text(answers: Answers, cell: Cell | None, row: Row) -> str | None:
    return None if cell is None else read_text(answers.findings, cell, row.marks)


def _listed(*texts: Text) -> Text:
    return in_both(lambda language: ", ".join(text.read(language) for text in texts))


def _by_words(named: Mapping[ActivityState, Text]) -> dict[str, ActivityState]:
    found = {plain(state.value): state for state in named}
    for state, name in named.items():
        found |= {plain(name.read(language)): state for language in Language}
    return found


_STATES = _by_words(ACTIVITY_STATE_NAMES)
_LANGUAGES = {
    plain(name): language
    for language, text in words.LANGUAGE_NAMES.items()
    for name in (text.en, text.es, language.value)
}
