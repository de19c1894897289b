"""The rules of `amparo.measurement.evaluation` once more, one cell at a time, in plain Python.

Nothing here is fast. It is what the SQL is held against, and can be read as its specification:
facts become cells, then every axis in the indicator's order makes parents of children, level
by level from the lowest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from amparo.framework.disaggregations import TOTAL
from amparo.framework.indicators import Indicator, Rule
from amparo.framework.periods import period_from_code
from amparo.framework.results_framework import ResultsFramework

FIXED = ("indicator", "period", "place", "authority", "partner")
Key = tuple[str, ...]


@dataclass(frozen=True)
class Cell:
    """One number, what it is made of, and whether somebody reported it as it is."""

    amount: Decimal | None
    denominator: Decimal | None
    reported: int
    expected: int
    lacks: bool = False
    axes: frozenset[str] = frozenset()
    stands: bool = False
    known_from: date | None = None
    sources: frozenset[str] = frozenset()

    @property
    def status(self) -> str:
        if self.expected == 0:
            return "not_applicable"
        if self.reported == 0:
            return "not_reported"
        if self.denominator == 0:
            return "undefined"
        return "partial" if self.reported < self.expected or self.lacks else "reported"


def evaluate_reference(
    framework: ResultsFramework, facts: Sequence[Mapping[str, Any]], as_of: date
) -> dict[Key, tuple[Any, ...]]:
    """Return status, amount, denominator, counts, rule, known-from date and sources by key."""
    breakdowns = _breakdowns(facts)
    made: dict[str, dict[Key, Cell]] = {}
    shown: dict[Key, tuple[Any, ...]] = {}
    while len(made) < len(framework.indicators):
        for indicator in framework.indicators.values():
            needed = {each.indicator for each in indicator.components if each.indicator}
            if indicator.code not in made and needed <= set(made):
                known = _known(facts, indicator, breakdowns, as_of)
                made[indicator.code] = _cells(framework, indicator, known, made, breakdowns)
    for code, cells in made.items():
        rules = _leading(framework.indicators[code], framework).aggregation
        shown |= {key: _shown(cell, rules) for key, cell in cells.items()}
    return shown


def _breakdowns(facts: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    names = list(facts[0]) if facts else []
    return tuple(names[len(FIXED) + 1 : names.index("status")] if names else ())


def _known(
    facts: Iterable[Mapping[str, Any]], indicator: Indicator, breakdowns: Sequence[str], as_of: date
) -> dict[Key, dict[str, Mapping[str, Any]]]:
    """Of each number the latest known: components by key."""
    known: dict[Key, dict[str, Mapping[str, Any]]] = defaultdict(dict)
    for fact in facts:
        if fact["indicator"] == indicator.code and fact["known_from"] <= as_of:
            key = tuple(fact[name] for name in (*FIXED, *breakdowns))
            other = known[key].get(fact["component"])
            if other is None or other["known_from"] < fact["known_from"]:
                known[key][fact["component"]] = fact
    return known


def _cells(
    framework: ResultsFramework,
    indicator: Indicator,
    known: Mapping[Key, Mapping[str, Mapping[str, Any]]],
    made: Mapping[str, Mapping[Key, Cell]],
    breakdowns: Sequence[str],
) -> dict[Key, Cell]:
    own = [each.code.value for each in indicator.components if not each.indicator]
    cells = {key: _base(parts, own) for key, parts in known.items()}
    names = (*FIXED, *breakdowns)
    for axis, rule in indicator.aggregation.items():
        breakdown = framework.disaggregations.get(axis)
        overlaps = breakdown is not None and not breakdown.exclusive
        adds = rule in {Rule.SUM, Rule.RATIO_OF_SUMS, Rule.MEAN}
        if axis in names and rule is not Rule.NONE and not (overlaps and adds):
            lacks = breakdown is not None and not breakdown.complete
            cells = _combined(framework, cells, axis, names.index(axis), rule, lacks=lacks)
    return (
        _derived(framework, indicator, cells, made, breakdowns) if indicator.is_derived else cells
    )


def _base(parts: Mapping[str, Mapping[str, Any]], own: Sequence[str]) -> Cell:
    """A number as reported; a ratio only where both of its halves are."""
    statuses = [parts[each]["status"] if each in parts else "not_reported" for each in own]
    amounts = [parts[each]["amount"] if each in parts else None for each in own]
    whole = all(status == "reported" for status in statuses)
    written = [part for part in parts.values() if part["source"]]
    return Cell(
        amount=amounts[0] if whole else None,
        denominator=amounts[1] if whole and len(own) > 1 else None,
        reported=int(whole),
        expected=0 if "not_applicable" in statuses else 1,
        stands=bool(written),
        known_from=max((part["known_from"] for part in written), default=None),
        sources=frozenset(part["source"] for part in written),
    )


def _above(framework: ResultsFramework, axis: str, code: str) -> list[str]:
    """What `code` lies in along `axis`, nearest first."""
    if axis == "place":
        return [place.code for place in framework.places.ancestors(code)]
    if axis == "period":
        parent = period_from_code(code, framework.calendars).parent
        return [parent, *_above(framework, axis, parent)] if parent else []
    return [] if code == TOTAL else [TOTAL]


def _combined(
    framework: ResultsFramework,
    cells: dict[Key, Cell],
    axis: str,
    at: int,
    rule: Rule,
    *,
    lacks: bool,
) -> dict[Key, Cell]:
    """Make the parents along one axis, from the lowest level to the highest."""
    deepest = max((len(_above(framework, axis, key[at])) for key in cells), default=0)
    for depth in range(deepest, 0, -1):
        families: dict[Key, list[tuple[str, Cell]]] = defaultdict(list)
        for key, cell in cells.items():
            above = _above(framework, axis, key[at])
            if len(above) == depth:
                families[(*key[:at], above[0], *key[at + 1 :])].append((key[at], cell))
        for parent, children in families.items():
            ends = _ends(framework, parent[at], children) if rule is Rule.LATEST else None
            new = replace(_parent([cell for _, cell in children], rule, ends), stands=False)
            new = replace(new, axes=new.axes | {axis}, lacks=new.lacks or lacks)
            old = cells.get(parent)
            if old is None or not (old.stands or new.reported == 0):
                cells = cells | {parent: new}
    return cells


def _ends(
    framework: ResultsFramework, parent: str, children: Sequence[tuple[str, Cell]]
) -> tuple[date, list[date]]:
    calendars = framework.calendars
    ends = [period_from_code(code, calendars).end for code, _ in children]
    return period_from_code(parent, calendars).end, ends


def _parent(children: list[Cell], rule: Rule, ends: tuple[date, list[date]] | None = None) -> Cell:
    """What a rule makes of children. Only those with a number give one."""
    lacks = False
    if ends:  # latest: the last child with a number, and the missing ones after it
        last, days = ends
        numbered = [day for day, cell in zip(days, children, strict=True) if cell.reported]
        chosen = max(numbered, default=date.min)
        children = [cell for day, cell in zip(days, children, strict=True) if day >= chosen]
        lacks = max(days) < last
    known = [cell for cell in children if cell.reported]
    amounts = [cell.amount for cell in known if cell.amount is not None]
    below = [
        Decimal(1) if rule is Rule.MEAN and cell.denominator is None else cell.denominator
        for cell in known
    ]
    summed = [each for each in below if each is not None]
    combine = max if rule is Rule.MAXIMUM else sum
    return Cell(
        amount=Decimal(combine(amounts)) if amounts else None,
        denominator=sum(summed, Decimal(0)) if summed else None,
        reported=sum(cell.reported for cell in children),
        expected=sum(cell.expected for cell in children),
        lacks=lacks or any(cell.lacks for cell in known),
        axes=frozenset().union(*(cell.axes for cell in children)),
        known_from=max((cell.known_from for cell in children if cell.known_from), default=None),
        sources=frozenset().union(*(cell.sources for cell in children)),
    )


def _leading(indicator: Indicator, framework: ResultsFramework) -> Indicator:
    """Whose rules a result names: its own, or its numerator's where nothing is its own."""
    if any(not each.indicator for each in indicator.components):
        return indicator
    first = max(indicator.components, key=lambda each: each.code)
    return _leading(framework.indicators[first.indicator or ""], framework)


