"""The interface's sentences in Spanish: compiling the catalogue, and speaking from it.

The catalogue (``locale/es/LC_MESSAGES/django.po``) serves templates and command line alike; the
sentences in the code are the English ones. What it lacks is told by `site.catalogue`.
"""

from __future__ import annotations

import gettext as standard
import os
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from amparo.framework.language import Language
from amparo.site.environment import text

CATALOGUES = Path(__file__).resolve().parent / "locale"
_SOURCES = "*/LC_MESSAGES/*.po"
_speaking: ContextVar[Language] = ContextVar("speaking", default=Language.EN)


def compiled_catalogues(home: Path) -> Path:
    """Return the folder of the compiled catalogues, compiling those that are new or stale.

    They stand beside their sources; where that folder cannot be written (an installation
    shared by many), in `home`.
    """
    for folder in (CATALOGUES, home / "locale"):
        try:
            for source in CATALOGUES.glob(_SOURCES):
                _compile(source, (folder / source.relative_to(CATALOGUES)).with_suffix(".mo"))
        except PermissionError:
            continue
        return folder
    return CATALOGUES


def _compile(source: Path, target: Path) -> None:
    if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(f".{os.getpid()}")
    try:
        with source.open("rb") as written, draft.open("wb") as compiled:
            write_mo(compiled, read_po(written, locale=source.parent.parent.name))
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def speak(language: Language) -> None:
    """Let `gettext` answer in `language` from here on, and the library click too."""
    _speaking.set(language)
    os.environ["LANGUAGE"] = language.value
    standard.bindtextdomain("click", _folder())
    standard.textdomain("click")


def spoken() -> Language:
    """Return the language that `gettext` answers in."""
    return _speaking.get()


@cache
def _sentences(language: Language) -> standard.NullTranslations:
    return standard.translation("django", _folder(), languages=[language.value], fallback=True)


@cache
def _folder() -> Path:
    return compiled_catalogues(Path(text("AMPARO_HOME", "var")))


def gettext(sentence: str) -> str:
    """Return `sentence` in the language spoken."""
    return _sentences(spoken()).gettext(sentence)


def ngettext(one: str, many: str, count: int) -> str:
    """Return `one` or `many` for `count`, in the language spoken."""
    return _sentences(spoken()).ngettext(one, many, count)
