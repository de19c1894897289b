from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import time_machine
from django.conf import settings

from tests.builders_reports import NOW


@pytest.fixture(autouse=True)
def now() -> Iterator[datetime]:
    """Stop the clock when reports of 2024 can be submitted."""
    with time_machine.travel(NOW, tick=False):
        yield NOW


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Count requests and keep evidence in a folder of the test's own."""
    monkeypatch.setattr(settings, "AMPARO_HOME", tmp_path)
    return tmp_path
