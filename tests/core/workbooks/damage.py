"""Ways to damage a workbook, each the same for the same number."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from random import Random

Parts = dict[str, bytes]

_VALUES = (
    b"1E999", b"NaN", b"-1", b"", b"999999999", b"1.7976931348623157E308", b"abc", b"0x1F", b"12,5",
    b"45000.5", b"-0", b"1 2", b"\xff\xfe", b"&#0;", b"&amp;", b"&nothing;", b"TRUE", b"#REF!",
)  # fmt: skip
_TYPES = (b"s", b"n", b"b", b"e", b"str", b"inlineStr", b"d", b"x", b"")
_ADDRESSES = (
    b"A1", b"XFD1048576", b"ZZZ9999999", b"A0", b"B", b"12", b"", b"AAAA1", b"c7", b"D9999999999",
    b"A1048576", b"-1", b"D8",
)  # fmt: skip
_INSERTED = (
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"<!-- -->", b"<![CDATA[<c r='A1'/>]]>", b"<f>1+1</f>",
    b"<c/>", b"<c r='D8'><v>7</v></c>", b"<row r='9'/>", b"</row>", b"<row>", b"\0", b"<",
    b"&a;", b"<mergeCell ref='A1:Z99'/>", b"<v>1</v>", b"</sheetData>", b"<sheetData>",
    b"<c r='E9'><f t='array' ref='A1:XFD9'/></c>",
)  # fmt: skip


def unpacked(workbook: bytes) -> Parts:
    """Return the parts of a workbook."""
    with zipfile.ZipFile(BytesIO(workbook)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Parts) -> bytes:
    """Return a workbook of these parts."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return written.getvalue()


def flipped(workbook: bytes, chance: Random) -> bytes:
    """Turn over a few bits of the file."""
    found = bytearray(workbook)
    for _ in range(chance.randint(1, 8)):
        found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    return bytes(found)


def cut(workbook: bytes, chance: Random) -> bytes:
    """Cut the file off, or a piece out of it, or put one in twice."""
    first, last = sorted(chance.randrange(len(workbook)) for _ in range(2))
    return chance.choice(
        (
            workbook[:first],
            workbook[first:],
            workbook[:first] + workbook[last:],
            workbook[:last] + workbook[first:],
            workbook + workbook[first:last],
        )
    )


def without_part(parts: Parts, chance: Random) -> Parts:
    """Leave a part out, empty it, or give it another name."""
    name = chance.choice(sorted(parts))
    rest = {each: part for each, part in parts.items() if each != name}
    return chance.choice((rest, {**rest, name: b""}, {**rest, name.upper(): parts[name]}))


def swapped_parts(parts: Parts, chance: Random) -> Parts:
    """Let two parts change places."""
    one, other = chance.sample(sorted(parts), 2)
    return {**parts, one: parts[other], other: parts[one]}


def edited_bytes(parts: Parts, chance: Random) -> Parts:
    """Change, remove or double a few bytes of a part."""
    name = _part(parts, chance)
    found = bytearray(parts[name])
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(found))
        change = chance.randrange(3)
        if change == 0:
            found[at] = chance.randrange(256)
        elif change == 1:
            del found[at : at + chance.randint(1, 30)]
        else:
            found[at:at] = found[max(0, at - chance.randint(1, 30)) : at]
    return {**parts, name: bytes(found)}


def inserted(parts: Parts, chance: Random) -> Parts:
    """Put something between two tags that does not belong there."""
    name = _part(parts, chance)
    borders = [found.start() + 1 for found in re.finditer(b"><", parts[name])] or [0]
    at = chance.choice(borders)
    found = parts[name][:at] + chance.choice(_INSERTED) + parts[name][at:]
    return {**parts, name: found}


