"""Words of a table that is not ours as codes of a report's form: places, indicators, categories.

Accents, case and punctuation do not count, and both languages are known. A word that could mean
two things means nothing here: a person decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from amparo.framework.disaggregations import TOTAL, UNKNOWN, Category, Disaggregation
from amparo.framework.indicators import ComponentCode, Indicator
from amparo.framework.language import Language, Text
from amparo.framework.places import Place
from amparo.workbooks.absence_words import plain
from amparo.workbooks.age_schemes import OLDEST, ages, is_age_scheme
from amparo.workbooks.report_form import ReportForm
from amparo.workbooks.tables import CellValue, cell_text, stored_number
from amparo.workbooks.tables_mapping import BY, COMPONENT, INDICATOR, PERIOD, PLACE
from amparo.workbooks.tables_periods import period_meant

ALIKE = 0.75
"""Share of words that a text and an indicator's title have in common, to be taken for it."""

_SIGNS = re.compile(r"[^\w<>+]+")
_BEFORE_PLACE = re.compile(
    r"^(?:departamento|municipio|distrito|dpto|depto|mpio|ciudad|department|municipality|district"
    r"|city)(?: (?:de|del|of))? "
)
_AFTER_PLACE = re.compile(r" (?:d c|distrito capital|capital district|department|municipality)$")
_CODE_FIRST = re.compile(r"(\w+(?:[.-]\w+)+)(?:[.:)\s-]|$)|(\w+)\s?[.:)-]\s")
_FEMALE = "f femenino femenina mujer mujeres nina ninas girl girls female females woman women"
_MALE = "m masculino masculina hombre hombres nino ninos boy boys male males man men"
_SYNONYMS = tuple(frozenset(words.split()) for words in (_FEMALE, _MALE, "si yes", "no"))
_UNKNOWNS = frozenset(
    {
        "sin dato", "sin datos", "sin informacion", "desconocido", "desconocida", "no sabe",
        "no registra", "no identificado", "unknown", "not known", "no information", "no data",
        "sin identificar", "sd", "s d",
    }
)  # fmt: skip
_TOTALS = frozenset(
    {"total", "totales", "ambos", "ambos sexos", "todos", "todas", "both", "all", "total general"}
)
_COMPONENTS = {
    ComponentCode.NUMERATOR.value: ("numerador", "numerator"),
    ComponentCode.DENOMINATOR.value: ("denominador", "denominator"),
}
_SPAN = re.compile(r"(?:de )?(\d{1,3}) (?:(?:a|to|y|hasta|and) )?(\d{1,3})(?: anos| years)?")
_UNDER = re.compile(r"(?:menor(?:es)?(?: de)?|under|less than|<) ?(\d{1,3})(?: anos| years)?")
_FROM = re.compile(
    r"(?:mayor(?:es)?(?: de)?|over) (\d{1,3})(?: anos| years)?"
    r"|(\d{1,3}) ?(?:anos |years )?(?:y mas|o mas|or over|or more|and over|\+)"
)
_DEPARTMENT_DIGITS = {1, 4}

Known = dict[str, str | None]
"""Code by word; None where the word has two meanings."""


@dataclass(frozen=True)
class FormWords:
    """The words that a form knows, by what they tell; `axes` are those of its indicators."""

    form: ReportForm
    known: dict[str, Known]
    titles: tuple[tuple[str, frozenset[str]], ...]

    @classmethod
    def of(cls, form: ReportForm) -> FormWords:
        """Return the words of a form: what it asks, and age schemes that it does not ask."""
        indicators = [asked.indicator for asked in form.indicators]
        known = {
            INDICATOR: _table(_indicator_words(indicators)),
            COMPONENT: _table(_component_words(indicators)),
            PLACE: _place_table(form),
        }
        for axis in axes_of(form):
            known[f"{BY}{axis.code}"] = _table(_category_words(axis))
        titles = tuple(
            (indicator.code, frozenset(normal(name).split()))
            for indicator in indicators
            for name in _names(indicator.title)
        )
        return cls(form, known, titles)

    def meaning(self, about: str, value: CellValue) -> str | None:
        """Return the code that a cell means under an aspect; None where it means none, or two."""
        if about == PERIOD:
            return period_meant(value, self.form.period, self.form.framework)
        text = cell_text(value)
        known = self.known[about]
        word = normal(text)
        if about == INDICATOR:
            return self._indicator(value, text, word)
        if about == PLACE:
            return _first(known, [word, *_place_variants(word)])
        if about.startswith(BY) and word not in known:
            return self._age_group(about, word)
        return known.get(word)

    def _indicator(self, value: CellValue, text: str, word: str) -> str | None:
        """Return the indicator that a cell names by its code, its title, or most of its words.

        Notes
        -----
        The number 1.1 may be the code 1.10 that lost its zero: where both are asked it is none.
        """
        known = self.known[INDICATOR]
        if stored_number(value) is not None and self._lost_zero(text):
            return None
        first = _CODE_FIRST.match(text)
        code = normal(first[1] or first[2]) if first else ""
        if word in known or code in known:
            return known.get(word) or known.get(code)
        tokens = frozenset(word.split())
        alike = {code for code, title in self.titles if _share(tokens, title) >= ALIKE}
        return alike.pop() if len(alike) == 1 else None

    def _lost_zero(self, text: str) -> bool:
        codes = {code for code, _ in self.titles}
        return "." in text and text in codes and f"{text}0" in codes

    def _age_group(self, about: str, word: str) -> str | None:
        axis = self.form.framework.disaggregations[about.removeprefix(BY)]
        span = ages_meant(word) if is_age_scheme(axis) else None
        found = [each.code for each in axis.categories if span and ages(each) == span]
        return found[0] if found else None


