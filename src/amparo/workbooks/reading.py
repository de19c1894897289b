"""Read a filled partner workbook: every answer, or every problem; never an exception, never half.

The file is opened by `container`, rows and columns are found by `reading_sheets`, cells are
understood by `reading_cells`. What the numbers mean together is checked by `report_checks`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook

from amparo.framework.issues import Issue, IssueKind, Location, errors
from amparo.workbooks import container_issues
from amparo.workbooks import reading_issues as kinds
from amparo.workbooks.answer_places import AnswerPlaces
from amparo.workbooks.cell_map import FORMAT_VERSION, IDENTITY_NAME, CellMap, cell_map
from amparo.workbooks.container import Container, open_container
from amparo.workbooks.identity import MARK, WorkbookIdentity, identity_from_lines
from amparo.workbooks.reading_cells import Findings
from amparo.workbooks.reading_sheets import SheetsReading, read_sheet, tell_missing
from amparo.workbooks.report_form import ReportContent, ReportForm

_MOST_IDENTITY_ROWS = 50
_PANIC = "PanicException"


class _Unreadable(Exception):
    """The spreadsheet reader could not read what it was given."""


@dataclass(frozen=True, slots=True)
class WorkbookReading:
    """What a workbook holds.

    Parameters
    ----------
    content : ReportContent or None
        None exactly where one of the issues is an error.
    issues : list of Issue
        By sheet, row and column.
    revision : int or None
        Of the draft that the workbook was made from; None where the workbook does not say.
    places : AnswerPlaces
        Where answers stand, for issues of the checks that follow; empty where nothing was read.
    """

    content: ReportContent | None
    issues: list[Issue]
    revision: int | None
    places: AnswerPlaces = field(default_factory=AnswerPlaces)


def read_workbook(
    content: bytes,
    form: ReportForm,
    file: str,
    tell: Callable[[int, int], None] | None = None,
) -> WorkbookReading:
    """Read what a partner filled in.

    Parameters
    ----------
    content : bytes
        The uploaded file. Nothing about it is trusted.
    form : ReportForm
        Of the report that the workbook must belong to.
    file : str
        How issues call the file.
    tell : function of (done, total), optional
        Called now and then with the rows read and the rows asked for.

    Returns
    -------
    WorkbookReading
        Either everything or, with any error, nothing but the issues.
    """
    container, issues = open_container(content, file)
    if container is None:
        return WorkbookReading(None, issues, None)
    try:
        with _opened(container) as book:
            identity, issues = _identity(book, file)
            if identity is None:
                return WorkbookReading(None, issues, None)
            mapped = cell_map(form)
            issues = list(_differences(identity, form, mapped, file))
            if issues:
                return WorkbookReading(None, issues, identity.revision)
            reading = SheetsReading.of(form, mapped, Findings(file), tell or _nobody)
            _read_sheets(reading, mapped, book, container)
    except _Unreadable:
        damaged = container_issues.DAMAGED.at(Location(file))
        return WorkbookReading(None, [damaged], None)
    found = reading.answers.content()
    issues = reading.findings.sorted()
    places = AnswerPlaces(reading.seen, reading.columns)
    return WorkbookReading(None if errors(issues) else found, issues, identity.revision, places)


def recognise_workbook(content: bytes, file: str) -> tuple[WorkbookIdentity | None, list[Issue]]:
    """Return which report a workbook says it belongs to.

    Returns
    -------
    identity : WorkbookIdentity or None
        None exactly where there is an issue.
    issues : list of Issue
        Why the file is no workbook of this platform, or of a version that it cannot read.
    """
    container, issues = open_container(content, file, lambda name: name == IDENTITY_NAME)
    if container is None:
        return None, issues
    try:
        with _opened(container) as book:
            return _identity(book, file)
    except _Unreadable:
        return None, [container_issues.DAMAGED.at(Location(file))]


@contextmanager
def _opened(container: Container) -> Iterator[CalamineWorkbook]:
    """Open the clean copy; whatever the reader of spreadsheets cannot do becomes one error.

    Notes
    -----
    A defect of the reader, which is written in Rust, arrives as a `PanicException` that cannot
    be imported and is no `Exception`; bad content must not be able to stop the process with it.
    """
    try:
        with CalamineWorkbook.from_filelike(BytesIO(container.content)) as book:
            yield book
    except (CalamineError, OSError, ValueError) as failure:
        raise _Unreadable from failure
    except BaseException as failure:
        if type(failure).__name__ != _PANIC:
            raise
        raise _Unreadable from failure


def _identity(book: CalamineWorkbook, file: str) -> tuple[WorkbookIdentity | None, list[Issue]]:
    place = Location(file)
    if IDENTITY_NAME not in book.sheet_names:
        return None, [kinds.NOT_OURS.at(place)]
    rows = book.get_sheet_by_name(IDENTITY_NAME).to_python(nrows=_MOST_IDENTITY_ROWS)
    lines = {str(row[0]): str(row[1]) for row in rows if len(row) > 1}
    if MARK not in lines:
        return None, [kinds.NOT_OURS.at(place)]
    version = lines.get("format_version", "")
    if version != str(FORMAT_VERSION):
        found = version[:20] or "?"
        return None, [kinds.UNKNOWN_VERSION.at(place, found=found, known=FORMAT_VERSION)]
    identity = identity_from_lines(lines)
    return identity, [] if identity else [kinds.IDENTITY_DAMAGED.at(place)]


def _differences(
    identity: WorkbookIdentity, form: ReportForm, mapped: CellMap, file: str
) -> Iterator[Issue]:
    """Yield in what the workbook is not of this report, or no longer."""
    place = Location(file)
    compared: tuple[tuple[IssueKind, str, str], ...] = (
        (kinds.WRONG_COMPACT, identity.compact, form.compact),
        (kinds.WRONG_PARTNER, identity.partner, form.partner),
        (kinds.WRONG_AWARD, identity.award, form.award),
        (kinds.WRONG_PERIOD, identity.period, form.period.code),
    )
    wrong = [each for each in compared if each[1] != each[2]]
    for kind, found, expected in wrong:
        yield kind.at(place, found=found[:60], expected=expected)
    if wrong:
        return
    if identity.framework_hash != form.framework.hash:
        yield kinds.FRAMEWORK_CHANGED.at(place)
    elif identity.checksum != mapped.checksum:
        yield kinds.STRUCTURE_CHANGED.at(place)


def _read_sheets(
    reading: SheetsReading, mapped: CellMap, book: CalamineWorkbook, container: Container
) -> None:
    names = [name for name in book.sheet_names if name in container.marks]
    reading.findings.order = {name: number for number, name in enumerate(names)}
    for name in names:
        if name != IDENTITY_NAME:
            read_sheet(reading, book.get_sheet_by_name(name), container.marks[name])
    tell_missing(reading, mapped, names)
    reading.tell(len(reading.seen), reading.total)


def _nobody(done: int, total: int) -> None:
    """Tell nobody."""
