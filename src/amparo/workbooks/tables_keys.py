"""Which cell of a report's form a number of a table belongs to, and whether a mapping fits both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from amparo.framework.disaggregations import TOTAL
from amparo.framework.indicators import ComponentCode, Indicator
from amparo.framework.issues import Issue, Location, offer
from amparo.framework.results_framework import ResultsFramework
from amparo.workbooks import tables_issues as kinds
from amparo.workbooks.report_findings import quoted
from amparo.workbooks.report_form import CellKey, ReportForm
from amparo.workbooks.report_measures import PERCENT
from amparo.workbooks.tables import SourceTable, header_hash
from amparo.workbooks.tables_mapping import (
    BY,
    COMPONENT,
    INDICATOR,
    LEFT_OUT,
    PERIOD,
    PLACE,
    ColumnRole,
    TableMapping,
    aspect_phrase,
)


@dataclass(frozen=True)
class AskedCells:
    """The cells that a form asks for, and its indicators by code."""

    form: ReportForm
    keys: frozenset[CellKey]
    indicators: dict[str, Indicator]

    @classmethod
    def of(cls, form: ReportForm) -> AskedCells:
        """Return what a form asks for."""
        keys = frozenset(cell.key for _, cell in form.cells())
        return cls(form, keys, {each.indicator.code: each.indicator for each in form.indicators})

    def missing(self, known: Mapping[str, str]) -> list[str]:
        """Return the aspects that a number still lacks: a component only for a ratio."""
        missing = [about for about in (INDICATOR, PLACE, PERIOD) if about not in known]
        indicator = self.indicators.get(known.get(INDICATOR, ""))
        if indicator is not None and indicator.is_ratio and COMPONENT not in known:
            missing.append(COMPONENT)
        return missing

    def is_of_other_period(self, known: Mapping[str, str]) -> bool:
        """Whether a number is about another period than the report."""
        return known[PERIOD] != self.form.period.code

    def key(self, known: Mapping[str, str]) -> CellKey:
        """Return the cell of a number that lacks no aspect; the form may not ask for it."""
        breakdown = sorted(
            (about.removeprefix(BY), code)
            for about, code in known.items()
            if about.startswith(BY) and code != TOTAL
        )
        component = known.get(COMPONENT, ComponentCode.AMOUNT.value)
        return CellKey(known[INDICATOR], component, known[PLACE], tuple(breakdown))

    def is_percentage(self, key: CellKey) -> bool:
        """Whether a cell asks for percent."""
        indicator = self.indicators[key.indicator]
        return key.component == ComponentCode.AMOUNT and indicator.unit.code == PERCENT


def mapping_issues(
    table: SourceTable, mapping: TableMapping, form: ReportForm, file: str
) -> list[Issue]:
    """Return why a mapping does not fit a table or a form: other headers, codes unknown."""
    place = Location(file, sheet=table.sheet)
    positions = [column.position for column in mapping.columns]
    fits = positions == list(range(len(table.columns)))
    if not fits or mapping.header_hash != header_hash(table):
        return [kinds.OTHER_TABLE.at(place)]
    found = [] if mapping.of_role(ColumnRole.VALUE) else [kinds.NO_VALUES.at(place)]
    for about, code in dict.fromkeys(_codes(mapping)):
        allowed = _allowed(form.framework, about)
        if allowed is not None and code not in allowed:
            words = {"what": aspect_phrase(form, about), "code": quoted(code)}
            issue = kinds.CODE_UNKNOWN.at(place, **words, offer=offer(code, allowed))
            found.append(issue)
    return found


def _codes(mapping: TableMapping) -> Iterator[tuple[str, str]]:
    """Yield every aspect and code that a mapping names."""
    for constant in mapping.constants:
        yield constant.about, constant.code
    for column in mapping.columns:
        yield from column.says.items()
        if column.role is ColumnRole.TELLS:
            yield from ((column.about, code) for code in column.words.values() if code != LEFT_OUT)


def _allowed(framework: ResultsFramework, about: str) -> list[str] | None:
    """Return the codes of an aspect; None where any text may stand, as for other periods."""
    lists: dict[str, Callable[[], list[str]]] = {
        INDICATOR: lambda: list(framework.indicators),
        COMPONENT: lambda: [each.value for each in ComponentCode],
        PLACE: lambda: list(framework.places),
    }
    if about in lists:
        return lists[about]()
    axis = framework.disaggregations.get(about.removeprefix(BY))
    if about == PERIOD:
        return None
    return [TOTAL, *(each.code for each in axis.categories)] if axis else []
