"""What happened lately under a compact: its dialogues and the events since, from an edition."""

from __future__ import annotations

from functools import lru_cache

from amparo.annual_report.statements import Statement, StatementSection, read_statements
from amparo.compacts.queries import framework_of
from amparo.web.portal.pages import Happening
from amparo.web.portal.release import FrozenEdition, Release

DIALOGUE = "dialogue"
"""The word by which the heading of a statement tells that it is about a dialogue."""

DIALOGUES_SHOWN = 2
EVENTS_SHOWN = 3


def latest_dialogues(release: Release) -> tuple[Happening, ...]:
    """Return the last dialogues of the two governments, newest first."""
    return tuple(_happening(one, release) for one in _progress(release) if _is_dialogue(one))[
        :DIALOGUES_SHOWN
    ]


def latest_events(release: Release) -> tuple[Happening, ...]:
    """Return what else happened, newest first."""
    return tuple(_happening(one, release) for one in _progress(release) if not _is_dialogue(one))[
        :EVENTS_SHOWN
    ]


def _is_dialogue(statement: Statement) -> bool:
    return DIALOGUE in statement.topic.en.casefold()


def _progress(release: Release) -> list[Statement]:
    """Return the dated statements about progress, newest first."""
    if release.edition is None:
        return []
    dated = [
        one
        for one in _statements(FrozenEdition.of(release.edition))
        if one.section is StatementSection.PROGRESS and one.date
    ]
    return sorted(dated, key=lambda one: str(one.date), reverse=True)


@lru_cache(maxsize=32)
def _statements(frozen: FrozenEdition) -> tuple[Statement, ...]:
    edition = frozen.edition
    content = bytes(edition.snapshot.statements)
    found, _ = read_statements(content, "statements.yaml", framework_of(edition.framework))
    return found or ()


def _happening(statement: Statement, release: Release) -> Happening:
    assert statement.date is not None  # noqa: S101 - only dated statements are listed
    return Happening(
        day=statement.date,
        topic=statement.topic,
        text=statement.text,
        proposal=statement.proposal,
        sources=release.sources(statement.sources),
    )
