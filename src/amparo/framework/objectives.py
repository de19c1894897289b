"""What the compact is for: its parties, objectives, priority forms and responsibilities.

These are statements of the agreement, each with where it was read. Measures are in
`framework.indicators`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from amparo.framework.language import Text


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement or a number was read.

    Parameters
    ----------
    published : date
        Since when it is public; the known-from date of every figure it carries.
    published_basis : Text
        How `published` is known: stated by the source, or assumed and by which rule.
    url : str or None
        Web address; None where none is known.
    """

    code: str
    title: Text
    publisher: str
    published: date
    published_basis: Text
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Provenance:
    """Whether a statement was seen in sources, or is a proposal of the maintainers.

    A proposal says so wherever it is shown. `note` tells what remains unseen.
    """

    sources: tuple[str, ...] = ()
    proposal: bool = False
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Authority:
    """A body that counts, or a body that acts. Two authorities' numbers are never added."""

    code: str
    name: Text
    short_name: Text
    side: str


@dataclass(frozen=True, slots=True)
class Objective:
    """A numbered aim of the compact. `short_name` is one or two words for navigation."""

    code: str
    short_name: Text
    title: Text
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Responsibility:
    """What a body undertakes under the compact, and by when (blank: no date is known)."""

    body: str
    duty: Text
    due: date | None
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Compact:
    """The agreement that the framework serves.

    `illustrative` compacts are fictional; every page and file that shows one says so.
    """

    code: str
    title: Text
    parties: tuple[Text, ...]
    signed: date
    starts: date
    ends: date
    goal: Text
    purposes: tuple[Text, ...]
    illustrative: bool
    provenance: Provenance
