"""The page of one indicator: its cells by place, each with its inputs, a few places at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.http import Http404
from django.urls import reverse

from amparo.framework.indicators import Indicator
from amparo.framework.language import Text
from amparo.framework.statuses import FACT_STATUSES, WORDS, Status
from amparo.partner_reports.queries import ValueComment
from amparo.web.partners.entries import CellEntries
from amparo.web.partners.entry_frame import Frame, frame_of
from amparo.web.partners.opened import OpenReport
from amparo.web.partners.saving import Entry, EntryMaker, Sent
from amparo.web.partners.sections import cell_id, indicator_section
from amparo.web.partners.wording import (
    amount_text,
    breakdown_text,
    component_text,
    place_text,
    stated_text,
)
from amparo.workbooks.report_findings import axes_name
from amparo.workbooks.report_form import FormCell, FormIndicator

ROWS = 60
"""A page takes whole places up to so many rows."""

MOST_ROWS = 150
"""No page has more: a form is sent with at most a thousand inputs, five for each row."""

STATUSES = tuple((status.value, WORDS[status]) for status in FACT_STATUSES)
_NUMBER = Text("number", "número")
CHOICES = tuple(
    (value, _NUMBER if value == Status.REPORTED else words) for value, words in STATUSES
)
"""What the drop-down beside a number offers."""


@dataclass(frozen=True, slots=True)
class CellRow:
    """One cell: what it counts, what was and is aimed at, its inputs.

    `heading` names the disaggregations where another breakdown begins.
    """

    id: str
    heading: Text | None
    label: Text
    component: Text | None
    is_total: bool
    previous: Text
    target: Text | None
    entry: Entry
    comments: tuple[ValueComment, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """The cells of a place that stand on this page."""

    code: str
    name: Text
    rows: tuple[CellRow, ...]


@dataclass(frozen=True, slots=True)
class CellsPage:
    """The page of an indicator. `only` is the cell that an HTMX request sent."""

    frame: Frame
    indicator: Indicator
    address: str
    save: str
    number: int
    pages: tuple[tuple[int, Text], ...]
    groups: tuple[PlaceGroup, ...]
    only: CellRow | None
    has_targets: bool
    choices: tuple[tuple[str, Text], ...] = CHOICES

    @property
    def illustrative(self) -> bool:
        """Whether the compact is fictional."""
        return self.frame.head.illustrative

    @property
    def beside(self) -> tuple[CellRow, ...]:
        """The other cells of the place of `only`: what is said of them may have changed."""
        for group in self.groups:
            if self.only in group.rows:
                return tuple(row for row in group.rows if row is not self.only)
        return ()


@dataclass(frozen=True, slots=True)
class Asked:
    """Which page of an indicator is asked for: by number, by a place on it, or by one cell."""

    code: str
    number: int = 1
    place: str = ""
    only: str = ""


def asked_indicator(opened: OpenReport, code: str) -> FormIndicator:
    """Return what is asked of an indicator.

    Raises
    ------
    Http404
        The report does not ask for it.
    """
    for each in opened.form.indicators:
        if each.indicator.code == code:
            return each
    raise Http404


def cells_page(opened: OpenReport, asked: Asked, sent: dict[str, Sent] | None = None) -> CellsPage:
    """Return the page of an indicator that is asked for."""
    indicator = asked_indicator(opened, asked.code)
    pages = list(_pages(indicator))
    number = _chosen(pages, asked)
    maker = EntryMaker(opened, CellEntries(), sent)
    groups = tuple(_groups(opened, indicator, pages[number - 1], maker))
    rows = [row for group in groups for row in group.rows]
    place = (*opened.place, asked.code)
    address = reverse("partners:indicator", args=place)
    return CellsPage(
        frame=frame_of(opened, indicator_section(asked.code)),
        indicator=indicator.indicator,
        address=f"{address}?page={number}" if number > 1 else address,
        save=reverse("partners:save_indicator", args=place),
        number=number,
        pages=tuple((count, _extent(opened, page)) for count, page in enumerate(pages, start=1)),
        groups=groups,
        only=next((row for row in rows if row.entry.field == asked.only), None),
        has_targets=any(cell.target is not None for cell in indicator.cells),
    )


_Placed = tuple[int, FormCell]


def _pages(asked: FormIndicator) -> Iterator[list[_Placed]]:
    """Yield the cells of each page with their positions: whole places wherever they fit."""
    page: list[_Placed] = []
    for _, found in groupby(enumerate(asked.cells), key=lambda each: each[1].key.place):
        cells = list(found)
        if page and len(page) + len(cells) > ROWS:
            yield page
            page = []
        page += cells
        while len(page) > MOST_ROWS:
            yield page[:MOST_ROWS]
            page = page[MOST_ROWS:]
    if page:
        yield page


def _chosen(pages: list[list[_Placed]], asked: Asked) -> int:
    for number, page in enumerate(pages, start=1):
        for _, cell in page:
            if asked.only == str(cell.key) or (asked.place and asked.place == cell.key.place):
                return number
    if not 1 <= asked.number <= len(pages):
        raise Http404
    return asked.number


def _extent(opened: OpenReport, page: list[_Placed]) -> Text:
    return place_text(opened.framework, page[0][1].key.place)


def _groups(
    opened: OpenReport, asked: FormIndicator, page: list[_Placed], maker: EntryMaker
) -> Iterator[PlaceGroup]:
    framework = opened.framework
    for place, cells in groupby(page, key=lambda each: each[1].key.place):
        above: tuple[str, ...] = ()
        rows: list[CellRow] = []
        for position, cell in cells:
            axes = tuple(axis for axis, _ in cell.key.breakdown)
            heading = axes_name(framework, axes) if axes and axes != above else None
            above = axes
            rows.append(
                CellRow(
                    id=cell_id(position),
                    heading=heading,
                    label=breakdown_text(framework, cell.key.breakdown),
                    component=component_text(asked.indicator, cell.key.component),
                    is_total=not cell.key.breakdown,
                    previous=stated_text(cell.previous),
                    target=None if cell.target is None else amount_text(cell.target),
                    entry=maker.entry(str(cell.key)),
                    comments=tuple(each for each in opened.comments if each.cell == str(cell.key)),
                )
            )
        yield PlaceGroup(place, place_text(framework, place), tuple(rows))
