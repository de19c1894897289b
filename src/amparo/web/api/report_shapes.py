"""Reports, what they ask for and what was decided on them, as they are sent."""

from __future__ import annotations

from datetime import date, datetime

from amparo.framework.language import Language
from amparo.partner_reports.permissions import why_not
from amparo.partner_reports.queries import (
    Evidence,
    PartnerReport,
    ReportReview,
    ReportVersion,
    ValueComment,
)
from amparo.partner_reports.states import Move, ReportState, Timeliness
from amparo.people.permissions import Viewer
from amparo.web.api.content_shapes import ContentShape, ValueShape
from amparo.web.api.shapes import BothLanguages, IssueShape, Shape, printed
from amparo.workbooks.report_form import (
    FormCell,
    FormIndicator,
    NarrativeSection,
    ReportForm,
)


class PeriodShape(Shape):
    """The period that a report is about; both days are in it."""

    code: str
    starts: date
    ends: date


class ReportShape(Shape):
    """A report: whose, about what, and how it stands today.

    `revision` counts its moves: send it as `seen` with a move, to be sure of what you decide on.
    """

    id: int
    compact: str
    partner: str
    award: str
    period: PeriodShape
    due: date
    state: ReportState
    timeliness: Timeliness
    revision: int
    first_submitted_at: datetime | None
    requested_at: datetime | None
    closed_at: datetime | None

    @classmethod
    def of(cls, report: PartnerReport, today: date) -> ReportShape:
        """Return the shape of `report`."""
        award = report.award
        return cls(
            id=report.pk,
            compact=award.compact.code,
            partner=award.organisation.code,
            award=award.number,
            period=PeriodShape(code=report.period, starts=report.starts, ends=report.ends),
            due=report.due,
            state=report.report_state,
            timeliness=report.timeliness(today),
            revision=report.revision,
            first_submitted_at=report.first_submitted_at,
            requested_at=report.requested_at,
            closed_at=report.closed_at,
        )


class ReportPage(Shape):
    """Some of the reports that were asked for, by due date, award and number."""

    items: list[ReportShape]
    count: int
    page: int
    page_size: int


class VersionShape(Shape):
    """A version of a report. `revision` counts the saves of its draft."""

    number: int
    revision: int
    begun_at: datetime
    submitted_at: datetime | None
    accepted_at: datetime | None
    withdrawn_at: datetime | None
    content_hash: str

    @classmethod
    def of(cls, version: ReportVersion) -> VersionShape:
        """Return the shape of `version`."""
        return cls(
            number=version.number,
            revision=version.revision,
            begun_at=version.begun_at,
            submitted_at=version.submitted_at,
            accepted_at=version.accepted_at,
            withdrawn_at=version.withdrawn_at,
            content_hash=version.content_hash,
        )


class ReviewShape(Shape):
    """A decision on a version: `returned`, `accepted` or `withdrawn`, by whom, and why."""

    version: int
    decision: str
    reason: str
    at: datetime
    by: str

    @classmethod
    def of(cls, review: ReportReview) -> ReviewShape:
        """Return the shape of `review`."""
        return cls(
            version=review.version.number,
            decision=review.decision,
            reason=review.reason,
            at=review.at,
            by=review.by,
        )


class MoveShape(Shape):
    """Whether you may make a move now; else why not."""

    move: Move
    allowed: bool
    why_not: str | None

    @classmethod
    def of(cls, move: Move, report: PartnerReport, viewer: Viewer, language: Language) -> MoveShape:
        """Return whether `viewer` may make `move`, told in `language`."""
        reason = why_not(move, report, viewer)
        return cls(
            move=move,
            allowed=reason is None,
            why_not=None if reason is None else reason.read(language),
        )


class ReportDetail(Shape):
    """A report with its versions (a draft only to its partner), decisions, and your moves."""

    report: ReportShape
    partner_name: BothLanguages
    award_title: BothLanguages
    versions: list[VersionShape]
    reviews: list[ReviewShape]
    moves: list[MoveShape]


class VersionContent(Shape):
    """A version and everything that it says."""

    version: VersionShape
    content: ContentShape


