"""Who the program acts for, the compacts they take part in, and who has reported in one."""

from __future__ import annotations

from datetime import date, datetime

from django.http import Http404
from django.utils import timezone
from ninja import Router

from amparo.compacts.queries import Compact, compact, compacts
from amparo.framework.language import Language, Text
from amparo.partner_reports.queries import completeness_board, snapshots_of
from amparo.partner_reports.states import ReportState, Timeliness
from amparo.people.permissions import Viewer, check_duty
from amparo.people.refusals import NotAllowed
from amparo.people.roles import Duty, Role, Scope
from amparo.web.api.requests import TokenRequest
from amparo.web.api.shapes import READING, BothLanguages, Shape

router = Router(tags=["People and compacts"])

_NO_READING = Text(
    "This token reads no reports. Make one with a scope that does.",
    "Este token no lee informes. Cree uno con un alcance que lo permita.",
)


class HeldRoleShape(Shape):
    """A role held today, for an organisation and a compact (blank: all of them)."""

    role: Role
    organisation: str
    compact: str


class PersonShape(Shape):
    """Who the program acts for, and what its token is narrowed to."""

    address: str
    name: str
    language: Language
    roles: list[HeldRoleShape]
    scopes: list[Scope]


class CompactShape(Shape):
    """A compact you take part in. `illustrative`: made up, no number in it is real."""

    code: str
    title: BothLanguages
    illustrative: bool
    starts: date
    ends: date


class PeriodColumn(Shape):
    """A period for which something is owed."""

    code: str
    starts: date
    ends: date


class ReportStanding(Shape):
    """How one report stands."""

    report: int
    period: str
    state: ReportState
    timeliness: Timeliness


class AwardRow(Shape):
    """An award with its reports, by period. No entry: nothing is owed for it."""

    partner: str
    award: str
    reports: list[ReportStanding]


class Completeness(Shape):
    """Who has reported for which period, and how many reports are in each state."""

    periods: list[PeriodColumn]
    awards: list[AwardRow]
    states: dict[ReportState, int]
    timeliness: dict[Timeliness, int]


class SnapshotShape(Shape):
    """A snapshot: what was known by the end of `as_of`. `hash` names all that is in it."""

    as_of: date
    hash: str
    fact_count: int
    taken_at: datetime


@router.get("/me", response={200: PersonShape, **READING}, summary="Who you act for")
def me(request: TokenRequest) -> PersonShape:
    """Return whose token this is, the roles they hold today, and the scopes of the token."""
    viewer = request.auth
    return PersonShape(
        address=viewer.address,
        name=viewer.name,
        language=viewer.language,
        roles=[
            HeldRoleShape(role=held.role, organisation=held.organisation, compact=held.compact)
            for held in viewer.roles
        ],
        scopes=sorted(viewer.scopes or ()),
    )


@router.get("/compacts", response={200: list[CompactShape], **READING}, summary="Your compacts")
def my_compacts(request: TokenRequest) -> list[CompactShape]:
    """Return the compacts for which you hold a role today."""
    return [_compact(each) for each in compacts() if _takes_part(request.auth, each.code)]


@router.get(
    "/compacts/{slug:compact_code}/completeness",
    response={200: Completeness, **READING},
    summary="Who has reported",
)
def completeness(request: TokenRequest, compact_code: str) -> Completeness:
    """Return how each report of a compact stands. Partners see their own awards."""
    if not _takes_part(request.auth, compact_code) or compact(compact_code) is None:
        raise Http404
    check_reads(request.auth)
    board = completeness_board(request.auth, compact_code, timezone.localdate())
    return Completeness(
        periods=[
            PeriodColumn(code=each.code, starts=each.starts, ends=each.ends)
            for each in board.periods
        ],
        awards=[
            AwardRow(
                partner=row.award.organisation.code,
                award=row.award.number,
                reports=[
                    ReportStanding(
                        report=cell.report.pk,
                        period=period,
                        state=cell.state,
                        timeliness=cell.timeliness,
                    )
                    for period, cell in row.cells.items()
                ],
            )
            for row in board.rows
        ],
        states=dict(board.states),
        timeliness=dict(board.timeliness),
    )


@router.get(
    "/compacts/{slug:compact_code}/snapshots",
    response={200: list[SnapshotShape], **READING},
    summary="Snapshots of facts",
)
def snapshots(request: TokenRequest, compact_code: str) -> list[SnapshotShape]:
    """Return which snapshots of a compact's facts were taken, oldest first; not the facts."""
    if not _takes_part(request.auth, compact_code) or compact(compact_code) is None:
        raise Http404
    check_duty(request.auth, Duty.SEE_SNAPSHOTS, compact_code)
    return [
        SnapshotShape(
            as_of=each.as_of, hash=each.hash, fact_count=each.fact_count, taken_at=each.taken_at
        )
        for each in snapshots_of(compact_code)
    ]


def check_reads(viewer: Viewer) -> None:
    """Refuse a token none of whose scopes reads reports: an empty list would be a lie."""
    duties = (Duty.SEE_OWN_REPORTS, Duty.SEE_ALL_REPORTS)
    if not any(viewer.compacts_for(duty) for duty in duties):
        raise NotAllowed(_NO_READING)


def _takes_part(viewer: Viewer, code: str) -> bool:
    return any(held.compact in {code, ""} for held in viewer.roles)


def _compact(found: Compact) -> CompactShape:
    return CompactShape(
        code=found.code,
        title=BothLanguages(en=found.title_en, es=found.title_es),
        illustrative=found.illustrative,
        starts=found.starts,
        ends=found.ends,
    )
