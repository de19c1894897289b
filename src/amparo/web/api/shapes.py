"""The bricks of every shape: exact amounts, codes, texts in both languages, issues, refusals."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from amparo.framework.issues import Issue, Severity
from amparo.framework.language import Language, Text
from amparo.partner_reports.states import ReportState

LARGEST_NUMBER = 2**31 - 1
LONGEST_WORDS = 30_000
"""Letters of the longest text: what a cell of the workbook holds, with some to spare."""

_PRINTED = r"^[^\x00-\x1f\x7f]+$"

Amount = Annotated[
    str,
    Field(
        pattern=r"^-?[0-9]{1,14}(\.[0-9]{1,4})?$",
        description="A decimal as text, never a JSON number: it is kept digit by digit.",
        examples=["1234.50"],
    ),
]
Code = Annotated[str, Field(max_length=60, pattern=_PRINTED)]
CellText = Annotated[
    str,
    Field(
        max_length=500,
        pattern=_PRINTED,
        description="Key of a cell as the form gives it: indicator|component|place|breakdown.",
        examples=["1.1|amount|CO-DC|sex=f"],
    ),
]
Words = Annotated[
    str, Field(max_length=LONGEST_WORDS, pattern=r"\S", description="A text that is not blank.")
]
Note = Annotated[str, Field(max_length=LONGEST_WORDS)]
Seen = Annotated[
    int,
    Field(
        ge=0, le=LARGEST_NUMBER, description="The revision on which you base this. Later: refused."
    ),
]


class Shape(BaseModel):
    """Something sent or received. Names that are not listed are refused, never ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class BothLanguages(Shape):
    """A text in English and in Spanish."""

    en: str
    es: str

    @classmethod
    def of(cls, text: Text) -> BothLanguages:
        """Return the shape of `text`."""
        return cls(en=text.en, es=text.es)


class Place(Shape):
    """Where an issue stands: sheet and cell of a workbook, and the field of the report.

    A field is the key of a cell, or `narrative.progress`, `activity.<code>`, `budget.<code>`,
    `financial.<letter>`; for a request that is not valid, the path in the request.
    """

    sheet: str | None = None
    cell: str | None = None
    field: str | None = None


class IssueShape(Shape):
    """One problem: a stable code, how much it weighs, where it is, and how to mend it."""

    code: str
    severity: Severity
    location: Place
    problem: str
    remedy: str

    @classmethod
    def of(cls, issue: Issue, language: Language) -> IssueShape:
        """Return the shape of `issue` in the reader's language."""
        where = issue.location
        return cls(
            code=issue.code,
            severity=issue.severity,
            location=Place(sheet=where.sheet, cell=where.cell, field=where.field),
            problem=issue.problem.read(language),
            remedy=issue.remedy.read(language),
        )


def issues_of(issues: Iterable[Issue], language: Language) -> list[IssueShape]:
    """Return the shapes of `issues` in the reader's language."""
    return [IssueShape.of(issue, language) for issue in issues]


class StandingShape(Shape):
    """What stands now, where that is why a request was refused.

    `state` and `revision` are the report's, `draft_revision` the draft's. `content` is what
    stands in the place you wanted to write: a draft, a value, or nothing.
    """

    state: ReportState | None = None
    revision: int | None = None
    draft_revision: int | None = None
    content: object = None


class Refusal(Shape):
    """Why a request was refused: the one shape of every answer that is no success.

    `code` is stable; `sentence` is in the language asked for by Accept-Language.
    """

    code: str
    sentence: str
    issues: list[IssueShape] = Field(default_factory=list)
    standing: StandingShape | None = None


def printed(amount: Decimal | None) -> str | None:
    """Return an amount as text, digit by digit."""
    return None if amount is None else format(amount, "f")


READING: dict[int, type[Refusal]] = dict.fromkeys((401, 403, 404, 422, 429), Refusal)
WRITING: dict[int, type[Refusal]] = dict.fromkeys((400, 401, 403, 404, 409, 413, 422, 429), Refusal)
"""By which statuses a request may be refused."""
