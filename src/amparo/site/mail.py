"""How letters leave: into files, onto the terminal, or to a mail server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from amparo.framework.language import Text
from amparo.site.environment import SettingInvalid, flag, number, secret, text

_BACKENDS = "django.core.mail.backends"
_WAYS = {
    "files": f"{_BACKENDS}.filebased.EmailBackend",
    "terminal": f"{_BACKENDS}.console.EmailBackend",
    "smtp": f"{_BACKENDS}.smtp.EmailBackend",
}
_SECONDS = 15


def mail(home: Path) -> dict[str, Any]:
    """Return Django's settings of mail. By default letters are files in the home folder."""
    way = text("AMPARO_MAIL", "files")
    if way not in _WAYS:
        raise SettingInvalid(
            Text(
                "AMPARO_MAIL must be files, terminal or smtp.",
                "AMPARO_MAIL debe ser files, terminal o smtp.",
            )
        )
    return {
        "EMAIL_BACKEND": _WAYS[way],
        "EMAIL_FILE_PATH": home / "mail",
        "EMAIL_HOST": text("AMPARO_MAIL_HOST", "localhost"),
        "EMAIL_PORT": number("AMPARO_MAIL_PORT", 587),
        "EMAIL_HOST_USER": text("AMPARO_MAIL_USER", ""),
        "EMAIL_HOST_PASSWORD": secret("AMPARO_MAIL_PASSWORD"),
        "EMAIL_USE_TLS": flag("AMPARO_MAIL_TLS", True),
        "EMAIL_TIMEOUT": _SECONDS,
        "DEFAULT_FROM_EMAIL": text("AMPARO_MAIL_FROM", "Amparo <amparo@localhost>"),
    }
