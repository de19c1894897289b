"""A report that somebody has opened: what it asks, what its newest version says, what is wrong.

Each part is read when a page first asks for it. Reports of others are not found, and look as if
they did not exist.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.http import Http404
from django.utils import timezone

from amparo.framework.issues import Issue
from amparo.framework.results_framework import ResultsFramework
from amparo.partner_reports import permissions, queries
from amparo.partner_reports.intake import content_issues, unexplained
from amparo.partner_reports.queries import (
    Evidence,
    PartnerReport,
    ReportNotFound,
    ReportVersion,
    ValueComment,
)
from amparo.people.permissions import Viewer
from amparo.web.signed_in import SignedInRequest
from amparo.workbooks.report_form import CellKey, ReportContent, ReportForm

FROM_WEB = "web"
"""What issues name as their file, and values as their locator."""


@dataclass(frozen=True)
class OpenReport:
    """A report of the viewer's own organisation, at a moment."""

    report: PartnerReport
    viewer: Viewer
    at: datetime

    @property
    def place(self) -> tuple[str, str]:
        """What its addresses are made of."""
        return (self.report.award.number, self.report.period)

    @cached_property
    def versions(self) -> list[ReportVersion]:
        """All versions, oldest first."""
        return queries.versions_of(self.viewer, self.report)

    @cached_property
    def version(self) -> ReportVersion | None:
        """The newest version, draft or submitted; None where the report was never begun."""
        return self.versions[-1] if self.versions else None

    @property
    def revision(self) -> int:
        """Revision of the newest version: what a person who looks at the page has seen."""
        return self.version.revision if self.version else 0

    @cached_property
    def form(self) -> ReportForm:
        """What the report asks for."""
        return queries.form_of(self.report, self.at)

    @cached_property
    def positions(self) -> dict[CellKey, int]:
        """Where each cell stands among those of its indicator, from 0."""
        return {
            cell.key: position
            for asked in self.form.indicators
            for position, cell in enumerate(asked.cells)
        }

    @property
    def framework(self) -> ResultsFramework:
        """The framework by which it is filled in."""
        return self.form.framework

    @cached_property
    def content(self) -> ReportContent:
        """What the newest version says; nothing where the report was never begun."""
        return queries.content_of(self.version) if self.version else ReportContent()

    @cached_property
    def issues(self) -> list[Issue]:
        """Everything that is wrong or strange in the newest version; none before it was begun."""
        if self.version is None:
            return []
        return content_issues(self.report, self.form, self.content, FROM_WEB)

    @cached_property
    def to_mend(self) -> list[Issue]:
        """The issues for which the report cannot be submitted."""
        return unexplained(self.issues, self.content)

    @cached_property
    def evidence(self) -> list[Evidence]:
        """The files that support the report, oldest first."""
        return queries.evidence_seen(self.viewer, self.report)

    @cached_property
    def comments(self) -> list[ValueComment]:
        """What was said about values of the version that was submitted last, oldest first."""
        submitted = [each for each in self.versions if each.submitted_at]
        return queries.comments_of(submitted[-1]) if submitted else []

    @property
    def editable(self) -> bool:
        """Whether the viewer may change the content now."""
        return permissions.can_edit(self.report, self.viewer)

    def again(self) -> OpenReport:
        """Return the report as it stands now."""
        found = queries.report(self.viewer, self.report.pk)
        return OpenReport(found, self.viewer, timezone.now())


def open_report(request: SignedInRequest, award: str, period: str) -> OpenReport:
    """Return a report for which the viewer reports.

    Raises
    ------
    Http404
        There is none, or it is another organisation's: these pages are of those who report.
    """
    viewer = request.viewer
    try:
        report = queries.report_for(viewer, award, period)
    except ReportNotFound:
        raise Http404 from None
    if not permissions.can_see_draft(report, viewer):
        raise Http404
    return OpenReport(report, viewer, timezone.now())
