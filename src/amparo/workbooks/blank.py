"""Make the workbook that a partner fills in for one award and period, in one language.

What is asked comes from the form, where it stands from `cell_map`; reading it back is
`reading`.
"""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO

import xlsxwriter

from amparo.framework.language import Language
from amparo.workbooks import blank_words as words
from amparo.workbooks.blank_indicators import add_indicator
from amparo.workbooks.blank_looks import Looks
from amparo.workbooks.blank_money import add_money
from amparo.workbooks.blank_readme import add_readme
from amparo.workbooks.blank_sheet import Blank
from amparo.workbooks.blank_told import add_activities, add_narrative, add_reasons
from amparo.workbooks.cell_map import (
    IDENTITY_NAME,
    SHEET_NAMES,
    SheetKind,
    SheetMap,
    cell_map,
)
from amparo.workbooks.identity import MARK, identity_of
from amparo.workbooks.report_form import ReportContent, ReportForm

_PROPERTY_LIMIT = 255
_EMPTY = ReportContent()


def write_workbook(form: ReportForm, language: Language, content: ReportContent = _EMPTY) -> bytes:
    """Return the workbook of `form`, to be filled in.

    Parameters
    ----------
    language : Language
        Of heads, drop-downs and names; the first sheet is in both.
    content : ReportContent
        What has been answered so far, written into its cells.

    Returns
    -------
    bytes
        An .xlsx file without macros; the same input gives the same cells.

    Raises
    ------
    ContentTooLong
        A text of `content` has more characters than a cell holds (32,767).
    """
    written = BytesIO()
    workbook = xlsxwriter.Workbook(
        written,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    blank = Blank(workbook, form, language, content, Looks(workbook))
    workbook.set_properties(
        {
            "title": f"{blank.read(words.TITLE)} {form.award} {form.period.code}"[:_PROPERTY_LIMIT],
            "author": blank.read(form.compact_title)[:_PROPERTY_LIMIT],
            "created": datetime.combine(form.due, time()),
        }
    )
    mapped = cell_map(form)
    add_readme(blank, mapped)
    for sheet in mapped.sheets:
        _add(blank, sheet)
    if content.explanations:
        add_reasons(blank, blank.read(SHEET_NAMES[SheetKind.REASONS]))
    _add_identity(blank)
    workbook.close()
    return written.getvalue()


def _add(blank: Blank, sheet: SheetMap) -> None:
    if sheet.asked is not None:
        add_indicator(blank, sheet, sheet.asked)
        return
    adding = {
        SheetKind.ACTIVITIES: add_activities,
        SheetKind.MONEY: add_money,
        SheetKind.NARRATIVE: add_narrative,
    }
    adding[sheet.kind](blank, sheet)


def _add_identity(blank: Blank) -> None:
    """Add the very hidden sheet that says which report the workbook belongs to."""
    sheet = blank.workbook.add_worksheet(IDENTITY_NAME)
    sheet.write_string(0, 0, MARK)
    for row, (name, value) in enumerate(identity_of(blank.form).lines(), start=1):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, value)
    sheet.protect("")
    sheet.very_hidden()
