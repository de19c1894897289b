"""What a partner workbook says in its own words, in both languages."""

from __future__ import annotations

from amparo.framework.language import Language, Text

TITLE = Text("Partner report", "Informe del socio")
ILLUSTRATIVE = Text(
    "ILLUSTRATIVE: this compact is fictional and none of its figures is real.",
    "ILUSTRATIVO: este pacto es ficticio y ninguna de sus cifras es real.",
)
FOR = Text("For", "Para")
AWARD = Text("Award", "Proyecto")
PERIOD = Text("Period", "Periodo")
DUE = Text("Due", "Fecha límite")
COMPACT = Text("Compact", "Pacto")
HOW_TO = Text("How to fill it in", "Cómo diligenciarlo")
STEPS = (
    Text(
        "Fill in the yellow cells, one sheet after another. The rest is locked, without a "
        "password, so that nothing is lost by mistake.",
        "Diligencie las celdas amarillas, hoja por hoja. Lo demás está bloqueado, sin "
        "contraseña, para que nada se pierda por error.",
    ),
    Text(
        "Write numbers, not formulas. You may hide, move or widen rows and columns, and paste "
        "from your own tables.",
        "Escriba números, no fórmulas. Puede ocultar, mover o ensanchar filas y columnas, y pegar "
        "desde sus propias tablas.",
    ),
    Text(
        "Save it as .xlsx and upload it. Every problem is shown beside its cell; nothing is kept "
        "until all of them are mended.",
        "Guárdelo como .xlsx y cárguelo. Cada problema se muestra junto a su celda; no se guarda "
        "nada hasta que todos estén corregidos.",
    ),
    Text(
        "Never write the name of a child, a victim or a family, nor anything by which they could "
        "be recognised.",
        "Nunca escriba el nombre de una niña, un niño, una víctima o una familia, ni nada que "
        "permita reconocerlos.",
    ),
)
ABSENCE = Text("When there is no number", "Cuando no hay número")
ABSENCES = (
    (
        Text("0", "0"),
        Text("You counted, and there was none.", "Contó, y no hubo ninguno."),
    ),
    (
        Text("not reported", "no reportado"),
        Text(
            "There is a number, but you do not have it now.",
            "El número existe, pero no lo tiene en este momento.",
        ),
    ),
    (
        Text("not applicable", "no aplica"),
        Text(
            "The question makes no sense for this place or group.",
            "La pregunta no tiene sentido para este lugar o grupo.",
        ),
    ),
    (
        Text("(blank)", "(en blanco)"),
        Text(
            "You have not answered yet. A blank is never read as zero.",
            "Todavía no ha respondido. Un espacio en blanco nunca se lee como cero.",
        ),
    ),
)
SHEETS = Text("Sheets", "Hojas")

PLACE = Text("Place", "Lugar")
GROUP = Text("Group", "Grupo")
TOTAL_OF_PLACE = Text("Total", "Total")
VALUE = Text("Value", "Valor")
STATUS = Text("If no number: why", "Si no hay número: por qué")
PREVIOUS = Text("Last period", "Periodo anterior")
PREVIOUS_OF = Text("Last period: {name}", "Periodo anterior: {name}")
SUSPENDED = Text("Targets suspended", "Metas suspendidas")
TARGET = Text("This year's target", "Meta de este año")
SUM = Text("Sum: {axes}", "Suma: {axes}")
SUM_OF = Text("{name}. Sum: {axes}", "{name}. Suma: {axes}")
NOTE = Text("Your note", "Su nota")
NOTE_OF = Text("Your note: {name}", "Su nota: {name}")
UNIT = Text("Unit: {unit} · counted by: {authority}", "Unidad: {unit} · según: {authority}")

ACTIVITY = Text("Activity", "Actividad")
CODE = Text("Code", "Código")
STATE = Text("State", "Estado")
ACTIVITIES_HINT = Text(
    "Choose how each activity stands at the end of the period.",
    "Elija cómo está cada actividad al final del periodo.",
)

MONEY_HINT = Text(
    "Amounts in {currency}. White cells are computed.",
    "Valores en {currency}. Las celdas blancas se calculan solas.",
)
BUDGET_LINES = Text("Budget lines", "Rubros del presupuesto")
BUDGET_LINE = Text("Budget line", "Rubro")
BUDGET = Text("Budget", "Presupuesto")
SPENT_BEFORE = Text("Spent before", "Gastado antes")
SPENT_NOW = Text("Spent this period", "Gastado en el periodo")
SPENT_IN_ALL = Text("Spent in all", "Gasto acumulado")
REMAINING = Text("Remaining", "Saldo")
FINANCIAL = Text(
    "Federal Financial Report (SF-425, line 10)", "Informe financiero federal (SF-425, línea 10)"
)
FINANCIAL_LINE = Text("Line", "Línea")
CUMULATIVE = Text("Since the start", "Desde el inicio")
TOTAL = Text("Total", "Total")

SECTION = Text("Section", "Sección")
LANGUAGE = Text("Language", "Idioma")
TOLD = Text("Your text", "Su texto")
NARRATIVE_HINT = Text(
    "Write in English or Spanish. Alt+Enter begins a new line. Name nobody.",
    "Escriba en español o en inglés. Alt+Entrar inicia un renglón. No nombre a nadie.",
)
LANGUAGE_NAMES = {
    Language.EN: Text("English", "inglés"),
    Language.ES: Text("Spanish", "español"),
}

REASON = Text("Your reason", "Su justificación")
WARNING = Text("Warning", "Advertencia")
WHERE = Text("Where", "Dónde")
REASONS_HINT = Text(
    "Why a warning stands nevertheless.", "Por qué el dato es correcto pese a la advertencia."
)

NOT_A_NUMBER = Text("A number, please", "Escriba un número")
NOT_A_NUMBER_MESSAGE = Text(
    "Write a number, 0 included. If there is none, say why in the next column.",
    "Escriba un número, incluso 0. Si no lo hay, diga por qué en la columna siguiente.",
)
NOT_NEGATIVE_MESSAGE = Text(
    "Write a number that is not negative. If there is none, say why in the next column.",
    "Escriba un número que no sea negativo. Si no lo hay, diga por qué en la columna siguiente.",
)
NOT_IN_LIST = Text("Not in the list", "No está en la lista")
CHOOSE = Text("Choose one of the list.", "Elija uno de la lista.")
