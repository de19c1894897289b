"""What travels with a page: hashes, how long it keeps, how heavy it is, what it may load."""

from __future__ import annotations

import gzip
import hashlib
import re

import pytest
from django.test import Client

from amparo.compacts.queries import framework_of
from amparo.editions.queries import report_files
from tests.conftest import Demonstration
from tests.web.reading import address, addresses, page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

KILOBYTE = 1000
MOST = 100 * KILOBYTE
_SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_INLINE = re.compile(r"<style\b|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=", re.IGNORECASE)


def test_page_asked_again_with_its_hash_is_not_sent_again(
    client: Client, demo: Demonstration
) -> None:
    first = client.get("/en/compacts/colombia/plan/", headers={"Accept-Encoding": "gzip"})
    again = client.get(
        "/en/compacts/colombia/plan/",
        headers={"Accept-Encoding": "gzip", "If-None-Match": first["ETag"]},
    )
    assert (again.status_code, again.content) == (304, b"")
    assert "max-age=300" in first["Cache-Control"]
    assert "public" in first["Cache-Control"]


def test_pages_travel_compressed(client: Client, demo: Demonstration) -> None:
    answer = client.get("/en/compacts/colombia/plan/", headers={"Accept-Encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert len(answer.content) < len(gzip.decompress(answer.content)) / 3


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("code", ["colombia", "illustrative"])
def test_pages_are_light_without_their_charts(
    client: Client, demo: Demonstration, code: str, language: str
) -> None:
    edition = getattr(demo, code)
    indicators = tuple(framework_of(edition.framework).indicators)
    weights = {
        here: len(_SVG.sub("", page(client, here, language)).encode())
        for here in addresses(edition, indicators)
    }
    assert {here: weight for here, weight in weights.items() if weight >= MOST} == {}


@pytest.mark.parametrize("code", ["colombia", "illustrative"])
def test_no_page_has_anything_inline(client: Client, demo: Demonstration, code: str) -> None:
    edition = getattr(demo, code)
    indicators = tuple(framework_of(edition.framework).indicators)
    for here in addresses(edition, indicators):
        found = _INLINE.search(page(client, here))
        assert found is None, (here, found)


def test_ids_of_a_page_are_unique(client: Client, demo: Demonstration) -> None:
    indicators = tuple(framework_of(demo.colombia.framework).indicators)
    for here in addresses(demo.colombia, indicators):
        ids = re.findall(r'\bid="([^"]+)"', page(client, here))
        assert len(ids) == len(set(ids)), here


def test_links_within_the_site_lead_somewhere(client: Client, demo: Demonstration) -> None:
    links = {
        link
        for here in addresses(demo.colombia, ("2.1",))
        for link in re.findall(r'href="(/en/[^"#]*)(?:#[^"]*)?"', page(client, here))
    }
    assert len(links) > 20
    for link in links:
        assert client.get(link.replace("&amp;", "&")).status_code in {200, 302}, link


def test_anchors_of_figures_and_sources_exist(client: Client, demo: Demonstration) -> None:
    markup = page(client, "/en/compacts/colombia/indicators/2.1/")
    linked = set(re.findall(r'href="(/en/[^"#]+(?:figures|sources)/[^"#]*)#([^"]+)"', markup))
    assert linked
    for here, anchor in linked:
        assert f'id="{anchor}"' in page(client, here), (here, anchor)


SHOWN = {"report.html": "inline", "report.pdf": "inline"}


def test_files_come_with_their_type_name_and_hash(client: Client, demo: Demonstration) -> None:
    edition = demo.colombia
    files = report_files(edition)
    assert len(files) == 8
    for file in files:
        place = ("colombia", edition.year, edition.number, file.language, file.name)
        answer = client.get(address("file", *place))
        ending = file.name.partition(".")[2]
        name = f"amparo-colombia-{edition.year}-{edition.number}-{file.language}.{ending}"
        assert answer["Content-Type"] == file.media_type
        assert answer["Content-Disposition"].startswith(SHOWN.get(file.name, "attachment"))
        assert name in answer["Content-Disposition"]
        assert answer["ETag"] == f'"{file.sha256}"'
        assert hashlib.sha256(answer.content).hexdigest() == file.sha256
        assert "immutable" in answer["Cache-Control"]


def test_file_asked_again_with_its_hash_is_not_sent_again(
    client: Client, demo: Demonstration
) -> None:
    edition = demo.colombia
    place = ("colombia", edition.year, edition.number, "es", "report.pdf")
    here = address("file", *place)
    etag = client.get(here)["ETag"]
    assert client.get(here, headers={"If-None-Match": etag}).status_code == 304


def test_report_shown_by_the_browser_may_not_run_anything(
    client: Client, demo: Demonstration
) -> None:
    edition = demo.colombia
    place = ("colombia", edition.year, edition.number, "en", "report.html")
    policy = client.get(address("file", *place))["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy


def test_downloads_on_the_page_are_those_of_the_edition(
    client: Client, demo: Demonstration
) -> None:
    edition = demo.colombia
    markup = page(client, address("edition", "colombia", edition.year, 1))
    for file in report_files(edition):
        assert file.sha256 in markup
        assert f"/files/{file.language}/{file.name}" in markup
