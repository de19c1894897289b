"""Read the place list that a framework text pins by its hash: one place a line."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from io import StringIO

from amparo.framework import place_issues as kinds
from amparo.framework.fields import Entry
from amparo.framework.hashes import text_hash
from amparo.framework.issues import Issue, IssueKind, Location, offer
from amparo.framework.language import Text
from amparo.framework.places import Place, PlaceTree
from amparo.framework.yaml_nodes import quotable
from amparo.framework.yaml_values import code_from_text

COLUMNS = ("code", "name_en", "name_es", "level", "parent")


def read_pinned_places(pin: Entry | None, companions: Mapping[str, bytes]) -> PlaceTree | None:
    """Read the place list that the entry `places` of the framework text pins.

    Parameters
    ----------
    pin : Entry or None
        With the fields ``file`` and ``sha256``; None where it is missing, which was said.
    companions : mapping of file name to bytes

    Returns
    -------
    PlaceTree or None
        The places that can be referred to, good parents or not; None where the list cannot
        be read. Every mistake is said to the issues of the text.
    """
    if pin is None or pin["file"] is None:
        return None
    file = pin["file"]
    content = companions.get(file)
    if content is None:
        pin.reading.say(kinds.PLACES_MISSING, "file", file=quotable(file))
        return None
    right = text_hash(content)
    if pin["sha256"] not in {None, right}:
        pin.reading.say(kinds.PLACES_HASH_DIFFERS, "sha256", file=quotable(file), right=right)
    return _PlaceList(file, pin.reading.origin.issues).read(content)


@dataclass(frozen=True, slots=True)
class _PlaceList:
    file: str
    issues: list[Issue]

    def say(self, kind: IssueKind, line: int, /, **words: Text | str | int) -> None:
        self.issues.append(kind.at(Location(self.file, line), **words))

    def read(self, content: bytes) -> PlaceTree | None:
        rows = self.rows(content)
        if rows is None:
            return None
        found: dict[str, tuple[int, Place]] = {}
        for line, row in rows:
            self.read_row(line, row, found)
        if not found:
            self.say(kinds.NO_PLACES, 1)
        self.check_parents(found)
        return PlaceTree(place for _, place in found.values())

    def rows(self, content: bytes) -> list[tuple[int, list[str]]] | None:
        """Return the cells of each line below the columns, with its number."""
        try:
            reader = csv.reader(StringIO(content.decode("utf-8"), newline=""), strict=True)
        except UnicodeDecodeError as error:
            self.say(kinds.PLACES_UNREADABLE, content[: error.start].count(b"\n") + 1)
            return None
        rows: list[tuple[int, list[str]]] = []
        try:
            rows.extend((reader.line_num, row) for row in reader)
        except csv.Error:
            self.say(kinds.PLACES_UNREADABLE, reader.line_num)
            return None
        if not rows or tuple(rows[0][1]) != COLUMNS:
            self.say(kinds.PLACES_COLUMNS, 1, columns=",".join(COLUMNS))
            return None
        return [(line, row) for line, row in rows[1:] if row]

    def read_row(self, line: int, row: list[str], found: dict[str, tuple[int, Place]]) -> None:
        if len(row) != len(COLUMNS):
            self.say(kinds.PLACE_CELLS, line, count=len(row), right=len(COLUMNS))
            return
        code, english, spanish, level, parent = (cell.strip() for cell in row)
        if code_from_text(code) is None:
            self.say(kinds.PLACE_CODE, line, value=quotable(code))
            return
        if code in found:
            self.say(kinds.PLACE_TWICE, line, code=code, line=found[code][0])
            return
        for column, cell in (("name_en", english), ("name_es", spanish), ("level", level)):
            if not cell:
                self.say(kinds.PLACE_BLANK, line, column=column)
        name = Text(english or code, spanish or code)
        found[code] = (line, Place(code, name, level, parent or None))

    def check_parents(self, found: dict[str, tuple[int, Place]]) -> None:
        parents = {code: place.parent for code, (_, place) in found.items()}
        settled: set[str | None] = {None}
        for code, (line, place) in found.items():
            if place.parent is not None and place.parent not in found:
                words = offer(place.parent, parents)
                self.say(kinds.PLACE_PARENT, line, parent=quotable(place.parent), offer=words)
            circle = _circle(code, parents, settled)
            if circle:
                way = " > ".join([*circle, circle[0]])
                self.say(kinds.PLACE_CYCLE, found[circle[0]][0], code=circle[0], way=quotable(way))


def _circle(code: str, parents: Mapping[str, str | None], settled: set[str | None]) -> list[str]:
    """Return the circle of places that the way up from `code` ends in; empty: none, or known.

    Places on the way are added to `settled`: no place is visited twice.
    """
    way: dict[str, int] = {}
    place: str | None = code
    while place is not None and place not in settled and place not in way:
        way[place] = len(way)
        place = parents.get(place)
    settled.update(way)
    return list(way)[way[place] :] if place is not None and place in way else []
