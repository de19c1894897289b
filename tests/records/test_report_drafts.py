"""Saving into drafts: nobody's entry is overwritten unseen, and nothing odd gets in."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from amparo.audit.queries import count_events, events_of
from amparo.audit.refusals import IssuesFound, NotPossible
from amparo.framework.language import Language
from amparo.framework.statuses import Status
from amparo.partner_reports import actions
from amparo.partner_reports.intake import check_report, issues_of
from amparo.partner_reports.queries import (
    Change,
    EditConflict,
    PartnerReport,
    content_of,
    difference_of,
    form_of,
    mapping_of,
    newest_version,
    stated_in,
    versions_of,
)
from amparo.partner_reports.states import ReportState
from amparo.people.refusals import NotAllowed
from amparo.workbooks.report_form import (
    ActivityAnswer,
    ActivityState,
    CellKey,
    Narrative,
    NarrativeSection,
    ReportContent,
)
from tests.builders_reports import (
    LATER,
    NOW,
    OTHER_PARTNER,
    a_cell,
    a_report,
    a_value,
    again,
    changed,
    head,
    officer,
    reviewer,
    some_answers,
)

pytestmark = pytest.mark.django_db

TOLD = Narrative(Language.ES, "Se abrió otra casa.")
DONE = ActivityAnswer(ActivityState.COMPLETED, "In March.")
Save = Callable[..., Any]


def save_cell(report: PartnerReport, value: Any, seen: int, **more: Any) -> Any:
    key = more.pop("key", a_cell())
    return _save(actions.save_cell, report, seen, key=key, stated=value, **more)


def save_narrative(report: PartnerReport, value: Any, seen: int, **more: Any) -> Any:
    section = NarrativeSection.LESSONS
    return _save(actions.save_narrative, report, seen, section=section, told=value, **more)


def save_activity(report: PartnerReport, value: Any, seen: int, **more: Any) -> Any:
    return _save(actions.save_activity, report, seen, code="open", answer=value, **more)


def save_budget(report: PartnerReport, value: Any, seen: int, **more: Any) -> Any:
    field = more.pop("field", "budget.staff")
    return _save(actions.save_expenditure, report, seen, field=field, amount=value, **more)


def save_financial(report: PartnerReport, value: Any, seen: int, **more: Any) -> Any:
    return save_budget(report, value, seen, field="financial.a", **more)


def save_explanation(report: PartnerReport, value: Any, seen: int, **more: Any) -> Any:
    warning = more.pop("warning", ("report.jump", str(a_cell())))
    return _save(actions.save_explanation, report, seen, warning=warning, text=value, **more)


def _save(action: Save, report: PartnerReport, seen: int, **more: Any) -> Any:
    return action(report=report, seen=seen, **{"by": officer(), "at": LATER, **more})


EVERY = pytest.mark.parametrize(
    ("save", "first", "second"),
    [
        (save_cell, a_value(21, note="Counted twice."), a_value(None, Status.NOT_REPORTED)),
        (save_narrative, TOLD, Narrative(Language.EN, "Another house was opened.")),
        (save_activity, DONE, ActivityAnswer(ActivityState.DELAYED)),
        (save_budget, Decimal("12.10"), Decimal("-3")),
        (save_financial, Decimal(100), Decimal("100.01")),
        (save_explanation, "A third house was opened.", "A house was opened in March."),
    ],
)


@pytest.fixture
def report() -> PartnerReport:
    return a_report(ReportState.DRAFT)


def draft_revision(report: PartnerReport) -> int:
    newest = newest_version(report)
    assert newest is not None
    return newest.revision


@EVERY
def test_each_save_counts_and_records_one_event(
    report: PartnerReport, save: Save, first: Any, second: Any
) -> None:
    seen, before = draft_revision(report), count_events()
    assert save(report, first, seen).revision == seen + 1
    assert save(report, second, seen + 1).revision == seen + 2
    assert save(report, None, seen + 2) is None
    assert count_events() == before + 3
    event = events_of(report)[-1]
    assert event.action == "partner_reports.draft_saved"
    assert set(event.detail) == {
        "compact", "partner", "award", "period", "version", "field", "revision",
    }  # fmt: skip


@EVERY
def test_what_somebody_else_changed_is_shown_and_not_overwritten(
    report: PartnerReport, save: Save, first: Any, second: Any
) -> None:
    seen = draft_revision(report)
    save(report, first, seen)
    before, content = count_events(), content_of(newest_version(report))
    with pytest.raises(EditConflict, match="Nothing was overwritten") as conflict:
        save(report, second, seen)
    current = conflict.value.current
    assert (current.content, current.revision) == (first, seen + 1)
    assert (count_events(), content_of(newest_version(report))) == (before, content)
    assert save(report, second, current.revision) is not None


@EVERY
def test_what_somebody_else_emptied_is_not_filled_unseen(
    report: PartnerReport, save: Save, first: Any, second: Any
) -> None:
    seen = draft_revision(report)
    save(report, first, seen)
    save(report, None, seen + 1)
    with pytest.raises(EditConflict) as conflict:
        save(report, second, seen + 1)
    assert conflict.value.current.content is None


@EVERY
def test_saving_the_same_again_writes_nothing(
    report: PartnerReport, save: Save, first: Any, second: Any
) -> None:
    seen = draft_revision(report)
    kept = save(report, first, seen)
    before = count_events()
    assert save(report, first, seen) == kept
    assert (count_events(), draft_revision(report)) == (before, seen + 1)


@EVERY
def test_other_partners_and_reviewers_save_nothing(
    report: PartnerReport, save: Save, first: Any, second: Any
) -> None:
    for by in (officer(OTHER_PARTNER), head(OTHER_PARTNER), reviewer()):
        before = count_events()
        with pytest.raises(NotAllowed):
            save(report, first, 99, by=by)
        assert count_events() == before


@EVERY
@pytest.mark.parametrize("state", [each for each in ReportState if each is not ReportState.DRAFT])
def test_content_changes_in_a_draft_only(
    state: ReportState, save: Save, first: Any, second: Any
) -> None:
    other = a_report(state, period="2023")
    with pytest.raises(NotPossible, match="Changing the content is possible while"):
        save(other, first, 99)


def test_two_people_in_two_cells_do_not_hinder_each_other(report: PartnerReport) -> None:
    seen = draft_revision(report)
    save_cell(report, a_value(11), seen)
    assert save_cell(report, a_value(12), seen, key=a_cell("SM2"), by=head()) is not None


@pytest.mark.parametrize(
    "value",
    [
        a_value("123456789012345"),
        a_value("0.00001"),
        a_value("NaN"),
        a_value("Infinity"),
        a_value(None),
        a_value(1, Status.NOT_APPLICABLE),
        a_value(None, Status.WITHHELD),
    ],
)
def test_what_no_fact_could_hold_is_not_saved(report: PartnerReport, value: Any) -> None:
    with pytest.raises(NotPossible):
        save_cell(report, value, 99)


@pytest.mark.parametrize(
    "key",
    [
        CellKey("9.9", "amount", "SM1"),
        CellKey("1.1", "numerator", "SM1"),
        a_cell("SM"),
        a_cell(sex="other"),
        a_cell(age="0-5"),
        CellKey("1.2", "numerator", "SM1", (("sex", "female"),)),
    ],
)
def test_a_cell_that_is_not_asked_is_not_saved_nor_filled(
    report: PartnerReport, key: CellKey
) -> None:
    with pytest.raises(NotPossible, match="does not ask"):
        save_cell(report, a_value(1), 99, key=key)
    assert save_cell(report, None, 99, key=key) is None
    with pytest.raises(IssuesFound) as refused:
        fill(report, ReportContent(values={key: a_value(1)}), overwrite=True)
    assert refused.value.issues[0].location.field == str(key)


@pytest.mark.parametrize(
    "act",
    [
        lambda report: save_budget(report, Decimal(1), 99, field="budget.other"),
        lambda report: save_budget(report, Decimal(1), 99, field="financial.z"),
        lambda report: save_budget(report, Decimal(1), 99, field="other.a"),
        lambda report: save_explanation(report, "Because.", 99, warning=("x" * 61, "a")),
        lambda report: _save(actions.save_activity, report, 99, code="other", answer=DONE),
        lambda report: save_budget(report, Decimal("0.00001"), 99),
    ],
)
def test_other_entries_that_are_not_asked_are_not_saved(report: PartnerReport, act: Any) -> None:
    with pytest.raises(NotPossible):
        act(report)


def fill(
    report: PartnerReport, content: ReportContent, seen: int | None = None, **more: Any
) -> Any:
    return actions.fill_report(
        report=report, content=content, seen=seen, **{"by": officer(), "at": LATER, **more}
    )


def test_what_was_filled_reads_back_the_same(report: PartnerReport) -> None:
    content = some_answers(
        form_of(report, LATER),
        financial={"a": Decimal("1.50")},
        explanations={("report.jump", str(a_cell())): "A third house was opened."},
    )
    before = count_events()
    version = fill(report, content, draft_revision(report))
    assert content_of(version) == content
    assert count_events() == before + 1
    assert events_of(report)[-1].detail["values"] == len(content.values)


def test_a_fill_over_changes_that_were_not_seen_is_refused_unless_told(
    report: PartnerReport,
) -> None:
    seen, content = draft_revision(report), content_of(newest_version(report))
    save_cell(report, a_value(11), seen)
    for known in (seen, None):
        with pytest.raises(EditConflict) as conflict:
            fill(report, content, known)
        assert conflict.value.current.revision == seen + 1
    assert stated_in(newest_version(report), a_cell())[0] == a_value(11)
    fill(report, content, seen, overwrite=True)
    assert content_of(newest_version(report)) == content


def test_an_old_page_does_not_write_into_a_draft_that_was_replaced(report: PartnerReport) -> None:
    seen = draft_revision(report)
    fill(report, ReportContent(), seen)
    with pytest.raises(EditConflict):
        save_cell(report, a_value(11), seen)
    assert save_cell(report, a_value(11), seen + 1) is not None


def test_a_refused_fill_leaves_the_draft_as_it_was(report: PartnerReport) -> None:
    before = (content_of(newest_version(report)), count_events(), draft_revision(report))
    wrong = ReportContent(
        values={a_cell("XX"): a_value(1), a_cell(): a_value("0.00001")},
        activities={"other": DONE},
        spending={"other": Decimal("1e20")},
        financial={"z": Decimal(1)},
        explanations={("", "x"): "Because."},
    )
    with pytest.raises(IssuesFound) as refused:
        fill(report, wrong, before[2])
    codes = [each.code for each in refused.value.issues]
    assert codes == ["report.not_asked"] * 5 + ["report.amount_size"] * 2
    after = (content_of(newest_version(report)), count_events(), draft_revision(report))
    assert after == before


def test_signs_that_no_database_keeps_are_left_out(report: PartnerReport) -> None:
    save_cell(report, a_value(11, note="a\0b", locator="x" * 200), 99)
    stated, _ = stated_in(newest_version(report), a_cell())
    assert (stated.note, len(stated.locator)) == ("ab", 120)


def test_a_workbook_of_another_report_is_told_apart(report: PartnerReport) -> None:
    other = a_report(period="2023")
    form = form_of(other, LATER)
    issues = check_report(report, form, some_answers(form), "other.xlsx")
    assert issues[0].code == "report.other_report"
    closed = check_report(other, form, some_answers(form), "right.xlsx")
    assert [each.code for each in closed] == ["report.not_open"]


ENTERED = {
    letter: Decimal(amount)
    for letter, amount in {
        "a": "900", "b": "850.75", "d": "5000", "e": "2000.50", "f": "300", "i": "400", "j": "150",
        "l": "20", "m": "5", "n": "10",
    }.items()
}  # fmt: skip
FOLLOWS = {"c": "49.25", "g": "2300.50", "h": "2699.50", "k": "250", "o": "5"}
"""Lines of the SF-425 that follow from those entered (DOMAIN 11, case 9)."""


def financial_issues(report: PartnerReport) -> set[str | None]:
    """The lines with something wrong or strange, the comparison with budget lines left out."""
    found = issues_of(newest_version(report), LATER)
    return {
        each.location.field
        for each in found
        if (each.location.field or "").startswith("financial.") and "spending" not in each.code
    }


@pytest.mark.parametrize("letter", FOLLOWS)
def test_computed_lines_of_the_financial_report_follow_from_the_others(
    report: PartnerReport, letter: str
) -> None:
    fill(report, some_answers(form_of(report, LATER), financial=ENTERED), overwrite=True)
    assert financial_issues(report) == set()
    field, right = f"financial.{letter}", Decimal(FOLLOWS[letter])
    save_budget(report, right + Decimal("0.01"), 99, field=field)
    assert financial_issues(report) == {field}
    save_budget(report, right, 99, field=field)
    assert financial_issues(report) == set()


def test_a_cumulative_line_that_fell_since_the_report_before_is_asked_about() -> None:
    earlier = a_report(ReportState.DRAFT, period="2023")
    spent = {"staff": Decimal("2000.50"), "food": Decimal(0)}
    content = some_answers(form_of(earlier, NOW), financial=ENTERED, spending=spent)
    fill(earlier, content, overwrite=True)
    actions.offer_report(report=earlier, by=officer(), at=LATER)
    actions.submit_report(report=earlier, by=head(), at=LATER)
    report = a_report(ReportState.DRAFT)
    less = {**ENTERED, "b": Decimal("850.74")}
    fill(report, some_answers(form_of(report, LATER), financial=less), overwrite=True)
    assert financial_issues(report) == {"financial.b"}


def test_difference_of_versions_names_every_entry(report: PartnerReport) -> None:
    returned = a_report(ReportState.RETURNED, period="2023")
    other = {a_cell(): a_value(10, locator="Sheet!A1"), a_cell("SM2"): a_value(10, note="New.")}
    actions.begin_report(report=returned, by=officer(), at=LATER)
    save_cell(returned, None, 99, key=a_cell("SM1", sex="_U"))
    save_narrative(returned, TOLD, 99)
    old, new = versions_of(officer(), returned)
    for key, stated in other.items():
        save_cell(returned, stated, 99, key=key)
    assert {(each.change, each.field) for each in difference_of(old, new)} == {
        (Change.REMOVED, str(a_cell("SM1", sex="_U"))),
        (Change.CHANGED, str(a_cell("SM2"))),
        (Change.ADDED, "narrative.lessons"),
    }


def test_reviewer_and_partner_talk_about_a_value() -> None:
    report = a_report(ReportState.SUBMITTED)
    for by, text in ((reviewer(), "Is this all?"), (officer(), " Yes. ")):
        actions.comment_on_value(report=report, key=a_cell(), text=text, by=by, at=LATER)
    version = newest_version(report)
    assert [each.text for each in version.comments.all()] == ["Is this all?", "Yes."]
    assert events_of(report)[-1].detail["field"] == str(a_cell())


def test_comments_are_refused_where_they_have_no_place() -> None:
    report = a_report(ReportState.SUBMITTED)
    draft = a_report(ReportState.DRAFT, period="2023")
    others = officer(OTHER_PARTNER)
    for by, about, key, text, refusal in (
        (reviewer(), report, a_cell(), " ", NotPossible),
        (reviewer(), report, a_cell("XX"), "What?", NotPossible),
        (reviewer(), draft, a_cell(), "What?", NotPossible),
        (others, report, a_cell(), "What?", NotAllowed),
    ):
        before = count_events()
        with pytest.raises(refusal):
            actions.comment_on_value(report=about, key=key, text=text, by=by, at=LATER)
        assert count_events() == before


def test_how_a_table_was_read_is_kept_for_the_award(report: PartnerReport) -> None:
    words = {"header_hash": "a" * 64, "at": LATER, "report": report}
    for mapping, more in (({"column": "1.1"}, 1), ({"column": "1.1"}, 0), ({"column": "1.2"}, 1)):
        before = count_events()
        kept = actions.keep_mapping(mapping=mapping, by=officer(), **words)
        assert (kept.mapping, count_events()) == (mapping, before + more)
    assert mapping_of(report.award, "a" * 64) == kept
    assert mapping_of(report.award, "b" * 64) is None
    with pytest.raises(NotAllowed):
        actions.keep_mapping(mapping={}, by=officer(OTHER_PARTNER), **words)


def test_form_shows_what_was_accepted_before_and_this_years_target() -> None:
    a_report(ReportState.ACCEPTED, period="2023", values={a_cell(): a_value("10.0")})
    form = form_of(again(a_report()), NOW)
    cells = {cell.key: cell for _, cell in form.cells()}
    assert cells[a_cell()].previous == a_value("10.0")
    assert {line.code: line.spent_before for line in form.budget_lines} == {
        "staff": Decimal("1000.25"), "food": Decimal("1000.25"),
    }  # fmt: skip
    assert changed(some_answers(form), {}).values.keys() == cells.keys()
