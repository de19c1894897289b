"""Comparing two editions: which numbers changed, appeared or disappeared, and why.

Why is found by making the older edition's numbers again with one input exchanged after the
other, in the order in which they act: facts, framework, policy. What is left when all three
are exchanged is the software's doing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from itertools import pairwise

from amparo.editions.actions import EditionInputs, published
from amparo.editions.computation import protected_results
from amparo.editions.models import Edition, PublishedResult
from amparo.editions.queries import Key, result_key, results_of
from amparo.framework.language import Text
from amparo.measurement.facts import FactsInvalid

Rows = Mapping[Key, PublishedResult]
Said = tuple[str, Decimal | None]


class Reason(Enum):
    """What made a number differ."""

    FACTS = Text("the figures", "las cifras")
    FRAMEWORK = Text("the framework", "el marco de resultados")
    POLICY = Text("the disclosure policy", "la política de divulgación")
    SOFTWARE = Text("the software", "el programa")
    INPUTS = Text("figures and framework together", "las cifras y el marco juntos")


@dataclass(frozen=True, slots=True)
class Change:
    """One number that differs; `old` or `new` is blank where it appeared or disappeared."""

    key: Key
    old: PublishedResult | None
    new: PublishedResult | None
    reasons: tuple[Reason, ...]


def compare_editions(old: Edition, new: Edition) -> list[Change]:
    """Return every number in which `new` differs from `old`, in the order of the old ones."""
    steps = list(_steps(old, new))
    first, last = steps[0][1], steps[-1][1]
    keys = [key for key in {**first, **last} if _said(first, key) != _said(last, key)]
    return [Change(key, first.get(key), last.get(key), _reasons(key, steps)) for key in keys]


def _steps(old: Edition, new: Edition) -> Iterator[tuple[Reason | None, Rows]]:
    """Give the old numbers, then those after each exchange, then the new numbers."""
    yield None, _by_key(results_of(old))
    try:
        yield from _exchanges(old, new)
    except FactsInvalid:
        # The new facts do not fit the old framework: the two cannot be told apart.
        yield Reason.INPUTS, _by_key(_made(new, _inputs(new)))
    yield Reason.SOFTWARE, _by_key(results_of(new))


def _exchanges(old: Edition, new: Edition) -> Iterator[tuple[Reason, Rows]]:
    inputs = _inputs(old)
    if old.facts_hash != new.facts_hash:
        inputs = replace(inputs, snapshot=new.snapshot)
        yield Reason.FACTS, _by_key(_made(new, inputs))
    if old.framework_hash != new.framework_hash:
        inputs = replace(inputs, framework=new.framework)
        yield Reason.FRAMEWORK, _by_key(_made(new, inputs))
    if old.policy_hash != new.policy_hash:
        inputs = replace(inputs, policy=new.policy)
        yield Reason.POLICY, _by_key(_made(new, inputs))


def _inputs(edition: Edition) -> EditionInputs:
    return EditionInputs(
        framework=edition.framework,
        snapshot=edition.snapshot,
        year=edition.year,
        policy=edition.policy,
        policy_hash=edition.policy_hash,
        software_version=edition.software_version,
    )


def _made(edition: Edition, inputs: EditionInputs) -> list[PublishedResult]:
    made = protected_results(inputs).results
    return [published(result, edition, None) for result in made]


def _by_key(rows: list[PublishedResult]) -> Rows:
    return {result_key(row): row for row in rows}


def _said(rows: Rows, key: Key) -> Said | None:
    row = rows.get(key)
    return (row.status, row.value) if row else None


def _reasons(key: Key, steps: list[tuple[Reason | None, Rows]]) -> tuple[Reason, ...]:
    return tuple(
        reason
        for (_, before), (reason, after) in pairwise(steps)
        if reason is not None and _said(before, key) != _said(after, key)
    )
