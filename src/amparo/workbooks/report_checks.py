"""Check what a partner answered beyond its shape: one check for workbook, web pages and API.

Every problem is found at once. What the financial report must fulfil is in
`exchange.federal_financial_report`, which this package may not import: intake calls both.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import localcontext

from amparo.framework.issues import Issue, Severity
from amparo.workbooks import report_check_cells, report_check_told, report_check_totals
from amparo.workbooks.report_findings import EXACT, Findings
from amparo.workbooks.report_form import ReportContent, ReportForm

SHORTEST_EXPLANATION = 10
"""Letters and digits that an explanation of a warning has at least. A proposal: "n/a", dots and
"ok" explain nothing to the reviewer who reads them; "two courses" does."""


def check_content(form: ReportForm, content: ReportContent, file: str) -> list[Issue]:
    """Return everything that is wrong or strange in a report, in the order of the form.

    Parameters
    ----------
    form : ReportForm
    content : ReportContent
        Numbers in the indicators' units, money in the form's currency.
    file : str
        What the issues name as their file: the workbook's name, ``web`` or ``api``.

    Returns
    -------
    list of Issue
        Errors refuse; warnings need an explanation (`unexplained`); notes inform. About a cell,
        the location's field is the cell's key as text; else ``narrative.progress``,
        ``activity.<code>``, ``budget.<code>`` or ``financial.e``.
    """
    findings = Findings.of(form, content, file)
    with localcontext(EXACT):
        report_check_cells.check_cells(findings)
        report_check_totals.check_totals(findings)
        report_check_told.check_told(findings)
    return findings.issues()


def unexplained(issues: Iterable[Issue], content: ReportContent) -> list[Issue]:
    """Return the issues for which a report cannot be submitted.

    Returns
    -------
    list of Issue
        Every error, and every warning without an explanation under (code, where).
    """
    return [
        issue
        for issue in issues
        if issue.severity is Severity.ERROR
        or (issue.severity is Severity.WARNING and not _is_explained(issue, content))
    ]


def _is_explained(issue: Issue, content: ReportContent) -> bool:
    words = content.explanations.get((issue.code, issue.location.field or ""), "")
    return sum(map(str.isalnum, words)) >= SHORTEST_EXPLANATION
