"""The report's own sentences, in both languages. Statements and indicators bring theirs.

`{name}` stands for what `Text.fill` puts there; numbers never do, they are figures.
"""

from __future__ import annotations

from amparo.framework.disaggregations import TOTAL, UNKNOWN
from amparo.framework.indicators import Direction, IndicatorState, Level, Rule
from amparo.framework.language import Text, same
from amparo.framework.periods import Frequency

SPACE = same("\u200b ")
COLON = Text("{name}: {value}", "{name}: {value}")
SEMICOLON = Text("{first}; {second}", "{first}; {second}")
COMMA = Text("{first}, {second}", "{first}, {second}")
NUMBERED = Text("{code} {title}", "{code} {title}")
WORDS_OF = Text("{first} {second}", "{first} {second}")

# The document and its parts
TITLE = Text("Annual report {year}", "Informe anual {year}")
PUBLISHER = Text(
    "Compiled from published figures with Amparo; not cleared by either government",
    "Compilado a partir de cifras publicadas con Amparo; sin visto bueno de los gobiernos",
)
NOT_CLEARED = Text(
    "Not cleared by either government: compiled from published figures",
    "Sin visto bueno de los gobiernos: compilado a partir de cifras publicadas",
)
ILLUSTRATIVE = Text(
    "Illustrative: fictional compact, fictional figures",
    "Ilustrativo: pacto ficticio, cifras ficticias",
)
ILLUSTRATIVE_LONG = Text(
    "The compact, its places, bodies and figures are invented to show how a report reads when "
    "annual targets are set. Nothing here describes a real country.",
    "El pacto, sus lugares, entidades y cifras son inventados para mostrar cómo se lee un informe "
    "cuando hay metas anuales. Nada de lo que sigue describe un país real.",
)
NOT_CLEARED_LONG = Text(
    "Neither government has cleared this report. It was compiled from public sources, each "
    "named beside its figure.",
    "Ninguno de los dos gobiernos ha dado el visto bueno a este informe. Se compiló a partir de "
    "fuentes públicas, cada una citada junto a su cifra.",
)
SUMMARY = Text("Summary", "Resumen")
PROGRESS = Text("Progress toward goals", "Avances hacia las metas")
RECOMMENDATIONS = Text(
    "Recommendations for further assistance", "Recomendaciones de asistencia adicional"
)
IMPROVEMENT = Text("Areas for improvement", "Aspectos por mejorar")
SUSTAINABILITY = Text("Sustainability efforts", "Esfuerzos de sostenibilidad")
INDICATOR_DATA = Text("Performance indicator data", "Datos de los indicadores de desempeño")
CONTEXT = Text("Context figures", "Cifras de contexto")
METHOD = Text("Method", "Método")
OBJECTIVE = Text("Objective {code}: {name}", "Objetivo {code}: {name}")

# Title page
COMPACT = Text("Compact", "Pacto")
TERM = Text("Term", "Vigencia")
TERM_DAYS = Text("{start} to {end}", "{start} a {end}")
EDITION = Text("Edition", "Edición")
EDITION_OF = Text("{year}, number {number}", "{year}, número {number}")
KNOWN_BY = Text("Figures known by", "Cifras conocidas al")
FRAMEWORK_HASH = Text("Framework (SHA-256)", "Marco de resultados (SHA-256)")
FACTS_HASH = Text("Facts (SHA-256)", "Datos (SHA-256)")
POLICY_HASH = Text("Disclosure policy (SHA-256)", "Política de divulgación (SHA-256)")
SOFTWARE = Text("Software version", "Versión del programa")

