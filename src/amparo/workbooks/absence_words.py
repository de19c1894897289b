"""Words that partners write where there is no number, and which of them say clearly why.

Some words have two meanings ("n/a" is "not applicable" to one and "not available" to another);
those are refused with both on offer, because absence is data and is never guessed.
"""

from __future__ import annotations

import re
import unicodedata

from amparo.framework.language import Language
from amparo.framework.statuses import FACT_STATUSES, WORDS, Status

_CLEAR: dict[Status, tuple[str, ...]] = {
    Status.NOT_REPORTED: (
        "not reported", "no reportado", "no reportada", "no reporta", "sin reportar",
        "sin reporte", "no data", "no dato", "sin dato", "sin datos", "sin informacion",
        "s/d", "no disponible", "not available", "not known", "desconocido", "unknown",
        "pendiente", "pending", "no reported", "not_reported",
    ),
    Status.NOT_APPLICABLE: (
        "not applicable", "no aplica", "no aplicable", "no procede", "not_applicable",
        "no corresponde",
    ),
    Status.REPORTED: (),
}  # fmt: skip
_UNCLEAR = frozenset({
    "n/a", "na", "n.a.", "n.a", "n/d", "nd", "n.d.", "n.d", "-", "--", "---", "–", "—", ".", "..",  # noqa: RUF001
    "...", "…", "x", "?", "*", "none", "nil", "ninguno", "ninguna", "nada", "nothing", "null",
    "#n/a", "/", "zero", "cero", "no", "np", "n/r", "nr", "no hay", "no hubo",
})  # fmt: skip
_SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """Return `text` in lower case, without accents, its spaces single."""
    spread = unicodedata.normalize("NFD", text)
    bare = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return _SPACES.sub(" ", bare).strip().strip("'\"()[]").strip().casefold()


_STATUSES = {
    **{plain(word): status for status, words in _CLEAR.items() for word in words},
    **{plain(WORDS[s].read(language)): s for s in FACT_STATUSES for language in Language},
    **{plain(s.value): s for s in FACT_STATUSES},
}


def stated_absence(text: str) -> Status | None:
    """Return the status that a word clearly says; None for every other word."""
    return _STATUSES.get(plain(text))


def is_unclear(text: str) -> bool:
    """Whether a word says that there is no number, but not why."""
    return plain(text) in _UNCLEAR
