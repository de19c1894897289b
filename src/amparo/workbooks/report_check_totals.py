"""Check numbers of a report against each other: parts and totals, numerators and denominators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations

from amparo.framework.indicators import ComponentCode
from amparo.framework.statuses import WORDS, Status
from amparo.workbooks import report_check_issues as kinds
from amparo.workbooks.report_findings import AskedCell, Findings, axes_name, printed
from amparo.workbooks.report_form import CellKey
from amparo.workbooks.report_measures import PEOPLE, adds_up, is_share


@dataclass(slots=True)
class _Parts:
    """The cells that break one total down by `axes`."""

    total: AskedCell
    axes: tuple[str, ...]
    cells: list[AskedCell] = field(default_factory=list)


def check_totals(findings: Findings) -> None:
    """Check every total against its parts, and every ratio's two numbers against each other."""
    groups: dict[tuple[CellKey, tuple[str, ...]], _Parts] = {}
    for cell in findings.cells.values():
        if cell.indicator.is_ratio and cell.key.component == ComponentCode.NUMERATOR:
            _check_ratio(findings, cell)
        for total, axes in _totals_of(findings, cell):
            parts = groups.setdefault((total.key, axes), _Parts(total, axes))
            parts.cells.append(cell)
    for parts in groups.values():
        _check_parts(findings, parts)


def _totals_of(findings: Findings, cell: AskedCell) -> Iterator[tuple[AskedCell, tuple[str, ...]]]:
    """Yield each asked cell that this one is a part of, with the disaggregations between them.

    The nearest only: a cell by age and sex is a part of the cells by sex, where these are asked,
    and of the total where they are not.
    """
    key = cell.key
    for count in range(1, len(key.breakdown) + 1):
        found = False
        for dropped in combinations(key.breakdown, count):
            kept = tuple(pair for pair in key.breakdown if pair not in dropped)
            total = findings.cells.get(CellKey(key.indicator, key.component, key.place, kept))
            if total is not None:
                found = True
                yield total, tuple(axis for axis, _ in dropped)
        if found:
            return


def _check_parts(findings: Findings, parts: _Parts) -> None:
    content = findings.content
    missing = [cell for cell in parts.cells if cell.key not in content.values]
    numbers = {cell.key: findings.amount(cell.key) for cell in parts.cells}
    known = {key: amount for key, amount in numbers.items() if amount is not None}
    total = findings.amount(parts.total.key)
    if total is None:
        _check_unknown_total(findings, parts, bool(known))
        return
    if len(missing) == len(parts.cells):
        _check_no_parts(findings, parts, total)
        return
    for cell in missing:
        findings.say(kinds.CATEGORY_MISSING, cell)
    if all(adds_up(parts.total.indicator, axis) for axis in parts.axes):
        _check_sum(findings, parts, total, known)


def _check_unknown_total(findings: Findings, parts: _Parts, has_numbers: bool) -> None:
    stated = findings.content.values.get(parts.total.key)
    absent = stated is not None and stated.status in {Status.NOT_REPORTED, Status.NOT_APPLICABLE}
    if stated is not None and absent and has_numbers:
        axes, status = axes_name(findings.form.framework, parts.axes), WORDS[stated.status]
        findings.say(kinds.PARTS_WITHOUT_TOTAL, parts.total, status=status, axes=axes)


def _check_no_parts(findings: Findings, parts: _Parts, total: Decimal) -> None:
    """Ask for a breakdown of which nothing was entered; a total of 0 has only parts of 0."""
    if total:
        axes = axes_name(findings.form.framework, parts.axes)
        findings.say(kinds.BREAKDOWN_MISSING, parts.total, total=printed(total), axes=axes)


def _check_sum(
    findings: Findings, parts: _Parts, total: Decimal, known: dict[CellKey, Decimal]
) -> None:
    """Compare the sum of the parts with the total, as far as the breakdown allows.

    Notes
    -----
    Parts that exclude each other never exceed the total; parts that need not, one by one, neither.
    Complete parts that are all stated reach the total. Parts that do not reach it are kept as they
    are, with the difference (DOMAIN 11, case 1).
    """
    framework = findings.form.framework
    rules = [framework.disaggregations[axis] for axis in parts.axes]
    exclusive = all(rule.exclusive for rule in rules)
    reached = sum(known.values(), Decimal(0))
    words = {
        "axes": axes_name(framework, parts.axes),
        "sum": printed(reached),
        "total": printed(total),
        "difference": printed(abs(total - reached)),
    }
    if exclusive and reached > total:
        findings.say(kinds.PARTS_EXCEED, parts.total, **words)
    whole = all(rule.complete for rule in rules) and len(known) == len(parts.cells)
    if whole and reached < total:
        findings.say(kinds.UNEXPLAINED, parts.total, **words)
    if not exclusive:
        for key, amount in known.items():
            if amount > total:
                words = {"amount": printed(amount), "total": printed(total)}
                findings.say(kinds.PART_EXCEEDS, findings.cells[key], **words)


def _check_ratio(findings: Findings, cell: AskedCell) -> None:
    key, indicator = cell.key, cell.indicator
    below_key = CellKey(key.indicator, ComponentCode.DENOMINATOR, key.place, key.breakdown)
    if below_key not in findings.cells:
        return
    above, below = findings.amount(key), findings.amount(below_key)
    if above is None or below is None:
        values = findings.content.values
        if (above is None) != (below is None) and key in values and below_key in values:
            findings.say(kinds.ONE_COMPONENT, cell)
        return
    words = {"numerator": printed(above), "denominator": printed(below)}
    if below == 0 and above > 0:
        findings.say(kinds.NOTHING_BELOW, cell, **words)
    elif is_share(indicator) and above > below:
        people = indicator.subject in PEOPLE
        findings.say(kinds.NUMERATOR_ABOVE if people else kinds.NUMERATOR_BEYOND, cell, **words)
