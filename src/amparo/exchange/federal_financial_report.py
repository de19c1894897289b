"""Line 10 of the Federal Financial Report (SF-425): what is entered, what follows, what is wrong.

All amounts are US dollars, cumulative since the start of the award. Computation is exact: no
cent is rounded, lost or made. Kinds of issues are in `financial_issues`.

References
----------
SF-425, OMB 4040-0014, line 10 a to o, seen at
http://https.omb.report/icr/201901-0572-006/doc/98497600 (DOMAIN 8.1 and 11, case 9). Some guides
on the web letter the lines otherwise; the form decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

from amparo.exchange import financial_issues as kinds
from amparo.framework.issues import Issue, IssueKind, Location, offer
from amparo.framework.language import Text, same

SOURCE = "http://https.omb.report/icr/201901-0572-006/doc/98497600"
"""Address at which the form was seen."""


@dataclass(frozen=True, slots=True)
class FinancialLine:
    """A line by its letter. `parts`: what it is computed from, each with its sign; or none."""

    letter: str
    name: Text
    parts: tuple[tuple[int, str], ...] = ()

    @property
    def formula(self) -> str:
        """How it is computed, as ``d-g``; blank for a line that is entered."""
        signed = "".join(f"{'+' if sign > 0 else '-'}{letter}" for sign, letter in self.parts)
        return signed.removeprefix("+")


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
LINES: dict[str, FinancialLine] = {line.letter: line for line in FINANCIAL_LINES}
ENTERED = tuple(line.letter for line in FINANCIAL_LINES if not line.parts)
COMPUTED = tuple(line.letter for line in FINANCIAL_LINES if line.parts)

NEVER_FALLS = frozenset("abejlmn")
"""Entered lines that add up what happened: less than in the report before is asked about. What is
authorised, required or still owed may fall."""

DECIMALS = 2
"""US dollars have cents and nothing smaller."""

MOST_DIGITS = 15
"""Before the point; no award has a thousand million million dollars. A proposal."""

_EXACT = Context(prec=60, rounding=ROUND_HALF_UP)
_SPANISH_SIGNS = str.maketrans(",.", ".,")


class FinancialReportInvalid(ValueError):
    """Lines from which no report can be computed; `letters` names them."""

    def __init__(self, letters: tuple[str, ...]) -> None:
        self.letters = letters
        super().__init__(f"lines of the SF-425 are missing or no amounts: {', '.join(letters)}")


@dataclass(frozen=True, slots=True)
class FederalFinancialReport:
    """The entered lines of the SF-425, in US dollars since the start of the award.

    Parameters
    ----------
    cash_receipts, cash_disbursements : Decimal
        Lines a and b.
    federal_funds_authorized, federal_expenditures, unliquidated_obligations : Decimal
        Lines d, e and f.
    recipient_share_required, recipient_expenditures : Decimal
        Lines i and j.
    income_earned, income_deducted, income_added : Decimal
        Lines l, m and n, of program income.

    Raises
    ------
    FinancialReportInvalid
        A line is no finite amount in dollars and cents.
    """

    cash_receipts: Decimal
    cash_disbursements: Decimal
    federal_funds_authorized: Decimal
    federal_expenditures: Decimal
    unliquidated_obligations: Decimal
    recipient_share_required: Decimal
    recipient_expenditures: Decimal
    income_earned: Decimal
    income_deducted: Decimal
    income_added: Decimal

    def __post_init__(self) -> None:
        wrong = tuple(letter for letter, amount in self._entered().items() if not is_amount(amount))
        if wrong:
            raise FinancialReportInvalid(wrong)

    def amounts(self) -> dict[str, Decimal]:
        """Return all lines by letter, entered and computed, in the order of the form."""
        return all_lines(self._entered())

    def _entered(self) -> dict[str, Decimal]:
        own = (getattr(self, each.name) for each in fields(self))
        return dict(zip(ENTERED, own, strict=True))


def report_from_lines(lines: Mapping[str, Decimal]) -> FederalFinancialReport:
    """Return the report that the entered `lines` make, by letter.

    Raises
    ------
    FinancialReportInvalid
        An entered line is missing or no amount.
    """
    missing = tuple(letter for letter in ENTERED if letter not in lines)
    if missing:
        raise FinancialReportInvalid(missing)
    return FederalFinancialReport(*(lines[letter] for letter in ENTERED))


def all_lines(lines: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Return the entered lines that are amounts, and every line that follows from them.

    Parameters
    ----------
    lines : mapping of letter to Decimal
        Some lines may be missing: what depends on them is left out, and nothing taken for zero.
    """
    known: dict[str, Decimal] = {}
    with localcontext(_EXACT):
        for line in FINANCIAL_LINES:
            if not line.parts:
                if line.letter in lines and is_amount(lines[line.letter]):
                    known[line.letter] = lines[line.letter]
            elif all(letter in known for _, letter in line.parts):
                amounts = (sign * known[letter] for sign, letter in line.parts)
                known[line.letter] = sum(amounts, Decimal(0))
    return known


