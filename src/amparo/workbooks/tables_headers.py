"""What the header of a column speaks of: an aspect, results, plans, notes; and what it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from amparo.framework.disaggregations import TOTAL
from amparo.workbooks.age_schemes import is_age_scheme
from amparo.workbooks.tables import SourceColumn
from amparo.workbooks.tables_mapping import BY, COMPONENT, INDICATOR, PERIOD, PLACE
from amparo.workbooks.tables_words import FormWords, normal

_WORDS: dict[str, str] = {
    INDICATOR: r"indicador\w*|indicator\w*",
    COMPONENT: r"componente|component|numerador|denominador",
    PLACE: r"municipio\w*|departamento\w*|lugar|territorio\w*|ciudad|divipola|dane|place|region"
    r"|department\w*|municipality|location|entidad territorial|ubicacion",
    PERIOD: r"periodo\w*|trimestre\w*|semestre\w*|mes|ano|vigencia|fecha\w*|period\w*|quarter"
    r"|month|year|date",
    "note": r"observacion\w*|notas?|comentarios?|remarks?|notes?|comments?|justificacion\w*"
    r"|explicacion\w*",
    "value": r"valor(?:es)?|cantidad|numero|total(?:es)?|dato|cifras?|value|amount|count|number"
    r"|resultados?|ejecutad[oa]s?|logros?|logrado|alcanzado|avances?|actual|result|achieved|atendid[oa]s"
    r"|beneficiari[oa]s|personas|casos|victimas|reportado",
    "result": r"ejecutad[oa]s?|logros?|logrado|alcanzado|resultados?|actual|result|achieved"
    r"|reportado",
    "planned": r"planead[oa]|programad[oa]|no programad[oa]|meta|metas|esperad[oa]|proyectad[oa]"
    r"|planned|targets?|expected|linea base|baseline|l b|pond|ponderador|peso|weight|porcentaje"
    r"|percent\w*|cod\w*|codes?|nit|bpin|consecutivo|item|presupuest\w*"
    r"|apropiacion|compromisos|pagos|asignado|plan financiero|telefono|phone|\A(?:no|n|nro|id)\Z",
}
_PATTERNS = {about: re.compile(rf"(?:\b|\A)(?:{words})\b") for about, words in _WORDS.items()}
_PERCENT = re.compile(r"%")
_AGE = re.compile(r"\b(?:edad(?:es)?|ages?|rango\w*|curso de vida)\b")
_LONGEST_NAME = 8
"""Words of the longest name that is looked for inside a title."""


@dataclass(frozen=True)
class HeaderWords:
    """The words of headers for one form: names of its disaggregations among them."""

    words: FormWords
    patterns: dict[str, re.Pattern[str]]

    @classmethod
    def of(cls, words: FormWords) -> HeaderWords:
        """Return the words of headers that speak of what a form knows."""
        patterns = dict(_PATTERNS)
        known = words.form.framework.disaggregations
        for about in words.known:
            axis = known.get(about.removeprefix(BY))
            if about.startswith(BY) and axis is not None:
                names = {normal(axis.code), normal(axis.name.en), normal(axis.name.es)} - {""}
                named = "|".join(map(re.escape, sorted(names)))
                age = f"|{_AGE.pattern}" if is_age_scheme(axis) else ""
                patterns[about] = re.compile(rf"\b(?:{named})\b{age}")
        return cls(words, patterns)

    def speaks_of(self, what: str, header: str) -> bool:
        """Whether a header speaks of an aspect, or of values, results, plans or notes."""
        if what == "planned" and _PERCENT.search(header):
            return True
        return self.patterns[what].search(normal(header)) is not None

    def part_meaning(self, about: str, text: str) -> str | None:
        """Return the code that a text, or the longest run of its words, means under an aspect."""
        whole = self.words.meaning(about, text)
        if whole is not None or about == PERIOD:
            return whole
        words = normal(text).split()
        for length in range(min(len(words), _LONGEST_NAME), 0, -1):
            runs = (" ".join(words[at : at + length]) for at in range(len(words) - length + 1))
            found = {self.words.known[about].get(run) for run in runs} - {None}
            if found:
                return found.pop() if len(found) == 1 else None
        return None


def says_of(headers: HeaderWords, column: SourceColumn) -> dict[str, str]:
    """Return what a header names, by aspect: ``Niñas / 6-11`` says a sex and an age.

    Notes
    -----
    An age group that several schemes have is taken for the first of them, which is the one that
    the form asks for. A header that says "total" names no category.
    """
    found: dict[str, str] = {}
    has_age = False
    for about in _aspects(headers):
        is_age = about.startswith(BY) and _is_age(headers, about)
        if is_age and has_age:
            continue
        codes = {_meaning(headers, about, part) for part in column.words} - {None, TOTAL}
        if len(codes) == 1:
            found[about] = str(codes.pop())
            has_age = has_age or is_age
    return found


def _aspects(headers: HeaderWords) -> Iterator[str]:
    yield from (INDICATOR, COMPONENT, PLACE, PERIOD)
    yield from (about for about in headers.words.known if about.startswith(BY))


def _is_age(headers: HeaderWords, about: str) -> bool:
    return is_age_scheme(headers.words.form.framework.disaggregations[about.removeprefix(BY)])


def _meaning(headers: HeaderWords, about: str, part: str) -> str | None:
    if about in {PLACE, COMPONENT, PERIOD} or about.startswith(BY):
        return headers.part_meaning(about, part)
    return headers.words.meaning(about, part)
