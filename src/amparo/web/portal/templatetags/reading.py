"""How templates print values: texts, numbers and days in the reader's language."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Protocol

from django import template
from django.utils.translation import get_language

from amparo.documents.numbers import format_amount, format_day, format_status
from amparo.framework.indicators import Direction, IndicatorState, Level
from amparo.framework.language import Language, Text
from amparo.framework.statuses import Status
from amparo.web.portal import words

register = template.Library()

_KILOBYTE = 1000


class Amount(Protocol):
    """Anything with a value and the decimal places it is printed with."""

    @property
    def value(self) -> Decimal | None: ...  # noqa: D102
    @property
    def decimals(self) -> int: ...  # noqa: D102


def reader_language() -> Language:
    """Return the language of the page that is being made."""
    return Language(get_language() or Language.EN)


@register.filter
def read(text: Text | None) -> str:
    """Return the text in the reader's language; nothing for no text."""
    return text.read(reader_language()) if text else ""


@register.filter
def day(value: date) -> str:
    """Print a day in full."""
    return format_day(value, reader_language())


@register.filter
def shown(number: Amount) -> str:
    """Print the amount of a number; nothing where it is absent (the template says why)."""
    if number.value is None:
        return ""
    return format_amount(number.value, number.decimals, reader_language())


@register.filter
def status_word(status: Status) -> str:
    """Print a status as a word."""
    return format_status(status, reader_language())


@register.filter
def state_word(state: IndicatorState) -> str:
    """Print the state of an indicator."""
    return words.STATES[state].read(reader_language())


@register.filter
def level_word(level: Level) -> str:
    """Print the level of an indicator."""
    return words.LEVELS[level].read(reader_language())


@register.filter
def direction_word(direction: Direction) -> str:
    """Print which way is better."""
    return words.DIRECTIONS[direction].read(reader_language())


@register.filter
def whole(count: int) -> str:
    """Print a count with the language's separators."""
    return format_amount(Decimal(count), 0, reader_language())


@register.filter
def file_size(size: int) -> str:
    """Print a size in kilobytes or megabytes (powers of ten, as networks count)."""
    kilobytes = Decimal(size) / _KILOBYTE
    if kilobytes < _KILOBYTE:
        return f"{format_amount(max(kilobytes, Decimal(1)), 0, reader_language())}\u00a0kB"
    return f"{format_amount(kilobytes / _KILOBYTE, 1, reader_language())}\u00a0MB"


@register.simple_tag(takes_context=True)
def address_in(context: template.Context, language: str) -> str:
    """Return the address of this very page in another language; words of addresses are shared."""
    request = context["request"]
    here: str = request.get_full_path()
    first, _, rest = here.lstrip("/").partition("/")
    return f"/{language}/{rest}" if first in set(Language) else f"/{language}/"
