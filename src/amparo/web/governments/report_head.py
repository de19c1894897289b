"""What every page about one report says at its top, and how reports are named in lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from amparo.compacts.queries import Compact, framework_of
from amparo.framework.language import Text, same
from amparo.framework.periods import PeriodInvalid, period_from_code
from amparo.partner_reports import queries as reports
from amparo.partner_reports.permissions import why_not
from amparo.partner_reports.queries import PartnerReport
from amparo.partner_reports.states import (
    STATE_NAMES,
    TIMELINESS_NAMES,
    Move,
    ReportState,
    Timeliness,
)
from amparo.people.permissions import Viewer
from amparo.web.governments.opening import title_of

PeriodNames = Callable[[str], Text]


@dataclass(frozen=True, slots=True)
class ReportHead:
    """A report as it is named: whose it is, what it is about, when it was due and how it stands.

    `revision` is what a decision says it has seen.
    """

    pk: int
    revision: int
    compact: str
    compact_title: Text
    partner_code: str
    partner: Text
    award: str
    award_title: Text
    period_code: str
    period: Text
    starts: date
    ends: date
    due: date
    state: ReportState
    state_name: Text
    timeliness: Timeliness
    timeliness_name: Text
    address: str

    @property
    def name(self) -> Text:
        """Partner and period, as one name."""
        return Text("{partner}, {period}", "{partner}, {period}").fill(
            partner=self.partner, period=self.period
        )


def period_names(compact: Compact) -> PeriodNames:
    """Return how the periods of a compact's reports are called, from one reading of its text."""
    version = reports.newest_framework(compact)
    calendars = framework_of(version).calendars if version else {}

    def name(code: str) -> Text:
        try:
            return period_from_code(code, calendars).name
        except PeriodInvalid:
            return same(code)

    return name


def report_head(report: PartnerReport, names: PeriodNames, today: date) -> ReportHead:
    """Return how `report` is named; its award, compact and organisation are at hand."""
    award, state, stands = report.award, report.report_state, report.timeliness(today)
    return ReportHead(
        pk=report.pk,
        revision=report.revision,
        compact=award.compact.code,
        compact_title=title_of(award.compact),
        partner_code=award.organisation.code,
        partner=award.organisation.name,
        award=award.number,
        award_title=award.title,
        period_code=report.period,
        period=names(report.period),
        starts=report.starts,
        ends=report.ends,
        due=report.due,
        state=state,
        state_name=STATE_NAMES[state],
        timeliness=stands,
        timeliness_name=TIMELINESS_NAMES[stands],
        address=report_address("report", report),
    )


def report_address(name: str, report: PartnerReport, *more: object) -> str:
    """Return the address of a page or an act of a report."""
    return reverse(f"governments:{name}", args=(report.award.compact.code, report.pk, *more))


@dataclass(frozen=True, slots=True)
class Act:
    """An act on a report that is offered: where it is sent, and why it may not be done now.

    `why` is blank where it may be done.
    """

    name: str
    address: str
    why: Text | None


def act(move: Move, name: str, report: PartnerReport, viewer: Viewer) -> Act:
    """Return `move` as this viewer is offered it."""
    return Act(name, report_address(name, report), why_not(move, report, viewer))


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter."""

    value: str
    label: Text
    chosen: bool


def options(named: Iterable[tuple[str, Text]], chosen: str) -> tuple[Option, ...]:
    """Return each choice once, in the order given, with the chosen one marked."""
    return tuple(Option(value, label, value == chosen) for value, label in dict(named).items())
