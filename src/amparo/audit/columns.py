"""Columns that every record package may keep values in."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

if TYPE_CHECKING:
    _DecimalColumn = models.Field[Decimal | None, Decimal | None]
else:
    _DecimalColumn = models.Field


class ExactDecimalField(_DecimalColumn):
    """A decimal kept digit by digit: SQLite's own numbers keep fifteen digits."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        """Return the column's type."""
        return "numeric" if connection.vendor == "postgresql" else "text"

    def get_db_prep_value(
        self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False
    ) -> Any:
        """Return `value` as the database keeps it."""
        exact = connection.vendor == "postgresql" or value is None
        return value if exact else format(value, "f")

    def from_db_value(self, value: Any, *_: Any) -> Decimal | None:
        """Return the decimal that was kept."""
        return None if value is None else Decimal(value)
