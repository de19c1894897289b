"""What can be wrong with the lines of a Federal Financial Report, said in both languages."""

from __future__ import annotations

from amparo.framework.issues import IssueKind, Severity
from amparo.framework.language import Text

LINE_MISSING = IssueKind(
    "financial.line_missing",
    Text(
        'Line {letter} "{name}" was not filled in.',
        "No se diligenció la línea {letter} «{name}».",
    ),
    Text("Enter the amount, 0 where there is none.", "Registre el valor; 0 si no hay."),
)
LINE_UNREADABLE = IssueKind(
    "financial.line_unreadable",
    Text(
        'Line {letter} "{name}" is no amount in dollars and cents.',
        "La línea {letter} «{name}» no es un valor en dólares y centavos.",
    ),
    Text(
        "Enter an amount with at most two decimals.",
        "Registre un valor con dos decimales como máximo.",
    ),
)
LINE_UNKNOWN = IssueKind(
    "financial.line_unknown",
    Text(
        'The Federal Financial Report has no line "{letter}" to enter.',
        "El informe financiero federal no tiene una línea «{letter}» para diligenciar.",
    ),
    Text("{offer}", "{offer}"),
)
LINE_NEGATIVE = IssueKind(
    "financial.line_negative",
    Text(
        'Line {letter} "{name}" is {amount}, below zero.',
        "La línea {letter} «{name}» es {amount}, menor que cero.",
    ),
    Text(
        "Enter the amount since the start of the award, after refunds.",
        "Registre el valor acumulado desde el inicio de la subvención, descontados los reintegros.",
    ),
)
LINE_FELL = IssueKind(
    "financial.line_fell",
    Text(
        'Line {letter} "{name}" is {amount}; in the report before it was {previous}, and amounts '
        "are cumulative.",
        "La línea {letter} «{name}» es {amount}; en el informe anterior fue {previous}, y los "
        "valores son acumulados.",
    ),
    Text(
        "Enter the amount since the start of the award, or explain the refund or correction.",
        "Registre el valor acumulado desde el inicio de la subvención o explique el reintegro o la "
        "corrección.",
    ),
    Severity.WARNING,
)
COMPUTED_DIFFERS = IssueKind(
    "financial.computed_differs",
    Text(
        'Line {letter} "{name}" is {formula}, which gives {amount}; another amount was entered.',
        "La línea {letter} «{name}» es {formula}, que da {amount}; se registró otro valor.",
    ),
    Text(
        "Leave the line to be computed, or correct the lines it is made of.",
        "Deje que la línea se calcule o corrija las líneas que la componen.",
    ),
)
CASH_NEGATIVE = IssueKind(
    "financial.cash_negative",
    Text(
        "Cash on hand (c = {formula}) is {amount}: more was disbursed than received.",
        "El efectivo disponible (c = {formula}) es {amount}: se desembolsó más de lo recibido.",
    ),
    Text(
        "Correct line a or b, or explain who advanced the money.",
        "Corrija la línea a o b, o explique quién adelantó el dinero.",
    ),
    Severity.WARNING,
)
BEYOND_AUTHORIZED = IssueKind(
    "financial.beyond_authorized",
    Text(
        "The total federal share (g) exceeds the federal funds authorized (d) by {by}.",
        "El total a cargo federal (g) supera los fondos federales autorizados (d) en {by}.",
    ),
    Text("Correct line d, e or f.", "Corrija la línea d, e o f."),
)
SHARE_EXCEEDED = IssueKind(
    "financial.share_exceeded",
    Text(
        "The recipient spent {by} more of its own (j) than is required (i).",
        "El receptor gastó {by} más de lo propio (j) que lo exigido (i).",
    ),
    Text(
        "Check lines i and j, or explain the larger share.",
        "Revise las líneas i y j, o explique el aporte mayor.",
    ),
    Severity.WARNING,
)
INCOME_EXCEEDED = IssueKind(
    "financial.income_exceeded",
    Text(
        "Program income expended (m and n) exceeds what was earned (l) by {by}.",
        "Los ingresos del programa gastados (m y n) superan los obtenidos (l) en {by}.",
    ),
    Text("Correct line l, m or n.", "Corrija la línea l, m o n."),
)
