"""The content of a document, in both languages at once and in no format.

Composition builds a `Document`; `documents.html`, `documents.typst`, `documents.docx` and
`documents.xlsx` print the same content. A number never stands in a text: it is a `Figure`,
numbered once per document, and the text refers to it with a `FigureReference`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from amparo.framework.indicators import Unit
from amparo.framework.language import Language, Text
from amparo.framework.objectives import Source
from amparo.framework.statuses import Status


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the document and the whole way back to where it came from.

    Parameters
    ----------
    number : int
        Counted from 1 in the order of first appearance.
    value : Decimal or None
        In `unit`, not rounded; blank unless `status` has an amount.
    decimals : int
        Places to print.
    breakdown : Text or None
        Categories, where the number is of a part: "Sex: girls; Age: 12-17".
    rule : Text
        What made the number: as reported, or which parts were combined how.
    coverage : Text or None
        "2 of 3 partners", where the number is partial.
    sources : tuple of str
        Codes into `Document.sources`.
    later : Text or None
        What is known later than this edition's date, where it is.
    """

    number: int
    indicator: str
    title: Text
    status: Status
    value: Decimal | None
    unit: Unit
    decimals: int
    authority: Text
    period: Text
    place: Text
    breakdown: Text | None
    known_from: date | None
    rule: Text
    sources: tuple[str, ...]
    coverage: Text | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class FigureReference:
    """The place in a text or a cell where figure `number` is printed, with its unit if asked."""

    number: int
    with_unit: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an address on the web, or to a block of this document (``#id``)."""

    text: Text
    address: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to an entry of the source annex, printed as its number in brackets."""

    source: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that carry weight."""

    text: Text


@dataclass(frozen=True, slots=True)
class Mark:
    """A short label that qualifies what stands beside it: proposed, not supplied, revised."""

    text: Text
    tone: str = "neutral"


Inline = Text | FigureReference | Link | Citation | Strong | Mark
"""What a line can hold. Renderers put no space between neighbours: texts carry their own."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """An unordered list; each item is a line."""

    items: tuple[tuple[Inline, ...], ...]


class NoticeKind(StrEnum):
    """Why something is set apart from the text."""

    NOTE = "note"
    CAUTION = "caution"
    NOT_SUPPLIED = "not_supplied"
    ILLUSTRATIVE = "illustrative"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader must not miss, set apart."""

    kind: NoticeKind
    title: Text
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number shown large with its label and a line of context."""

    figure: FigureReference
    label: Text
    context: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """The few numbers that open a part."""

    items: tuple[KeyFigure, ...]


class ColumnKind(StrEnum):
    """How a column is set."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading, kind and share of the width (blank: as needed)."""

    title: Text
    kind: ColumnKind = ColumnKind.TEXT
    share: float | None = None


Cell = tuple[Inline, ...]
"""An empty cell is an empty tuple; a number that is absent is a figure with its status."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table. The first column heads its row. `id` is unique in the document."""

    id: str
    caption: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[tuple[Inline, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing: one Vega-Lite specification per language, its text alternative, its table.

    `table` is the id of the table that holds the same numbers.
    """

    id: str
    title: Text
    alternative: Text
    specifications: Mapping[Language, Mapping[str, Any]] = field(hash=False)
    table: str


Block = Paragraph | Bullets | Notice | KeyFigures | Table | Chart


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of the document. `id` is unique and stable: it is the part's address."""

    id: str
    title: Text
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document in both languages.

    Parameters
    ----------
    statement : tuple of (Text, Text)
        Label and value of the lines on the title page: compact, year, edition, frozen on,
        hashes.
    banner : Text or None
        Printed on every page: illustrative, or not cleared by the governments.
    figures : tuple of Figure
        ``figures[n - 1].number == n``. Renderers print them as the figures annex, which
        every reference links to.
    sources : mapping of code to Source
        Renderers print them, in this order, as the source annex.
    """

    title: Text
    subtitle: Text
    publisher: Text
    dated: date
    statement: tuple[tuple[Text, Text], ...]
    banner: Text | None
    sections: tuple[Section, ...]
    figures: tuple[Figure, ...]
    sources: Mapping[str, Source]
