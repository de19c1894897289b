"""The words of the field, read from GLOSSARY.md in both languages."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from unicodedata import combining, normalize

from django.http import Http404

from amparo.framework.language import Text
from amparo.web.portal.pages import GlossaryPage, Word
from amparo.web.portal.release import front_masthead
from amparo.web.portal.templatetags.reading import reader_language

_HERE = Path(__file__).resolve()
PLACES = (_HERE.with_name("GLOSSARY.md"), *(one / "GLOSSARY.md" for one in _HERE.parents[3:5]))
"""Where the glossary stands: in the installed package, or at the top of the checkout."""

_WORD = re.compile(r"^### (.+?) · (.+?)\n+(.+?)\n\n\*(.+?)\*\s*(?=^#|\Z)", re.MULTILINE | re.DOTALL)
_SPACES = re.compile(r"\s+")
_NO_CODE_YET = "°"


def glossary_page() -> GlossaryPage:
    """Return the words of the field in the reader's alphabetical order.

    Raises
    ------
    Http404
        The installation carries no glossary.
    """
    found = next((path for path in PLACES if path.is_file()), None)
    if found is None:
        raise Http404
    language = reader_language()
    words = sorted(read_glossary(found), key=lambda one: _sorting(one.word.read(language)))
    return GlossaryPage(front_masthead("glossary"), tuple(words))


def _sorting(word: str) -> str:
    """Return the letters of a word without accents: "área" stands between "arco" and "arte"."""
    return "".join(letter for letter in normalize("NFD", word) if not combining(letter)).casefold()


@cache
def read_glossary(path: Path) -> tuple[Word, ...]:
    """Return the words of a glossary file, in its order."""
    return tuple(_word(match) for match in _WORD.finditer(path.read_text(encoding="utf-8")))


def _word(match: re.Match[str]) -> Word:
    english, spanish, meaning, significado = (_plain(part) for part in match.groups())
    return Word(Text(english, spanish), Text(meaning, significado))


def _plain(words: str) -> str:
    """Return the words on one line, without the glossary's marks for emphasis and state."""
    return _SPACES.sub(" ", words.replace("*", "").replace(_NO_CODE_YET, "")).strip()
