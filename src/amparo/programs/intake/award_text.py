"""Reading a text of organisations and their awards, line by line, with all its mistakes.

The illustrative compact's ``awards.yaml`` shows every key.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from amparo.framework.issues import Issue, Location, errors
from amparo.framework.language import Text, same
from amparo.framework.periods import Frequency
from amparo.framework.results_framework import ResultsFramework
from amparo.framework.yaml_text import Reading, read_yaml
from amparo.people.roles import OrganisationKind
from amparo.programs.intake.terms import (
    FREQUENCIES,
    ActivityTerms,
    AwardTerms,
    BudgetLineTerms,
    RequirementTerms,
    check_terms,
)

_NO_DAY = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class OrganisationTerms:
    """An organisation as the text names it; `location` is where."""

    code: str
    name: Text
    kind: OrganisationKind
    location: Location


@dataclass(frozen=True, slots=True)
class AwardText:
    """What a text says.

    Parameters
    ----------
    awards : tuple of (organisation code, AwardTerms)
        In the order of the text.
    """

    organisations: tuple[OrganisationTerms, ...]
    awards: tuple[tuple[str, AwardTerms], ...]


def read_awards(
    content: bytes, file: str, framework: ResultsFramework
) -> tuple[AwardText | None, list[Issue]]:
    """Read and check a text of organisations and awards.

    Parameters
    ----------
    content : bytes
        YAML with ``format``, ``organisations`` (by code) and ``awards`` (by number).
    file : str
        How issues call it.
    framework : ResultsFramework
        Says which indicators, places, disaggregations, authorities and calendars exist.

    Returns
    -------
    AwardText or None
        None if any issue is an error.
    list of Issue
        Everything that is wrong, each with line and column, in the order of the text.
    """
    issues: list[Issue] = []
    known = {
        "authorities": framework.authorities,
        "calendars": framework.calendars,
        "disaggregations": framework.disaggregations,
        "indicators": framework.indicators,
        "objectives": framework.objectives,
        "places": framework.places,
    }
    text = read_yaml(content, file, issues, known, framework.original)
    if text is None:
        return None, issues
    text.only("format", "organisations", "awards")
    text.whole_number("format", least=1, most=1)
    text.origin.known = {**known, "organisations": text.codes("organisations") or ()}
    organisations = tuple(
        _organisation(code, reading) for code, reading in text.entries("organisations").items()
    )
    awards = tuple(
        _award(number, reading, framework) for number, reading in text.entries("awards").items()
    )
    issues.sort(key=lambda issue: (issue.location.line or 0, issue.location.column or 0))
    return (None if errors(issues) else AwardText(organisations, awards)), issues


def _organisation(code: str, reading: Reading) -> OrganisationTerms:
    # Where an issue was said a stand-in fills in: it goes no further.
    reading.only("name", "kind")
    kind = reading.choice("kind", OrganisationKind) or OrganisationKind.IMPLEMENTING_PARTNER
    return OrganisationTerms(code, reading.bilingual("name") or same("?"), kind, reading.location())


def _award(number: str, reading: Reading, framework: ResultsFramework) -> tuple[str, AwardTerms]:
    reading.only(
        "organisation", "title", "starts", "ends", "currency", "calendar", "frequency", "budget",
        "activities", "requirements",
    )  # fmt: skip
    before = len(reading.origin.issues)
    terms = AwardTerms(
        number=number,
        title=reading.bilingual("title") or same("?"),
        starts=reading.day("starts") or _NO_DAY,
        ends=reading.day("ends") or _NO_DAY,
        currency=reading.code("currency") or "",
        calendar=reading.reference("calendar", "calendars") or "",
        frequency=reading.choice("frequency", FREQUENCIES) or Frequency.YEAR,
        budget_lines=tuple(_budget_lines(reading)),
        activities=tuple(_activities(reading)),
        requirements=tuple(_requirements(reading)),
    )
    organisation = reading.reference("organisation", "organisations") or ""
    said = [issue.location.field or "" for issue in reading.origin.issues[before:]]
    reading.origin.issues += _placed(check_terms(terms, framework), reading, said)
    return organisation, terms


def _budget_lines(award: Reading) -> Iterator[BudgetLineTerms]:
    for code, reading in award.entries("budget", required=False).items():
        reading.only("name", "amount")
        name = reading.bilingual("name") or same("?")
        yield BudgetLineTerms(code, name, reading.decimal("amount") or Decimal(0))


def _activities(award: Reading) -> Iterator[ActivityTerms]:
    for code, reading in award.entries("activities", required=False).items():
        reading.only("name", "objective", "starts", "ends")
        yield ActivityTerms(
            code,
            reading.bilingual("name") or same("?"),
            reading.reference("objective", "objectives") or "",
            reading.day("starts") or _NO_DAY,
            reading.day("ends") or _NO_DAY,
        )


def _requirements(award: Reading) -> Iterator[RequirementTerms]:
    for code, reading in award.entries("requirements").items():
        reading.only("authority", "places", "breakdowns")
        breakdowns = []
        for each in reading.mappings("breakdowns", required=False):
            each.only("by")
            breakdowns.append(each.code_list("by", "disaggregations"))
        yield RequirementTerms(
            code,
            reading.reference("authority", "authorities") or "",
            reading.code_list("places", "places"),
            tuple(breakdowns),
        )


def _placed(issues: list[Issue], award: Reading, said: list[str]) -> Iterator[Issue]:
    """Give issues about terms their line; leave out what rests on a value that was found wrong."""
    for issue in issues:
        place = _location(award, issue.location.field or "")
        if not any(f"{each}/".startswith(f"{place.field}/") for each in said):
            yield replace(issue, location=place)


def _location(award: Reading, field: str) -> Location:
    part, _, code = field.partition(".")
    key = {"activity": "activities"}.get(part, part)
    if code in (award.codes(key) or ()) and (reading := award.mapping(key)) is not None:
        return reading.location(code)
    return award.location(key if key in award.keys() else None)  # noqa: SIM118 - a Reading