def _derived(
    framework: ResultsFramework,
    indicator: Indicator,
    own: dict[Key, Cell],
    made: Mapping[str, Mapping[Key, Cell]],
    breakdowns: Sequence[str],
) -> dict[Key, Cell]:
    """Put another indicator's number beside every cell, for the same place and period."""
    components = sorted(indicator.components, key=lambda each: each.code, reverse=True)
    first, *others = sorted(components, key=lambda each: each.indicator is not None)
    if first.indicator:
        own = _taken_over(framework, indicator, first.indicator, first.authority, made, breakdowns)
    if not others:
        return own
    (other,) = others
    theirs = framework.indicators[other.indicator or ""].disaggregations
    found: dict[Key, Cell] = {}
    for key, cell in own.items():
        codes = [
            code if name in theirs and name in indicator.disaggregations else TOTAL
            for name, code in zip(breakdowns, key[len(FIXED) :], strict=True)
        ]
        beside = (other.indicator or "", *key[1:3], other.authority or "", TOTAL, *codes)
        half = made[other.indicator or ""].get(beside)
        found[key] = _paired(cell, half, other.code == "denominator")
    return found


def _taken_over(
    framework: ResultsFramework,
    indicator: Indicator,
    first: str,
    authority: str | None,
    made: Mapping[str, Mapping[Key, Cell]],
    breakdowns: Sequence[str],
) -> dict[Key, Cell]:
    """The numerator's cells, as far as the indicator has their breakdowns."""
    surplus = set(framework.indicators[first].disaggregations) - set(indicator.disaggregations)
    return {
        (indicator.code, *key[1:]): cell
        for key, cell in made[first].items()
        if key[3] == authority
        and all(
            code == TOTAL or name not in surplus
            for name, code in zip(breakdowns, key[len(FIXED) :], strict=True)
        )
    }


def _paired(cell: Cell, half: Cell | None, is_below: bool) -> Cell:
    """Half a ratio is not reported."""
    if half is None:
        return replace(cell, amount=None, denominator=None, reported=0)
    whole = bool(cell.reported and half.reported)
    above, below = (cell, half) if is_below else (half, cell)
    days = [day for day in (cell.known_from, half.known_from) if day]
    return replace(
        cell,
        amount=above.amount if whole else None,
        denominator=below.amount if whole else None,
        reported=cell.reported if whole else 0,
        lacks=cell.lacks or half.lacks or half.reported < half.expected,
        known_from=max(days, default=None),
        sources=cell.sources | half.sources,
    )


def _shown(cell: Cell, rules: Mapping[str, Rule]) -> tuple[Any, ...]:
    steps = [f"{rule}:{axis}" for axis, rule in rules.items() if axis in cell.axes]
    return (
        cell.status,
        None if cell.denominator == 0 else cell.amount,
        cell.denominator,
        cell.reported,
        cell.expected,
        ">".join(steps) or "reported",
        cell.known_from,
        " ".join(sorted(cell.sources)),
    )
