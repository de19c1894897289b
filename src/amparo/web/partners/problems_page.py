"""Every problem of a report on one page, each with its place and, for warnings, its explanation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from amparo.framework.issues import Issue, Severity
from amparo.framework.language import Text, same
from amparo.web.partners.differences import field_name
from amparo.web.partners.entries import ExplanationEntries
from amparo.web.partners.entry_frame import Frame, frame_of
from amparo.web.partners.opened import OpenReport
from amparo.web.partners.saving import Entry, EntryMaker, Sent
from amparo.web.partners.sections import PROBLEMS, address_of, section_key
from amparo.workbooks.report_checks import SHORTEST_EXPLANATION

SHOWN = 150
"""Problems of each severity on the page. A form is sent with at most a thousand inputs."""


@dataclass(frozen=True, slots=True)
class Problem:
    """An issue with the page on which it is mended. A warning has an entry for its explanation."""

    id: str
    issue: Issue
    name: Text
    address: str | None
    entry: Entry | None
    explained: bool


@dataclass(frozen=True, slots=True)
class ProblemsPage:
    """What keeps a report from being submitted, what is strange, what is noted.

    `left_out` of a very long list are told once those before them are mended.
    """

    frame: Frame
    address: str
    save: str
    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    error_count: int
    warning_count: int
    left_out: int
    only: Problem | None
    shortest: int = SHORTEST_EXPLANATION

    @property
    def illustrative(self) -> bool:
        """Whether the compact is fictional."""
        return self.frame.head.illustrative


def explanation_field(issue: Issue) -> str:
    """Return the field of a warning's explanation."""
    return f"{issue.code}@{issue.location.field or ''}"


def explained_fields(opened: OpenReport) -> set[str]:
    """Return the fields of the explanations that the page asks for."""
    return {
        explanation_field(issue) for issue in opened.issues if issue.severity is Severity.WARNING
    }


def problems_page(
    opened: OpenReport, sent: dict[str, Sent] | None = None, only: str = ""
) -> ProblemsPage:
    """Return the page of everything that is wrong or strange in a report."""
    maker = EntryMaker(opened, ExplanationEntries(), sent)
    open_issues = set(opened.to_mend)
    counts = Counter(issue.severity for issue in opened.issues)
    found = [
        _problem(opened, maker, position, issue, issue not in open_issues)
        for position, issue in _shown(opened.issues, only)
    ]

    def of(severity: Severity) -> tuple[Problem, ...]:
        return tuple(each for each in found if each.issue.severity is severity)

    return ProblemsPage(
        frame=frame_of(opened, PROBLEMS),
        address=reverse("partners:problems", args=opened.place),
        save=reverse("partners:save_problems", args=opened.place),
        errors=of(Severity.ERROR),
        warnings=of(Severity.WARNING),
        notes=of(Severity.NOTE),
        error_count=counts[Severity.ERROR],
        warning_count=counts[Severity.WARNING],
        left_out=len(opened.issues) - len(found),
        only=next(
            (each for each in found if only and each.entry and each.entry.field == only), None
        ),
    )


def _shown(issues: Iterable[Issue], only: str) -> Iterator[tuple[int, Issue]]:
    """Yield the first issues of each severity with their positions, and the one asked for."""
    told: Counter[Severity] = Counter()
    for position, issue in enumerate(issues):
        told[issue.severity] += 1
        if told[issue.severity] <= SHOWN or explanation_field(issue) == only:
            yield position, issue


def _problem(
    opened: OpenReport, maker: EntryMaker, position: int, issue: Issue, explained: bool
) -> Problem:
    field = issue.location.field or ""
    warns = issue.severity is Severity.WARNING
    return Problem(
        id=f"w{position}",
        issue=issue,
        name=field_name(opened.form, field) if field else same(opened.report.award.number),
        address=address_of(opened, field) if section_key(issue) else None,
        entry=maker.entry(explanation_field(issue)) if warns else None,
        explained=warns and explained,
    )