# Summary
OPENING = Text(
    "This report tells how the compact stands: what was agreed, what was counted and by whom, "
    "and what is missing. It shows figures of {year} and the years before, as they were known "
    "by {day}.",
    "Este informe dice cómo va el pacto: qué se acordó, qué se contó y quién lo contó, y qué "
    "falta. Muestra las cifras de {year} y de los años anteriores, tal como se conocían al {day}.",
)
GOAL = Text("Goal. ", "Propósito general. ")
BY_OBJECTIVE = Text("The compact by objective", "El pacto por objetivo")
INDICATORS = Text("Indicators", "Indicadores")
WITH_TARGET = Text("With a target for the year", "Con meta para el año")
WITH_DATA = Text("With data for the year", "Con datos del año")
WITH_ANY_DATA = Text("With data for any year", "Con datos de algún año")
ALL_OBJECTIVES = Text("All objectives", "Todos los objetivos")
NO_TARGETS_TITLE = Text("No targets are set", "No hay metas fijadas")
NO_TARGETS = Text(
    "No indicator has a target for the year, so that progress has no yardstick. This is what "
    "auditors found of such compacts.",
    "Ningún indicador tiene meta para el año, de modo que el avance no tiene con qué medirse. "
    "Es lo que los auditores hallaron en pactos de este tipo.",
)
MISSING_TITLE = Text("What is missing", "Lo que falta")
MISSING_DATA = Text(
    "Indicators for which no figure has been supplied or found: ",
    "Indicadores para los que no se ha suministrado ni encontrado ninguna cifra: ",
)
MISSING_PART = Text("Not supplied: {part}.", "No suministrado: {part}.")
STOP = same(".")

# Objectives and indicators
NOT_SUPPLIED = Text("Not supplied", "No suministrado")
NOT_SUPPLIED_LONG = Text(
    "Nobody has supplied text for this part.", "Nadie ha suministrado texto para esta parte."
)
WITHOUT_DATA = Text("Indicators without data so far", "Indicadores sin datos hasta ahora")
NO_TARGET = Text("No target set", "Sin meta fijada")
NO_TARGET_LONG = Text(
    "No target has been made public or set for this indicator; its progress cannot be measured.",
    "No se ha publicado ni fijado ninguna meta para este indicador; su avance no puede medirse.",
)
PROPOSED = Text("proposed", "propuesto")
KEY = Text("key indicator", "indicador clave")
DEFINITION = Text("Definition", "Definición")
UNIT = Text("Unit", "Unidad")
DIRECTION = Text("How to read it", "Cómo leerlo")
WHO_COUNTS = Text("Who counts", "Quién cuenta")
BREAKDOWNS = Text("Breakdowns", "Desagregaciones")
CALENDAR = Text("Calendar", "Calendario")
ADDING_UP = Text("What may be added up", "Qué puede sumarse")
NOTHING_ADDED = Text("nothing", "nada")
ORIGIN = Text("Origin", "Origen")
PROPOSAL = Text(
    "A proposal of the maintainers, adopted by nobody.",
    "Una propuesta de quienes mantienen Amparo, que nadie ha adoptado.",
)
ITEM = Text("Item", "Elemento")
WHAT = Text("What it says", "Contenido")
INDICATOR_CARD = Text("{title}: definition", "{title}: definición")
SERIES = Text("{title}, by authority", "{title}, por autoridad")
SERIES_NOTE = Text(
    "Authorities count by their own definitions and are never added. An empty cell: no figure "
    "was found; it does not mean zero.",
    "Las autoridades cuentan según sus propias definiciones y nunca se suman. Celda vacía: no se "
    "encontró cifra; no significa cero.",
)
EARLIER = Text("{authority}, earlier figure", "{authority}, cifra anterior")
REVISED_NOTE = Text(
    "Revised: an earlier figure had been published and is shown beside the later one.",
    "Revisada: se había publicado antes otra cifra, que se muestra junto a la posterior.",
)
BREAKDOWN_TABLE = Text(
    "{title}, by {breakdown} ({authority})", "{title}, por {breakdown} ({authority})"
)
STATED_TOTAL = Text("Total as stated", "Total declarado")
TOTAL_MADE = Text("Total", "Total")
UNEXPLAINED = Text("Difference, unexplained", "Diferencia sin explicar")
EARLIER_PARTS = Text(
    "The parts were known before the total was revised: they belong to an earlier total.",
    "Las partes se conocían antes de que se revisara el total: pertenecen a un total anterior.",
)
DIFFERENCE_NOTE = Text(
    "Where parts do not add up to the total, both stand as published; nothing is repaired.",
    "Cuando las partes no suman el total, ambos quedan como se publicaron; nada se corrige.",
)
PLACE_TABLE = Text(
    "{title}, by place, {period} ({authority})", "{title}, por lugar, {period} ({authority})"
)
PARTNER_TABLE = Text("{title}, by partner ({authority})", "{title}, por socio ({authority})")
PLACE = Text("Place", "Lugar")
PARTNER = Text("Partner", "Socio")
PERIOD = Text("Period", "Período")
CATEGORY = Text("Category", "Categoría")
VALUE = Text("Value", "Valor")
AUTHORITY = Text("Authority", "Autoridad")
BREAKDOWN = Text("Breakdown", "Desagregación")
KNOWN_FROM = Text("Known since", "Conocida desde")
INDICATOR = Text("Indicator", "Indicador")
STATE = Text("State", "Estado")
TARGET = Text("Target", "Meta")
BASELINE = Text("Baseline", "Línea de base")
ACTUAL = Text("Actual", "Resultado")
DEVIATION = Text("Deviation", "Desviación")
REACHED = Text("Share of the way reached", "Proporción del camino recorrida")
TARGETS_TABLE = Text("{title}: target and actual", "{title}: meta y resultado")
PERCENT = Text("percent", "por ciento")
TARGET_RULE = Text("agreed in the results framework", "acordada en el marco de resultados")
BASELINE_RULE = Text(
    "value before the compact, agreed in the results framework",
    "valor anterior al pacto, acordado en el marco de resultados",
)
DEVIATION_RULE = Text("actual minus target", "resultado menos meta")
REACHED_RULE = Text(
    "distance from baseline to actual, over distance from baseline to target",
    "distancia de la línea de base al resultado, sobre la distancia de la línea de base a la meta",
)
DIFFERENCE_RULE = Text(
    "total as stated minus the sum of its parts", "total declarado menos la suma de sus partes"
)
EARLIER_RULE = Text("as reported, before a revision", "tal como se reportó, antes de una revisión")
COUNT_RULE = Text("counted in the results framework", "contado en el marco de resultados")
THIS_REPORT = Text("This report", "Este informe")
DATA_TABLE = Text("{title}: figures", "{title}: cifras")
DATA_NOTE = Text(
    "Totals and single breakdowns. Crossed breakdowns are part of the edition's data.",
    "Totales y desagregaciones simples. Los cruces forman parte de los datos de la edición.",
)
COVERAGE = Text("{reported} of {expected} reported", "{reported} de {expected} reportaron")
FROM_PARTS = Text(
    "{reported} of {expected} parts reported", "{reported} de {expected} partes reportadas"
)
NO_FIGURES = Text(
    "No figure of this part was known by the date of the report.",
    "A la fecha del informe no se conocía ninguna cifra de esta parte.",
)

