"""No page shows a number that is not a stored protected result."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from amparo.compacts.queries import framework_of
from amparo.documents.numbers import format_amount, format_status
from amparo.editions.queries import Edition, PublishedResult, results_of
from amparo.framework.language import Language
from amparo.framework.statuses import Status
from tests.conftest import Demonstration
from tests.web.reading import address, number_cells, page, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

_ROW = re.compile(r'<tr[^>]*\bid="figure-(\d+)".*?</tr>', re.DOTALL)
_NUMBERS = re.compile(r'<div id="numbers".*?</table>', re.DOTALL)
BESIDE = {"en": ("partial", "Later figure"), "es": ("parcial", "Cifra posterior")}
NOTHING = {"en": "no figure", "es": "sin cifra"}


def _printed(result: PublishedResult, decimals: int, language: str) -> str:
    spoken = Language(language)
    if result.value is None:
        return format_status(Status(result.status), spoken)
    return format_amount(result.value, decimals, spoken)


def _own_tables(markup: str) -> list[str]:
    """The number cells of the page's own tables; the report's are read from the annex."""
    before, _, after = markup.partition('<div class="report fragment">')
    return number_cells(before) + number_cells("".join(_NUMBERS.findall(after or before)))


def _without_marks(cell: str, language: str) -> str:
    for words in BESIDE[language]:
        cell = cell.partition(words)[0].strip()
    return cell


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("code", ["colombia", "illustrative"])
def test_indicator_pages_show_stored_results_and_nothing_else(
    client: Client, demo: Demonstration, code: str, language: str
) -> None:
    edition: Edition = getattr(demo, code)
    shown = 0
    for indicator in framework_of(edition.framework).indicators.values():
        stored = results_of(edition, indicator.code)
        allowed = {_printed(one, indicator.decimals, language) for one in stored}
        here = address("indicator", code, indicator.code)
        for cell in _own_tables(page(client, here, language)):
            number = _without_marks(cell, language)
            assert number in allowed | {NOTHING[language]}, (indicator.code, cell)
            shown += number in allowed
    assert shown > 20


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("code", ["colombia", "illustrative"])
def test_annex_shows_under_each_number_the_stored_result(
    client: Client, demo: Demonstration, code: str, language: str
) -> None:
    edition: Edition = getattr(demo, code)
    rows = _annex(client, edition, language)
    decimals = {k: one.decimals for k, one in framework_of(edition.framework).indicators.items()}
    printed = [one for one in results_of(edition) if one.figure is not None]
    assert printed
    for result in printed:
        wanted = _printed(result, decimals[result.indicator], language)
        assert wanted in rows[result.figure], (result.figure, wanted)


def _annex(client: Client, edition: Edition, language: str) -> dict[int | None, str]:
    place = (edition.compact.code, edition.year, edition.number)
    first = address("figures", *place)
    pages = {first, *re.findall(rf'href="({re.escape(first)}\?page=\d+)"', page(client, first))}
    rows: dict[int | None, str] = {}
    for here in pages:
        for match in _ROW.finditer(page(client, here, language)):
            rows[int(match[1])] = text(match[0])
    return rows


@pytest.mark.parametrize(("language", "word"), [("en", "withheld"), ("es", "reservado")])
@pytest.mark.parametrize("code", ["colombia", "illustrative"])
def test_withheld_number_is_a_word(
    client: Client, demo: Demonstration, code: str, language: str, word: str
) -> None:
    edition: Edition = getattr(demo, code)
    withheld = [one for one in results_of(edition) if one.status == Status.WITHHELD]
    assert withheld
    for result in {(one.indicator, one.period): one for one in withheld}.values():
        here = address("indicator", code, result.indicator)
        markup = page(client, f"{here}?period={result.period}", language)
        own = _NUMBERS.search(markup)
        assert own
        count = sum(
            (one.indicator, one.period) == (result.indicator, result.period) for one in withheld
        )
        assert number_cells(own[0]).count(word) == count
