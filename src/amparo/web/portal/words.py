"""Words for the codes of the framework, as the public pages print them."""

from __future__ import annotations

from amparo.framework.indicators import (
    PARTNER_AXIS,
    PERIOD_AXIS,
    PLACE_AXIS,
    Direction,
    IndicatorState,
    Level,
    Rule,
)
from amparo.framework.language import Text, same

STATES = {
    IndicatorState.PROPOSED: Text("proposed", "propuesto"),
    IndicatorState.ACTIVE: Text("active", "vigente"),
    IndicatorState.RETIRED: Text("retired", "retirado"),
}

LEVELS = {
    Level.OUTPUT: Text("output", "producto"),
    Level.OUTCOME: Text("outcome", "resultado"),
    Level.IMPACT: Text("impact", "impacto"),
    Level.PROCESS: Text("process", "proceso"),
    Level.CONTEXT: Text("context", "contexto"),
}

DIRECTIONS = {
    Direction.UP: Text("higher", "más alto"),
    Direction.DOWN: Text("lower", "más bajo"),
    Direction.NEITHER: Text(
        "neither: the number alone does not say", "ninguno: la cifra por sí sola no lo dice"
    ),
}

AXES = {
    PARTNER_AXIS: Text("Partners", "Socios"),
    PLACE_AXIS: Text("Places", "Lugares"),
    PERIOD_AXIS: Text("Periods", "Periodos"),
}

RULES = {
    Rule.SUM: Text("added up", "se suman"),
    Rule.RATIO_OF_SUMS: Text(
        "both parts of the ratio are added up, then divided",
        "se suman las dos partes de la razón y luego se dividen",
    ),
    Rule.MEAN: Text("averaged", "se promedian"),
    Rule.MAXIMUM: Text("the largest counts", "cuenta el mayor"),
    Rule.LATEST: Text("the latest counts", "cuenta el más reciente"),
    Rule.NONE: Text("not added up", "no se suman"),
}

FORMATS = {
    "pdf": Text("PDF", "PDF"),
    "html": Text("Web page", "Página web"),
    "docx": Text("Word", "Word"),
    "xlsx": Text("Excel", "Excel"),
}

BREAKDOWN = Text("{name}: {category}", "{name}: {category}")
OBJECTIVE = Text("{code} {name}", "{code} {name}")
EDITION = Text("{year}, edition {number}", "{year}, edición {number}")

FRAMEWORK_HASH = Text("Results framework (SHA-256)", "Marco de resultados (SHA-256)")
FACTS_HASH = Text("Facts (SHA-256)", "Datos (SHA-256)")
POLICY_HASH = Text("Disclosure policy (SHA-256)", "Política de divulgación (SHA-256)")
SOFTWARE_VERSION = Text("Software version", "Versión del programa")

WITH_TARGETS = Text("with yearly targets", "con metas anuales")
WITHOUT_TARGETS = Text("without yearly targets", "sin metas anuales")
WITH_NUMBERS = Text("with figures", "con cifras")
WITHOUT_NUMBERS = Text("without figures", "sin cifras")
ONLY_KEY = Text("key indicators", "indicadores clave")


def span(first: int, last: int) -> Text:
    """Return from where to where a page of a list goes."""
    return same(f"{first}–{last}")  # noqa: RUF001 - from and to
