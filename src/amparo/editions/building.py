"""Building an edition from a compact's folder, stage by stage, to the frozen end.

Each stage is one arrow of the path of a number. Only the last one writes the edition.
"""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from amparo import __version__
from amparo.audit.refusals import IssuesFound
from amparo.compacts.actions import record_framework
from amparo.compacts.intake import FRAMEWORK, MAP, STATEMENTS, CompactFolder
from amparo.compacts.queries import FrameworkVersion, framework_of
from amparo.disclosure.policy import SHARED, policy_hash
from amparo.editions.actions import (
    EditionContent,
    EditionInputs,
    existing_edition,
    freeze_edition,
    next_number,
)
from amparo.editions.computation import compute, policy_values
from amparo.editions.models import Edition
from amparo.editions.rendering import render
from amparo.editions.states import Progress, Stage, in_silence
from amparo.partner_reports.actions import take_snapshot
from amparo.partner_reports.queries import FactsSnapshot
from amparo.partner_reports.snapshots import freeze_facts, known_facts


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built.

    Parameters
    ----------
    year : int or None
        Report year; blank: the last one that had ended by the day of `as_of`.
    as_of : date or None
        Only what was known by the end of this day counts; blank: the day on which the newest
        figure became known.
    """

    folder: CompactFolder
    by: str
    at: datetime
    year: int | None = None
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """Which edition it is: its number in its year, and when it is frozen."""

    number: int
    frozen_at: datetime


@dataclass(frozen=True, slots=True)
class Built:
    """The edition, and whether it was made now or had been made by the same inputs before."""

    edition: Edition
    is_new: bool


def build_edition(
    order: Order, tell: Progress = in_silence, helpers: Executor | None = None
) -> Built:
    """Build the edition that `order` asks for, or find it where its four hashes made it before.

    `helpers` draw and print beside this process (`site.drawing_office`).

    Raises
    ------
    IssuesFound
        The framework, the figures or the statements have errors; all of them are named.
    """
    tell(Stage.FRAMEWORK, 0, 1)
    version = record_framework(
        text=order.folder[FRAMEWORK],
        companions=order.folder.companions,
        by=order.by,
        at=order.at,
    )
    tell(Stage.FRAMEWORK, 1, 1)
    inputs = _inputs(order, version, _snapshot(order, version, tell))
    known = existing_edition(inputs)
    return Built(known, False) if known else _build(inputs, order, tell, helpers)


def _snapshot(order: Order, version: FrameworkVersion, tell: Progress) -> FactsSnapshot:
    tell(Stage.FACTS, 0, 1)
    folder = order.folder
    facts, day, issues = known_facts(folder, version.compact, framework_of(version), order.as_of)
    if facts is None:
        raise IssuesFound(issues)
    snapshot = take_snapshot(
        compact=version.compact,
        frozen=freeze_facts(
            facts=facts, statements=folder[STATEMENTS], outlines=folder[MAP], as_of=day
        ),
        by=order.by,
        at=order.at,
    )
    tell(Stage.FACTS, 1, 1)
    return snapshot


def _inputs(order: Order, version: FrameworkVersion, snapshot: FactsSnapshot) -> EditionInputs:
    return EditionInputs(
        framework=version,
        snapshot=snapshot,
        year=order.year or last_whole_year(snapshot.as_of),
        policy=policy_values(SHARED),
        policy_hash=policy_hash(SHARED),
        software_version=__version__,
    )


def last_whole_year(day: date) -> int:
    """Return the last calendar year that had ended by the end of `day`."""
    return (day + timedelta(days=1)).year - 1


def _build(inputs: EditionInputs, order: Order, tell: Progress, helpers: Executor | None) -> Built:
    content = edition_content(inputs, Identity(next_number(inputs), order.at), tell, helpers)
    tell(Stage.FREEZING, 0, 1)
    edition = freeze_edition(inputs=inputs, content=content, by=order.by)
    tell(Stage.FREEZING, 1, 1)
    return Built(edition, True)


def edition_content(
    inputs: EditionInputs, identity: Identity, tell: Progress, helpers: Executor | None
) -> EditionContent:
    """Compute, compose and print what an edition of `inputs` says; nothing is written."""
    computed = compute(inputs, identity.number, tell)
    files = render(computed.document, helpers, tell)
    return EditionContent(
        number=identity.number,
        frozen_at=identity.frozen_at,
        title=computed.document.title,
        banner=computed.document.banner,
        content_hash=computed.content_hash,
        results=computed.protected.results,
        figures=computed.figures,
        files=files,
    )
