"""Writing and copying a version's content, whatever its size, in bounded memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any

from django.db import connection, models

from amparo.partner_reports.models import (
    ActivityProgress,
    Expenditure,
    Explanation,
    ReportedValue,
    ReportNarrative,
    ReportVersion,
)

CONTENT_MODELS: tuple[type[models.Model], ...] = (
    ReportedValue,
    ReportNarrative,
    ActivityProgress,
    Expenditure,
    Explanation,
)
"""What the content of a version is kept in."""


_ROWS_AT_A_TIME = 5000


def write_rows(
    model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """Write new rows of one table, by the fastest way that the database has.

    Parameters
    ----------
    names : sequence of str
        Columns; all others must be able to stay blank.
    rows : iterable of sequence
        Values in that order. They are never all in memory, and get no keys here.
    """
    table = connection.ops.quote_name(model._meta.db_table)
    columns = ", ".join(connection.ops.quote_name(name) for name in names)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copied:
                for row in rows:
                    copied.write_row(row)
            return
        marks = ", ".join(["%s"] * len(names))
        words = f"INSERT INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608  our own columns
        waiting = map(_kept_as_text, rows)
        while batch := list(islice(waiting, _ROWS_AT_A_TIME)):
            cursor.executemany(words, batch)


def _kept_as_text(row: Sequence[Any]) -> list[Any]:
    """Return a row with its decimals as SQLite keeps them (`audit.columns`)."""
    return [format(each, "f") if isinstance(each, Decimal) else each for each in row]


def copy_content(old: ReportVersion, new: ReportVersion) -> None:
    """Copy everything that `old` says into the draft `new`, row by row as it is."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for model in CONTENT_MODELS:
            names = [
                quote(str(field.column))
                for field in model._meta.concrete_fields
                if field.name not in {"id", "version"}
            ]
            columns, table = ", ".join(names), quote(model._meta.db_table)
            cursor.execute(
                f"INSERT INTO {table} (version_id, {columns}) "  # noqa: S608  our own columns
                f"SELECT %s, {columns} FROM {table} WHERE version_id = %s ORDER BY id",
                [new.pk, old.pk],
            )
