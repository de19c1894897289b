"""Forms of partner reports and answers to them, for tests of what is checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from amparo.framework.indicators import Indicator
from amparo.framework.issues import Issue
from amparo.framework.language import Language, same
from amparo.framework.periods import period_from_code
from amparo.framework.results_framework import ResultsFramework
from amparo.framework.statuses import Status
from amparo.workbooks.report_checks import check_content
from amparo.workbooks.report_form import (
    CellKey,
    FormCell,
    FormIndicator,
    Narrative,
    NarrativeSection,
    ReportContent,
    ReportForm,
    StatedValue,
    asked_keys,
)
from tests.builders import a_framework

PROGRESS = (
    "In this quarter the teams worked in all places that the plan names, finished the courses "
    "that were planned and began the visits to schools."
)
TOLD = {NarrativeSection.PROGRESS: Narrative(Language.EN, PROGRESS)}


def a_form(
    *indicators: Indicator,
    breakdowns: Iterable[Iterable[str]] = (),
    framework: ResultsFramework | None = None,
    places: Iterable[str] = ("19",),
    period: str = "2024-Q3",
    **changes: Any,
) -> ReportForm:
    """A form that asks each of `indicators` for `places`, broken down by each of `breakdowns`."""
    known = framework or a_framework(*indicators)
    asked = tuple(
        FormIndicator(
            indicator,
            "moi",
            tuple(map(FormCell, asked_keys(known, indicator, places, breakdowns))),
        )
        for indicator in indicators
    )
    fields: dict[str, Any] = {
        "compact": "test",
        "compact_title": same("Test compact"),
        "illustrative": True,
        "framework": known,
        "partner": "norte",
        "partner_name": same("Partner of the north"),
        "award": "A-1",
        "award_title": same("Award one"),
        "currency": "USD",
        "period": period_from_code(period, known.calendars),
        "due": date(2024, 10, 30),
        "indicators": asked,
    }
    return ReportForm(**(fields | changes))


def told(values: Mapping[str, Any] | None = None, **changes: Any) -> ReportContent:
    """A content with `values` by key (``1.1|amount|19|sex=girls``) and a narrative that suffices.

    A number is reported; ``nr`` and ``na`` are not reported and not applicable, with a note.
    """
    stated = {CellKey.from_text(key): stated_value(each) for key, each in (values or {}).items()}
    return ReportContent(**({"values": stated, "narratives": TOLD} | changes))


def stated_value(answer: Any) -> StatedValue:
    """The value that a number or one of ``nr``, ``na`` states."""
    if isinstance(answer, StatedValue):
        return answer
    words = {"nr": Status.NOT_REPORTED, "na": Status.NOT_APPLICABLE}
    if answer in words:
        return StatedValue(words[answer], note="The office was closed.")
    return StatedValue(Status.REPORTED, Decimal(str(answer)))


def found(form: ReportForm, content: ReportContent) -> list[tuple[str, str | None]]:
    """Code and field of everything that is found."""
    return [(issue.code, issue.location.field) for issue in issues_of(form, content)]


def codes(form: ReportForm, content: ReportContent) -> list[str]:
    """Codes of everything that is found."""
    return [code for code, _ in found(form, content)]


def issues_of(form: ReportForm, content: ReportContent) -> list[Issue]:
    """Everything that is found."""
    return check_content(form, content, "report.xlsx")
