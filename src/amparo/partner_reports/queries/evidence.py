"""Evidence files: whose they are to see, and where their content lies."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from amparo.partner_reports.models import Evidence, PartnerReport
from amparo.partner_reports.permissions import can_see, can_see_draft
from amparo.partner_reports.queries.reports import submitted_version
from amparo.partner_reports.refusals import ReportNotFound
from amparo.partner_reports.states import ReportState
from amparo.people.permissions import Viewer

_WITH_REVIEWERS = frozenset({ReportState.SUBMITTED, ReportState.ACCEPTED})

FOLDER = "evidence"
"""Folder in the home folder, outside anything that is served."""


def evidence_path(sha256: str) -> Path:
    """Return where the content with this hash lies."""
    home: Path = getattr(settings, "AMPARO_HOME")  # noqa: B009 - not one of Django's own
    return home / FOLDER / sha256


def evidence_seen(viewer: Viewer, report: PartnerReport) -> list[Evidence]:
    """Return the evidence of a report that `viewer` may see, oldest first.

    To the partner's people all of it; to others what was there at the newest submission, and what
    was added while the report lay with the reviewers or is accepted. What a partner gathers for
    a draft is its own until it submits.
    """
    kept = list(report.evidence.all())
    if can_see_draft(report, viewer) or report.report_state in _WITH_REVIEWERS:
        return kept
    newest = submitted_version(report)
    until = newest.submitted_at if newest else None
    return [one for one in kept if until is not None and one.added_at <= until]


def evidence_file(viewer: Viewer, pk: int) -> tuple[Evidence, Path]:
    """Return an evidence file that `viewer` may see, and where its content lies.

    Raises
    ------
    ReportNotFound
        There is none, or it is not theirs to see (yet).
    """
    found = (
        Evidence.objects.filter(pk=pk)
        .select_related("report__award__compact", "report__award__organisation")
        .first()
    )
    if (
        found is None
        or not can_see(found.report, viewer)
        or found not in evidence_seen(viewer, found.report)
    ):
        raise ReportNotFound
    return found, evidence_path(found.sha256)
