"""How the width of a page is shared among the columns of a table, from what the cells hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from amparo.documents.content import Column, Document, Table
from amparo.documents.printed import RunKind, read, runs
from amparo.framework.language import Language

LONGEST_WORD = 20
"""Longer words (addresses, codes) are broken; they do not widen a column."""

LONGEST_LINE = 34
PADDING = 3

LEAST_OPEN_SHARE = 0.1
"""What the columns without a share of their own get together, at least."""

SIZES = ((88, 8.6), (104, 7.8), (124, 7.0))
"""Characters that a line of a portrait page holds, and the type size in points at which it does."""

_ROOM = {RunKind.FIGURE: "000", RunKind.MARK: "00"}

WIDE_SIZE = 7.6
"""Type size on a page turned on its side, for tables that fit on no other."""


@dataclass(frozen=True, slots=True)
class Widths:
    """Shares of the width (they add up to 1), type size in points, and whether to turn the page."""

    shares: tuple[float, ...]
    size: float
    wide: bool


def _needs(column: Column, cells: Sequence[str], language: Language) -> tuple[int, float]:
    """Return the characters a column needs at least, and those it would like."""
    texts = [*cells, read(column.title, language)]
    word = max(len(part) for text in texts for part in text.replace("-", " ").split(" "))
    line = max(map(len, texts))
    least = min(word, LONGEST_WORD) + PADDING
    return least, max(least, min(line, LONGEST_LINE))


def table_widths(table: Table, document: Document, language: Language) -> Widths:
    """Return how to set `table`.

    Notes
    -----
    A share that a column states is kept. The others get what their longest word needs, and
    the rest of the line in proportion to what they would like.
    """
    needs = [
        _needs(column, _texts(table, place, document, language), language)
        for place, column in enumerate(table.columns)
    ]
    columns = list(zip(table.columns, needs, strict=True))
    given = sum(column.share or 0.0 for column in table.columns)
    liked = sum(like for column, (_, like) in columns if not column.share)
    scale = max(1.0 - given, LEAST_OPEN_SHARE) / liked if liked else 0.0
    shares = [column.share or like * scale for column, (_, like) in columns]
    least = sum(need for need, _ in needs)
    size = next((size for room, size in SIZES if least <= room), WIDE_SIZE)
    return Widths(tuple(share / sum(shares) for share in shares), size, least > SIZES[-1][0])


def _texts(table: Table, place: int, document: Document, language: Language) -> list[str]:
    """Return what the cells of a column hold, with room for figure numbers and frames."""
    return [
        "".join(
            f"{run.words}{_ROOM.get(run.kind, '')}"
            for run in runs(row[place], document, language, in_table=True)
        )
        for row in table.rows
    ]
