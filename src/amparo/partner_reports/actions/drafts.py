"""Saving into a draft, entry by entry.

Whoever saves says which revision they had seen; what somebody else changed since is never
overwritten.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import models, transaction

from amparo.audit.refusals import NotPossible
from amparo.exchange.federal_financial_report import LINES
from amparo.framework.language import Language, Text
from amparo.framework.statuses import FACT_STATUSES, Status
from amparo.partner_reports.actions.acting import hold, record
from amparo.partner_reports.intake import AskedEntries, fits, is_place_of_issue
from amparo.partner_reports.models import (
    ActivityProgress,
    Expenditure,
    Explanation,
    PartnerReport,
    ReportedValue,
    ReportNarrative,
    ReportVersion,
)
from amparo.partner_reports.permissions import check_can_edit
from amparo.partner_reports.queries.contents import BUDGET_LINE, FINANCIAL
from amparo.partner_reports.queries.reports import open_draft
from amparo.partner_reports.refusals import EditConflict, Standing
from amparo.people.permissions import Viewer
from amparo.workbooks.report_form import (
    ActivityAnswer,
    ActivityState,
    CellKey,
    Narrative,
    NarrativeSection,
    StatedValue,
)

WHOLE = "*"
"""In `ReportVersion.cleared`: by which revision the draft was replaced as a whole."""

LONGEST_LOCATOR = 120
"""Characters that are kept of where a value was entered."""

_NOT_ASKED = Text("This report does not ask for that.", "Este informe no pide eso.")
_NO_VALUE = Text(
    "A value is a number, or one of the reasons for its absence, and never both.",
    "Un valor es un número o uno de los motivos de su ausencia, y nunca ambos.",
)
_TOO_LONG = Text(
    "Up to 14 digits before the decimal mark and up to 4 after it can be kept.",
    "Se pueden conservar hasta 14 dígitos antes del separador decimal y hasta 4 después.",
)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One place of a draft: its rows, how issues address it, and what is to stand there."""

    model: type[models.Model]
    where: Mapping[str, str]
    field: str
    stated: Mapping[str, Any] | None
    read: Callable[[Any], object]


@transaction.atomic
def save_cell(
    *,
    report: PartnerReport,
    key: CellKey,
    stated: StatedValue | None,
    seen: int,
    by: Viewer,
    at: datetime,
) -> ReportedValue | None:
    """Save a value into the draft, or empty the cell (None).

    Refuses cells that the report does not ask for and amounts that cannot be kept exactly.

    Raises
    ------
    EditConflict
        The cell changed after revision `seen`; it carries what stands there now.
    """
    held = _held(report, by)
    if stated is not None:
        _check_stated(stated)
        if not AskedEntries(held).has(key):
            raise NotPossible(_NOT_ASKED)
    entry = _Entry(
        ReportedValue,
        {
            "indicator": key.indicator,
            "component": key.component,
            "place": key.place,
            "breakdown": key.breakdown_text,
        },
        str(key),
        None
        if stated is None
        else {
            "status": stated.status.value,
            "amount": stated.amount,
            "note": clean(stated.note),
            "locator": clean(stated.locator)[:LONGEST_LOCATOR],
        },
        _stated,
    )
    row: ReportedValue | None = _save(held, entry, seen, by, at)
    return row


def _stated(row: ReportedValue) -> StatedValue:
    return StatedValue(Status(row.status), row.amount, row.note, row.locator)


def _check_stated(stated: StatedValue) -> None:
    has_amount = stated.amount is not None
    if stated.status not in FACT_STATUSES or has_amount is not stated.status.has_amount:
        raise NotPossible(_NO_VALUE)
    if stated.amount is not None:
        _check_amount(stated.amount)


def _check_amount(amount: Decimal) -> None:
    if not fits(amount):
        raise NotPossible(_TOO_LONG)


@transaction.atomic
def save_narrative(
    *,
    report: PartnerReport,
    section: NarrativeSection,
    told: Narrative | None,
    seen: int,
    by: Viewer,
    at: datetime,
) -> ReportNarrative | None:
    """Save a told section into the draft, or empty it (None or blank). Else as `save_cell`."""
    empty = told is None or not told.text.strip()
    entry = _Entry(
        ReportNarrative,
        {"section": section.value},
        f"narrative.{section}",
        None
        if told is None or empty
        else {"language": told.language.value, "text": clean(told.text)},
        lambda row: Narrative(Language(row.language), row.text),
    )
    row: ReportNarrative | None = _save(_held(report, by), entry, seen, by, at)
    return row


