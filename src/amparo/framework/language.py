"""The two languages of the platform and text that exists in both.

Every sentence a person reads is a `Text`: there is no way to build one with a language
missing. Formatting of numbers and dates for a language lives in `documents.numbers`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language of the partnership (ISO 639-1)."""

    EN = "en"
    ES = "es"


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """One text in English and in Spanish.

    Parameters
    ----------
    en, es : str
        The text in each language. Never blank.
    original : Language
        The language in which it was written; the other one is the translation.

    Raises
    ------
    ValueError
        One of the two languages is blank.
    """

    en: str
    es: str
    original: Language = Language.EN

    def __post_init__(self) -> None:
        for language in Language:
            if not self.read(language).strip():
                raise ValueError(f"text has no {language.value}: {self.en or self.es!r}")

    def read(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.es if language is Language.ES else self.en

    def fill(self, **values: Text | str | int) -> Text:
        """Put `values` where the text says ``{name}``, each in the reader's language."""

        def filled(language: Language) -> str:
            words = {
                name: value.read(language) if isinstance(value, Text) else value
                for name, value in values.items()
            }
            return self.read(language).format(**words)

        return Text(filled(Language.EN), filled(Language.ES), self.original)


def same(words: str) -> Text:
    """Return a text that reads alike in both languages: a proper name, a code, a title."""
    return Text(words, words)


def in_both(words: Callable[[Language], str]) -> Text:
    """Return the text that `words` gives in each language: a printed number, a date."""
    return Text(words(Language.EN), words(Language.ES))
