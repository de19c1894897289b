"""Workbooks that other programs have saved are read like our own."""

from dataclasses import replace
from pathlib import Path

import pytest

from amparo.workbooks.reading import read_workbook, recognise_workbook
from amparo.workbooks.report_form import ReportForm
from tests.core.workbooks.forms import content_of, filled, small_form, without_locators

FOLDER = Path(__file__).parent


def form_as_saved(workbook: bytes) -> ReportForm:
    """Return the small form with the framework of the day on which the file was saved."""
    identity, issues = recognise_workbook(workbook, "report.xlsx")
    assert identity is not None, issues
    form = small_form()
    return replace(form, framework=replace(form.framework, hash=identity.framework_hash))


@pytest.mark.parametrize("program", ["libreoffice", "exceljs"])
def test_workbook_saved_by_another_program_is_read(program: str) -> None:
    workbook = (FOLDER / f"saved_by_{program}.xlsx").read_bytes()
    form = form_as_saved(workbook)
    content = content_of(read_workbook(workbook, form, "report.xlsx"))
    assert without_locators(content) == filled(form)
