import io
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pdfua
import pikepdf
import pytest

from amparo.documents.typst import content_json, render_pdf
from amparo.framework.language import Language
from tests.core.documents.sample import DOCUMENT, DRAWINGS, SECTIONS, TABLE, refer

EN, ES = Language.EN, Language.ES


@pytest.fixture(scope="module", params=Language)
def pdf(request: pytest.FixtureRequest) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(render_pdf(DOCUMENT, request.param, DRAWINGS))) as opened:
        yield opened


def tags(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Yield every element of the structure tree in reading order."""
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        item = waiting.pop()
        if isinstance(item, pikepdf.Array):
            waiting += reversed(list(item))
        elif isinstance(item, pikepdf.Dictionary):
            if "/S" in item:
                yield item
            if "/K" in item:
                waiting.append(item.K)


def names(pdf: pikepdf.Pdf) -> Counter[str]:
    return Counter(str(tag.S) for tag in tags(pdf))


def test_the_pdf_says_what_it_is(pdf: pikepdf.Pdf) -> None:
    assert str(pdf.Root.Lang) in {"en-US", "es-CO"}
    assert bool(pdf.Root.MarkInfo.Marked)
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] in {DOCUMENT.title.en, DOCUMENT.title.es}
        assert metadata["xmp:CreateDate"].startswith("2026-03-31")


def test_headings_and_tables_are_tagged(pdf: pikepdf.Pdf) -> None:
    found = names(pdf)
    assert found["/H1"] == len(SECTIONS) + 2 + 1  # and the contents
    assert found["/H2"] == 1
    assert found["/H3"] == 1
    assert found["/Table"] == 4
    assert found["/TH"] == 5 + 2 + 5 + 3
    assert found["/Link"] >= len(DOCUMENT.figures)


def test_headings_never_jump_a_level(pdf: pikepdf.Pdf) -> None:
    levels = [int(str(t.S)[2:]) for t in tags(pdf) if str(t.S)[:2] == "/H" and str(t.S)[2:]]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_drawings_have_their_text_alternative(pdf: pikepdf.Pdf) -> None:
    alternatives = [str(tag.Alt) for tag in tags(pdf) if str(tag.S) == "/Figure"]
    assert len(alternatives) == 1
    assert alternatives[0] in {"The number rises every year.", "El número sube cada año."}


def test_the_pdf_has_an_outline(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        assert len(outline.root) == len(SECTIONS) + 2


@pytest.mark.parametrize("language", Language)
def test_an_independent_checker_finds_nothing_against_pdf_ua(
    language: Language, tmp_path: Path
) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(render_pdf(DOCUMENT, language, DRAWINGS))
    report = pdfua.validate(str(file))
    assert [finding for outcome in report.outcomes for finding in outcome.findings] == []


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render_pdf(DOCUMENT, ES, DRAWINGS) == render_pdf(DOCUMENT, ES, DRAWINGS)


def test_only_the_fonts_that_come_along_are_used(pdf: pikepdf.Pdf) -> None:
    fonts = {str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values()}
    assert all("SourceS" in font for font in fonts)


def test_long_tables_repeat_their_header_on_every_page() -> None:
    long = replace(TABLE, rows=TABLE.rows * 60)
    part = replace(SECTIONS[0], blocks=(long,))
    document = replace(DOCUMENT, sections=(part, SECTIONS[1]))
    document = replace(document, sections=(replace(part, id="long"),), figures=DOCUMENT.figures)
    with pikepdf.open(io.BytesIO(render_pdf(document, EN, DRAWINGS))) as opened:
        assert len(opened.pages) > 8
        assert names(opened)["/Table"] == 3


def test_a_table_too_wide_for_a_page_stands_on_one_turned_on_its_side() -> None:
    columns = (TABLE.columns[0], *(TABLE.columns[1],) * 12)
    row = ((TABLE.rows[0][0][0],), *((refer(3),),) * 12)
    wide = replace(TABLE, columns=columns, rows=(row,))
    document = replace(DOCUMENT, sections=(replace(SECTIONS[0], blocks=(wide,)),))
    with pikepdf.open(io.BytesIO(render_pdf(document, EN, DRAWINGS))) as opened:
        sizes = [(page.mediabox[2] > page.mediabox[3]) for page in opened.pages]
    assert sizes.count(True) == 1


def test_a_document_without_banner_has_none() -> None:
    content = json.loads(content_json(replace(DOCUMENT, banner=None), EN, DRAWINGS))
    assert content["banner"] is None
    assert render_pdf(replace(DOCUMENT, banner=None), EN, DRAWINGS)


def test_characters_without_a_font_are_spelled_out() -> None:
    title = replace(DOCUMENT.title, en="Child 😀 \u0001 漢 report")
    content = json.loads(content_json(replace(DOCUMENT, title=title), EN, DRAWINGS))
    assert content["title"] == "Child [U+1F600] \ufffd [U+6F22] report"
    assert render_pdf(replace(DOCUMENT, title=title), EN, DRAWINGS)


def test_overlong_words_can_break() -> None:
    content = json.loads(content_json(DOCUMENT, EN, DRAWINGS))
    (_, (_, edition), (_, fingerprint)) = content["statement"]
    assert edition == "2025-1"
    assert fingerprint.replace("\u200b", "") == "3f" * 32
    assert "\u200b" in fingerprint


def test_a_drawing_without_a_size_gets_a_usual_one() -> None:
    bare = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"></svg>'
    content = json.loads(content_json(DOCUMENT, EN, {"chart-victims": bare}))
    blocks = content["sections"][1]["sections"][0]["blocks"]
    assert [block["height"] for block in blocks if block["kind"] == "chart"] == [82.0]
