"""Which database: SQLite in the home folder, or whatever ``DATABASE_URL`` names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dj_database_url

from amparo.framework.language import Text
from amparo.site.environment import SettingInvalid

FILE_NAME = "amparo.sqlite3"
_SQLITE = "django.db.backends.sqlite3"
_SECONDS_KEPT_OPEN = 60


def database(url: str, home: Path, busy_seconds: int) -> dict[str, Any]:
    """Return Django's description of the database.

    SQLite writes ahead (readers never wait for a writer), takes its write lock when a
    transaction begins, and waits `busy_seconds` for it.
    """
    named = _from_url(url) if url else {"ENGINE": _SQLITE, "NAME": home / FILE_NAME}
    if named["ENGINE"] == _SQLITE:
        named["OPTIONS"] = {
            "timeout": busy_seconds,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON;",
        }
    return named


def _from_url(url: str) -> dict[str, Any]:
    try:
        return dict(
            dj_database_url.parse(url, conn_max_age=_SECONDS_KEPT_OPEN, conn_health_checks=True)
        )
    except ValueError as error:
        address = "postgresql://user:password@host:5432/name"
        raise SettingInvalid(
            Text(
                f"DATABASE_URL must be an address such as {address}.",
                f"DATABASE_URL debe ser una dirección como {address}.",
            )
        ) from error
