"""The pages of activities, money and narrative: a value for each."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from amparo.exchange.federal_financial_report import FINANCIAL_LINES, all_lines
from amparo.framework.language import Language, Text
from amparo.web.partners.entries import ActivityEntries, AmountEntries, NarrativeEntries
from amparo.web.partners.entry_frame import Frame, frame_of
from amparo.web.partners.opened import OpenReport
from amparo.web.partners.saving import Entry, EntryMaker, Sent
from amparo.web.partners.sections import ACTIVITIES, MONEY, NARRATIVE
from amparo.web.partners.wording import NOTHING, money_text
from amparo.workbooks.report_form import (
    ACTIVITY_STATE_NAMES,
    NARRATIVE_NAMES,
    FormBudgetLine,
    NarrativeSection,
)

STATES = tuple((state.value, name) for state, name in ACTIVITY_STATE_NAMES.items())
LANGUAGES = (
    (Language.EN.value, Text("English", "inglés")),
    (Language.ES.value, Text("Spanish", "español")),
)
GUIDANCE: dict[NarrativeSection, Text] = {
    NarrativeSection.PROGRESS: Text(
        "What was achieved, beside what was planned; where a target was missed, why.",
        "Qué se logró frente a lo planeado; si no se cumplió una meta, por qué.",
    ),
    NarrativeSection.CHALLENGES: Text(
        "What nobody had foreseen, and what was done about it.",
        "Lo que nadie había previsto y qué se hizo al respecto.",
    ),
    NarrativeSection.LESSONS: Text(
        "What you would do otherwise, and what others should repeat.",
        "Qué haría de otro modo y qué deberían repetir los demás.",
    ),
    NarrativeSection.SUSTAINABILITY: Text(
        "What goes on when the award ends: who pays, who runs it, what still is missing.",
        "Qué continúa al terminar la subvención: quién paga, quién opera y qué falta.",
    ),
    NarrativeSection.RECOMMENDATIONS: Text(
        "What you ask of the governments or of other partners.",
        "Qué les pide a los gobiernos o a los demás socios.",
    ),
}


@dataclass(frozen=True, slots=True)
class Row:
    """An entry with its name. `hint` says what belongs there."""

    id: str
    name: Text
    entry: Entry
    hint: Text | None = None


@dataclass(frozen=True, slots=True)
class RowsPage:
    """A page of activities or of the narrative."""

    frame: Frame
    address: str
    save: str
    rows: tuple[Row, ...]
    only: Row | None
    choices: tuple[tuple[str, Text], ...]

    @property
    def illustrative(self) -> bool:
        """Whether the compact is fictional."""
        return self.frame.head.illustrative


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """A budget line with what was and is spent on it."""

    id: str
    code: str
    name: Text
    budget: Text
    before: Text
    entry: Entry
    together: Text
    left: Text
    over: bool


@dataclass(frozen=True, slots=True)
class FinancialRow:
    """A line of the SF-425: entered (with its entry) or computed (with its amount)."""

    id: str
    letter: str
    name: Text
    formula: str
    entry: Entry | None
    amount: Text


@dataclass(frozen=True, slots=True)
class MoneyPage:
    """The page of money."""

    frame: Frame
    address: str
    save: str
    currency: str
    budget: tuple[BudgetRow, ...]
    financial: tuple[FinancialRow, ...]
    only: BudgetRow | FinancialRow | None

    @property
    def illustrative(self) -> bool:
        """Whether the compact is fictional."""
        return self.frame.head.illustrative


def activities_page(
    opened: OpenReport, sent: dict[str, Sent] | None = None, only: str = ""
) -> RowsPage:
    """Return the page on which activities are answered for."""
    maker = EntryMaker(opened, ActivityEntries(), sent)
    rows = tuple(_row(maker, f"activity.{each.code}", each.name) for each in opened.form.activities)
    return _rows_page(opened, ACTIVITIES, rows, only, STATES)


def narrative_page(
    opened: OpenReport, sent: dict[str, Sent] | None = None, only: str = ""
) -> RowsPage:
    """Return the page on which the narrative is written."""
    maker = EntryMaker(opened, NarrativeEntries(), sent)
    rows = tuple(
        _row(maker, f"narrative.{section}", NARRATIVE_NAMES[section], GUIDANCE[section])
        for section in NarrativeSection
    )
    return _rows_page(opened, NARRATIVE, rows, only, LANGUAGES)


def _row(maker: EntryMaker, field: str, name: Text, hint: Text | None = None) -> Row:
    return Row(field, name, maker.entry(field), hint)


def _rows_page(
    opened: OpenReport,
    key: str,
    rows: tuple[Row, ...],
    only: str,
    choices: tuple[tuple[str, Text], ...],
) -> RowsPage:
    return RowsPage(
        frame=frame_of(opened, key),
        address=reverse(f"partners:{key}", args=opened.place),
        save=reverse(f"partners:save_{key}", args=opened.place),
        rows=rows,
        only=next((row for row in rows if row.id == only), None),
        choices=choices,
    )


def money_page(
    opened: OpenReport, sent: dict[str, Sent] | None = None, only: str = ""
) -> MoneyPage:
    """Return the page on which money is answered for."""
    maker = EntryMaker(opened, AmountEntries(), sent)
    budget = tuple(_budget_row(opened, maker, line) for line in opened.form.budget_lines)
    known = all_lines(opened.content.financial)
    financial = tuple(
        FinancialRow(
            id=f"financial.{line.letter}",
            letter=line.letter,
            name=line.name,
            formula=line.formula,
            entry=None if line.parts else maker.entry(f"financial.{line.letter}"),
            amount=money_text(known.get(line.letter)),
        )
        for line in FINANCIAL_LINES
    )
    rows: list[BudgetRow | FinancialRow] = [*budget, *financial]
    return MoneyPage(
        frame=frame_of(opened, MONEY),
        address=reverse("partners:money", args=opened.place),
        save=reverse("partners:save_money", args=opened.place),
        currency=opened.form.currency,
        budget=budget,
        financial=financial,
        only=next((row for row in rows if row.id == only), None),
    )


def _budget_row(opened: OpenReport, maker: EntryMaker, line: FormBudgetLine) -> BudgetRow:
    spent: Decimal | None = opened.content.spending.get(line.code)
    together = None if spent is None else line.together(spent)
    left = None if spent is None else line.left(spent)
    return BudgetRow(
        id=f"budget.{line.code}",
        code=line.code,
        name=line.name,
        budget=money_text(line.budget),
        before=money_text(line.spent_before),
        entry=maker.entry(f"budget.{line.code}"),
        together=money_text(together) if together is not None else NOTHING,
        left=money_text(left) if left is not None else NOTHING,
        over=left is not None and left < 0,
    )
