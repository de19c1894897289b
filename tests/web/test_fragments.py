"""Fitting the report's stored parts to the pages of the site."""

from __future__ import annotations

from amparo.web.portal.fragments import annex_pages, cut

PART = (
    '<section id="progress"><p>All.</p><section id="objective-1"><p>One.</p>'
    '<section id="indicator-1.1"><section></section></section>'
    '<section id="indicator-1.2" class="part"><p>Two.</p></section>'
    "<p>After.</p></section></section>"
)


def test_cutting_takes_whole_sections_with_what_is_in_them() -> None:
    left, taken = cut(PART, {"indicator-1.1", "indicator-1.2"})
    assert left == (
        '<section id="progress"><p>All.</p><section id="objective-1"><p>One.</p>'
        "<p>After.</p></section></section>"
    )
    assert taken == {
        "indicator-1.1": '<section id="indicator-1.1"><section></section></section>',
        "indicator-1.2": '<section id="indicator-1.2" class="part"><p>Two.</p></section>',
    }


def test_cutting_what_is_not_there_leaves_everything() -> None:
    assert cut(PART, {"data-1.1"}) == (PART, {})


def _annex(rows: int) -> str:
    listed = "".join(f'<tr id="figure-{n}"><td>{n}</td></tr>' for n in range(1, rows + 1))
    return f'<section id="figures"><table><tbody>{listed}</tbody></table></section>'


def test_annex_pages_hold_every_figure_once_and_the_sources_never() -> None:
    pages = annex_pages(_annex(250) + '<section id="sources"><p>S</p></section>')
    assert len(pages) == 3
    rows = "".join(pages)
    assert all(rows.count(f'<tr id="figure-{n}">') == 1 for n in range(1, 251))
    assert all(page.endswith("</tbody></table></section>") for page in pages)
    assert "sources" not in rows


def test_annex_without_figures_is_one_page() -> None:
    assert annex_pages(_annex(0)) == (_annex(0),)
