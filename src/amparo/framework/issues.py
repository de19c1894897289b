"""What is wrong with something a person gave us, said so that they can mend it.

An `Issue` names the place (file, line, sheet, cell, field), the problem and the remedy in
both languages. Readers collect issues; they never raise for bad content.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from amparo.framework.language import Language, Text


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


def errors(issues: Iterable[Issue]) -> list[Issue]:
    """Return those of `issues` that refuse."""
    return [issue for issue in issues if issue.severity is Severity.ERROR]
