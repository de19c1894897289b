"""Finding reports and their versions: each viewer gets those that are theirs to see.

A partner does not learn that another's report exists; drafts are the partner's own until they
are submitted.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet

from amparo.partner_reports.models import (
    PartnerReport,
    ReportReview,
    ReportVersion,
    TableMapping,
    ValueComment,
)
from amparo.partner_reports.permissions import can_see, can_see_draft
from amparo.partner_reports.refusals import ReportNotFound
from amparo.people.permissions import Viewer
from amparo.people.roles import Duty
from amparo.programs.queries import Award


def all_reports() -> QuerySet[PartnerReport]:
    """Return every report with its award, compact and organisation, for other queries."""
    return PartnerReport.objects.select_related("award__compact", "award__organisation")


def visible_to(viewer: Viewer) -> Q:
    """Return the condition that a report is the viewer's to see."""
    seen = Q(pk__in=[])
    for compact in viewer.compacts_for(Duty.SEE_ALL_REPORTS):
        seen |= Q(award__compact__code=compact) if compact else Q(pk__isnull=False)
    for held in viewer.roles:
        if viewer.may(Duty.SEE_OWN_REPORTS, held.compact, held.organisation):
            own = Q(award__organisation__code=held.organisation)
            seen |= own & Q(award__compact__code=held.compact) if held.compact else own
    return seen


def reports_of(viewer: Viewer, compact_code: str | None = None) -> list[PartnerReport]:
    """Return the reports that `viewer` may see, by due date: own ones, or all of a compact."""
    found = all_reports().filter(visible_to(viewer))
    if compact_code is not None:
        found = found.filter(award__compact__code=compact_code)
    return list(found)


def report(viewer: Viewer, pk: int) -> PartnerReport:
    """Return a report that `viewer` may see.

    Raises
    ------
    ReportNotFound
        There is none, or it is not theirs to see.
    """
    found = all_reports().filter(pk=pk).first()
    if found is None or not can_see(found, viewer):
        raise ReportNotFound
    return found


def report_for(viewer: Viewer, award_number: str, period: str) -> PartnerReport:
    """Return the report of an award for a period, as `report` does; API and commands name it so.

    Raises
    ------
    ReportNotFound
        There is none, or it is not theirs to see.
    """
    found = all_reports().filter(visible_to(viewer), award__number=award_number, period=period)
    if (first := found.first()) is None:
        raise ReportNotFound
    return first


def versions_of(viewer: Viewer, report: PartnerReport) -> list[ReportVersion]:
    """Return the versions of a report, oldest first; a draft to the partner's people only."""
    found = report.versions.order_by("number")
    if not can_see_draft(report, viewer):
        found = found.filter(submitted_at__isnull=False)
    return list(found)


def version(viewer: Viewer, report: PartnerReport, number: int) -> ReportVersion:
    """Return one version of a report.

    Raises
    ------
    ReportNotFound
        There is none with this number, or it is a draft that is not theirs to see.
    """
    for each in versions_of(viewer, report):
        if each.number == number:
            return each
    raise ReportNotFound


def draft_of(viewer: Viewer, report: PartnerReport) -> ReportVersion | None:
    """Return the draft of a report, to the partner's people only."""
    return open_draft(report) if can_see_draft(report, viewer) else None


def open_draft(report: PartnerReport) -> ReportVersion | None:
    """Return the draft of a report whoever asks; for actions and checks."""
    return report.versions.filter(submitted_at__isnull=True).first()


def newest_version(report: PartnerReport) -> ReportVersion | None:
    """Return the newest version of a report, draft or submitted."""
    return report.versions.order_by("-number").first()


def submitted_version(report: PartnerReport) -> ReportVersion | None:
    """Return the newest submitted version of a report: what reviewers decide on."""
    return report.versions.filter(submitted_at__isnull=False).order_by("-number").first()


def accepted_version(report: PartnerReport) -> ReportVersion | None:
    """Return the version whose values count now, if there is one."""
    return report.versions.filter(accepted_at__isnull=False, withdrawn_at__isnull=True).first()


def reviews_of(report: PartnerReport) -> list[ReportReview]:
    """Return the decisions on a report's versions with their reasons, oldest first."""
    return list(ReportReview.objects.filter(version__report=report).select_related("version"))


def comments_of(version: ReportVersion) -> list[ValueComment]:
    """Return what was said about values of a version, oldest first."""
    return list(version.comments.all())


def mapping_of(award: Award, header_hash: str) -> TableMapping | None:
    """Return how a table with this header was read for `award` the last time."""
    return TableMapping.objects.filter(award=award, header_hash=header_hash).first()
