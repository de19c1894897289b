"""The results framework as one value: what the two governments agreed to measure.

Built only by `framework.text.read_framework`, which checks it; from then on trusted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from amparo.framework.disaggregations import Disaggregation
from amparo.framework.indicators import Indicator
from amparo.framework.language import Language
from amparo.framework.objectives import (
    Authority,
    Compact,
    Objective,
    Responsibility,
    Source,
)
from amparo.framework.periods import Calendar
from amparo.framework.places import PlaceTree


@dataclass(frozen=True, slots=True)
class ResultsFramework:
    """Everything the framework text says, by code.

    Parameters
    ----------
    version : str
        The text's own version. `adopted` is when both governments adopted it; None while
        it is a proposal.
    original : Language
        The language in which the text was written.
    hash : str
        SHA-256 of the text, in hex; it pins the place list too (`framework.text`).
    """

    compact: Compact
    version: str
    adopted: date | None
    original: Language
    hash: str
    sources: Mapping[str, Source]
    authorities: Mapping[str, Authority]
    calendars: Mapping[str, Calendar]
    places: PlaceTree
    disaggregations: Mapping[str, Disaggregation]
    objectives: Mapping[str, Objective]
    responsibilities: tuple[Responsibility, ...]
    indicators: Mapping[str, Indicator]
