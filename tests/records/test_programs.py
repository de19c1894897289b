"""Awards: recorded against the framework, amended without taking anything away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from amparo.audit.queries import count_events, events_of
from amparo.audit.refusals import IssuesFound, NotPossible
from amparo.compacts.models import Compact
from amparo.framework.language import Text
from amparo.framework.periods import Frequency
from amparo.partner_reports.queries import form_of
from amparo.partner_reports.states import ReportState
from amparo.people.permissions import OPERATOR
from amparo.people.refusals import NotAllowed
from amparo.people.roles import Role
from amparo.programs import queries
from amparo.programs.actions import (
    ActivityTerms,
    BudgetLineTerms,
    RequirementTerms,
    pause_award,
    record_award,
    resume_award,
)
from amparo.programs.permissions import can_record_award
from tests.builders_records import a_folder, a_framework_version
from tests.builders_reports import (
    A_PAUSE,
    NOW,
    OTHER_PARTNER,
    PARTNER,
    a_report,
    a_viewer,
    an_award,
    an_organisation,
    coordinator,
    small_compact,
    some_terms,
)

pytestmark = pytest.mark.django_db

NAME = Text("Name", "Nombre")
DAY, EVE = date(2024, 1, 1), date(2023, 12, 31)
ASKED = some_terms().requirements


def record(home: str = PARTNER, by: Any = OPERATOR.address, **changes: Any) -> queries.Award:
    return record_award(
        compact=small_compact(),
        organisation=an_organisation(home),
        terms=some_terms(**changes),
        by=by,
        at=NOW,
    )


def issues_of(home: str = PARTNER, **changes: Any) -> set[tuple[str, str | None]]:
    """What is wrong with an award, after seeing that nothing was written."""
    an_organisation(home)
    small_compact()
    before = count_events()
    with pytest.raises(IssuesFound) as refused:
        record(home, **changes)
    assert count_events() == before
    assert all(each.problem.es and each.remedy.es for each in refused.value.issues)
    return {(each.code, each.location.field) for each in refused.value.issues}


def test_recorded_award_holds_its_terms_and_one_event() -> None:
    award = record()
    kept = queries.award("small", award.number)
    assert kept == award
    assert [each.amount for each in award.budget_lines.all()] == [
        Decimal("10000.50"), Decimal(90000),
    ]  # fmt: skip
    assert [each.indicator for each in queries.requirements(award)] == ["1.1", "1.2"]
    (event,) = events_of(award)
    assert (event.action, event.detail["requirements"]) == ("programs.award_recorded", 2)


def test_everything_wrong_with_an_award_is_told_at_once() -> None:
    assert issues_of(
        number="two words",
        ends=date(2022, 1, 1),
        currency="dollars",
        calendar="lunar",
        frequency=Frequency.MONTH,
        budget_lines=(BudgetLineTerms("a b", NAME, Decimal(-1)),),
        activities=(ActivityTerms("x/y", NAME, "9", DAY, EVE),),
        requirements=(
            RequirementTerms("7.7", "office", ("SM",)),
            RequirementTerms("1.1", "nobody", ("SM", "XX"), (("age",), ("sex", "sex"))),
            RequirementTerms("1.2", "office", ()),
        ),
    ) == {
        ("award.code", "number"),
        ("award.term", "ends"),
        ("award.currency", "currency"),
        ("award.unknown", "calendar"),
        ("award.unknown", "frequency"),
        ("award.code", "budget.a b"),
        ("award.negative", "budget.a b"),
        ("award.code", "activity.x/y"),
        ("award.term", "activity.x/y"),
        ("award.unknown", "activity.x/y"),
        ("award.unknown", "requirements.7.7"),
        ("award.unknown", "requirements.1.1"),
        ("award.twice", "requirements.1.1"),
        ("award.no_place", "requirements.1.2"),
    }


def test_nothing_stands_twice_in_an_award() -> None:
    line = BudgetLineTerms("staff", NAME, Decimal(1))
    activity = ActivityTerms("open", NAME, "1", DAY, DAY)
    twice = replace(ASKED[0], places=("SM1", "SM1"), breakdowns=(("sex",), ("sex",)))
    found = issues_of(
        budget_lines=(line, line), activities=(activity, activity), requirements=(twice, twice)
    )
    assert found == {
        ("award.twice", "budget"),
        ("award.twice", "activities"),
        ("award.twice", "requirements"),
        ("award.twice", "requirements.1.1"),
    }


def test_amendment_adds_and_records_its_event() -> None:
    record()
    more = (*ASKED[:1], replace(ASKED[1], places=("SM1", "SM2")))
    award = record(ends=date(2025, 12, 31), requirements=more)
    assert award.ends == date(2025, 12, 31)
    assert queries.requirements(award)[1].places == ["SM1", "SM2"]
    assert [each.action for each in events_of(award)] == [
        "programs.award_recorded", "programs.award_amended",
    ]  # fmt: skip


def test_amendment_takes_nothing_away_and_changes_nothing_fixed() -> None:
    record()
    found = issues_of(
        OTHER_PARTNER,
        currency="COP",
        frequency=Frequency.QUARTER,
        budget_lines=(),
        activities=(),
        requirements=(RequirementTerms("1.1", "office", ("SM1",)),),
    )
    assert found == {
        ("award.fixed", "organisation"),
        ("award.fixed", "currency"),
        ("award.fixed", "frequency"),
        ("award.removed", "budget"),
        ("award.removed", "activities"),
        ("award.removed", "requirements"),
        ("award.removed", "requirements.1.1"),
    }


def test_authority_as_which_an_award_reports_does_not_change() -> None:
    folder = a_folder()
    text = folder["framework.yaml"].replace(
        b"authorities: [office]", b"authorities: [office, bureau]"
    )
    bureau = b"""  bureau:
    name: {en: Bureau, es: Agencia}
    short_name: {en: Bureau, es: Agencia}
    side: smallland