def axes_of(form: ReportForm) -> list[Disaggregation]:
    """Return the disaggregations that a form breaks down by, then other age schemes."""
    asked = dict.fromkeys(axis for _, cell in form.cells() for axis, _ in cell.key.breakdown)
    known = form.framework.disaggregations
    others = [each for each in known.values() if is_age_scheme(each) and each.code not in asked]
    return [*(known[axis] for axis in asked), *others]


def normal(text: str) -> str:
    """Return a text in lower case without accents, its punctuation as single spaces."""
    return _SIGNS.sub(" ", plain(text)).strip()


def ages_meant(word: str) -> tuple[int, int] | None:
    """Return the first and last age that a word names: ``6 a 11 años``, ``menores de 11``."""
    if match := _SPAN.fullmatch(word):
        return int(match[1]), int(match[2])
    if match := _UNDER.fullmatch(word):
        return 0, int(match[1]) - 1
    if match := _FROM.fullmatch(word):
        return int(match[1] or match[2]), OLDEST
    return None


def _table(pairs: Iterable[tuple[str, str]]) -> Known:
    known: Known = {}
    for text, code in pairs:
        word = normal(text)
        if word:
            known[word] = code if known.get(word, code) == code else None
    return known


def _first(known: Known, words: Iterable[str]) -> str | None:
    return next((known[word] for word in words if word in known), None)


def _names(name: Text) -> Iterator[str]:
    for language in Language:
        yield name.read(language)


def _indicator_words(indicators: Iterable[Indicator]) -> Iterator[tuple[str, str]]:
    for indicator in indicators:
        for word in (indicator.code, *_names(indicator.title)):
            yield word, indicator.code


def _component_words(indicators: Iterable[Indicator]) -> Iterator[tuple[str, str]]:
    for code, words in _COMPONENTS.items():
        for word in (code, *words):
            yield word, code
    for indicator in indicators:
        if indicator.is_ratio:
            for component in indicator.components:
                for word in _names(component.name):
                    yield word, component.code.value


def _category_words(axis: Disaggregation) -> Iterator[tuple[str, str]]:
    for word in _TOTALS:
        yield word, TOTAL
    for category in axis.categories:
        for word in (category.code, *_names(category.name), *_synonyms(category, axis)):
            yield word, category.code


def _synonyms(category: Category, axis: Disaggregation) -> Iterator[str]:
    """Yield the words of the one group of synonyms that a category alone is named by."""
    if category.code == UNKNOWN:
        yield from _UNKNOWNS
        return
    for group in _SYNONYMS:
        named = [each for each in axis.categories if _is_named_by(each, group)]
        if named == [category]:
            yield from group


def _is_named_by(category: Category, group: frozenset[str]) -> bool:
    firsts = (normal(name).partition(" ")[0] for name in _names(category.name))
    return not group.isdisjoint({normal(category.code), *firsts})


def _place_table(form: ReportForm) -> Known:
    """Return the places by word: where a name has two, the one that the form asks for."""
    asked = dict.fromkeys(cell.key.place for _, cell in form.cells())
    places = form.framework.places
    every = _table(pair for place in places.values() for pair in _place_words(place))
    own = _table(pair for code in asked if code in places for pair in _place_words(places[code]))
    return every | own


def _place_words(place: Place) -> Iterator[tuple[str, str]]:
    yield place.code, place.code
    for name in _names(place.name):
        yield name, place.code
        for variant in _place_variants(normal(name)):
            yield variant, place.code


def _place_variants(word: str) -> Iterator[str]:
    """Yield other ways to write a place: without ``municipio de``, a code with its lost zero."""
    if word.isdigit() and len(word) in _DEPARTMENT_DIGITS:
        yield f"0{word}"
    bare = _AFTER_PLACE.sub("", _BEFORE_PLACE.sub("", word))
    if bare != word:
        yield bare


def _share(first: frozenset[str], second: frozenset[str]) -> float:
    """Return the share of words that two texts have in common (Jaccard)."""
    return len(first & second) / len(first | second) if first | second else 0.0
