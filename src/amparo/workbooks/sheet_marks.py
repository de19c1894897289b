"""What a sheet's XML tells and its values do not: formulas, errors, percent formats, extent.

The text is searched in pieces, never built into a tree, so that memory stays bounded. Cells
must be written as every spreadsheet program writes them: UTF-8, each with its address. A sheet
that is not is refused, because another reader could see in it what was not seen here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from string import ascii_letters, digits

MOST_CELLS = 10_000_000
"""Largest rectangle that a sheet's cells may span: the reader keeps all of it in memory."""

MOST_TEXT = 200_000_000
"""Most bytes of text that all cells of a sheet may hold together, repeated strings included."""

MOST_SPILLED = 1_000
"""Most formulas that fill a range each; every cell is compared with all of them."""

LAST_COLUMN, LAST_ROW = 16_384, 1_048_576

_PREFIX = rb"<(?:[\w.-]+:)?"
_VALUE = rb"(?:\"[^\"<>=]*\"|'[^'<>=]*')"
_ATTRIBUTES = rb"(?:\s+[\w:.-]+\s*=\s*" + _VALUE + rb")*\s*"
_ADDRESS = rb"\sr\s*=\s*[\"']([A-Za-z]{1,3}[0-9]{1,7})[\"']"
_CELL = _PREFIX + rb"c(?=[\s/>])"
_USUAL = rb" r=\"[A-Z]{1,3}[0-9]{1,7}\"(?: [st]=\"[A-Za-z0-9]*\")*/?>"
_UNUSUAL = rb"(?=[^>]*" + _ADDRESS.replace(b"(", b"(?:", 1) + rb")" + _ATTRIBUTES + rb"/?>"
_ODD_CELL = re.compile(_CELL + rb"(?!" + _USUAL + rb"|" + _UNUSUAL + rb")")
_ADDRESS_OF_CELL = re.compile(_ADDRESS)
_FORMULA = re.compile(_PREFIX + rb"f(?=[\s/>])([^>]*)")
_CELL_BEFORE = re.compile(_CELL + rb"[^>]*?" + _ADDRESS + rb"[^<>]*(?<!/)>\s*")
_END = re.compile(rb"</(?:[\w.-]+:)?sheetData\s*>")
_SPILLED = re.compile(rb"\st\s*=\s*[\"'](?:array|dataTable)[\"']")
_REFERENCE = re.compile(rb"\sref\s*=\s*[\"']([A-Za-z]+[0-9]+(?::[A-Za-z]+[0-9]+)?)[\"']")
_LETTERS, _DIGITS = ascii_letters.encode(), digits.encode()
_ERROR_QUOTED = (b'"e"', b"'e'")
_ERROR = re.compile(_CELL + rb"(?=[^>]*\st\s*=\s*[\"']e[\"'])[^>]*?" + _ADDRESS)
_STYLED = _CELL + rb"(?=[^>]*\ss\s*=\s*[\"'](?:%s)[\"'])[^>]*?" + _ADDRESS
_SHARED_STRING = re.compile(
    _CELL + rb"(?=[^>]*\st\s*=\s*[\"']s[\"'])[^>]*>[^<]*" + _PREFIX + rb"v\s*>\s*([0-9]{1,9})\s*<"
)


class MarksUnreadable(ValueError):
    """A sheet that is not written as spreadsheet programs write it."""


class SheetTooLarge(ValueError):
    """A sheet whose cells lie too far apart, or hold too much text; `cell` is its corner."""

    def __init__(self, cell: str) -> None:
        self.cell = cell
        super().__init__(cell)


Place = tuple[int, int]
"""Row and column of a cell, counted from 0."""


@dataclass(slots=True)
class SheetMarks:
    """Where formulas, errors and percent formats stand.

    Parameters
    ----------
    formulas, errors, percents : set of (row, column)
        Counted from 0.
    spilled : list of (first, last)
        Corners of the ranges that one formula fills.
    last_row, last_column : int
        Counted from 1; how far cells reach.
    text : int
        Bytes of the shared strings that cells repeat.
    ended : bool
        Whether the sheet's cells are over: what follows are settings.
    """

    formulas: set[Place] = field(default_factory=set)
    errors: set[Place] = field(default_factory=set)
    percents: set[Place] = field(default_factory=set)
    spilled: list[tuple[Place, Place]] = field(default_factory=list)
    last_row: int = 1
    last_column: int = 26
    text: int = 0
    ended: bool = False

    def has_formula(self, place: Place) -> bool:
        """Whether the cell's value comes from a formula, its own or one that spills into it."""
        return place in self.formulas or (bool(self.spilled) and self._is_spilled(place))

    def _is_spilled(self, place: Place) -> bool:
        return any(
            first[0] <= place[0] <= last[0] and first[1] <= place[1] <= last[1]
            for first, last in self.spilled
        )


