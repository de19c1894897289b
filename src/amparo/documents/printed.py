"""What every format prints alike: lines as runs of words in one language, and the two annexes.

Renderers differ in form only. Whatever a number, a citation or an annex row reads as is
decided here, once; the tree that is printed is `documents.content`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from amparo.documents import words
from amparo.documents.content import (
    Bullets,
    Cell,
    Chart,
    Citation,
    Document,
    Figure,
    FigureReference,
    Inline,
    KeyFigures,
    Link,
    Mark,
    Notice,
    Paragraph,
    Section,
    Strong,
    Table,
)
from amparo.documents.numbers import (
    DASH,
    format_day,
    format_figure,
    format_qualification,
    format_value,
)
from amparo.framework.language import Language, Text
from amparo.framework.statuses import Status

_BREAKS = re.compile("[\t\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\ud800-\udfff\ufffe\uffff]")

_SAFE_ADDRESSES = ("https://", "http://", "mailto:", "#")
"""What a link may start with; anything else is printed as words."""


class RunKind(StrEnum):
    """What a run of words is."""

    WORDS = "words"
    STRONG = "strong"
    MARK = "mark"
    LINK = "link"
    FIGURE = "figure"
    CITATION = "citation"


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one kind in a line.

    Parameters
    ----------
    target : str
        What the run leads to: an address, or ``#`` and the id of a part of the document.
    number : int
        Number of the figure or the source; 0 for other kinds.
    note : str
        Qualification printed beside a figure: "partial: 2 of 3 partners".
    tone : str
        Of a mark.
    absent : bool
        Whether the words stand for a number that is not there.
    """

    kind: RunKind
    words: str
    target: str = ""
    number: int = 0
    note: str = ""
    tone: str = ""
    absent: bool = False


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A row of the figures annex."""

    number: int
    title: str
    breakdown: str
    value: str
    note: str
    authority: str
    period: str
    place: str
    known_from: str
    rule: str
    sources: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A row of the source annex."""

    number: int
    code: str
    title: str
    publisher: str
    published: str
    basis: str
    url: str


def printable(text: str) -> str:
    """Return `text` on one line, with what no file format may hold shown as U+FFFD."""
    return _UNPRINTABLE.sub("\ufffd", _BREAKS.sub(" ", text))


def read(text: Text | None, language: Language) -> str:
    """Return the printable words of `text`; nothing for no text."""
    return printable(text.read(language)) if text else ""


def is_address(words: str) -> bool:
    """Tell whether `words` may stand behind a link; scripts and files may not."""
    return words.startswith(_SAFE_ADDRESSES)


def figure_anchor(number: int) -> str:
    """Return the id of a row of the figures annex."""
    return f"figure-{number}"


def source_anchor(number: int) -> str:
    """Return the id of a row of the source annex."""
    return f"source-{number}"


def citation_run(code: str, document: Document) -> Run:
    """Return a source's number in brackets."""
    number = list(document.sources).index(code) + 1
    return Run(RunKind.CITATION, f"[{number}]", f"#{source_anchor(number)}", number)


def figure_run(
    reference: FigureReference, document: Document, language: Language, in_table: bool = False
) -> Run:
    """Return what is printed for a figure; in a table, a dash where it does not apply."""
    figure = document.figures[reference.number - 1]
    value = printable(format_value(figure, language, reference.with_unit))
    return Run(
        RunKind.FIGURE,
        DASH if in_table and figure.status is Status.NOT_APPLICABLE else value,
        f"#{figure_anchor(figure.number)}",
        figure.number,
        note=printable(format_qualification(figure, language)),
        absent=figure.value is None,
    )


def inline_run(
    inline: Inline, document: Document, language: Language, in_table: bool = False
) -> Run:
    """Return the run of one inline."""
    match inline:
        case FigureReference():
            return figure_run(inline, document, language, in_table)
        case Citation():
            return citation_run(inline.source, document)
        case Link():
            leads = is_address(inline.address)
            kind = RunKind.LINK if leads else RunKind.WORDS
            return Run(kind, read(inline.text, language), inline.address if leads else "")
        case Strong():
            return Run(RunKind.STRONG, read(inline.text, language))
        case Mark():
            return Run(RunKind.MARK, read(inline.text, language), tone=inline.tone)
        case _:
            return Run(RunKind.WORDS, read(inline, language))


