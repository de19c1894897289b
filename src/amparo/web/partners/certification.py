"""What a head certifies: the whole report on one page, then one sentence and one button."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.urls import reverse

from amparo.exchange.federal_financial_report import FINANCIAL_LINES, all_lines
from amparo.framework.issues import Severity
from amparo.framework.language import Text
from amparo.framework.statuses import Status
from amparo.partner_reports.states import Move
from amparo.web.partners.opened import OpenReport
from amparo.web.partners.report_page import Act, act_of
from amparo.web.partners.sections import Meter, ReportHead, head_of, meter_of
from amparo.web.partners.wording import (
    component_text,
    money_text,
    place_text,
    stated_text,
)
from amparo.workbooks.report_form import (
    ACTIVITY_STATE_NAMES,
    NARRATIVE_NAMES,
    FormIndicator,
    Narrative,
)

SHOWN_PLACES = 40
"""Totals on the page for each indicator; the rest is on the indicator's own page."""


@dataclass(frozen=True, slots=True)
class StatedTotal:
    """The total of a place as stated."""

    place: Text
    component: Text | None
    stated: Text


@dataclass(frozen=True, slots=True)
class IndicatorSummary:
    """What is certified of an indicator: stated totals, and how many cells hold what."""

    code: str
    title: Text
    unit: Text | None
    address: str
    totals: tuple[StatedTotal, ...]
    more_totals: int
    cells: int
    reported: int
    not_reported: int
    not_applicable: int
    blank: int


@dataclass(frozen=True, slots=True)
class Told:
    """A text with its name."""

    name: Text
    text: Text | Narrative | str


@dataclass(frozen=True, slots=True)
class CertifyPage:
    """Everything that is certified. `unticked`: the sentence was not agreed to."""

    head: ReportHead
    revision: int
    meter: Meter
    indicators: tuple[IndicatorSummary, ...]
    activities: tuple[Told, ...]
    currency: str
    budget: tuple[tuple[Text, Text], ...]
    financial: tuple[tuple[str, Text, Text], ...]
    narratives: tuple[Told, ...]
    explanations: tuple[Told, ...]
    evidence_count: int
    submit: Act
    take_back: Act
    unticked: bool

    @property
    def illustrative(self) -> bool:
        """Whether the compact is fictional."""
        return self.head.illustrative


def certify_page(opened: OpenReport, unticked: bool = False) -> CertifyPage:
    """Return the page on which a report is certified."""
    form, content = opened.form, opened.content
    lines = all_lines(content.financial)
    return CertifyPage(
        head=head_of(opened),
        revision=opened.report.revision,
        meter=meter_of(opened),
        indicators=tuple(_summary(opened, asked) for asked in form.indicators),
        activities=tuple(
            Told(each.name, ACTIVITY_STATE_NAMES[content.activities[each.code].state])
            for each in form.activities
            if each.code in content.activities
        ),
        currency=form.currency,
        budget=tuple(
            (line.name, money_text(content.spending.get(line.code))) for line in form.budget_lines
        ),
        financial=tuple(
            (line.letter, line.name, money_text(lines[line.letter]))
            for line in FINANCIAL_LINES
            if line.letter in lines
        ),
        narratives=tuple(
            Told(NARRATIVE_NAMES[section], told) for section, told in content.narratives.items()
        ),
        explanations=_explanations(opened),
        evidence_count=len(opened.evidence),
        submit=act_of(opened, Move.SUBMIT, "submit"),
        take_back=act_of(opened, Move.TAKE_BACK, "take_back"),
        unticked=unticked,
    )


def _summary(opened: OpenReport, asked: FormIndicator) -> IndicatorSummary:
    values, indicator = opened.content.values, asked.indicator
    held = Counter(values[cell.key].status for cell in asked.cells if cell.key in values)
    totals = [cell.key for cell in asked.cells if not cell.key.breakdown]
    return IndicatorSummary(
        code=indicator.code,
        title=indicator.title,
        unit=None if indicator.is_ratio else indicator.unit.name,
        address=reverse("partners:indicator", args=(*opened.place, indicator.code)),
        totals=tuple(
            StatedTotal(
                place_text(opened.framework, key.place),
                component_text(indicator, key.component),
                stated_text(values.get(key)),
            )
            for key in totals[:SHOWN_PLACES]
        ),
        more_totals=max(0, len(totals) - SHOWN_PLACES),
        cells=len(asked.cells),
        reported=held[Status.REPORTED],
        not_reported=held[Status.NOT_REPORTED],
        not_applicable=held[Status.NOT_APPLICABLE],
        blank=len(asked.cells) - sum(held.values()),
    )


def _explanations(opened: OpenReport) -> tuple[Told, ...]:
    said = opened.content.explanations
    return tuple(
        Told(issue.problem, words)
        for issue in opened.issues
        if issue.severity is Severity.WARNING
        and (words := said.get((issue.code, issue.location.field or ""), ""))
    )
