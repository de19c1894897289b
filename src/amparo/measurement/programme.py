"""An evaluation as a programme: the tables an engine loads and the statements it runs.

`measurement.evaluation` runs it on DuckDB; `in_dialect` (`measurement.engines`) writes it for
another engine.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

import pyarrow as pa

from amparo.framework.indicators import PARTNER_AXIS, PERIOD_AXIS, PLACE_AXIS, Indicator
from amparo.framework.results_framework import ResultsFramework
from amparo.measurement.axes import TREE_AXES, Hierarchies
from amparo.measurement.derived_statements import (
    Reference,
    derived_statement,
    leading,
    results_statement,
)
from amparo.measurement.facts import FactsInvalid
from amparo.measurement.plan import Plan, Rules, plan_for
from amparo.measurement.statements import (
    RESERVED,
    Columns,
    Statement,
    base_statement,
    stage_statements,
)
from amparo.measurement.survey import Survey, check_breakdowns, survey

BITS = 62
"""Sources kept in one whole number of 64 bits, one bit each."""


@dataclass(frozen=True, slots=True)
class Programme:
    """Everything an engine needs, and what its numbers stand for.

    Parameters
    ----------
    tables : mapping of name to table
        ``facts`` as known, and the small tables of codes beside it.
    statements : tuple of Statement
        In order. Each result is kept as a table of the statement's name.
    parameters : mapping
        The day ``as_of``, beside the statements' own parameters.
    wanted : mapping of name to rules
        The statements whose results make the results table; the bits of their ``steps`` are
        the rules, the first the lowest.
    sources, disaggregations : tuple of str
        The bits of ``mask_0``, ``mask_1`` and so on are the sources; the results have a
        column for each of the disaggregations.
    """

    tables: Mapping[str, pa.Table]
    statements: tuple[Statement, ...]
    parameters: Mapping[str, date]
    wanted: Mapping[str, Rules]
    sources: tuple[str, ...]
    disaggregations: tuple[str, ...]


def programme_for(
    framework: ResultsFramework,
    facts: pa.Table,
    as_of: date,
    indicators: Collection[str] | None = None,
) -> Programme:
    """Plan an evaluation without running it. Parameters and refusals: `evaluation.evaluate`."""
    known, found = survey(facts, as_of)
    reserved = sorted(RESERVED.intersection(found.disaggregations))
    if reserved:
        raise FactsInvalid(f"no disaggregation may be called {', '.join(reserved)}")
    wanted = set(framework.indicators if indicators is None else indicators)
    hierarchies = Hierarchies(framework)
    groups: dict[tuple[bool, Plan], list[str]] = {}
    for code in _in_order(framework, wanted):
        plan = _plan(framework.indicators[code], framework, found, hierarchies)
        groups.setdefault((code in wanted, plan), []).append(code)
    work = _Work(framework, found)
    for (is_wanted, plan), members in groups.items():
        cells = work.evaluate(plan, members)
        if is_wanted:
            work.show(cells)
    return Programme(
        tables={"facts": known, **work.tables(hierarchies)},
        statements=tuple(work.statements),
        parameters={"as_of": as_of},
        wanted=work.shown,
        sources=found.sources,
        disaggregations=found.disaggregations,
    )


def _in_order(framework: ResultsFramework, wanted: Collection[str]) -> list[str]:
    """Return `wanted` and what they are derived from, each after what it needs."""
    ordered: dict[str, None] = {}

    def visit(code: str) -> None:
        for component in framework.indicators[code].components:
            if component.indicator:
                visit(component.indicator)
        ordered[code] = None

    for code in framework.indicators:
        if code in wanted:
            visit(code)
    return list(ordered)


def _plan(
    indicator: Indicator, framework: ResultsFramework, found: Survey, hierarchies: Hierarchies
) -> Plan:
    axes = (PARTNER_AXIS, PLACE_AXIS, PERIOD_AXIS, *found.disaggregations)
    values = dict.fromkeys(axes, frozenset[str]()) | dict(found.values.get(indicator.code, {}))
    check_breakdowns(values, set(indicator.disaggregations))
    return plan_for(indicator, framework, values, hierarchies)


@dataclass(frozen=True, slots=True)
class _Cells:
    """Where an indicator's cells are, how they are broken down, what their steps mean."""

    table: str
    disaggregations: tuple[str, ...]
    rules: Rules


