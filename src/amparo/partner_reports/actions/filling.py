"""Replacing a draft's content as a whole, from a workbook or a program: all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from django.db import models, transaction

from amparo.audit.refusals import IssuesFound
from amparo.partner_reports.actions.acting import hold, record
from amparo.partner_reports.actions.copying import CONTENT_MODELS
from amparo.partner_reports.actions.drafts import WHOLE
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

_ROWS_AT_A_TIME = 2000


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
    for model, rows in (
        (ReportedValue, _values(draft, content)),
        (ReportNarrative, _narratives(draft, content)),
        (ActivityProgress, _activities(draft, content)),
        (Expenditure, _expenditures(draft, content)),
        (Explanation, _explanations(draft, content)),
    ):
        _write(model, rows)


def _write(model: type[models.Model], rows: Iterator[models.Model]) -> None:
    """Write rows a batch at a time, so that they are never all in memory."""
    while batch := list(islice(rows, _ROWS_AT_A_TIME)):
        model._default_manager.bulk_create(batch)


def _values(draft: ReportVersion, content: ReportContent) -> Iterator[ReportedValue]:
    for key, stated in content.values.items():
        yield ReportedValue(
            version=draft,
            indicator=key.indicator,
            component=key.component,
            place=key.place,
            breakdown=key.breakdown_text,
            status=stated.status.value,
            amount=stated.amount,
            note=stated.note,
            locator=stated.locator,
            revision=draft.revision,
        )


def _narratives(draft: ReportVersion, content: ReportContent) -> Iterator[ReportNarrative]:
    for section, told in content.narratives.items():
        yield ReportNarrative(
            version=draft,
            section=section.value,
            language=told.language.value,
            text=told.text,
            revision=draft.revision,
        )


def _activities(draft: ReportVersion, content: ReportContent) -> Iterator[ActivityProgress]:
    for code, answer in content.activities.items():
        yield ActivityProgress(
            version=draft,
            activity=code,
            state=answer.state.value,
            note=answer.note,
            revision=draft.revision,
        )


def _expenditures(draft: ReportVersion, content: ReportContent) -> Iterator[Expenditure]:
    for kind, amounts in ((BUDGET_LINE, content.spending), (FINANCIAL, content.financial)):
        for line, amount in amounts.items():
            yield Expenditure(
                version=draft, kind=kind, line=line, amount=amount, revision=draft.revision
            )


def _explanations(draft: ReportVersion, content: ReportContent) -> Iterator[Explanation]:
    for (code, place), text in content.explanations.items():
        yield Explanation(version=draft, code=code, place=place, text=text, revision=draft.revision)
