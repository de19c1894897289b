"""HTMX asks for a part of a page; everybody else gets the whole page at the same address."""

from __future__ import annotations

import pytest
from django.test import Client

from amparo.compacts.queries import framework_of
from tests.conftest import Demonstration
from tests.web.reading import text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

INDICATORS = "/en/compacts/colombia/indicators/"
HTMX = {"HX-Request": "true"}


@pytest.mark.parametrize(
    ("address", "part"),
    [(INDICATORS, '<div id="rows"'), (f"{INDICATORS}2.1/", '<div id="numbers"')],
)
def test_htmx_gets_the_part_that_changes(
    client: Client, demo: Demonstration, address: str, part: str
) -> None:
    answer = client.get(address, headers=HTMX)
    markup = answer.content.decode()
    assert markup.strip().startswith(part)
    assert "<html" not in markup
    assert "HX-Request" in answer["Vary"]


@pytest.mark.parametrize("address", [INDICATORS, f"{INDICATORS}2.1/"])
def test_whole_page_varies_by_the_same_header(
    client: Client, demo: Demonstration, address: str
) -> None:
    answer = client.get(address)
    assert "<html" in answer.content.decode()
    assert "HX-Request" in answer["Vary"]


def _listed(client: Client, query: str) -> list[str]:
    markup = client.get(f"{INDICATORS}?{query}", headers=HTMX).content.decode()
    return [
        one.partition("/")[0] for one in markup.split(f'href="{INDICATORS}')[1:] if one[0] != '"'
    ]


def test_filter_by_objective_lists_its_indicators_only(client: Client, demo: Demonstration) -> None:
    indicators = framework_of(demo.colombia.framework).indicators.values()
    wanted = [one.code for one in indicators if one.objective == "2"]
    assert _listed(client, "objective=2") == wanted


def test_filter_by_words_reads_both_languages_and_codes(
    client: Client, demo: Demonstration
) -> None:
    assert "2.1" in _listed(client, "words=victims identified")
    assert "2.1" in _listed(client, "words=VÍCTIMAS")
    assert "2.1" in _listed(client, "words=2.1")


@pytest.mark.parametrize(
    ("show", "opposite"), [("targets", "no-targets"), ("figures", "no-figures")]
)
def test_filters_that_exclude_each_other_share_no_indicator(
    client: Client, demo: Demonstration, show: str, opposite: str
) -> None:
    assert not set(_listed(client, f"show={show}")) & set(_listed(client, f"show={opposite}"))


def test_key_filter_lists_key_indicators(client: Client, demo: Demonstration) -> None:
    indicators = framework_of(demo.colombia.framework).indicators.values()
    assert _listed(client, "show=key") == [one.code for one in indicators if one.key]


def test_filter_that_fits_nothing_says_so_and_offers_the_way_back(
    client: Client, demo: Demonstration
) -> None:
    markup = client.get(f"{INDICATORS}?words=zebra", headers=HTMX).content.decode()
    assert "No indicator fits this filter." in text(markup)
    assert f'href="{INDICATORS}"' in markup


def test_what_was_typed_is_kept_and_harmless(client: Client, demo: Demonstration) -> None:
    markup = client.get(INDICATORS, {"words": '"><script>'}).content.decode()
    assert 'value="&quot;&gt;&lt;script&gt;"' in markup


@pytest.mark.parametrize("edition", ["1999-1", "x", "2025", "2025-x", "-"])
def test_unknown_edition_of_an_indicator_is_not_found(
    client: Client, demo: Demonstration, edition: str
) -> None:
    assert client.get(f"{INDICATORS}2.1/", {"edition": edition}).status_code == 404


def test_unknown_period_shows_the_newest(client: Client, demo: Demonstration) -> None:
    newest = client.get(f"{INDICATORS}2.1/", headers=HTMX).content
    assert client.get(f"{INDICATORS}2.1/?period=1066", headers=HTMX).content == newest
