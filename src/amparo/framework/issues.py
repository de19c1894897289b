"""What is wrong with something a person gave us, said so that they can mend it.

An `Issue` names the place (file, line, sheet, cell, field), the problem and the remedy in
both languages. Readers collect issues; they never raise for bad content.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from itertools import islice

from amparo.framework.language import Language, Text, same


class Severity(StrEnum):
    """How much an issue weighs: an error refuses, a warning asks for a reason, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """Where an issue stands. Blank parts do not apply; lines and columns count from 1."""

    file: str
    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None
    field: str | None = None

    def __str__(self) -> str:
        parts = [self.file]
        if self.line is not None:
            parts.append(str(self.line))
        if self.column is not None:
            parts.append(str(self.column))
        named = ":".join(parts)
        tail = [part for part in (self.sheet, self.cell, self.field) if part]
        return " ".join([named, *tail])


@dataclass(frozen=True, slots=True)
class Issue:
    """One problem: a stable code, where it is, what is wrong and what would be right."""

    code: str
    location: Location
    problem: Text
    remedy: Text
    severity: Severity = Severity.ERROR

    def read(self, language: Language) -> str:
        """Return place, problem and remedy as one line in `language`."""
        return f"{self.location}: {self.problem.read(language)} {self.remedy.read(language)}"


@dataclass(frozen=True, slots=True)
class IssueKind:
    """One way of being wrong: its stable code and its sentences, with ``{words}`` to fill in."""

    code: str
    problem: Text
    remedy: Text
    severity: Severity = Severity.ERROR

    def at(self, location: Location, **words: Text | str | int) -> Issue:
        """Return the issue of this kind at `location`, its sentences filled with `words`."""
        problem, remedy = self.problem.fill(**words), self.remedy.fill(**words)
        return Issue(self.code, location, problem, remedy, self.severity)


_NEAR = Text(
    'Did you mean "{near}"? Allowed: {listed}.', "¿Quiso decir «{near}»? Se admite: {listed}."
)
_FAR = Text("Allowed: {listed}.", "Se admite: {listed}.")
_NOTHING = Text("None is declared.", "No hay ninguno declarado.")
_AND_MORE = Text("{first} ... ({count} in all)", "{first} ... ({count} en total)")
_LISTED = 16
_LONGEST_WORD = 60
_MOST_COMPARED = 1000


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """Return the one of `allowed` that looks most like `word`, if any does."""
    compared = list(islice(allowed, _MOST_COMPARED))
    return next(iter(get_close_matches(word[:_LONGEST_WORD], compared, 1)), None)


def offer(word: str, allowed: Iterable[str]) -> Text:
    """Say what would be right instead of `word`: the nearest of `allowed`, then the list."""
    names = list(allowed)
    if not names:
        return _NOTHING
    listed = same(", ".join(names[:_LISTED]))
    if len(names) > _LISTED:
        listed = _AND_MORE.fill(first=listed, count=len(names))
    near = nearest(word, names)
    return _NEAR.fill(near=near, listed=listed) if near else _FAR.fill(listed=listed)


def errors(issues: Iterable[Issue]) -> list[Issue]:
    """Return those of `issues` that refuse."""
    return [issue for issue in issues if issue.severity is Severity.ERROR]
