"""How the width of a page is shared among the columns of a table, from what the cells hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from amparo.documents.content import Column, Document, Table
from amparo.documents.printed import RunKind, read, runs
from amparo.framework.language import Language

LONGEST_WORD = 20
"""Longer words (addresses, codes) are broken; they do not widen a column."""

LONGEST_LINE = 56
PADDING = 3

LEAST_SPAN = 0.4
AIR = 1.6
"""How many times the characters of its columns a narrow table is wide."""

LEAST_OPEN_SHARE = 0.1
"""What the columns without a share of their own get together, at least."""

SIZES = ((88, 8.6), (104, 7.8), (124, 7.0))
"""Characters that a line of a portrait page holds, and the type size in points at which it does."""

WIDE_ROOM = 170
"""Characters that a line of a page turned on its side holds in `WIDE_SIZE`."""

_ROOM = {RunKind.FIGURE: "000", RunKind.MARK: "00"}

WIDE_SIZE = 7.6
"""Type size on a page turned on its side, for tables that fit on no other."""


@dataclass(frozen=True, slots=True)
class Widths:
    """How to set a table.

    Parameters
    ----------
    shares : tuple of float
        Of the table's width, by column; they add up to 1.
    size : float
        Of the type, in points.
    wide : bool
        Whether to turn the page on its side.
    span : float
        Share of the line that the table takes: eyes lose the row where few short columns
        are spread over the whole of it.
    """

    shares: tuple[float, ...]
    size: float
    wide: bool
    span: float = 1.0


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
    least = sum(need for need, _ in needs)
    room, size = next(((r, s) for r, s in SIZES if least <= r), (WIDE_ROOM, WIDE_SIZE))
    given = sum(column.share or 0.0 for column in table.columns)
    comfortable = max(sum(like for _, like in needs) * AIR / SIZES[0][0], least / room)
    span = 1.0 if given else min(max(comfortable, LEAST_SPAN), 1.0)
    spare = room * span * max(1.0 - given, LEAST_OPEN_SHARE)
    ours = [need for column, need in zip(table.columns, needs, strict=True) if not column.share]
    open_shares = iter(_share_out(ours, spare))
    shares = [column.share or next(open_shares) / room for column in table.columns]
    of_all = tuple(share / sum(shares) for share in shares)
    return Widths(of_all, size, room == WIDE_ROOM, span)


def _share_out(needs: Sequence[tuple[int, float]], room: float) -> list[float]:
    """Give every column its least, then the rest in proportion to what each would like more."""
    least = sum(need for need, _ in needs)
    more = sum(like - need for need, like in needs)
    factor = max(room - least, 0.0) / more if more else 0.0
    shares = [need + (like - need) * factor for need, like in needs]
    return [share * room / sum(shares) for share in shares]


def _texts(table: Table, place: int, document: Document, language: Language) -> list[str]:
    """Return what the cells of a column hold, with room for figure numbers and frames.

    What qualifies a figure stands on lines of its own below it.
    """
    texts = []
    for row in table.rows:
        cell = runs(row[place], document, language, in_table=True)
        texts.append("".join(f"{run.words}{_ROOM.get(run.kind, '')}" for run in cell))
        for run in cell:
            texts += wrap(run.note, LONGEST_WORD)
    return texts
