"""The demonstration, run once for a module of tests and taken back at its end.

Each test, marked to use the database, sees it as it was made: what it adds is taken back.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import time_machine
from django.db import transaction
from pytest_django import DjangoDbBlocker

from amparo.compacts.intake import read_folder
from amparo.site.demonstration import COMPACT, Told, demonstrate

PASSWORD = "seven quiet rivers meet"  # noqa: S105
TODAY = datetime(2026, 11, 10, 12, 0, tzinfo=UTC)
"""After everything that the demonstration tells; eleven days after the newest reports were due."""


@contextmanager
def demonstrated(blocker: DjangoDbBlocker) -> Iterator[Told]:
    """Run the demonstration on `TODAY` and take it back at the end."""
    with blocker.unblock(), time_machine.travel(TODAY, tick=False), transaction.atomic():
        told = demonstrate(read_folder(COMPACT), PASSWORD, TODAY)
        assert told is not None
        yield told
        transaction.set_rollback(True)
