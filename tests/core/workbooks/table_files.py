"""Spreadsheets that partners might send, made in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter

from amparo.framework.indicators import Indicator
from amparo.framework.language import Text, same
from amparo.framework.places import Place, PlaceTree
from amparo.framework.results_framework import ResultsFramework
from amparo.workbooks.report_form import ReportForm
from amparo.workbooks.tables import SourceTable
from amparo.workbooks.tables_reading import read_tables
from tests.builders import PLACES, a_disaggregation, a_framework, a_ratio, an_indicator
from tests.core.workbooks.report_forms import a_form

EXAMPLES = Path(__file__).parent / "examples"
REAL = EXAMPLES / "plan_indicativo_tenjo_2024_2027.xlsx"
"""A municipality's plan: 331 rows of 82 columns and three hidden sheets."""

IDENTIFIED = an_indicator(
    title=Text("Children identified", "Niñas y niños identificados"), disaggregations=("sex", "age")
)
SERVED = an_indicator(
    "1.2", title=Text("Children served", "Niñas y niños atendidos"), disaggregations=("sex", "age")
)
SHARE = a_ratio("1.3", title=Text("Share with a plan", "Proporción con plan individual"))
SEX = a_disaggregation("sex", "female", "male", "_U")
AGE = a_disaggregation("age", "0_5", "6_11", "12_17", "_U")
AGE_MOI = a_disaggregation("age_moi", "under_11", "12_17", complete=False)
TOWNS = (
    *PLACES,
    Place("05", Text("Antioquia", "Antioquia"), "department", "CO"),
    Place("11", Text("Bogotá, Capital District", "Bogotá, D. C."), "department", "CO"),
    Place("50100", same("Bolívar"), "municipality", "50"),
)


def table_framework(*indicators: Indicator) -> ResultsFramework:
    """A framework with two age schemes and places whose names are written in several ways."""
    known = indicators or (IDENTIFIED, SERVED, SHARE)
    axes = [SEX, AGE, AGE_MOI]
    return a_framework(*known, disaggregations=axes, places=PlaceTree(TOWNS))


def table_form(*indicators: Indicator, **changes: Any) -> ReportForm:
    """A form of the third quarter of 2024 by sex and by age for two municipalities of Cauca."""
    known = indicators or (IDENTIFIED,)
    options: dict[str, Any] = {
        "framework": table_framework(),
        "breakdowns": [("sex",), ("age",), ("age", "sex")],
        "places": ("19001", "19100"),
    }
    return a_form(*known, **(options | changes))


def workbook(
    sheets: Mapping[str, Sequence[Sequence[Any]]],
    merged: Iterable[tuple[str, str, Any]] = (),
    hidden: Iterable[str] = (),
    percents: Iterable[tuple[str, str, float]] = (),
) -> bytes:
    """An .xlsx file; texts that begin with ``=`` are formulas."""
    written = BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        percent = book.add_format({"num_format": "0%"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
        for name, area, value in merged:
            book.get_worksheet_by_name(name).merge_range(area, value)
        for name, cell, value in percents:
            book.get_worksheet_by_name(name).write_number(cell, value, percent)
        for name in hidden:
            book.get_worksheet_by_name(name).hide()
    return written.getvalue()


def csv_of(rows: Iterable[Iterable[Any]], sign: str = ";", encoding: str = "utf-8") -> bytes:
    """A text file with columns; nothing is quoted."""
    lines = (sign.join("" if cell is None else str(cell) for cell in row) for row in rows)
    return "\n".join(lines).encode(encoding)


def one_table(content: bytes, file: str = "datos.csv") -> SourceTable:
    """The only table of a file without issues."""
    tables, issues = read_tables(content, file)
    assert issues == []
    (table,) = tables
    return table


def table_of(*rows: Sequence[Any]) -> SourceTable:
    """The table that a text file with these rows holds."""
    return one_table(csv_of(rows))


@cache
def real_tables() -> list[SourceTable]:
    """The tables of the municipality's plan, read once; they are not to be changed."""
    tables, issues = read_tables(REAL.read_bytes(), "plan.xlsx")
    assert issues == []
    return tables
