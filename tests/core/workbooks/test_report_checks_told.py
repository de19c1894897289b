"""What the checks find in the narrative, the activities, the money and the notes of a report."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.framework.language import Language, Text, same
from amparo.framework.statuses import Status
from amparo.workbooks.personal_details import personal_details
from amparo.workbooks.report_form import (
    ActivityAnswer,
    ActivityState,
    FormActivity,
    FormBudgetLine,
    Narrative,
    NarrativeSection,
    StatedValue,
)
from tests.builders import an_indicator
from tests.core.workbooks.report_forms import PROGRESS, TOLD, a_form, found, issues_of, told

FORM = a_form(
    activities=(FormActivity("A1", same("Courses")), FormActivity("A2", same("Visits"))),
    budget_lines=(
        FormBudgetLine("1", same("Staff"), Decimal(1000), Decimal("600.50")),
        FormBudgetLine("2", same("Travel"), Decimal(500), Decimal(0)),
    ),
)
BARE = a_form()
STATES = {
    "A1": ActivityAnswer(ActivityState.UNDER_WAY),
    "A2": ActivityAnswer(ActivityState.COMPLETED),
}
SPENT = {"1": Decimal(100), "2": Decimal("50.25")}


def whole(**changes):
    """An answer to everything that `FORM` asks, changed by keyword."""
    return told(**({"activities": STATES, "spending": SPENT} | changes))


def progress(text):
    return {NarrativeSection.PROGRESS: Narrative(Language.ES, text)}


def test_a_report_that_tells_everything_has_no_issue() -> None:
    assert found(FORM, whole()) == []


@pytest.mark.parametrize("narratives", [{}, progress(""), progress(" \n\t ")])
def test_progress_must_be_told(narratives) -> None:
    assert found(BARE, told(narratives=narratives)) == [
        ("report.progress_missing", "narrative.progress")
    ]


def test_a_few_words_about_progress_are_asked_about() -> None:
    assert found(BARE, told(narratives=progress("Todo bien."))) == [
        ("report.narrative_short", "narrative.progress")
    ]


def test_every_activity_is_answered() -> None:
    content = whole(activities={"A2": STATES["A2"], "B": STATES["A1"]})
    assert found(FORM, content) == [
        ("report.activity_unanswered", "activity.A1"),
        ("report.activity_unknown", "activity.B"),
    ]


@pytest.mark.parametrize("state", [ActivityState.DELAYED, ActivityState.CANCELLED])
def test_a_delay_has_its_reason(state) -> None:
    answers = STATES | {"A1": ActivityAnswer(state, " ")}
    assert found(FORM, whole(activities=answers)) == [
        ("report.activity_without_note", "activity.A1")
    ]
    answers = STATES | {"A1": ActivityAnswer(state, "The road was closed.")}
    assert found(FORM, whole(activities=answers)) == []


@pytest.mark.parametrize(
    ("amount", "code"),
    [
        ("399.50", None),
        ("399.51", "report.beyond_budget"),
        ("-1", "report.spending_negative"),
        ("NaN", "report.spending_too_long"),
        ("1E+99", "report.spending_too_long"),
        ("0", None),
    ],
)
def test_spending_is_held_against_its_line(amount, code) -> None:
    expected = [(code, "budget.1")] if code else []
    assert found(FORM, whole(spending=SPENT | {"1": Decimal(amount)})) == expected


def test_a_line_overspent_before_is_not_asked_about_again() -> None:
    line = FormBudgetLine("1", same("Staff"), Decimal(1000), Decimal(1200))
    form = a_form(budget_lines=(line,))
    assert found(form, told(spending={"1": Decimal(0)})) == []


def test_every_line_is_answered_and_no_other() -> None:
    content = whole(spending={"2": Decimal(0), "9": Decimal(1)})
    assert found(FORM, content) == [
        ("report.spending_missing", "budget.1"),
        ("report.budget_line_unknown", "budget.9"),
    ]


@pytest.mark.parametrize(
    ("financial", "differs"),
    [
        ({"e": "750.75"}, False),
        ({"e": "700.75", "j": "50"}, False),
        ({"e": "750.76"}, True),
        ({"e": "750.75", "j": "50"}, False),
        ({"a": "1"}, False),
        ({"e": "NaN"}, False),
        ({"e": "1", "j": "Infinity"}, False),
    ],
)
def test_the_financial_report_says_what_the_lines_say(financial, differs) -> None:
    lines = {letter: Decimal(amount) for letter, amount in financial.items()}
    expected = [("report.spending_differs", "financial.e")] if differs else []
    assert found(FORM, whole(financial=lines)) == expected


def test_lines_not_all_filled_are_not_held_against_the_financial_report() -> None:
    content = whole(spending={"2": Decimal(0)}, financial={"e": Decimal(5)})
    assert found(FORM, content) == [("report.spending_missing", "budget.1")]
    assert found(BARE, told(financial={"e": Decimal(5)})) == []


@pytest.mark.parametrize(
    "text",
    [
        "La niña María Gómez fue remitida.",
        "El menor J.P.M. llegó de Cali.",
        "La víctima, identificada como Luisa, declaró.",
        "The girl named Ana was referred.",
        "The survivor Ana left.",
        "Her name is Ana.",
        "Nombre completo: Ana Gómez",
        "Documento T.I. 1.023.456.789",
        "cédula de ciudadanía No. 1023456789",
        "NUIP 1023456789",
        "tarjeta de identidad número 1.023.456.789",
        "passport AB1234567",
        "Contacto: 310 456 7890",
        "Llamar al 3104567890.",
        "Tel. (601) 234 5678",
        "Call +57 310 456 7890",
        "Call +1 (202) 555-0123",
        "Call 202-555-0123",
        "Escribir a equipo@example.org",
        "nacida el 3 de mayo de 2012",
        "Fecha de nacimiento: 03/05/2012",
        "She was born on May 3, 2012 in Cali",
        "DOB 2012-05-03",
    ],
)
def test_what_may_point_to_one_person_is_asked_about(text) -> None:
    assert len(personal_details(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        PROGRESS,
        "Las niñas y los niños de Cauca participaron en 12 talleres.",
        "The Child Protection Compact began on 26 April 2022.",
        "El pacto se firmó el 26 de abril de 2022.",
        "Se ejecutaron 1.234.567.890 pesos y $3.104.567.890 en total.",
        "Víctimas identificadas: 114; niñas: 67.",
        "La Ley 1098 de 2006 y la Ley 1581/2012.",
        "2.1.3 Number of child Victims referred, 2024-Q3",
        "Código 05001, 19001 y 50001; BPIN 2024257990001.",
        "Una niña Wayuu y un niño Embera asistieron.",
        "El 12/03/2024 se reunió el comité.",
        "Centro 3, línea 141 y 018000 522020",
        "Resolución CC 12",
    ],
)
def test_what_points_to_nobody_is_not_asked_about(text) -> None:
    assert personal_details(text) == []


def test_every_text_of_a_report_is_searched_and_what_was_found_is_not_repeated() -> None:
    address = "ana@example.org"
    value = StatedValue(Status.REPORTED, Decimal(1), address, "S!B2")
    content = told(
        {"1.1|amount|19|": value, "1.1|amount|50|": value},
        narratives=TOLD | {NarrativeSection.LESSONS: Narrative(Language.EN, address)},
        activities={"A1": ActivityAnswer(ActivityState.COMPLETED, address)},
        explanations={("report.jump", "1.1|amount|19|"): f"Ask {address}"},
    )
    form = a_form(an_indicator(), activities=(FormActivity("A1", Text("Courses", "Cursos")),))
    issues = issues_of(form, content)
    assert [issue.location.field for issue in issues if issue.code == "report.one_person"] == [
        "1.1|amount|19|",
        "1.1|amount|19|",
        "narrative.lessons",
        "activity.A1",
    ]
    said = " ".join(issue.read(language) for issue in issues for language in Language)
    assert address not in said


@given(st.text())
def test_any_text_can_be_searched(text) -> None:
    assert len(personal_details(text)) <= 5


@pytest.mark.parametrize("piece", ["1 ", "a@", "nacida ", "(3", "A. ", "niña ", "+57 ", "cc "])
def test_a_long_text_is_searched_in_time_that_grows_with_it(piece) -> None:
    assert isinstance(personal_details(piece * 50_000), list)
