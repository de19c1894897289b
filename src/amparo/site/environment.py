"""The four typed readers through which every setting comes from the environment.

A value that cannot be read refuses to start, naming the variable and what would be right;
it never repeats the value, which may be a secret.
"""

from __future__ import annotations

import os
from pathlib import Path

from amparo.framework.language import Text

_YES = frozenset({"1", "yes", "true", "on"})
_NO = frozenset({"0", "no", "false", "off"})


class SettingInvalid(ValueError):
    """A variable of the environment holds something that is not allowed there."""

    def __init__(self, sentence: Text) -> None:
        super().__init__(sentence.en)
        self.sentence = sentence


def text(name: str, default: str) -> str:
    """Return the text of variable `name`; blank counts as not set."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool) -> bool:
    """Return yes or no; any word that is neither refuses."""
    word = text(name, "yes" if default else "no").lower()
    if word not in _YES | _NO:
        raise SettingInvalid(
            Text(
                f"{name} must be yes or no (also true/false, on/off, 1/0).",
                f"{name} debe ser yes o no (también true/false, on/off, 1/0).",
            )
        )
    return word in _YES


def number(name: str, default: int) -> int:
    """Return a whole number, zero or more."""
    digits = text(name, str(default))
    if not (digits.isascii() and digits.isdigit()):
        raise SettingInvalid(
            Text(
                f"{name} must be a whole number, zero or more.",
                f"{name} debe ser un número entero, cero o mayor.",
            )
        )
    return int(digits)


def secret(name: str, default: str = "") -> str:
    """Return the secret in `name`, or in the file that `name` with ``_FILE`` points to."""
    inline, path = text(name, ""), text(f"{name}_FILE", "")
    if inline and path:
        raise SettingInvalid(
            Text(f"Set {name} or {name}_FILE, not both.", f"Defina {name} o {name}_FILE, no ambos.")
        )
    return _content(name, Path(path)) if path else inline or default


def _content(name: str, path: Path) -> str:
    unreadable = SettingInvalid(
        Text(
            f"{name}_FILE must name a text file that can be read and is not empty.",
            f"{name}_FILE debe nombrar un archivo de texto legible y no vacío.",
        )
    )
    try:
        content = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise unreadable from error
    if not content:
        raise unreadable
    return content
