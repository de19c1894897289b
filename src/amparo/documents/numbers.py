"""Numbers, money, dates and statuses as a reader of a language expects to see them.

The only place where a number is rounded: once, half away from zero, as statistics offices
print. Computation stays exact in `measurement`; formats are the Unicode CLDR's, by Babel.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

from babel.dates import format_date
from babel.numbers import format_decimal

from amparo.documents.content import Figure
from amparo.framework.indicators import Unit
from amparo.framework.language import Language, Text
from amparo.framework.periods import ReportingPeriod
from amparo.framework.statuses import WORDS, Status

LOCALES = {Language.EN: "en_US", Language.ES: "es_CO"}
"""The locale whose conventions each language follows: 1,234.5 and 1.234,5."""

PERCENT = "percent"
"""Code of the unit that is printed as a sign and not as a word."""

DASH = "–"  # noqa: RUF001 - the dash of statistical tables
"""What a table prints where a number does not apply; the table explains it in a note."""

MINUS = "−"  # noqa: RUF001 - a minus sign is as wide as a digit, a hyphen is not
UNBROKEN = "\u00a0"

_EXACT = Context(prec=80, rounding=ROUND_HALF_UP)
_AND_COVERAGE = Text("{status}: {coverage}", "{status}: {coverage}")
_PERIOD = Text("{name} ({start} to {end})", "{name} ({start} a {end})")


def round_amount(value: Decimal, decimals: int) -> Decimal:
    """Round `value` to `decimals` places, half away from zero; the result is never ``-0``.

    Notes
    -----
    Half up, not half to even: a reader who checks a table by hand, and every statistics
    office we cite, rounds 0.5 to 1.
    """
    rounded = value.quantize(Decimal(1).scaleb(-decimals), context=_EXACT)
    return abs(rounded) if rounded.is_zero() else rounded


def format_amount(value: Decimal, decimals: int, language: Language) -> str:
    """Print `value` with exactly `decimals` places and the language's separators."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    rounded = round_amount(value, decimals)
    with localcontext(_EXACT):  # Babel works with the digits that the context allows
        words = format_decimal(abs(rounded), pattern, locale=LOCALES[language])
    return MINUS + words if rounded < 0 else words


def format_money(value: Decimal, decimals: int, currency: str, language: Language) -> str:
    """Print an amount after its ISO 4217 code.

    Notes
    -----
    The code, not the sign: ``$`` means dollars to one government and pesos to the other.
    """
    return f"{currency}{UNBROKEN}{format_amount(value, decimals, language)}"


def format_percent(value: Decimal, decimals: int, language: Language) -> str:
    """Print `value`, already in percent, with its sign (no space, as CLDR has it for both)."""
    return f"{format_amount(value, decimals, language)}%"


def format_quantity(value: Decimal, decimals: int, unit: Unit, language: Language) -> str:
    """Print an amount with its unit: money by code, percent by sign, others by name."""
    if unit.currency:
        return format_money(value, decimals, unit.currency, language)
    if unit.code == PERCENT:
        return format_percent(value, decimals, language)
    return f"{format_amount(value, decimals, language)}{UNBROKEN}{unit.name.read(language)}"


def format_day(day: date, language: Language) -> str:
    """Print a day in full: April 3, 2024; 3 de abril de 2024."""
    return str(format_date(day, "long", locale=LOCALES[language]))


def format_period(period: ReportingPeriod, language: Language) -> str:
    """Print a period's name and both its days, which are inside it."""
    return _PERIOD.fill(
        name=period.name,
        start=format_day(period.start, language),
        end=format_day(period.end, language),
    ).read(language)


def format_status(status: Status, language: Language) -> str:
    """Print a status as a word."""
    return WORDS[status].read(language)


def format_value(figure: Figure, language: Language, with_unit: bool = False) -> str:
    """Print a figure's number, or the word for its absence, without its qualification."""
    if figure.value is None:
        return format_status(figure.status, language)
    if with_unit:
        return format_quantity(figure.value, figure.decimals, figure.unit, language)
    return format_amount(figure.value, figure.decimals, language)


def format_qualification(figure: Figure, language: Language) -> str:
    """Print what a reader must know beside the number; blank where it stands alone."""
    if figure.status is not Status.PARTIAL:
        return ""
    status = WORDS[figure.status]
    if figure.coverage is None:
        return status.read(language)
    return _AND_COVERAGE.fill(status=status, coverage=figure.coverage).read(language)


def format_figure(figure: Figure, language: Language, with_unit: bool = False) -> str:
    """Print a figure in one line: ``1,234 (partial: 2 of 3 partners)``, ``not reported``."""
    words = format_value(figure, language, with_unit)
    qualification = format_qualification(figure, language)
    return f"{words} ({qualification})" if qualification else words
