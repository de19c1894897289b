"""The workbook that a partner fills in shows what is asked and lets nothing else be changed."""

import re
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from amparo.framework.language import Language
from amparo.framework.statuses import Status
from amparo.workbooks.blank import write_workbook
from amparo.workbooks.cell_map import IDENTITY_NAME, cell_map
from amparo.workbooks.report_form import ReportContent, ReportForm, StatedValue
from tests.core.workbooks.forms import EMPTY, filled, small_form

CORE_HASHTAGS = {
    "#activity", "#description", "#indicator", "#loc", "#meta", "#status", "#targeted", "#value",
}  # fmt: skip
"""Those of HXL 1.1 that the workbook uses."""

HASHTAG = re.compile(r"(#[a-z]+)(\+[a-z_]+)*")
SHEETS = {
    Language.EN: ["Read me", "1.1", "1.2", "1.3", "1.4", "Activities", "Money", "Narrative"],
    Language.ES: [
        "Léame", "1.1", "1.2", "1.3", "1.4", "Actividades", "Ejecución financiera",
        "Informe narrativo",
    ],
}  # fmt: skip


def opened(
    language: Language = Language.EN,
    form: ReportForm | None = None,
    content: ReportContent = EMPTY,
) -> Workbook:
    return load_workbook(BytesIO(write_workbook(form or small_form(), language, content)))


def open_cells(sheet: Worksheet) -> set[str]:
    return {
        cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked
    }


def texts(sheet: Worksheet) -> str:
    return " ".join(
        str(value) for row in sheet.iter_rows(values_only=True) for value in row if value
    )


@pytest.mark.parametrize("language", list(Language))
def test_sheets_are_named_in_the_language_of_the_workbook(language: Language) -> None:
    book = opened(language)
    assert book.sheetnames == [*SHEETS[language], IDENTITY_NAME]
    assert book[IDENTITY_NAME].sheet_state == "veryHidden"


@pytest.mark.parametrize("language", list(Language))
def test_every_sheet_is_locked_without_a_password(language: Language) -> None:
    for sheet in opened(language).worksheets:
        assert sheet.protection.sheet, sheet.title
        assert sheet.protection.password is None


def test_only_answers_can_be_entered() -> None:
    book = opened()
    assert open_cells(book["1.1"]) == {f"{col}{row}" for col in "DEI" for row in range(8, 16)}
    assert open_cells(book["1.2"]) == {f"{col}{row}" for col in "DEFJK" for row in (8, 9)}
    assert open_cells(book["Activities"]) == {f"{col}{row}" for col in "DE" for row in (8, 9)}
    assert open_cells(book["Narrative"]) == {f"{col}{row}" for col in "CD" for row in range(8, 13)}
    entered = {8, 9, 14, 15, 17, 18, 19, 22, 23, 25, 26, 27}
    assert open_cells(book["Money"]) == {f"F{row}" for row in entered}
    assert open_cells(book["Read me"]) == set()


def test_columns_carry_hashtags_in_a_hidden_row_and_rows_keys_in_a_hidden_column() -> None:
    for sheet in opened().worksheets[1:-1]:
        assert sheet.row_dimensions[7].hidden
        assert sheet.column_dimensions["A"].hidden
        tags = [cell.value for cell in sheet[7] if cell.value]
        for tag in tags:
            found = HASHTAG.fullmatch(tag)
            assert found, tag
            assert found[1] in CORE_HASHTAGS
        assert len(set(tags)) == len(tags)
        assert sheet.freeze_panes is not None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.EN, '"not reported,not applicable,reported"'),
        (Language.ES, '"no reportado,no aplica,reportado"'),
    ],
)
def test_entries_are_guided_by_lists_and_limits(language: Language, words: str) -> None:
    book = opened(language)
    numbers, choice = book["1.1"].data_validations.dataValidation
    assert (numbers.type, numbers.formula1, str(numbers.sqref)) == ("decimal", "0", "D8:D15")
    assert (choice.type, choice.formula1, str(choice.sqref)) == ("list", words, "E8:E15")
    money, _ = book["1.4"].data_validations.dataValidation
    assert float(money.formula1) < 0


def test_ranges_of_answers_have_names() -> None:
    names = {name: found.attr_text for name, found in opened().defined_names.items()}
    assert names["report_1_1_amount"] == "'1.1'!$D$8:$D$15"
    assert names["report_1_2_denominator"] == "'1.2'!$E$8:$E$9"
    assert names["report_spent"] == "'Money'!$F$8:$F$9"
    assert {"report_activities", "report_financial", "report_narrative"} <= set(names)


