"""What is in an uploaded workbook: its problems, or what it would change in the draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from amparo.framework.issues import Issue, Severity, errors
from amparo.framework.language import Text, same
from amparo.partner_reports.intake import check_report
from amparo.partner_reports.queries import Change, EntryDifference, difference_between
from amparo.web.partners.differences import ShownDifference, field_name, shown_difference
from amparo.web.partners.kept_uploads import KeptUpload
from amparo.web.partners.opened import OpenReport
from amparo.web.partners.report_page import UPLOAD_LIMIT
from amparo.web.partners.sections import ReportHead, address_of, head_of
from amparo.workbooks.reading import read_workbook
from amparo.workbooks.report_form import ReportContent

SHOWN_ISSUES = 300
"""Problems on the page; the marked workbook has them all."""

SHOWN_DIFFERENCES = 200
_WHOLE = Text("The file as a whole", "El archivo en conjunto")
_OF_REPORT = Text("The report as a whole", "El informe en conjunto")
_CELL = Text("Sheet {sheet}, cell {cell}", "Hoja {sheet}, celda {cell}")
_SHEET = Text("Sheet {sheet}", "Hoja {sheet}")


@dataclass(frozen=True, slots=True)
class ShownIssue:
    """A problem with where it is in the file, and where it would be mended on the web."""

    place: Text
    issue: Issue
    address: str | None


@dataclass(frozen=True, slots=True)
class IssueGroup:
    """The problems of one sheet."""

    sheet: Text
    issues: tuple[ShownIssue, ...]


@dataclass(frozen=True, slots=True)
class Upload:
    """An uploaded workbook, read and checked. `content` is None where it cannot be used."""

    content: ReportContent | None
    issues: tuple[Issue, ...]
    revision: int | None


@dataclass(frozen=True, slots=True)
class UploadPage:
    """What an uploaded workbook says. Without errors it may be used; nothing is saved before.

    `moved_on`: the draft was changed after the workbook was made.
    """

    head: ReportHead
    token: str
    file: str
    usable: bool
    error_count: int
    warning_count: int
    groups: tuple[IssueGroup, ...]
    left_out: int
    added: int
    changed: int
    cleared: int
    unchanged: int
    moved_on: bool
    differences: tuple[ShownDifference, ...]
    more_differences: int
    seen: int
    marked: str | None
    use: str
    drop: str
    back: str
    upload_limit: int = UPLOAD_LIMIT

    @property
    def illustrative(self) -> bool:
        """Whether the compact is fictional."""
        return self.head.illustrative


def read_upload(opened: OpenReport, kept: KeptUpload) -> Upload:
    """Read a workbook and check what it says; all of it can be used, or none."""
    reading = read_workbook(kept.content, opened.form, kept.name)
    if reading.content is None:
        return Upload(None, tuple(reading.issues), reading.revision)
    found = check_report(opened.report, opened.form, reading.content, kept.name)
    issues = (*reading.issues, *reading.places.beside_cells(found))
    usable = not errors(issues)
    return Upload(reading.content if usable else None, issues, reading.revision)


def upload_page(opened: OpenReport, kept: KeptUpload) -> UploadPage:
    """Return the page of an uploaded workbook."""
    upload = read_upload(opened, kept)
    weights = Counter(issue.severity for issue in upload.issues)
    shown = sorted(upload.issues, key=lambda issue: list(Severity).index(issue.severity))
    found: list[EntryDifference] = []
    if upload.content is not None:
        found = difference_between(opened.content, upload.content)
    changes = Counter(each.change for each in found)
    place = (*opened.place, kept.token)
    overwriting = [each for each in found if each.change is not Change.ADDED]
    return UploadPage(
        head=head_of(opened),
        token=kept.token,
        file=kept.name,
        usable=upload.content is not None,
        error_count=weights[Severity.ERROR],
        warning_count=weights[Severity.WARNING],
        groups=_grouped(opened, shown[:SHOWN_ISSUES], kept.name),
        left_out=max(0, len(shown) - SHOWN_ISSUES),
        added=changes[Change.ADDED],
        changed=changes[Change.CHANGED],
        cleared=changes[Change.REMOVED],
        unchanged=_count(upload.content) - changes[Change.ADDED] - changes[Change.CHANGED],
        moved_on=upload.content is not None and opened.revision > (upload.revision or 0),
        differences=tuple(
            shown_difference(opened.form, each) for each in overwriting[:SHOWN_DIFFERENCES]
        ),
        more_differences=max(0, len(overwriting) - SHOWN_DIFFERENCES),
        seen=opened.revision,
        marked=reverse("partners:marked_upload", args=place) if upload.issues else None,
        use=reverse("partners:use_upload", args=place),
        drop=reverse("partners:drop_upload", args=place),
        back=reverse("partners:report", args=opened.place),
    )


def _count(content: ReportContent | None) -> int:
    if content is None:
        return 0
    parts = (
        content.values, content.narratives, content.activities, content.spending,
        content.financial, content.explanations,
    )  # fmt: skip
    return sum(len(part) for part in parts)


def _grouped(opened: OpenReport, issues: Sequence[Issue], file: str) -> tuple[IssueGroup, ...]:
    groups: dict[str, list[ShownIssue]] = {}
    for issue in issues:
        groups.setdefault(issue.location.sheet or "", []).append(shown_issue(opened, issue))
    return tuple(
        IssueGroup(_SHEET.fill(sheet=sheet) if sheet else _OF_REPORT, tuple(found))
        for sheet, found in groups.items()
    )


def shown_issue(opened: OpenReport, issue: Issue) -> ShownIssue:
    """Return a problem with its place in the file and its address on the web."""
    at = issue.location
    address = address_of(opened, at.field) if at.field else None
    if at.sheet and at.cell:
        return ShownIssue(_CELL.fill(sheet=at.sheet, cell=at.cell), issue, address)
    if at.sheet:
        return ShownIssue(same(at.sheet), issue, address)
    return ShownIssue(field_name(opened.form, at.field) if at.field else _WHOLE, issue, address)
