"""The door of every uploaded workbook: what may be opened, and a clean copy of what was looked at.

Nothing is parsed before its kind, its size unpacked and its parts have been checked. The
reader is given a new archive of exactly the parts that were searched here, so that it cannot
see in the file what this module did not.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from itertools import chain
from struct import error as StructError  # noqa: N812 - a class with a lower-case name
from xml.parsers.expat import ExpatError, ParserCreate

from amparo.framework.issues import Issue, IssueKind, Location
from amparo.framework.language import Text
from amparo.workbooks import container_issues as kinds
from amparo.workbooks.part_elements import PartUnreadable, percent_styles, sheet_parts
from amparo.workbooks.sheet_marks import (
    MarksUnreadable,
    SheetMarks,
    SheetTooLarge,
    add_text,
    mark,
    percent_cells,
    whole_cells,
)

LARGEST_FILE = 60_000_000
LARGEST_UNPACKED = 400_000_000
"""Bytes of all parts together; a report of 200,000 rows has about 120 million."""

MOST_PARTS = 2_000
MOST_SHEETS = 500
HIGHEST_RATIO = 300
"""A part above `SMALL_PART` may be this many times its packed size; sheets are 10 to 60."""

SMALL_PART = 1_000_000
PIECE = 1_000_000

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED_FLAG = 0x1
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(rb"^\s*<\?xml[^>]*encoding\s*=\s*[\"']([^\"']*)[\"']")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_LOCAL_SI = re.compile(rb"<(?:[\w.-]+:)?si(?=[\s/>])")
_MACROS = ("vbaproject", "/activex/", "/ctrlprops/", "/macrosheets/")
_LINKS = ("/externallinks/", "xl/connections.xml", "/querytables/")
_EMBEDDED = ("/embeddings/",)
_STRINGS = "xl/sharedStrings.xml"
_FAILURES = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError,
    StructError, RuntimeError, OverflowError, ExpatError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Container:
    """A workbook that may be read.

    Parameters
    ----------
    content : bytes
        A new archive of the parts that were searched; only this is given to a parser.
    marks : mapping of sheet name to SheetMarks
        Of each sheet whose values may be read.
    """

    content: bytes
    marks: Mapping[str, SheetMarks]


class _Refused(Exception):
    """The file is not opened, for the reason that the issue says."""

    def __init__(self, kind: IssueKind, **words: Text | str | int) -> None:
        self.kind = kind
        self.words = words
        super().__init__(kind.code)


@dataclass(slots=True)
class _Unpacking:
    """An archive on its way from the upload to its clean copy."""

    source: zipfile.ZipFile
    copy: zipfile.ZipFile
    lengths: list[int] = field(default_factory=list)
    marks: dict[str, SheetMarks] = field(default_factory=dict)


def open_container(
    content: bytes,
    file: str,
    wanted: Callable[[str], bool] = lambda name: True,
    whole: bool = False,
) -> tuple[Container | None, list[Issue]]:
    """Check an uploaded file and return what of it may be read.

    Parameters
    ----------
    content : bytes
        Nothing about it is trusted.
    file : str
        How issues call it.
    wanted : function of a sheet's name
        Which sheets will be read; the others are not unpacked.
    whole : bool
        Whether the copy holds the other parts too (comments, pictures), for who writes it back.

    Returns
    -------
    container : Container or None
        None exactly where there is an issue.
    issues : list of Issue
        Why the file is refused.
    """
    try:
        _check_kind(content)
        return _container(content, wanted, whole), []
    except _Refused as refused:
        return None, [refused.kind.at(Location(file), **refused.words)]
    except _FAILURES:
        return None, [kinds.DAMAGED.at(Location(file))]


def _check_kind(content: bytes) -> None:
    if not content:
        raise _Refused(kinds.EMPTY)
    if len(content) > LARGEST_FILE:
        raise _Refused(
            kinds.TOO_LARGE, size=len(content) // 1_000_000, limit=LARGEST_FILE // 1_000_000
        )
    if content.startswith(_OLE2):
        raise _Refused(kinds.ENCRYPTED if _ENCRYPTED_PACKAGE in content else kinds.OLD_FORMAT)
    if not content.startswith(b"PK"):
        raise _Refused(kinds.NOT_WORKBOOK)


def _container(content: bytes, wanted: Callable[[str], bool], whole: bool) -> Container:
    written = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as source,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as copy,
    ):
        _check_parts(source)
        unpacking = _Unpacking(source, copy)
        _copy_parts(unpacking, wanted)
        if whole:
            _copy_rest(unpacking)
    return Container(written.getvalue(), unpacking.marks)


def _check_parts(source: zipfile.ZipFile) -> None:
    parts = source.infolist()
    names = [part.filename for part in parts]
    if len(parts) > MOST_PARTS:
        raise _Refused(kinds.TOO_MANY_PARTS, count=len(parts), limit=MOST_PARTS)
    if any(part.flag_bits & _ENCRYPTED_FLAG for part in parts):
        raise _Refused(kinds.ENCRYPTED)
    _check_names([f"/{name.lower()}" for name in names])
    if len({name.lower() for name in names}) != len(names):
        raise _Refused(kinds.DAMAGED)
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise _Refused(kinds.EXPANDS_TOO_MUCH)
    for part in parts:
        if part.file_size > max(SMALL_PART, part.compress_size * HIGHEST_RATIO):
            raise _Refused(kinds.EXPANDS_TOO_MUCH)
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise _Refused(kinds.DAMAGED)


def _check_names(names: list[str]) -> None:
    """Refuse what no report needs; `names` are in lower case and begin with a stroke."""
    unwanted = (
        (_MACROS, kinds.MACROS),
        (_LINKS, kinds.EXTERNAL_LINKS),
        (_EMBEDDED, kinds.EMBEDDED_FILES),
        (("/xl/workbook.bin",), kinds.BINARY_WORKBOOK),
    )
    for words, kind in unwanted:
        if any(word in name for name in names for word in words):
            raise _Refused(kind)
    if "/xl/workbook.xml" not in names:
        other = "/mimetype" in names and "/content.xml" in names
        raise _Refused(kinds.OPEN_DOCUMENT if other else kinds.NOT_WORKBOOK)


def _copy_parts(unpacking: _Unpacking, wanted: Callable[[str], bool]) -> None:
    """Copy the parts that a reader of values needs, each searched on its way."""
    names = set(unpacking.source.namelist())
    workbook = _copied(unpacking, "xl/workbook.xml")
    relations = _copied(unpacking, "xl/_rels/workbook.xml.rels")
    for name in ("[Content_Types].xml", "_rels/.rels"):
        if b"macroenabled" in _copied(unpacking, name).lower():
            raise _Refused(kinds.MACROS)
    styles = _copied(unpacking, "xl/styles.xml") if "xl/styles.xml" in names else b""
    if _STRINGS in names:
        unpacking.lengths = [len(one) for one in _LOCAL_SI.split(_copied(unpacking, _STRINGS))[1:]]
    try:
        sheets = sheet_parts(workbook, relations)
        percents = percent_cells(percent_styles(styles))
    except PartUnreadable:
        raise _Refused(kinds.DAMAGED) from None
    if len(sheets) > MOST_SHEETS or len(set(sheets.values())) != len(sheets):
        raise _Refused(kinds.DAMAGED)
    for sheet, part in sheets.items():
        if wanted(sheet) and part in names:
            unpacking.marks[sheet] = _searched(unpacking, part, percents)


def _copy_rest(unpacking: _Unpacking) -> None:
    """Copy the parts that hold no values; those that are XML declare no entities either."""
    copied = set(unpacking.copy.namelist())
    for part in unpacking.source.namelist():
        if part not in copied and not part.endswith("/"):
            is_text = part.lower().endswith((".xml", ".rels", ".vml"))
            for _ in _copying(unpacking, part, is_text):
                pass


def _searched(unpacking: _Unpacking, part: str, percents: re.Pattern[bytes] | None) -> SheetMarks:
    """Copy a sheet and return what its text tells."""
    marks = SheetMarks()
    try:
        for window in whole_cells(_copying(unpacking, part)):
            mark(marks, window, percents)
            add_text(marks, window, unpacking.lengths)
    except MarksUnreadable:
        raise _Refused(kinds.STRANGE_PART, part=part) from None
    except SheetTooLarge as far:
        raise _Refused(kinds.SHEET_TOO_WIDE, cell=far.cell) from None
    return marks


def _copied(unpacking: _Unpacking, part: str) -> bytes:
    if part not in unpacking.source.NameToInfo:
        raise _Refused(kinds.DAMAGED)
    return b"".join(_copying(unpacking, part))


def _copying(unpacking: _Unpacking, part: str, is_text: bool = True) -> Iterator[bytes]:
    """Yield the bytes of a part while they go into the copy.

    Notes
    -----
    No more is unpacked than a part says of itself, and that has been added up; a part that lies
    is found damaged. XML must be well formed: a reader that forgives would return half a row.
    """
    with unpacking.source.open(part) as read, unpacking.copy.open(part, "w") as written:
        first = read.read(PIECE)
        if is_text:
            _check_beginning(first, part)
        well_formed = ParserCreate() if is_text else None
        tail = b""
        for piece in chain([first], iter(lambda: read.read(PIECE), b"")):
            if well_formed:
                _check_piece(tail + piece, part)
                well_formed.Parse(piece, False)
            tail = piece[-len("<!DOCTYPE") :]
            written.write(piece)
            yield piece
        if well_formed:
            well_formed.Parse(b"", True)


def _check_piece(piece: bytes, part: str) -> None:
    if _DECLARATION.search(piece):
        raise _Refused(kinds.DECLARES_ENTITIES, part=part)
    if b"\0" in piece:
        raise _Refused(kinds.STRANGE_PART, part=part)


def _check_beginning(first: bytes, part: str) -> None:
    """Refuse a part that is not XML in UTF-8, which the searches take it for."""
    beginning = first.removeprefix(_BYTE_ORDER_MARK).lstrip()
    encoding = _ENCODING.match(beginning)
    named = encoding[1].upper() if encoding else b"UTF-8"
    if not beginning.startswith(b"<") or named not in {b"UTF-8", b"UTF8", b"US-ASCII", b"ASCII"}:
        raise _Refused(kinds.STRANGE_PART, part=part)
