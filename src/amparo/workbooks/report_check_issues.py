"""What can be wrong with the numbers of a partner report: kinds of issues, in both languages.

Kinds about words, activities and money are in `report_told_issues`; the rules that find them are
in `report_checks` and the modules it names.
"""

from __future__ import annotations

from amparo.framework.issues import IssueKind, Severity
from amparo.framework.language import Text

NOT_ASKED = IssueKind(
    "report.not_asked",
    Text(
        "This report does not ask for {cell}.",
        "Este informe no pide {cell}.",
    ),
    Text(
        "Remove the number, or enter it in the cell it belongs to.",
        "Elimine el dato o regístrelo en la celda que le corresponde.",
    ),
)
AGE_SCHEMES_DIFFER = IssueKind(
    "report.age_schemes_differ",
    Text(
        "{cell}: the age groups of “{given}” do not map onto those of “{asked}”, which this report "
        "asks for.",
        "{cell}: los rangos de edad de «{given}» no se corresponden con los de «{asked}», que son "
        "los que pide este informe.",
    ),
    Text(
        "Count again by {groups}. Where the age was not recorded so finely, use the group for ages "
        "not known, if there is one.",
        "Cuente de nuevo por {groups}. Si la edad no se registró con ese detalle, use el grupo de "
        "edad desconocida, si lo hay.",
    ),
)
AGE_GROUP_ADDS_INTO = IssueKind(
    "report.age_group_adds_into",
    Text(
        "{cell}: “{given}” is another age scheme than “{asked}”, which this report asks for.",
        "{cell}: «{given}» es un esquema de edad distinto de «{asked}», que es el que pide este "
        "informe.",
    ),
    Text('Add this number into the group "{group}".', "Sume este dato al rango «{group}»."),
)
MISSING_TOTAL = IssueKind(
    "report.missing_total",
    Text("Nothing was entered for {cell}.", "No se registró nada en {cell}."),
    Text(
        "Enter the number, 0 where it was counted and there is none, or why it is absent.",
        "Registre el dato, 0 si se contó y no hubo ninguno, o la razón por la que falta.",
    ),
)
BREAKDOWN_MISSING = IssueKind(
    "report.breakdown_missing",
    Text(
        "{cell} is {total}, and nothing was entered for its breakdown by {axes}.",
        "{cell} es {total} y no se registró nada en su desagregación por {axes}.",
    ),
    Text(
        "Enter the breakdown, or explain why there is none.",
        "Registre la desagregación o explique por qué no existe.",
    ),
    Severity.WARNING,
)
CATEGORY_MISSING = IssueKind(
    "report.category_missing",
    Text(
        "Nothing was entered for {cell}: the breakdown is partial, and this is not taken as zero.",
        "No se registró nada en {cell}: la desagregación queda parcial y esto no se toma como "
        "cero.",
    ),
    Text(
        "Enter 0 if it was counted and there is none.",
        "Registre 0 si se contó y no hubo ninguno.",
    ),
    Severity.NOTE,
)
STATUS_NOT_ALLOWED = IssueKind(
    "report.status_not_allowed",
    Text(
        'A partner does not state "{status}" for {cell}.',
        "Un socio no declara «{status}» para {cell}.",
    ),
    Text("Choose one of: {listed}.", "Elija entre: {listed}."),
)
AMOUNT_WHERE_ABSENT = IssueKind(
    "report.amount_where_absent",
    Text(
        'A number stands where "{status}" was said: {cell}.',
        "Hay un número donde se indicó «{status}»: {cell}.",
    ),
    Text(
        'Remove the number, or say "reported".',
        "Elimine el número o indique «reportado».",
    ),
)
AMOUNT_MISSING = IssueKind(
    "report.amount_missing",
    Text(
        '"reported" was said without a number: {cell}.',
        "Se indicó «reportado» sin un número: {cell}.",
    ),
    Text(
        "Enter the number, or why it is absent.", "Registre el número o la razón por la que falta."
    ),
)
AMOUNT_TOO_LONG = IssueKind(
    "report.amount_too_long",
    Text(
        "The number of {cell} is no finite number of at most {digits} digits.",
        "El número de {cell} no es un número finito de {digits} dígitos como máximo.",
    ),
    Text("Enter the number itself.", "Registre el número."),
)
NOT_WHOLE = IssueKind(
    "report.not_whole",
    Text(
        "{cell} is {amount}, but it counts in whole numbers.",
        "{cell} es {amount}, pero se cuenta en números enteros.",
    ),
    Text("Enter a whole number.", "Registre un número entero."),
)
NEGATIVE = IssueKind(
    "report.negative",
    Text(
        "{cell} is {amount}: a count is never below zero.",
        "{cell} es {amount}: un conteo nunca es menor que cero.",
    ),
    Text(
        "Enter what was counted in this period; to correct an earlier one, correct that report.",
        "Registre lo contado en este período; para corregir uno anterior, corrija ese informe.",
    ),
)
NEGATIVE_MEASURE = IssueKind(
    "report.negative_measure",
    Text("{cell} is {amount}, below zero.", "{cell} es {amount}, menor que cero."),
    Text("Check the sign, or explain the number.", "Revise el signo o explique el dato."),
    Severity.WARNING,
)
NUMERATOR_ABOVE = IssueKind(
    "report.numerator_above_denominator",
    Text(
        "{cell}: the numerator {numerator} is above the denominator {denominator}, of which it is "
        "a part.",
        "{cell}: el numerador {numerator} supera el denominador {denominator}, del que es parte.",
    ),
    Text("Check both numbers.", "Revise los dos datos."),
)
NUMERATOR_BEYOND = IssueKind(
    "report.numerator_beyond_denominator",
    Text(
        "{cell}: the numerator {numerator} is above the denominator {denominator}: more than "
        "100 %.",
        "{cell}: el numerador {numerator} supera el denominador {denominator}: más del 100 %.",
    ),
    Text("Check both numbers, or explain them.", "Revise los dos datos o explíquelos."),
    Severity.WARNING,
)
NOTHING_BELOW = IssueKind(
    "report.denominator_zero",
    Text(
        "{cell}: the denominator is 0 and the numerator {numerator}.",
        "{cell}: el denominador es 0 y el numerador {numerator}.",
    ),
    Text(
        "Enter the denominator, or 0 for both where there was nothing to count.",
        "Registre el denominador, o 0 en ambos si no hubo nada que contar.",
    ),
)
ONE_COMPONENT = IssueKind(
    "report.one_component",
    Text(
        "{cell}: one of numerator and denominator is a number and the other is absent.",
        "{cell}: uno de los dos, numerador o denominador, es un número y el otro falta.",
    ),
    Text(
        "Enter both: without both the value is not computed. Or explain.",
        "Registre los dos: sin ambos no se calcula el valor. O explíquelo.",
    ),
    Severity.WARNING,
)
UNEXPLAINED = IssueKind(
    "report.parts_below_total",
    Text(
        "{cell}: the parts by {axes} add up to {sum} of {total}: {difference} unexplained.",
        "{cell}: las partes por {axes} suman {sum} de {total}: {difference} sin explicar.",
    ),
    Text(
        "Correct a number, enter the rest as not known, or explain the difference.",
        "Corrija un dato, registre el resto como sin dato o explique la diferencia.",
    ),
    Severity.WARNING,
)
PARTS_EXCEED = IssueKind(
    "report.parts_exceed_total",
    Text(
        "{cell}: the parts by {axes} add up to {sum}, {difference} more than the total {total}.",
        "{cell}: las partes por {axes} suman {sum}, {difference} más que el total {total}.",
    ),
    Text(
        "Nobody is in two of these parts: correct the total or the parts.",
        "Nadie está en dos de estas partes: corrija el total o las partes.",
    ),
)
PART_EXCEEDS = IssueKind(
    "report.part_exceeds_total",
    Text(
        "{cell} is {amount}, more than the total {total}.",
        "{cell} es {amount}, más que el total {total}.",
    ),
    Text("Correct the part or the total.", "Corrija la parte o el total."),
)
PARTS_WITHOUT_TOTAL = IssueKind(
    "report.parts_without_total",
    Text(
        '{cell} is "{status}", but parts of it by {axes} are numbers.',
        "{cell} está como «{status}», pero hay números en sus partes por {axes}.",
    ),
    Text(
        "Enter the total, or explain why only parts are known.",
        "Registre el total o explique por qué solo se conocen las partes.",
    ),
    Severity.WARNING,
)
ABSENT_UNEXPLAINED = IssueKind(
    "report.absent_without_reason",
    Text(
        "{cell} was not reported and no note says why.",
        "{cell} no se reportó y ninguna nota dice por qué.",
    ),
    Text("Say why in the note.", "Diga la razón en la nota."),
    Severity.WARNING,
)
JUMP = IssueKind(
    "report.jump",
    Text(
        "{cell} is {amount}; in the period before it was {previous}.",
        "{cell} es {amount}; en el período anterior fue {previous}.",
    ),
    Text("Check the number, or explain the change.", "Revise el dato o explique el cambio."),
    Severity.WARNING,
)
NO_LONGER_APPLICABLE = IssueKind(
    "report.no_longer_applicable",
    Text(
        '{cell} is "not applicable"; in the period before it was {previous}.',
        "{cell} está como «no aplica»; en el período anterior fue {previous}.",
    ),
    Text(
        "Enter the number, or explain why it does not apply any more.",
        "Registre el dato o explique por qué ya no aplica.",
    ),
    Severity.WARNING,
)
OVERSHOOT = IssueKind(
    "report.target_overshoot",
    Text(
        "{cell} gives {amount}, far beyond this year's target of {target}.",
        "{cell} da {amount}, muy por encima de la meta del año, {target}.",
    ),
    Text("Check the number, or explain the result.", "Revise el dato o explique el resultado."),
    Severity.WARNING,
)
OVERSHOOT_DOWN = IssueKind(
    "report.target_overshoot_down",
    Text(
        "{cell} gives {amount}, far below this year's target of {target}, where less is better.",
        "{cell} da {amount}, muy por debajo de la meta del año, {target}, donde menos es mejor.",
    ),
    Text("Check the number, or explain the result.", "Revise el dato o explique el resultado."),
    Severity.WARNING,
)
