"""What one cell of a filled workbook says: nothing, a number, an absence, or why it says nothing.

The reader gives the raw value; what the sheet's XML told (formula, error, percent format) is in
`sheet_marks`. Numbers typed as text wait until the whole workbook has shown its notation.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import Decimal
from enum import Enum
from math import isfinite

from amparo.framework.issues import Issue, IssueKind, Location
from amparo.framework.language import Text
from amparo.framework.statuses import Status
from amparo.workbooks import reading_issues as kinds
from amparo.workbooks.absence_words import is_unclear, stated_absence
from amparo.workbooks.cell_texts import LONGEST_TEXT, cleaned, text_length
from amparo.workbooks.notation import DecimalSign, TypedNumber, typed_days, typed_number
from amparo.workbooks.sheet_marks import Place, SheetMarks, address_of

MOST_ISSUES = 5_000
_SHOWN = 60
_DAYS = (date, time, timedelta)

Raw = object
"""What the spreadsheet reader gives: text, number, truth value, date or time."""


class NumberAsked(Enum):
    """What kind of number a cell is for."""

    COUNT = "count"
    PERCENT = "percent"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell to be read: where it is, whose answer it holds, what it holds.

    `field` becomes text when an issue is told: a key, or the name of a field.
    """

    sheet: str
    place: Place
    field: object
    raw: Raw

    @property
    def locator(self) -> str:
        """Where an answer came from: ``sheet!cell``."""
        return f"{self.sheet}!{address_of(self.place)}"


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says in place of a number: an amount, a typed number, an absence, or nothing.

    `is_wrong` where an issue has been told; then nothing else is set.
    """

    amount: Decimal | None = None
    typed: TypedNumber | None = None
    absence: Status | None = None
    is_wrong: bool = False

    @property
    def has_number(self) -> bool:
        """Whether it is a number, even one whose notation is not yet known."""
        return self.amount is not None or self.typed is not None


NOTHING, WRONG = Said(), Said(is_wrong=True)


@dataclass(slots=True)
class Findings:
    """Every issue of a workbook with its place, and the decimal signs that its texts show."""

    file: str
    found: list[tuple[int, Place, Issue]] = field(default_factory=list)
    shown: set[DecimalSign] = field(default_factory=set)
    order: dict[str, int] = field(default_factory=dict)
    left_out: int = 0

    def add(self, kind: IssueKind, cell: Cell, **words: Text | str | int) -> Said:
        """Tell an issue about a cell."""
        location = Location(
            self.file, sheet=cell.sheet, cell=address_of(cell.place), field=str(cell.field) or None
        )
        self.tell(kind.at(location, **words), cell.place)
        return WRONG

    def tell(self, issue: Issue, place: Place = (-1, -1)) -> None:
        """Keep an issue, unless there are more than anyone reads."""
        if len(self.found) >= MOST_ISSUES:
            self.left_out += 1
            return
        sheet = self.order.get(issue.location.sheet or "", -1)
        self.found.append((sheet, place, issue))

    def sorted(self) -> list[Issue]:
        """Return the issues by sheet, row and column."""
        issues = [issue for *_, issue in sorted(self.found, key=lambda each: each[:2])]
        if self.left_out:
            place = Location(self.file)
            issues.append(kinds.MORE_ISSUES.at(place, count=self.left_out, limit=MOST_ISSUES))
        return issues


def is_blank(raw: Raw) -> bool:
    """Whether a cell holds nothing but spaces."""
    return isinstance(raw, str) and not raw.strip(" \t\r\n\u00a0'")


def read_number(findings: Findings, cell: Cell, marks: SheetMarks, asked: NumberAsked) -> Said:
    """Return what a cell for a number says; tell an issue where it is none.

    Parameters
    ----------
    asked : NumberAsked
        What the cell is for: in a percentage, 12 % is 12; an amount of money is never absent.
    """
    if problem := _not_entered(cell, marks):
        return findings.add(problem, cell)
    raw = cell.raw
    if isinstance(raw, str):
        return _said_by_text(findings, cell, raw, asked)
    if isinstance(raw, _DAYS):
        return findings.add(kinds.DATE_NOT_NUMBER, cell, text=str(raw))
    if isinstance(raw, bool) or not isinstance(raw, (int, float)) or not isfinite(raw):
        return findings.add(kinds.NOT_NUMBER, cell, text=str(raw))
    return _said_by_number(findings, cell, raw, marks, asked)


def read_text(findings: Findings, cell: Cell, marks: SheetMarks) -> str | None:
    """Return the words of a cell; None where an issue was told."""
    if problem := _not_entered(cell, marks):
        findings.add(problem, cell)
        return None
    raw = cell.raw
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    words = cleaned(str(raw))
    if text_length(words) > LONGEST_TEXT:
        findings.add(kinds.TEXT_TOO_LONG, cell, count=text_length(words), limit=LONGEST_TEXT)
        return None
    return words


def shown_text(raw: Raw) -> str:
    """Return the beginning of what a cell holds, as a sentence repeats it."""
    text = cleaned(f"{raw:.15g}" if isinstance(raw, float) else str(raw))
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def settle(findings: Findings, cell: Cell, typed: TypedNumber) -> Decimal | None:
    """Return a typed number once all of the workbook is known; tell an issue where it has two.

    Notes
    -----
    Rule 5 of `notation`: the workbook's other texts decide, if they agree.
    """
    if not typed.is_ambiguous:
        return typed.point
    if len(findings.shown) == 1:
        return typed.read(next(iter(findings.shown)))
    small, whole = sorted((typed.point, typed.comma), key=abs)
    units, _, thousandths = f"{small:f}".partition(".")
    findings.add(
        kinds.AMBIGUOUS_NUMBER,
        cell,
        text=shown_text(cell.raw),
        whole=f"{whole:f}",
        units=units,
        thousandths=thousandths,
    )
    return None


def _said_by_number(
    findings: Findings, cell: Cell, raw: float, marks: SheetMarks, asked: NumberAsked
) -> Said:
    amount = Decimal(f"{raw:.15g}")  # as many digits as every spreadsheet program keeps
    if cell.place not in marks.percents:
        return Said(amount)
    if asked is not NumberAsked.PERCENT:
        return findings.add(kinds.PERCENT_NOT_ASKED, cell, text=f"{raw * 100:.15g} %")
    return Said(amount * 100)


def _said_by_text(findings: Findings, cell: Cell, raw: str, asked: NumberAsked) -> Said:
    if is_blank(raw):
        return NOTHING
    absence = stated_absence(raw)
    unclear = is_unclear(raw)
    if absence and asked is not NumberAsked.MONEY:
        return Said(absence=absence)
    if absence or unclear:
        money = asked is NumberAsked.MONEY
        kind = kinds.MONEY_ABSENT if money else kinds.UNCLEAR_ABSENCE
        return findings.add(kind, cell, text=shown_text(raw))
    return _said_by_digits(findings, cell, raw, asked)


def _said_by_digits(findings: Findings, cell: Cell, raw: str, asked: NumberAsked) -> Said:
    text = shown_text(raw)
    typed = typed_number(raw)
    if typed is None:
        kind = kinds.DATE_NOT_NUMBER if typed_days(raw) else kinds.NOT_NUMBER
        return findings.add(kind, cell, text=text)
    if typed.percent and asked is not NumberAsked.PERCENT:
        return findings.add(kinds.PERCENT_NOT_ASKED, cell, text=text)
    if typed.shows is not None:
        findings.shown.add(typed.shows)
    return Said(typed=typed)


def _not_entered(cell: Cell, marks: SheetMarks) -> IssueKind | None:
    """Return why what the cell shows was not entered into it; None where it was."""
    if marks.has_formula(cell.place):
        return kinds.FORMULA
    return kinds.ERROR_VALUE if cell.place in marks.errors else None
