"""Checking what a partner answered: the same checks for workbook, web pages and API.

What only the records know is checked beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from itertools import chain

from amparo.exchange.federal_financial_report import LINES, check_lines
from amparo.framework.disaggregations import Disaggregation
from amparo.framework.issues import Issue, IssueKind, Location
from amparo.framework.language import Text
from amparo.framework.results_framework import ResultsFramework
from amparo.partner_reports.models import PartnerReport, ReportVersion
from amparo.partner_reports.queries import content_of, financial_before, form_of, framework_for
from amparo.partner_reports.states import EDITABLE, STATE_NAMES
from amparo.programs.queries import Award, requirements
from amparo.workbooks.report_checks import check_content, unexplained
from amparo.workbooks.report_form import CellKey, ReportContent, ReportForm

__all__ = [
    "AskedEntries",
    "check_amounts",
    "check_keys",
    "check_report",
    "issues_of",
    "unexplained",
]

_OTHER_REPORT = IssueKind(
    "report.other_report",
    Text(
        "This is for {given}, and the report is {wanted}.",
        "Esto es para {given}, y el informe es {wanted}.",
    ),
    Text(
        "Use the workbook that was made for this partner, award and period.",
        "Use el libro que se preparó para este socio, subvención y período.",
    ),
)
_NOT_OPEN = IssueKind(
    "report.not_open",
    Text(
        "The report cannot be changed now. Its state is: {state}.",
        "El informe no puede cambiarse ahora. Su estado es: {state}.",
    ),
    Text(
        "Begin it, take it back, or wait until it is returned.",
        "Inícielo, retómelo o espere a que sea devuelto.",
    ),
)
_NOT_ASKED = IssueKind(
    "report.not_asked",
    Text("This report does not ask for {field}.", "Este informe no pide {field}."),
    Text("Leave it out.", "Déjelo por fuera."),
)
_AMOUNT = IssueKind(
    "report.amount_size",
    Text(
        "{amount} has too many digits to be kept exactly.",
        "{amount} tiene demasiados dígitos para conservarse con exactitud.",
    ),
    Text(
        "Use up to 14 digits before the decimal mark and up to 4 after it.",
        "Use hasta 14 dígitos antes del separador decimal y hasta 4 después.",
    ),
)
_LIMIT, _SMALLEST = Decimal(10) ** 14, Decimal("0.0001")


def check_report(
    report: PartnerReport, form: ReportForm, content: ReportContent, file: str
) -> list[Issue]:
    """Return everything that is wrong or strange in what was answered.

    Parameters
    ----------
    form : ReportForm
        By which it was filled in; must be of this partner, award and period.
    file : str
        What issues name as their file: the workbook's name, ``web`` or ``api``.

    Returns
    -------
    list of Issue
        First what only the records know (codes ``report.…``), then `report_checks` and the
        lines of the SF-425.
    """
    return [
        *_other_report(report, form, file),
        *_not_open(report, file),
        *content_issues(report, form, content, file),
    ]


def content_issues(
    report: PartnerReport, form: ReportForm, content: ReportContent, file: str
) -> list[Issue]:
    """Return what is wrong or strange in a content by itself and beside earlier reports."""
    return [
        *check_amounts(content, file),
        *check_content(form, content, file),
        *check_lines(content.financial, file, financial_before(report)),
    ]


def issues_of(version: ReportVersion, at: datetime) -> list[Issue]:
    """Return what is wrong or strange in a version, for whoever may see it."""
    report = version.report
    return content_issues(report, form_of(report, at), content_of(version), "web")


def check_keys(report: PartnerReport, content: ReportContent, file: str) -> list[Issue]:
    """Return an issue for every entry that the report does not ask for."""
    asked = AskedEntries(report)
    return [_NOT_ASKED.at(Location(file, field=name), field=name) for name in asked.others(content)]


class AskedEntries:
    """Which entries a report asks for, answered without building its form."""

    def __init__(self, report: PartnerReport) -> None:
        award: Award = report.award
        framework = framework_for(report)
        self._requirements = {
            each.indicator: _Asked(each.places, each.breakdowns, framework, each.indicator)
            for each in requirements(award)
            if each.indicator in framework.indicators
        }
        self.activities = set(award.activities.values_list("code", flat=True))
        self.budget_lines = set(award.budget_lines.values_list("code", flat=True))

    def has(self, key: CellKey) -> bool:
        """Whether the cell is asked."""
        asked = self._requirements.get(key.indicator)
        return asked is not None and asked.has(key)

    def others(self, content: ReportContent) -> Iterator[str]:
        """Yield the field of every entry that is not asked."""
        yield from (str(key) for key in content.values if not self.has(key))
        yield from (f"activity.{c}" for c in content.activities if c not in self.activities)
        yield from (f"budget.{code}" for code in content.spending if code not in self.budget_lines)
        yield from (f"financial.{letter}" for letter in content.financial if letter not in LINES)
        yield from (
            f"explanation.{code[:_LONGEST_CODE]}"
            for code, place in content.explanations
            if not is_place_of_issue(code, place)
        )


_LONGEST_CODE, _LONGEST_PLACE = 60, 500


def is_place_of_issue(code: str, place: str) -> bool:
    """Whether these can be the code and the field of an issue."""
    return (
        0 < len(code) <= _LONGEST_CODE
        and 0 < len(place) <= _LONGEST_PLACE
        and (code + place).isprintable()
    )


class _Asked:
    """The cells of one requirement."""

    def __init__(
        self,
        places: Iterable[str],
        breakdowns: Iterable[Iterable[str]],
        framework: ResultsFramework,
        code: str,
    ) -> None:
        indicator = framework.indicators[code]
        self._components = {
            each.code.value for each in indicator.components if each.indicator is None
        }
        self._places = {place for place in places if place in framework.places}
        self._axes = {(), *(tuple(sorted(axes)) for axes in breakdowns)}
        self._categories = {
            axis: _codes(framework.disaggregations[axis])
            for axes in self._axes
            for axis in axes
            if axis in framework.disaggregations
        }

    def has(self, key: CellKey) -> bool:
        return (
            key.component in self._components
            and key.place in self._places
            and tuple(axis for axis, _ in key.breakdown) in self._axes
            and all(category in self._categories.get(axis, ()) for axis, category in key.breakdown)
        )


def _codes(disaggregation: Disaggregation) -> frozenset[str]:
    return frozenset(each.code for each in disaggregation.categories)


def check_amounts(content: ReportContent, file: str) -> list[Issue]:
    """Return an issue for every amount that facts could not keep digit by digit."""
    named = chain(
        ((key, stated.amount) for key, stated in content.values.items()),
        ((f"budget.{code}", amount) for code, amount in content.spending.items()),
        ((f"financial.{letter}", amount) for letter, amount in content.financial.items()),
    )
    return [
        _AMOUNT.at(Location(file, field=str(field)), amount=str(amount))
        for field, amount in named
        if amount is not None and not fits(amount)
    ]


def fits(amount: Decimal) -> bool:
    """Whether facts keep `amount` exactly (`measurement.facts.AMOUNT_TYPE`)."""
    if not amount.is_finite() or abs(amount) >= _LIMIT:
        return False
    return amount.quantize(_SMALLEST) == amount


def _other_report(report: PartnerReport, form: ReportForm, file: str) -> Iterator[Issue]:
    award = report.award
    wanted = (award.compact.code, award.organisation.code, award.number, report.period)
    given = (form.compact, form.partner, form.award, form.period.code)
    if given != wanted:
        yield _OTHER_REPORT.at(Location(file), given=" ".join(given), wanted=" ".join(wanted))


def _not_open(report: PartnerReport, file: str) -> Iterator[Issue]:
    if report.report_state not in EDITABLE:
        yield _NOT_OPEN.at(Location(file), state=STATE_NAMES[report.report_state])