@dataclass(frozen=True, slots=True)
class _Work:
    """The statements so far, and where the cells of each indicator are."""

    framework: ResultsFramework
    found: Survey
    statements: list[Statement] = field(default_factory=list)
    members: list[dict[str, str]] = field(default_factory=list)
    cells: dict[str, _Cells] = field(default_factory=dict)
    shown: dict[str, Rules] = field(default_factory=dict)

    @property
    def masks(self) -> tuple[str, ...]:
        return tuple(f"mask_{at}" for at in range(-(-len(self.found.sources) // BITS)))

    def evaluate(self, plan: Plan, members: list[str]) -> _Cells:
        """Add what evaluates indicators of one plan; tables are numbered by statement."""
        cells = _Cells(self._combine(plan, members), plan.disaggregations, plan.rules)
        if plan.derived:
            cells = self._derive(self.framework.indicators[plan.derived], cells)
        self.cells.update(dict.fromkeys(members, cells))
        return cells

    def show(self, cells: _Cells) -> None:
        """Add the statement of the results in `cells`."""
        name = f"results_of_{cells.table}"
        columns = Columns(cells.disaggregations, self.masks)
        self.statements.append(results_statement(name, cells.table, columns))
        self.shown[name] = cells.rules

    def _combine(self, plan: Plan, members: list[str]) -> str:
        """Add facts and stages of a plan and return the last table; blank where it has no facts."""
        if not plan.components:
            return ""
        columns = Columns(plan.disaggregations, self.masks)
        base = f"cells_{len(self.statements)}"
        self.members.extend({"plan": base, "indicator": code} for code in members)
        revised = self.found.is_revised
        self.statements.append(base_statement(base, plan, columns, revised=revised))
        for at, stage in enumerate(plan.stages, 1):
            before = self.statements[-1].name
            name = f"{base}_stage_{at}"
            self.statements.extend(stage_statements(before, name, plan, stage, columns))
        return self.statements[-1].name

    def _derive(self, indicator: Indicator, own: _Cells) -> _Cells:
        """Add what puts other indicators' cells beside `own`, or in its place."""
        name = f"derived_{len(self.statements)}"
        columns = Columns(own.disaggregations, self.masks)
        parts = {
            each.code.value: self._reference(each.indicator, each.authority or "")
            for each in indicator.components
            if each.indicator
        }
        self.statements.append(derived_statement(name, indicator.code, columns, parts, own.table))
        rules = own.rules if own.table else self.cells[parts[leading(parts)].indicator].rules
        return _Cells(name, own.disaggregations, rules)

    def _reference(self, indicator: str, authority: str) -> Reference:
        cells = self.cells[indicator]
        return Reference(cells.table, indicator, authority, cells.disaggregations)

    def tables(self, hierarchies: Hierarchies) -> dict[str, pa.Table]:
        """Return the tables of codes that the statements read beside the facts."""
        text = pa.string()
        masks = [pa.field(name, pa.int64()) for name in self.masks]
        bits = [
            {"source": source, f"mask_{at // BITS}": 1 << at % BITS}
            for at, source in enumerate(self.found.sources)
        ]
        used = {
            axis: {code for values in self.found.values.values() for code in values[axis]}
            for axis in TREE_AXES
        }
        return {
            "members": pa.Table.from_pylist(
                self.members, pa.schema([("plan", text), ("indicator", text)])
            ),
            "source_bits": pa.Table.from_pylist(bits, pa.schema([("source", text), *masks])),
            **{f"{axis}_tree": hierarchies.tree(axis, codes) for axis, codes in used.items()},
        }
