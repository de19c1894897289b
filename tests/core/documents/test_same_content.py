"""Every text, number and figure number of the tree is in every format and language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from amparo.documents.content import (
    Chart,
    Column,
    Document,
    Figure,
    FigureReference,
    Section,
    Table,
)
from amparo.documents.numbers import format_amount, format_qualification, format_value
from amparo.documents.typst import render_pdf
from amparo.framework.indicators import Unit
from amparo.framework.language import Language, Text, same
from tests.core.documents.extraction import READERS, plain
from tests.core.documents.sample import DOCUMENT, DRAWINGS

BOTH = [(name, language) for name in READERS for language in Language]


def texts(value: Any) -> Iterator[Text]:
    """Yield every text of a tree; units are printed where a figure asks for them."""
    match value:
        case Text():
            yield value
        case Unit():
            pass
        case tuple():
            for part in value:
                yield from texts(part)
        case dict():
            for part in value.values():
                yield from texts(part)
        case _ if is_dataclass(value):
            for field in fields(value):
                yield from texts(getattr(value, field.name))


def references(value: Any) -> Iterator[FigureReference]:
    match value:
        case FigureReference():
            yield value
        case tuple():
            for part in value:
                yield from references(part)
        case _ if is_dataclass(value) and not isinstance(value, Chart | Figure):
            for field in fields(value):
                yield from references(getattr(value, field.name))


@pytest.fixture(scope="module")
def words() -> dict[tuple[str, Language], str]:
    return {
        (name, language): READERS[name](DOCUMENT, language, DRAWINGS) for name, language in BOTH
    }


@pytest.mark.parametrize(("name", "language"), BOTH)
def test_every_text_is_printed(
    name: str, language: Language, words: dict[tuple[str, Language], str]
) -> None:
    printed = words[name, language]
    for text in texts(DOCUMENT):
        assert plain(text.read(language)) in printed
    for source in DOCUMENT.sources.values():
        assert {source.publisher, source.code, source.url or ""} - {
            word for word in (source.publisher, source.code, source.url or "") if word in printed
        } == set()


@pytest.mark.parametrize(("name", "language"), BOTH)
def test_every_number_is_printed_as_the_language_sets_it(
    name: str, language: Language, words: dict[tuple[str, Language], str]
) -> None:
    printed = words[name, language]
    for reference in references(DOCUMENT.sections):
        figure = DOCUMENT.figures[reference.number - 1]
        if name == "xlsx" and figure.value is not None:
            # A workbook holds the number itself; the program that opens it sets it.
            english = format_amount(figure.value, figure.decimals, Language.EN)
            number = english.replace(",", "").replace("\u2212", "-").rstrip("0").rstrip(".") or "0"
            assert re.search(rf"(?<!\d){re.escape(number)}", printed)
        elif figure.value is not None:
            assert plain(format_value(figure, language, reference.with_unit)) in printed
        assert plain(format_qualification(figure, language)) in printed


@pytest.mark.parametrize(("name", "language"), BOTH)
def test_every_place_of_a_figure_carries_its_number(
    name: str, language: Language, words: dict[tuple[str, Language], str]
) -> None:
    printed = words[name, language]
    for number in {reference.number for reference in references(DOCUMENT.sections)}:
        places = sum(r.number == number for r in references(DOCUMENT.sections))
        found = len(re.findall(rf"(?<![\d.,\[])\b{number}\b(?![.,]\d)", printed))
        assert found > places  # once more in the annex


@pytest.mark.parametrize("name", READERS)
def test_a_document_with_nothing_in_it_can_be_printed(name: str) -> None:
    empty = replace(DOCUMENT, statement=(), sections=(), figures=(), sources={})
    assert DOCUMENT.title.en in READERS[name](empty, Language.EN, {})


def test_a_table_without_rows_can_be_printed() -> None:
    table = Table("empty", same("Nothing"), (Column(same("A")), Column(same("B"))), ())
    document = replace(DOCUMENT, sections=(Section("one", same("One"), (table,)),))
    for reader in READERS.values():
        assert "Nothing" in reader(document, Language.ES, {})
    assert render_pdf(document, Language.ES, {}).startswith(b"%PDF")


@pytest.mark.parametrize("language", Language)
def test_tables_have_the_same_cells_in_every_format(
    language: Language, words: dict[tuple[str, Language], str]
) -> None:
    document: Document = DOCUMENT
    tables = [b for s in document.sections[1].sections for b in s.blocks if isinstance(b, Table)]
    for table in tables:
        for name in READERS:
            assert plain(table.caption.read(language)) in words[name, language]
