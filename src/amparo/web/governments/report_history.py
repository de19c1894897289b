"""What happened to a report, in order: who submitted, returned, accepted and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from amparo.framework.language import Text
from amparo.partner_reports.queries import PartnerReport, ReportReview, ReportVersion

DECISIONS = {
    "returned": Text("Returned to the partner", "Devuelto al socio"),
    "accepted": Text("Accepted", "Aceptado"),
    "withdrawn": Text("Acceptance withdrawn", "Aceptación retirada"),
}
_SUBMITTED = Text("Version {number} submitted", "Versión {number} presentada")
_REQUESTED = Text("Requested from the partner", "Solicitado al socio")
_CLOSED = Text("Recorded as requested, not provided", "Registrado como solicitado, no entregado")


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened; `by` and `reason` are blank where none is kept here."""

    at: datetime
    what: Text
    version: int | None = None
    by: str = ""
    reason: str = ""


def history(
    report: PartnerReport, versions: Iterable[ReportVersion], reviews: Iterable[ReportReview]
) -> tuple[Happening, ...]:
    """Return what happened, newest first."""
    return tuple(sorted(_all(report, versions, reviews), key=lambda one: one.at, reverse=True))


def _all(
    report: PartnerReport, versions: Iterable[ReportVersion], reviews: Iterable[ReportReview]
) -> Iterator[Happening]:
    for version in versions:
        if version.submitted_at is not None:
            what = _SUBMITTED.fill(number=version.number)
            yield Happening(version.submitted_at, what, version.number, version.submitted_by)
    for review in reviews:
        yield happening_of(review)
    if report.requested_at is not None:
        yield Happening(report.requested_at, _REQUESTED)
    if report.closed_at is not None:
        yield Happening(report.closed_at, _CLOSED)


def happening_of(review: ReportReview) -> Happening:
    """Return a decision as something that happened."""
    return Happening(
        review.at, DECISIONS[review.decision], review.version.number, review.by, review.reason
    )
