"""The document as the values that ``report.typ`` sets: words in one language, no markup."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, assert_never

from amparo.documents import words
from amparo.documents.content import (
    Block,
    Bullets,
    Cell,
    Chart,
    Document,
    KeyFigure,
    KeyFigures,
    Notice,
    Paragraph,
    Section,
    Table,
)
from amparo.documents.numbers import format_day
from amparo.documents.printed import (
    FigureEntry,
    Run,
    SourceEntry,
    captions,
    figure_entries,
    figure_run,
    is_address,
    read,
    runs,
    source_entries,
    table_notes,
)
from amparo.documents.widths import table_widths
from amparo.framework.language import Language, Text

CHART_HEIGHTS = (45.0, 150.0)  # millimetres: least and most
TEXT_WIDTH = 164.0  # millimetres between the margins of report.typ

_LONG = re.compile(r"[^\s\u200b]{28,}")
_PIECE = re.compile(r"[^/?&=_.-]{20}|[^/?&=_.-]*[/?&=_.-]")
_SIZE = re.compile(r'<svg[^>]*? width="([\d.]+)"[^>]*? height="([\d.]+)"')


@dataclass(frozen=True)
class Printer:
    """The parts of a document as the values that ``report.typ`` sets."""

    document: Document
    language: Language
    drawings: Mapping[str, str]

    def _read(self, text: Text | None) -> str:
        return _breakable(read(text, self.language))

    def whole(self) -> dict[str, Any]:
        """Return everything that is printed."""
        document = self.document
        dated = format_day(document.dated, self.language)
        statement = [[self._read(name), self._read(value)] for name, value in document.statement]
        return {
            "lang": self.language.value,
            "region": words.LOCALE_TAGS[self.language].partition("-")[2],
            "title": self._read(document.title),
            "subtitle": self._read(document.subtitle),
            "publisher": self._read(document.publisher),
            "footer": f"{self._read(document.publisher)} · {dated}",
            "banner": self._read(document.banner) or None,
            "statement": [[self._read(words.DATED), dated], *statement],
            "words": self._words(),
            "sections": [self._section(section) for section in document.sections],
            "figures": [self._figure(entry) for entry in figure_entries(document, self.language)],
            "sources": [self._source(entry) for entry in source_entries(document, self.language)],
        }

    def _words(self) -> dict[str, Any]:
        return {
            "contents": self._read(words.CONTENTS),
            "page": self._read(words.PAGE),
            "data": self._read(words.DATA_BELOW),
            "figures": self._read(words.FIGURES),
            "introduction": self._read(words.FIGURES_INTRODUCTION),
            "sources": self._read(words.SOURCES),
            "known-from": self._read(words.KNOWN_FROM),
            "figure-columns": [self._read(title) for title in words.FIGURE_COLUMNS],
            "source-columns": [self._read(title) for title in words.SOURCE_COLUMNS],
        }

    def _section(self, section: Section) -> dict[str, Any]:
        return {
            "id": section.id,
            "title": self._read(section.title),
            "blocks": [self._block(block) for block in section.blocks],
            "sections": [self._section(part) for part in section.sections],
        }

    def _block(self, block: Block) -> dict[str, Any]:
        match block:
            case Paragraph():
                return {"kind": "paragraph", "line": self._line(block.inlines)}
            case Bullets():
                return {"kind": "bullets", "items": [self._line(item) for item in block.items]}
            case Notice():
                title, line = self._read(block.title), self._line(block.inlines)
                return {"kind": "notice", "tone": block.kind.value, "title": title, "line": line}
            case KeyFigures():
                return {"kind": "key_figures", "items": [self._key_figure(i) for i in block.items]}
            case Table():
                return self._table(block)
            case Chart():
                return self._chart(block)
            case _:  # pragma: no cover - the type checker proves that no block is left
                assert_never(block)

    def _key_figure(self, item: KeyFigure) -> dict[str, Any]:
        figure = _run(figure_run(item.figure, self.document, self.language))
        context = self._line(item.context)
        return {"label": self._read(item.label), "figure": figure, "context": context}

    def _table(self, table: Table) -> dict[str, Any]:
        widths = table_widths(table, self.document, self.language)
        notes = table_notes(table, self.document, self.language)
        return {
            "kind": "table",
            "id": table.id,
            "caption": self._read(table.caption),
            "kinds": [column.kind.value for column in table.columns],
            "header": [self._read(column.title) for column in table.columns],
            "rows": [[self._line(cell, in_table=True) for cell in row] for row in table.rows],
            "notes": [[_run(run) for run in note] for note in notes],
            "widths": widths.shares,
            "size": widths.size,
            "wide": widths.wide,
            "span": widths.span,
        }

    def _chart(self, chart: Chart) -> dict[str, Any]:
        svg = self.drawings[chart.id]
        return {
            "kind": "chart",
            "id": chart.id,
            "title": self._read(chart.title),
            "alternative": read(chart.alternative, self.language),
            "svg": svg,
            "height": _height(svg),
            "table": chart.table,
            "caption": self._read(captions(self.document)[chart.table]),
        }

    def _line(self, inlines: Cell, in_table: bool = False) -> list[dict[str, Any]]:
        return [_run(run) for run in runs(inlines, self.document, self.language, in_table)]

    def _figure(self, entry: FigureEntry) -> dict[str, Any]:
        shown = {
            name: _breakable(value)
            for name, value in asdict(entry).items()
            if isinstance(value, str)
        }
        return shown | {"number": entry.number, "sources": [_run(run) for run in entry.sources]}

    def _source(self, entry: SourceEntry) -> dict[str, Any]:
        shown = {
            name: _breakable(value)
            for name, value in asdict(entry).items()
            if isinstance(value, str)
        }
        link = {"url": entry.url, "shown": shown["url"], "link": is_address(entry.url)}
        return shown | {"number": entry.number} | link


def _run(run: Run) -> dict[str, Any]:
    return asdict(run) | {"words": _breakable(run.words)}


def _breakable(text: str) -> str:
    """Let overlong words (addresses, hashes) break at the end of a line."""
    return _LONG.sub(lambda word: _PIECE.sub("\\g<0>\u200b", word.group()), text)


def _height(svg: str) -> float:
    """Return the height in millimetres of a drawing set as wide as the text, within limits."""
    size = _SIZE.search(svg)
    width, height = map(float, size.groups()) if size else (2.0, 1.0)
    return min(max(TEXT_WIDTH * height / width, CHART_HEIGHTS[0]), CHART_HEIGHTS[1])
