"""What a report says, as it is sent and received: values, words, money, explanations.

What is left out has not been filled in. It is never a zero.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from amparo.audit.refusals import IssuesFound
from amparo.framework.issues import Issue, IssueKind, Location
from amparo.framework.language import Language, Text
from amparo.framework.statuses import Status
from amparo.web.api.shapes import Amount, CellText, Code, Note, Seen, Shape, Words, printed
from amparo.workbooks.report_form import (
    ActivityAnswer,
    ActivityState,
    CellKey,
    CellKeyInvalid,
    Narrative,
    NarrativeSection,
    ReportContent,
    StatedValue,
)

SOURCE = "api"
"""What issues name as their file, and values as the place where they were entered."""

MOST_VALUES = 250_000

_KEY = IssueKind(
    "api.key",
    Text('"{key}" is no key of a cell.', "«{key}» no es la clave de una celda."),
    Text(
        "Use the keys that the report's form gives.",
        "Use las claves que da el formulario del informe.",
    ),
)
_TWICE = IssueKind(
    "api.twice",
    Text("{field} is given {count} times.", "{field} se entrega {count} veces."),
    Text("Give it once.", "Entréguelo una sola vez."),
)
_VALUE = IssueKind(
    "api.value",
    Text(
        "A reported value has an amount, and one that is not reported or not applicable has none.",
        "Un valor reportado tiene una cantidad, y uno no reportado o que no aplica no la tiene.",
    ),
    Text(
        "Give the amount, or say why there is none. A zero is an amount.",
        "Indique la cantidad o diga por qué no la hay. El cero es una cantidad.",
    ),
)


class GivenStatus(StrEnum):
    """Whether there is a number, or why there is none."""

    REPORTED = "reported"
    NOT_REPORTED = "not_reported"
    NOT_APPLICABLE = "not_applicable"


class ValueShape(Shape):
    """A number, or why there is none. `amount` stands exactly where the status is `reported`."""

    status: GivenStatus
    amount: Amount | None = None
    note: Note = ""

    @classmethod
    def of(cls, stated: StatedValue) -> ValueShape:
        """Return the shape of what was stated."""
        return cls(
            status=GivenStatus(stated.status.value),
            amount=printed(stated.amount),
            note=stated.note,
        )

    def stated(self) -> StatedValue:
        """Return what is stated."""
        amount = None if self.amount is None else exact(self.amount)
        return StatedValue(Status(self.status.value), amount, self.note, SOURCE)


class CellValue(ValueShape):
    """The value of a cell."""

    key: CellText


class NarrativeShape(Shape):
    """A told section, in the language in which it was written."""

    language: Language
    text: Words


class ActivityShape(Shape):
    """How an activity stands at the end of the period."""

    state: ActivityState
    note: Note = ""


class ExplanationShape(Shape):
    """Why a warning stands nevertheless: the issue's code and field, and the reason."""

    code: Code
    field: Annotated[str, Field(max_length=500)]
    text: Words


