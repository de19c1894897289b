"""What a version says, as the value that all entrances share, and how two versions differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from amparo.framework.language import Language
from amparo.framework.statuses import Status
from amparo.partner_reports.models import ReportVersion
from amparo.workbooks.report_form import (
    ActivityAnswer,
    ActivityState,
    CellKey,
    Narrative,
    NarrativeSection,
    ReportContent,
    StatedValue,
    breakdown_from_text,
)

BUDGET_LINE, FINANCIAL = "budget_line", "financial"
"""Kinds of `models.Expenditure`."""

_ROWS_AT_A_TIME = 5000
_VALUE_COLUMNS = (
    "indicator", "component", "place", "breakdown", "status", "amount", "note", "locator",
)  # fmt: skip


def values_of(version: ReportVersion) -> Iterator[tuple[CellKey, StatedValue]]:
    """Yield the filled cells of a version, in the order in which they were written."""
    rows = version.values.order_by("id").values_list(*_VALUE_COLUMNS)
    for indicator, component, place, breakdown, status, *stated in rows.iterator(_ROWS_AT_A_TIME):
        key = CellKey(indicator, component, place, _breakdown(breakdown))
        yield key, StatedValue(Status(status), *stated)


@lru_cache(maxsize=4096)
def _breakdown(text: str) -> tuple[tuple[str, str], ...]:
    return breakdown_from_text(text)


def content_of(version: ReportVersion) -> ReportContent:
    """Return everything that a version says."""
    spent: dict[str, dict[str, Decimal]] = {BUDGET_LINE: {}, FINANCIAL: {}}
    for each in version.expenditures.all():
        spent[each.kind][each.line] = exact(each.amount)
    return ReportContent(
        values=dict(values_of(version)),
        narratives={
            NarrativeSection(row.section): Narrative(Language(row.language), row.text)
            for row in version.narratives.all()
        },
        activities={
            row.activity: ActivityAnswer(ActivityState(row.state), row.note)
            for row in version.activities.all()
        },
        spending=spent[BUDGET_LINE],
        financial=spent[FINANCIAL],
        explanations=explanations(version),
    )


def exact(amount: Decimal | None) -> Decimal:
    """Return an amount from a column that holds no blanks."""
    assert amount is not None  # noqa: S101 - the column refuses blanks
    return amount


def explanations(version: ReportVersion) -> dict[tuple[str, str], str]:
    """Return why warnings stand nevertheless, by issue code and place."""
    rows = version.explanations.values_list("code", "place", "text")
    return {(code, place): text for code, place, text in rows}


def stated_in(version: ReportVersion, key: CellKey) -> tuple[StatedValue | None, int]:
    """Return what stands in a cell of a version, and the revision that wrote it (0: empty)."""
    row = version.values.filter(
        indicator=key.indicator,
        component=key.component,
        place=key.place,
        breakdown=key.breakdown_text,
    ).first()
    if row is None:
        return None, 0
    return StatedValue(Status(row.status), row.amount, row.note, row.locator), row.revision


class Change(StrEnum):
    """How an entry of one version differs from the same entry of another."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class EntryDifference:
    """One entry that differs.

    `key` is the cell, or None where it is another entry; `field` addresses it as issues do.
    `old` and `new` are `StatedValue`, `Narrative`, `ActivityAnswer`, `Decimal` or, for an
    explanation, text; None where there is nothing.
    """

    change: Change
    field: str
    key: CellKey | None
    old: object
    new: object


def difference_of(old: ReportVersion, new: ReportVersion) -> list[EntryDifference]:
    """Return what differs between two versions, entry by entry, cells first.

    Where a value was entered (its locator) makes no difference.
    """
    return difference_between(content_of(old), content_of(new))


def difference_between(before: ReportContent, now: ReportContent) -> list[EntryDifference]:
    """Return what differs between two contents, as `difference_of`: an upload and a draft, say."""
    return [
        *_differing(_said(before.values), _said(now.values)),
        *_differing(_other_entries(before), _other_entries(now)),
    ]


def _said(values: Mapping[CellKey, StatedValue]) -> dict[CellKey, object]:
    return {key: StatedValue(each.status, each.amount, each.note) for key, each in values.items()}


def _other_entries(content: ReportContent) -> dict[str, object]:
    return {
        **{f"narrative.{section}": told for section, told in content.narratives.items()},
        **{f"activity.{code}": answer for code, answer in content.activities.items()},
        **{f"budget.{code}": amount for code, amount in content.spending.items()},
        **{f"financial.{letter}": amount for letter, amount in content.financial.items()},
        **{
            f"explanation.{code}@{place}": text
            for (code, place), text in content.explanations.items()
        },
    }


_Key = TypeVar("_Key", bound=CellKey | str)


def _differing(
    before: Mapping[_Key, object], now: Mapping[_Key, object]
) -> Iterator[EntryDifference]:
    for key in [*before, *(each for each in now if each not in before)]:
        old, new = before.get(key), now.get(key)
        if old == new:
            continue
        change = Change.CHANGED
        if old is None or new is None:
            change = Change.ADDED if old is None else Change.REMOVED
        cell = key if isinstance(key, CellKey) else None
        yield EntryDifference(change, str(key), cell, old, new)
