"""Every address of the site, and what anybody who asks for it gets. Pia is the public."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.conftest import Demonstration
from tests.web.reading import address

pytestmark = pytest.mark.django_db

COMPACT = ("colombia",)
YEAR, NUMBER = "<year>", "<number>"
EDITION = (*COMPACT, YEAR, NUMBER)

# Name of the address, its arguments, and the status for anybody.
ACCESS: list[tuple[str, tuple[str, ...], int]] = [
    ("portal:front", (), 200),
    ("portal:about", (), 200),
    ("portal:glossary", (), 200),
    ("portal:report_stylesheet", (), 200),
    ("portal:compacts", (), 200),
    ("portal:home", COMPACT, 200),
    ("portal:home", ("illustrative",), 200),
    ("portal:home", ("atlantis",), 404),
    ("portal:plan", COMPACT, 200),
    ("portal:plan", ("atlantis",), 404),
    ("portal:indicators", COMPACT, 200),
    ("portal:indicators", ("atlantis",), 404),
    ("portal:indicator", (*COMPACT, "2.1"), 200),
    ("portal:indicator", (*COMPACT, "99.9"), 404),
    ("portal:indicator", ("atlantis", "2.1"), 404),
    ("portal:editions", COMPACT, 200),
    ("portal:editions", ("atlantis",), 404),
    ("portal:edition", EDITION, 200),
    ("portal:edition", (*COMPACT, YEAR, "99"), 404),
    ("portal:edition", (*COMPACT, "1999", "1"), 404),
    ("portal:part", (*EDITION, "summary"), 200),
    ("portal:part", (*EDITION, "annexes"), 404),
    ("portal:part", (*COMPACT, YEAR, "99", "summary"), 404),
    ("portal:figures", EDITION, 200),
    ("portal:figures", (*COMPACT, YEAR, "99"), 404),
    ("portal:sources", EDITION, 200),
    ("portal:sources", (*COMPACT, YEAR, "99"), 404),
    ("portal:find", (*EDITION, "indicator-2.1"), 302),
    ("portal:find", (*EDITION, "nowhere"), 404),
    ("portal:file", (*EDITION, "es", "report.pdf"), 200),
    ("portal:file", (*EDITION, "fr", "report.pdf"), 404),
    ("portal:file", (*EDITION, "en", "summary"), 404),
]


def _address(name: str, given: tuple[str, ...], demo: Demonstration) -> str:
    edition = demo.colombia
    known = {YEAR: edition.year, NUMBER: edition.number}
    return address(name.partition(":")[2], *(known.get(one, one) for one in given))


def names(resolver: URLResolver, space: str = "") -> Iterator[str]:
    """The names of all addresses there are."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern, f"{pattern.namespace}:" if pattern.namespace else space)
        else:
            assert isinstance(pattern, URLPattern)
            yield f"{space}{pattern.name}"


def test_no_address_is_missing_from_this_table() -> None:
    public = {name for name in names(get_resolver()) if name.startswith("portal:")}
    assert public == {name for name, _, _ in ACCESS}


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("name", "given", "status"), ACCESS)
def test_anybody_gets(
    client: Client,
    demo: Demonstration,
    language: str,
    name: str,
    given: tuple[str, ...],
    status: int,
) -> None:
    here = _address(name, given, demo).replace("/en/", f"/{language}/", 1)
    assert client.get(here).status_code == status


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize(("name", "given", "status"), [row for row in ACCESS if row[2] == 200])
def test_nobody_can_change_anything(
    client: Client,
    demo: Demonstration,
    method: str,
    name: str,
    given: tuple[str, ...],
    status: int,
) -> None:
    assert getattr(client, method)(_address(name, given, demo)).status_code == 405


def test_bare_address_leads_to_the_readers_language(client: Client, demo: Demonstration) -> None:
    answer = client.get("/", headers={"Accept-Language": "es-CO,es;q=0.9"})
    assert (answer.status_code, answer["Location"]) == (302, "/es/")