@transaction.atomic
def save_activity(
    *,
    report: PartnerReport,
    code: str,
    answer: ActivityAnswer | None,
    seen: int,
    by: Viewer,
    at: datetime,
) -> ActivityProgress | None:
    """Save how an activity stands into the draft, or nothing (None). Else as `save_cell`."""
    held = _held(report, by)
    if answer is not None and code not in AskedEntries(held).activities:
        raise NotPossible(_NOT_ASKED)
    entry = _Entry(
        ActivityProgress,
        {"activity": code},
        f"activity.{code}",
        None if answer is None else {"state": answer.state.value, "note": clean(answer.note)},
        lambda row: ActivityAnswer(ActivityState(row.state), row.note),
    )
    row: ActivityProgress | None = _save(held, entry, seen, by, at)
    return row


@transaction.atomic
def save_expenditure(
    *,
    report: PartnerReport,
    field: str,
    amount: Decimal | None,
    seen: int,
    by: Viewer,
    at: datetime,
) -> Expenditure | None:
    """Save an amount of money into the draft, or empty it (None). Else as `save_cell`.

    `field` is ``budget.<code>`` (spent in the period) or ``financial.<letter>`` (cumulative).
    """
    held = _held(report, by)
    part, _, line = field.partition(".")
    kind = {"budget": BUDGET_LINE, "financial": FINANCIAL}.get(part)
    if kind is None:
        raise NotPossible(_NOT_ASKED)
    if amount is not None:
        _check_amount(amount)
        asked = AskedEntries(held).budget_lines if kind == BUDGET_LINE else LINES.keys()
        if line not in asked:
            raise NotPossible(_NOT_ASKED)
    entry = _Entry(
        Expenditure,
        {"kind": kind, "line": line},
        field,
        None if amount is None else {"amount": amount},
        lambda row: row.amount,
    )
    row: Expenditure | None = _save(held, entry, seen, by, at)
    return row


@transaction.atomic
def save_explanation(
    *,
    report: PartnerReport,
    warning: tuple[str, str],
    text: str | None,
    seen: int,
    by: Viewer,
    at: datetime,
) -> Explanation | None:
    """Save why a warning stands nevertheless, or nothing (None or blank). Else as `save_cell`.

    `warning` is the issue's code and its field.
    """
    code, place = warning
    said = clean(text or "").strip()
    if said and not is_place_of_issue(code, place):
        raise NotPossible(_NOT_ASKED)
    entry = _Entry(
        Explanation,
        {"code": code, "place": place},
        f"explanation.{code}@{place}",
        {"text": said} if said else None,
        lambda row: row.text,
    )
    row: Explanation | None = _save(_held(report, by), entry, seen, by, at)
    return row


def clean(text: str) -> str:
    """Return a text without the sign that no database keeps."""
    return text.replace("\0", "")


def _held(report: PartnerReport, by: Viewer) -> PartnerReport:
    held = hold(report)
    check_can_edit(held, by)
    return held


def _save(held: PartnerReport, entry: _Entry, seen: int, by: Viewer, at: datetime) -> Any:
    draft = open_draft(held)
    # A report whose content may change has a draft.
    assert draft is not None  # noqa: S101
    rows = entry.model._default_manager.filter(version=draft, **entry.where)
    row: Any = rows.first()
    if _says(row, entry.stated):
        return row
    if seen < _changed_by(draft, row, entry.field):
        raise EditConflict(Standing(entry.read(row) if row else None, draft.revision))
    draft.revision += 1
    if entry.stated is None:
        rows.delete()
        draft.cleared[entry.field] = draft.revision
        written = None
    else:
        draft.cleared.pop(entry.field, None)
        said = {**entry.stated, "revision": draft.revision}
        key: dict[str, Any] = {"version": draft, **entry.where}
        written, _ = rows.update_or_create(**key, defaults=said)
    draft.save(update_fields=["revision", "cleared"])
    record(
        by=by.address,
        action="draft_saved",
        report=held,
        at=at,
        version=draft,
        detail={"field": entry.field, "revision": draft.revision},
    )
    return written


def _says(row: Any, stated: Mapping[str, Any] | None) -> bool:
    if row is None or stated is None:
        return row is None and stated is None
    return all(getattr(row, name) == value for name, value in stated.items())


def _changed_by(draft: ReportVersion, row: Any, field: str) -> int:
    """Return the revision that wrote or emptied the place last."""
    if row is not None:
        return int(row.revision)
    return int(max(draft.cleared.get(field, 0), draft.cleared.get(WHOLE, 0)))
