"""A document as a Word file with real styles, so that both governments can work on it.

Words and numbers are `documents.printed`'s; styles and page set-up are `docx_page`'s; tables
and drawings are `docx_blocks`'s. The same document gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx

from amparo.documents import words
from amparo.documents.content import Document, Section
from amparo.documents.docx_annexes import add_figures, add_sources
from amparo.documents.docx_blocks import Writer, add_block, add_heading, add_link
from amparo.documents.docx_page import prepare
from amparo.documents.numbers import format_day
from amparo.framework.language import Language

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The time of every entry of the file: the earliest that a zip archive can state."""


def render_docx(document: Document, language: Language, drawings: Mapping[str, str]) -> bytes:
    """Return the document as a Word file.

    Parameters
    ----------
    drawings : mapping of chart id to SVG
        Drawn in `language`; one for every chart of the document. They go in as PNG, which
        every version of Word shows.
    """
    word = docx.Document()
    styles = prepare(word, document, language)
    writer = Writer(word, document, language, drawings, styles)
    _add_opening(writer)
    _add_contents(writer)
    for section in document.sections:
        _add_section(writer, section, 1)
    add_figures(writer)
    add_sources(writer)
    saved = BytesIO()
    word.save(saved)
    return _without_clock(saved)


def _add_opening(writer: Writer) -> None:
    """Add the title page: what it is, whose it is, and what it was made from."""
    document = writer.document
    writer.paragraph("Publisher", writer.read(document.publisher))
    writer.paragraph("Title", writer.read(document.title))
    writer.paragraph("Subtitle", writer.read(document.subtitle))
    if document.banner is not None:
        writer.paragraph("Notice illustrative", writer.read(document.banner))
    dated = (writer.read(words.DATED), format_day(document.dated, writer.language))
    lines = [(writer.read(name), writer.read(value)) for name, value in document.statement]
    for name, value in [dated, *lines]:
        line = writer.paragraph("Statement")
        line.add_run(f"{name}: ").bold = True
        line.add_run(value)


def _add_contents(writer: Writer) -> None:
    """Add the parts of the document as links; they need no update, unlike Word's own table."""
    heading = writer.paragraph("Contents heading", writer.read(words.CONTENTS))
    heading.paragraph_format.page_break_before = True
    for section in writer.document.sections:
        add_link(writer.paragraph("Contents 1"), writer.read(section.title), f"#{section.id}")
        for part in section.sections:
            add_link(writer.paragraph("Contents 2"), writer.read(part.title), f"#{part.id}")
    for anchor, title in (("figures", words.FIGURES), ("sources", words.SOURCES)):
        add_link(writer.paragraph("Contents 1"), writer.read(title), f"#{anchor}")


def _add_section(writer: Writer, section: Section, level: int) -> None:
    heading = add_heading(writer, writer.read(section.title), section.id, level)
    heading.paragraph_format.page_break_before = section is writer.document.sections[0] or None
    for block in section.blocks:
        add_block(writer, block)
    for part in section.sections:
        _add_section(writer, part, level + 1)


def _without_clock(saved: BytesIO) -> bytes:
    """Return the archive with the time of saving taken out of its entries."""
    fixed = BytesIO()
    with ZipFile(saved) as source, ZipFile(fixed, "w", ZIP_DEFLATED) as target:
        for entry in source.infolist():
            target.writestr(ZipInfo(entry.filename, FIRST_DAY), source.read(entry), ZIP_DEFLATED)
    return fixed.getvalue()
