"""The statements on engines other than DuckDB: how tables get there and results come back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import psycopg
import pyarrow as pa
from pyspark.sql import SparkSession

from amparo.measurement.engines import in_dialect
from amparo.measurement.evaluation import finish
from amparo.measurement.programme import Programme
from amparo.measurement.results import SUM_TYPE
from amparo.measurement.statements import Statement

COLUMN_TYPES = {"date32[day]": "date", "int64": "bigint", "decimal128(18, 4)": "numeric(18, 4)"}
ARROW_TYPES: dict[str, pa.DataType] = {
    **dict.fromkeys(("amount", "denominator"), SUM_TYPE),
    **dict.fromkeys(("reported", "expected", "steps"), pa.int64()),
    "known_from": pa.date32(),
}


def on_postgres(programme: Programme, address: str) -> pa.Table:
    """Evaluate on PostgreSQL, in temporary tables of one connection."""
    found = {}
    with psycopg.connect(address, cursor_factory=psycopg.ClientCursor) as connection:
        engine = connection.cursor()
        for name, table in programme.tables.items():
            _load(engine, name, table)
        for statement in in_dialect(programme.statements, "postgres"):
            values = {**programme.parameters, **statement.parameters}
            engine.execute(f'CREATE TEMP TABLE "{statement.name}" AS {statement.sql}', values)
            if statement.name in programme.wanted:
                rows = engine.execute(f'TABLE "{statement.name}"').fetchall()
                names = [column.name for column in engine.description or ()]
                found[statement.name] = _table(names, rows)
    return finish(programme, [found[name] for name in programme.wanted])


def _load(engine: psycopg.Cursor[Any], name: str, table: pa.Table) -> None:
    types = [COLUMN_TYPES.get(str(field.type), "text") for field in table.schema]
    columns = zip(table.schema.names, types, strict=True)
    defined = ", ".join(f'"{column}" {kind}' for column, kind in columns)
    engine.execute(f'CREATE TEMP TABLE "{name}" ({defined})')
    with engine.copy(f'COPY "{name}" FROM STDIN') as copy:
        for row in table.to_pylist():
            copy.write_row(list(row.values()))


def on_spark(programme: Programme, session: SparkSession) -> pa.Table:
    """Evaluate on Spark, each result kept so that the next statement does not repeat it."""
    found = {}
    for name, table in programme.tables.items():
        plain = table.cast(pa.schema([_plain(field) for field in table.schema]))
        session.createDataFrame(plain).createOrReplaceTempView(name)
    for statement in in_dialect(programme.statements, "spark"):
        frame = session.sql(statement.sql, args=_used(programme, statement)).localCheckpoint()
        frame.createOrReplaceTempView(statement.name)
        if statement.name in programme.wanted:
            found[statement.name] = _table(frame.columns, [tuple(row) for row in frame.collect()])
    return finish(programme, [found[name] for name in programme.wanted])


def _plain(field: pa.Field) -> pa.Field:
    return pa.field(field.name, pa.string()) if pa.types.is_dictionary(field.type) else field


def _used(programme: Programme, statement: Statement) -> dict[str, Any]:
    values = {**programme.parameters, **statement.parameters}
    return {name: value for name, value in values.items() if f":{name}" in statement.sql}


def _table(names: Iterable[str], rows: list[tuple[Any, ...]]) -> pa.Table:
    types = [
        ARROW_TYPES.get(name, pa.int64() if name.startswith("mask_") else pa.string())
        for name in names
    ]
    schema = pa.schema(zip(names, types, strict=True))
    return pa.Table.from_pylist([dict(zip(names, row, strict=True)) for row in rows], schema)
