"""What can be wrong with the words, activities and money of a partner report.

Kinds about numbers of indicators are in `report_check_issues`.
"""

from __future__ import annotations

from amparo.framework.issues import IssueKind, Severity
from amparo.framework.language import Text

PROGRESS_MISSING = IssueKind(
    "report.progress_missing",
    Text("Nothing is told about progress.", "No se cuenta nada sobre los avances."),
    Text(
        "Tell in a few sentences what was achieved towards the goals in this period.",
        "Cuente en unas frases qué se logró en este período frente a los objetivos.",
    ),
)
TOO_SHORT = IssueKind(
    "report.narrative_short",
    Text(
        '"{section}": words written: {count}; fewer than {least} seldom tell what happened.',
        "«{section}»: palabras escritas: {count}; con menos de {least} rara vez se entiende lo "
        "ocurrido.",
    ),
    Text("Tell more, or explain why so little.", "Cuente más o explique por qué tan poco."),
    Severity.WARNING,
)
ONE_PERSON = IssueKind(
    "report.one_person",
    Text(
        "{place}: the text seems to hold {what}.",
        "{place}: el texto parece contener {what}.",
    ),
    Text(
        "No names of children, and nothing by which one child can be found: remove it. If it is "
        "none, say what it is.",
        "No se admiten nombres de niñas, niños o adolescentes ni datos que permitan ubicarlos: "
        "elimínelos. Si no se trata de eso, diga qué es.",
    ),
    Severity.WARNING,
)
EXPLANATION = Text("Explanation", "Explicación")
NAME = Text("the name or initials of a person", "el nombre o las iniciales de una persona")
PHONE = Text("a telephone number", "un número de teléfono")
DOCUMENT = Text("the number of an identity document", "el número de un documento de identidad")
EMAIL = Text("an e-mail address", "una dirección de correo electrónico")
BIRTH = Text("an exact date of birth", "una fecha exacta de nacimiento")

ACTIVITY_UNANSWERED = IssueKind(
    "report.activity_unanswered",
    Text(
        'How does the activity {code} "{name}" stand? Nothing was entered.',
        "¿Cómo va la actividad {code} «{name}»? No se registró nada.",
    ),
    Text("Choose its state.", "Elija su estado."),
)
ACTIVITY_UNKNOWN = IssueKind(
    "report.activity_unknown",
    Text('The award has no activity "{code}".', "La subvención no tiene la actividad «{code}»."),
    Text("{offer}", "{offer}"),
)
ACTIVITY_WITHOUT_NOTE = IssueKind(
    "report.activity_without_note",
    Text(
        'The activity {code} "{name}" is {state} and no note says why.',
        "La actividad {code} «{name}» está {state} y ninguna nota dice por qué.",
    ),
    Text("Say why in the note.", "Diga la razón en la nota."),
    Severity.WARNING,
)
SPENDING_MISSING = IssueKind(
    "report.spending_missing",
    Text(
        'Nothing was entered for the budget line {code} "{name}".',
        "No se registró nada en el rubro {code} «{name}».",
    ),
    Text(
        "Enter what was spent in this period; 0 where nothing was.",
        "Registre lo ejecutado en este período; 0 si no hubo gasto.",
    ),
)
BUDGET_LINE_UNKNOWN = IssueKind(
    "report.budget_line_unknown",
    Text('The award has no budget line "{code}".', "La subvención no tiene el rubro «{code}»."),
    Text("{offer}", "{offer}"),
)
SPENDING_UNREADABLE = IssueKind(
    "report.spending_too_long",
    Text(
        "What was spent on {code} is no finite number of at most {digits} digits.",
        "Lo ejecutado en {code} no es un número finito de {digits} dígitos como máximo.",
    ),
    Text("Enter the amount in {currency}.", "Registre el valor en {currency}."),
)
SPENDING_NEGATIVE = IssueKind(
    "report.spending_negative",
    Text(
        'The budget line {code} "{name}" has {amount}, below zero.',
        "El rubro {code} «{name}» tiene {amount}, menor que cero.",
    ),
    Text("Check the sign, or explain the refund.", "Revise el signo o explique el reintegro."),
    Severity.WARNING,
)
BEYOND_BUDGET = IssueKind(
    "report.beyond_budget",
    Text(
        'The budget line {code} "{name}" holds {budget}; with this period {spent} are spent, '
        "{beyond} more.",
        "El rubro {code} «{name}» tiene {budget}; con este período se han ejecutado {spent}, "
        "{beyond} más.",
    ),
    Text(
        "Correct the amount, or explain who authorised it.",
        "Corrija el valor o explique quién lo autorizó.",
    ),
    Severity.WARNING,
)
SPENDING_DIFFERS = IssueKind(
    "report.spending_differs",
    Text(
        "The budget lines add up to {spent} since the start; the financial report says {stated} "
        "(line e).",
        "Los rubros suman {spent} desde el inicio; el informe financiero dice {stated} (línea e).",
    ),
    Text("Correct one of them, or explain.", "Corrija uno de los dos o explíquelo."),
    Severity.WARNING,
)