def shuffled_cells(parts: Parts, chance: Random) -> Parts:
    """Let rows or cells of a sheet change places, appear twice or vanish."""
    name = _sheet(parts, chance)
    tag = chance.choice((b"row", b"c"))
    pieces = re.split(rb"(?=<" + tag + rb"[ >])", parts[name])
    for _ in range(chance.randint(1, 3)):
        one, other = (chance.randrange(1, max(2, len(pieces))) for _ in range(2))
        if other >= len(pieces):
            break
        change = chance.randrange(3)
        if change == 0:
            pieces[one], pieces[other] = pieces[other], pieces[one]
        elif change == 1:
            pieces.insert(one, pieces[other])
        else:
            del pieces[one]
    return {**parts, name: b"".join(pieces)}


def swapped_types(parts: Parts, chance: Random) -> Parts:
    """Give a few cells another type, style or value."""
    name = _sheet(parts, chance)
    found = parts[name]
    for _ in range(chance.randint(1, 4)):
        change = chance.randrange(4)
        if change == 0:
            found = _replaced(found, rb' t="[^"]*"', b' t="%s"' % chance.choice(_TYPES), chance)
        elif change == 1:
            found = _replaced(found, rb' s="[^"]*"', b' s="%d"' % chance.randrange(99), chance)
        elif change == 2:
            found = _replaced(
                found, rb"<v>[^<]*</v>", b"<v>%s</v>" % chance.choice(_VALUES), chance
            )
        else:
            found = _replaced(found, rb"<v>", b"<f>SUM(1,1)</f><v>", chance)
    return {**parts, name: found}


def moved_cells(parts: Parts, chance: Random) -> Parts:
    """Give a few cells or rows another address, or none."""
    name = _sheet(parts, chance)
    found = parts[name]
    for _ in range(chance.randint(1, 3)):
        address = chance.choice(_ADDRESSES)
        written = chance.choice(
            (b' r="%s"' % address, b" r='%s'" % address, b"", b' x="%s"' % address)
        )
        found = _replaced(found, rb' r="[^"]*"', written, chance)
    return {**parts, name: found}


def swapped_strings(parts: Parts, chance: Random) -> Parts:
    """Let texts of the workbook change places, vanish or become others."""
    name = "xl/sharedStrings.xml"
    pieces = parts[name].split(b"<si>")
    one, other = (chance.randrange(1, len(pieces)) for _ in range(2))
    change = chance.randrange(4)
    if change == 0:
        pieces[one], pieces[other] = pieces[other], pieces[one]
    elif change == 1:
        pieces[one] = pieces[other]
    elif change == 2:
        pieces[one] = b"<t>%s</t></si>" % chance.choice((*_VALUES, b"n/a", b"no aplica", b"1.234"))
    else:
        del pieces[one]
    return {**parts, name: b"<si>".join(pieces)}


IN_FILE: dict[str, Callable[[bytes, Random], bytes]] = {"flipped": flipped, "cut": cut}
IN_PARTS: dict[str, Callable[[Parts, Random], Parts]] = {
    each.__name__: each
    for each in (
        without_part,
        swapped_parts,
        edited_bytes,
        inserted,
        shuffled_cells,
        swapped_types,
        moved_cells,
        swapped_strings,
    )
}
KINDS = (*IN_FILE, *IN_PARTS)


def damaged(workbook: bytes, parts: Parts, kind: str, number: int) -> bytes:
    """Return the workbook damaged in one way; the same number gives the same damage."""
    chance = Random(f"{kind} {number}")  # noqa: S311 - repeatable on purpose
    if kind in IN_FILE:
        return IN_FILE[kind](workbook, chance)
    return packed(IN_PARTS[kind](parts, chance))


def _part(parts: Parts, chance: Random) -> str:
    return chance.choice(sorted(name for name in parts if parts[name]))


def _sheet(parts: Parts, chance: Random) -> str:
    return chance.choice(sorted(name for name in parts if "/sheet" in name))


def _replaced(text: bytes, pattern: bytes, by: bytes, chance: Random) -> bytes:
    """Replace one of the places where `pattern` is found."""
    places = list(re.finditer(pattern, text))
    if not places:
        return text
    place = chance.choice(places)
    return text[: place.start()] + by + text[place.end() :]
