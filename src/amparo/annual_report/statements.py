"""Statements: what is publicly known beside the figures, for the five parts of the report.

A statement quotes its sources. A part that has no statement is printed as not supplied by
`annual_report.composition`; nothing is made up here to fill it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from amparo.framework import yaml_issues
from amparo.framework.issues import Issue, IssueKind, errors, offer
from amparo.framework.language import Text, same
from amparo.framework.results_framework import ResultsFramework
from amparo.framework.yaml_nodes import quotable
from amparo.framework.yaml_text import Reading, read_yaml


class StatementSection(StrEnum):
    """The part of the report in which a statement stands."""

    PROGRESS = "progress"
    RECOMMENDATIONS = "recommendations"
    IMPROVEMENT = "improvement"
    SUSTAINABILITY = "sustainability"
    METHOD = "method"


@dataclass(frozen=True, slots=True)
class Statement:
    """One paragraph of the report that is no figure.

    Parameters
    ----------
    topic : Text
        Heading under which statements of one matter stand together.
    sources : tuple of str
        Codes of sources. Empty only for a proposal or a statement of method about the
        report itself.
    proposal : bool
        Nobody has adopted it; it says so wherever it is shown.
    date : date or None
        When it happened or was said.
    objective : str or None
        Code of the objective it belongs to; None where it is about the whole compact.
    """

    section: StatementSection
    topic: Text
    text: Text
    sources: tuple[str, ...]
    proposal: bool = False
    date: date | None = None
    objective: str | None = None


NO_SOURCE = IssueKind(
    "statements.no_source",
    Text(
        "The statement names no source and is not marked as a proposal.",
        "La afirmación no nombra ninguna fuente ni está marcada como propuesta.",
    ),
    Text(
        'Name at least one of the "sources", or write "proposal: yes".',
        "Nombre al menos una de las fuentes («sources») o escriba «proposal: yes».",
    ),
)


def read_statements(
    content: bytes, file: str, framework: ResultsFramework
) -> tuple[tuple[Statement, ...] | None, list[Issue]]:
    """Read and check the text of the statements.

    Parameters
    ----------
    content : bytes
        YAML with ``format``, ``topics`` (heading by code) and ``statements``.
    file : str
        How issues call it.
    framework : ResultsFramework
        Says which sources and objectives exist.

    Returns
    -------
    tuple of Statement, in the order of the text, or None
        None if any issue is an error.
    list of Issue
        Everything that is wrong, each with line and column.
    """
    issues: list[Issue] = []
    known = {"sources": framework.sources, "objectives": framework.objectives}
    text = read_yaml(content, file, issues, known, framework.original)
    if text is None:
        return None, issues
    text.only("format", "topics", "statements")
    text.whole_number("format", least=1, most=1)
    topics = _topics(text)
    found = tuple(_statement(reading, topics) for reading in text.mappings("statements"))
    return (None if errors(issues) else found), issues


def _topics(text: Reading) -> dict[str, Text]:
    readings = text.mapping("topics")
    if readings is None:
        return {}
    return {
        code: readings.bilingual(code) or same(code)
        for code in readings.keys()  # noqa: SIM118 - a Reading is not a mapping
    }


def _statement(reading: Reading, topics: Mapping[str, Text]) -> Statement:
    """Read one statement. Where an issue was said a stand-in fills in: it goes no further."""
    reading.only("section", "topic", "text", "sources", "proposal", "date", "objective")
    section = reading.choice("section", StatementSection) or StatementSection.PROGRESS
    sources = reading.code_list("sources", "sources", required=False)
    proposal = reading.flag("proposal", required=False) or False
    if not (reading.has("sources") or proposal or section is StatementSection.METHOD):
        reading.say(NO_SOURCE)
    topic = reading.text("topic")
    if topic is not None and topic not in topics:
        words = {"noun": "topics", "value": quotable(topic)}
        reading.say(yaml_issues.UNKNOWN_REFERENCE, "topic", **words, offer=offer(topic, topics))
    return Statement(
        section=section,
        topic=topics.get(topic or "", same("?")),
        text=reading.bilingual("text") or same("?"),
        sources=sources,
        proposal=proposal,
        date=reading.day("date", required=False),
        objective=reading.reference("objective", "objectives", required=False),
    )
