"""What was said about one value, and the form to say something."""

from __future__ import annotations

from dataclasses import dataclass

from amparo.framework.language import Text
from amparo.partner_reports import queries as reports
from amparo.partner_reports.permissions import why_not_comment
from amparo.partner_reports.queries import PartnerReport, ReportNotFound, ValueComment
from amparo.people.permissions import Viewer
from amparo.web.governments.report_head import report_address
from amparo.web.governments.report_issues import anchor_of
from amparo.web.governments.report_values import ShownValue, shown_value
from amparo.workbooks.report_findings import cell_name
from amparo.workbooks.report_form import CellKey, CellKeyInvalid


@dataclass(frozen=True, slots=True)
class CommentSent:
    """A comment that was sent, and why it was refused."""

    text: str
    problem: Text | None = None


@dataclass(frozen=True, slots=True)
class CommentPage:
    """One value with what was said about it. `sent` comes back where it was refused."""

    version: int
    cell: str
    anchor: str
    place: Text
    value: ShownValue
    note: str
    comments: tuple[ValueComment, ...]
    comment_address: str
    report_address: str
    why_not_comment: Text | None
    sent: CommentSent | None


def asked_key(words: str) -> CellKey:
    """Read which cell an address asks for.

    Raises
    ------
    ReportNotFound
        It names none.
    """
    try:
        return CellKey.from_text(words)
    except CellKeyInvalid as wrong:
        raise ReportNotFound from wrong


def comment_page(
    viewer: Viewer,
    report: PartnerReport,
    number: int,
    key: CellKey,
    sent: CommentSent | None = None,
) -> CommentPage:
    """Return the comments on a value.

    Raises
    ------
    ReportNotFound
        The version is not there, or is older than the newest, or has no such value.
    """
    version = reports.version(viewer, report, number)
    stated, _revision = reports.stated_in(version, key)
    if stated is None or version != reports.submitted_version(report):
        raise ReportNotFound
    cell = str(key)
    return CommentPage(
        version=number,
        cell=cell,
        anchor=anchor_of(cell),
        place=cell_name(reports.framework_for(report), key),
        value=shown_value(stated),
        note=stated.note,
        comments=tuple(one for one in reports.comments_of(version) if one.cell == cell),
        comment_address=report_address("comment", report, number),
        report_address=report_address("report", report),
        why_not_comment=why_not_comment(report, viewer),
        sent=sent,
    )
