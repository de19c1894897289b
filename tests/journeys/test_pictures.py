"""Takes the pictures of the documentation: ``AMPARO_PICTURES=docs/pictures`` says where to."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.journeys.conftest import Visiting

FOLDER = os.environ.get("AMPARO_PICTURES")
PICTURES = ["home", "plan", "indicator", "edition"]

pytestmark = [pytest.mark.browser]


@pytest.mark.parametrize("width", ["wide", "narrow"])
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", PICTURES)
def test_page_can_be_photographed(
    visiting: Visiting, tmp_path: Path, name: str, language: str, width: str
) -> None:
    folder = Path(FOLDER) if FOLDER else tmp_path
    folder.mkdir(parents=True, exist_ok=True)
    picture = folder / f"{name}-{width}.{language}.png"
    with visiting(name, language, width) as visit:
        visit.page.screenshot(path=picture)
    assert picture.stat().st_size > 5000