class IssueList(Shape):
    """What is wrong or strange in a version. It can be submitted once `open` is empty.

    `open` holds the errors, and the warnings without an explanation.
    """

    issues: list[IssueShape]
    open: list[IssueShape]


class FormCellShape(Shape):
    """A cell to fill: what was accepted for the period before, and this year's target."""

    key: str
    component: str
    place: str
    breakdown: dict[str, str]
    previous: ValueShape | None
    target: str | None

    @classmethod
    def of(cls, cell: FormCell) -> FormCellShape:
        """Return the shape of `cell`."""
        return cls.model_construct(
            key=str(cell.key),
            component=cell.key.component,
            place=cell.key.place,
            breakdown=dict(cell.key.breakdown),
            previous=None if cell.previous is None else ValueShape.of(cell.previous),
            target=printed(cell.target),
        )


class FormIndicatorShape(Shape):
    """An indicator that is asked for, counted by `authority`."""

    code: str
    title: BothLanguages
    definition: BothLanguages
    unit: str
    authority: str
    cells: list[FormCellShape]

    @classmethod
    def of(cls, asked: FormIndicator) -> FormIndicatorShape:
        """Return the shape of what is asked."""
        indicator = asked.indicator
        return cls.model_construct(
            code=indicator.code,
            title=BothLanguages.of(indicator.title),
            definition=BothLanguages.of(indicator.definition),
            unit=indicator.unit.code,
            authority=asked.authority,
            cells=[FormCellShape.of(cell) for cell in asked.cells],
        )


class FormActivityShape(Shape):
    """An activity whose state is asked."""

    code: str
    name: BothLanguages


class FormBudgetLineShape(Shape):
    """A budget line: what it holds, and what was spent before this period."""

    code: str
    name: BothLanguages
    budget: str
    spent_before: str


class FormShape(Shape):
    """Everything that a report asks for. `revision` is the draft's from which it was made.

    `suspended` says what a pause of the award does to the targets of the period.
    """

    compact: str
    partner: str
    award: str
    period: str
    due: date
    currency: str
    framework: str
    revision: int
    suspended: BothLanguages | None
    indicators: list[FormIndicatorShape]
    activities: list[FormActivityShape]
    budget_lines: list[FormBudgetLineShape]
    narratives: list[NarrativeSection]

    @classmethod
    def of(cls, form: ReportForm) -> FormShape:
        """Return the shape of `form`."""
        return cls(
            compact=form.compact,
            partner=form.partner,
            award=form.award,
            period=form.period.code,
            due=form.due,
            currency=form.currency,
            framework=form.framework.hash,
            revision=form.revision,
            suspended=BothLanguages.of(form.suspension.told()) if form.suspension else None,
            indicators=[FormIndicatorShape.of(each) for each in form.indicators],
            activities=[
                FormActivityShape(code=each.code, name=BothLanguages.of(each.name))
                for each in form.activities
            ],
            budget_lines=[
                FormBudgetLineShape(
                    code=each.code,
                    name=BothLanguages.of(each.name),
                    budget=str(printed(each.budget)),
                    spent_before=str(printed(each.spent_before)),
                )
                for each in form.budget_lines
            ],
            narratives=list(NarrativeSection),
        )


class CommentShape(Shape):
    """What was said about a value of a submitted version."""

    id: int
    version: int
    key: str
    text: str
    at: datetime
    by: str

    @classmethod
    def of(cls, comment: ValueComment, version: int) -> CommentShape:
        """Return the shape of a comment on the version with that number."""
        return cls(
            id=comment.pk,
            version=version,
            key=comment.cell,
            text=comment.text,
            at=comment.at,
            by=comment.by,
        )


class EvidenceShape(Shape):
    """A file that supports a report; its content is at `/evidence/{id}`."""

    id: int
    name: str
    media_type: str
    size: int
    sha256: str
    added_at: datetime

    @classmethod
    def of(cls, evidence: Evidence) -> EvidenceShape:
        """Return the shape of `evidence`."""
        return cls(
            id=evidence.pk,
            name=evidence.name,
            media_type=evidence.media_type,
            size=evidence.size,
            sha256=evidence.sha256,
            added_at=evidence.added_at,
        )
