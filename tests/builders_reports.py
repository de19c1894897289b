"""Partner reports for tests, driven to their state by the actions that people use.

`a_viewer` is somebody with a role, invited as people are; `an_award` is recorded in the small
compact; `a_report` is opened from its calendar and moved to the state asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from amparo.audit.actions import record_event  # noqa: F401 - loads the log before its users
from amparo.compacts.queries import Compact
from amparo.framework.language import Language, Text
from amparo.framework.periods import Frequency
from amparo.framework.statuses import Status
from amparo.partner_reports.actions import (
    accept_report,
    begin_report,
    close_unprovided,
    fill_report,
    offer_report,
    open_reports,
    request_report,
    return_report,
    submit_report,
)
from amparo.partner_reports.queries import PartnerReport, form_of, newest_version
from amparo.partner_reports.states import ReportState
from amparo.people.actions import Post, accept_invitation, invite_person, record_organisation
from amparo.people.permissions import OPERATOR, Viewer
from amparo.people.queries import Organisation, User, organisation, viewer_of
from amparo.people.roles import OrganisationKind, Role
from amparo.programs.actions import (
    ActivityTerms,
    AwardTerms,
    BudgetLineTerms,
    PauseTerms,
    RequirementTerms,
    record_award,
)
from amparo.programs.queries import Award, award
from amparo.workbooks.report_form import (
    ActivityAnswer,
    ActivityState,
    CellKey,
    Narrative,
    NarrativeSection,
    ReportContent,
    ReportForm,
    StatedValue,
)
from tests.builders_records import a_framework_version

PARTNER, OTHER_PARTNER, MINISTRY, DONOR, INSTITUTE = (
    "shelters", "schools", "ministry", "donor", "institute",
)  # fmt: skip
"""Organisations of the small compact, by their codes."""

_KINDS = {
    PARTNER: OrganisationKind.IMPLEMENTING_PARTNER,
    OTHER_PARTNER: OrganisationKind.IMPLEMENTING_PARTNER,
    MINISTRY: OrganisationKind.HOST_GOVERNMENT,
    DONOR: OrganisationKind.DONOR_GOVERNMENT,
    INSTITUTE: OrganisationKind.RESEARCH_INSTITUTION,
}
HOME_OF_ROLE = {
    Role.PARTNER_OFFICER: PARTNER,
    Role.PARTNER_HEAD: PARTNER,
    Role.HOST_REVIEWER: MINISTRY,
    Role.HOST_COORDINATOR: MINISTRY,
    Role.DATA_PROTECTION_LEAD: MINISTRY,
    Role.AUDITOR: MINISTRY,
    Role.ADMINISTRATOR: MINISTRY,
    Role.DONOR_OFFICER: DONOR,
    Role.RESEARCHER: INSTITUTE,
}
"""Where somebody with a role works, unless a test says otherwise."""

SIGNED_UP = datetime(2023, 1, 2, 9, 0, tzinfo=UTC)
NOW = datetime(2025, 2, 10, 15, 0, tzinfo=UTC)
"""After both years of the small compact; the reports of 2024 are due on 31 March 2025."""

LATER = datetime(2025, 3, 3, 15, 0, tzinfo=UTC)
PASSWORD = "a long phrase for tests only"  # noqa: S105
NUMBER = "SM-001"

PROGRESS = (
    "The two shelters of the region received every child who was referred to them in the year,"
    " and all of them were heard by a trained person in the first days."
)


def an_organisation(code: str = PARTNER) -> Organisation:
    """One of the organisations above."""
    name = Text(code.capitalize(), f"{code.capitalize()} (es)")
    return organisation(code) or record_organisation(
        code=code, name=name, kind=_KINDS[code], by=OPERATOR, at=SIGNED_UP
    )


def a_user(role: Role, home: str | None = None, compact: str = "small") -> User:
    """Somebody who was invited to a role and accepted; the same one whenever asked again."""
    place = home or HOME_OF_ROLE[role]
    address = f"{role.value.replace('_', '-')}@{place}.example.org"
    known = User.objects.filter(email=address).first()
    if known is not None:
        return known
    held_for = "" if role is Role.ADMINISTRATOR else compact
    _, token = invite_person(
        email=address,
        post=Post(an_organisation(place), role, held_for),
        language=Language.ES if place == PARTNER else Language.EN,
        by=OPERATOR,
        at=SIGNED_UP,
    )
    return accept_invitation(
        token=token, name=role.value.replace("_", " "), password=PASSWORD, at=SIGNED_UP
    )


def a_viewer(role: Role, home: str | None = None, at: datetime = NOW) -> Viewer:
    """Somebody with a role, as who they are on the day of `at`."""
    return viewer_of(a_user(role, home), at.date())


def officer(home: str = PARTNER) -> Viewer:
    """A partner's monitoring officer."""
    return a_viewer(Role.PARTNER_OFFICER, home)


def head(home: str = PARTNER) -> Viewer:
    """A partner's head, who certifies."""
    return a_viewer(Role.PARTNER_HEAD, home)


def reviewer() -> Viewer:
    """A reviewer of the host government."""
    return a_viewer(Role.HOST_REVIEWER)


def coordinator() -> Viewer:
    """A coordinator of the host government."""
    return a_viewer(Role.HOST_COORDINATOR)


def small_compact() -> Compact:
    """The small compact, with its framework."""
    return a_framework_version().compact


