from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.utils import translation


@pytest.fixture(autouse=True)
def _english_addresses() -> Iterator[None]:
    """Reverse addresses in English, whatever page another test asked for last."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def _no_memory_of_other_tests() -> Iterator[None]:
    """Forget how often other tests signed in: allauth counts requests in the cache."""
    cache.clear()
    yield
    cache.clear()
