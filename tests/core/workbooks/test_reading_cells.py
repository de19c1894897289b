"""What stands in a cell is read, or refused with a sentence; it is never guessed."""

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula

from amparo.framework.language import Language
from amparo.framework.statuses import Status
from amparo.workbooks.report_form import (
    ActivityAnswer,
    ActivityState,
    Narrative,
    NarrativeSection,
    ReportContent,
    StatedValue,
)
from tests.core.workbooks.damage import packed, unpacked
from tests.core.workbooks.forms import (
    content_of,
    edited,
    keys,
    read_small,
    small_form,
    told,
    with_cells,
)

FIRST = keys(small_form())[0]
PERCENT = next(key for key in keys(small_form()) if key.indicator == "1.3")


def stated(cells: Mapping[str, object]) -> StatedValue | None:
    content = content_of(read_small(with_cells(cells)))
    return content.values.get(FIRST)


def codes(cells: Mapping[str, object]) -> list[str]:
    reading = read_small(with_cells(cells))
    assert reading.content is None
    return [code for code, *_ in told(reading)]


@pytest.mark.parametrize(
    ("entry", "amount"),
    [
        (12, "12"),
        (0, "0"),
        (12.5, "12.5"),
        (0.1 + 0.2, "0.3"),
        (1e20, "1E+20"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1 234", "1234"),
        ("'12", "12"),
        ("\u00a012\u00a0", "12"),
    ],
)
def test_number_is_read_in_every_notation(entry: object, amount: str) -> None:
    found = stated({"1.1!D8": entry})
    assert found is not None
    assert found.amount == Decimal(amount)
    assert found.locator == "1.1!D8"


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("many", "not_number"),
        (True, "not_number"),
        ("1.234", "ambiguous_number"),
        ("12,500", "ambiguous_number"),
        ("12 %", "percent_not_asked"),
        (date(2024, 5, 1), "date_not_number"),
        (datetime(2024, 5, 1, 12, 30), "date_not_number"),
        (time(12, 30), "date_not_number"),
        ("1/5/2024", "date_not_number"),
        ("1 de mayo de 2024", "date_not_number"),
        ("=1+1", "formula"),
        ("#REF!", "error_value"),
        ("n/a", "unclear_absence"),
        ("-", "unclear_absence"),
        ("\u2014", "unclear_absence"),
        ("cero", "unclear_absence"),
        ("reported", "number_missing"),
    ],
)
def test_what_is_no_answer_is_refused_at_its_cell(entry: object, code: str) -> None:
    reading = read_small(with_cells({"1.1!D8": entry}))
    assert reading.content is None
    assert told(reading) == [(code, "1.1", "D8")]
    assert reading.issues[0].location.field == str(FIRST)


@pytest.mark.parametrize(
    ("entry", "status"),
    [
        ("not reported", Status.NOT_REPORTED),
        ("No reportado", Status.NOT_REPORTED),
        ("sin dato", Status.NOT_REPORTED),
        (" SIN  INFORMACIÓN ", Status.NOT_REPORTED),
        ("not applicable", Status.NOT_APPLICABLE),
        ("No Aplica", Status.NOT_APPLICABLE),
        ("(no aplica)", Status.NOT_APPLICABLE),
    ],
)
def test_clear_word_for_absence_is_an_answer(entry: str, status: Status) -> None:
    found = stated({"1.1!D8": entry})
    assert found == StatedValue(status, None, "", "1.1!D8")
    assert stated({"1.1!E8": entry}) == found


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"D8": 5, "E8": "reported"}, StatedValue(Status.REPORTED, Decimal(5), "", "1.1!D8")),
        ({"E8": "no aplica", "D8": "N/A no"}, "not_number"),
        (
            {"E8": "no aplica", "D8": "no aplica"},
            StatedValue(Status.NOT_APPLICABLE, None, "", "1.1!D8"),
        ),
        ({"E8": "no aplica", "D8": 0}, "value_though_absent"),
        ({"E8": "no aplica", "D8": "1.234"}, "value_though_absent"),
        ({"E8": "no aplica", "D8": "sin dato"}, "statuses_differ"),
        ({"E8": "reported", "D8": "sin dato"}, "statuses_differ"),
        ({"E8": "reported"}, "number_missing"),
        ({"E8": "perhaps", "D8": 5}, "unknown_status"),
        ({"E8": "n/a"}, "unknown_status"),
        ({"E8": 5}, "unknown_status"),
        ({"E8": "=1"}, "formula"),
        ({"I8": "only a note"}, "note_alone"),
        ({"D8": 5, "I8": "=A1"}, "formula"),
        ({"D8": 5, "I8": "seen"}, StatedValue(Status.REPORTED, Decimal(5), "seen", "1.1!D8")),
        ({"D8": 5, "I8": 2024}, StatedValue(Status.REPORTED, Decimal(5), "2024", "1.1!D8")),
        ({"D8": 5, "I8": 2.5}, StatedValue(Status.REPORTED, Decimal(5), "2.5", "1.1!D8")),
    ],
)
def test_number_and_list_must_agree(cells: dict[str, object], expected: object) -> None:
    places = {f"1.1!{address}": value for address, value in cells.items()}
    if isinstance(expected, str):
        assert codes(places) == [expected]
    else:
        assert stated(places) == expected


