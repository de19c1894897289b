"""Comments on single values."""

from __future__ import annotations

from django.utils import timezone
from ninja import Router

from amparo.partner_reports import actions, queries
from amparo.web.api.content_shapes import cell_key
from amparo.web.api.report_shapes import CommentShape
from amparo.web.api.requests import TokenRequest
from amparo.web.api.shapes import READING, WRITING, CellText, Shape, Words

router = Router(tags=["Comments and evidence"])


class Remark(Shape):
    """What to say about a value of the newest submitted version."""

    key: CellText
    text: Words


@router.get(
    "/reports/{int:report_id}/comments",
    response={200: list[CommentShape], **READING},
    summary="Comments on values",
)
def comments(request: TokenRequest, report_id: int) -> list[CommentShape]:
    """Return what was said about values of the versions you may see, oldest first."""
    report = queries.report(request.auth, report_id)
    return [
        CommentShape.of(comment, version.number)
        for version in queries.versions_of(request.auth, report)
        for comment in queries.comments_of(version)
    ]


@router.post(
    "/reports/{int:report_id}/comments",
    response={200: CommentShape, **WRITING},
    summary="Comment on a value",
)
def comment(request: TokenRequest, report_id: int, asked: Remark) -> CommentShape:
    """Comment on one value of the newest submitted version, as reviewer or partner."""
    said = actions.comment_on_value(
        report=queries.report(request.auth, report_id),
        key=cell_key(asked.key),
        text=asked.text,
        by=request.auth,
        at=timezone.now(),
    )
    return CommentShape.of(said, said.version.number)
