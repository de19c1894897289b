"""Report forms and contents for tests of workbooks, made from the small compact's framework."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from amparo.framework.language import Language, Text, same
from amparo.framework.periods import period_from_code
from amparo.framework.results_framework import ResultsFramework
from amparo.framework.statuses import Status
from amparo.framework.text import read_framework
from amparo.workbooks.blank import write_workbook
from amparo.workbooks.reading import WorkbookReading, read_workbook
from amparo.workbooks.report_form import (
    ActivityAnswer,
    ActivityState,
    CellKey,
    FormActivity,
    FormBudgetLine,
    FormCell,
    FormIndicator,
    Narrative,
    NarrativeSection,
    ReportContent,
    ReportForm,
    StatedValue,
    asked_keys,
)

EMPTY = ReportContent()
FOLDER = Path(__file__).resolve().parents[2] / "small_compact"


@cache
def small_framework() -> ResultsFramework:
    """Return the framework of the small compact: one count, one ratio, two districts."""
    text = (FOLDER / "framework.yaml").read_bytes()
    places = {"places.csv": (FOLDER / "places.csv").read_bytes()}
    framework, issues = read_framework(text, "framework.yaml", places)
    assert framework is not None, issues
    return framework


def _indicators(framework: ResultsFramework) -> list[FormIndicator]:
    children, schools = framework.indicators["1.1"], framework.indicators["1.2"]
    percent = replace(
        children, code="1.3", unit=schools.unit, decimals=1, title=Text("Share", "Proporción")
    )
    money = replace(
        children,
        code="1.4",
        unit=replace(children.unit, code="usd", name=same("USD"), currency="USD"),
        decimals=2,
        title=Text("Money given", "Dinero entregado"),
    )
    asked = (
        (children, ("SM1", "SM2"), (("sex",),)),
        (schools, ("SM1", "SM2"), ()),
        (percent, ("SM",), ()),
        (money, ("SM",), ()),
    )
    return [
        FormIndicator(
            indicator,
            "office",
            tuple(FormCell(key) for key in asked_keys(framework, indicator, places, breakdowns)),
        )
        for indicator, places, breakdowns in asked
    ]


@cache
def small_form() -> ReportForm:
    """Return a form with a count by sex, a ratio, a percentage and an amount of money."""
    framework = small_framework()
    return ReportForm(
        compact="small",
        compact_title=framework.compact.title,
        illustrative=True,
        framework=framework,
        partner="shelter",
        partner_name=Text("Shelter network", "Red de albergues"),
        award="AW-1",
        award_title=Text("Safe houses", "Casas seguras"),
        currency="USD",
        period=period_from_code("2024-Q3", framework.calendars),
        due=date(2024, 10, 30),
        indicators=tuple(_indicators(framework)),
        activities=(
            FormActivity("A1", Text("Open a house", "Abrir una casa")),
            FormActivity("A2", Text("Train staff", "Formar al personal")),
        ),
        budget_lines=(
            FormBudgetLine("P", Text("Staff", "Personal"), Decimal(1000), Decimal("250.5")),
            FormBudgetLine("T", Text("Travel", "Viajes"), Decimal(200), Decimal(0)),
        ),
        revision=7,
    )


def keys(form: ReportForm) -> list[CellKey]:
    """Return the keys of all cells of a form, in its order."""
    return [cell.key for _, cell in form.cells()]


def filled(form: ReportForm, amounts: Iterable[Decimal] | None = None) -> ReportContent:
    """Return a content that answers everything, numbers counting up from 1 unless given."""
    given = iter(amounts) if amounts is not None else None
    values = {
        key: StatedValue(Status.REPORTED, next(given) if given else Decimal(number))
        for number, key in enumerate(keys(form), start=1)
    }
    return ReportContent(
        values=values,
        narratives={
            section: Narrative(Language.ES, f"Texto sobre {section.value}.\nSegundo renglón.")
            for section in NarrativeSection
        },
        activities={
            activity.code: ActivityAnswer(ActivityState.UNDER_WAY, "sigue")
            for activity in form.activities
        },
        spending={line.code: Decimal("12.34") for line in form.budget_lines},
        financial={letter: Decimal(100) for letter in "abdefijlmn"},
    )


def content_of(reading: WorkbookReading) -> ReportContent:
    """Return what was read; fails with the issues where nothing was."""
    assert reading.content is not None, reading.issues
    return reading.content


def without_locators(content: ReportContent) -> ReportContent:
    """Return a content whose values do not say where they were entered."""
    return replace(
        content,
        values={key: replace(stated, locator="") for key, stated in content.values.items()},
    )


Edit = Callable[[Workbook], None]


def edited(edit: Edit, language: Language = Language.EN, content: ReportContent = EMPTY) -> bytes:
    """Return the small form's workbook after someone has worked in it."""
    workbook = load_workbook(BytesIO(write_workbook(small_form(), language, content)))
    edit(workbook)
    written = BytesIO()
    workbook.save(written)
    return written.getvalue()


def with_cells(cells: Mapping[str, object], **options: Any) -> bytes:
    """Return the small form's workbook with some cells (``sheet!address``) filled in."""

    def fill(workbook: Workbook) -> None:
        for place, value in cells.items():
            sheet, _, address = place.rpartition("!")
            workbook[sheet][address] = value

    return edited(fill, **options)


def read_small(workbook: bytes) -> WorkbookReading:
    """Read a workbook of the small form."""
    return read_workbook(workbook, small_form(), "report.xlsx")


def told(reading: WorkbookReading) -> list[tuple[str, str | None, str | None]]:
    """Return code, sheet and cell of each issue."""
    return [
        (each.code.removeprefix("workbook."), each.location.sheet, each.location.cell)
        for each in reading.issues
    ]
