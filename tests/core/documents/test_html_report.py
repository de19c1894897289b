import re
from dataclasses import replace
from itertools import pairwise
from xml.etree.ElementTree import Element

import lxml.html
import pytest

from amparo.documents import html
from amparo.documents.content import Chart, Section
from amparo.documents.elements import element, markup
from amparo.framework.language import Language
from tests.core.documents.sample import DOCUMENT, DRAWINGS, SECTIONS, SHARES

EN, ES = Language.EN, Language.ES


@pytest.fixture(scope="module", params=Language)
def page(request: pytest.FixtureRequest) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(html.render_html(DOCUMENT, request.param, DRAWINGS))


def test_the_file_stands_alone_without_script_or_inline_style(page: lxml.html.HtmlElement) -> None:
    assert not page.xpath("//script | //link | //iframe | //@style | //@onclick")
    loaded = page.xpath("//img/@src | //source/@src | //object/@data")
    assert not loaded
    assert re.search(r"url\((?!\"data:)", page.xpath("string(//style)")) is None


def test_the_file_says_its_language_and_has_landmarks(page: lxml.html.HtmlElement) -> None:
    assert page.get("lang") in {"en-US", "es-CO"}
    assert len(page.xpath("//main[@id='content']")) == 1
    assert page.xpath("//nav/@aria-labelledby") == ["contents"]
    assert page.xpath("//a[@class='skip']/@href") == ["#content"]
    assert len(page.xpath("//h1")) == 1


def test_every_link_within_the_file_leads_somewhere_and_ids_are_unique(
    page: lxml.html.HtmlElement,
) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    inner = [href[1:] for href in page.xpath("//@href") if href.startswith("#")]
    assert set(inner) <= set(ids)
    for reference in page.xpath("//@aria-labelledby | //@aria-describedby"):
        assert reference in ids


def test_every_figure_leads_to_the_annex_and_back(page: lxml.html.HtmlElement) -> None:
    for figure in DOCUMENT.figures:
        assert page.xpath(f"//sup/a[@href='#figure-{figure.number}']")
        (row,) = page.xpath(f"//tr[@id='figure-{figure.number}']")
        assert row.xpath(f".//a[@href='#cited-{figure.number}']")


def test_tables_have_captions_and_scopes(page: lxml.html.HtmlElement) -> None:
    for table in page.xpath("//table"):
        assert table.xpath("./caption")
        assert not table.xpath(".//th[not(@scope)]")
    assert page.xpath("//table//td[contains(@class, 'number')]")


def test_drawings_are_images_with_a_name_and_a_description(page: lxml.html.HtmlElement) -> None:
    (svg,) = page.xpath("//svg")
    assert svg.get("role") == "img"
    assert svg.xpath("./title")[0].text
    assert svg.xpath("./desc")[0].text
    clip = svg.xpath(".//@clip-path")[0]
    assert clip == "url(#chart-victims-clip0)"


def test_headings_never_jump_a_level(page: lxml.html.HtmlElement) -> None:
    levels = [int(heading.tag[1]) for heading in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_scripts_are_never_linked(page: lxml.html.HtmlElement) -> None:
    addresses = page.xpath("//@href")
    assert all(address.startswith(("#", "https://")) for address in addresses)


def test_a_document_without_banner_has_none() -> None:
    plain = html.render_html(replace(DOCUMENT, banner=None), EN, DRAWINGS)
    assert b'class="banner"' not in plain


def test_the_same_document_gives_the_same_bytes() -> None:
    first = html.render_html(DOCUMENT, ES, DRAWINGS)
    assert first == html.render_html(DOCUMENT, ES, DRAWINGS)


def test_a_fragment_starts_at_the_level_asked_for_and_links_where_told() -> None:
    made = html.render_fragment(
        SECTIONS[0], DOCUMENT, EN, DRAWINGS, 4, lambda anchor: f"/figures/{anchor}"
    )
    part = lxml.html.fragment_fromstring(made)
    assert part.tag == "section"
    assert part.xpath("./h4")
    assert part.xpath(".//sup/a/@href")[0] == "/figures/#figure-1"


def test_headings_stop_at_the_sixth_level() -> None:
    made = html.render_fragment(SECTIONS[1], DOCUMENT, EN, DRAWINGS, 6)
    assert "<h7" not in made
    assert made.count("<h6") == 3


def test_fragments_of_one_document_share_no_id() -> None:
    parts = [html.render_fragment(part, DOCUMENT, EN, DRAWINGS) for part in SECTIONS]
    parts.append(html.render_annexes(DOCUMENT, EN))
    ids = re.findall(r' id="([^"]+)"', "".join(parts))
    assert len(ids) == len(set(ids))
    assert {f"cited-{figure.number}" for figure in DOCUMENT.figures} <= set(ids)


def test_the_figures_annex_links_to_no_mention_where_a_figure_is_in_a_chart_only() -> None:
    unseen = replace(DOCUMENT, sections=(Section("only", DOCUMENT.title, ()),))
    assert 'href="#cited-' not in html.render_annexes(unseen, EN)


def test_a_drawing_that_is_missing_is_an_error() -> None:
    charts = [b for s in SECTIONS[1].sections for b in s.blocks if isinstance(b, Chart)]
    assert charts
    with pytest.raises(KeyError):
        html.render_fragment(SECTIONS[1], DOCUMENT, EN, {})


def test_columns_without_a_share_take_what_is_left() -> None:
    first, second = SHARES.columns
    mixed = replace(SHARES, columns=(first, replace(second, share=None)))
    part = Section("mixed", DOCUMENT.title, (mixed,))
    made = html.render_fragment(part, DOCUMENT, EN, {})
    assert '<colgroup><col class="share-60"><col></colgroup>' in made


def test_text_beside_elements_keeps_its_order() -> None:
    made: Element = element("p", {}, "a", "b", element("b", {}, "c"), "d", "e")
    assert markup(made) == "<p>ab<b>c</b>de</p>"
