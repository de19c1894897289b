"""Reading awards. Nothing here is secret among those who take part in a compact."""

from __future__ import annotations

from amparo.programs.models import Activity, Award, BudgetLine, ReportingRequirement

__all__ = ["Activity", "Award", "BudgetLine", "ReportingRequirement", "award", "awards_of",
           "lock_award", "requirements"]  # fmt: skip


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


def lock_award(award: Award) -> Award:
    """Return `award` held until the transaction ends: one act on an award at a time."""
    return Award.objects.select_for_update().get(pk=award.pk)
