"""Reading reports: which there are, how one stands, what it asks for, what its versions say."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpResponse
from django.utils import timezone
from ninja import Query, Router
from pydantic import Field

from amparo.partner_reports import queries
from amparo.partner_reports.intake import issues_of, unexplained
from amparo.partner_reports.states import Move, ReportState, Timeliness
from amparo.web.api import report_shapes as shapes
from amparo.web.api.content_shapes import ContentShape
from amparo.web.api.people_routes import check_reads
from amparo.web.api.requests import TokenRequest, check_names, reader_language
from amparo.web.api.shapes import LARGEST_NUMBER, READING, BothLanguages, Code, Shape
from amparo.web.api.shapes import issues_of as issue_shapes

router = Router(tags=["Reading reports"])

LARGEST_PAGE = 200


class ReportFilter(Shape):
    """Which reports are asked for. What is left out asks for all."""

    compact: Code | None = None
    partner: Code | None = None
    award: Code | None = None
    period: Code | None = None
    state: ReportState | None = None
    timeliness: Timeliness | None = None
    page: Annotated[int, Field(ge=1, le=LARGEST_NUMBER)] = 1
    page_size: Annotated[int, Field(ge=1, le=LARGEST_PAGE)] = 50

    def wants(self, report: shapes.ReportShape) -> bool:
        """Whether the report is one of those asked for."""
        asked = {
            "partner": self.partner,
            "award": self.award,
            "state": self.state,
            "timeliness": self.timeliness,
        }
        named = self.period in {None, report.period.code}
        return named and all(
            wanted is None or getattr(report, name) == wanted for name, wanted in asked.items()
        )


@router.get("/reports", response={200: shapes.ReportPage, **READING}, summary="Find reports")
def reports(request: TokenRequest, asked: Query[ReportFilter]) -> shapes.ReportPage:
    """Return the reports you may see, by due date: your organisation's, or all of a compact."""
    check_names(request, asked)
    check_reads(request.auth)
    today = timezone.localdate()
    found = [
        shape
        for each in queries.reports_of(request.auth, asked.compact)
        if asked.wants(shape := shapes.ReportShape.of(each, today))
    ]
    first = (asked.page - 1) * asked.page_size
    return shapes.ReportPage(
        items=found[first : first + asked.page_size],
        count=len(found),
        page=asked.page,
        page_size=asked.page_size,
    )


@router.get(
    "/reports/{int:report_id}",
    response={200: shapes.ReportDetail, **READING},
    summary="A report",
)
def report(request: TokenRequest, report_id: int) -> shapes.ReportDetail:
    """Return how a report stands, its versions, the decisions on it, and what you may do."""
    viewer, language = request.auth, reader_language(request)
    found = queries.report(viewer, report_id)
    return shapes.ReportDetail(
        report=shapes.ReportShape.of(found, timezone.localdate()),
        partner_name=BothLanguages.of(found.award.organisation.name),
        award_title=BothLanguages.of(found.award.title),
        versions=[shapes.VersionShape.of(each) for each in queries.versions_of(viewer, found)],
        reviews=[shapes.ReviewShape.of(each) for each in queries.reviews_of(found)],
        moves=[shapes.MoveShape.of(move, found, viewer, language) for move in Move],
    )


@router.get(
    "/reports/{int:report_id}/form",
    response={200: shapes.FormShape, **READING},
    summary="What a report asks for",
)
def form(request: TokenRequest, report_id: int) -> shapes.FormShape:
    """Return every cell that is asked, with the value accepted before and this year's target."""
    found = queries.report(request.auth, report_id)
    return shapes.FormShape.of(queries.form_of(found, timezone.now()))


@router.get(
    "/reports/{int:report_id}/versions/{int:number}",
    response={200: shapes.VersionContent, **READING},
    summary="What a version says",
)
def version(
    request: TokenRequest, response: HttpResponse, report_id: int, number: int
) -> shapes.VersionContent:
    """Return the content of a version: of your organisation's draft, or of a submitted one.

    `ETag` is the revision; send it back as `If-Match` when you replace the draft.
    """
    found = queries.version(request.auth, queries.report(request.auth, report_id), number)
    response["ETag"] = f'"{found.revision}"'
    return shapes.VersionContent(
        version=shapes.VersionShape.of(found),
        content=ContentShape.of(queries.content_of(found)),
    )


@router.get(
    "/reports/{int:report_id}/versions/{int:number}/issues",
    response={200: shapes.IssueList, **READING},
    summary="What is wrong in a version",
)
def issues(request: TokenRequest, report_id: int, number: int) -> shapes.IssueList:
    """Return what is wrong or strange in a version: what the pages and the workbook say too."""
    found = queries.version(request.auth, queries.report(request.auth, report_id), number)
    language = reader_language(request)
    every = issues_of(found, timezone.now())
    still_open = unexplained(every, queries.content_of(found))
    return shapes.IssueList(
        issues=issue_shapes(every, language), open=issue_shapes(still_open, language)
    )
