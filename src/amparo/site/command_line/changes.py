"""Telling how two editions differ, number by number, with what made each differ."""

from __future__ import annotations

from collections.abc import Iterator

import click

from amparo.compacts.queries import framework_of
from amparo.documents.numbers import format_amount
from amparo.editions.comparison import Change
from amparo.editions.queries import Edition, PublishedResult
from amparo.framework.results_framework import ResultsFramework
from amparo.framework.statuses import WORDS, Status
from amparo.site.translation import gettext as _
from amparo.site.translation import spoken


def tell_changes(changes: list[Change], old: Edition, new: Edition) -> None:
    """Print what was exchanged between `old` and `new`, then every change by indicator."""
    for line in _exchanged(old, new):
        click.echo(line)
    framework = framework_of(new.framework)
    heading = None
    for change in changes:
        code = change.key[0]
        if code != heading:
            heading = code
            indicator = framework.indicators.get(code)
            click.echo(f"{code} {indicator.title.read(spoken()) if indicator else ''}".rstrip())
        click.echo(f"  {_about(change)}: {_values(change, framework)} ({_why(change)})")


def _exchanged(old: Edition, new: Edition) -> Iterator[str]:
    for name, before, after in (
        (_("As of"), old.as_of.isoformat(), new.as_of.isoformat()),
        (_("Figures"), old.facts_hash[:12], new.facts_hash[:12]),
        (_("Framework"), old.framework_hash[:12], new.framework_hash[:12]),
        (_("Disclosure policy"), old.policy_hash[:12], new.policy_hash[:12]),
        (_("Software"), old.software_version, new.software_version),
    ):
        same = _("the same")
        click_line = f"{before} → {after}" if before != after else same
        yield f"{name}: {click_line}"


def _about(change: Change) -> str:
    _indicator, period, place, authority, partner, breakdown = change.key
    parts = [f"{name}={category}" for name, category in breakdown]
    return " ".join([period, place, authority, *([] if partner == "_T" else [partner]), *parts])


def _values(change: Change, framework: ResultsFramework) -> str:
    absent = _("(none)")
    return " → ".join(_value(row, framework) if row else absent for row in (change.old, change.new))


def _value(row: PublishedResult, framework: ResultsFramework) -> str:
    if row.value is None:
        return WORDS[Status(row.status)].read(spoken())
    indicator = framework.indicators.get(row.indicator)
    return format_amount(row.value, indicator.decimals if indicator else 0, spoken())


def _why(change: Change) -> str:
    reasons = ", ".join(reason.value.read(spoken()) for reason in change.reasons)
    row = change.new
    if row is None or row.known_from is None:
        return reasons
    known = _("known since {day}, {sources}").format(
        day=row.known_from.isoformat(), sources=" ".join(row.sources)
    )
    return f"{reasons}; {known}"
