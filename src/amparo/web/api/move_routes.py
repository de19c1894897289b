"""The moves of a report's life, each a POST to its verb."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from django.utils import timezone
from ninja import Body, Router

from amparo.audit.refusals import IssuesFound, NotPossible
from amparo.partner_reports import actions, queries
from amparo.web.api.refusals import StandsOtherwise
from amparo.web.api.report_shapes import ReportShape
from amparo.web.api.requests import TokenRequest
from amparo.web.api.shapes import WRITING, Seen, Shape, StandingShape, Words

router = Router(tags=["Moving a report on"])


class Decision(Shape):
    """A move. `seen` is the report's revision that you decide on; later: refused with 409."""

    seen: Seen | None = None


class ReasonedDecision(Decision):
    """A move that needs a reason; the partner reads it."""

    reason: Words


Asked = Annotated[Decision, Body()]
AskedWithReason = Annotated[ReasonedDecision, Body()]
_ANSWERS: dict[int, Any] = {200: ReportShape, **WRITING}


@router.post("/reports/{int:report_id}/begin", response=_ANSWERS, summary="Begin a draft")
def begin(request: TokenRequest, report_id: int, asked: Asked) -> ReportShape:
    """Begin a draft: a copy of the newest version, else blank; one that is there goes on."""
    return _move(actions.begin_report, request, report_id, asked)


@router.post("/reports/{int:report_id}/offer", response=_ANSWERS, summary="Offer for certification")
def offer(request: TokenRequest, report_id: int, asked: Asked) -> ReportShape:
    """Offer the draft to your organisation's head; its content rests meanwhile."""
    return _move(actions.offer_report, request, report_id, asked)


@router.post("/reports/{int:report_id}/take-back", response=_ANSWERS, summary="Take back")
def take_back(request: TokenRequest, report_id: int, asked: Asked) -> ReportShape:
    """Take an offered draft back, so that its content can change again."""
    return _move(actions.take_back_report, request, report_id, asked)


@router.post("/reports/{int:report_id}/submit", response=_ANSWERS, summary="Certify and submit")
def submit(request: TokenRequest, report_id: int, asked: Asked) -> ReportShape:
    """Certify and submit the offered draft. 422 names everything that is still open.

    A report that is submitted already is refused with 409, which says how it stands.
    """
    return _move(actions.submit_report, request, report_id, asked)


@router.post("/reports/{int:report_id}/return", response=_ANSWERS, summary="Return to the partner")
def return_(request: TokenRequest, report_id: int, asked: AskedWithReason) -> ReportShape:
    """Send a submitted report back to its partner, with the reason."""
    return _move(actions.return_report, request, report_id, asked)


@router.post("/reports/{int:report_id}/accept", response=_ANSWERS, summary="Accept")
def accept(request: TokenRequest, report_id: int, asked: Asked) -> ReportShape:
    """Accept a submitted report: its values become facts."""
    return _move(actions.accept_report, request, report_id, asked)


@router.post(
    "/reports/{int:report_id}/withdraw-acceptance",
    response=_ANSWERS,
    summary="Withdraw acceptance",
)
def withdraw_acceptance(
    request: TokenRequest, report_id: int, asked: AskedWithReason
) -> ReportShape:
    """Withdraw acceptance, with the reason: the values count no longer."""
    return _move(actions.withdraw_acceptance, request, report_id, asked)


@router.post("/reports/{int:report_id}/request", response=_ANSWERS, summary="Request a report")
def request_(request: TokenRequest, report_id: int, asked: Asked) -> ReportShape:
    """Ask the partner for a report that has not come."""
    return _move(actions.request_report, request, report_id, asked)


@router.post(
    "/reports/{int:report_id}/close-unprovided",
    response=_ANSWERS,
    summary="Close as not provided",
)
def close_unprovided(request: TokenRequest, report_id: int, asked: Asked) -> ReportShape:
    """State that a requested report was not provided: its numbers are known as not reported."""
    return _move(actions.close_unprovided, request, report_id, asked)


def _move(
    act: Callable[..., object], request: TokenRequest, report_id: int, asked: Decision
) -> ReportShape:
    """Make a move; where it is not possible, say how the report stands."""
    viewer, now = request.auth, timezone.now()
    found = queries.report(viewer, report_id)
    reason = {"reason": asked.reason} if isinstance(asked, ReasonedDecision) else {}
    try:
        act(report=found, by=viewer, at=now, seen=asked.seen, **reason)
    except IssuesFound:
        raise
    except NotPossible as refused:
        stands = queries.report(viewer, report_id)
        standing = StandingShape(state=stands.report_state, revision=stands.revision)
        raise StandsOtherwise(refused, standing) from refused
    return ReportShape.of(queries.report(viewer, report_id), timezone.localdate(now))
