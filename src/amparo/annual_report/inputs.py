"""Everything a report is composed from: values only, all of them already protected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from amparo.annual_report.statements import Statement
from amparo.disclosure.policy import Policy
from amparo.disclosure.progress import ProtectedProgress
from amparo.disclosure.protection import ProtectedResult, ProtectedResults
from amparo.framework.results_framework import ResultsFramework


@dataclass(frozen=True, slots=True)
class Revision:
    """A number that was published again: what stood there earlier, and since when.

    Parameters
    ----------
    result : ProtectedResult
        The number as it counts now. Never a withheld one.
    earlier : Decimal
        The value that it replaced, in the indicator's unit.
    known_from, source
        Since when and by which source the earlier value was known.
    """

    result: ProtectedResult
    earlier: Decimal
    known_from: date
    source: str


@dataclass(frozen=True, slots=True)
class Hashes:
    """The four things that make an edition what it is."""

    framework: str
    facts: str
    policy: str
    software_version: str


@dataclass(frozen=True, slots=True)
class ReportInputs:
    """What `composition.compose` needs.

    Parameters
    ----------
    year : int
        The report's year; data of that year and all before it are shown.
    as_of : date
        Only what was known by then is in the results. The report is dated so.
    protected : ProtectedResults
        Results and discrepancies after disclosure control; there is no other way in.
    reports : mapping of source code to date
        Since when each partner report that a number rests on is known.
    borders : mapping or None
        GeoJSON of the places of one level, each feature with its place code as ``id``.
    """

    framework: ResultsFramework
    year: int
    number: int
    as_of: date
    policy: Policy
    hashes: Hashes
    protected: ProtectedResults
    progress: tuple[ProtectedProgress, ...]
    revisions: tuple[Revision, ...]
    statements: tuple[Statement, ...]
    borders: Mapping[str, Any] | None = None
    reports: Mapping[str, date] = field(default_factory=dict)
