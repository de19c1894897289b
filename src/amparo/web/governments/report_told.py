"""The rest of what a version says: its words, activities and money, and the evidence for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from amparo.exchange.federal_financial_report import FINANCIAL_LINES, all_lines
from amparo.framework.language import Language, Text
from amparo.partner_reports import queries as reports
from amparo.partner_reports.queries import PartnerReport
from amparo.people.permissions import Viewer
from amparo.web.governments.report_head import report_address
from amparo.web.governments.report_issues import ShownIssue, anchor_of
from amparo.workbooks.report_form import (
    ACTIVITY_STATE_NAMES,
    NARRATIVE_NAMES,
    NarrativeSection,
    ReportContent,
    ReportForm,
)

LANGUAGE_NAMES = {
    Language.EN: Text("in English, as written", "en inglés, como se escribió"),
    Language.ES: Text("in Spanish, as written", "en español, como se escribió"),
}

Issues = Mapping[str, tuple[ShownIssue, ...]]


@dataclass(frozen=True, slots=True)
class ToldSection:
    """A section in the language in which it was written; `language` is blank where untold."""

    anchor: str
    name: Text
    language: str
    language_name: Text | None
    text: str
    issues: tuple[ShownIssue, ...]


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """How an activity stands; `state` is blank where the partner does not say."""

    anchor: str
    code: str
    name: Text
    state: Text | None
    note: str
    issues: tuple[ShownIssue, ...]


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """A budget line: what it holds, what was spent before and in the period, and what is left.

    Blank amounts could not be computed, because nothing was stated for the period.
    """

    anchor: str
    code: str
    name: Text
    budget: Decimal
    before: Decimal
    spent: Decimal | None
    total: Decimal | None
    left: Decimal | None
    issues: tuple[ShownIssue, ...]


@dataclass(frozen=True, slots=True)
class FinancialRow:
    """A line of the SF-425; `formula` says how a computed one follows from the others."""

    anchor: str
    letter: str
    name: Text
    formula: str
    amount: Decimal | None
    issues: tuple[ShownIssue, ...]


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A file, and where it is fetched."""

    name: str
    size: int
    sha256: str
    added_at: datetime
    added_by: str
    address: str


@dataclass(frozen=True, slots=True)
class ToldPart:
    """Words, activities and money of a version."""

    sections: tuple[ToldSection, ...]
    activities: tuple[ActivityRow, ...]
    currency: str
    budget: tuple[BudgetRow, ...]
    financial: tuple[FinancialRow, ...]


def told_part(form: ReportForm, content: ReportContent, issues: Issues) -> ToldPart:
    """Return what a version says beside its numbers."""
    return ToldPart(
        sections=tuple(_section(each, content, issues) for each in NarrativeSection),
        activities=tuple(_activities(form, content, issues)),
        currency=form.currency,
        budget=tuple(_budget(form, content, issues)),
        financial=_financial(content, issues),
    )


def _section(section: NarrativeSection, content: ReportContent, issues: Issues) -> ToldSection:
    told, field = content.narratives.get(section), f"narrative.{section}"
    return ToldSection(
        anchor_of(field),
        NARRATIVE_NAMES[section],
        told.language.value if told else "",
        LANGUAGE_NAMES[told.language] if told else None,
        told.text if told else "",
        issues.get(field, ()),
    )


def _activities(form: ReportForm, content: ReportContent, issues: Issues) -> Iterable[ActivityRow]:
    for one in form.activities:
        answer, field = content.activities.get(one.code), f"activity.{one.code}"
        yield ActivityRow(
            anchor_of(field),
            one.code,
            one.name,
            ACTIVITY_STATE_NAMES[answer.state] if answer else None,
            answer.note if answer else "",
            issues.get(field, ()),
        )


def _budget(form: ReportForm, content: ReportContent, issues: Issues) -> Iterable[BudgetRow]:
    for line in form.budget_lines:
        spent, field = content.spending.get(line.code), f"budget.{line.code}"
        total = None if spent is None else line.spent_before + spent
        yield BudgetRow(
            anchor_of(field),
            line.code,
            line.name,
            line.budget,
            line.spent_before,
            spent,
            total,
            None if total is None else line.budget - total,
            issues.get(field, ()),
        )


def _financial(content: ReportContent, issues: Issues) -> tuple[FinancialRow, ...]:
    if not content.financial:
        return ()
    known = all_lines(content.financial)
    return tuple(
        FinancialRow(
            anchor_of(f"financial.{line.letter}"),
            line.letter,
            line.name,
            line.formula,
            known.get(line.letter),
            issues.get(f"financial.{line.letter}", ()),
        )
        for line in FINANCIAL_LINES
    )


def evidence_rows(report: PartnerReport, viewer: Viewer) -> tuple[EvidenceRow, ...]:
    """Return the files that support a report, as far as the viewer may see them."""
    return tuple(
        EvidenceRow(
            one.name,
            one.size,
            one.sha256,
            one.added_at,
            one.added_by,
            report_address("evidence", report, one.pk),
        )
        for one in reports.evidence_seen(viewer, report)
    )
