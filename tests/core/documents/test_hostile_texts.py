"""Whatever a text holds, it is printed as text: never markup, never a formula, never lost."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import lxml.html
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amparo.documents.content import (
    Column,
    Document,
    Mark,
    Notice,
    NoticeKind,
    Paragraph,
    Section,
    Strong,
    Table,
)
from amparo.documents.html import render_html
from amparo.documents.printed import printable
from amparo.documents.typst import render_pdf
from amparo.documents.xlsx import render_xlsx
from amparo.framework.language import Language, same
from tests.core.documents.extraction import READERS, plain
from tests.core.documents.sample import DOCUMENT, a_figure, refer

HOSTILE = [
    "<script>alert(1)</script>",
    "</style><b>&amp;&lt;",
    '#import "x" #[a] $x^2$ *b* _i_ `c` \\u{41} @label <label> // /* = h',
    "=1+1",
    "@SUM(A1)",
    "+1-1",
    "-2+3",
    '=HYPERLINK("http://x")',
    "\u202ereversed\u202c \u200f\u2066",
    "emoji \U0001f600 e\u0301 \U0001f468\u200d\U0001f469\u200d\U0001f467",
    "{braces} {0} %s %(x)s {{}}",
    "]]> <!-- --> <?x?> &#x41;",
    "_x0041_ \"quotes\" 'single' &P &N",
    "\x00\x07\x1b control \ufffe",
    "https://example.org/" + "long" * 60,
]

ALPHABET = st.one_of(
    st.sampled_from("<>&#*_$=@\\`~^[]{}()\"'/+-%|;:.,\u202e\u2028\u00a0\ufeff\U0001f600\t\n "),
    st.characters(codec="utf-8"),
)
TEXTS = st.text(ALPHABET, min_size=1, max_size=40).map(lambda text: f"a{text}z")


def a_document(text: str) -> Document:
    """Return a document that holds `text` wherever a text can stand."""
    words = same(text)
    table = Table(
        "table",
        words,
        (Column(words), Column(words)),
        (((words,), (Strong(words), Mark(words))), ((words,), (refer(1), words))),
        ((words,),),
    )
    blocks = (Paragraph((words, refer(1))), Notice(NoticeKind.NOTE, words, (words,)), table)
    figure = a_figure(1, "12", title=words, place=words, rule=words, note=words, breakdown=words)
    return replace(
        DOCUMENT,
        title=words,
        subtitle=words,
        publisher=words,
        banner=words,
        statement=((words, words),),
        sections=(Section("part", words, blocks),),
        figures=(figure,),
    )


def without_escapes(text: str) -> str:
    return plain(re.sub(r"\[U\+([0-9A-F]+)\]", lambda code: chr(int(code[1], 16)), text))


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_printed_as_it_is(name: str, text: str) -> None:
    printed = READERS[name](a_document(text), Language.EN, {})
    assert plain(printable(text)) in without_escapes(printed)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_makes_a_whole_pdf(text: str) -> None:
    assert render_pdf(a_document(text), Language.ES, {}).startswith(b"%PDF")


@given(TEXTS)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_survives_in_every_format(text: str) -> None:
    document = a_document(text)
    for reader in READERS.values():
        assert plain(printable(text)) in without_escapes(reader(document, Language.EN, {}))


@given(TEXTS)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_makes_a_whole_pdf(text: str) -> None:
    assert render_pdf(a_document(text), Language.EN, {}).startswith(b"%PDF")


@given(TEXTS)
@settings(max_examples=20, deadline=None)
def test_no_text_becomes_an_element_or_a_formula(text: str) -> None:
    usual = lxml.html.document_fromstring(render_html(a_document("plain"), Language.EN, {}))
    page = lxml.html.document_fromstring(render_html(a_document(text), Language.EN, {}))
    assert [e.tag for e in page.iter()] == [e.tag for e in usual.iter()]
    content = io.BytesIO(render_xlsx(a_document(text), Language.EN, {}))
    for sheet in openpyxl.load_workbook(content):
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
