"""What a report asks for: the award's requirements in the compact's newest framework."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from amparo.compacts.queries import Compact, FrameworkVersion, framework_of
from amparo.framework.indicators import ComponentCode, Indicator
from amparo.framework.periods import ReportingPeriod, period_from_code
from amparo.framework.results_framework import ResultsFramework
from amparo.partner_reports.models import Expenditure, PartnerReport, ReportVersion
from amparo.partner_reports.queries.contents import BUDGET_LINE, FINANCIAL, exact, values_of
from amparo.partner_reports.queries.reports import (
    accepted_version,
    newest_version,
    submitted_version,
)
from amparo.programs.queries import ReportingRequirement, pauses_of, requirements
from amparo.workbooks.report_form import (
    CellKey,
    FormActivity,
    FormBudgetLine,
    FormCell,
    FormIndicator,
    ReportForm,
    StatedValue,
    asked_keys,
)
from amparo.workbooks.suspension import suspension


def newest_framework(compact: Compact) -> FrameworkVersion | None:
    """Return the framework text recorded last for `compact`, without its bytes."""
    found: FrameworkVersion | None = (
        compact.frameworks.defer("text", "places").order_by("recorded_at", "id").last()
    )
    return found


def framework_for(report: PartnerReport) -> ResultsFramework:
    """Return the framework by which a report is filled in: the compact's newest."""
    version = newest_framework(report.award.compact)
    # An award is recorded against a framework, and frameworks are never deleted.
    assert version is not None  # noqa: S101
    return framework_of(version)


def period_of(report: PartnerReport) -> ReportingPeriod:
    """Return the period that a report is about."""
    return period_from_code(report.period, framework_for(report).calendars)


def form_of(report: PartnerReport, at: datetime) -> ReportForm:
    """Return what `report` asks for, with what was accepted for the period before it.

    Activities are asked about whose dates touch the period. Whoever holds the report may see
    its form.
    """
    award, framework = report.award, framework_for(report)
    period = period_from_code(report.period, framework.calendars)
    before = report_before(report)
    accepted = accepted_version(before) if before else None
    previous = dict(values_of(accepted)) if accepted else {}
    newest = newest_version(report)
    return ReportForm(
        compact=award.compact.code,
        compact_title=framework.compact.title,
        illustrative=framework.compact.illustrative,
        framework=framework,
        partner=award.organisation.code,
        partner_name=award.organisation.name,
        award=award.number,
        award_title=award.title,
        currency=award.currency,
        period=period,
        due=report.due,
        indicators=tuple(
            _asked(required, framework, period, previous)
            for required in requirements(award)
            if required.indicator in framework.indicators
        ),
        activities=tuple(
            FormActivity(activity.code, activity.name)
            for activity in award.activities.filter(
                starts__lte=report.ends, ends__gte=report.starts
            )
        ),
        budget_lines=_budget_lines(report),
        revision=newest.revision if newest else 0,
        suspension=suspension(report.starts, report.ends, pauses_of(award)),
    )


def _asked(
    required: ReportingRequirement,
    framework: ResultsFramework,
    period: ReportingPeriod,
    previous: Mapping[CellKey, StatedValue],
) -> FormIndicator:
    indicator = framework.indicators[required.indicator]
    places = [place for place in required.places if place in framework.places]
    breakdowns = [
        axes for axes in required.breakdowns if set(axes) <= set(indicator.disaggregations)
    ]
    targets = _targets(indicator, required.authority, period, framework)
    return FormIndicator(
        indicator,
        required.authority,
        tuple(
            FormCell(key, previous.get(key), None if key.breakdown else targets.get(key.place))
            for key in asked_keys(framework, indicator, places, breakdowns)
        ),
    )


def _targets(
    indicator: Indicator, authority: str, period: ReportingPeriod, framework: ResultsFramework
) -> dict[str, Decimal]:
    """Return this year's targets by place: of the shortest period that holds `period`.

    A target of a share says nothing about its numerator, so shares have none beside a cell.
    """
    if [each.code for each in indicator.components] != [ComponentCode.AMOUNT]:
        return {}
    found: dict[str, tuple[int, Decimal]] = {}
    for target in indicator.targets:
        span = period_from_code(target.period, framework.calendars)
        holds = span.start <= period.start and period.end <= span.end
        if target.authority != authority or not holds:
            continue
        length = (span.end - span.start).days
        if target.place not in found or length < found[target.place][0]:
            found[target.place] = (length, target.amount)
    return {place: amount for place, (_, amount) in found.items()}


def report_before(report: PartnerReport) -> PartnerReport | None:
    """Return the report of the same award for the period before."""
    earlier = PartnerReport.objects.filter(award=report.award_id, ends__lt=report.starts)
    return earlier.order_by("-ends").first()


def _budget_lines(report: PartnerReport) -> tuple[FormBudgetLine, ...]:
    spent = spent_before(report)
    return tuple(
        FormBudgetLine(line.code, line.name, exact(line.amount), spent.get(line.code, Decimal(0)))
        for line in report.award.budget_lines.all()
    )


def financial_before(report: PartnerReport) -> dict[str, Decimal]:
    """Return the lines of the SF-425 in the report before, as it was submitted last."""
    before = report_before(report)
    version = submitted_version(before) if before else None
    if version is None:
        return {}
    rows = version.expenditures.filter(kind=FINANCIAL)
    return {row.line: exact(row.amount) for row in rows}


def spent_before(report: PartnerReport) -> dict[str, Decimal]:
    """Return what was spent by line before the period, by the newest submitted versions.

    A report that waits for review counts: the partner certified it, and the cumulative lines of
    the SF-425 go on from it.
    """
    newest: dict[int, int] = {}
    submitted = ReportVersion.objects.filter(
        report__award=report.award_id, report__ends__lt=report.starts, submitted_at__isnull=False
    )
    for pk, owner in submitted.order_by("number").values_list("pk", "report_id"):
        newest[owner] = pk
    totals: dict[str, Decimal] = {}
    for row in Expenditure.objects.filter(version__in=newest.values(), kind=BUDGET_LINE):
        totals[row.line] = totals.get(row.line, Decimal(0)) + exact(row.amount)
    return totals
