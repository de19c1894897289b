"""The sheet of a partner workbook for money: budget lines and the SF-425's lines."""

from __future__ import annotations

from decimal import Decimal

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from amparo.workbooks import blank_words as words
from amparo.workbooks.blank_looks import number_format
from amparo.workbooks.blank_sheet import (
    FIRST_ROW,
    ROW_HEIGHT,
    Blank,
    Column,
    add_numbers_only,
    add_sheet,
    key_column,
    name_range,
    write_amount,
    write_text,
    write_top,
)
from amparo.workbooks.cell_map import NO_KEY, SPENT_TAG, SheetMap
from amparo.workbooks.financial_lines import FINANCIAL_LINES, FinancialLine
from amparo.workbooks.report_form import FormBudgetLine

_CODE, _NAME, _BUDGET, _BEFORE, _NOW, _IN_ALL, _LEFT = range(1, 8)
_MONEY = number_format(2)


def add_money(blank: Blank, mapped: SheetMap) -> None:
    """Add the sheet of budget lines, and below them the lines of the SF-425."""
    read = blank.read
    columns = [
        key_column(),
        Column(read(words.CODE), "#value+budget+code", 12),
        Column(read(words.BUDGET_LINE), "#value+budget+name", 48),
        Column(read(words.BUDGET), "#value+budget", 18, number=True),
        Column(read(words.SPENT_BEFORE), "#value+spent+previous", 18, number=True),
        Column(read(words.SPENT_NOW), SPENT_TAG, 20, number=True),
        Column(read(words.SPENT_IN_ALL), "#value+spent+total", 18, number=True),
        Column(read(words.REMAINING), "#value+remaining", 18, number=True),
    ]
    sheet = add_sheet(blank, read(mapped.name), columns)
    hint = words.MONEY_HINT.fill(currency=blank.form.currency)
    write_top(blank, sheet, mapped.name, [read(hint)])
    sheet.write_string(3, 1, read(words.BUDGET_LINES), blank.looks("heading"))
    sheet.freeze_panes(FIRST_ROW, 0)
    row = FIRST_ROW
    for line in blank.form.budget_lines:
        _write_budget_line(blank, sheet, row, line)
        row += 1
    if blank.form.budget_lines:
        _write_totals(blank, sheet, row)
        add_numbers_only(blank, sheet, (FIRST_ROW, _NOW, row - 1, _NOW), negative=True)
        name_range(blank, sheet, "spent", (FIRST_ROW, _NOW, row - 1, _NOW))
        left = f"={xl_rowcol_to_cell(FIRST_ROW, _LEFT)}<0"
        over = {"type": "formula", "criteria": left, "format": blank.looks.overlay("wrong")}
        sheet.conditional_format(FIRST_ROW, _LEFT, row - 1, _LEFT, over)
    _write_financial(blank, sheet, row + 2)


def _write_budget_line(blank: Blank, sheet: Worksheet, row: int, line: FormBudgetLine) -> None:
    sheet.set_row(row, ROW_HEIGHT)
    looks = blank.looks
    shown, summed = looks("row-number", _MONEY), looks("row-sum", _MONEY)
    write_text(sheet, row, 0, f"budget.{line.code}", looks("key"))
    write_text(sheet, row, _CODE, line.code, looks("row"))
    write_text(sheet, row, _NAME, blank.read(line.name), looks("row"))
    write_amount(sheet, row, _BUDGET, line.budget, shown)
    write_amount(sheet, row, _BEFORE, line.spent_before, shown)
    _write_entry(blank, sheet, row, blank.content.spending.get(line.code))
    before, now = xl_rowcol_to_cell(row, _BEFORE), xl_rowcol_to_cell(row, _NOW)
    budget, spent = xl_rowcol_to_cell(row, _BUDGET), xl_rowcol_to_cell(row, _IN_ALL)
    entered = blank.content.spending.get(line.code, Decimal(0))
    total = line.spent_before + entered
    sheet.write_formula(row, _IN_ALL, f"=N({before})+N({now})", summed, float(total))
    left = f"=N({budget})-N({spent})"
    sheet.write_formula(row, _LEFT, left, summed, float(line.budget - total))


def _write_totals(blank: Blank, sheet: Worksheet, row: int) -> None:
    looks = blank.looks
    sheet.set_row(row, ROW_HEIGHT)
    sheet.write_string(row, 0, NO_KEY, looks("key"))
    sheet.write_blank(row, _CODE, None, looks("row-total"))
    sheet.write_string(row, _NAME, blank.read(words.TOTAL), looks("row-total"))
    for column in range(_BUDGET, _LEFT + 1):
        cells = xl_range(FIRST_ROW, column, row - 1, column)
        sheet.write_formula(row, column, f"=SUM({cells})", looks("row-sum", _MONEY), "")


def _write_financial(blank: Blank, sheet: Worksheet, row: int) -> None:
    """Write the SF-425's lines; computed ones are shown and never read."""
    looks = blank.looks
    sheet.set_row(row, 24)
    sheet.write_string(row, 0, NO_KEY, looks("key"))
    sheet.write_string(row, _CODE, blank.read(words.FINANCIAL), looks("heading"))
    row += 1
    heads = {_CODE: words.FINANCIAL_LINE, _NOW: words.CUMULATIVE}
    sheet.set_row(row, 24)
    sheet.write_string(row, 0, NO_KEY, looks("key"))
    for column in range(_CODE, _NOW + 1):
        look = looks("head-number" if column == _NOW else "head")
        text = blank.read(heads[column]) if column in heads else ""
        write_text(sheet, row, column, text, look)
    first = row + 1
    rows = {line.letter: first + place for place, line in enumerate(FINANCIAL_LINES)}
    for line in FINANCIAL_LINES:
        _write_financial_line(blank, sheet, rows, line)
    last = first + len(rows) - 1
    add_numbers_only(blank, sheet, (first, _NOW, last, _NOW), negative=True)
    name_range(blank, sheet, "financial", (first, _NOW, last, _NOW))


def _write_financial_line(
    blank: Blank, sheet: Worksheet, rows: dict[str, int], line: FinancialLine
) -> None:
    looks, row = blank.looks, rows[line.letter]
    sheet.set_row(row, ROW_HEIGHT)
    entered = not line.parts
    label = looks("row" if entered else "row-total")
    write_text(sheet, row, 0, f"financial.{line.letter}" if entered else NO_KEY, looks("key"))
    sheet.write_string(row, _CODE, line.letter, label)
    sheet.write_string(row, _NAME, blank.read(line.name), label)
    for column in (_BUDGET, _BEFORE):
        sheet.write_blank(row, column, None, label)
    if entered:
        _write_entry(blank, sheet, row, blank.content.financial.get(line.letter))
        return
    cells = [(sign, f"N({xl_rowcol_to_cell(rows[letter], _NOW)})") for sign, letter in line.parts]
    terms = "".join(f"{'+' if sign > 0 else '-'}{cell}" for sign, cell in cells)
    sheet.write_formula(row, _NOW, f"={terms.removeprefix('+')}", looks("row-sum", _MONEY), "")


def _write_entry(blank: Blank, sheet: Worksheet, row: int, amount: Decimal | None) -> None:
    look = blank.looks("enter-number", _MONEY)
    if amount is None:
        sheet.write_blank(row, _NOW, None, look)
    else:
        write_amount(sheet, row, _NOW, amount, look)
