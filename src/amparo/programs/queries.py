"""Reading awards. Nothing here is secret among those who take part in a compact."""

from __future__ import annotations

from datetime import date

from amparo.programs.models import (
    Activity,
    Award,
    AwardPause,
    BudgetLine,
    ReportingRequirement,
)

__all__ = ["Activity", "Award", "AwardPause", "BudgetLine", "ReportingRequirement", "award",
           "awards_of", "lock_award", "open_pause", "pauses_of", "requirements"]  # fmt: skip


def awards_of(compact_code: str) -> list[Award]:
    """Return the awards of a compact with their organisations, by organisation and number."""
    found = Award.objects.filter(compact__code=compact_code)
    return list(
        found.select_related("compact", "organisation").order_by("organisation__code", "number")
    )


def award(compact_code: str, number: str) -> Award | None:
    """Return the award of a compact with `number`, if there is one."""
    found = Award.objects.filter(compact__code=compact_code, number=number)
    return found.select_related("compact", "organisation").first()


def requirements(award: Award) -> list[ReportingRequirement]:
    """Return what `award` reports on, in the order in which it was agreed."""
    return list(award.requirements.all())


def pauses_of(award: Award) -> list[tuple[date, date | None]]:
    """Return the first and the last paused day of each pause of `award`; None: it goes on."""
    return list(award.pauses.values_list("starts", "ends"))


def open_pause(award: Award) -> AwardPause | None:
    """Return the pause of `award` that goes on, if there is one."""
    return award.pauses.filter(ends__isnull=True).first()


def lock_award(award: Award) -> Award:
    """Return `award` held until the transaction ends: one act on an award at a time."""
    return Award.objects.select_for_update().get(pk=award.pk)
