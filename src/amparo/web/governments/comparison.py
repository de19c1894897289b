"""Two versions of a report side by side: numbers with their change, texts word by word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from amparo.framework.language import Language, Text
from amparo.partner_reports import queries as reports
from amparo.partner_reports.queries import (
    Change,
    EntryDifference,
    PartnerReport,
    ReportNotFound,
    ReportVersion,
)
from amparo.people.permissions import Viewer
from amparo.web.governments.report_head import (
    Option,
    ReportHead,
    options,
    period_names,
    report_head,
)
from amparo.web.governments.report_issues import place_name
from amparo.web.governments.report_told import LANGUAGE_NAMES
from amparo.web.governments.report_values import ShownValue, shown_value
from amparo.web.governments.text_difference import Piece, pieces
from amparo.workbooks.report_form import (
    ACTIVITY_STATE_NAMES,
    ActivityAnswer,
    Narrative,
    ReportForm,
    StatedValue,
)

CHANGE_NAMES = {
    Change.ADDED: Text("added", "agregado"),
    Change.REMOVED: Text("removed", "eliminado"),
    Change.CHANGED: Text("changed", "modificado"),
}
_VERSION = Text("Version {number}", "Versión {number}")
_EXPLANATION = Text("Explanation: {place}", "Explicación: {place}")
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class NumberDifference:
    """A number that differs; `by` is blank unless both versions have one."""

    change: Change
    change_name: Text
    place: Text
    before: ShownValue | None
    after: ShownValue | None
    by: Decimal | None
    percent: Decimal | None
    notes: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class TextDifference:
    """A text that differs, in pieces; `language` is the one it was written in, where known."""

    change: Change
    change_name: Text
    place: Text
    language: str
    language_name: Text | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ComparedVersion:
    """One side of the comparison."""

    number: int
    submitted_at: datetime | None
    submitted_by: str


@dataclass(frozen=True, slots=True)
class ComparePage:
    """What differs between two versions; nothing at all is a finding too."""

    head: ReportHead
    before: ComparedVersion
    after: ComparedVersion
    before_options: tuple[Option, ...]
    after_options: tuple[Option, ...]
    numbers: tuple[NumberDifference, ...]
    money: tuple[NumberDifference, ...]
    texts: tuple[TextDifference, ...]
    counts: tuple[tuple[Text, int], ...]


def compare_page(
    report: PartnerReport, viewer: Viewer, asked: Mapping[str, str], at: datetime
) -> ComparePage:
    """Return the comparison that is asked for, by default of the two newest versions.

    Raises
    ------
    ReportNotFound
        A version that is asked for is not there, or there is only one.
    """
    versions = [one for one in reports.versions_of(viewer, report) if one.submitted_at]
    before, after = _asked(versions, asked)
    form = reports.form_of(report, at)
    found = reports.difference_of(before, after)
    named = [(str(one.number), _VERSION.fill(number=one.number)) for one in versions]
    return ComparePage(
        head=report_head(report, period_names(report.award.compact), at.date()),
        before=ComparedVersion(before.number, before.submitted_at, before.submitted_by),
        after=ComparedVersion(after.number, after.submitted_at, after.submitted_by),
        before_options=options(named, str(before.number)),
        after_options=options(named, str(after.number)),
        numbers=tuple(_number(one, form) for one in found if one.key is not None),
        money=tuple(_number(one, form) for one in found if _is_money(one)),
        texts=tuple(
            _text(one, form, viewer.language)
            for one in found
            if one.key is None and not _is_money(one)
        ),
        counts=tuple(
            (CHANGE_NAMES[change], sum(one.change is change for one in found)) for change in Change
        ),
    )


def _asked(
    versions: list[ReportVersion], asked: Mapping[str, str]
) -> tuple[ReportVersion, ReportVersion]:
    by_number = {str(one.number): one for one in versions}
    if len(by_number) < 2:  # noqa: PLR2004 - one version has nothing beside it
        raise ReportNotFound
    *_, earlier, newest = by_number
    chosen = asked.get("before") or earlier, asked.get("after") or newest
    if not set(chosen) <= by_number.keys():
        raise ReportNotFound
    return by_number[chosen[0]], by_number[chosen[1]]


def _is_money(one: EntryDifference) -> bool:
    return any(isinstance(each, Decimal) for each in (one.old, one.new))


def _number(one: EntryDifference, form: ReportForm) -> NumberDifference:
    before, after = _amount(one.old), _amount(one.new)
    by = None if before is None or after is None else after - before
    return NumberDifference(
        one.change,
        CHANGE_NAMES[one.change],
        place_name(one.field, form),
        _shown(one.old),
        _shown(one.new),
        by,
        _HUNDRED * by / before if by is not None and before else None,
        _notes(one),
    )


def _amount(entry: object) -> Decimal | None:
    if isinstance(entry, StatedValue):
        return entry.amount
    return entry if isinstance(entry, Decimal) else None


def _shown(entry: object) -> ShownValue | None:
    if isinstance(entry, StatedValue):
        return shown_value(entry)
    return ShownValue(entry) if isinstance(entry, Decimal) else None


def _notes(one: EntryDifference) -> tuple[Piece, ...]:
    old, new = (each.note if isinstance(each, StatedValue) else "" for each in (one.old, one.new))
    return () if old == new else pieces(old, new)


def _text(one: EntryDifference, form: ReportForm, reader: Language) -> TextDifference:
    told = one.old if one.new is None else one.new
    language = told.language if isinstance(told, Narrative) else None
    return TextDifference(
        one.change,
        CHANGE_NAMES[one.change],
        _place(one.field, form),
        language.value if language else "",
        LANGUAGE_NAMES[language] if language else None,
        pieces(_words(one.old, reader), _words(one.new, reader)),
    )


def _place(field: str, form: ReportForm) -> Text:
    if field.startswith("explanation."):
        return _EXPLANATION.fill(place=place_name(field.partition("@")[2], form))
    return place_name(field, form)


def _words(entry: object, reader: Language) -> str:
    """Return the words of an entry that is compared as a text."""
    if isinstance(entry, Narrative):
        return entry.text
    if isinstance(entry, ActivityAnswer):
        return f"{ACTIVITY_STATE_NAMES[entry.state].read(reader)}. {entry.note}".strip()
    return str(entry or "")
