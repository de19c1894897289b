"""Evidence files: whose they are to see, and where their content lies."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from amparo.partner_reports.models import Evidence, PartnerReport
from amparo.partner_reports.permissions import can_see
from amparo.partner_reports.refusals import ReportNotFound
from amparo.people.permissions import Viewer

FOLDER = "evidence"
"""Folder in the home folder, outside anything that is served."""


def evidence_path(sha256: str) -> Path:
    """Return where the content with this hash lies."""
    home: Path = getattr(settings, "AMPARO_HOME")  # noqa: B009 - not one of Django's own
    return home / FOLDER / sha256


def evidence_of(report: PartnerReport) -> list[Evidence]:
    """Return the evidence of a report, oldest first."""
    return list(report.evidence.all())


def evidence_file(viewer: Viewer, pk: int) -> tuple[Evidence, Path]:
    """Return an evidence file that `viewer` may see, and where its content lies.

    Raises
    ------
    ReportNotFound
        There is none, or its report is not theirs to see.
    """
    found = (
        Evidence.objects.filter(pk=pk)
        .select_related("report__award__compact", "report__award__organisation")
        .first()
    )
    if found is None or not can_see(found.report, viewer):
        raise ReportNotFound
    return found, evidence_path(found.sha256)
