"""Reading pages in tests: the text a person sees, and every page there is."""

from __future__ import annotations

import re
from html import unescape

from django.test import Client
from django.urls import reverse
from django.utils import translation

from amparo.editions.queries import Edition, fragment
from amparo.framework.language import Language
from amparo.web.portal.fragments import PARTS

_UNREAD = re.compile(r"<(head|script|style|svg)\b.*?</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_SPACES = re.compile(r"\s+")
_CELL = re.compile(r'<td class="number">(.*?)</td>', re.DOTALL)


def page(client: Client, address: str, language: str = "en") -> str:
    """The page at an address that was reversed in English, in `language`."""
    answer = client.get(address.replace("/en/", f"/{language}/", 1))
    assert answer.status_code == 200, address
    return answer.content.decode()


def address(name: str, *arguments: str | int) -> str:
    """The address of a page in English, whatever the language of the page before."""
    with translation.override("en"):
        return reverse(f"portal:{name}", args=arguments)


def text(markup: str) -> str:
    """What a person reads of a page, on one line."""
    return _SPACES.sub(" ", unescape(_TAG.sub(" ", _UNREAD.sub(" ", markup)))).strip()


def number_cells(markup: str) -> list[str]:
    """What stands in the cells of numbers."""
    return [text(cell) for cell in _CELL.findall(markup)]


def addresses(edition: Edition, indicators: tuple[str, ...] = ()) -> list[str]:
    """The address of every kind of page of a compact, in English."""
    code = edition.compact.code
    place = (code, edition.year, edition.number)
    return [
        address("home", code),
        address("plan", code),
        address("indicators", code),
        *(address("indicator", code, one) for one in indicators),
        address("editions", code),
        address("edition", *place),
        *(address("part", *place, one) for one in PARTS if fragment(edition, one, Language.EN)),
        address("figures", *place),
        address("sources", *place),
    ]
