"""The small parts of a workbook's container: which part is which sheet, which styles are percent.

Read with the XML parser itself, event by event; `container` has refused document types
before, so no entity can grow.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from xml.parsers.expat import ExpatError, ParserCreate

_PERCENT_FORMATS = {9, 10}
"""Built-in number formats ``0%`` and ``0.00%`` (ECMA-376, part 1, 18.8.30)."""

Element = tuple[str, Mapping[str, str]]
"""Name without its prefix and attributes without theirs."""


class PartUnreadable(ValueError):
    """A part that is no well-formed XML, or whose numbers are none."""


def elements(part: bytes) -> list[Element]:
    """Return every element of `part` in order.

    Raises
    ------
    PartUnreadable
        It is not well formed.
    """
    found: list[Element] = []

    def begin(name: str, attributes: dict[str, str]) -> None:
        found.append((_local(name), {_local(key): value for key, value in attributes.items()}))

    parser = ParserCreate()
    parser.StartElementHandler = begin
    try:
        parser.Parse(part, True)
    except (ExpatError, ValueError):
        raise PartUnreadable from None
    return found


def sheet_parts(workbook: bytes, relations: bytes) -> dict[str, str]:
    """Return the part of each sheet by the sheet's name.

    Raises
    ------
    PartUnreadable
        One of the two parts is not well formed, or two sheets have one name.
    """
    targets = {
        attributes.get("Id", ""): _path(attributes.get("Target", ""))
        for name, attributes in elements(relations)
        if name == "Relationship" and attributes.get("Type", "").endswith("/worksheet")
    }
    sheets = [attributes for name, attributes in elements(workbook) if name == "sheet"]
    named = {
        attributes.get("name", ""): targets[attributes["id"]]
        for attributes in sheets
        if attributes.get("id") in targets
    }
    if len({attributes.get("name") for attributes in sheets}) != len(sheets):
        raise PartUnreadable
    return named


def percent_styles(styles: bytes) -> set[int]:
    """Return the numbers of the cell styles that show a number as a percentage.

    Raises
    ------
    PartUnreadable
        The part is not well formed.
    """
    formats = set(_PERCENT_FORMATS)
    used: list[int] = []
    inside = False
    for name, attributes in elements(styles) if styles else ():
        inside = inside or name == "cellXfs"
        if name == "numFmt" and "%" in attributes.get("formatCode", ""):
            formats.add(_number(attributes.get("numFmtId")))
        elif name in {"cellStyles", "dxfs"}:
            inside = False
        elif name == "xf" and inside:
            used.append(_number(attributes.get("numFmtId")))
    return {style for style, number in enumerate(used) if number in formats}


def _number(text: str | None) -> int:
    try:
        return int(text or "0")
    except ValueError:
        raise PartUnreadable from None


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _path(target: str) -> str:
    """Return the part that a relation of the workbook names, as the archive names it."""
    if target.startswith("/"):
        return target.removeprefix("/")
    return posixpath.normpath(posixpath.join("xl", target))
