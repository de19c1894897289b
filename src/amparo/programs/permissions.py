"""Who may record awards: coordinators of the compact, and operators at the command line."""

from __future__ import annotations

from amparo.people.permissions import Viewer, check_duty
from amparo.people.refusals import NotAllowed
from amparo.people.roles import Duty


def author_of(by: str | Viewer) -> str:
    """Return under which name an event is recorded: a person's address, or as it is given."""
    return by.address if isinstance(by, Viewer) else by


def check_can_record_award(by: str | Viewer, compact: str) -> None:
    """Refuse people who do not coordinate reports in `compact`."""
    if isinstance(by, Viewer):
        check_duty(by, Duty.COORDINATE_REPORTS, compact)


def can_record_award(by: str | Viewer, compact: str) -> bool:
    """Whether `by` may record awards in `compact`."""
    try:
        check_can_record_award(by, compact)
    except NotAllowed:
        return False
    return True
