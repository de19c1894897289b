"""The plan: what the two governments agreed, objective by objective."""

from __future__ import annotations

from amparo.framework.disaggregations import Category
from amparo.web.portal.indicator_list import indicator_rows, tally
from amparo.web.portal.pages import Duty, IndicatorRow, PlannedObjective, PlanPage
from amparo.web.portal.release import Release, open_release


def plan_page(code: str) -> PlanPage:
    """Return the plan of a compact."""
    release = open_release(code)
    framework = release.framework
    rows = indicator_rows(release)
    return PlanPage(
        masthead=release.masthead("plan"),
        compact=framework.compact,
        version=framework.version,
        adopted=framework.adopted,
        forms=_priority_forms(release),
        objectives=_planned_objectives(release, rows),
        context=tuple(row for row in rows if row.objective is None),
        duties=_duties(release),
        sources=release.sources(framework.compact.provenance),
    )


def _planned_objectives(
    release: Release, rows: tuple[IndicatorRow, ...]
) -> tuple[PlannedObjective, ...]:
    planned = []
    for objective in release.framework.objectives.values():
        own = tuple(row for row in rows if row.objective == objective)
        sources = release.sources(objective.provenance)
        planned.append(PlannedObjective(objective, tally(own), own, sources))
    return tuple(planned)


def _priority_forms(release: Release) -> tuple[Category, ...]:
    """Return the categories that the compact names as priority, each once, in order."""
    marked = {
        category.code: category
        for disaggregation in release.framework.disaggregations.values()
        for category in disaggregation.categories
        if category.priority
    }
    return tuple(marked.values())


def _duties(release: Release) -> tuple[Duty, ...]:
    framework = release.framework
    return tuple(
        Duty(framework.authorities[one.body].name, one, release.sources(one.provenance))
        for one in framework.responsibilities
    )