def check_lines(
    lines: Mapping[str, Decimal], file: str, previous: Mapping[str, Decimal] | None = None
) -> list[Issue]:
    """Return everything that is wrong or strange in the entered lines of an SF-425.

    Parameters
    ----------
    lines : mapping of letter to Decimal
        As entered. Empty: no financial report was made, which is no issue here. A computed line
        may stand among them and must then be right.
    file : str
        What the issues name as their file.
    previous : mapping of letter to Decimal, optional
        The lines of the report before, where there was one.

    Returns
    -------
    list of Issue
        In the order of the form; the location's field is ``financial.<letter>``.
    """
    if not lines:
        return []
    known, earlier = all_lines(lines), all_lines(previous or {})
    found: list[Issue] = []
    for line in FINANCIAL_LINES:
        found.extend(_line_issues(line, lines, known, file))
        if line.letter in NEVER_FALLS & known.keys() & earlier.keys():
            found.extend(_falling(line, earlier[line.letter], known[line.letter], file))
    for letter in sorted(set(lines) - set(LINES)):
        words = {"letter": same(letter[:10].strip() or "?"), "offer": offer(letter, ENTERED)}
        found.append(kinds.LINE_UNKNOWN.at(_at(file, letter), **words))
    return found


def is_amount(amount: Decimal) -> bool:
    """Whether a number is a finite amount in dollars and cents."""
    if not amount.is_finite() or amount.adjusted() >= MOST_DIGITS:
        return False
    exponent = int(amount.normalize(_EXACT).as_tuple().exponent)
    return exponent >= -DECIMALS


def _line_issues(
    line: FinancialLine, lines: Mapping[str, Decimal], known: Mapping[str, Decimal], file: str
) -> list[Issue]:
    place, words = _at(file, line.letter), {"letter": same(line.letter), "name": line.name}
    stated = lines.get(line.letter)
    if line.parts:
        return _computed_issues(line, stated, known, file)
    if stated is None:
        return [kinds.LINE_MISSING.at(place, **words)]
    if not is_amount(stated):
        return [kinds.LINE_UNREADABLE.at(place, **words)]
    if stated < 0:
        return [kinds.LINE_NEGATIVE.at(place, amount=_printed(stated), **words)]
    return []


_BELOW_ZERO: dict[str, IssueKind] = {
    "c": kinds.CASH_NEGATIVE,
    "h": kinds.BEYOND_AUTHORIZED,
    "k": kinds.SHARE_EXCEEDED,
    "o": kinds.INCOME_EXCEEDED,
}


def _computed_issues(
    line: FinancialLine, stated: Decimal | None, known: Mapping[str, Decimal], file: str
) -> list[Issue]:
    amount = known.get(line.letter)
    if amount is None:
        return []
    place, found = _at(file, line.letter), []
    words = {"letter": same(line.letter), "name": line.name, "formula": same(line.formula)}
    if stated is not None and stated != amount:
        found.append(kinds.COMPUTED_DIFFERS.at(place, amount=_printed(amount), **words))
    if amount < 0 and line.letter in _BELOW_ZERO:
        by = {"amount": _printed(amount), "by": _printed(-amount)}
        found.append(_BELOW_ZERO[line.letter].at(place, **words, **by))
    return found


def _falling(line: FinancialLine, before: Decimal, amount: Decimal, file: str) -> list[Issue]:
    if amount >= before:
        return []
    words = {"letter": same(line.letter), "name": line.name}
    amounts = {"amount": _printed(amount), "previous": _printed(before)}
    return [kinds.LINE_FELL.at(_at(file, line.letter), **words, **amounts)]


def _at(file: str, letter: str) -> Location:
    return Location(file, field=f"financial.{letter}")


def _printed(amount: Decimal) -> Text:
    words = f"{amount:,.{DECIMALS}f}"
    return Text(words, words.translate(_SPANISH_SIGNS))