"""
    record()
    a_framework_version(a_folder(framework=text.replace(b"\ncalendars:", bureau + b"\ncalendars:")))
    requirements = (replace(ASKED[0], authority="bureau"), ASKED[1])
    with pytest.raises(IssuesFound) as refused:
        record_award(
            compact=small_compact_as_it_is(),
            organisation=an_organisation(),
            terms=some_terms(requirements=requirements),
            by=OPERATOR.address,
            at=NOW,
        )
    assert [(each.code, each.location.field) for each in refused.value.issues] == [
        ("award.fixed", "requirements.1.1")
    ]


def small_compact_as_it_is() -> Any:
    """The small compact with whatever framework it has now."""
    return Compact.objects.get(code="small")


def test_two_awards_of_one_organisation_do_not_report_the_same_number() -> None:
    record()
    assert issues_of(number="SM-002") == {
        ("award.counted_elsewhere", "requirements.1.1"),
        ("award.counted_elsewhere", "requirements.1.2"),
    }
    later = record(number="SM-003", starts=date(2025, 1, 1), ends=date(2025, 12, 31))
    theirs = record(OTHER_PARTNER, number="SM-004")
    assert {each.number for each in queries.awards_of("small")} == {
        "SM-001", later.number, theirs.number,
    }  # fmt: skip


@pytest.mark.parametrize("role", Role)
def test_only_coordinators_record_awards(role: Role) -> None:
    by = a_viewer(role)
    assert can_record_award(by, "small") is (role is Role.HOST_COORDINATOR)
    if role is Role.HOST_COORDINATOR:
        assert events_of(record(by=by))[0].actor == by.address
    else:
        with pytest.raises(NotAllowed):
            record(by=by)


def test_compact_without_a_framework_has_no_awards() -> None:
    empty = Compact.objects.create(
        code="empty", title_en="E", title_es="V", illustrative=True, signed=DAY, starts=DAY,
        ends=DAY,
    )  # fmt: skip
    with pytest.raises(NotPossible, match="No framework"):
        record_award(
            compact=empty,
            organisation=an_organisation(),
            terms=some_terms(),
            by=coordinator().address,
            at=NOW,
        )


def test_awards_are_found_by_compact_and_number_only() -> None:
    award = an_award()
    assert queries.award("small", award.number) == award
    assert queries.award("other", award.number) is None
    assert queries.award("small", "none") is None


def paused(by: Any = None, **changes: Any) -> queries.AwardPause:
    return pause_award(
        award=an_award(), terms=replace(A_PAUSE, **changes), by=by or coordinator(), at=NOW
    )


def test_a_pause_suspends_the_targets_of_the_periods_that_it_touches() -> None:
    pause = paused()
    before, touched = (a_report(ReportState.EXPECTED, period=year) for year in ("2023", "2024"))
    assert form_of(before, NOW).suspension is None
    found = form_of(touched, NOW).suspension
    assert found is not None
    assert (found.first, found.days, found.of) == (date(2024, 1, 24), 343, 366)
    assert pause.ground == A_PAUSE.ground
    (event,) = events_of(pause)
    assert (event.action, event.detail["award"]) == ("programs.award_paused", an_award().number)


def test_a_resumed_award_keeps_how_long_it_was_paused() -> None:
    paused()
    ended = resume_award(award=an_award(), on=date(2024, 3, 1), by=OPERATOR.address, at=NOW)
    assert (ended.ends, str(ended)) == (date(2024, 2, 29), f"{an_award().pk} 2024-01-24")
    found = form_of(a_report(ReportState.EXPECTED, period="2024"), NOW).suspension
    assert found is not None
    assert found.days == 37
    assert paused(starts=date(2024, 6, 1)).ends is None


@pytest.mark.parametrize("role", [Role.PARTNER_HEAD, Role.HOST_REVIEWER, Role.DONOR_OFFICER])
def test_only_coordinators_pause_and_resume(role: Role) -> None:
    paused()
    before = count_events()
    with pytest.raises(NotAllowed):
        resume_award(award=an_award(), on=date(2024, 3, 1), by=a_viewer(role), at=NOW)
    with pytest.raises(NotAllowed):
        paused(by=a_viewer(role))
    assert queries.open_pause(an_award()) is not None
    assert count_events() - before <= 3  # the invitation of the person alone


def test_impossible_pauses_are_refused_with_their_reason() -> None:
    with pytest.raises(NotPossible, match="not paused"):
        resume_award(award=an_award(), on=date(2024, 3, 1), by=coordinator(), at=NOW)
    with pytest.raises(NotPossible, match="where the notice"):
        paused(letter=" ")
    paused()
    with pytest.raises(NotPossible, match="paused already"):
        paused()
    with pytest.raises(NotPossible, match="2024-01-25"):
        resume_award(award=an_award(), on=A_PAUSE.starts, by=coordinator(), at=NOW)
    assert queries.pauses_of(an_award()) == [(A_PAUSE.starts, None)]