def test_other_cells_of_the_workbook_settle_an_ambiguous_number() -> None:
    assert stated({"1.1!D8": "1.234", "1.4!D8": "12,5"}) == StatedValue(
        Status.REPORTED, Decimal(1234), "", "1.1!D8"
    )
    assert stated({"1.1!D8": "1.234", "1.4!D8": "12.5"}) == StatedValue(
        Status.REPORTED, Decimal("1.234"), "", "1.1!D8"
    )


def test_cells_in_both_notations_settle_nothing() -> None:
    assert codes({"1.1!D8": "1.234", "1.1!D9": "12,5", "1.4!D8": "12.5"}) == ["ambiguous_number"]


def test_both_readings_of_an_ambiguous_number_are_shown() -> None:
    issue = read_small(with_cells({"1.1!D8": "1.234"})).issues[0]
    assert "1234" in issue.problem.en
    assert "1 and 234 thousandths" in issue.problem.en


def test_percentage_is_in_percent_however_it_was_typed() -> None:
    def fill(workbook: Workbook) -> None:
        workbook["1.3"]["D8"] = 0.125
        workbook["1.3"]["D8"].number_format = "0.0%"

    for workbook in (with_cells({"1.3!D8": "12,5 %"}), with_cells({"1.3!D8": 12.5}), edited(fill)):
        content = content_of(read_small(workbook))
        assert content.values[PERCENT].amount == Decimal("12.5")


def test_cell_shown_as_percentage_is_refused_where_a_count_is_asked() -> None:
    def fill(workbook: Workbook) -> None:
        for sheet, cell in (("1.1", "D8"), ("1.2", "D8"), ("Money", "F8")):
            workbook[sheet][cell] = 0.12
            workbook[sheet][cell].number_format = "0%"

    reading = read_small(edited(fill))
    assert told(reading) == [
        ("percent_not_asked", "1.1", "D8"),
        ("percent_not_asked", "1.2", "D8"),
        ("percent_not_asked", "Money", "F8"),
    ]
    assert "12 %" in reading.issues[0].problem.en


def test_formula_that_spills_over_is_refused_in_every_cell_it_fills() -> None:
    def fill(workbook: Workbook) -> None:
        workbook["1.1"]["D8"] = ArrayFormula("D8:D9", "=A1:A2")
        workbook["1.1"]["D9"] = 3

    assert told(read_small(edited(fill))) == [("formula", "1.1", "D8"), ("formula", "1.1", "D9")]


def test_money_is_an_amount_or_nothing() -> None:
    cells = {"Money!F8": "n/a", "Money!F9": "no aplica", "Money!F14": "many"}
    assert codes(cells) == ["money_absent", "money_absent", "not_number"]
    content = content_of(read_small(with_cells({"Money!F8": "-1.500,25", "Money!F14": 7})))
    assert content == ReportContent(
        spending={"P": Decimal("-1500.25")}, financial={"a": Decimal(7)}
    )


def test_activity_needs_a_state_of_the_list() -> None:
    reading = read_small(with_cells({"Activities!D8": "retrasada", "Activities!E8": "rain"}))
    answer = ActivityAnswer(ActivityState.DELAYED, "rain")
    assert content_of(reading).activities == {"A1": answer}
    assert codes({"Activities!D8": "soon"}) == ["unknown_status"]
    assert codes({"Activities!E9": "rain"}) == ["state_missing"]
    assert codes({"Activities!D9": "=1"}) == ["formula"]


def test_narrative_needs_its_language() -> None:
    told_in = {"Narrative!C8": "inglés", "Narrative!D8": "  Done.\r\nAll \x85of it "}
    content = content_of(read_small(with_cells(told_in)))
    narrative = Narrative(Language.EN, "Done.\nAll \x85of it")
    assert content.narratives == {NarrativeSection.PROGRESS: narrative}
    assert codes({"Narrative!C8": "French", "Narrative!D8": "Fini."}) == ["language_missing"]
    assert codes({"Narrative!C8": None, "Narrative!D8": "Fini."}) == ["language_missing"]
    assert codes({"Narrative!C8": "#REF!", "Narrative!D8": "Fini."}) == ["error_value"]


def test_all_problems_are_told_at_once_by_sheet_row_and_column() -> None:
    cells = {"Money!F8": "x1", "1.2!E9": "x2", "1.1!D10": "x3", "1.1!D9": "x4", "1.2!D9": "x5"}
    assert told(read_small(with_cells(cells))) == [
        ("not_number", "1.1", "D9"),
        ("not_number", "1.1", "D10"),
        ("not_number", "1.2", "D9"),
        ("not_number", "1.2", "E9"),
        ("not_number", "Money", "F8"),
    ]


def test_text_longer_than_a_cell_is_refused() -> None:
    parts = unpacked(with_cells({"Narrative!D8": "tell me"}))
    name = next(name for name, part in parts.items() if b"tell me" in part)
    longer = parts[name].replace(b"tell me", b"a" * 32_768)
    reading = read_small(packed({**parts, name: longer}))
    assert told(reading) == [("text_too_long", "Narrative", "D8")]
