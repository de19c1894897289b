"""Reading rules: what every word of a file of published figures stands for, and why.

A rule names, for each measure, the indicator, the authority and the meaning of each
breakdown. What no rule names is refused by `measurement.published_figures`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from amparo.framework import yaml_issues
from amparo.framework.indicators import ComponentCode
from amparo.framework.issues import Issue, errors, offer
from amparo.framework.language import Text, same
from amparo.framework.periods import PeriodInvalid, period_from_code
from amparo.framework.results_framework import ResultsFramework
from amparo.framework.yaml_nodes import quotable
from amparo.framework.yaml_text import Reading, read_yaml
from amparo.measurement import figure_issues as kinds
from amparo.measurement.fact_checks import own_components


@dataclass(frozen=True, slots=True)
class FigureReading:
    """What a part of the disaggregation column says of a figure; None: it says nothing of that."""

    categories: Mapping[str, str] = field(default_factory=dict)
    indicator: str | None = None
    authority: str | None = None
    place: str | None = None
    reason: Text | None = None


@dataclass(frozen=True, slots=True)
class PeriodReading:
    """The period that words in the year column stand for."""

    period: str
    reason: Text | None


@dataclass(frozen=True, slots=True)
class MeasureRule:
    """How the lines of one measure are read.

    Parameters
    ----------
    unit : str or None
        What column ``unit`` must say; None: the code of the indicator's unit.
    place : str or None
        Where the measure counts; None: the place of the country.
    terms, years : mapping
        Words that may stand in the two columns, those valid for all measures included.
    """

    indicator: str
    component: ComponentCode
    authority: str
    unit: str | None
    place: str | None
    terms: Mapping[str, FigureReading]
    years: Mapping[str, PeriodReading]
    reason: Text | None


@dataclass(frozen=True, slots=True)
class ExchangeRate:
    """A rate with its day and its source: `rate` units of `currency` are one of `into`.

    `amount`, in `currency`, was stated by the source as about `stated`, in `into`.
    """

    currency: str
    into: str
    rate: Decimal
    day: date
    source: str
    amount: Decimal
    stated: Decimal
    reason: Text


@dataclass(frozen=True, slots=True)
class PopulationRule:
    """How a population table is read: columns by name, words of its category columns."""

    source: str
    authority: str
    place: str
    year: str
    places: Mapping[str, str]
    categories: Mapping[str, Mapping[str, Mapping[str, str]]]
    columns: Mapping[str, FigureReading]

    @property
    def all_columns(self) -> tuple[str, ...]:
        """Every column that the table has."""
        return (self.place, self.year, *self.categories, *self.columns)


@dataclass(frozen=True, slots=True)
class FigureRules:
    """All reading rules of one compact. `countries` and `sources` give codes for words."""

    countries: Mapping[str, str]
    sources: Mapping[str, str]
    measures: Mapping[str, MeasureRule]
    exchange_rates: tuple[ExchangeRate, ...]
    population: PopulationRule | None


def read_figure_rules(
    content: bytes, file: str, framework: ResultsFramework
) -> tuple[FigureRules | None, list[Issue]]:
    """Read and check the text of the reading rules.

    Parameters
    ----------
    content : bytes
        YAML with ``format: 1`` and the parts below; a ``reason`` may stand at every reading.
    file : str
        How issues call it.
    framework : ResultsFramework
        Says which codes exist, who counts what and how it is broken down.

    Returns
    -------
    FigureRules or None
        None if any issue is an error.
    list of Issue
        Everything that is wrong, each with line and column.

    Notes
    -----
    ``countries``, ``sources``
        Code by the words of the columns ``country`` and ``source_url``; addresses of sources
        need no entry.
    ``years``
        Words that are no period code: ``{period, reason}``.
    ``terms``
        Parts of the column ``disaggregation``, divided at semicolons: ``{categories,
        indicator, authority, place, reason}``, all optional.
    ``measures``
        ``{indicator, component, authority, unit, place, terms, years, reason}`` by measure;
        its own terms and years win over those above.
    ``exchange_rates``
        `ExchangeRate`, kept beside the figures; nothing is converted with them.
    ``population``
        `PopulationRule` for the population table.
    """
    issues: list[Issue] = []
    known = {
        "indicators": framework.indicators,
        "authorities": framework.authorities,
        "sources": framework.sources,
        "places": framework.places,
        "disaggregations": framework.disaggregations,
    }
    text = read_yaml(content, file, issues, known)
    rules = _RulesReader(framework).rules(text) if text else None
    return (None if errors(issues) else rules), issues


@dataclass(frozen=True, slots=True)
class _RulesReader:
    """Reads the parts of the text. What was said to be wrong is blank; the rules are then void."""

    framework: ResultsFramework

    def rules(self, text: Reading) -> FigureRules:
        text.only(
            *("format", "countries", "years", "sources", "terms", "measures"),
            *("exchange_rates", "population"),
        )
        text.whole_number("format", least=1, most=1)
        terms = {word: self.term(found) for word, found in _inner(text, "terms").items()}
        years = self.years(text)
        measures = {
            code: self.measure(reading, terms, years)
            for code, reading in text.entries("measures").items()
        }
        population = text.mapping("population", required=False)
        return FigureRules(
            countries=_references(text, "countries", "places"),
            sources=_references(text, "sources", "sources", required=False),
            measures=measures,
            exchange_rates=tuple(map(_rate, text.mappings("exchange_rates", required=False))),
            population=self.population(population) if population else None,
        )

    def term(self, reading: Reading | None) -> FigureReading:
        if reading is None:
            return FigureReading()
        reading.only("categories", "indicator", "authority", "place", "reason")
        return FigureReading(
            self.categories(reading.mapping("categories", required=False)),
            reading.reference("indicator", "indicators", required=False),
            reading.reference("authority", "authorities", required=False),
            reading.reference("place", "places", required=False),
            reading.bilingual("reason", required=False),
        )

    def categories(self, reading: Reading | None) -> dict[str, str]:
        """Return category by disaggregation; say what the framework does not know."""
        if reading is None:
            return {}
        found = {}
        for axis in reading.keys():  # noqa: SIM118 - a Reading is not a mapping
            known = self.framework.disaggregations.get(axis)
            code = reading.text(axis) or ""
            names = [category.code for category in known.categories] if known else []
            if known is None:
                _say_unknown(reading, axis, axis, self.framework.disaggregations)
            elif code and code not in names:
                _say_unknown(reading, axis, code, names)
            else:
                found[axis] = code
        return found

    def years(self, reading: Reading) -> dict[str, PeriodReading]:
        return {
            words: self.year(year)
            for words, year in _inner(reading, "years").items()
            if year is not None
        }

    def year(self, reading: Reading) -> PeriodReading:
        reading.only("period", "reason")
        code = reading.text("period")
        try:
            if code is not None:
                period_from_code(code, self.framework.calendars)
        except PeriodInvalid:
            reading.say(kinds.PERIOD, "period", code=quotable(code or ""))
        return PeriodReading(code or "", reading.bilingual("reason", required=False))

    def measure(
        self,
        reading: Reading,
        terms: Mapping[str, FigureReading],
        years: Mapping[str, PeriodReading],
    ) -> MeasureRule:
        reading.only(
            *("indicator", "component", "authority", "unit", "place", "terms", "years", "reason")
        )
        own = {word: (found, self.term(found)) for word, found in _inner(reading, "terms").items()}
        component = reading.choice("component", ComponentCode, required=False)
        rule = MeasureRule(
            indicator=reading.reference("indicator", "indicators") or "",
            component=component or ComponentCode.AMOUNT,
            authority=reading.reference("authority", "authorities") or "",
            unit=reading.text("unit", required=False),
            place=reading.reference("place", "places", required=False),
            terms={**terms, **{word: term for word, (_, term) in own.items()}},
            years={**years, **self.years(reading)},
            reason=reading.bilingual("reason", required=False),
        )
        for place, term in [(reading, FigureReading()), *own.values()]:
            if place is not None:
                indicator = term.indicator or rule.indicator
                authority = term.authority or rule.authority
                meaning = FigureReading(term.categories, indicator, authority)
                self.check(place, meaning, rule.component)
        return rule

    def check(self, reading: Reading, term: FigureReading, component: ComponentCode) -> None:
        """Say where indicator, component, authority and breakdown do not belong together."""
        indicator = self.framework.indicators.get(term.indicator or "")
        if indicator is None or not term.authority:
            return
        names = indicator.authorities
        if term.authority not in names:
            words = {"indicator": indicator.code, "authority": term.authority}
            reading.say(kinds.NOT_COUNTED_BY, **words, offer=offer(term.authority, names))
        components = own_components(indicator)
        if component not in components:
            words = {"indicator": indicator.code, "component": component.value}
            reading.say(kinds.NO_COMPONENT, **words, offer=offer(component, components))
        for axis in term.categories:
            if axis not in indicator.disaggregations:
                words = {"indicator": indicator.code, "axis": axis}
                named = offer(axis, indicator.disaggregations)
                reading.say(kinds.NOT_BROKEN_DOWN, **words, offer=named)

    def population(self, reading: Reading) -> PopulationRule:
        reading.only("source", "authority", "place", "year", "places", "categories", "columns")
        authority = reading.reference("authority", "authorities") or ""
        columns = _inner(reading, "columns", required=True)
        return PopulationRule(
            source=reading.reference("source", "sources") or "",
            authority=authority,
            place=reading.text("place") or "",
            year=reading.text("year") or "",
            places=_references(reading, "places", "places", required=False),
            categories={
                column: {word: self.categories(found) for word, found in _inner(words).items()}
                for column, words in _inner(reading, "categories").items()
                if words is not None
            },
            columns={name: self.column(found, authority) for name, found in columns.items()},
        )

    def column(self, reading: Reading | None, authority: str) -> FigureReading:
        if reading is None:
            return FigureReading()
        reading.only("indicator", "categories")
        indicator = reading.reference("indicator", "indicators")
        categories = self.categories(reading.mapping("categories", required=False))
        term = FigureReading(categories, indicator, authority)
        self.check(reading, term, ComponentCode.AMOUNT)
        return term


def _rate(reading: Reading) -> ExchangeRate:
    reading.only("currency", "into", "rate", "day", "source", "amount", "stated", "reason")
    return ExchangeRate(
        currency=reading.code("currency") or "",
        into=reading.code("into") or "",
        rate=reading.decimal("rate") or Decimal(0),
        day=reading.day("day") or date.min,
        source=reading.reference("source", "sources") or "",
        amount=reading.decimal("amount") or Decimal(0),
        stated=reading.decimal("stated") or Decimal(0),
        reason=reading.bilingual("reason") or same("?"),
    )


def _inner(
    reading: Reading, key: str | None = None, required: bool = False
) -> dict[str, Reading | None]:
    """Return the mappings below `key` by any words; None for what is blank or no mapping."""
    inner = reading.mapping(key, required) if key else reading
    if inner is None:
        return {}
    return {word: inner.mapping(word, required) for word in inner.keys()}  # noqa: SIM118


def _references(reading: Reading, key: str, noun: str, required: bool = True) -> dict[str, str]:
    """Return the known codes of `noun` below `key` by any words."""
    inner = reading.mapping(key, required)
    if inner is None:
        return {}
    return {word: inner.reference(word, noun) or "" for word in inner.keys()}  # noqa: SIM118


def _say_unknown(reading: Reading, axis: str, code: str, names: Iterable[str]) -> None:
    noun = axis if code != axis else "disaggregations"
    named = offer(code, names)
    reading.say(yaml_issues.UNKNOWN_REFERENCE, axis, noun=noun, value=code, offer=named)
