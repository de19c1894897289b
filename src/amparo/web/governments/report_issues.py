"""What is strange in a submitted version, each with its place and the partner's explanation."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from amparo.framework.issues import Issue, Severity
from amparo.framework.language import Text, same
from amparo.workbooks.report_findings import cell_name
from amparo.workbooks.report_form import (
    NARRATIVE_NAMES,
    CellKey,
    CellKeyInvalid,
    NarrativeSection,
    ReportContent,
    ReportForm,
)

_SEVERITIES = {
    Severity.ERROR: Text("error", "error"),
    Severity.WARNING: Text("warning", "advertencia"),
    Severity.NOTE: Text("note", "nota"),
}
_FINANCIAL = Text("SF-425, line {letter}", "SF-425, línea {letter}")
_BUDGET = Text("Budget line {code}", "Rubro {code}")
_ACTIVITY = Text("Activity {code}", "Actividad {code}")
_REPORT = Text("The report", "El informe")
_PLACES = {"budget": _BUDGET, "activity": _ACTIVITY}


@dataclass(frozen=True, slots=True)
class ShownIssue:
    """One issue: how it weighs, where it stands on the page, and what the partner says to it."""

    severity: Severity
    severity_name: Text
    field: str
    place: Text
    anchor: str
    problem: Text
    remedy: Text
    explanation: str


def shown_issues(
    issues: Iterable[Issue], form: ReportForm, content: ReportContent
) -> tuple[ShownIssue, ...]:
    """Return `issues` as the page shows them, in their order."""
    return tuple(_shown(one, form, content.explanations) for one in issues)


def _shown(
    issue: Issue, form: ReportForm, explanations: Mapping[tuple[str, str], str]
) -> ShownIssue:
    where = issue.location.field or ""
    return ShownIssue(
        severity=issue.severity,
        severity_name=_SEVERITIES[issue.severity],
        field=where,
        place=place_name(where, form),
        anchor=anchor_of(where),
        problem=issue.problem,
        remedy=issue.remedy,
        explanation=explanations.get((issue.code, where), ""),
    )


def place_name(where: str, form: ReportForm) -> Text:
    """Name what the field of an issue or of a difference is about."""
    try:
        return cell_name(form.framework, CellKey.from_text(where))
    except CellKeyInvalid:
        kind, _, code = where.partition(".")
    if kind == "narrative" and code in set(NarrativeSection):
        return NARRATIVE_NAMES[NarrativeSection(code)]
    if kind == "financial":
        return _FINANCIAL.fill(letter=same(code))
    named = _PLACES.get(kind)
    return named.fill(code=same(code)) if named and code else _REPORT


def anchor_of(where: str) -> str:
    """Return the id on the page of what a field addresses; fields hold signs that ids do not."""
    digest = hashlib.blake2s(where.encode(), digest_size=6).hexdigest()
    return f"at-{digest}"
