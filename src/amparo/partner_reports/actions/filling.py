"""Replacing a draft's content as a whole, from a workbook or a program: all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import models, transaction

from amparo.audit.refusals import IssuesFound
from amparo.partner_reports.actions.acting import hold, record
from amparo.partner_reports.actions.copying import CONTENT_MODELS, write_rows
from amparo.partner_reports.actions.drafts import LONGEST_LOCATOR, WHOLE, clean
from amparo.partner_reports.intake import check_amounts, check_keys
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
from amparo.workbooks.report_form import ReportContent


@transaction.atomic
def fill_report(
    *,
    report: PartnerReport,
    content: ReportContent,
    seen: int | None,
    by: Viewer,
    at: datetime,
    overwrite: bool = False,
) -> ReportVersion:
    """Replace the draft's content by `content`, all of it or nothing.

    Refuses entries that the report does not ask for and amounts that cannot be kept exactly,
    naming all of them. What else is wrong stays to be mended before submission.

    Raises
    ------
    EditConflict
        The draft moved on since revision `seen`, and `overwrite` was not said. A `seen` of None
        has seen nothing of it.
    """
    held = hold(report)
    check_can_edit(held, by)
    draft = open_draft(held)
    # A report whose content may change has a draft.
    assert draft is not None  # noqa: S101
    if not overwrite and draft.revision > (seen or 0):
        raise EditConflict(Standing(None, draft.revision))
    issues = [*check_keys(held, content, "api"), *check_amounts(content, "api")]
    if issues:
        raise IssuesFound(issues)
    draft.revision += 1
    draft.cleared = {WHOLE: draft.revision}
    _replace(draft, content)
    draft.save(update_fields=["revision", "cleared"])
    record(
        by=by.address,
        action="draft_filled",
        report=held,
        at=at,
        version=draft,
        detail={"revision": draft.revision, "values": len(content.values)},
    )
    draft.report = held
    return draft


def _replace(draft: ReportVersion, content: ReportContent) -> None:
    for model in CONTENT_MODELS:
        model._default_manager.filter(version=draft).delete()
    for model, names, rows in _tables(content):
        always = (draft.pk, draft.revision)
        write_rows(model, ("version_id", "revision", *names), ((*always, *row) for row in rows))


_Rows = Iterable[tuple[object, ...]]


def _tables(
    content: ReportContent,
) -> Iterator[tuple[type[models.Model], tuple[str, ...], _Rows]]:
    """Yield the rows of each table that a content is kept in, with their columns."""
    value_columns = ("indicator", "component", "place", "breakdown", "status", "amount", "note",
                     "locator")  # fmt: skip
    yield ReportedValue, value_columns, _values(content)
    narratives = (
        (section.value, told.language.value, clean(told.text))
        for section, told in content.narratives.items()
    )
    yield ReportNarrative, ("section", "language", "text"), narratives
    activities = (
        (code, answer.state.value, clean(answer.note))
        for code, answer in content.activities.items()
    )
    yield ActivityProgress, ("activity", "state", "note"), activities
    spent = ((BUDGET_LINE, content.spending), (FINANCIAL, content.financial))
    amounts = ((kind, line, amount) for kind, lines in spent for line, amount in lines.items())
    yield Expenditure, ("kind", "line", "amount"), amounts
    explained = ((code, place, clean(text)) for (code, place), text in content.explanations.items())
    yield Explanation, ("code", "place", "text"), explained


def _values(content: ReportContent) -> Iterator[tuple[object, ...]]:
    for key, stated in content.values.items():
        yield (
            key.indicator,
            key.component,
            key.place,
            key.breakdown_text,
            stated.status.value,
            stated.amount,
            clean(stated.note),
            clean(stated.locator)[:LONGEST_LOCATOR],
        )
