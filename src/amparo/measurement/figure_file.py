"""Comma-separated text, read strictly: one line is one record, and every fault has its line.

What the columns mean is said in `measurement.figure_rules`; here is only their shape.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from amparo.framework.issues import Issue, IssueKind, Location, offer
from amparo.framework.language import Text
from amparo.measurement import figure_issues as kinds

_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Record:
    """One line: its number, counted from 1 with the header, and its cells by column name."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FigureFile:
    """A file by name, the columns it must and may have, and the issues found in it."""

    name: str
    required: Sequence[str]
    optional: Sequence[str]
    issues: list[Issue]

    def say(
        self, kind: IssueKind, line: int, column: str | None = None, **words: Text | str | int
    ) -> None:
        """Append an issue of `kind` at `line`, in the column of that name."""
        self.issues.append(kind.at(Location(self.name, line, field=column), **words))

    def records(self, content: bytes) -> list[Record]:
        """Read the lines whose shape is right; say what is wrong with the others.

        Parameters
        ----------
        content : bytes
            UTF-8 without byte order mark; lines end with LF or CRLF, the last one too. The
            header holds all required columns, in any order, and no others but optional ones.

        Returns
        -------
        list of Record
            Empty where the file or its header cannot be read.
        """
        parsed = [self._cells(line, at) for at, line in enumerate(self._lines(content), 1)]
        if not parsed or parsed[0] is None or not self._is_good_header(parsed[0]):
            return []
        header = parsed[0]
        found = []
        for line, cells in enumerate(parsed[1:], 2):
            if cells is not None and len(cells) != len(header):
                self.say(kinds.CELLS, line, expected=len(header), found=len(cells))
            elif cells is not None:
                found.append(Record(line, dict(zip(header, cells, strict=True))))
        return found

    def _lines(self, content: bytes) -> list[bytes]:
        if content.startswith(_MARK):
            self.say(kinds.BYTE_ORDER_MARK, 1)
            content = content.removeprefix(_MARK)
        if not content.strip():
            self.say(kinds.EMPTY, 1)
            return []
        if stray := re.search(rb"\r(?!\n)", content):
            self.say(kinds.LINE_END, content.count(b"\n", 0, stray.start()) + 1)
            return []
        lines = [line.removesuffix(b"\r") for line in content.split(b"\n")]
        if lines[-1]:
            self.say(kinds.TRUNCATED, len(lines))
            return lines
        return lines[:-1]

    def _cells(self, line: bytes, number: int) -> list[str] | None:
        try:
            return next(csv.reader([line.decode("utf-8")], strict=True), [])
        except UnicodeDecodeError:
            self.say(kinds.ENCODING, number)
        except csv.Error:
            self.say(kinds.QUOTES, number)
        return None

    def _is_good_header(self, header: Sequence[str]) -> bool:
        before = len(self.issues)
        known = [*self.required, *self.optional]
        for name in dict.fromkeys(header):
            if name not in known:
                self.say(kinds.UNKNOWN_COLUMN, 1, name, name=name, offer=offer(name, known))
            if header.count(name) > 1:
                self.say(kinds.REPEATED_COLUMN, 1, name, name=name)
        for name in self.required:
            if name not in header:
                self.say(kinds.MISSING_COLUMN, 1, name, name=name)
        return len(self.issues) == before
