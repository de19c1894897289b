"""The four typed readers through which every setting comes from the environment.

A value that cannot be read refuses to start, naming the variable and what would be right;
it never names the value, which may be a secret.
"""

from __future__ import annotations

import os
from pathlib import Path

_YES = frozenset({"1", "yes", "true", "on"})
_NO = frozenset({"0", "no", "false", "off"})


class SettingInvalid(ValueError):
    """A variable of the environment holds something that is not allowed there."""


def text(name: str, default: str) -> str:
    """Return the text of variable `name`; blank counts as not set."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool) -> bool:
    """Return yes or no; any word that is neither refuses."""
    word = text(name, "yes" if default else "no").lower()
    if word not in _YES | _NO:
        raise SettingInvalid(f"{name} must be yes or no (also true/false, on/off, 1/0).")
    return word in _YES


def number(name: str, default: int) -> int:
    """Return a whole number, zero or more."""
    digits = text(name, str(default))
    if not (digits.isascii() and digits.isdigit()):
        raise SettingInvalid(f"{name} must be a whole number, zero or more.")
    return int(digits)


def secret(name: str, default: str = "") -> str:
    """Return the secret in `name`, or in the file that `name` with ``_FILE`` points to."""
    inline, path = text(name, ""), text(f"{name}_FILE", "")
    if inline and path:
        raise SettingInvalid(f"Set {name} or {name}_FILE, not both.")
    if not path:
        return inline or default
    try:
        content = Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingInvalid(f"{name}_FILE names a file that cannot be read.") from error
    if not content:
        raise SettingInvalid(f"{name}_FILE names an empty file.")
    return content
