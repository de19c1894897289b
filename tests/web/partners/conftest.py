from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.utils import translation

from tests.builders_reports import NOW


@pytest.fixture(autouse=True)
def _quick_passwords(settings: object) -> None:
    """Make people without the work that guards their passwords."""
    settings.PASSWORD_HASHERS = ["tests.people.QuickArgon2"]  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def _english_addresses() -> Iterator[None]:
    """Reverse addresses in English, whatever page another test asked for last."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def _now() -> Iterator[datetime]:
    """Stop the clock after the end of 2024 and before its reports are due."""
    with time_machine.travel(NOW, tick=False):
        yield NOW


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder for the files of one test."""
    monkeypatch.setattr(settings, "AMPARO_HOME", tmp_path)
    return tmp_path
