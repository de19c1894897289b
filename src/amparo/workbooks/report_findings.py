"""Where the checks of a partner report put what they find, and how they name a cell.

An issue about a cell is located by the cell's key, and by sheet and cell where the number came
from a workbook; issues come out in the order of the form.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Context, Decimal

from amparo.framework.indicators import Indicator
from amparo.framework.issues import Issue, IssueKind, Location
from amparo.framework.language import Text, same
from amparo.framework.results_framework import ResultsFramework
from amparo.framework.statuses import Status
from amparo.workbooks.report_form import (
    CellKey,
    FormCell,
    FormIndicator,
    ReportContent,
    ReportForm,
    StatedValue,
)

MOST_DIGITS = 24
"""A proposal: money of a whole nation in its smallest coin has fewer; a number beyond is a slip."""

EXACT = Context(prec=160, rounding=ROUND_HALF_UP)
"""Holds every digit of a sum of a million such numbers, and of a product of three."""

_SPANISH_SIGNS = str.maketrans(",.", ".,")
_NAMED = Text("{code}, {place}", "{code}, {place}")
_WITH_PART = Text("{name}, {part}", "{name}, {part}")
_QUOTED = 100


@dataclass(frozen=True, slots=True)
class AskedCell:
    """A cell of the form, the indicator it belongs to and its place in the form's order."""

    position: int
    asked: FormIndicator
    cell: FormCell

    @property
    def indicator(self) -> Indicator:
        """The indicator."""
        return self.asked.indicator

    @property
    def key(self) -> CellKey:
        """The cell's key."""
        return self.cell.key


@dataclass(frozen=True)
class Findings:
    """The form, what was answered, and the issues found so far."""

    form: ReportForm
    content: ReportContent
    file: str
    cells: dict[CellKey, AskedCell]
    _found: list[tuple[int, Issue]] = field(default_factory=list)

    @classmethod
    def of(cls, form: ReportForm, content: ReportContent, file: str) -> Findings:
        """Return findings without issues yet."""
        cells = {
            cell.key: AskedCell(position, asked, cell)
            for position, (asked, cell) in enumerate(form.cells())
        }
        return cls(form, content, file, cells)

    def amount(self, key: CellKey) -> Decimal | None:
        """Return the number stated in a cell; None where none is, or it cannot be counted on."""
        stated = self.content.values.get(key)
        return stated.amount if stated is not None and is_number(stated) else None

    def say(self, kind: IssueKind, cell: AskedCell, **words: Text | str | int) -> None:
        """Add an issue about a cell of the form; the sentence may say ``{cell}``."""
        name = cell_name(self.form.framework, cell.key)
        self.say_at(kind, self.location(cell.key), cell.position, cell=name, **words)

    def say_of(self, kind: IssueKind, about: str, **words: Text | str | int) -> None:
        """Add an issue about a field that is no cell, after those of all cells."""
        self.say_at(kind, Location(self.file, field=about), len(self.cells), **words)

    def say_at(
        self, kind: IssueKind, location: Location, position: int, **words: Text | str | int
    ) -> None:
        """Add an issue at `location`, to be read at `position` of the form."""
        self._found.append((position, kind.at(location, **words)))

    def location(self, key: CellKey) -> Location:
        """Return where the number of `key` was entered."""
        stated = self.content.values.get(key)
        sheet, separator, cell = (stated.locator if stated else "").rpartition("!")
        if not separator:
            return Location(self.file, field=str(key))
        return Location(self.file, sheet=sheet, cell=cell, field=str(key))

    def issues(self) -> list[Issue]:
        """Return what was found, in the order of the form."""
        return [issue for _, issue in sorted(self._found, key=lambda found: found[0])]


def is_number(stated: StatedValue) -> bool:
    """Whether a value is a number that can be computed with."""
    amount = stated.amount
    return stated.status is Status.REPORTED and amount is not None and is_sane(amount)


def is_sane(amount: Decimal) -> bool:
    """Whether an amount is finite and of at most `MOST_DIGITS` digits, before and after the point.

    ``1E+900000`` is a short text and a number of which no computer keeps all digits.
    """
    if not amount.is_finite():
        return False
    exponent = amount.as_tuple().exponent
    return amount.adjusted() < MOST_DIGITS and -int(exponent) <= MOST_DIGITS


def printed(amount: Decimal) -> Text:
    """Print an amount with the separators of each language, and no zeros that say nothing."""
    words = f"{amount:,f}"
    if "." in words:
        words = words.rstrip("0").rstrip(".")
    return Text(words, words.translate(_SPANISH_SIGNS))


def cell_name(framework: ResultsFramework, key: CellKey) -> Text:
    """Name a cell as a person knows it: ``2.1, Cauca, girls and women``."""
    place = framework.places.get(key.place)
    name = _NAMED.fill(code=quoted(key.indicator), place=place.name if place else quoted(key.place))
    indicator = framework.indicators.get(key.indicator)
    if indicator is not None and indicator.is_ratio:
        name = _with_part(name, component_name(indicator, key.component))
    for axis, category in key.breakdown:
        name = _with_part(name, category_name(framework, axis, category))
    return name if len(name.en) + len(name.es) <= 4 * _QUOTED else same(f"{name.en[:_QUOTED]}...")


def component_name(indicator: Indicator, code: str) -> Text:
    """Name a component of an indicator; an unknown one by its code."""
    return next((each.name for each in indicator.components if each.code == code), quoted(code))


def quoted(code: str) -> Text:
    """Return a code that somebody gave, short enough for a sentence; ``?`` where it is blank."""
    return same(code[:_QUOTED].strip() or "?")


def category_name(framework: ResultsFramework, axis: str, category: str) -> Text:
    """Name a category; an unknown one by its codes."""
    known = framework.disaggregations.get(axis)
    names = (each.name for each in known.categories if each.code == category) if known else ()
    return next(iter(names), quoted(f"{axis}={category}"))


def axes_name(framework: ResultsFramework, axes: Iterable[str]) -> Text:
    """Name disaggregations that are crossed, in one text."""
    names = [framework.disaggregations[axis].name for axis in axes]
    crossed = Text("{first} × {second}", "{first} × {second}")  # noqa: RUF001 - a crossing
    name = names[0]
    for each in names[1:]:
        name = crossed.fill(first=name, second=each)
    return name


def _with_part(name: Text, part: Text) -> Text:
    return _WITH_PART.fill(name=name, part=part)
