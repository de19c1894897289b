"""The words of a document in each format, for comparing content: one string per file."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import docx
import lxml.html
import openpyxl
from docx.oxml.ns import qn

from amparo.documents.content import Document
from amparo.documents.docx import render_docx
from amparo.documents.html import render_html
from amparo.documents.typst import content_json
from amparo.documents.xlsx import render_xlsx
from amparo.framework.language import Language

SKIPPED = ("svg", "kind", "tone", "kinds", "target", "lang", "region", "id")


def plain(text: str) -> str:
    """Return `text` with every run of white space as one space, and no invisible breaks."""
    return re.sub(r"\s+", " ", text.replace("\u200b", "").replace("_x000", "")).strip()


def html_words(document: Document, language: Language, drawings: Mapping[str, str]) -> str:
    page = lxml.html.document_fromstring(render_html(document, language, drawings))
    for style in page.xpath("//style"):
        style.drop_tree()
    return plain(" ".join(page.itertext()))


def pdf_words(document: Document, language: Language, drawings: Mapping[str, str]) -> str:
    """Return the words that report.typ is given; it prints what it is given."""
    return plain(" ".join(_strings(json.loads(content_json(document, language, drawings)))))


def _strings(value: Any, key: str = "") -> Iterator[str]:
    match value:
        case dict():
            for name, part in value.items():
                yield from _strings(part, name)
        case list():
            for part in value:
                yield from _strings(part, key)
        case str() if key not in SKIPPED:
            yield value
        case int() if key == "number" and value:
            yield str(value)


def docx_words(document: Document, language: Language, drawings: Mapping[str, str]) -> str:
    word = docx.Document(io.BytesIO(render_docx(document, language, drawings)))
    texts: list[str] = [p.text for p in word.sections[0].header.paragraphs]
    for part in word.element.body.iter():
        if part.tag == qn("w:p"):
            texts.append(" ")
        elif part.tag == qn("w:t"):
            texts.append(part.text or "")
        elif part.tag in {qn("w:br"), qn("w:tab")}:
            texts.append(" ")
        elif part.tag == qn("wp:docPr"):
            texts += [" ", part.get("descr") or "", " "]
    return plain("".join(texts))


def xlsx_words(document: Document, language: Language, drawings: Mapping[str, str]) -> str:
    content = io.BytesIO(render_xlsx(document, language, drawings))
    book = openpyxl.load_workbook(content, rich_text=False)
    texts = []
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    texts.append(str(cell.value) + " " + "".join(_literals(cell.number_format)))
                if cell.hyperlink is not None:
                    texts.append(f"{cell.hyperlink.target or ''} {cell.hyperlink.tooltip or ''}")
    return plain(" ".join(texts))


def _literals(number_format: str) -> list[str]:
    return re.findall(r'"([^"]*)"', number_format)


READERS = {"html": html_words, "pdf": pdf_words, "docx": docx_words, "xlsx": xlsx_words}
