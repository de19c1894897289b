"""The demonstration: four bodies of the fictional compact report over six quarters.

Everything takes the real path: awards are recorded, reports opened, workbooks written, filled,
read, submitted, returned and accepted by the actions that people use, at days of the past. What
is there already stays as it is, so that a second run changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from django.db import transaction

from amparo.compacts.intake import CompactFolder
from amparo.framework.issues import Issue, Severity
from amparo.framework.language import Language
from amparo.partner_reports.actions import (
    accept_report,
    begin_report,
    close_unprovided,
    comment_on_value,
    fill_report,
    offer_report,
    open_reports,
    request_report,
    return_report,
    submit_report,
)
from amparo.partner_reports.intake import check_report
from amparo.partner_reports.queries import PartnerReport, form_of, reports_of
from amparo.partner_reports.states import ReportState
from amparo.people.permissions import Viewer
from amparo.site import demonstration_answers as answers
from amparo.site import demonstration_texts as texts
from amparo.site.award_loading import LoadedAwards, load_awards
from amparo.site.demonstration_people import (
    PARTICIPANTS,
    has_other_people,
    register_people,
    viewers,
)
from amparo.workbooks.blank import write_workbook
from amparo.workbooks.reading import read_workbook
from amparo.workbooks.report_form import ReportContent, ReportForm

COMPACT = "illustrative"
COORDINATOR = "coordinator@example.org"
BEGUN = datetime(2025, 3, 17, 9, 0, tzinfo=UTC)
"""When organisations, awards and people are recorded."""

UNTIL = date(2026, 7, 1)
"""The first day of the last of the six quarters."""


class Fate(StrEnum):
    """What becomes of a report; every one that is not named below is accepted."""

    ACCEPTED = "accepted"
    LATE = "late"
    MENDED = "mended"
    NOT_PROVIDED = "not_provided"
    BEGUN = "begun"
    RETURNED = "returned"
    UNTOUCHED = "untouched"
    WAITING = "waiting"


FATES: Mapping[tuple[str, str], Fate] = {
    ("bridge", "Y2-Q4"): Fate.NOT_PROVIDED,
    ("meadow", "Y3-Q2"): Fate.LATE,
    ("lantern", "Y3-Q3"): Fate.MENDED,
    ("lantern", "Y4-Q1"): Fate.BEGUN,
    ("bridge", "Y4-Q1"): Fate.RETURNED,
    ("meadow", "Y4-Q1"): Fate.UNTOUCHED,
    ("cps", "Y4-Q1"): Fate.WAITING,
}
"""By body and quarter. The newest quarter is left for whoever tries the site."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a run did: people who got an account now, and reports that were moved now."""

    people: int
    reports: int


def demonstrate(folder: CompactFolder, password: str, at: datetime) -> Told | None:
    """Let four bodies of the compact in `folder` report; `at` is now.

    Returns None, and does nothing, where somebody has an account who is not of the
    demonstration: its accounts have no place among those of people.
    """
    if has_other_people():
        return None
    loaded = load_awards(folder, at=at, since=BEGUN)
    people = register_people(loaded.compact.code, password, BEGUN)
    everybody = viewers(BEGUN)
    coordinator = everybody[COORDINATOR]
    for award in loaded.awards:
        open_reports(award=award, until=UNTIL, by=coordinator, at=BEGUN)
    moved = [_live(report, everybody) for report in _reports(loaded, coordinator)]
    return Told(people, sum(moved))


def _reports(loaded: LoadedAwards, coordinator: Viewer) -> list[PartnerReport]:
    """Return the reports in the order in which they came: each needs the one before it."""
    ours = {award.pk for award in loaded.awards}
    found = reports_of(coordinator, loaded.compact.code)
    return [each for each in found if each.award_id in ours and each.starts <= UNTIL]


@transaction.atomic
def _live(report: PartnerReport, everybody: Mapping[str, Viewer]) -> bool:
    """Let a report that nobody has touched go its way, wholly or not at all; say if it did."""
    fate = FATES.get((report.award.organisation.code, report.period), Fate.ACCEPTED)
    if report.revision or fate is Fate.UNTOUCHED:
        return False
    life = _Life(report, everybody)
    life.paths[fate]()
    return True


