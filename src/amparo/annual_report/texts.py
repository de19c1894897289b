"""The report's own sentences, in both languages. Statements and indicators bring theirs.

`{name}` stands for what `Text.fill` puts there; numbers never do, they are figures.
"""

from __future__ import annotations

from amparo.framework.language import Text, same

STOP = same(".")
STOP_AND_ON = same(". ")
BETWEEN_MARKS = same(" · ")
COLON = Text("{name}: {value}", "{name}: {value}")
SEMICOLON = Text("{first}; {second}", "{first}; {second}")
COMMA = Text("{first}, {second}", "{first}, {second}")
NUMBERED = Text("{code} {title}", "{code} {title}")
WITH_UNIT = Text("{caption}: {unit}", "{caption}: {unit}")
DEFINED = Text("{definition} Unit: {unit}.", "{definition} Unidad: {unit}.")

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
NOT_CLEARED_LONG = Text(
    "Neither government has cleared this report. It was compiled from public sources, each "
    "named beside its figure.",
    "Ninguno de los dos gobiernos ha dado el visto bueno a este informe. Se compiló a partir de "
    "fuentes públicas, cada una citada junto a su cifra.",
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
SUMMARY = Text("Summary", "Resumen")
PROGRESS = Text("Progress toward goals", "Avances hacia las metas")
LATER = Text("Since the end of the year", "Después del año del informe")
RECOMMENDATIONS = Text(
    "Recommendations for further assistance", "Recomendaciones de asistencia adicional"
)
IMPROVEMENT = Text("Areas for improvement", "Aspectos por mejorar")
SUSTAINABILITY = Text("Sustainability efforts", "Esfuerzos de sostenibilidad")
INDICATOR_DATA = Text("Performance indicator data", "Datos de los indicadores de desempeño")
DEFINITIONS = Text("Definitions of the indicators", "Definiciones de los indicadores")
CONTEXT = Text("Context figures", "Cifras de contexto")
CONTEXT_LONG = Text(
    "These figures help to read the others. They do not measure the performance of this "
    "compact and carry no targets.",
    "Estas cifras ayudan a leer las demás. No miden el desempeño de este pacto y no tienen metas.",
)
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

# Objectives and indicators
NOT_SUPPLIED = Text("Not supplied", "No suministrado")
NOT_SUPPLIED_LONG = Text(
    "Nobody has supplied text for this part.", "Nadie ha suministrado texto para esta parte."
)
WITHOUT_DATA = Text("Without data so far", "Sin datos hasta ahora")
NO_TARGET = Text("No target set", "Sin meta fijada")
PROPOSED = Text("proposed", "propuesto")
KEY = Text("key indicator", "indicador clave")
READING = Text("How to read it", "Cómo leerlo")
NOTHING_ADDED = Text("nothing", "nada")
DEFINITION = Text("What is counted", "Qué se cuenta")
COUNTED_BY = Text("Counted by, how often", "Quién cuenta y con qué frecuencia")
ADDING_UP = Text("What may be added up", "Qué puede sumarse")
ORIGIN = Text("Origin", "Origen")
DEFINITIONS_OF = Text("{title}: definitions", "{title}: definiciones")
PROPOSAL = Text(
    "Proposed: by the maintainers, adopted by nobody.",
    "Propuesto: por quienes mantienen Amparo; nadie lo ha adoptado.",
)

# Tables
SERIES = Text("{title}, over time", "{title}, en el tiempo")
BY_AUTHORITY = Text("{caption}: {authority}, {unit}", "{caption}: {authority}, {unit}")
NEVER_ADDED = Text(
    "Authorities count by their own definitions and are never added.",
    "Las autoridades cuentan según sus propias definiciones y nunca se suman.",
)
EMPTY_CELL = Text(
    "An empty cell: no figure was found. It does not mean zero.",
    "Celda vacía: no se encontró ninguna cifra. No significa cero.",
)
EARLIER = Text(
    "{period}, earlier figure, since revised", "{period}, cifra anterior, luego revisada"
)
EARLIER_TITLE = Text("earlier figure, since revised", "cifra anterior, luego revisada")
EARLIER_OF = Text(
    "{part}, {period}: earlier figure, since revised: ",
    "{part}, {period}: cifra anterior, luego revisada: ",
)
REVISED_NOTE = Text(
    "Revised: an earlier figure had been published and is shown beside the later one.",
    "Revisada: se había publicado antes otra cifra, que se muestra junto a la posterior.",
)
BREAKDOWN_TABLE = Text("{title}, by category", "{title}, por categoría")
OVERLAP = Text(
    "{name}: one case may be in several categories, so they are not added.",
    "{name}: un caso puede estar en varias categorías, por lo que no se suman.",
)
STATED_TOTAL = Text("Total as stated", "Total declarado")
SUM_OF_PARTS = Text("Sum of the parts", "Suma de las partes")
TOTAL_MADE = Text("Total", "Total")
UNEXPLAINED = Text("Difference, unexplained", "Diferencia sin explicar")
DISCREPANCY_TABLE = Text(
    "{title}, where totals and parts differ", "{title}, donde totales y partes difieren"
)
PARTS_BY = Text("Parts by", "Partes por")
EARLIER_PARTS = Text(
    "{period}: the parts were known before the total was revised; they belong to an earlier total.",
    "{period}: las partes se conocían antes de que se revisara el total; pertenecen a un total "
    "anterior.",
)
DIFFERENCE_NOTE = Text(
    "Total and parts stand as published; nothing is repaired.",
    "El total y las partes quedan como se publicaron; nada se corrige.",
)
PLACE_TABLE = Text("{title}, by place", "{title}, por lugar")
PLACE = Text("Place", "Lugar")
PARTNER = Text("Partner", "Socio")
PERIOD = Text("Period", "Período")
PERIODS = Text("Periods", "Períodos")
CATEGORY = Text("Category", "Categoría")
PART = Text("Place or part", "Lugar o parte")
WHOLE = Text("Total", "Total")
VALUE = Text("Value", "Valor")
AUTHORITY = Text("Authority", "Autoridad")
INDICATOR = Text("Indicator", "Indicador")
TARGET = Text("Target", "Meta")
TARGET_OF = Text("Target for {year}", "Meta para {year}")
LATEST = Text("Latest figure", "Última cifra")
BY_PART = Text("by part only", "solo por partes")
TRACKING = Text("{title}: targets and latest figures", "{title}: metas y últimas cifras")
BASELINE = Text("Baseline", "Línea de base")
ACTUAL = Text("Actual", "Resultado")
DEVIATION = Text("Deviation", "Desviación")
REACHED = Text("Way to the target, percent", "Camino hacia la meta, por ciento")
STANDING = Text("Standing", "Situación")
TARGETS_TABLE = Text("{title}: target and actual", "{title}: meta y resultado")
REACHED_NOTE = Text(
    "The way to the target begins at the baseline; a negative share means that it became longer.",
    "El camino hacia la meta comienza en la línea de base; una proporción negativa significa que "
    "se alargó.",
)
PARTS_OF_YEARS = Text("{title}, parts of years", "{title}, partes de años")
FURTHER_TABLE = Text("{title}, further figures", "{title}, otras cifras")
CONTEXT_TABLE = Text("Context: {subject}", "Contexto: {subject}")
PERCENT = Text("percent", "por ciento")
NO_FIGURES = Text(
    "No figure of this part was known by the date of the report.",
    "A la fecha del informe no se conocía ninguna cifra de esta parte.",
)
DATA_OPENING = Text(
    "For each objective: every indicator with its target for the year and its latest figure; "
    "then figures not printed above: partners, parts of years and older years. Crossed "
    "breakdowns are part of the edition's data.",
    "Por cada objetivo: todos los indicadores con su meta para el año y su última cifra; luego, "
    "las cifras no impresas antes: socios, partes de años y años anteriores. Los cruces forman "
    "parte de los datos de la edición.",
)

# How a figure came about
AS_REPORTED = Text("as reported", "tal como se reportó")
THEN = Text("{first}, then {second}", "{first}, luego {second}")
DERIVED = Text(
    "numerator over denominator, which is another indicator",
    "numerador sobre denominador, que es otro indicador",
)
COVERAGE = Text("{reported} of {expected} figures", "{reported} de {expected} cifras")
NOT_ALL_PARTS = Text("parts may be missing", "pueden faltar partes")
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
PARTS_RULE = Text("sum over {axis}", "suma por {axis}")
DIFFERENCE_RULE = Text(
    "total as stated minus the sum of its parts", "total declarado menos la suma de sus partes"
)
EARLIER_RULE = Text("as reported, before a revision", "tal como se reportó, antes de una revisión")
COUNT_RULE = Text("counted in this report", "contado en este informe")
THIS_REPORT = Text("This report", "Este informe")
