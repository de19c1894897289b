"""What the catalogue lacks: sentences of code and templates without a translation.

``python -m amparo.site.catalogue`` adds the new sentences to the catalogue, untranslated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from amparo.site.translation import CATALOGUES

SOURCES = tuple(CATALOGUES.parents[1] / package for package in ("site", "web"))
_KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
}
_HEADER = """# The sentences of Amparo's interface.
msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
_PLACE_HOLDER = re.compile(r"%\(\w+\)s|%[sd]|\{\w*\}")


def used_sentences() -> Catalog:
    """Return every sentence that code and templates ask for, with where it is asked for."""
    catalogue = Catalog()
    for path, source in _sources():
        for line, found, notes, context in extract(
            "python", BytesIO(source.encode()), keywords=_KEYWORDS, comment_tags=["Translators"]
        ):
            catalogue.add(
                found,
                locations=[(path.relative_to(CATALOGUES.parents[1]).as_posix(), line)],
                auto_comments=notes,
                context=context,
            )
    return catalogue


def _sources() -> Iterator[tuple[Path, str]]:
    for package in SOURCES:
        for path in sorted(package.rglob("*.py")):
            yield path, path.read_text(encoding="utf-8")
        for path in sorted(package.rglob("templates/**/*.html")):
            # Django turns a template into lines that look like Python; their indentation,
            # which is the template's, would not be accepted as Python's.
            lines = templatize(path.read_text(encoding="utf-8"), origin=str(path)).splitlines()
            yield path, "\n".join(line.strip() for line in lines)


def catalogues() -> dict[Path, Catalog]:
    """Return the catalogues of the package by their files."""
    found = {}
    for path in sorted(CATALOGUES.glob("*/LC_MESSAGES/django.po")):
        with path.open("rb") as file:
            found[path] = read_po(file, locale=path.parent.parent.name)
    return found


def untranslated() -> list[str]:
    """Return one line for each sentence that is absent, blank, fuzzy, unused or ill-filled."""
    used = used_sentences()
    return [
        f"{path.parent.parent.name}: {problem}"
        for path, catalogue in catalogues().items()
        for problem in _problems(catalogue, used)
    ]


def _problems(catalogue: Catalog, used: Catalog) -> Iterator[str]:
    for asked in used:
        if asked.id and catalogue.get(asked.id, asked.context) is None:
            yield f"not in the catalogue: {_english(asked)!r} ({_place(asked)})"
    for message in catalogue:
        problem = _problem(message, used)
        if message.id and problem:
            yield f"{problem}: {_english(message)!r}"


def _problem(message: Message, used: Catalog) -> str | None:
    if used.get(message.id, message.context) is None:
        return "not used any more"
    if message.fuzzy:
        return "fuzzy"
    forms = _forms(message.string)
    if not all(forms):
        return "not translated"
    wanted = [_holders(form) for form in _forms(message.id)]
    if any(_holders(form) not in wanted for form in forms):
        return "place holders differ"
    return None


def _forms(words: str | list[str] | tuple[str, ...] | None) -> list[str]:
    return [words] if isinstance(words, str) else list(words or ("",))


def _holders(words: str) -> set[str]:
    return set(_PLACE_HOLDER.findall(words))


def _english(message: Message) -> str:
    return _forms(message.id)[0]


def _place(message: Message) -> str:
    path, line = message.locations[0]
    return f"{path}:{line}"


def add_new_sentences() -> None:
    """Bring every catalogue up to the sentences in use; no translation is lost or guessed."""
    used = used_sentences()
    for path, catalogue in catalogues().items():
        catalogue.update(used, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        with path.open("wb") as file:
            file.write(_HEADER.format(language=path.parent.parent.name).encode())
            write_po(
                file, catalogue, width=100, sort_output=True, omit_header=True, no_location=True
            )


if __name__ == "__main__":
    add_new_sentences()