class ContentShape(Shape):
    """Everything that a version of a report says.

    `spending` is what was spent in the period by budget line; `financial` holds the entered lines
    of the SF-425 by letter, cumulative; both in the award's currency.
    """

    values: list[CellValue] = Field(default_factory=list, max_length=MOST_VALUES)
    narratives: dict[NarrativeSection, NarrativeShape] = Field(default_factory=dict)
    activities: dict[Code, ActivityShape] = Field(default_factory=dict)
    spending: dict[Code, Amount] = Field(default_factory=dict)
    financial: dict[Code, Amount] = Field(default_factory=dict)
    explanations: list[ExplanationShape] = Field(default_factory=list)

    @classmethod
    def of(cls, content: ReportContent) -> ContentShape:
        """Return the shape of a content. Nothing is checked again: it comes from the records."""
        return cls.model_construct(
            values=[
                CellValue.model_construct(
                    key=str(key),
                    status=GivenStatus(each.status.value),
                    amount=printed(each.amount),
                    note=each.note,
                )
                for key, each in content.values.items()
            ],
            narratives={
                section: NarrativeShape.model_construct(language=told.language, text=told.text)
                for section, told in content.narratives.items()
            },
            activities={
                code: ActivityShape(state=said.state, note=said.note)
                for code, said in content.activities.items()
            },
            spending={code: str(printed(amount)) for code, amount in content.spending.items()},
            financial={code: str(printed(amount)) for code, amount in content.financial.items()},
            explanations=[
                ExplanationShape.model_construct(code=code, field=field, text=text)
                for (code, field), text in content.explanations.items()
            ],
        )

    def content(self) -> ReportContent:
        """Return what is said.

        Raises
        ------
        IssuesFound
            With every key that is none, everything given twice, every value that contradicts
            itself.
        """
        issues = [*self._repeated(), *self._contradictions()]
        values: dict[CellKey, StatedValue] = {}
        for each in self.values:
            try:
                values[CellKey.from_text(each.key)] = each.stated()
            except CellKeyInvalid:
                issues.append(_KEY.at(_at(each.key), key=each.key))
        if issues:
            raise IssuesFound(issues)
        return ReportContent(
            values=values,
            narratives={
                section: Narrative(told.language, told.text)
                for section, told in self.narratives.items()
            },
            activities={
                code: ActivityAnswer(said.state, said.note)
                for code, said in self.activities.items()
            },
            spending={code: exact(amount) for code, amount in self.spending.items()},
            financial={letter: exact(amount) for letter, amount in self.financial.items()},
            explanations={(each.code, each.field): each.text for each in self.explanations},
        )

    def _repeated(self) -> Iterator[Issue]:
        given = Counter(each.key for each in self.values)
        given.update(f"explanation.{each.code}@{each.field}" for each in self.explanations)
        for field, count in given.items():
            if count > 1:
                yield _TWICE.at(_at(field), field=field, count=count)

    def _contradictions(self) -> Iterator[Issue]:
        for each in self.values:
            if contradicts(each):
                yield _VALUE.at(_at(each.key))


class DraftShape(ContentShape):
    """The whole content of a draft. What is left out is emptied.

    `seen` is the revision of the draft that this content is based on; `If-Match` may say it too.
    """

    seen: Seen | None = None


class CellChange(Shape):
    """One cell to write; `value` null empties it. `seen` is the draft's revision you know."""

    key: CellText
    value: ValueShape | None
    seen: Seen


def cell_key(text: str) -> CellKey:
    """Return the key of a cell that is meant.

    Raises
    ------
    IssuesFound
        It is no such key.
    """
    try:
        return CellKey.from_text(text)
    except CellKeyInvalid as error:
        raise IssuesFound([_KEY.at(_at(text), key=text)]) from error


def stated_in(change: CellChange) -> StatedValue | None:
    """Return what a change states.

    Raises
    ------
    IssuesFound
        The value contradicts itself.
    """
    if change.value is None:
        return None
    if contradicts(change.value):
        raise IssuesFound([_VALUE.at(_at(change.key))])
    return change.value.stated()


def contradicts(value: ValueShape) -> bool:
    """Whether an amount stands where there is none, or is missing where there is one."""
    return (value.amount is not None) is not (value.status is GivenStatus.REPORTED)


def exact(amount: Amount) -> Decimal:
    """Return the decimal that a text writes; there is one zero only."""
    number = Decimal(amount)
    return number if number else abs(number)


def says_the_same(one: ReportContent, other: ReportContent) -> bool:
    """Whether two contents say the same, wherever their values were entered."""
    return (
        _statements(one) == _statements(other)
        and one.narratives == other.narratives
        and one.activities == other.activities
        and one.spending == other.spending
        and one.financial == other.financial
        and one.explanations == other.explanations
    )


def _statements(content: ReportContent) -> dict[CellKey, tuple[object, ...]]:
    return {key: (each.status, each.amount, each.note) for key, each in content.values.items()}


def _at(field: str) -> Location:
    return Location(SOURCE, field=field)
