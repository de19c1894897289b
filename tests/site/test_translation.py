from __future__ import annotations

import os
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from amparo.framework.language import Language
from amparo.site import catalogue
from amparo.site.catalogue import untranslated
from amparo.site.translation import CATALOGUES, compiled_catalogues, gettext, ngettext, speak


@pytest.fixture(autouse=True)
def _english_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")


def test_every_sentence_is_translated() -> None:
    assert untranslated() == []


def test_sentences_of_templates_and_code_are_found() -> None:
    places = [path for message in catalogue.used_sentences() for path, _ in message.locations]
    assert {Path(path).suffix for path in places} == {".py", ".html"}


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ({}, "not in the catalogue"),
        ({"string": ""}, "not translated"),
        ({"string": "Hola {nombre}"}, "place holders differ"),
        ({"string": "Hola {name}", "flags": {"fuzzy"}}, "fuzzy"),
    ],
)
def test_a_sentence_without_a_good_translation_is_named(
    monkeypatch: pytest.MonkeyPatch, entry: dict[str, object], problem: str
) -> None:
    used, kept = Catalog(), Catalog(locale="es")
    used.add("Hello {name}", locations=[("web/page.html", 3)])
    if entry:
        kept.add("Hello {name}", **entry)
    monkeypatch.setattr(catalogue, "used_sentences", lambda: used)
    monkeypatch.setattr(catalogue, "catalogues", lambda: {Path("es/LC_MESSAGES/django.po"): kept})
    (line,) = untranslated()
    assert line.startswith(f"es: {problem}")


def test_a_sentence_nobody_asks_for_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Catalog(locale="es")
    kept.add("Gone", string="Ido")
    monkeypatch.setattr(catalogue, "used_sentences", Catalog)
    monkeypatch.setattr(catalogue, "catalogues", lambda: {Path("es/LC_MESSAGES/django.po"): kept})
    assert untranslated() == ["es: not used any more: 'Gone'"]


def test_stale_catalogue_is_compiled_again(tmp_path: Path) -> None:
    folder = compiled_catalogues(tmp_path)
    compiled = folder / "es" / "LC_MESSAGES" / "django.mo"
    os.utime(compiled, (0, 0))
    compiled_catalogues(tmp_path)
    assert compiled.stat().st_mtime > 0


def test_command_line_speaks_spanish_and_english_again() -> None:
    speak(Language.ES)
    assert gettext("The disk is full. Nothing was replaced.").startswith("El disco está lleno")
    assert ngettext("{count} number differs.", "{count} numbers differ.", 2).endswith("cifras.")
    speak(Language.EN)
    assert gettext("The site has ended.") == "The site has ended."


def test_what_is_translated_for_click_is_still_said_by_click() -> None:
    code = "".join(
        path.read_text(encoding="utf-8") for path in Path(click.__file__).parent.glob("*.py")
    )
    with (CATALOGUES / "es" / "LC_MESSAGES" / "click.po").open("rb") as file:
        asked = [message.id for message in read_po(file) if message.id]
    singular = [words if isinstance(words, str) else words[0] for words in asked]
    assert [words for words in singular if f'"{words}"' not in code] == []
