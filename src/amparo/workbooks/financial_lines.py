"""The lines of the Federal Financial Report that a workbook asks for or shows computed.

Line 10 of the SF-425 (OMB 4040-0014), amounts cumulative since the start of the award. The
arithmetic of the checks is `report_checks`'s; here the lines have their words and the formula
that a spreadsheet shows.
"""

from __future__ import annotations

from dataclasses import dataclass

from amparo.framework.language import Text


@dataclass(frozen=True, slots=True)
class FinancialLine:
    """A line by its letter. `parts` are what it is computed from, each with its sign; or none."""

    letter: str
    name: Text
    parts: tuple[tuple[int, str], ...] = ()


FINANCIAL_LINES = (
    FinancialLine("a", Text("Cash receipts", "Efectivo recibido")),
    FinancialLine("b", Text("Cash disbursements", "Efectivo desembolsado")),
    FinancialLine("c", Text("Cash on hand", "Efectivo disponible"), ((1, "a"), (-1, "b"))),
    FinancialLine(
        "d", Text("Total federal funds authorized", "Total de fondos federales autorizados")
    ),
    FinancialLine(
        "e", Text("Federal share of expenditures", "Gastos a cargo de los fondos federales")
    ),
    FinancialLine(
        "f",
        Text(
            "Federal share of unliquidated obligations",
            "Obligaciones por pagar a cargo de los fondos federales",
        ),
    ),
    FinancialLine("g", Text("Total federal share", "Total a cargo federal"), ((1, "e"), (1, "f"))),
    FinancialLine(
        "h",
        Text("Unobligated balance of federal funds", "Saldo federal sin comprometer"),
        ((1, "d"), (-1, "g")),
    ),
    FinancialLine(
        "i", Text("Total recipient share required", "Total exigido a cargo del receptor")
    ),
    FinancialLine("j", Text("Recipient share of expenditures", "Gastos a cargo del receptor")),
    FinancialLine(
        "k",
        Text("Remaining recipient share", "Aporte pendiente del receptor"),
        ((1, "i"), (-1, "j")),
    ),
    FinancialLine(
        "l", Text("Total federal program income earned", "Ingresos del programa obtenidos")
    ),
    FinancialLine(
        "m",
        Text(
            "Program income expended, deduction alternative",
            "Ingresos del programa gastados por deducción",
        ),
    ),
    FinancialLine(
        "n",
        Text(
            "Program income expended, addition alternative",
            "Ingresos del programa gastados por adición",
        ),
    ),
    FinancialLine(
        "o",
        Text("Unexpended program income", "Ingresos del programa sin gastar"),
        ((1, "l"), (-1, "m"), (-1, "n")),
    ),
)

ENTERED_LINES = tuple(line.letter for line in FINANCIAL_LINES if not line.parts)