# Rules
AS_REPORTED = Text("as reported", "tal como se reportó")
THEN = Text("{first}, then {second}", "{first}, luego {second}")
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
DERIVED = Text(
    "numerator over denominator, each from its own indicator",
    "numerador sobre denominador, cada uno de su propio indicador",
)

DIRECTIONS: dict[Direction, Text] = {
    Direction.UP: Text("Higher is better.", "Más es mejor."),
    Direction.DOWN: Text("Lower is better.", "Menos es mejor."),
    Direction.NEITHER: Text(
        "Neither higher nor lower is better by itself.", "Ni más ni menos es mejor por sí mismo."
    ),
}
STATES: dict[IndicatorState, Text] = {
    IndicatorState.PROPOSED: PROPOSED,
    IndicatorState.ACTIVE: Text("active", "vigente"),
    IndicatorState.RETIRED: Text("retired", "retirado"),
}
LEVELS: dict[Level, Text] = {
    Level.OUTPUT: Text("output", "producto"),
    Level.OUTCOME: Text("outcome", "resultado"),
    Level.IMPACT: Text("impact", "impacto"),
    Level.PROCESS: Text("process", "proceso"),
    Level.CONTEXT: Text("context", "contexto"),
}
FREQUENCIES: dict[Frequency, Text] = {
    Frequency.MONTH: Text("monthly", "mensual"),
    Frequency.QUARTER: Text("quarterly", "trimestral"),
    Frequency.HALF: Text("half-yearly", "semestral"),
    Frequency.YEAR: Text("yearly", "anual"),
    Frequency.LIFE: Text("once, for the whole term", "una vez, para toda la vigencia"),
    Frequency.SPAN: Text("irregular", "irregular"),
}
CATEGORY_WORDS: dict[str, Text] = {
    TOTAL: Text("all", "todos"),
    UNKNOWN: Text("not known", "sin dato"),
}
SPACED_PROPOSED = Text(" (proposed)", " (propuesto)")
