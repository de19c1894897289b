"""The numbers of a version, indicator by indicator, beside the period before and the target."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, localcontext

from amparo.framework.indicators import ComponentCode
from amparo.framework.language import Text, in_both, same
from amparo.framework.statuses import WORDS, Status
from amparo.partner_reports.queries import ValueComment
from amparo.web.governments.deviation import Deviation, deviation_of
from amparo.web.governments.report_issues import ShownIssue, anchor_of
from amparo.workbooks.report_findings import (
    EXACT,
    Findings,
    axes_name,
    category_name,
    component_name,
)
from amparo.workbooks.report_form import (
    CellKey,
    FormCell,
    FormIndicator,
    ReportContent,
    ReportForm,
    StatedValue,
)
from amparo.workbooks.report_measures import value_of

CELLS_ON_A_PAGE = 600
"""A larger report shows one indicator at a time, so that a page stays light on a poor line."""

_ABSENT = Text("not filled in", "sin diligenciar")


@dataclass(frozen=True, slots=True)
class ShownValue:
    """A number as stated, or the words for its absence."""

    amount: Decimal | None
    words: Text | None = None


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A cell with everything that helps to judge it.

    `group` names the breakdown that begins with this row; blank on all others.
    `computed` is a share that follows from the numerator and denominator above it; such a row
    has no cell of its own.
    """

    anchor: str
    cell: str
    label: Text
    group: Text | None
    is_total: bool
    is_computed: bool
    now: ShownValue
    before: ShownValue | None = None
    target: Decimal | None = None
    deviation: Deviation = field(default_factory=Deviation)
    note: str = ""
    issues: tuple[ShownIssue, ...] = ()
    comments: tuple[ValueComment, ...] = ()

    @property
    def mark(self) -> str:
        """The heaviest severity of its issues, for the cell's colour and words."""
        found = {issue.severity.value for issue in self.issues}
        return next((each for each in ("error", "warning", "note") if each in found), "")


@dataclass(frozen=True, slots=True)
class IndicatorPart:
    """An indicator with its rows."""

    code: str
    title: Text
    unit: Text
    authority: Text
    rows: tuple[ValueRow, ...]

    @property
    def has_targets(self) -> bool:
        """Whether a target stands beside one of the rows."""
        return any(row.target is not None for row in self.rows)


@dataclass(frozen=True, slots=True)
class IndicatorLink:
    """An indicator of a large report, and how many of its cells hold an issue."""

    code: str
    title: Text
    cells: int
    issues: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class ValuesPart:
    """The indicators shown; `links` lead to the others where one is shown at a time.

    `page` and `pages` count the pages of an indicator that is too long for one.
    """

    indicators: tuple[IndicatorPart, ...]
    links: tuple[IndicatorLink, ...] = ()
    page: int = 1
    pages: int = 1


@dataclass(frozen=True, slots=True)
class ValuesAsked:
    """What is shown of the values: the indicator and the page of it, where not all fit."""

    indicator: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Remarks:
    """What is said about cells: issues and comments by the key's text."""

    issues: Mapping[str, tuple[ShownIssue, ...]]
    comments: Mapping[str, tuple[ValueComment, ...]]


def remarks(issues: Iterable[ShownIssue], comments: Iterable[ValueComment]) -> Remarks:
    """Sort issues and comments by the cell that they are about."""
    of_issues: dict[str, list[ShownIssue]] = defaultdict(list)
    of_comments: dict[str, list[ValueComment]] = defaultdict(list)
    for issue in issues:
        of_issues[issue.field].append(issue)
    for comment in comments:
        of_comments[comment.cell].append(comment)
    return Remarks(
        {key: tuple(each) for key, each in of_issues.items()},
        {key: tuple(each) for key, each in of_comments.items()},
    )


