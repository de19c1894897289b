"""The first sheet of a partner workbook: what it is, for whom, until when, how to fill it in.

It is in both languages side by side, because a workbook travels further than its reader.
"""

from __future__ import annotations

from collections.abc import Sequence

from babel.dates import format_date
from xlsxwriter.worksheet import Worksheet

from amparo.framework.language import Language, Text, in_both, same
from amparo.workbooks import blank_words as words
from amparo.workbooks.blank_sheet import LINE_HEIGHT, PAPER_A4, Blank, lines_of
from amparo.workbooks.cell_map import README_NAME, CellMap

_LOCALES = {Language.EN: "en_US", Language.ES: "es_CO"}
_LABEL, _TEXT, _GAP = 18, 54, 4


def add_readme(blank: Blank, mapped: CellMap) -> None:
    """Add the sheet that explains the workbook."""
    sheet = blank.workbook.add_worksheet(blank.read(README_NAME))
    sheet.hide_gridlines(2)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    page = blank.looks("page")
    for column, width in enumerate((2, _LABEL, _TEXT, _GAP, _LABEL, _TEXT)):
        sheet.set_column(column, column, width, page)
    sheet.set_landscape()
    sheet.set_paper(PAPER_A4)
    sheet.fit_to_pages(1, 1)
    row = _write_head(blank, sheet)
    row = _write_facts(blank, sheet, row + 1)
    row = _write_steps(blank, sheet, row + 1)
    row = _write_absences(blank, sheet, row + 1)
    _write_sheets(blank, sheet, row + 1, mapped)


def _languages(blank: Blank) -> tuple[tuple[Language, int], tuple[Language, int]]:
    """Return each language with the first of its two columns."""
    return (blank.language, 1), (blank.other, 4)


def _write_head(blank: Blank, sheet: Worksheet) -> int:
    looks = blank.looks
    sheet.set_row(1, 30)
    for language, column in _languages(blank):
        title = words.TITLE.read(language)
        sheet.write_string(1, column, title, looks("title"))
        sheet.write_string(2, column, blank.form.award_title.read(language), looks("other-title"))
    if not blank.form.illustrative:
        return 3
    sheet.set_row(4, 22)
    for language, column in _languages(blank):
        said = words.ILLUSTRATIVE.read(language)
        sheet.merge_range(4, column, 4, column + 1, said, looks("banner"))
    return 5


def _write_facts(blank: Blank, sheet: Worksheet, row: int) -> int:
    form = blank.form
    facts = (
        (words.FOR, form.partner_name),
        (
            words.AWARD,
            Text(f"{form.award} · {form.award_title.en}", f"{form.award} · {form.award_title.es}"),
        ),
        (words.PERIOD, form.period.name),
        (
            words.DUE,
            in_both(lambda language: format_date(form.due, "long", locale=_LOCALES[language])),
        ),
        (words.COMPACT, form.compact_title),
        *([(words.SUSPENDED, form.suspension.told())] if form.suspension else []),
    )
    return _write_pairs(blank, sheet, row, facts)


def _write_steps(blank: Blank, sheet: Worksheet, row: int) -> int:
    row = _write_heading(blank, sheet, row, words.HOW_TO)
    steps = [(same(f"{number}."), step) for number, step in enumerate(words.STEPS, start=1)]
    return _write_pairs(blank, sheet, row, steps)


def _write_absences(blank: Blank, sheet: Worksheet, row: int) -> int:
    row = _write_heading(blank, sheet, row, words.ABSENCE)
    return _write_pairs(blank, sheet, row, words.ABSENCES)


def _write_sheets(blank: Blank, sheet: Worksheet, row: int, mapped: CellMap) -> None:
    """Write the list of sheets, each a link to it."""
    row = _write_heading(blank, sheet, row, words.SHEETS)
    entries = []
    for each in mapped.sheets:
        shown = each.asked.indicator.title if each.asked else each.name
        entries.append((same(blank.read(each.name)), shown))
    _write_pairs(blank, sheet, row, entries)
    for number, (name, _) in enumerate(entries, start=row):
        for _, column in _languages(blank):
            quoted = name.en.replace("'", "''")
            target = f"internal:'{quoted}'!A1"
            sheet.write_url(number, column, target, blank.looks("link"), name.en)


def _write_heading(blank: Blank, sheet: Worksheet, row: int, text: Text) -> int:
    sheet.set_row(row, 24)
    for language, column in _languages(blank):
        sheet.write_string(row, column, text.read(language), blank.looks("heading"))
    return row + 1


def _write_pairs(
    blank: Blank, sheet: Worksheet, row: int, pairs: Sequence[tuple[Text, Text]]
) -> int:
    for label, text in pairs:
        most = max(lines_of(text.read(each), _TEXT) for each in Language)
        sheet.set_row(row, most * LINE_HEIGHT + 3)
        for language, column in _languages(blank):
            sheet.write_string(row, column, label.read(language), blank.looks("label"))
            sheet.write_string(row, column + 1, text.read(language), blank.looks("text"))
        row += 1
    return row