class _Life:
    """One report on its way, by the people of the demonstration."""

    def __init__(self, report: PartnerReport, everybody: Mapping[str, Viewer]) -> None:
        self.report, self.everybody = report, everybody
        self.body = report.award.organisation.code
        self.language = next(
            each.language for each in PARTICIPANTS if each.organisation == self.body
        )
        self.paths: dict[Fate, Callable[[], None]] = {
            Fate.ACCEPTED: self.accepted,
            Fate.LATE: self.late,
            Fate.MENDED: self.mended,
            Fate.NOT_PROVIDED: self.not_provided,
            Fate.BEGUN: self.begun,
            Fate.RETURNED: self.returned,
            Fate.WAITING: self.waiting,
        }

    def accepted(self) -> None:
        """Come in time, and be accepted."""
        self._submit(self._day("submitted", -9, -1))
        self._accept(self._day("accepted", 5, 13))

    def late(self) -> None:
        """Come eighteen days too late, and be accepted."""
        self._submit(18)
        self._accept(27)

    def mended(self) -> None:
        """Come with a mistake, be returned with the reason, come again and be accepted."""
        self._submit(-10, answers.mistaken_answers)
        self._comment(4)
        self._return(4, texts.COUNTED_TWICE.read(self.language))
        self._submit(12)
        self._accept(19)

    def not_provided(self) -> None:
        """Never come, be asked for, and be closed as not provided."""
        coordinator = self._who("coordinator")
        self.report = request_report(report=self.report, by=coordinator, at=self._at(12))
        self.report = close_unprovided(report=self.report, by=coordinator, at=self._at(47))

    def begun(self) -> None:
        """Lie half filled with the body that owes it."""
        self._fill(-18, answers.begun_answers)

    def returned(self) -> None:
        """Come, and lie with the body again because a reviewer sent it back."""
        self._submit(-3, answers.carried_answers)
        self._return(10, texts.CARRIED_OVER.read(self.language))

    def waiting(self) -> None:
        """Come, and wait for a reviewer."""
        self._submit(-2)

    def _day(self, act: str, least: int, most: int) -> int:
        """Return so many days after the due date, another for each report."""
        return answers.noise(f"{self.body}|{self.report.period}|{act}", least, most)

    def _at(self, days: int, hour: int = 10) -> datetime:
        day = self.report.due + timedelta(days=days)
        return datetime.combine(day, time(hour), tzinfo=UTC)

    def _who(self, name: str) -> Viewer:
        # Roles of the demonstration begin before its first report and do not end.
        return self.everybody[f"{name}@example.org"]

    def _submit(
        self,
        days: int,
        answered: Callable[[ReportForm, Language], ReportContent] = answers.whole_answers,
    ) -> None:
        self._fill(days, answered)
        officer, head = (self._who(f"{self.body}-{role}") for role in ("officer", "head"))
        self.report = offer_report(report=self.report, by=officer, at=self._at(days, 11))
        self.report = submit_report(report=self.report, by=head, at=self._at(days, 15))

    def _fill(self, days: int, answered: Callable[[ReportForm, Language], ReportContent]) -> None:
        """Begin the report, write its workbook, answer, read it back and keep what it says."""
        officer = self._who(f"{self.body}-officer")
        begin = begin_report(report=self.report, by=officer, at=self._at(days - 1))
        self.report = begin.report
        at = self._at(days)
        form = form_of(self.report, at)
        content = self._explained(form, answered(form, self.language))
        file = f"{self.report.award.number}-{self.report.period}.xlsx"
        read = read_workbook(write_workbook(form, self.language, content), form, file)
        # What was written from a form is read with it: the round trip is a tested promise.
        assert read.content is not None, read.issues  # noqa: S101
        fill_report(report=self.report, content=read.content, seen=read.revision, by=officer, at=at)

    def _explained(self, form: ReportForm, content: ReportContent) -> ReportContent:
        """Return `content` with a word on each warning, as an officer gives it."""
        issues = check_report(self.report, form, content, "web")
        said = texts.EXPLAINED.read(self.language)
        reasons = {(issue.code, issue.location.field or ""): said for issue in _warnings(issues)}
        return replace(content, explanations=reasons)

    def _return(self, days: int, reason: str) -> None:
        reviewer, at = self._who("reviewer"), self._at(days, 16)
        self.report = return_report(report=self.report, reason=reason, by=reviewer, at=at)

    def _comment(self, days: int) -> None:
        asked = form_of(self.report, self._at(days)).indicators[-1]
        place = asked.cells[-1].key.place
        key = next(each.key for each in asked.cells if each.key.place == place)
        comment_on_value(
            report=self.report,
            key=key,
            text=texts.LOOK_HERE.read(self.language),
            by=self._who("reviewer"),
            at=self._at(days),
        )

    def _accept(self, days: int) -> None:
        reviewer = self._who("reviewer")
        self.report = accept_report(report=self.report, by=reviewer, at=self._at(days, 16))


def _warnings(issues: list[Issue]) -> list[Issue]:
    return [each for each in issues if each.severity is Severity.WARNING]


def sample_workbooks(at: datetime) -> dict[str, bytes]:
    """Return workbooks to try the site with, by file name: of reports that nobody has begun.

    For each such report of the demonstration, one blank, one filled and one filled with
    mistakes. The files say in themselves that the compact is fictional.
    """
    everybody = viewers(at)
    files: dict[str, bytes] = {}
    for report in reports_of(everybody[COORDINATOR], COMPACT):
        if report.report_state is not ReportState.EXPECTED or report.revision:
            continue
        form = form_of(report, at)
        language = everybody[f"{report.award.organisation.code}-officer@example.org"].language
        for kind, content in (
            ("blank", ReportContent()),
            ("filled", answers.whole_answers(form, language)),
            ("with-mistakes", answers.spoilt_answers(form, language)),
        ):
            name = f"{report.award.organisation.code}-{report.period}-{kind}.xlsx"
            files[name] = write_workbook(form, language, content)
    return files
