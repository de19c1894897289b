"""The life of a partner report: its states, who may move it, and the table of moves.

The diagram in ``docs/reference/report-states.md`` is generated from this table.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from amparo.framework.language import Text
from amparo.people.roles import Duty


class ReportState(StrEnum):
    """Where a report stands."""

    EXPECTED = "expected"
    DRAFT = "draft"
    TO_CERTIFY = "to_certify"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    REQUESTED = "requested"
    NOT_PROVIDED = "not_provided"


STATE_NAMES: dict[ReportState, Text] = {
    ReportState.EXPECTED: Text("not begun", "sin iniciar"),
    ReportState.DRAFT: Text("draft", "borrador"),
    ReportState.TO_CERTIFY: Text("waiting for certification", "pendiente de certificación"),
    ReportState.SUBMITTED: Text("submitted", "presentado"),
    ReportState.RETURNED: Text("returned", "devuelto"),
    ReportState.ACCEPTED: Text("accepted", "aceptado"),
    ReportState.REQUESTED: Text("requested", "solicitado"),
    ReportState.NOT_PROVIDED: Text("requested, not provided", "solicitado, no entregado"),
}


class Move(StrEnum):
    """A verb that changes a report's state."""

    BEGIN = "begin"
    OFFER = "offer"
    TAKE_BACK = "take_back"
    SUBMIT = "submit"
    RETURN = "return"
    ACCEPT = "accept"
    WITHDRAW_ACCEPTANCE = "withdraw_acceptance"
    REQUEST = "request"
    CLOSE_UNPROVIDED = "close_unprovided"


MOVE_NAMES: dict[Move, Text] = {
    Move.BEGIN: Text("Filling in", "Diligenciar"),
    Move.OFFER: Text("Offering for certification", "Enviar a certificación"),
    Move.TAKE_BACK: Text("Taking back", "Retomar"),
    Move.SUBMIT: Text("Submitting", "Presentar"),
    Move.RETURN: Text("Returning", "Devolver"),
    Move.ACCEPT: Text("Accepting", "Aceptar"),
    Move.WITHDRAW_ACCEPTANCE: Text("Withdrawing acceptance", "Retirar la aceptación"),
    Move.REQUEST: Text("Requesting", "Solicitar"),
    Move.CLOSE_UNPROVIDED: Text("Closing as not provided", "Cerrar como no entregado"),
}


@dataclass(frozen=True, slots=True)
class Transition:
    """From which states a move leads where, and the duty of whoever makes it."""

    move: Move
    origins: frozenset[ReportState]
    target: ReportState
    duty: Duty


_S = ReportState
TRANSITIONS: dict[Move, Transition] = {
    each.move: each
    for each in (
        Transition(
            Move.BEGIN,
            frozenset({_S.EXPECTED, _S.RETURNED, _S.REQUESTED, _S.NOT_PROVIDED}),
            _S.DRAFT,
            Duty.FILL_REPORTS,
        ),
        Transition(Move.OFFER, frozenset({_S.DRAFT}), _S.TO_CERTIFY, Duty.FILL_REPORTS),
        Transition(Move.TAKE_BACK, frozenset({_S.TO_CERTIFY}), _S.DRAFT, Duty.FILL_REPORTS),
        Transition(Move.SUBMIT, frozenset({_S.TO_CERTIFY}), _S.SUBMITTED, Duty.CERTIFY_REPORTS),
        Transition(Move.RETURN, frozenset({_S.SUBMITTED}), _S.RETURNED, Duty.REVIEW_REPORTS),
        Transition(Move.ACCEPT, frozenset({_S.SUBMITTED}), _S.ACCEPTED, Duty.REVIEW_REPORTS),
        Transition(
            Move.WITHDRAW_ACCEPTANCE,
            frozenset({_S.ACCEPTED}),
            _S.RETURNED,
            Duty.COORDINATE_REPORTS,
        ),
        Transition(
            Move.REQUEST,
            frozenset({_S.EXPECTED, _S.DRAFT, _S.TO_CERTIFY, _S.RETURNED}),
            _S.REQUESTED,
            Duty.COORDINATE_REPORTS,
        ),
        Transition(
            Move.CLOSE_UNPROVIDED,
            frozenset({_S.REQUESTED}),
            _S.NOT_PROVIDED,
            Duty.COORDINATE_REPORTS,
        ),
    )
}
"""Every move there is. A draft that was begun stays when its report is requested."""

EDITABLE = frozenset({ReportState.DRAFT})
"""States in which the content may change."""

WITH_PARTNER = frozenset(
    {_S.EXPECTED, _S.DRAFT, _S.TO_CERTIFY, _S.RETURNED, _S.REQUESTED, _S.NOT_PROVIDED}
)
"""States in which the partner owes the next step."""


class Timeliness(StrEnum):
    """How a report stands against its due date."""

    AHEAD = "ahead"
    DUE_SOON = "due_soon"
    ON_TIME = "on_time"
    LATE = "late"
    OVERDUE = "overdue"


TIMELINESS_NAMES: dict[Timeliness, Text] = {
    Timeliness.AHEAD: Text("not due yet", "aún no vence"),
    Timeliness.DUE_SOON: Text("due soon", "vence pronto"),
    Timeliness.ON_TIME: Text("on time", "a tiempo"),
    Timeliness.LATE: Text("submitted late", "presentado tarde"),
    Timeliness.OVERDUE: Text("overdue, never submitted", "vencido, nunca presentado"),
}

DUE_DAYS = {"quarter": 30, "half": 30, "year": 90}
"""Days after the period's end on which a report is due, by frequency (2 CFR 200.329(c)(1))."""

SOON_DAYS = 14
"""From so many days before its due date a report counts as due soon."""


def timeliness(due: date, first_submitted: date | None, today: date) -> Timeliness:
    """Return how a report stands that was first submitted on a day, or never (None)."""
    if first_submitted is not None:
        return Timeliness.ON_TIME if first_submitted <= due else Timeliness.LATE
    if today > due:
        return Timeliness.OVERDUE
    return Timeliness.DUE_SOON if (due - today).days <= SOON_DAYS else Timeliness.AHEAD