def place_of(address: str) -> Place:
    """Return row and column, from 0, of an address such as ``B12``."""
    letters = address.rstrip("0123456789")
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(address[len(letters) :]) - 1, column - 1


def address_of(place: Place) -> str:
    """Return the address of a row and column counted from 0: ``B12``."""
    row, column = place
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def whole_cells(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the same bytes cut before the beginning of a cell, so that none is cut in two."""
    kept: list[bytes] = []
    size = needed = 0
    for piece in pieces:
        kept.append(piece)
        size += len(piece)
        if size < needed:
            continue
        window = b"".join(kept)
        cut = window.rfind(b"<c ")
        if cut > 0:
            yield window[:cut]
            kept, size, needed = [window[cut:]], len(window) - cut, 0
        else:
            kept, needed = [window], 2 * size  # doubling keeps the whole linear
    yield b"".join(kept)


def mark(marks: SheetMarks, window: bytes, percents: re.Pattern[bytes] | None) -> None:
    """Add what `window`, which holds whole cells, tells.

    Raises
    ------
    MarksUnreadable, SheetTooLarge
        The sheet must not be read.
    """
    if b"<!" in window:
        raise MarksUnreadable  # comments and the like could hide what is searched for
    if marks.ended:
        return
    end = _END.search(window)
    window, marks.ended = (window[: end.start()], True) if end else (window, False)
    if _ODD_CELL.search(window):
        raise MarksUnreadable
    _measure(marks, window)
    _mark_formulas(marks, window)
    if any(quoted in window for quoted in _ERROR_QUOTED):
        marks.errors.update(_places(_ERROR.findall(window)))
    if percents is not None:
        marks.percents.update(_places(percents.findall(window)))


def add_text(marks: SheetMarks, window: bytes, lengths: Sequence[int]) -> None:
    """Add up the bytes of the shared strings that the cells of `window` repeat.

    Raises
    ------
    MarksUnreadable
        A cell names a string that there is not.
    SheetTooLarge
        All together they are more than a report can hold.
    """
    numbers = map(int, _SHARED_STRING.findall(window))
    try:
        marks.text += sum(map(lengths.__getitem__, numbers))
    except IndexError:
        raise MarksUnreadable from None
    if marks.text > MOST_TEXT:
        raise SheetTooLarge(address_of((marks.last_row - 1, marks.last_column - 1)))


def percent_cells(styles: Collection[int]) -> re.Pattern[bytes] | None:
    """Return what finds cells with one of these styles; None where there is none."""
    if not styles:
        return None
    numbers = "|".join(str(style) for style in sorted(styles)).encode()
    return re.compile(_STYLED.replace(b"%s", numbers))


def _measure(marks: SheetMarks, window: bytes) -> None:
    addresses = _ADDRESS_OF_CELL.findall(window)
    if len(set(addresses)) != len(addresses):
        raise MarksUnreadable  # which of two values stands in a cell is not for us to say
    together = b" ".join(addresses)
    rows = set(together.translate(None, _LETTERS).split())
    columns = set(together.translate(None, _DIGITS).split())
    marks.last_row = max(marks.last_row, *map(int, rows), 1)
    for letters in columns:
        marks.last_column = max(marks.last_column, place_of(f"{letters.decode()}1")[1] + 1)
    beyond = marks.last_row > LAST_ROW or marks.last_column > LAST_COLUMN
    if beyond or marks.last_row * marks.last_column > MOST_CELLS:
        raise SheetTooLarge(address_of((marks.last_row - 1, marks.last_column - 1)))


def _mark_formulas(marks: SheetMarks, window: bytes) -> None:
    for found in _FORMULA.finditer(window):
        before = window.rfind(b"<", 0, found.start())
        cell = _CELL_BEFORE.fullmatch(window, max(before, 0), found.start())
        if cell is None:
            raise MarksUnreadable  # a formula that stands elsewhere than in its cell
        marks.formulas.add(place_of(cell[1].decode()))
        reference = _REFERENCE.search(found[1])
        if reference and _SPILLED.search(found[1]):
            first, _, last = reference[1].decode().partition(":")
            marks.spilled.append((place_of(first), place_of(last or first)))
    if len(marks.spilled) > MOST_SPILLED:
        raise MarksUnreadable


def _places(addresses: list[bytes]) -> Iterator[Place]:
    return (place_of(address.decode()) for address in addresses)
