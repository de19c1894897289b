"""Headings, lines and blocks of the Word file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2s
from importlib.resources import files
from io import BytesIO
from itertools import count
from typing import Any, assert_never

import vl_convert
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table as WordTable
from docx.table import _Row as WordRow
from docx.text.paragraph import Paragraph as WordParagraph

from amparo.documents import words
from amparo.documents.content import (
    Block,
    Bullets,
    Chart,
    ColumnKind,
    Document,
    KeyFigures,
    Notice,
    Paragraph,
    Table,
)
from amparo.documents.docx_page import LEVELS, RULE, TEXT_WIDTH, TINT, WIDE_WIDTH, table_style, xml
from amparo.documents.printed import Run, RunKind, captions, read, runs, table_notes
from amparo.documents.widths import Widths, table_widths
from amparo.framework.language import Language, Text

GAP = "\u202f"  # between a number and its figure number: copied text keeps them apart
FONTS = "font_source_sans_pro"
LONGEST_BOOKMARK = 40
AFTER_BORDERS = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
"""What must follow the borders among the properties of a table; Word minds the order."""

LINK_STYLE = "Hyperlink"
PIXELS = 2.0
"""Scale of drawings: twice as many pixels as points, sharp on paper."""


@dataclass(frozen=True)
class Writer:
    """The Word file that is being written and what is printed into it."""

    word: WordDocument
    document: Document
    language: Language
    drawings: Mapping[str, str]
    styles: Mapping[str, str]
    marks: count[int] = field(default_factory=count)

    def paragraph(self, style: str = "Normal", text: str = "") -> WordParagraph:
        """Add a paragraph. Styles are set by id: looking them up by name takes most of the time."""
        made: WordParagraph = self.word.add_paragraph()
        made._p.style = self.styles[style]
        if text:
            made.add_run(text)
        return made

    def read(self, text: Text | None) -> str:
        """Return the words of `text` in the language of the file."""
        return read(text, self.language)

    def runs(self, inlines: Iterable[Any], in_table: bool = False) -> tuple[Run, ...]:
        """Return a line in the language of the file."""
        return runs(inlines, self.document, self.language, in_table)


def add_heading(writer: Writer, title: str, anchor: str, level: int) -> WordParagraph:
    """Add a heading that can be linked to."""
    heading: WordParagraph = writer.word.add_heading(title, min(level, LEVELS))
    add_bookmark(writer, heading, anchor)
    return heading


def add_bookmark(writer: Writer, paragraph: WordParagraph, name: str) -> None:
    """Let links lead to `paragraph`."""
    number = str(next(writer.marks))
    start = xml("w:bookmarkStart", id=number, name=bookmark(name))
    paragraph._p.append(start)
    paragraph._p.append(xml("w:bookmarkEnd", id=number))


def bookmark(anchor: str) -> str:
    """Return the name of a bookmark: letters and digits, at most 40 of them."""
    name = "".join(char if char.isalnum() else "_" for char in anchor)
    if len(name) <= LONGEST_BOOKMARK:
        return name
    return f"{name[:31]}_{blake2s(anchor.encode(), digest_size=4).hexdigest()}"


def add_block(writer: Writer, block: Block) -> None:
    """Add a block of a section."""
    match block:
        case Paragraph():
            add_runs(writer.paragraph(), writer.runs(block.inlines))
        case Bullets():
            for item in block.items:
                add_runs(writer.paragraph("List Bullet"), writer.runs(item))
        case Notice():
            _add_notice(writer, block)
        case KeyFigures():
            _add_key_figures(writer, block)
        case Table():
            _add_table(writer, block)
        case Chart():
            _add_chart(writer, block)
        case _:  # pragma: no cover - the type checker proves that no block is left
            assert_never(block)


def add_runs(line: WordParagraph, parts: Iterable[Run]) -> None:
    """Add a line's runs to a paragraph."""
    for run in parts:
        match run.kind:
            case RunKind.FIGURE:
                line.add_run(run.words).italic = run.absent or None
                line.add_run(GAP)
                add_link(line, str(run.number), run.target, raised=True)
                if run.note:
                    line.add_run(f" ({run.note})")
            case RunKind.LINK | RunKind.CITATION:
                add_link(line, run.words, run.target)
            case RunKind.STRONG:
                line.add_run(run.words).bold = True
            case RunKind.MARK:
                line.add_run(f"[{run.words}]").bold = True
            case _:
                line.add_run(run.words)


def add_link(line: WordParagraph, text: str, target: str, raised: bool = False) -> None:
    """Add a link to a bookmark (``#id``) or to an address."""
    link = xml("w:hyperlink", history="1")
    if target.startswith("#"):
        link.set(qn("w:anchor"), bookmark(target[1:]))
    else:
        to = line.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link.set(qn("r:id"), to)
    run = line.add_run(text)
    run._r.style = LINK_STYLE
    run.font.superscript = raised or None
    link.append(run._r)
    line._p.append(link)


def _add_notice(writer: Writer, block: Notice) -> None:
    style = f"Notice {block.kind.value}"
    title = writer.paragraph(style)
    title.paragraph_format.space_before = Pt(8)
    title.paragraph_format.keep_with_next = True
    title.add_run(writer.read(block.title)).bold = True
    line = writer.paragraph(style)
    line.paragraph_format.space_after = Pt(12)
    add_runs(line, writer.runs(block.inlines))


