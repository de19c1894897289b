"""Reference pages say what the code says today."""

import re

import pytest
from django.apps import apps

from tests import generated_documents
from tests.reference_pages import PAGES, issue_kinds
from tests.repository.tracked import ROOT


@pytest.mark.parametrize("name", PAGES)
def test_page_is_current(name) -> None:
    assert apps.ready  # some commands read the settings
    assert not generated_documents.difference(name), "python -m tests.generated_documents --write"


def test_reference_holds_generated_pages_only() -> None:
    there = {path.name for path in (ROOT / "docs/reference").iterdir()}
    assert there == {*PAGES, "README.md"}


def test_issue_codes_are_stable_words_and_each_means_one_thing() -> None:
    kinds = [kind for found in issue_kinds().values() for kind in found]
    codes = [kind.code for kind in kinds]
    assert kinds
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"([a-z]+\.)?[a-z]+(_[a-z0-9]+)*", code) for code in codes)
