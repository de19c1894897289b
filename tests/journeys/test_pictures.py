"""Takes the pictures of the documentation: ``AMPARO_PICTURES=docs/pictures`` says where to.

Without it one picture is taken, to see that it can be done, and thrown away.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.journeys.conftest import Visiting

FOLDER = os.environ.get("AMPARO_PICTURES")
PICTURES = ["home", "plan", "indicator", "edition"] if FOLDER else ["home"]
LANGUAGES = ["en", "es"] if FOLDER else ["es"]
SIZES = ["wide", "narrow"] if FOLDER else ["narrow"]
SUFFIX = {"wide": "", "narrow": "-narrow"}

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.mark.parametrize("width", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PICTURES)
def test_page_can_be_photographed(
    visiting: Visiting, tmp_path: Path, name: str, language: str, width: str
) -> None:
    folder = Path(FOLDER) if FOLDER else tmp_path
    folder.mkdir(parents=True, exist_ok=True)
    picture = folder / f"{name}-{language}{SUFFIX[width]}.png"
    with visiting(name, language, width) as visit:
        visit.page.screenshot(path=picture)
    assert picture.stat().st_size > 5000
