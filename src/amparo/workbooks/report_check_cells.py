"""Check each number of a report by itself: its status, its size, the period before, the target."""

from __future__ import annotations

from decimal import Decimal

from amparo.framework.indicators import PERIOD_AXIS, ComponentCode, Direction, Rule
from amparo.framework.periods import Frequency
from amparo.framework.statuses import FACT_STATUSES, WORDS, Status
from amparo.workbooks import report_check_issues as kinds
from amparo.workbooks.age_schemes import other_age_scheme
from amparo.workbooks.report_findings import (
    MOST_DIGITS,
    AskedCell,
    Findings,
    cell_name,
    is_number,
    printed,
)
from amparo.workbooks.report_form import CellKey, StatedValue
from amparo.workbooks.report_measures import counts_whole, is_counted, value_of

JUMP_FACTOR = 2
"""More than doubled or more than halved is asked about. A proposal of the maintainers, to be set
by both governments; DHIS2 leaves such limits to each country too."""

JUMP_LEAST_CHANGE = 10
"""Counts that change by less are not asked about: from 2 to 5 says nothing. A proposal."""

JUMP_LEAST_MEASURE = 1
"""The same for days, points and shares, in their unit. A proposal."""

OVERSHOOT_FACTOR = Decimal("1.2")
"""Beyond the target by more than a fifth is asked about: either the number or the target is not
what it seems. A proposal of the maintainers, to be set by both governments."""

_LONG_ENOUGH = {Frequency.YEAR, Frequency.LIFE}


def check_cells(findings: Findings) -> None:
    """Check every cell of the form, and every number that no cell asked for."""
    for cell in findings.cells.values():
        stated = findings.content.values.get(cell.key)
        if stated is None:
            if not cell.key.breakdown:
                findings.say(kinds.MISSING_TOTAL, cell)
            continue
        if is_number(stated):
            _check_amount(findings, cell, stated)
            _check_jump(findings, cell)
            _check_target(findings, cell)
        else:
            _check_absence(findings, cell, stated)
    _check_not_asked(findings)


def _check_not_asked(findings: Findings) -> None:
    for key in findings.content.values:
        if key in findings.cells:
            continue
        location, after = findings.location(key), len(findings.cells)
        name = cell_name(findings.form.framework, key)
        if other := other_age_scheme(findings.form.framework, key):
            kind = kinds.AGE_GROUP_ADDS_INTO if other.group else kinds.AGE_SCHEMES_DIFFER
            findings.say_at(kind, location, after, cell=name, **other.words())
        else:
            findings.say_at(kinds.NOT_ASKED, location, after, cell=name)


def _check_absence(findings: Findings, cell: AskedCell, stated: StatedValue) -> None:
    """Check a value that is no number: it says so, and the period before had none either."""
    if stated.status not in FACT_STATUSES:
        listed = ", ".join(f"{each.value}" for each in FACT_STATUSES)
        findings.say(kinds.STATUS_NOT_ALLOWED, cell, status=WORDS[stated.status], listed=listed)
    elif stated.status is not Status.REPORTED and stated.amount is not None:
        findings.say(kinds.AMOUNT_WHERE_ABSENT, cell, status=WORDS[stated.status])
    elif stated.status is Status.REPORTED:
        kind = kinds.AMOUNT_MISSING if stated.amount is None else kinds.AMOUNT_TOO_LONG
        findings.say(kind, cell, digits=MOST_DIGITS)
    else:
        _check_reason(findings, cell, stated)


def _check_reason(findings: Findings, cell: AskedCell, stated: StatedValue) -> None:
    is_total = not cell.key.breakdown
    before = _previous(cell)
    if stated.status is Status.NOT_APPLICABLE and before:
        findings.say(kinds.NO_LONGER_APPLICABLE, cell, previous=printed(before))
    elif stated.status is Status.NOT_REPORTED and is_total and not stated.note.strip():
        findings.say(kinds.ABSENT_UNEXPLAINED, cell)


def _check_amount(findings: Findings, cell: AskedCell, stated: StatedValue) -> None:
    amount = stated.amount or Decimal(0)
    indicator = cell.indicator
    if amount < 0:
        never = is_counted(indicator) or indicator.is_ratio
        kind = kinds.NEGATIVE if never else kinds.NEGATIVE_MEASURE
        findings.say(kind, cell, amount=printed(amount))
    if counts_whole(indicator) and amount != amount.to_integral_value():
        findings.say(kinds.NOT_WHOLE, cell, amount=printed(amount))


def _check_jump(findings: Findings, cell: AskedCell) -> None:
    """Ask about a jump; in a part only where the total did not jump, whose reason covers both."""
    key = cell.key
    if not _jumps(findings, cell):
        return
    total = findings.cells.get(CellKey(key.indicator, key.component, key.place))
    if total is cell or total is None or not _jumps(findings, total):
        before, amount = _previous(cell) or Decimal(0), findings.amount(key) or Decimal(0)
        findings.say(kinds.JUMP, cell, amount=printed(amount), previous=printed(before))


def _jumps(findings: Findings, cell: AskedCell) -> bool:
    before, amount = _previous(cell), findings.amount(cell.key)
    if before is None or amount is None:
        return False
    counted = is_counted(cell.indicator) or cell.indicator.is_ratio
    least = JUMP_LEAST_CHANGE if counted else JUMP_LEAST_MEASURE
    low, high = sorted((abs(before), abs(amount)))
    return abs(amount - before) >= least and high > JUMP_FACTOR * low


def _previous(cell: AskedCell) -> Decimal | None:
    previous = cell.cell.previous
    return previous.amount if previous is not None and is_number(previous) else None


def _check_target(findings: Findings, cell: AskedCell) -> None:
    """Ask about a result far beyond the year's target, in the direction that is better.

    Nothing is asked of a period in which the award was paused.

    Less is better: a part of the year is below the year's target as a matter of course where
    periods are added up, and is not asked about.
    """
    target, indicator = cell.cell.target, cell.indicator
    if (
        target is None
        or findings.form.suspension is not None
        or cell.key.component == ComponentCode.DENOMINATOR
    ):
        return
    value = value_of(findings, cell)
    if value is None:
        return
    words = {"amount": printed(value), "target": printed(target)}
    if indicator.direction is Direction.UP and value > target * OVERSHOOT_FACTOR:
        findings.say(kinds.OVERSHOOT, cell, **words)
    elif indicator.direction is Direction.DOWN and value * OVERSHOOT_FACTOR < target:
        whole_year = findings.form.period.frequency in _LONG_ENOUGH
        if whole_year or indicator.rule(PERIOD_AXIS) is not Rule.SUM:
            findings.say(kinds.OVERSHOOT_DOWN, cell, **words)
