"""What the report calls the framework's codes: rules, axes, levels, frequencies, standings."""

from __future__ import annotations

from amparo.framework.disaggregations import TOTAL, UNKNOWN
from amparo.framework.indicators import Rule, Subject
from amparo.framework.language import Text
from amparo.framework.periods import Frequency

RULES: dict[Rule, Text] = {
    Rule.SUM: Text("sum over {axis}", "suma por {axis}"),
    Rule.RATIO_OF_SUMS: Text("ratio of the sums over {axis}", "cociente de las sumas por {axis}"),
    Rule.MEAN: Text("mean over {axis}", "promedio por {axis}"),
    Rule.MAXIMUM: Text("largest over {axis}", "máximo por {axis}"),
    Rule.LATEST: Text("latest over {axis}", "último por {axis}"),
    Rule.NONE: Text("not combined over {axis}", "sin combinar por {axis}"),
}
AXES: dict[str, Text] = {
    "partner": Text("partners", "socios"),
    "place": Text("places", "lugares"),
    "period": Text("periods", "períodos"),
}
FREQUENCIES: dict[Frequency, Text] = {
    Frequency.MONTH: Text("monthly", "mensual"),
    Frequency.QUARTER: Text("quarterly", "trimestral"),
    Frequency.HALF: Text("half-yearly", "semestral"),
    Frequency.YEAR: Text("yearly", "anual"),
    Frequency.LIFE: Text("once, for the whole term", "una vez, para toda la vigencia"),
    Frequency.SPAN: Text("irregular", "irregular"),
}
CATEGORIES: dict[str, Text] = {
    TOTAL: Text("all", "todos"),
    UNKNOWN: Text("not known", "sin dato"),
}
SUBJECTS: dict[Subject, Text] = {
    Subject.CHILDREN: Text("Children", "Niñas, niños y adolescentes"),
    Subject.VICTIMS: Text("Victims", "Víctimas"),
    Subject.ACCUSED: Text("Investigations and trials", "Investigación y judicialización"),
    Subject.STAFF: Text("Officials and staff", "Funcionarios y personal"),
    Subject.PUBLIC: Text("The public", "Población general"),
    Subject.INSTITUTIONS: Text("Institutions", "Instituciones"),
    Subject.POPULATION: Text("Population", "Población"),
    Subject.MONEY: Text("Money", "Recursos"),
}
# Keys are those of `measurement.progress.Standing`, which reports do not import.
STANDINGS: dict[str, Text] = {
    "no_target": Text("no target", "sin meta"),
    "not_reported": Text("no figure", "sin cifra"),
    "not_judged": Text("not judged", "sin valoración"),
    "backward": Text("further away than at the start", "más lejos que al inicio"),
    "short": Text("short of the target", "por debajo de la meta"),
    "met": Text("met", "cumplida"),
    "exceeded": Text("exceeded", "superada"),
}
