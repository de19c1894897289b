"""What is written into a workbook comes back from it, whatever it is."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amparo.framework.language import Language
from amparo.framework.statuses import Status
from amparo.workbooks.blank import write_workbook
from amparo.workbooks.blank_sheet import ContentTooLong
from amparo.workbooks.cell_texts import cleaned
from amparo.workbooks.reading import WorkbookReading, read_workbook, recognise_workbook
from amparo.workbooks.report_form import (
    ActivityAnswer,
    ActivityState,
    FormCell,
    Narrative,
    NarrativeSection,
    ReportContent,
    ReportForm,
    StatedValue,
    asked_keys,
)
from tests.core.workbooks.forms import content_of, filled, keys, small_form, without_locators

TEXTS = (
    st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
    | st.sampled_from(["=1+1", "_x000D_", "'quoted", "-", "n/a", "12", "1.234", "<b>&amp;</b>"])
).map(cleaned)
WORDS = TEXTS.filter(bool)
AMOUNTS = st.builds(
    lambda digits, exponent: Decimal(digits).scaleb(exponent),
    st.integers(-(10**20), 10**20),
    st.integers(-12, 6),
)
STATED = st.one_of(
    st.none(),
    st.builds(StatedValue, st.just(Status.REPORTED), AMOUNTS, TEXTS),
    st.builds(
        StatedValue,
        st.sampled_from([Status.NOT_REPORTED, Status.NOT_APPLICABLE]),
        st.none(),
        TEXTS,
    ),
)


@st.composite
def forms(draw: Any) -> ReportForm:
    """Forms with some of the indicators, places and breakdowns, in any order."""
    form = small_form()
    chosen = draw(st.lists(st.sampled_from(form.indicators), unique_by=id))
    asked = []
    for each in chosen:
        places = draw(st.lists(st.sampled_from(["SM", "SM1", "SM2"]), unique=True))
        broken = [["sex"]] if each.indicator.disaggregations and draw(st.booleans()) else []
        targets = st.none() | AMOUNTS
        cells = tuple(
            FormCell(key, draw(STATED), draw(targets))
            for key in asked_keys(form.framework, each.indicator, places, broken)
        )
        asked.append(replace(each, cells=cells))
    return replace(
        form,
        indicators=tuple(asked),
        activities=form.activities[: draw(st.integers(0, 2))],
        budget_lines=form.budget_lines[: draw(st.integers(0, 2))],
        illustrative=draw(st.booleans()),
        revision=draw(st.integers(0, 10_000)),
    )


@st.composite
def contents(draw: Any, form: ReportForm) -> ReportContent:
    """Answers to some of what the form asks."""
    values = {key: draw(STATED) for key in keys(form)}
    narratives = {
        section: Narrative(draw(st.sampled_from(Language)), draw(WORDS))
        for section in draw(st.sets(st.sampled_from(NarrativeSection)))
    }
    states = st.builds(ActivityAnswer, st.sampled_from(ActivityState), TEXTS)
    activities = {each.code: draw(states) for each in form.activities if draw(st.booleans())}
    spending = {each.code: draw(AMOUNTS) for each in form.budget_lines if draw(st.booleans())}
    letters = draw(st.sets(st.sampled_from("abdefijlmn")))
    codes = st.sampled_from(["report.jump", "report.total"])
    return ReportContent(
        values={key: stated for key, stated in values.items() if stated is not None},
        narratives=narratives,
        activities=activities,
        spending=spending,
        financial={letter: draw(AMOUNTS) for letter in letters},
        explanations=draw(st.dictionaries(st.tuples(codes, TEXTS), WORDS, max_size=3)),
    )


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.sampled_from(Language))
def test_reading_what_was_written_is_the_identity(data: st.DataObject, language: Language) -> None:
    form = data.draw(forms())
    content = data.draw(contents(form))
    workbook = write_workbook(form, language, content)
    reading = read_workbook(workbook, form, "report.xlsx")
    assert reading.issues == []
    assert without_locators(content_of(reading)) == content
    assert reading.revision == form.revision


def reading_of(content: ReportContent, language: Language = Language.EN) -> WorkbookReading:
    form = small_form()
    return read_workbook(write_workbook(form, language, content), form, "report.xlsx")


@pytest.mark.parametrize("language", list(Language))
def test_every_answer_says_in_which_cell_it_stood(language: Language) -> None:
    content = content_of(reading_of(filled(small_form()), language))
    locators = [stated.locator for stated in content.values.values()]
    assert locators[0] == "1.1!D8"
    assert len(set(locators)) == len(locators)


def test_blank_workbook_answers_nothing() -> None:
    assert content_of(reading_of(ReportContent())) == ReportContent()


def test_zero_stays_zero_and_the_last_row_is_read() -> None:
    form = small_form()
    last = keys(form)[-1]
    values = {key: StatedValue(Status.REPORTED, Decimal(0)) for key in keys(form)}
    values[last] = StatedValue(Status.REPORTED, Decimal("1234.5678"))
    content = content_of(reading_of(ReportContent(values=values)))
    assert content.values[last].amount == Decimal("1234.5678")
    assert [stated.amount for stated in content.values.values()].count(Decimal(0)) == len(
        values
    ) - 1


def test_parts_of_a_ratio_may_be_absent_for_different_reasons() -> None:
    form = small_form()
    numerator, denominator = (
        key for key in keys(form) if key.indicator == "1.2" and key.place == "SM1"
    )
    values = {
        numerator: StatedValue(Status.NOT_REPORTED, None, "later"),
        denominator: StatedValue(Status.NOT_APPLICABLE),
    }
    content = content_of(reading_of(ReportContent(values=values)))
    assert without_locators(content).values == values


def test_workbook_says_which_report_it_belongs_to() -> None:
    form = small_form()
    identity, issues = recognise_workbook(write_workbook(form, Language.ES), "report.xlsx")
    assert issues == []
    assert identity is not None
    assert (identity.compact, identity.partner, identity.award) == ("small", "shelter", "AW-1")
    assert (identity.period, identity.revision) == ("2024-Q3", 7)
    assert identity.framework_hash == form.framework.hash


def test_text_too_long_for_a_cell_is_refused_and_not_cut() -> None:
    told = {NarrativeSection.PROGRESS: Narrative(Language.EN, "a" * 32_768)}
    with pytest.raises(ContentTooLong):
        reading_of(ReportContent(narratives=told))
    fits = {NarrativeSection.PROGRESS: Narrative(Language.EN, "a" * 32_767)}
    assert content_of(reading_of(ReportContent(narratives=fits))).narratives == fits


def test_number_of_more_digits_than_are_read_is_refused() -> None:
    with pytest.raises(ContentTooLong):
        reading_of(ReportContent(financial={"a": Decimal("1." + "1" * 70)}))
