from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

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


@pytest.fixture
def kept_open(db: None) -> Iterator[None]:
    """Keep the test's transaction open beyond a request, as Django's own test client does."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)
