"""Plans as standard SQL with grouping sets. SQL adds and compares here; it never divides.

Every statement is a SELECT that reads the tables before it and is kept under its own name
(`measurement.engines`). Values come from tables and parameters; only names validated against
the framework stand in the text.
"""

# ruff: noqa: S608  the texts are built from our own column names, quoted, and nothing else

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product

from amparo.framework.disaggregations import TOTAL
from amparo.framework.indicators import PERIOD_AXIS, Rule
from amparo.framework.statuses import Status
from amparo.measurement.axes import TREE_AXES
from amparo.measurement.plan import Plan, Stage, Step
from amparo.measurement.results import KEY_BEFORE_BREAKDOWN

_COUNTS = (
    "amount",
    "denominator",
    "reported",
    "expected",
    "gap",
    "steps",
    "standing",
    "known_from",
)
"""What a cell holds besides its key: two sums, two counts of numbers, whether the number
lacks something the counts do not tell (gap), which rules made it (steps, one bit for each
axis), and whether somebody reported it as it is (standing)."""

RESERVED = frozenset({*_COUNTS, "status", "turn", "pick", "chosen_day"})


@dataclass(frozen=True, slots=True)
class Statement:
    """A SELECT in standard SQL (DuckDB's notation), its parameters and the name of its result."""

    name: str
    sql: str
    parameters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table of cells: the key, then counts, then one bit set per 62 sources."""

    disaggregations: tuple[str, ...]
    masks: tuple[str, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """Return the quoted names of the key."""
        return tuple(quoted(each) for each in (*KEY_BEFORE_BREAKDOWN, *self.disaggregations))

    @property
    def names(self) -> tuple[str, ...]:
        """Return all columns in their fixed order, the key quoted."""
        return (*self.key, *_COUNTS, *self.masks)

    @property
    def named(self) -> str:
        """Return all columns as a list for SELECT."""
        return ", ".join(self.names)


@dataclass(frozen=True, slots=True)
class _Made:
    """An axis of a stage with the SQL that is 1 where a cell is made along it, else 0."""

    step: Step
    flag: str


def quoted(name: str) -> str:
    """Return `name` as an SQL identifier; framework codes hold no quotation marks."""
    return f'"{name}"'


def base_statement(name: str, plan: Plan, columns: Columns, *, revised: bool) -> Statement:
    """Turn facts into cells: of each number the latest known, numerator beside denominator.

    Reads ``facts``, ``members`` (indicator, plan) and ``source_bits``. `revised` says that
    some number was reported more than once.
    """
    key = ", ".join(columns.key)
    known = "SELECT f.* FROM facts AS f WHERE f.known_from <= CAST($as_of AS DATE)"
    if revised:
        known = (
            f"SELECT * FROM (SELECT f.*, ROW_NUMBER() OVER (PARTITION BY component, {key} "
            "ORDER BY f.known_from DESC) AS turn FROM facts AS f "
            "WHERE f.known_from <= CAST($as_of AS DATE)) AS versions WHERE turn = 1"
        )
    masks = "".join(f", COALESCE(b.{mask}, 0) AS {mask}" for mask in columns.masks)
    named = ", ".join(f"'{component}'" for component in plan.components)
    body = _paired if len(plan.components) > 1 else _single
    sql = body(
        columns,
        f"SELECT k.*, CASE WHEN k.source = '' THEN 0 ELSE 1 END AS standing{masks} "
        f"FROM ({known}) AS k JOIN members AS m ON m.indicator = k.indicator "
        "AND m.plan = $plan LEFT JOIN source_bits AS b ON b.source = k.source "
        f"WHERE k.component IN ({named})",
    )
    return Statement(name, sql, {"plan": name})


def _single(columns: Columns, known: str) -> str:
    masks = "".join(f", {mask}" for mask in columns.masks)
    return (
        f"SELECT {', '.join(columns.key)}, "
        f"CASE WHEN status = '{Status.REPORTED}' THEN amount END AS amount, "
        "CAST(NULL AS DECIMAL(38, 4)) AS denominator, "
        f"CASE WHEN status = '{Status.REPORTED}' THEN 1 ELSE 0 END AS reported, "
        f"CASE WHEN status = '{Status.NOT_APPLICABLE}' THEN 0 ELSE 1 END AS expected, "
        "0 AS gap, 0 AS steps, standing, "
        f"CASE WHEN standing = 1 THEN known_from END AS known_from{masks} FROM ({known}) AS facts"
    )


def _paired(columns: Columns, known: str) -> str:
    """Put numerator and denominator in one row; half a ratio is no number."""
    key = ", ".join(columns.key)
    masks = "".join(f", BIT_OR({mask}) AS {mask}" for mask in columns.masks)
    halves = "".join(
        f", MAX(CASE WHEN component = '{half}' AND status = '{Status.REPORTED}' "
        f"THEN amount END) AS {column}"
        for half, column in (("numerator", "amount"), ("denominator", "denominator"))
    )
    pairs = (
        f"SELECT {key}{halves}, MIN(CASE WHEN status = '{Status.NOT_APPLICABLE}' THEN 0 ELSE 1 "
        "END) AS expected, MAX(standing) AS standing, "
        f"MAX(CASE WHEN standing = 1 THEN known_from END) AS known_from{masks} "
        f"FROM ({known}) AS facts GROUP BY {key}"
    )
    whole = "amount IS NOT NULL AND denominator IS NOT NULL AND expected = 1"
    return (
        f"SELECT {key}, CASE WHEN {whole} THEN amount END AS amount, "
        f"CASE WHEN {whole} THEN denominator END AS denominator, "
        f"CASE WHEN {whole} THEN 1 ELSE 0 END AS reported, expected, 0 AS gap, 0 AS steps, "
        f"standing, known_from{''.join(f', {mask}' for mask in columns.masks)} "
        f"FROM ({pairs}) AS pairs"
    )


def stage_statements(
    before: str, name: str, plan: Plan, stage: Stage, columns: Columns
) -> list[Statement]:
    """Write one stage: a statement with grouping sets, or one statement for each level."""
    if stage.is_merged:
        return [Statement(name, _merged(before, plan, stage, columns))]
    statements = []
    (step,) = stage.steps
    for depth in range(step.depth, 0, -1):
        after = f"{name}_level_{depth}"
        sql = _level(before, plan, stage.rule, _At(step, depth), columns)
        statements.append(Statement(after, sql))
        before = after
    return statements


def _aggregates(plan: Plan, rule: Rule, steps: Iterable[_Made], columns: Columns) -> str:
    """Return what a made cell holds, made of cells ``c`` along `steps`."""
    of_means = "CASE WHEN c.reported > 0 THEN COALESCE(c.denominator, 1) END"
    amount = "MAX(c.amount)" if rule is Rule.MAXIMUM else "SUM(c.amount)"
    denominator = of_means if rule is Rule.MEAN else "c.denominator"
    bit = {axis: 2**at for at, (axis, _) in enumerate(plan.rules)}
    used = "".join(f" | (CAST({each.flag} AS INT) * {bit[each.step.axis]})" for each in steps)
    gaps = ["MAX(CASE WHEN c.reported > 0 THEN c.gap ELSE 0 END)"]
    gaps += [f"CAST({each.flag} AS INT)" for each in steps if each.step.is_incomplete]
    if rule is Rule.LATEST:
        gaps.append("CASE WHEN MAX(c.last_day) < MAX(c.last_day_above) THEN 1 ELSE 0 END")
    return ", ".join(
        [
            f"{amount} AS amount",
            f"SUM({denominator}) AS denominator",
            "CAST(SUM(c.reported) AS BIGINT) AS reported",
            "CAST(SUM(c.expected) AS BIGINT) AS expected",
            f"GREATEST({', '.join(gaps)}) AS gap" if len(gaps) > 1 else f"{gaps[0]} AS gap",
            f"BIT_OR(c.steps){used} AS steps",
            "0 AS standing",
            "MAX(c.known_from) AS known_from",
            *(f"BIT_OR(c.{mask}) AS {mask}" for mask in columns.masks),
        ]
    )


def _merged(before: str, plan: Plan, stage: Stage, columns: Columns) -> str:
    """Write a stage whose axes hold facts on one level each: the facts and all grouping sets."""
    steps = {quoted(step.axis): step for step in stage.steps}
    alone = len(stage.steps) == 1  # then every made row is made along the one axis
    fixed = [f"c.{name}" for name in columns.key if name not in steps]
    levels = [_levels(step) for step in stage.steps]
    sets = list(product(*levels))[1:]
    grouped = ", ".join(f"({', '.join([*fixed, *filter(None, each)])})" for each in sets)
    shown = ", ".join(
        _merged_code(steps[name], alone=alone) if name in steps else f"c.{name}"
        for name in columns.key
    )
    used = [
        _Made(step, "1" if alone else f"GROUPING(c.{quoted(step.axis)})") for step in stage.steps
    ]
    joins = "".join(
        f" JOIN {step.axis}_tree ON {step.axis}_tree.code = c.{step.axis}"
        for step in stage.steps
        if step.axis in TREE_AXES
    )
    return (
        f"SELECT {columns.named} FROM {before} UNION ALL "
        f"SELECT {shown}, {_aggregates(plan, stage.rule, used, columns)} "
        f"FROM {before} AS c{joins} GROUP BY GROUPING SETS ({grouped})"
    )


def _levels(step: Step) -> list[str]:
    """Return what to group by on each level of an axis, its own level first; blank for all."""
    own = f"c.{quoted(step.axis)}"
    if step.axis in TREE_AXES:
        return [own, *(f"{step.axis}_tree.up_{level}" for level in range(1, step.depth + 1))]
    return [own, ""]


def _merged_code(step: Step, *, alone: bool) -> str:
    """Return the code of the level a row is grouped by; columns of other levels are blank."""
    known = [level or f"'{TOTAL}'" for level in _levels(step)[alone:]]
    code = f"COALESCE({', '.join(known)})" if len(known) > 1 else known[0]
    return f"{code} AS {quoted(step.axis)}"


@dataclass(frozen=True, slots=True)
class _At:
    """A step at one depth: where its children stand and what their parent is called."""

    step: Step
    depth: int

    @property
    def parent(self) -> str:
        return "t.up_1" if self.step.axis in TREE_AXES else f"'{TOTAL}'"

    @property
    def children(self) -> str:
        axis = self.step.axis
        if axis in TREE_AXES:
            return f"JOIN {axis}_tree AS t ON t.code = c.{axis} WHERE t.depth = {self.depth}"
        return f"WHERE c.{quoted(axis)} <> '{TOTAL}'"


def _level(before: str, plan: Plan, rule: Rule, at: _At, columns: Columns) -> str:
    """Write one level of one axis, where totals may stand beside parts.

    A cell reported as it is stays. A made number replaces what an earlier axis made, and an
    expected number that nobody reported; an absence replaces nothing.
    """
    axis = quoted(at.step.axis)
    fixed = [f"c.{name}" for name in columns.key if name != axis]
    shown = ", ".join(
        f"c.parent AS {axis}" if name == axis else f"c.{name}" for name in columns.key
    )
    children = _latest if rule is Rule.LATEST else _children
    aggregates = _aggregates(plan, rule, [_Made(at.step, "1")], columns)
    offered = (
        f"SELECT {columns.named}, CASE WHEN standing = 1 THEN 0 ELSE 2 END AS turn FROM {before} "
        f"UNION ALL SELECT {shown}, {aggregates}, "
        "CASE WHEN SUM(c.reported) > 0 THEN 1 ELSE 3 END AS turn "
        f"FROM ({children(before, at, columns)}) AS c GROUP BY {', '.join(fixed)}, c.parent"
    )
    return (
        f"SELECT {columns.named} FROM (SELECT offered.*, ROW_NUMBER() OVER "
        f"(PARTITION BY {', '.join(columns.key)} ORDER BY turn) AS pick "
        f"FROM ({offered}) AS offered) AS ranked WHERE pick = 1"
    )


def _children(before: str, at: _At, _: Columns) -> str:
    return f"SELECT c.*, {at.parent} AS parent FROM {before} AS c {at.children}"


def _latest(before: str, at: _At, columns: Columns) -> str:
    """Keep the latest reported child and those after it, which were expected and are missing."""
    fixed = ", ".join(f"c.{name}" for name in columns.key if name != quoted(PERIOD_AXIS))
    dated = (
        "SELECT c.*, t.up_1 AS parent, t.last_day, t.last_day_above, "
        "MAX(CASE WHEN c.reported > 0 THEN t.last_day END) OVER "
        f"(PARTITION BY {fixed}, t.up_1) AS chosen_day FROM {before} AS c {at.children}"
    )
    return f"SELECT * FROM ({dated}) AS dated WHERE chosen_day IS NULL OR last_day >= chosen_day"
