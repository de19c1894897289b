"""Reports seen together: what waits for review, who has reported when, whom to remind."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from amparo.framework.language import Language
from amparo.partner_reports.models import PartnerReport, ReportVersion
from amparo.partner_reports.queries.reports import all_reports, visible_to
from amparo.partner_reports.states import SOON_DAYS, WITH_PARTNER, ReportState, Timeliness
from amparo.people.permissions import Viewer
from amparo.people.queries import Membership, held_on
from amparo.people.roles import DUTIES, Duty
from amparo.programs.queries import Award

REMINDER_DAYS = 7
"""Days that pass before the same report is reminded of again. A proposal of the maintainers."""

_REMINDED = WITH_PARTNER - {ReportState.NOT_PROVIDED}
_WHO_FILLS = [
    role.value
    for role, duties in DUTIES.items()
    if duties & {Duty.FILL_REPORTS, Duty.CERTIFY_REPORTS}
]


@dataclass(frozen=True, slots=True)
class Submission:
    """A submitted report with the version that waits for a decision.

    `explained` is how many warnings the partner explained in it.
    """

    report: PartnerReport
    version: ReportVersion
    explained: int


def review_queue(viewer: Viewer, compact: str) -> list[Submission]:
    """Return what waits for review in a compact, longest waiting first.

    Whoever may not see all reports of the compact gets an empty queue.
    """
    if not viewer.may(Duty.SEE_ALL_REPORTS, compact):
        return []
    waiting = all_reports().filter(award__compact__code=compact, state=ReportState.SUBMITTED.value)
    found = {each.pk: each for each in waiting}
    newest: dict[int, Submission] = {}
    for version in _submitted_versions(found):
        newest[version.report_id] = _submission(found[version.report_id], version)
    queue = list(newest.values())
    return sorted(queue, key=lambda each: (each.version.submitted_at, each.report.pk))


def _submitted_versions(of: Iterable[int]) -> QuerySet[ReportVersion]:
    submitted = ReportVersion.objects.filter(report__in=of, submitted_at__isnull=False)
    return submitted.annotate(explained=Count("explanations")).order_by("number")


def _submission(report: PartnerReport, version: ReportVersion) -> Submission:
    explained: int = getattr(version, "explained")  # noqa: B009 - annotated
    return Submission(report, version, explained)


def accepted_reports(viewer: Viewer, compact: str) -> list[Submission]:
    """Return the accepted reports of a compact that `viewer` may see, each with the version whose
    values count, in the order in which they were accepted.
    """  # noqa: D205 - one sentence
    reports = all_reports().filter(visible_to(viewer), award__compact__code=compact)
    found = {each.pk: each for each in reports.filter(state=ReportState.ACCEPTED.value)}
    counting = _submitted_versions(found).filter(
        accepted_at__isnull=False, withdrawn_at__isnull=True
    )
    return [
        _submission(found[version.report_id], version)
        for version in counting.order_by("accepted_at", "pk")
    ]


@dataclass(frozen=True, slots=True)
class BoardPeriod:
    """A column of the board: a period of some award's calendar."""

    code: str
    starts: date
    ends: date


@dataclass(frozen=True, slots=True)
class BoardCell:
    """How one report stands."""

    report: PartnerReport
    state: ReportState
    timeliness: Timeliness


@dataclass(frozen=True, slots=True)
class BoardRow:
    """An award with its reports by the period's code."""

    award: Award
    cells: Mapping[str, BoardCell]


@dataclass(frozen=True, slots=True)
class Board:
    """Who has reported for which period. A row has no cell where nothing is owed."""

    periods: tuple[BoardPeriod, ...]
    rows: tuple[BoardRow, ...]
    states: Mapping[ReportState, int]
    timeliness: Mapping[Timeliness, int]

    @property
    def owed(self) -> int:
        """How many reports there are."""
        return sum(self.states.values())


def completeness_board(viewer: Viewer, compact: str, today: date) -> Board:
    """Return how every report of a compact stands that `viewer` may see.

    Partners see the rows of their own awards.
    """
    reports = all_reports().filter(visible_to(viewer), award__compact__code=compact)
    cells: dict[int, dict[str, BoardCell]] = defaultdict(dict)
    awards: dict[int, Award] = {}
    periods: set[BoardPeriod] = set()
    for each in reports.order_by("award__organisation__code", "award__number", "starts"):
        awards[each.award_id] = each.award
        periods.add(BoardPeriod(each.period, each.starts, each.ends))
        cells[each.award_id][each.period] = BoardCell(
            each, each.report_state, each.timeliness(today)
        )
    every = [cell for row in cells.values() for cell in row.values()]
    return Board(
        periods=tuple(sorted(periods, key=lambda each: (each.starts, each.ends, each.code))),
        rows=tuple(BoardRow(award, cells[pk]) for pk, award in awards.items()),
        states=Counter(cell.state for cell in every),
        timeliness=Counter(cell.timeliness for cell in every),
    )


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody to write to, in their language."""

    address: str
    name: str
    language: Language


@dataclass(frozen=True, slots=True)
class Reminder:
    """A report to remind of, how it stands, and the people of the partner who owe it."""

    report: PartnerReport
    timeliness: Timeliness
    addressees: tuple[Addressee, ...]


def reminders_due(today: date) -> list[Reminder]:
    """Return the reports to remind of on `today`: due soon or overdue, not reminded of lately.

    For whoever sends reminders; no page shows it.
    """
    reports = all_reports().filter(
        Q(reminded_on__isnull=True) | Q(reminded_on__lte=today - timedelta(days=REMINDER_DAYS)),
        state__in=[state.value for state in _REMINDED],
        due__lte=today + timedelta(days=SOON_DAYS),
        first_submitted_at__isnull=True,
    )
    return reminders_of(list(reports), today)


def addressees_of(report: PartnerReport, today: date) -> tuple[Addressee, ...]:
    """Return the people of the partner who report for it in the compact, to write to them."""
    return reminders_of([report], today)[0].addressees


def reminders_of(reports: Iterable[PartnerReport], today: date) -> list[Reminder]:
    """Return whom to remind of each of `reports`, in two queries whatever their number."""
    owing = list(reports)
    organisations = {each.award.organisation_id for each in owing}
    held = Membership.objects.filter(
        held_on(today),
        organisation__in=organisations,
        role__in=_WHO_FILLS,
        user__is_active=True,
    ).select_related("user")
    people: dict[tuple[int, str], dict[str, Addressee]] = defaultdict(dict)
    for one in held:
        user = one.user
        someone = Addressee(user.email, user.name, Language(user.language))
        people[(one.organisation_id, one.compact)][user.email] = someone
    return [
        Reminder(
            each,
            each.timeliness(today),
            tuple(people[(each.award.organisation_id, each.award.compact.code)].values()),
        )
        for each in owing
    ]
