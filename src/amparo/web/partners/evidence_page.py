"""The page of evidence: what supports the report, and what may be added."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from amparo.partner_reports import permissions
from amparo.partner_reports.actions import EVIDENCE_LIMIT, MEDIA_TYPES
from amparo.partner_reports.queries import Evidence
from amparo.web.partners.entry_frame import Frame, frame_of
from amparo.web.partners.opened import OpenReport
from amparo.web.partners.sections import EVIDENCE

ACCEPTED = ",".join(f".{ending}" for ending in (*MEDIA_TYPES, "jpg"))
"""What the browser offers to choose from."""


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """What supports a report. `limit` is in megabytes."""

    frame: Frame
    files: tuple[tuple[Evidence, str], ...]
    can_add: bool
    limit: int
    endings: str
    accepted: str
    add: str

    @property
    def illustrative(self) -> bool:
        """Whether the compact is fictional."""
        return self.frame.head.illustrative


def evidence_page(opened: OpenReport) -> EvidencePage:
    """Return the page of the evidence of a report."""
    return EvidencePage(
        frame=frame_of(opened, EVIDENCE),
        files=tuple(
            (each, reverse("partners:evidence_file", args=(*opened.place, each.pk)))
            for each in opened.evidence
        ),
        can_add=permissions.can_add_evidence(opened.report, opened.viewer),
        limit=EVIDENCE_LIMIT // 1_000_000,
        endings=", ".join(MEDIA_TYPES),
        accepted=ACCEPTED,
        add=reverse("partners:add_evidence", args=opened.place),
    )
