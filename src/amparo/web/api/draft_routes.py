"""Writing a draft: as a whole, or one cell. What changed since it was seen is never overwritten."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpResponse
from django.utils import timezone
from ninja import Header, Router

from amparo.partner_reports import actions, queries
from amparo.partner_reports.intake import issues_of
from amparo.partner_reports.permissions import check_can_edit
from amparo.partner_reports.queries import EditConflict, PartnerReport, ReportVersion
from amparo.people.permissions import Viewer
from amparo.web.api.content_shapes import (
    CellChange,
    ContentShape,
    DraftShape,
    ValueShape,
    cell_key,
    says_the_same,
    stated_in,
)
from amparo.web.api.refusals import StandsOtherwise
from amparo.web.api.requests import TokenRequest, reader_language
from amparo.web.api.shapes import WRITING, IssueShape, Shape, StandingShape
from amparo.web.api.shapes import issues_of as issue_shapes
from amparo.workbooks.report_form import ReportContent, StatedValue

router = Router(tags=["Filling in"])

IfMatch = Annotated[
    str | None,
    Header(
        alias="If-Match",
        pattern=r'^"[0-9]{1,9}"$',
        description="The `ETag` that came with the content this one is based on.",
    ),
]


class SavedDraft(Shape):
    """What stands after a save, and what is still to mend before the report can be submitted.

    `changed` is false where the draft said all this already: nothing was written.
    """

    version: int
    revision: int
    changed: bool
    issues: list[IssueShape]


class SavedCell(Shape):
    """What stands in the cell after a save."""

    version: int
    revision: int
    value: ValueShape | None


@router.put(
    "/reports/{int:report_id}/draft",
    response={200: SavedDraft, **WRITING},
    summary="Replace a draft",
)
def replace_draft(
    request: TokenRequest,
    response: HttpResponse,
    report_id: int,
    asked: DraftShape,
    if_match: IfMatch = None,
) -> SavedDraft:
    """Replace everything that a draft says: all of it, or nothing.

    Say with `seen` or `If-Match` which revision you knew (both, and they differ: the older one
    counts). If the draft moved on since, the answer is 409 with what stands now. Sending the
    same content again changes nothing, whatever revision you name, and leaves no second event.
    Content that is wrong is saved as long as the report asks for it: `issues` says what is to
    mend.
    """
    report = queries.report(request.auth, report_id)
    known = [int(if_match.strip('"'))] if if_match else []
    seen = min([*known, *([] if asked.seen is None else [asked.seen])], default=None)
    draft, changed = fill(report, asked.content(), seen, request.auth)
    response["ETag"] = f'"{draft.revision}"'
    return saved_draft(request, draft, changed)


@router.patch(
    "/reports/{int:report_id}/draft",
    response={200: SavedCell, **WRITING},
    summary="Write one cell of a draft",
)
def change_cell(request: TokenRequest, report_id: int, asked: CellChange) -> SavedCell:
    """Write one cell, or empty it. Others may write other cells meanwhile.

    If this cell changed since the revision `seen`, the answer is 409 with what stands there.
    """
    viewer = request.auth
    report = queries.report(viewer, report_id)
    key, stated = cell_key(asked.key), stated_in(asked)
    try:
        actions.save_cell(
            report=report, key=key, stated=stated, seen=asked.seen, by=viewer, at=timezone.now()
        )
    except EditConflict as conflict:
        raise StandsOtherwise(conflict, _standing_cell(report, conflict)) from conflict
    draft = _draft(report, viewer)
    stands, _ = queries.stated_in(draft, key)
    return SavedCell(version=draft.number, revision=draft.revision, value=_value(stands))


def fill(
    report: PartnerReport, content: ReportContent, seen: int | None, by: Viewer
) -> tuple[ReportVersion, bool]:
    """Replace the content of the draft, unless it says the same already.

    Returns
    -------
    tuple
        The draft, and whether anything was written.
    """
    check_can_edit(report, by)
    draft = _draft(report, by)
    if says_the_same(queries.content_of(draft), content):
        return draft, False
    try:
        saved = actions.fill_report(
            report=report, content=content, seen=seen, by=by, at=timezone.now()
        )
    except EditConflict as conflict:
        raise StandsOtherwise(conflict, _standing_draft(report, by)) from conflict
    return saved, True


def saved_draft(request: TokenRequest, draft: ReportVersion, changed: bool) -> SavedDraft:
    """Return what stands after a save, with what is to mend in the reader's language."""
    found = issues_of(draft, timezone.now())
    return SavedDraft(
        version=draft.number,
        revision=draft.revision,
        changed=changed,
        issues=issue_shapes(found, reader_language(request)),
    )


def _draft(report: PartnerReport, viewer: Viewer) -> ReportVersion:
    draft = queries.draft_of(viewer, report)
    if draft is None:
        raise queries.ReportNotFound
    return draft


def _standing_draft(report: PartnerReport, viewer: Viewer) -> StandingShape:
    draft = _draft(report, viewer)
    return StandingShape(
        state=report.report_state,
        revision=report.revision,
        draft_revision=draft.revision,
        content=ContentShape.of(queries.content_of(draft)),
    )


def _standing_cell(report: PartnerReport, conflict: EditConflict) -> StandingShape:
    stands = conflict.current.content
    return StandingShape(
        state=report.report_state,
        revision=report.revision,
        draft_revision=conflict.current.revision,
        content=_value(stands) if isinstance(stands, StatedValue) else None,
    )


def _value(stated: StatedValue | None) -> ValueShape | None:
    return None if stated is None else ValueShape.of(stated)