def values_part(
    form: ReportForm, content: ReportContent, said: Remarks, asked: ValuesAsked
) -> ValuesPart:
    """Return the rows of all indicators, or of one where the report is too large for a page."""
    findings = Findings.of(form, content, "")
    if len(findings.cells) <= CELLS_ON_A_PAGE:
        return ValuesPart(tuple(_part(one, one.cells, findings, said) for one in form.indicators))
    chosen = next(
        (one for one in form.indicators if one.indicator.code == asked.indicator),
        form.indicators[0],
    )
    pages = -(-len(chosen.cells) // CELLS_ON_A_PAGE)
    page = min(max(asked.page, 1), pages)
    first = (page - 1) * CELLS_ON_A_PAGE
    shown = chosen.cells[first : first + CELLS_ON_A_PAGE]
    links = tuple(_link(one, said, one is chosen) for one in form.indicators)
    return ValuesPart((_part(chosen, shown, findings, said),), links, page, pages)


def _link(asked: FormIndicator, said: Remarks, chosen: bool) -> IndicatorLink:
    found = sum(str(cell.key) in said.issues for cell in asked.cells)
    indicator = asked.indicator
    return IndicatorLink(indicator.code, indicator.title, len(asked.cells), found, chosen)


def _part(
    asked: FormIndicator, cells: Iterable[FormCell], findings: Findings, said: Remarks
) -> IndicatorPart:
    indicator, framework = asked.indicator, findings.form.framework
    authority = framework.authorities.get(asked.authority)
    return IndicatorPart(
        code=indicator.code,
        title=indicator.title,
        unit=indicator.unit.name,
        authority=authority.name if authority else same(asked.authority),
        rows=tuple(_rows(asked, cells, findings, said)),
    )


def _rows(
    asked: FormIndicator, cells: Iterable[FormCell], findings: Findings, said: Remarks
) -> Iterator[ValueRow]:
    axes: tuple[str, ...] = ()
    for cell in cells:
        before, axes = axes, tuple(axis for axis, _ in cell.key.breakdown)
        begins = axes_name(findings.form.framework, axes) if axes and axes != before else None
        yield _row(asked, cell, findings, said, begins)
        if cell.key.component == ComponentCode.DENOMINATOR:
            yield _computed(asked, cell.key, findings)


def _row(
    asked: FormIndicator, cell: FormCell, findings: Findings, said: Remarks, group: Text | None
) -> ValueRow:
    stated, key = findings.content.values.get(cell.key), str(cell.key)
    with localcontext(EXACT):
        deviation = deviation_of(stated, cell, findings.form.suspension is not None)
    return ValueRow(
        anchor=anchor_of(key),
        cell=key,
        label=_label(asked, cell.key, findings.form),
        group=group,
        is_total=not cell.key.breakdown,
        is_computed=False,
        now=shown_value(stated),
        before=shown_value(cell.previous) if cell.previous else None,
        target=cell.target,
        deviation=deviation,
        note=stated.note if stated else "",
        issues=said.issues.get(key, ()),
        comments=said.comments.get(key, ()),
    )


def shown_value(stated: StatedValue | None) -> ShownValue:
    """Return a number as it was stated, or why there is none."""
    if stated is None:
        return ShownValue(None, _ABSENT)
    if stated.status is Status.REPORTED:
        return ShownValue(stated.amount)
    return ShownValue(None, WORDS[stated.status])


def _computed(asked: FormIndicator, key: CellKey, findings: Findings) -> ValueRow:
    indicator = asked.indicator
    with localcontext(EXACT):
        value = value_of(findings, findings.cells[key])
        shown = None if value is None else round(value, indicator.decimals)
    return ValueRow(
        anchor="",
        cell="",
        label=_COMPUTED.fill(unit=indicator.unit.name),
        group=None,
        is_total=not key.breakdown,
        is_computed=True,
        now=ShownValue(shown, None if shown is not None else WORDS[Status.UNDEFINED]),
    )


_COMPUTED = Text("computed, in {unit}", "calculado, en {unit}")


def _label(asked: FormIndicator, key: CellKey, form: ReportForm) -> Text:
    """Name a cell beside its neighbours: the place on its total, the categories below it."""
    framework = form.framework
    place = framework.places.get(key.place)
    parts = [category_name(framework, axis, code) for axis, code in key.breakdown]
    if not parts:
        parts = [place.name if place else same(key.place)]
    if asked.indicator.is_ratio:
        parts.append(component_name(asked.indicator, key.component))
    return in_both(lambda language: ", ".join(part.read(language) for part in parts))


def completeness(form: ReportForm, content: ReportContent) -> tuple[int, int]:
    """Return how many cells were answered, and how many were asked.

    "Not applicable" answers; "not reported" does not.
    """
    asked = [cell.key for _, cell in form.cells()]
    answered = sum(
        key in content.values and content.values[key].status is not Status.NOT_REPORTED
        for key in asked
    )
    return answered, len(asked)
