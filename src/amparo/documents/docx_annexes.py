"""The figures annex and the source annex of the Word file."""

from __future__ import annotations

from docx.table import _Cell as WordCell

from amparo.documents import words
from amparo.documents.docx_blocks import (
    Writer,
    add_bookmark,
    add_heading,
    add_link,
    add_ruled,
    add_runs,
    align,
    rows_of,
)
from amparo.documents.printed import (
    FigureEntry,
    SourceEntry,
    figure_anchor,
    figure_entries,
    is_address,
    source_anchor,
    source_entries,
)
from amparo.documents.widths import SIZES, Widths

_FIGURE_WIDTHS = Widths((0.06, 0.25, 0.17, 0.23, 0.29), SIZES[1][1], False)
_SOURCE_WIDTHS = Widths((0.06, 0.62, 0.32), SIZES[0][1], False)


def add_figures(writer: Writer) -> None:
    """Add the annex that every figure number leads to."""
    _add_annex_heading(writer, writer.read(words.FIGURES), "figures")
    writer.paragraph("Normal", writer.read(words.FIGURES_INTRODUCTION))
    entries = figure_entries(writer.document, writer.language)
    titles = [writer.read(title) for title in words.FIGURE_COLUMNS]
    table = add_ruled(writer, titles, len(entries), _FIGURE_WIDTHS)
    for row, entry in zip(rows_of(table)[1:], entries, strict=True):
        _fill_figure(writer, row.cells, entry)


def add_sources(writer: Writer) -> None:
    """Add the annex that every number in brackets leads to."""
    _add_annex_heading(writer, writer.read(words.SOURCES), "sources")
    entries = source_entries(writer.document, writer.language)
    titles = [writer.read(title) for title in words.SOURCE_COLUMNS]
    table = add_ruled(writer, titles, len(entries), _SOURCE_WIDTHS)
    for row, entry in zip(rows_of(table)[1:], entries, strict=True):
        _fill_source(writer, row.cells, entry)


def _add_annex_heading(writer: Writer, title: str, anchor: str) -> None:
    add_heading(writer, title, anchor, 1).paragraph_format.page_break_before = True


def _add_lines(cell: WordCell, *texts: str) -> None:
    """Put each text that says something on a line of its own."""
    cell.paragraphs[0].add_run("\n".join(text for text in texts if text))


def _fill_figure(writer: Writer, cells: tuple[WordCell, ...], entry: FigureEntry) -> None:
    number, title, value, origin, making = cells
    number.paragraphs[0].add_run(str(entry.number)).bold = True
    add_bookmark(writer, number.paragraphs[0], figure_anchor(entry.number))
    title.paragraphs[0].add_run(entry.title).bold = True
    if entry.breakdown:
        title.paragraphs[0].add_run(f"\n{entry.breakdown}")
    _add_lines(value, entry.value)
    align(value.paragraphs[0], is_number=True)
    _add_lines(origin, f"{entry.authority} · {entry.period} · {entry.place}")
    known = f"{writer.read(words.KNOWN_FROM)}: {entry.known_from}. "
    making.paragraphs[0].add_run(" ".join(filter(None, (entry.rule, entry.note, known))))
    add_runs(making.paragraphs[0], entry.sources)


def _fill_source(writer: Writer, cells: tuple[WordCell, ...], entry: SourceEntry) -> None:
    number, source, published = cells
    number.paragraphs[0].add_run(str(entry.number)).bold = True
    add_bookmark(writer, number.paragraphs[0], source_anchor(entry.number))
    line = source.paragraphs[0]
    line.add_run(entry.title).bold = True
    line.add_run(f"\n{entry.publisher}\n")
    if is_address(entry.url):
        add_link(line, entry.url, entry.url)
        line.add_run("\n")
    elif entry.url:
        line.add_run(f"{entry.url}\n")
    line.add_run(f"({entry.code})")
    _add_lines(published, entry.published, entry.basis)
