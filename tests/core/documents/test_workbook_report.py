import io
from collections.abc import Iterator
from dataclasses import replace

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.cell import Cell

from amparo.documents.content import Document
from amparo.documents.xlsx import render_xlsx
from amparo.framework.language import Language, same
from tests.core.documents.sample import DOCUMENT, DRAWINGS, FIGURES, SECTIONS, TABLE, refer

EN, ES = Language.EN, Language.ES


def opened(document: Document = DOCUMENT, language: Language = ES) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(render_xlsx(document, language, DRAWINGS)))


def cells(book: Workbook) -> Iterator[Cell]:
    for sheet in book:
        for row in sheet.iter_rows():
            yield from (cell for cell in row if cell.value is not None)


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened()


def test_sheets_are_named_in_the_language(book: Workbook) -> None:
    assert book.sheetnames == [
        "Informe",
        "1 Víctimas identificadas, por a",
        "2 Proporciones",
        "Cifras",
        "Fuentes",
    ]


def test_numbers_are_numbers_and_absence_is_a_word(book: Workbook) -> None:
    sheet = book.worksheets[1]
    assert (sheet["B5"].value, sheet["B5"].number_format) == (1234, "#,##0")
    assert sheet["C5"].number_format == '#,##0" (parcial: 2 de 3 socios)"'
    assert str(sheet["B6"].value).startswith("no reportado")
    assert str(sheet["C6"].value).startswith("\u2013")
    assert sheet["C7"].value == 0
    assert sheet["B7"].number_format == '"COP\u00a0"#,##0.00" [revisado]"'


def test_a_number_leads_to_its_row_among_the_figures(book: Workbook) -> None:
    link = book.worksheets[1]["C5"].hyperlink
    assert (link.location, link.tooltip) == ("'Cifras'!A13", "cifra 9")
    assert book["Cifras"]["A13"].value == 9


def test_the_sheet_of_figures_holds_every_value_rounded_once(book: Workbook) -> None:
    sheet = book["Cifras"]
    values = [sheet.cell(5 + n, 3).value for n in range(len(FIGURES))]
    assert values[:5] == [1234, 45.3, 1234567890.5, 0, "no reportado"]
    assert [sheet.cell(5 + n, 1).value for n in range(len(FIGURES))] == list(range(1, 13))
    assert sheet["K13"].value == "2 de 3 socios"
    assert sheet.freeze_panes == "B5"
    assert sheet.auto_filter.ref == "A4:O16"


def test_sources_lead_to_the_web_only(book: Workbook) -> None:
    sheet = book["Fuentes"]
    assert sheet["F5"].hyperlink.target.startswith("https://example.org/reports/")
    assert sheet["F7"].value == "file:///letter"
    assert sheet["F7"].hyperlink is None


def test_the_banner_is_on_every_sheet(book: Workbook) -> None:
    assert DOCUMENT.banner is not None
    assert all(sheet["A1"].value == DOCUMENT.banner.es for sheet in book)


def test_a_document_without_banner_has_none() -> None:
    book = opened(replace(DOCUMENT, banner=None))
    assert book["Informe"]["A1"].value == DOCUMENT.title.es
    assert book["Cifras"]["A1"].value is None


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render_xlsx(DOCUMENT, EN, DRAWINGS) == render_xlsx(DOCUMENT, EN, DRAWINGS)


def test_sheet_names_hold_no_forbidden_characters() -> None:
    table = replace(TABLE, caption=same("a/b\\c?d*e[f]g:h'" * 4))
    book = opened(replace(DOCUMENT, sections=(replace(SECTIONS[0], blocks=(table,)),)))
    assert len(book.sheetnames[1]) <= 31
    assert not set(book.sheetnames[1]) & set("[]:*?/\\'")


def test_more_words_than_a_number_format_holds_make_a_text() -> None:
    long = ((refer(1), same(" beside many words" * 20)), (), (), (), ())
    table = replace(TABLE, rows=(long,))
    book = opened(replace(DOCUMENT, sections=(replace(SECTIONS[0], blocks=(table,)),)))
    assert str(book.worksheets[1]["A5"].value).startswith("1.234\u202f1 beside many words")


def test_nothing_in_a_workbook_is_a_formula(book: Workbook) -> None:
    assert all(cell.data_type != "f" for cell in cells(book))
