"""What one partner report asks for, and what was answered: values that all entrances share.

The workbook's writer and reader, the web form, the API and the checks all take a `ReportForm`
and give a `ReportContent`, so they cannot drift apart. Building a form from records is
`partner_reports.queries`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Context, Decimal, localcontext
from enum import StrEnum
from itertools import product

from amparo.framework.indicators import Indicator
from amparo.framework.language import Language, Text
from amparo.framework.periods import ReportingPeriod
from amparo.framework.results_framework import ResultsFramework
from amparo.framework.statuses import Status
from amparo.workbooks.suspension import Suspension

_EXACT = Context(prec=60)
"""Holds every digit of amounts that facts can keep, added and subtracted."""


class CellKeyInvalid(ValueError):
    """A text that is no key of a cell."""


@dataclass(frozen=True, slots=True, order=True)
class CellKey:
    """Which number a cell holds.

    Parameters
    ----------
    indicator, component, place : str
        Codes of the framework.
    breakdown : tuple of (disaggregation, category)
        Sorted by disaggregation; empty for the total of the place.
    """

    indicator: str
    component: str
    place: str
    breakdown: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return "|".join((self.indicator, self.component, self.place, self.breakdown_text))

    @property
    def breakdown_text(self) -> str:
        """The breakdown as ``age=0-5;sex=f``; blank for the total."""
        return ";".join(f"{axis}={category}" for axis, category in self.breakdown)

    @classmethod
    def from_text(cls, text: str) -> CellKey:
        """Return the key that `str` wrote.

        Raises
        ------
        CellKeyInvalid
            It is not such a text.
        """
        parts = text.split("|")
        if len(parts) != len(("indicator", "component", "place", "breakdown")):
            raise CellKeyInvalid(text)
        *codes, breakdown = parts
        return cls(codes[0], codes[1], codes[2], breakdown_from_text(breakdown))


def breakdown_from_text(text: str) -> tuple[tuple[str, str], ...]:
    """Return the breakdown that ``age=0-5;sex=f`` names.

    Raises
    ------
    CellKeyInvalid
        It is not such a text, or its disaggregations are not sorted or not unique.
    """
    pairs = [tuple(pair.partition("=")[::2]) for pair in text.split(";")] if text else []
    axes = [axis for axis, _ in pairs]
    if axes != sorted(set(axes)) or not all(axis and category for axis, category in pairs):
        raise CellKeyInvalid(text)
    return tuple((axis, category) for axis, category in pairs)


@dataclass(frozen=True, slots=True)
class StatedValue:
    """What a partner stated in a cell.

    Parameters
    ----------
    status : Status
        One of `framework.statuses.FACT_STATUSES`.
    amount : Decimal or None
        In the indicator's unit; None exactly where `status` is not ``reported``.
    note : str
        The partner's own words beside the number; blank where there are none.
    locator : str
        Where it was entered: ``sheet!cell`` of a workbook, ``web`` or ``api``.
    """

    status: Status
    amount: Decimal | None = None
    note: str = ""
    locator: str = ""


@dataclass(frozen=True, slots=True)
class FormCell:
    """A cell to fill: its key, what was accepted for the period before, this year's target.

    `previous` is None where nothing was accepted; `target` is None where none is set for the
    place and total that the cell is about.
    """

    key: CellKey
    previous: StatedValue | None = None
    target: Decimal | None = None


@dataclass(frozen=True, slots=True)
class FormIndicator:
    """An indicator that the report asks for, counted by `authority`, with its cells in order."""

    indicator: Indicator
    authority: str
    cells: tuple[FormCell, ...]


@dataclass(frozen=True, slots=True)
class FormActivity:
    """An activity of the award whose state is asked."""

    code: str
    name: Text


@dataclass(frozen=True, slots=True)
class FormBudgetLine:
    """A budget line, what it holds and what was spent before this period (award's currency)."""

    code: str
    name: Text
    budget: Decimal
    spent_before: Decimal

    def together(self, spent: Decimal) -> Decimal:
        """Return what was spent since the start, with `spent` in this period."""
        with localcontext(_EXACT):
            return self.spent_before + spent

    def left(self, spent: Decimal) -> Decimal:
        """Return what remains of the budget after `spent` in this period; below zero: too much."""
        with localcontext(_EXACT):
            return self.budget - self.spent_before - spent


class NarrativeSection(StrEnum):
    """What a partner tells in words."""

    PROGRESS = "progress"
    CHALLENGES = "challenges"
    LESSONS = "lessons"
    SUSTAINABILITY = "sustainability"
    RECOMMENDATIONS = "recommendations"


NARRATIVE_NAMES: dict[NarrativeSection, Text] = {
    NarrativeSection.PROGRESS: Text("Progress", "Avances"),
    NarrativeSection.CHALLENGES: Text("Unforeseen challenges", "Dificultades imprevistas"),
    NarrativeSection.LESSONS: Text("Lessons", "Lecciones aprendidas"),
    NarrativeSection.SUSTAINABILITY: Text("Sustainability", "Sostenibilidad"),
    NarrativeSection.RECOMMENDATIONS: Text("Recommendations", "Recomendaciones"),
}


class ActivityState(StrEnum):
    """How an activity stands at the end of the period."""

    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    DELAYED = "delayed"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


ACTIVITY_STATE_NAMES: dict[ActivityState, Text] = {
    ActivityState.NOT_STARTED: Text("not started", "no iniciada"),
    ActivityState.UNDER_WAY: Text("under way", "en curso"),
    ActivityState.DELAYED: Text("delayed", "retrasada"),
    ActivityState.COMPLETED: Text("completed", "terminada"),
    ActivityState.CANCELLED: Text("cancelled", "cancelada"),
}


@dataclass(frozen=True, slots=True)
class Narrative:
    """A told section, in the language in which it was written."""

    language: Language
    text: str


@dataclass(frozen=True, slots=True)
class ActivityAnswer:
    """How an activity stands, and the partner's words on it."""

    state: ActivityState
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReportForm:
    """Everything one report of one partner, award and period asks for.

    Parameters
    ----------
    due : date
        The last day on which the report is on time.
    currency : str
        ISO 4217, of all budget lines.
    revision : int
        Of the draft from which the form was made; an upload says with it what it knew.
    suspension : Suspension or None
        How much of the period the award was paused; targets are then not compared.
    """

    compact: str
    compact_title: Text
    illustrative: bool
    framework: ResultsFramework
    partner: str
    partner_name: Text
    award: str
    award_title: Text
    currency: str
    period: ReportingPeriod
    due: date
    indicators: tuple[FormIndicator, ...]
    activities: tuple[FormActivity, ...] = ()
    budget_lines: tuple[FormBudgetLine, ...] = ()
    revision: int = 0
    suspension: Suspension | None = None

    def cells(self) -> Iterator[tuple[FormIndicator, FormCell]]:
        """Yield every cell with its indicator, in the order of the form."""
        for asked in self.indicators:
            for cell in asked.cells:
                yield asked, cell


@dataclass(frozen=True, slots=True)
class ReportContent:
    """What was answered. A cell or line without an entry has not been filled in.

    Parameters
    ----------
    values : mapping of CellKey to StatedValue
    narratives : mapping of NarrativeSection to Narrative
    activities : mapping of activity code to ActivityAnswer
    spending : mapping of budget line code to Decimal
        Spent in this period, in the award's currency.
    financial : mapping of line letter to Decimal
        Entered lines of the SF-425, cumulative (`exchange.federal_financial_report`).
    explanations : mapping of (issue code, where) to str
        Why a warning stands nevertheless; `where` is the cell's key as text, or the field.
    """

    values: Mapping[CellKey, StatedValue] = field(default_factory=dict)
    narratives: Mapping[NarrativeSection, Narrative] = field(default_factory=dict)
    activities: Mapping[str, ActivityAnswer] = field(default_factory=dict)
    spending: Mapping[str, Decimal] = field(default_factory=dict)
    financial: Mapping[str, Decimal] = field(default_factory=dict)
    explanations: Mapping[tuple[str, str], str] = field(default_factory=dict)


def asked_keys(
    framework: ResultsFramework,
    indicator: Indicator,
    places: Iterable[str],
    breakdowns: Iterable[Iterable[str]],
) -> Iterator[CellKey]:
    """Yield the cells that a requirement asks for: each place's total, then its breakdowns.

    Parameters
    ----------
    places : iterable of str
        Place codes, in the order of the form.
    breakdowns : iterable of iterable of str
        Disaggregations whose categories are crossed; each is one table under the total.
    """
    own = [each.code.value for each in indicator.components if each.indicator is None]
    crossed = [
        product(
            *(
                [(axis, category.code) for category in framework.disaggregations[axis].categories]
                for axis in sorted(axes)
            )
        )
        for axes in breakdowns
    ]
    combinations: list[tuple[tuple[str, str], ...]] = [
        (),
        *(each for one in crossed for each in one),
    ]
    for place in places:
        for combination in combinations:
            for component in own:
                yield CellKey(indicator.code, component, place, combination)
