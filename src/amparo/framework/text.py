"""Read a framework text: the one door through which a `ResultsFramework` comes into being."""

from __future__ import annotations

from collections.abc import Mapping

from amparo.framework.checks import check_framework
from amparo.framework.hashes import text_hash
from amparo.framework.issues import Issue, errors
from amparo.framework.language import Language
from amparo.framework.place_list import read_pinned_places
from amparo.framework.results_framework import ResultsFramework
from amparo.framework.sections import FRAMEWORK
from amparo.framework.yaml_text import Reading, read_yaml

__all__ = ["read_framework", "text_hash"]

_REFERRED_TO = (
    "sources",
    "authorities",
    "calendars",
    "disaggregations",
    "objectives",
    "indicators",
)


def read_framework(
    text: bytes, file: str, companions: Mapping[str, bytes]
) -> tuple[ResultsFramework | None, list[Issue]]:
    """Read and check a framework text.

    Parameters
    ----------
    text : bytes
        The YAML text (docs/reference/framework-fields.md). Nothing about it is trusted.
    file : str
        How issues call it.
    companions : mapping of file name to bytes
        The files that the text pins: its place list.

    Returns
    -------
    framework : ResultsFramework or None
        None exactly where one of the issues is an error.
    issues : list of Issue
        Everything wrong or worth knowing, in the order of the text.
    """
    issues: list[Issue] = []
    reading = read_yaml(text, file, issues)
    if reading is None:
        return None, issues
    _tell_codes(reading)
    entry = FRAMEWORK.read(reading)
    places = read_pinned_places(entry["places"], companions)
    check_framework(entry, places)
    issues.sort(key=lambda issue: _position(issue, file))
    if errors(issues) or places is None:
        return None, issues
    values = {**entry.built(), "places": places}
    del values["format"]
    return ResultsFramework(hash=text_hash(text), **values), issues


def _tell_codes(reading: Reading) -> None:
    """Tell the reading which codes exist, before anything is read that refers to them."""
    if reading.words("original") == Language.ES:
        reading.origin.original = Language.ES
    codes = {noun: reading.codes(noun) for noun in _REFERRED_TO}
    reading.origin.known = {noun: found for noun, found in codes.items() if found is not None}


def _position(issue: Issue, file: str) -> tuple[bool, str, int, int]:
    place = issue.location
    return place.file != file, place.file, place.line or 0, place.column or 0
