"""What the public pages say, in both languages."""

from __future__ import annotations

import pytest
from django.test import Client

from amparo.compacts.queries import framework_of
from amparo.editions.queries import headline_results
from amparo.framework.language import Language
from tests.conftest import Demonstration
from tests.web.reading import address, addresses, page, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

HOME = {
    "en": ("Year 4 of 5", "Key figures", "What is missing", "Latest dialogues", "Where it stands"),
    "es": ("Año 4 de 5", "Cifras clave", "Lo que falta", "Últimos diálogos", "En qué va"),
}
ILLUSTRATIVE = {
    "en": "This compact is fictional. No country, body or figure on this page is real.",
    "es": "Este pacto es ficticio. Ningún país, entidad ni cifra de esta página es real.",
}


@pytest.mark.parametrize("language", ["en", "es"])
def test_front_page_says_how_the_compact_stands(
    client: Client, demo: Demonstration, language: str
) -> None:
    read = text(page(client, "/en/", language))
    framework = framework_of(demo.colombia.framework)
    for words in HOME[language]:
        assert words in read
    for objective in framework.objectives.values():
        assert objective.title.read(Language(language)) in read


def test_front_page_is_the_real_compact_and_not_the_illustrative_one(
    client: Client, demo: Demonstration
) -> None:
    read = text(page(client, "/en/"))
    assert "Republic of Colombia" in read
    assert ILLUSTRATIVE["en"] not in read


def test_front_page_says_that_nobody_cleared_the_edition(
    client: Client, demo: Demonstration
) -> None:
    assert demo.colombia.banner_es in text(page(client, "/es/"))


def test_key_figures_name_who_counted_when_and_lead_to_their_sources(
    client: Client, demo: Demonstration
) -> None:
    framework = framework_of(demo.colombia.framework)
    markup = page(client, "/en/")
    key = [code for code, one in framework.indicators.items() if one.key]
    shown = [code for code in key if code in headline_results(demo.colombia)][:6]
    assert shown
    for code in shown:
        assert f'/en/compacts/colombia/indicators/{code}/"' in markup
    assert "/figures/" in markup
    assert "Source:" in text(markup)


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_page_of_an_illustrative_compact_says_so(
    client: Client, demo: Demonstration, language: str
) -> None:
    indicators = tuple(framework_of(demo.illustrative.framework).indicators)
    for here in addresses(demo.illustrative, indicators):
        assert ILLUSTRATIVE[language] in text(page(client, here, language)), here


def test_no_page_of_a_real_compact_says_that_it_is_illustrative(
    client: Client, demo: Demonstration
) -> None:
    for here in addresses(demo.colombia, ("2.1",)):
        assert ILLUSTRATIVE["en"] not in text(page(client, here)), here


@pytest.mark.parametrize("language", ["en", "es"])
def test_list_of_compacts_leads_to_both(client: Client, demo: Demonstration, language: str) -> None:
    markup = page(client, "/en/compacts/", language)
    assert f'href="/{language}/"' in markup
    assert f'href="/{language}/compacts/illustrative/"' in markup


@pytest.mark.parametrize("language", ["en", "es"])
def test_plan_names_every_objective_indicator_duty_and_priority_form(
    client: Client, demo: Demonstration, language: str
) -> None:
    framework = framework_of(demo.colombia.framework)
    read = text(page(client, "/en/compacts/colombia/plan/", language))
    categories = [c for one in framework.disaggregations.values() for c in one.categories]
    wanted = [one.title for one in framework.objectives.values()]
    wanted += [one.title for one in framework.indicators.values()]
    wanted += [one.duty for one in framework.responsibilities]
    wanted += [one.name for one in categories if one.priority]
    for words in wanted:
        assert " ".join(words.read(Language(language)).split()) in read


def test_indicator_without_targets_says_so(client: Client, demo: Demonstration) -> None:
    assert "No target set" in text(page(client, "/en/compacts/colombia/indicators/2.1/"))
    assert "sin meta fijada" in text(page(client, "/es/compacts/colombia/indicators/1.1/"))


@pytest.mark.parametrize("language", ["en", "es"])
def test_language_switch_keeps_the_page_and_its_filter(
    client: Client, demo: Demonstration, language: str
) -> None:
    other = "es" if language == "en" else "en"
    markup = page(client, "/en/compacts/colombia/indicators/?objective=2", language)
    assert f'href="/{other}/compacts/colombia/indicators/?objective=2"' in markup
    assert f'<html lang="{language}">' in markup


def test_edition_shows_its_four_hashes_and_how_to_check_them(
    client: Client, demo: Demonstration
) -> None:
    edition = demo.colombia
    read = text(page(client, address("edition", "colombia", edition.year, 1)))
    for shown in (
        edition.framework_hash,
        edition.facts_hash,
        edition.policy_hash,
        edition.software_version,
        edition.content_hash,
        f"amparo report verify colombia {edition.year} 1",
    ):
        assert shown in read


@pytest.mark.parametrize(
    ("language", "words"), [("en", "There is no such page"), ("es", "Esta página no existe")]
)
@pytest.mark.parametrize("address", ["compacts/atlantis/", "nowhere/"])
def test_missing_page_is_told_in_the_readers_language(
    client: Client, demo: Demonstration, language: str, words: str, address: str
) -> None:
    answer = client.get(f"/{language}/{address}")
    assert answer.status_code == 404
    assert words in text(answer.content.decode())


@pytest.mark.parametrize(
    ("language", "ordered"),
    [("en", ("authority", "baseline", "target")), ("es", ("autoridad", "indicador", "meta"))],
)
def test_glossary_is_in_the_readers_alphabet(
    client: Client, demo: Demonstration, language: str, ordered: tuple[str, ...]
) -> None:
    markup = page(client, "/en/glossary/", language)
    found = [markup.find(f"<dt>{word}</dt>") for word in ordered]
    assert -1 not in found
    assert found == sorted(found)
