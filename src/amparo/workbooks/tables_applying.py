"""Turn a table that is not ours into a report's content, as its mapping says; or say why not.

All or nothing: with any error there is no content. Every problem is told by sheet and cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, localcontext
from itertools import islice

from amparo.framework.issues import Issue, Location, errors
from amparo.framework.language import Text, same
from amparo.framework.statuses import Status
from amparo.workbooks import report_check_issues
from amparo.workbooks import tables_issues as kinds
from amparo.workbooks.age_schemes import other_age_scheme
from amparo.workbooks.report_findings import EXACT, cell_name
from amparo.workbooks.report_form import CellKey, ReportContent, ReportForm, StatedValue
from amparo.workbooks.sheet_marks import Place
from amparo.workbooks.tables import RowKind, SourceTable
from amparo.workbooks.tables_keys import mapping_issues
from amparo.workbooks.tables_mapping import ColumnMapping, TableMapping, aspect_phrase
from amparo.workbooks.tables_rows import MappedCell, MappedRow, RowReading, UnknownWord

PREVIEWED = 50
"""Rows that are shown before anything is imported."""

MOST_WORDS_TOLD = 20
"""Words of a column that are asked about one by one; the rest are counted."""

_BLANK = Text("(blank)", "(en blanco)")
_NOWHERE: Place = (-1, -1)
_TOTALS = {RowKind.TOTAL, RowKind.SUBTOTAL}


def preview_rows(
    table: SourceTable, mapping: TableMapping, form: ReportForm, most: int = PREVIEWED
) -> list[MappedRow]:
    """Return the first rows of a table as they are understood; none where the mapping is another's.

    Each cell says which cell of the form it becomes, with which value, or what is wrong with it.
    """
    if mapping_issues(table, mapping, form, table.file):
        return []
    return list(islice(RowReading.of(table, mapping, form).rows(), most))


def apply_mapping(
    table: SourceTable, mapping: TableMapping, form: ReportForm, file: str
) -> tuple[ReportContent | None, list[Issue]]:
    """Return what a table answers of a report's form.

    Parameters
    ----------
    table : SourceTable
    mapping : TableMapping
        Made for this table (`tables_proposing`), seen and changed by a person.
    file : str
        How issues call the file.

    Returns
    -------
    content : ReportContent or None
        Values only. None exactly where one of the issues is an error.
    issues : list of Issue
        By row and column; first what concerns the whole table.
    """
    wrong = mapping_issues(table, mapping, form, file)
    if wrong:
        return None, wrong
    applying = _Applying(RowReading.of(table, mapping, form), file)
    for row in applying.reading.rows():
        applying.take(row)
    issues = applying.issues()
    return (None if errors(issues) else ReportContent(values=applying.values)), issues


def merge_contents(
    read: Sequence[tuple[SourceTable, ReportContent]], form: ReportForm, file: str
) -> tuple[ReportContent | None, list[Issue]]:
    """Return the answers of several tables together; none where two state the same number.

    Notes
    -----
    A sheet that repeats others states the same cells of the form. Nothing is added up across
    sheets: which of two sheets counts is for a person to choose.
    """
    values: dict[CellKey, StatedValue] = {}
    origin: dict[CellKey, SourceTable] = {}
    repeated: dict[tuple[str, str], list[CellKey]] = {}
    for table, content in read:
        for key, stated in content.values.items():
            if key in values:
                repeated.setdefault((table.name, origin[key].name), []).append(key)
            values.setdefault(key, stated)
            origin.setdefault(key, table)
    issues = [
        kinds.STATED_IN_TWO_SHEETS.at(
            Location(file, sheet=sheet),
            sheet=sheet,
            other=other,
            count=len(keys),
            cell=cell_name(form.framework, keys[0]),
        )
        for (sheet, other), keys in repeated.items()
    ]
    return (None if issues else ReportContent(values=values)), issues


@dataclass
class _Applying:
    """The values taken so far, and what is to be said about them."""

    reading: RowReading
    file: str
    values: dict[CellKey, StatedValue] = field(default_factory=dict)
    not_asked: list[CellKey] = field(default_factory=list)
    other_period: int = 0
    _found: list[tuple[Place, Issue]] = field(default_factory=list)

    def take(self, row: MappedRow) -> None:
        """Take the values of a row, or say that it is a total."""
        if row.kind in _TOTALS and not row.cells and row.has_numbers:
            location = Location(self.file, sheet=self.reading.table.sheet, cell=f"A{row.number}")
            issue = kinds.TOTAL_LEFT_OUT.at(location, name=row.name or "?")
            self._found.append(((row.number - 1, 0), issue))
        for cell in row.cells:
            self._take(cell)

    def _take(self, cell: MappedCell) -> None:
        key = cell.key
        self.other_period += cell.other_period
        if cell.issue is not None:
            if key is None or key in self.reading.asked.keys:
                self.say(cell.place, cell.issue)
        elif key is not None and cell.value is None:
            self._leave_out(cell, key)
        elif key is not None and cell.value is not None:
            self._keep(cell, key, cell.value)

    def say(self, place: Place, issue: Issue) -> None:
        """Add an issue, told in the name of the file."""
        location = replace(issue.location, file=self.file)
        self._found.append((place, replace(issue, location=location)))

    def _leave_out(self, cell: MappedCell, key: CellKey) -> None:
        """Leave out a number that nobody asked for; refuse an age group of another scheme."""
        framework = self.reading.asked.form.framework
        other = other_age_scheme(framework, key)
        if other is None:
            self.not_asked.append(key)
            return
        known = report_check_issues
        kind = known.AGE_GROUP_ADDS_INTO if other.group else known.AGE_SCHEMES_DIFFER
        location = self.reading.table.location(*cell.place)
        words = {"cell": cell_name(framework, key), **other.words()}
        self.say(cell.place, kind.at(location, **words))

    def _keep(self, cell: MappedCell, key: CellKey, value: StatedValue) -> None:
        before = self.values.get(key)
        if before is None:
            self.values[key] = value
        elif self.reading.mapping.adds_rows and _are_numbers(before, value):
            with localcontext(EXACT):
                amount = sum((each.amount or Decimal(0) for each in (before, value)), Decimal(0))
            note = "; ".join(filter(None, dict.fromkeys((before.note, value.note))))
            self.values[key] = replace(before, amount=amount, note=note)
        else:
            location = self.reading.table.location(*cell.place)
            name = cell_name(self.reading.asked.form.framework, key)
            other = before.locator.rpartition("!")[2]
            self.say(cell.place, kinds.STATED_TWICE.at(location, cell=name, other=other))

    def issues(self) -> list[Issue]:
        """Return everything that was found, by row and column."""
        self._found.extend(self._of_many_cells())
        return [issue for _, issue in sorted(self._found, key=lambda each: each[0])]

    def _of_many_cells(self) -> Iterator[tuple[Place, Issue]]:
        table, form = self.reading.table, self.reading.asked.form
        yield from self._unknown_words()
        for (position, about), place in self.reading.unsaid.items():
            words = {"what": aspect_phrase(form, about), "column": _header(table, position)}
            location = replace(table.location(*place), file=self.file)
            yield place, kinds.NOT_SAID.at(location, **words)
        sheet = Location(self.file, sheet=table.sheet)
        if self.not_asked:
            first = cell_name(form.framework, self.not_asked[0])
            yield _NOWHERE, kinds.NOT_ASKED.at(sheet, count=len(self.not_asked), cell=first)
        if self.other_period:
            period = form.period.name
            yield _NOWHERE, kinds.OTHER_PERIOD.at(sheet, count=self.other_period, period=period)

    def _unknown_words(self) -> Iterator[tuple[Place, Issue]]:
        """Yield an issue for each of the first words without a meaning, and one for the rest."""
        by_position: dict[int, list[UnknownWord]] = {}
        for (position, _), word in self.reading.unknown.items():
            by_position.setdefault(position, []).append(word)
        for position, words in by_position.items():
            column = self.reading.mapping.columns[position]
            header = _header(self.reading.table, position)
            sheet = Location(self.file, sheet=self.reading.table.sheet)
            if column.others_out:
                count = sum(word.rows for word in words)
                yield _NOWHERE, kinds.OTHERS_LEFT_OUT.at(sheet, column=header, count=count)
                continue
            for word in words[:MOST_WORDS_TOLD]:
                yield word.place, self._unknown_word(column, header, word)
            if more := len(words[MOST_WORDS_TOLD:]):
                yield _NOWHERE, kinds.MORE_WORDS.at(sheet, column=header, count=more)

    def _unknown_word(self, column: ColumnMapping, header: Text, word: UnknownWord) -> Issue:
        location = replace(self.reading.table.location(*word.place), file=self.file)
        text = same(word.text) if word.text else _BLANK
        what = aspect_phrase(self.reading.asked.form, column.about)
        words = {"column": header, "word": text, "what": what}
        return kinds.WORD_UNKNOWN.at(location, count=word.rows, **words)


def _are_numbers(first: StatedValue, second: StatedValue) -> bool:
    return first.status is second.status is Status.REPORTED


def _header(table: SourceTable, position: int) -> Text:
    return same(table.columns[position].header or f"#{position + 1}")