def _add_key_figures(writer: Writer, block: KeyFigures) -> None:
    """Add each number below its label, with its line of context; a list, not a table."""
    for item in block.items:
        label = writer.paragraph("Key figure label", writer.read(item.label))
        number = writer.paragraph("Key figure")
        add_runs(number, writer.runs((item.figure,)))
        label.paragraph_format.keep_with_next = True
        if item.context:
            number.paragraph_format.keep_with_next = True
            context = writer.paragraph("Key figure context")
            add_runs(context, writer.runs(item.context))


def _add_table(writer: Writer, block: Table) -> None:
    widths = table_widths(block, writer.document, writer.language)
    if widths.wide:
        turn_page(writer)
    caption = writer.paragraph("Caption", writer.read(block.caption))
    add_bookmark(writer, caption, block.id)
    titles = [writer.read(column.title) for column in block.columns]
    table = add_ruled(writer, titles, len(block.rows), widths)
    numbers = [column.kind is ColumnKind.NUMBER for column in block.columns]
    rows = rows_of(table)
    for place, is_number in enumerate(numbers):
        align(rows[0].cells[place].paragraphs[0], is_number)
    for row, cells in zip(rows[1:], block.rows, strict=True):
        for place, (made, cell) in enumerate(zip(row.cells, cells, strict=True)):
            line = made.paragraphs[0]
            add_runs(line, writer.runs(cell, in_table=True))
            align(line, numbers[place])
            line.paragraph_format.keep_together = True
    notes = table_notes(block, writer.document, writer.language)
    for note in notes:
        add_runs(writer.paragraph("Table note"), note)
    if not notes:
        writer.paragraph("Table note")
    if widths.wide:
        turn_page(writer)


def turn_page(writer: Writer) -> None:
    """Go on upright on a new page after one on its side, and the other way round."""
    before = writer.word.sections[-1]
    after = writer.word.add_section(WD_SECTION.NEW_PAGE)
    after.page_width, after.page_height = before.page_height, before.page_width
    turned = before.orientation is WD_ORIENT.PORTRAIT
    after.orientation = WD_ORIENT.LANDSCAPE if turned else WD_ORIENT.PORTRAIT


def align(line: WordParagraph, is_number: bool) -> None:
    """Set numbers to the right."""
    if is_number:
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def add_ruled(writer: Writer, titles: Sequence[str], rows: int, widths: Widths) -> WordTable:
    """Add an empty table whose header row is repeated on every page."""
    table: WordTable = writer.word.add_table(min(rows, 1) + 1, len(titles))
    table.autofit = False
    borders = xml("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(xml(f"w:{side}", val="single", sz="4", space="0", color=RULE))
    table._tbl.tblPr.insert_element_before(borders, *AFTER_BORDERS)
    room = WIDE_WIDTH if widths.wide else TEXT_WIDTH
    lengths = [round(room * widths.span * share) for share in widths.shares]
    style = writer.styles[table_style(widths.size)]
    for column, width in zip(table.columns, lengths, strict=True):
        column.width = width
    for row in table.rows:
        row._tr.get_or_add_trPr().append(xml("w:cantSplit"))
        for cell, width in zip(row.cells, lengths, strict=True):
            cell.width = width
            cell.paragraphs[0]._p.style = style
    # Copies of a finished row cost a tenth of what rows cost that are added one by one.
    last = table.rows[-1]._tr
    table._tbl.extend([deepcopy(last) for _ in range(rows - 1)])
    header = table.rows[0]
    header._tr.get_or_add_trPr().append(xml("w:tblHeader"))
    for cell, title in zip(header.cells, titles, strict=True):
        cell.paragraphs[0].add_run(title).bold = True
        cell._tc.get_or_add_tcPr().append(xml("w:shd", val="clear", color="auto", fill=TINT))
    return table


def rows_of(table: WordTable) -> list[WordRow]:
    """Return all rows at once; going through ``table.rows`` lists them anew for each row."""
    return [WordRow(row, table) for row in table._tbl.tr_lst]


def _add_chart(writer: Writer, block: Chart) -> None:
    title = writer.read(block.title)
    caption = writer.paragraph("Caption", title)
    add_bookmark(writer, caption, block.id)
    _register_fonts()
    png = vl_convert.svg_to_png(writer.drawings[block.id], scale=PIXELS)
    line = writer.paragraph()
    line.paragraph_format.keep_with_next = True
    picture = line.add_run().add_picture(BytesIO(png), width=TEXT_WIDTH)
    picture._inline.docPr.set("descr", writer.read(block.alternative))
    picture._inline.docPr.set("title", title)
    note = writer.paragraph("Table note", writer.read(words.DATA_BELOW))
    table = captions(writer.document)[block.table]
    add_link(note, writer.read(table), f"#{block.table}")


@lru_cache(maxsize=1)
def _register_fonts() -> None:
    """Let drawings be turned into pixels with the font that they are drawn for."""
    vl_convert.register_font_directory(str(files(FONTS).joinpath("files")))
