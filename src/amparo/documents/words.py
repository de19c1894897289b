"""The few words that renderers add to a document: labels, the annexes' headings, page numbers."""

from __future__ import annotations

from amparo.framework.language import Language, Text

LOCALE_TAGS = {Language.EN: "en-US", Language.ES: "es-CO"}
"""The language tag (BCP 47) written into every file."""

CONTENTS = Text("Contents", "Contenido")
SKIP = Text("Skip to the content", "Ir al contenido")
ABOUT = Text("About this edition", "Sobre esta edición")
DATED = Text("Dated", "Fecha")
PAGE = Text("Page {page} of {pages}", "Página {page} de {pages}")
BACK = Text("back to the text", "volver al texto")
FIGURE = Text("figure", "cifra")
DATA_BELOW = Text("The same numbers are in the table: ", "Las mismas cifras están en la tabla: ")
NOT_APPLICABLE_NOTE = Text("–: not applicable.", "–: no aplica.")  # noqa: RUF001 - the tables' dash
NOT_DATED = Text("date not stated", "fecha no indicada")

FIGURES = Text("Figures", "Cifras")
FIGURES_INTRODUCTION = Text(
    "Every number in this report carries a small number of its own. This annex says, for each, "
    "what it counts, who counted it, for which period and place, since when it is known, how it "
    "was made and where it was read.",
    "Cada cifra de este informe lleva un pequeño número propio. Este anexo dice, para cada una, "
    "qué cuenta, quién la contó, para qué periodo y lugar, desde cuándo se conoce, cómo se obtuvo "
    "y dónde se leyó.",
)
SOURCES = Text("Sources", "Fuentes")

NUMBER = Text("No.", "N.º")
TITLE = Text("What it counts", "Qué cuenta")
INDICATOR = Text("Indicator", "Indicador")
BREAKDOWN = Text("Breakdown", "Desagregación")
VALUE = Text("Value", "Valor")
STATUS = Text("Status", "Estado")
UNIT = Text("Unit", "Unidad")
COVERAGE = Text("Coverage", "Cobertura")
ORIGIN = Text("Who, when, where", "Quién, cuándo, dónde")
MAKING = Text("How it was made, and from what", "Cómo se obtuvo y de qué")
AUTHORITY = Text("Authority", "Autoridad")
PERIOD = Text("Period", "Periodo")
PLACE = Text("Place", "Lugar")
KNOWN_FROM = Text("Known from", "Se conoce desde")
RULE = Text("Rule", "Regla")
NOTE = Text("Note", "Nota")
SOURCE = Text("Source", "Fuente")
PUBLISHER = Text("Publisher", "Publicado por")
PUBLISHED = Text("Published", "Publicación")
BASIS = Text("How the date is known", "Cómo se conoce la fecha")
ADDRESS = Text("Address", "Dirección")
CODE = Text("Code", "Código")

SUMMARY_SHEET = Text("Report", "Informe")
TABLE_SHEET = Text("Table {number}", "Tabla {number}")
SEE_TABLE = Text("Table “{caption}”: sheet {sheet}", "Tabla «{caption}»: hoja {sheet}")
CHART = Text("Chart", "Gráfico")

FIGURE_COLUMNS = (NUMBER, TITLE, VALUE, ORIGIN, MAKING)
SOURCE_COLUMNS = (NUMBER, SOURCE, PUBLISHED)
