"""An old edition keeps its figures and says which are known better now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from amparo.editions.queries import Edition
from tests.builders_records import (
    a_framework_version,
    a_frozen_edition,
    a_protected_result,
    a_snapshot,
    some_content,
    some_inputs,
)
from tests.web.reading import address, page, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

YEAR = 2032


def _edition(number: int, as_of: date, amount: str) -> Edition:
    snapshot = a_snapshot(a_framework_version(), as_of)
    value = Decimal(amount)
    result = a_protected_result(amount=value, value=value, known_from=as_of)
    content = some_content(
        number=number, results=(result,), figures=(1,), content_hash=str(number) * 64
    )
    return a_frozen_edition(replace(some_inputs(year=YEAR), snapshot=snapshot), content)


@pytest.fixture
def editions() -> tuple[Edition, Edition]:
    return _edition(1, date(2026, 4, 1), "463"), _edition(2, date(2026, 9, 1), "578")


def test_old_edition_shows_its_own_figure_and_the_later_one(
    client: Client, editions: tuple[Edition, Edition]
) -> None:
    here = address("edition", editions[0].compact.code, YEAR, 1)
    read = text(page(client, here))
    assert "Later figures exist" in read
    assert "463" in read
    assert "578" in read
    assert "A newer edition exists." in read


def test_indicator_marks_the_later_figure_in_the_old_edition_only(
    client: Client, editions: tuple[Edition, Edition]
) -> None:
    here = address("indicator", editions[0].compact.code, "1.1")
    old = text(page(client, f"{here}?edition={YEAR}-1", "es"))
    assert "463 Cifra posterior 578 , se conoce desde el 1 de septiembre de 2026" in old
    new = text(page(client, f"{here}?edition={YEAR}-2", "es"))
    assert "578" in new
    assert "Cifra posterior" not in new


def test_newest_edition_is_shown_unless_another_is_asked_for(
    client: Client, editions: tuple[Edition, Edition]
) -> None:
    here = address("indicator", editions[0].compact.code, "1.1")
    assert "578" in text(page(client, here))
