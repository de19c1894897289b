"""Published figures become facts: every line or none, and nothing repaired.

How a line is read is said in `measurement.figure_rules`; what facts must hold is checked by
`measurement.facts.check_facts`. Population tables, wide by age band, come in beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa

from amparo.framework.disaggregations import TOTAL
from amparo.framework.indicators import ComponentCode
from amparo.framework.issues import Issue, Location, errors, offer
from amparo.framework.periods import PeriodInvalid, period_from_code
from amparo.framework.results_framework import ResultsFramework
from amparo.framework.statuses import FACT_STATUSES, Status
from amparo.framework.yaml_nodes import quotable
from amparo.measurement import figure_issues as kinds
from amparo.measurement.facts import check_facts, facts_table
from amparo.measurement.figure_file import FigureFile, Record
from amparo.measurement.figure_rules import (
    FigureReading,
    FigureRules,
    MeasureRule,
    PopulationRule,
    read_figure_rules,
)

REQUIRED = ("country", "year", "measure", "disaggregation", "value", "unit", "source_url", "note")
OPTIONAL = ("place", "authority", "partner", "status", "known_from")
"""Columns a file may add; blank cells say what the rules say, and ``reported``."""

_AMOUNT = re.compile(r"-?\d{1,14}(?:\.\d{1,4})?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_CODED = re.compile(r"total|[^(]*=[^(]*")
"""Disaggregations whose words are codes; all others are quoted in the note."""


def read_published_figures(
    figures: bytes,
    rules: bytes,
    framework: ResultsFramework,
    file: str = "published_figures.csv",
    rules_file: str = "figure_rules.yaml",
) -> tuple[pa.Table | None, list[Issue]]:
    """Read a file of published figures into facts.

    Parameters
    ----------
    figures : bytes
        CSV with the columns `REQUIRED` and any of `OPTIONAL`. ``value`` is in plain decimal
        notation (``1234.5``), in the unit of column ``unit``; blank exactly where ``status``
        is not ``reported``. ``source_url`` is the address of a source of the framework.
    rules : bytes
        Text of the reading rules (`measurement.figure_rules`).

    Returns
    -------
    table, schema `measurement.facts.facts_schema`, or None
        One fact a line, with the locator ``file:line``. None if any line has an error.
    list of Issue
        Everything that is wrong with both files, in the order of the lines.

    Notes
    -----
    A figure is known from the day on which its source was published, unless the column
    ``known_from`` says otherwise. The note holds the published note and, quoted, the words
    of year and disaggregation that had to be interpreted.
    """
    read, issues = read_figure_rules(rules, rules_file, framework)
    if read is None:
        return None, issues
    intake = _Intake(framework, read, FigureFile(file, REQUIRED, OPTIONAL, issues))
    return intake.table(filter(None, map(intake.fact, intake.file.records(figures))))


def read_population(
    population: bytes,
    rules: bytes,
    framework: ResultsFramework,
    file: str = "population.csv",
    rules_file: str = "figure_rules.yaml",
) -> tuple[pa.Table | None, list[Issue]]:
    """Read a population table into facts, one for each line and population column.

    Parameters
    ----------
    population : bytes
        CSV whose columns are exactly those that the rules name; whole persons.
    rules : bytes
        Text of the reading rules; its part ``population`` is used.

    Returns
    -------
    table, schema `measurement.facts.facts_schema`, or None
        None if any line has an error, or if the rules know no population table.
    list of Issue
        Everything that is wrong with both files, in the order of the lines.
    """
    read, issues = read_figure_rules(rules, rules_file, framework)
    if read is None:
        return None, issues
    if read.population is None:
        return None, [*issues, kinds.NO_POPULATION.at(Location(rules_file))]
    rule = read.population
    intake = _Intake(framework, read, FigureFile(file, rule.all_columns, (), issues))
    records = intake.file.records(population)
    return intake.table(fact for record in records for fact in intake.persons(record, rule))


@dataclass(frozen=True, slots=True)
class _Intake:
    """What the reading of one file needs at every line; issues gather in `file`."""

    framework: ResultsFramework
    rules: FigureRules
    file: FigureFile

    def table(self, facts: Iterable[Mapping[str, Any]]) -> tuple[pa.Table | None, list[Issue]]:
        """Build the facts table, check it whole, and give it only if nothing is wrong."""
        table = facts_table(facts, self.framework.disaggregations)
        found = [*self.file.issues, *check_facts(table, self.framework)]
        found.sort(key=lambda issue: (issue.location.file, issue.location.line or 0))
        return (None if errors(found) else table), found

    def fact(self, record: Record) -> dict[str, Any] | None:
        """Return the fact of one line; None where the line has a fault."""
        before = len(self.file.issues)
        cells = record.cells
        countries = self.rules.countries
        country = self.word(record, "country", countries)
        source = self.source(record)
        status = self.status(record)
        said = {
            "status": status,
            "amount": self.amount(record, "value", status),
            "known_from": self.known_from(record, source),
            "partner": self.own_code(record, "partner", self.framework.authorities) or TOTAL,
        }
        own = FigureReading(
            authority=self.own_code(record, "authority", self.framework.authorities),
            place=self.own_code(record, "place", self.framework.places),
        )
        rule = self.rules.measures.get(self.word(record, "measure", self.rules.measures) or "")
        if rule is None:
            return None
        terms = [own, *self.terms(record, rule)]
        indicator = _first((term.indicator for term in terms), rule.indicator)
        self.check_unit(record, rule, indicator)
        period = self.period(record, rule, indicator)
        if len(self.file.issues) > before or country is None or source is None:
            return None
        place = _first((term.place for term in terms), rule.place or countries[country])
        return {
            **said,
            **{axis: code for term in terms for axis, code in term.categories.items()},
            "indicator": indicator,
            "component": rule.component,
            "period": period,
            "place": place,
            "authority": _first((term.authority for term in terms), rule.authority),
            "source": source,
            "locator": f"{self.file.name}:{record.line}",
            "note": _note(cells, period),
        }

    def persons(self, record: Record, rule: PopulationRule) -> Iterator[dict[str, Any]]:
        """Yield the facts of one line of a population table; none where it has a fault."""
        before = len(self.file.issues)
        cells = record.cells
        code = rule.places.get(cells[rule.place], cells[rule.place])
        if code not in self.framework.places:
            self.unknown(record, rule.place, self.framework.places)
        categories: dict[str, str] = {}
        for column, meanings in rule.categories.items():
            categories |= meanings.get(self.word(record, column, meanings) or "", {})
        amounts = {name: self.amount(record, name, Status.REPORTED) for name in rule.columns}
        indicator = next(iter(rule.columns.values())).indicator or ""
        self.check_period(record, rule.year, cells[rule.year], indicator)
        if len(self.file.issues) > before:
            return
        for name, term in rule.columns.items():
            yield {
                **categories,
                **term.categories,
                "indicator": term.indicator,
                "component": ComponentCode.AMOUNT,
                "period": cells[rule.year],
                "place": code,
                "authority": rule.authority,
                "status": Status.REPORTED,
                "amount": amounts[name],
                "known_from": self.framework.sources[rule.source].published,
                "source": rule.source,
                "locator": f"{self.file.name}:{record.line}",
            }

    def word(self, record: Record, column: str, known: Iterable[str]) -> str | None:
        """Return what the cell says if it is among `known`."""
        names = list(known)
        if record.cells[column] in names:
            return record.cells[column]
        self.unknown(record, column, names)
        return None

    def unknown(self, record: Record, column: str, known: Iterable[str]) -> None:
        """Say that a cell is blank, or holds a word that nobody has given a meaning."""
        found = record.cells[column]
        if found:
            near = offer(found, known)
            self.file.say(kinds.UNKNOWN_WORD, record.line, column, word=quotable(found), offer=near)
        else:
            self.file.say(kinds.BLANK_CELL, record.line, column, offer=offer("", known))

    def own_code(self, record: Record, column: str, known: Iterable[str]) -> str | None:
        """Return the code that an optional column of the line names itself."""
        return self.word(record, column, known) if record.cells.get(column) else None

    def source(self, record: Record) -> str | None:
        """Return the source whose address, or whose words in the rules, the line gives."""
        sources = self.framework.sources
        by_address = {each.url: code for code, each in sources.items() if each.url}
        known = {**by_address, **self.rules.sources}
        return known.get(self.word(record, "source_url", known) or "")

    def status(self, record: Record) -> str:
        if not record.cells.get("status"):
            return Status.REPORTED
        return self.word(record, "status", FACT_STATUSES) or Status.REPORTED

    def amount(self, record: Record, column: str, status: str) -> Decimal | None:
        found = record.cells[column]
        if status != Status.REPORTED:
            if found:
                self.file.say(kinds.VALUE_UNEXPECTED, record.line, column, status=status)
            return None
        if _AMOUNT.fullmatch(found):
            return Decimal(found)
        self.file.say(kinds.NOTATION, record.line, column, word=quotable(found))
        return None

    def terms(self, record: Record, rule: MeasureRule) -> list[FigureReading]:
        """Return what the parts of the disaggregation say."""
        parts = record.cells["disaggregation"].split(";")
        if all(part in rule.terms for part in parts):
            return [rule.terms[part] for part in parts]
        self.unknown(record, "disaggregation", rule.terms)
        return []

    def check_unit(self, record: Record, rule: MeasureRule, indicator: str) -> None:
        unit = rule.unit or self.framework.indicators[indicator].unit.code
        if record.cells["unit"] != unit:
            words = {"found": quotable(record.cells["unit"]), "indicator": indicator, "unit": unit}
            self.file.say(kinds.UNIT, record.line, "unit", **words)

    def period(self, record: Record, rule: MeasureRule, indicator: str) -> str:
        """Return the period that the year column stands for; a slash joins two ends."""
        year = record.cells["year"]
        code = rule.years[year].period if year in rule.years else year.replace("/", "..")
        self.check_period(record, "year", code, indicator)
        return code

    def check_period(self, record: Record, column: str, code: str, indicator: str) -> None:
        """Refuse a code that is no period, or one of another calendar than the indicator's."""
        calendar = self.framework.indicators[indicator].calendar
        try:
            found = period_from_code(code, self.framework.calendars).calendar
        except PeriodInvalid:
            self.file.say(kinds.PERIOD, record.line, column, code=quotable(code))
            return
        if found not in {calendar, None}:
            words = {"code": code, "found": str(found), "calendar": calendar}
            self.file.say(kinds.CALENDAR, record.line, column, indicator=indicator, **words)

    def known_from(self, record: Record, source: str | None) -> date | None:
        """Return since when the figure is known: its own day, else its source's."""
        found = record.cells.get("known_from")
        if not found:
            return self.framework.sources[source].published if source else None
        try:
            return date.fromisoformat(found if _DAY.fullmatch(found) else "")
        except ValueError:
            self.file.say(kinds.DAY, record.line, "known_from", word=quotable(found))
            return None


def _first(chosen: Iterable[str | None], otherwise: str) -> str:
    """Return the first of `chosen` that is there, else what the rule says."""
    return next((code for code in chosen if code), otherwise)


def _note(cells: Mapping[str, str], period: str) -> str | None:
    """Return the published note and, as published, the words that were interpreted."""
    quoted = []
    if cells["year"] != period:
        quoted.append(f'year: "{cells["year"]}"')
    if not _CODED.fullmatch(cells["disaggregation"]):
        quoted.append(f'disaggregation: "{cells["disaggregation"]}"')
    return "; ".join(filter(None, [cells["note"], *quoted])) or None
