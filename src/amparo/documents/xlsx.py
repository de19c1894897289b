"""A document as a workbook: the text, every table with real numbers, every figure, every source.

No text can become a formula or a link: every cell is written as text or as a number. A
number that is absent is the word for its absence; zero is 0. Sheets are `xlsx_sheets`'s.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from io import BytesIO

import xlsxwriter

from amparo.documents.content import Document
from amparo.documents.printed import read
from amparo.documents.xlsx_annexes import add_figures, add_sources
from amparo.documents.xlsx_cells import Book
from amparo.documents.xlsx_report import add_report
from amparo.documents.xlsx_sheets import add_tables
from amparo.framework.language import Language

PROPERTY_LIMIT = 255


def render_xlsx(document: Document, language: Language, drawings: Mapping[str, str]) -> bytes:
    """Return the document as a workbook.

    Parameters
    ----------
    drawings : mapping of chart id to SVG
        Not used: a workbook holds the numbers of a chart and its text alternative.

    Notes
    -----
    Numbers are written as they are printed, rounded once: what a reader adds up is what
    the other formats show.
    """
    written = BytesIO()
    workbook = xlsxwriter.Workbook(
        written,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book = Book.of(workbook, document, language)
    workbook.set_properties(
        {
            "title": read(document.title, language)[:PROPERTY_LIMIT],
            "subject": read(document.subtitle, language)[:PROPERTY_LIMIT],
            "author": read(document.publisher, language)[:PROPERTY_LIMIT],
            "created": datetime.combine(document.dated, time()),
        }
    )
    add_report(book)
    add_tables(book)
    add_figures(book)
    add_sources(book)
    workbook.close()
    return written.getvalue()
