"""Which language the reader of the command line wants."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import pairwise

from amparo.framework.language import Language
from amparo.site.environment import text

OPTION = "--language"


def asked_language(words: Sequence[str]) -> Language:
    """Return the language asked for by ``--language``, ``AMPARO_LANGUAGE`` or ``LANG``.

    It is needed before the words are parsed, for a usage error to be told in it.
    """
    for wanted in (*_in_words(words), text("AMPARO_LANGUAGE", ""), *_of_system()):
        if wanted in set(Language):
            return Language(wanted)
    return Language.EN


def _in_words(words: Sequence[str]) -> list[str]:
    following = [after for word, after in pairwise(words) if word == OPTION]
    joined = [word.partition("=")[2] for word in words if word.startswith(f"{OPTION}=")]
    return following + joined


def _of_system() -> list[str]:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return [os.environ[name][:2].lower()]
    return []
