"""How two texts differ, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_LINES = re.compile(r"[^\n]*\n|[^\n]+")
MOST_WORDS = 4000
"""Longer texts are compared line by line: word by word would keep a reader waiting."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text: ``same``, ``del`` (before only) or ``ins`` (after only)."""

    kind: str
    text: str


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Return both texts as one row of pieces: ``same`` and ``del`` are the one, ``same`` and
    ``ins`` the other.
    """  # noqa: D205 - one sentence
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        old, new = _LINES.findall(before), _LINES.findall(after)
    return tuple(_pieces(old, new))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, start, end, begin, stop in matcher.get_opcodes():
        if kind == "equal":
            yield Piece("same", "".join(old[start:end]))
            continue
        if gone := "".join(old[start:end]):
            yield Piece("del", gone)
        if come := "".join(new[begin:stop]):
            yield Piece("ins", come)
