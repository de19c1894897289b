"""Reading compacts and their frameworks."""

from __future__ import annotations

from functools import lru_cache

from amparo.compacts.models import Compact, FrameworkVersion
from amparo.framework.results_framework import ResultsFramework
from amparo.framework.text import read_framework

__all__ = ["Compact", "FrameworkVersion", "compact", "compacts", "framework_of", "frameworks_of",
           "lock_compact"]  # fmt: skip

_FRAMEWORKS_KEPT = 32


def compacts() -> list[Compact]:
    """Return every compact, the real ones before the illustrative ones."""
    return list(Compact.objects.all())


def compact(code: str) -> Compact | None:
    """Return the compact with `code`, if it was loaded."""
    return Compact.objects.filter(code=code).first()


def lock_compact(compact: Compact) -> Compact:
    """Return `compact` held until the transaction ends: one act on a compact at a time."""
    return Compact.objects.select_for_update().get(pk=compact.pk)


def frameworks_of(code: str) -> list[FrameworkVersion]:
    """Return the framework texts of compact `code`, oldest first."""
    return list(FrameworkVersion.objects.filter(compact__code=code).select_related("compact"))


def framework_of(version: FrameworkVersion) -> ResultsFramework:
    """Return what the text of `version` says; read once per text and process."""
    return _framework(version.hash)


@lru_cache(maxsize=_FRAMEWORKS_KEPT)
def _framework(text_hash: str) -> ResultsFramework:
    version = FrameworkVersion.objects.filter(hash=text_hash)[0]
    companions = {"places.csv": bytes(version.places)}
    framework, issues = read_framework(bytes(version.text), "framework.yaml", companions)
    # The text was checked when it was recorded and cannot have changed since.
    assert framework is not None, issues  # noqa: S101
    return framework