def test_sum_of_the_parts_stands_beside_the_total_where_parts_make_the_whole() -> None:
    sheet = opened()["1.1"]
    assert sheet["F8"].value == '=IF(COUNT(D9:D11)=0,"",SUM(D9:D11))'
    assert sheet["F12"].value == '=IF(COUNT(D13:D15)=0,"",SUM(D13:D15))'
    assert [sheet[f"F{row}"].value for row in (9, 10, 11)] == [None] * 3
    assert sheet["F6"].value == "Sum: Sex"
    assert opened()["1.2"]["G6"].value.startswith("Last period")


def test_no_sum_is_shown_where_parts_overlap_or_leave_out() -> None:
    form = small_form()
    sex = replace(form.framework.disaggregations["sex"], exclusive=False)
    overlapping = replace(form, framework=replace(form.framework, disaggregations={"sex": sex}))
    assert opened(form=overlapping)["1.1"]["F6"].value == "Last period"


def test_last_period_and_target_stand_beside_each_cell() -> None:
    form = small_form()
    first = form.indicators[0]
    cells = (
        replace(
            first.cells[0],
            previous=StatedValue(Status.REPORTED, Decimal(41)),
            target=Decimal("120.5"),
        ),
        replace(first.cells[1], previous=StatedValue(Status.NOT_APPLICABLE)),
        *first.cells[2:],
    )
    shown = replace(form, indicators=(replace(first, cells=cells),))
    sheet = opened(Language.ES, shown)["1.1"]
    assert [sheet[f"G{row}"].value for row in (8, 9, 10)] == [41, "no aplica", None]
    assert [sheet[f"H{row}"].value for row in (8, 9)] == [120.5, None]


def test_money_is_added_up_by_the_workbook() -> None:
    sheet = opened(content=filled(small_form()))["Money"]
    assert sheet["G8"].value == "=N(E8)+N(F8)"
    assert sheet["H8"].value == "=N(D8)-N(G8)"
    assert sheet["F10"].value == "=SUM(F8:F9)"
    computed = {sheet[f"B{row}"].value: sheet[f"F{row}"].value for row in (16, 20, 21, 24, 28)}
    assert computed == {
        "c": "=N(F14)-N(F15)",
        "g": "=N(F18)+N(F19)",
        "h": "=N(F17)-N(F20)",
        "k": "=N(F22)-N(F23)",
        "o": "=N(F25)-N(F26)-N(F27)",
    }


@pytest.mark.parametrize("language", list(Language))
def test_first_sheet_explains_in_both_languages(language: Language) -> None:
    said = texts(opened(language).worksheets[0])
    for words in (
        "Red de albergues",
        "Shelter network",
        "October 30, 2024",
        "30 de octubre de 2024",
        "never read as zero",
        "nunca se lee como cero",
        "no aplica",
        "not applicable",
    ):
        assert words in said


def test_fiction_says_so_on_every_sheet_and_fact_on_none() -> None:
    for sheet in opened().worksheets[:-1]:
        assert "ILLUSTRATIVE" in texts(sheet), sheet.title
    real = opened(form=replace(small_form(), illustrative=False))
    for sheet in real.worksheets:
        assert "ILLUSTRATIVE" not in texts(sheet), sheet.title


def test_text_of_an_answer_can_become_no_formula() -> None:
    form = small_form()
    content = filled(form)
    key = next(iter(content.values))
    values = {**content.values, key: replace(content.values[key], note='=HYPERLINK("x")')}
    cell = opened(content=replace(content, values=values))["1.1"]["I8"]
    assert cell.data_type == "s"


def test_long_title_is_shortened() -> None:
    form = small_form()
    first = form.indicators[0]
    title = replace(first.indicator.title, en="Children " * 30)
    long = replace(first, indicator=replace(first.indicator, title=title))
    shown = opened(form=replace(form, indicators=(long,)))["1.1"]["B1"].value
    assert shown.endswith("…")
    assert len(shown) < 100


def test_checksum_changes_with_what_is_asked_and_not_with_what_is_shown() -> None:
    form = small_form()
    checksum = cell_map(form).checksum
    assert cell_map(replace(form, illustrative=False, revision=9)).checksum == checksum
    fewer = replace(form, indicators=form.indicators[1:])
    reordered = replace(form, indicators=form.indicators[::-1])
    assert len({checksum, cell_map(fewer).checksum, cell_map(reordered).checksum}) == 3
