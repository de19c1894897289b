"""Kept inputs become protected results, and those a document.

Nothing here reads a clock or writes a row: the same inputs give the same content.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from amparo.annual_report.composition import compose_numbered
from amparo.annual_report.figures import result_key
from amparo.annual_report.inputs import Hashes, ReportInputs, Revision
from amparo.annual_report.statements import Statement, read_statements
from amparo.audit.refusals import IssuesFound
from amparo.compacts.intake import STATEMENTS
from amparo.compacts.queries import framework_of
from amparo.disclosure.policy import Policy, policy_text, read_policy
from amparo.disclosure.progress import protected_progress
from amparo.disclosure.protection import ProtectedResult, ProtectedResults, protect
from amparo.documents.content import Document
from amparo.editions.actions import EditionInputs
from amparo.editions.states import Progress, Stage
from amparo.framework.disaggregations import TOTAL
from amparo.framework.report_sources import is_partner_report
from amparo.framework.results_framework import ResultsFramework
from amparo.measurement.discrepancies import discrepancies
from amparo.measurement.evaluation import evaluate
from amparo.measurement.facts import fact_key, table_disaggregations
from amparo.measurement.results import KEY_BEFORE_BREAKDOWN
from amparo.partner_reports.snapshots import facts_of

AS_REPORTED = "reported"
"""The rule of a result that is a number as somebody published it (`measurement.results`)."""


@dataclass(frozen=True, slots=True)
class Computed:
    """What an edition says. `figures[i]` is the number under which result i is printed."""

    protected: ProtectedResults
    document: Document
    figures: tuple[int | None, ...]

    @property
    def content_hash(self) -> str:
        """SHA-256 over protected results and document, as canonical JSON."""
        text = canonical_json({"results": self.protected, "document": self.document})
        return hashlib.sha256(text.encode()).hexdigest()


def compute(inputs: EditionInputs, number: int, tell: Progress) -> Computed:
    """Compute what edition `number` made of `inputs` says."""
    framework = framework_of(inputs.framework)
    policy = policy_from_values(inputs.policy)
    protected, revisions = _measure(inputs, framework, policy, tell)
    tell(Stage.COMPOSITION, 0, 1)
    document, numbers = compose_numbered(
        ReportInputs(
            framework=framework,
            year=inputs.year,
            number=number,
            as_of=inputs.snapshot.as_of,
            policy=policy,
            hashes=Hashes(
                framework=inputs.framework.hash,
                facts=inputs.snapshot.hash,
                policy=inputs.policy_hash,
                software_version=inputs.software_version,
            ),
            protected=protected,
            progress=protected_progress(protected, framework),
            revisions=revisions,
            statements=_statements(inputs, framework),
            borders=_borders(inputs),
            reports=_reports(inputs),
        )
    )
    tell(Stage.COMPOSITION, 1, 1)
    figures = tuple(numbers.get(result_key(result)) for result in protected.results)
    return Computed(protected, document, figures)


def _measure(
    inputs: EditionInputs, framework: ResultsFramework, policy: Policy, tell: Progress
) -> tuple[ProtectedResults, tuple[Revision, ...]]:
    facts = facts_of(inputs.snapshot)
    as_of = inputs.snapshot.as_of
    tell(Stage.MEASUREMENT, 0, 2)
    results = evaluate(framework, facts, as_of)
    tell(Stage.MEASUREMENT, 1, 2)
    unexplained = discrepancies(framework, facts, as_of)
    tell(Stage.MEASUREMENT, 2, 2)
    tell(Stage.PROTECTION, 0, 2)
    protected = protect(results, unexplained, framework, policy)
    tell(Stage.PROTECTION, 1, 2)
    revisions = tuple(_revisions(protected, facts, framework, policy))
    tell(Stage.PROTECTION, 2, 2)
    return protected, revisions


def protected_results(inputs: EditionInputs) -> ProtectedResults:
    """Return the numbers that an edition of `inputs` holds."""
    framework = framework_of(inputs.framework)
    facts, as_of = facts_of(inputs.snapshot), inputs.snapshot.as_of
    return protect(
        evaluate(framework, facts, as_of),
        discrepancies(framework, facts, as_of),
        framework,
        policy_from_values(inputs.policy),
    )


def _revisions(
    protected: ProtectedResults, facts: pa.Table, framework: ResultsFramework, policy: Policy
) -> Iterator[Revision]:
    """Give the published numbers that were published otherwise before.

    What stood there is computed and protected like everything else, as of the day before it
    was replaced: an earlier small count stays withheld too.
    """
    now = {result_key(result): result for result in protected.results if _is_published(result)}
    for day, replaced in sorted(_replacements(facts).items()):
        eve = day - timedelta(days=1)
        table = evaluate(framework, facts, eve, sorted({str(key[0]) for key in replaced}))
        none = discrepancies(framework, facts.slice(0, 0), eve)
        for before in protect(table, none, framework, policy).results:
            key = result_key(before)
            if key in replaced and key in now and _is_published(before):
                yield from _revision(now[key], before)


def _revision(now: ProtectedResult, before: ProtectedResult) -> Iterator[Revision]:
    if before.value is not None and before.known_from is not None and before.value != now.value:
        yield Revision(now, before.value, before.known_from, before.sources[0])


def _replacements(facts: pa.Table) -> Mapping[date, set[tuple[object, ...]]]:
    """Return which results were published again, by the day since which the new one is known."""
    axes = table_disaggregations(facts)
    key = fact_key(axes)
    joined = facts.join(facts.group_by(key).aggregate([("known_from", "min")]), key)
    again = joined.filter(pc.greater(joined["known_from"], joined["known_from_min"]))
    found: dict[date, set[tuple[object, ...]]] = {}
    for row in again.to_pylist():
        broken_down = tuple((axis, row[axis]) for axis in axes if row[axis] != TOTAL)
        about = tuple(row[name] for name in KEY_BEFORE_BREAKDOWN)
        found.setdefault(row["known_from"], set()).add((*about, broken_down))
    return found


def _is_published(result: ProtectedResult) -> bool:
    return result.rule == AS_REPORTED and result.value is not None


def _statements(inputs: EditionInputs, framework: ResultsFramework) -> tuple[Statement, ...]:
    content = bytes(inputs.snapshot.statements)
    if not content:
        return ()
    statements, issues = read_statements(content, STATEMENTS, framework)
    if statements is None:
        # They were right when they were taken; another framework (in a comparison) may differ.
        raise IssuesFound(issues)
    return statements


def _reports(inputs: EditionInputs) -> dict[str, date]:
    """Return since when each partner report is known that facts rest on."""
    facts = facts_of(inputs.snapshot)
    known = facts.group_by("source").aggregate([("known_from", "min")])
    return {
        row["source"]: row["known_from_min"]
        for row in known.to_pylist()
        if is_partner_report(row["source"])
    }


def _borders(inputs: EditionInputs) -> Mapping[str, Any] | None:
    content = bytes(inputs.snapshot.map)
    borders: Mapping[str, Any] | None = json.loads(content) if content else None
    return borders


def policy_values(policy: Policy) -> dict[str, Any]:
    """Return a policy as JSON values, for an edition to keep."""
    values: dict[str, Any] = json.loads(policy_text(policy))
    return values


def policy_from_values(values: Mapping[str, Any]) -> Policy:
    """Return the policy that an edition kept."""
    return read_policy(json.dumps(values))


def canonical_json(value: object) -> str:
    """Return values of any kind as one JSON text: keys sorted, no blanks, decimals as text."""
    return json.dumps(_plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(_plain(key)): _plain(held) for key, held in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(held) for held in value]
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else value
