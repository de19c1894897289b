"""Where the statements run: DuckDB by default, or another engine through its own SQL dialect.

What differs between engines stands here: notation, and how a result is kept under a name.
"""

from __future__ import annotations

from collections.abc import Iterable

import duckdb
import pyarrow as pa
import sqlglot

from amparo.measurement.programme import Programme
from amparo.measurement.statements import Statement


def run_on_duckdb(programme: Programme) -> list[pa.Table]:
    """Run on a DuckDB in memory and return the wanted tables, in their order."""
    wanted: dict[str, pa.Table] = {}
    with duckdb.connect() as connection:
        for name, table in programme.tables.items():
            connection.register(name, table)
        for statement in programme.statements:
            values = {**programme.parameters, **statement.parameters}
            used = {name: value for name, value in values.items() if f"${name}" in statement.sql}
            if statement.name in programme.wanted:
                wanted[statement.name] = connection.sql(statement.sql, params=used).to_arrow_table()
            else:
                connection.execute(f'CREATE TEMP TABLE "{statement.name}" AS {statement.sql}', used)
    return [wanted[name] for name in programme.wanted]


def in_dialect(statements: Iterable[Statement], dialect: str) -> list[Statement]:
    """Return the statements in another engine's notation, parameters named as it names them.

    Parameters
    ----------
    dialect : str
        As sqlglot calls it: ``postgres`` (psycopg's ``%(name)s``), ``spark`` (``:name``).
    """
    return [
        Statement(
            each.name,
            sqlglot.transpile(each.sql, read="duckdb", write=dialect)[0],
            each.parameters,
        )
        for each in statements
    ]
