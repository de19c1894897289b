"""The reference page of the API says everything that the API says of itself, in both languages."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from amparo.web.api.reference_words import REFUSALS, SUMMARIES, TAGS
from tests.web.api.programs import ROOT

pytestmark = pytest.mark.django_db


@pytest.fixture
def described() -> list[tuple[str, dict]]:
    paths = json.loads(Client().get(f"{ROOT}/openapi.json").content)["paths"]
    return [(path, each) for path, methods in paths.items() for each in methods.values()]


def test_summaries_are_those_of_the_description(described: list[tuple[str, dict]]) -> None:
    told = {each["operationId"]: each["summary"] for _, each in described}
    assert told == {code: summary.en for code, summary in SUMMARIES.items()}
    assert {tag for _, each in described for tag in each["tags"]} == TAGS.keys()
    statuses = {int(status) for _, each in described for status in each["responses"]}
    assert statuses - {200} == {status for status, _, _ in REFUSALS} - {405}


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_operation_is_on_the_page(described: list[tuple[str, dict]], language: str) -> None:
    answer = Client().get(f"/{language}/api/")
    assert (answer.status_code, answer.cookies) == (200, {})
    page = answer.content.decode()
    for path, each in described:
        assert f">{path}<" in page
        assert f'id="{each["operationId"]}"' in page
    assert "<script" not in page
    assert " style=" not in page


def test_own_address_leads_to_the_page() -> None:
    answer = Client().get(f"{ROOT}/", headers={"Accept-Language": "es"})
    assert (answer.status_code, answer["Location"]) == (302, "/es/api/")
