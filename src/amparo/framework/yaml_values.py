"""Values as people write them in the platform's texts and tables; None where they are not that."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

_CODE = re.compile(r"[A-Za-z0-9_.-]+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_WHOLE = re.compile(r"-?\d{1,15}", re.ASCII)
_DECIMAL = re.compile(r"-?\d{1,14}(\.\d{1,4})?", re.ASCII)
_ADDRESS = re.compile(r"https?://[^\s/]+(/\S*)?")


def code_from_text(value: str) -> str | None:
    """Return the code: letters without accents, digits, ``_``, ``.`` and ``-``."""
    return value if _CODE.fullmatch(value) else None


def address_from_text(value: str) -> str | None:
    """Return the web address."""
    return value if _ADDRESS.fullmatch(value) else None


def decimal_from_text(value: str) -> Decimal | None:
    """Return the number: a point before at most four decimals, no thousands separators."""
    return Decimal(value) if _DECIMAL.fullmatch(value) else None


def day_from_text(value: str) -> date | None:
    """Return the day, written as ISO 8601: ``2024-06-30``."""
    try:
        return date.fromisoformat(value if _DAY.fullmatch(value) else "")
    except ValueError:
        return None


def whole_number_from_text(value: str) -> int | None:
    """Return the whole number that is written in digits alone."""
    return int(value) if _WHOLE.fullmatch(value) else None
