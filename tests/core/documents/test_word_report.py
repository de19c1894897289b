import io
from dataclasses import replace
from datetime import datetime
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from amparo.documents.docx import render_docx
from amparo.documents.docx_blocks import bookmark
from amparo.framework.language import Language
from tests.core.documents.sample import DOCUMENT, DRAWINGS, SECTIONS, TABLE, refer

TABLE_ORDER = ["tblStyle", "tblW", "jc", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook"]
PARAGRAPH_ORDER = [
    *("keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "shd"),
    *("spacing", "ind", "contextualSpacing", "jc", "outlineLvl"),
]
"""The order of ECMA-376, part 1, 17.4.59 and 17.3.1.26."""

EN, ES = Language.EN, Language.ES


def opened(content: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(content))


@pytest.fixture(scope="module")
def word() -> WordDocument:
    return opened(render_docx(DOCUMENT, ES, DRAWINGS))


def test_headings_are_headings(word: WordDocument) -> None:
    found = [(p.style.name, p.text) for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert ("Heading 1", "Resumen") in found
    assert ("Heading 2", "Objetivo 1") in found
    assert ("Heading 3", "Víctimas identificadas") in found
    assert found[-1] == ("Heading 1", "Fuentes")


def test_table_headers_are_repeated_and_rows_kept_whole(word: WordDocument) -> None:
    for table in word.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_every_link_inside_leads_to_a_bookmark(word: WordDocument) -> None:
    body = word.element.body
    marks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    links = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} - {None}
    assert links <= set(marks)
    assert len(marks) == len(set(marks))
    assert {f"figure_{figure.number}" for figure in DOCUMENT.figures} <= links


def test_pictures_have_their_text_alternative(word: WordDocument) -> None:
    (picture,) = word.inline_shapes
    assert picture._inline.docPr.get("descr") == "El número sube cada año."


def test_the_file_says_its_language_and_what_it_is(word: WordDocument) -> None:
    (language,) = word.styles.element.iter(qn("w:lang"))
    assert language.get(qn("w:val")) == "es-CO"
    assert word.core_properties.title == DOCUMENT.title.es
    assert word.core_properties.created.replace(tzinfo=None) == datetime(2026, 3, 31)


def test_the_banner_and_the_page_number_are_on_every_page(word: WordDocument) -> None:
    section = word.sections[0]
    assert DOCUMENT.banner is not None
    assert DOCUMENT.banner.es in [p.text for p in section.header.paragraphs]
    fields = [f.get(qn("w:instr")) for f in section.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_a_document_without_banner_has_none() -> None:
    word = opened(render_docx(replace(DOCUMENT, banner=None), EN, DRAWINGS))
    assert len(word.sections[0].header.paragraphs) == 1


def test_the_same_document_gives_the_same_bytes_at_any_time() -> None:
    content = render_docx(DOCUMENT, EN, DRAWINGS)
    assert content == render_docx(DOCUMENT, EN, DRAWINGS)
    with ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_a_table_too_wide_for_a_page_stands_on_one_turned_on_its_side() -> None:
    columns = (TABLE.columns[0], *(TABLE.columns[1],) * 12)
    row = ((TABLE.rows[0][0][0],), *((refer(3),),) * 12)
    wide = replace(TABLE, columns=columns, rows=(row,))
    document = replace(DOCUMENT, sections=(replace(SECTIONS[0], blocks=(wide,)),))
    word = opened(render_docx(document, EN, DRAWINGS))
    turned = [section.orientation is WD_ORIENT.LANDSCAPE for section in word.sections]
    assert turned == [False, True, False]


def test_long_names_of_parts_stay_different() -> None:
    first, second = (bookmark("indicator-" + "long-" * 10 + end) for end in "ab")
    assert first != second
    assert max(len(first), len(second)) <= 40


def test_properties_stand_in_the_order_that_word_minds(word: WordDocument) -> None:
    def names(properties: BaseOxmlElement) -> list[str]:
        return [part.tag.rpartition("}")[2] for part in properties]

    for table in word.tables:
        found = names(table._tbl.tblPr)
        assert found == [name for name in TABLE_ORDER if name in found]
    for style in word.styles.element.iter(qn("w:pPr")):
        found = [name for name in names(style) if name in PARAGRAPH_ORDER]
        assert found == [name for name in PARAGRAPH_ORDER if name in found]
