"""The key with which the site signs, made on first use and kept in the home folder."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from amparo.framework.language import Text
from amparo.site.environment import SettingInvalid

FILE_NAME = "secret-key"
_BYTES = 50


def kept_secret_key(home: Path) -> str:
    """Return the key kept in `home`, making it (readable by its owner alone) if there is none.

    Two processes that start together agree on one key: the file appears whole or not at all.
    """
    path = home / FILE_NAME
    if not path.exists():
        _make(path)
    key = path.read_text(encoding="utf-8").strip()
    if not key:
        raise SettingInvalid(
            Text(
                f"{path} is empty. Delete it, and a new key is made.",
                f"{path} está vacío. Bórrelo y se creará una clave nueva.",
            )
        )
    return key


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{FILE_NAME}-{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(secrets.token_urlsafe(_BYTES))
        try:
            os.link(draft, path)
        except FileExistsError:
            return
    finally:
        draft.unlink(missing_ok=True)