def some_terms(**changes: Any) -> AwardTerms:
    """Terms of an award that reports yearly on both indicators of the small compact."""
    terms = AwardTerms(
        number=NUMBER,
        title=Text("Shelters for children", "Casas de acogida"),
        starts=date(2023, 1, 1),
        ends=date(2024, 12, 31),
        currency="USD",
        calendar="calendar_year",
        frequency=Frequency.YEAR,
        budget_lines=(
            BudgetLineTerms("staff", Text("Staff", "Personal"), Decimal("90000")),
            BudgetLineTerms("food", Text("Food", "Alimentación"), Decimal("10000.50")),
        ),
        activities=(
            ActivityTerms(
                "open", Text("Open two shelters", "Abrir dos casas"), "1", date(2023, 1, 1),
                date(2024, 12, 31),
            ),
        ),
        requirements=(
            RequirementTerms("1.1", "office", ("SM1", "SM2"), (("sex",),)),
            RequirementTerms("1.2", "office", ("SM1",)),
        ),
    )  # fmt: skip
    return replace(terms, **changes)


A_PAUSE = PauseTerms(
    noticed_on=date(2024, 1, 24),
    starts=date(2024, 1, 24),
    ground=Text("Foreign assistance under review.", "Asistencia exterior en revisión."),
    letter="Letter of January 24, 2024, in the award's file",
)
"""A notice that pauses an award in the period of most reports here, 2024."""


def an_award(home: str = PARTNER, **changes: Any) -> Award:
    """An award of an organisation; the same one whenever asked again with the same number."""
    terms = some_terms(**changes)
    compact = small_compact()
    return award("small", terms.number) or record_award(
        compact=compact,
        organisation=an_organisation(home),
        terms=terms,
        by=OPERATOR.address,
        at=SIGNED_UP,
    )


def some_reports(of: Award | None = None) -> list[PartnerReport]:
    """The reports that an award owes, by period."""
    owing = of or an_award()
    open_reports(award=owing, until=owing.ends, by=OPERATOR.address, at=SIGNED_UP)
    return list(PartnerReport.objects.filter(award=owing).order_by("starts"))


def some_answers(form: ReportForm, **changes: Any) -> ReportContent:
    """A whole and right content for any report of the small compact."""
    content = ReportContent(
        values={cell.key: _stated(cell.key) for _, cell in form.cells()},
        narratives={NarrativeSection.PROGRESS: Narrative(Language.EN, PROGRESS)},
        activities={each.code: ActivityAnswer(ActivityState.UNDER_WAY) for each in form.activities},
        spending={line.code: Decimal("1000.25") for line in form.budget_lines},
    )
    return replace(content, **changes)


_AMOUNTS = {"female": 6, "male": 4, "_U": 0}


def _stated(key: CellKey) -> StatedValue:
    if key.indicator == "1.2":
        return a_value(5 if key.component == "numerator" else 10)
    return a_value(_AMOUNTS[dict(key.breakdown)["sex"]] if key.breakdown else 10)


def a_value(amount: int | str | None, status: Status = Status.REPORTED, **more: Any) -> StatedValue:
    """A stated value."""
    stated = None if amount is None else Decimal(amount)
    return StatedValue(status, stated, **{"locator": "web", **more})


def a_cell(place: str = "SM1", **breakdown: str) -> CellKey:
    """A cell of indicator 1.1."""
    return CellKey("1.1", "amount", place, tuple(sorted(breakdown.items())))


def changed(content: ReportContent, values: Mapping[CellKey, StatedValue]) -> ReportContent:
    """A content with other values in some cells."""
    return replace(content, values={**content.values, **values})


def a_report(
    state: ReportState = ReportState.EXPECTED,
    *,
    period: str = "2024",
    of: Award | None = None,
    values: Mapping[CellKey, StatedValue] | None = None,
    at: datetime = NOW,
) -> PartnerReport:
    """A report in `state`, its draft filled wholly (some cells otherwise, by `values`)."""
    report = again(next(each for each in some_reports(of) if each.period == period))
    if state in {ReportState.REQUESTED, ReportState.NOT_PROVIDED}:
        report = request_report(report=report, by=coordinator(), at=at)
        if state is ReportState.NOT_PROVIDED:
            report = close_unprovided(report=report, by=coordinator(), at=at)
    elif state is not ReportState.EXPECTED:
        filled(report, values or {}, at)
        report = _moved_to(state, again(report), at)
    return report


def _moved_to(state: ReportState, report: PartnerReport, at: datetime) -> PartnerReport:
    home = report.award.organisation.code
    if state is not ReportState.DRAFT:
        report = offer_report(report=report, by=officer(home), at=at)
    if state not in {ReportState.DRAFT, ReportState.TO_CERTIFY}:
        report = submit_report(report=report, by=head(home), at=at)
    if state is ReportState.RETURNED:
        report = return_report(report=report, reason="Count again.", by=reviewer(), at=at)
    if state is ReportState.ACCEPTED:
        report = accept_report(report=report, by=reviewer(), at=at)
    return report


def filled(
    report: PartnerReport, values: Mapping[CellKey, StatedValue], at: datetime = NOW
) -> None:
    """Begin a draft and fill it wholly, some cells otherwise."""
    by = officer(report.award.organisation.code)
    begin_report(report=report, by=by, at=at)
    content = changed(some_answers(form_of(report, at)), values)
    newest = newest_version(report)
    assert newest is not None
    fill_report(report=report, content=content, seen=newest.revision, by=by, at=at)


def resubmitted(
    report: PartnerReport, values: Mapping[CellKey, StatedValue], at: datetime = LATER
) -> PartnerReport:
    """A returned report submitted again with some cells changed."""
    home = report.award.organisation.code
    filled(report, values, at)
    offer_report(report=report, by=officer(home), at=at)
    return submit_report(report=report, by=head(home), at=at)


def again(report: PartnerReport) -> PartnerReport:
    """The report as it is kept now, with its award."""
    return PartnerReport.objects.select_related("award__compact", "award__organisation").get(
        pk=report.pk
    )
