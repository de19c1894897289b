"""The ways a number can be present or absent, and their SDMX observation-status codes.

Absence is data: not reported is never zero. Every layer uses this one table.
"""

from __future__ import annotations

from enum import StrEnum

from amparo.framework.language import Text


class Status(StrEnum):
    """Why an amount is there, or why it is not."""

    REPORTED = "reported"
    NOT_REPORTED = "not_reported"
    NOT_APPLICABLE = "not_applicable"
    PARTIAL = "partial"
    UNDEFINED = "undefined"
    WITHHELD = "withheld"

    @property
    def has_amount(self) -> bool:
        """Whether an amount must stand beside this status (else it must be blank)."""
        return self in {Status.REPORTED, Status.PARTIAL}


FACT_STATUSES = (Status.REPORTED, Status.NOT_REPORTED, Status.NOT_APPLICABLE)
"""What a person can report. The others are made: partial and undefined by the engine,
withheld by disclosure control."""

# SDMX Content-Oriented Guidelines, code list CL_OBS_STATUS.
SDMX_CODES: dict[Status, str] = {
    Status.REPORTED: "A",
    Status.NOT_REPORTED: "O",
    Status.NOT_APPLICABLE: "M",
    Status.PARTIAL: "P",
    Status.UNDEFINED: "M",
    Status.WITHHELD: "Q",
}

WORDS: dict[Status, Text] = {
    Status.REPORTED: Text("reported", "reportado"),
    Status.NOT_REPORTED: Text("not reported", "no reportado"),
    Status.NOT_APPLICABLE: Text("not applicable", "no aplica"),
    Status.PARTIAL: Text("partial", "parcial"),
    Status.UNDEFINED: Text("not defined", "no definido"),
    Status.WITHHELD: Text("withheld", "reservado"),
}