def runs(
    inlines: Iterable[Inline], document: Document, language: Language, in_table: bool = False
) -> tuple[Run, ...]:
    """Return a line in one language."""
    return tuple(inline_run(inline, document, language, in_table) for inline in inlines)


def table_notes(
    table: Table, document: Document, language: Language
) -> tuple[tuple[Run, ...], ...]:
    """Return the notes below a table, with the meaning of the dash where the table has one."""
    notes = tuple(runs(note, document, language) for note in table.notes)
    numbers = (item.number for row in table.rows for cell in row for item in references(cell))
    if any(document.figures[n - 1].status is Status.NOT_APPLICABLE for n in numbers):
        notes += ((Run(RunKind.WORDS, words.NOT_APPLICABLE_NOTE.read(language)),),)
    return notes


def figure_entry(figure: Figure, document: Document, language: Language) -> FigureEntry:
    """Return a figure's row of the annex."""
    known = format_day(figure.known_from, language) if figure.known_from else ""
    return FigureEntry(
        number=figure.number,
        title=read(figure.title, language),
        breakdown=read(figure.breakdown, language),
        value=printable(format_figure(figure, language, with_unit=True)),
        note=read(figure.note, language),
        authority=read(figure.authority, language),
        period=read(figure.period, language),
        place=read(figure.place, language),
        known_from=known or words.NOT_DATED.read(language),
        rule=read(figure.rule, language),
        sources=tuple(citation_run(code, document) for code in figure.sources),
    )


def figure_entries(document: Document, language: Language) -> tuple[FigureEntry, ...]:
    """Return the figures annex."""
    return tuple(figure_entry(figure, document, language) for figure in document.figures)


def source_entries(document: Document, language: Language) -> tuple[SourceEntry, ...]:
    """Return the source annex."""
    return tuple(
        SourceEntry(
            number=number,
            code=printable(source.code),
            title=read(source.title, language),
            publisher=printable(source.publisher),
            published=format_day(source.published, language),
            basis=read(source.published_basis, language),
            url=printable(source.url or ""),
        )
        for number, source in enumerate(document.sources.values(), start=1)
    )


def references(inlines: Iterable[Inline]) -> Iterator[FigureReference]:
    """Yield the figures a line refers to."""
    return (inline for inline in inlines if isinstance(inline, FigureReference))


def all_sections(sections: Iterable[Section]) -> Iterator[Section]:
    """Yield every section, depth first, in the order of the document."""
    for section in sections:
        yield section
        yield from all_sections(section.sections)


def tables(document: Document) -> tuple[Table, ...]:
    """Return every table in the order of the document."""
    return tuple(
        block
        for section in all_sections(document.sections)
        for block in section.blocks
        if isinstance(block, Table)
    )


def lines(section: Section) -> Iterator[Cell]:
    """Yield every line of a section's own blocks, in the order in which they are read."""
    for block in section.blocks:
        match block:
            case Paragraph() | Notice():
                yield block.inlines
            case Bullets():
                yield from block.items
            case KeyFigures():
                for item in block.items:
                    yield (item.figure, *item.context)
            case Table():
                yield from (cell for row in block.rows for cell in row)
                yield from block.notes
            case _:
                assert isinstance(block, Chart)  # noqa: S101 - it has no lines


def first_mentions(document: Document) -> dict[int, str]:
    """Return, by figure number, the id of the section in which the figure appears first."""
    found: dict[int, str] = {}
    for section in all_sections(document.sections):
        for line in lines(section):
            for reference in references(line):
                found.setdefault(reference.number, section.id)
    return found


def captions(document: Document) -> dict[str, Text]:
    """Return the captions of all tables by id."""
    return {table.id: table.caption for table in tables(document)}
