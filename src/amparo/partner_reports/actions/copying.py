"""Copying a version's content inside the database, whatever its size."""

from __future__ import annotations

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
