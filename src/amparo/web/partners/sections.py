"""The parts of a report as its pages divide it, what of each is filled in, and where to mend."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from amparo.exchange.federal_financial_report import ENTERED
from amparo.framework.issues import Issue, Severity
from amparo.framework.language import Text, same
from amparo.partner_reports.states import STATE_NAMES, TIMELINESS_NAMES, ReportState, Timeliness
from amparo.web.partners.opened import OpenReport
from amparo.web.partners.wording import days_left
from amparo.workbooks.report_form import CellKey, CellKeyInvalid, FormIndicator, NarrativeSection

ACTIVITIES, MONEY, NARRATIVE, EVIDENCE = "activities", "money", "narrative", "evidence"
PROBLEMS = "problems"
_NAMES = {
    ACTIVITIES: Text("Activities", "Actividades"),
    MONEY: Text("Money", "Recursos"),
    NARRATIVE: Text("Narrative", "Relato"),
    EVIDENCE: Text("Evidence", "Soportes"),
    PROBLEMS: Text("Problems", "Problemas"),
}
_OF_FIELD = {
    "activity": ACTIVITIES, "budget": MONEY, "financial": MONEY, "narrative": NARRATIVE,
}  # fmt: skip
_LATE = frozenset({Timeliness.OVERDUE})


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report. `asked` is None where nothing in particular is asked."""

    key: str
    name: Text
    title: Text
    address: str
    done: int
    asked: int | None
    problems: int
    current: bool

    @property
    def complete(self) -> bool:
        """Whether all that is asked is there and nothing is to mend."""
        return self.asked is not None and self.done >= self.asked and not self.problems


@dataclass(frozen=True, slots=True)
class Meter:
    """How far a report is: cells filled of those asked, and what is to mend."""

    filled: int
    asked: int
    errors: int
    warnings: int

    @property
    def complete(self) -> bool:
        """Whether nothing keeps the report from being certified."""
        return not self.errors and not self.warnings


@dataclass(frozen=True, slots=True)
class ReportHead:
    """What stands at the top of each page of a report."""

    award: str
    award_title: Text
    period: str
    period_name: Text
    partner_name: Text
    state: str
    state_name: Text
    due: date
    days_left: Text | None
    timeliness_name: Text
    late: bool
    illustrative: bool


def head_of(opened: OpenReport) -> ReportHead:
    """Return the top of a page of a report."""
    report, form, today = opened.report, opened.form, timezone.localdate(opened.at)
    standing = report.timeliness(today)
    waits = report.first_submitted_at is None and report.report_state is not ReportState.SUBMITTED
    return ReportHead(
        award=form.award,
        award_title=form.award_title,
        period=report.period,
        period_name=form.period.name,
        partner_name=form.partner_name,
        state=report.state,
        state_name=STATE_NAMES[report.report_state],
        due=report.due,
        days_left=days_left(report.due, today) if waits else None,
        timeliness_name=TIMELINESS_NAMES[standing],
        late=standing in _LATE,
        illustrative=form.illustrative,
    )


def meter_of(opened: OpenReport) -> Meter:
    """Return how far the newest version is."""
    keys = {cell.key for _, cell in opened.form.cells()}
    weights = Counter(issue.severity for issue in opened.to_mend)
    filled = len(keys & opened.content.values.keys())
    return Meter(filled, len(keys), weights[Severity.ERROR], weights[Severity.WARNING])


def sections_of(opened: OpenReport, current: str = "") -> tuple[Section, ...]:
    """Return the parts of a report in the order in which they are filled in."""
    problems = Counter(section_key(issue) for issue in opened.to_mend)
    form, content = opened.form, opened.content
    found = [_of_indicator(opened, asked, problems, current) for asked in form.indicators]
    entered = len(content.financial.keys() & set(ENTERED))
    counts: dict[str, tuple[int, int | None]] = {
        MONEY: (len(content.spending) + entered, len(form.budget_lines) + len(ENTERED)),
        NARRATIVE: (len(content.narratives), len(NarrativeSection)),
        EVIDENCE: (len(opened.evidence), None),
        PROBLEMS: (len(opened.to_mend), None),
    }
    if form.activities:
        counts = {ACTIVITIES: (len(content.activities), len(form.activities))} | counts
    for key, (done, asked) in counts.items():
        address = reverse(f"partners:{key}", args=opened.place)
        name = _NAMES[key]
        found.append(Section(key, name, name, address, done, asked, problems[key], key == current))
    return tuple(found)


def _of_indicator(
    opened: OpenReport, asked: FormIndicator, problems: Counter[str], current: str
) -> Section:
    indicator, values = asked.indicator, opened.content.values
    key = indicator_section(indicator.code)
    return Section(
        key=key,
        name=same(indicator.code),
        title=indicator.title,
        address=reverse("partners:indicator", args=(*opened.place, indicator.code)),
        done=sum(cell.key in values for cell in asked.cells),
        asked=len(asked.cells),
        problems=problems[key],
        current=key == current,
    )


def indicator_section(code: str) -> str:
    """Return the key of the section of an indicator."""
    return f"indicator:{code}"


def section_key(issue: Issue) -> str:
    """Return the key of the section that an issue is about; blank for the report as a whole."""
    field = issue.location.field or ""
    if "|" in field:
        return indicator_section(field.partition("|")[0])
    return _OF_FIELD.get(field.partition(".")[0], "")


def address_of(opened: OpenReport, field: str) -> str | None:
    """Return where in the pages the entry stands that `field` names; None where nowhere."""
    if "|" not in field:
        section = _OF_FIELD.get(field.partition(".")[0])
        return f"{reverse(f'partners:{section}', args=opened.place)}#{field}" if section else None
    try:
        key = CellKey.from_text(field)
    except CellKeyInvalid:
        return None
    if key not in opened.positions:
        return None
    page = reverse("partners:indicator", args=(*opened.place, key.indicator))
    return f"{page}?{urlencode({'at': key.place})}#{cell_id(opened.positions[key])}"


def cell_id(position: int) -> str:
    """Return the identifier on its page of the cell at `position` of its indicator."""
    return f"c{position}"
