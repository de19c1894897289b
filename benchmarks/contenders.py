"""Four ways to the same cube: the engine, SQL written by hand, pandas and Django's ORM.

Each takes facts, makes what it needs beforehand (not timed), then computes every subtotal
with its amount, how many numbers it holds and the latest known-from date. The sum of all
amounts and the number of cells must be the same for all.
"""

# ruff: noqa: PLC0415  each contender loads its own libraries, and no other's

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.compute as pc

from benchmarks.synthetic_facts import AS_OF, framework

Answer = tuple[int, Decimal]
"""Number of cells, and the sum of the amounts of all of them."""

Roll = Callable[[], object]
Check = Callable[[object], Answer]

LEVELS = (
    ("partner", None),
    ("sex", None),
    ("age", None),
    ("place", "nation"),
    ("period", "half", "year"),
)
"""What to group by on each axis; blank for all together."""

GROUPINGS = [["indicator", *(level for level in chosen if level)] for chosen in product(*LEVELS)]


def amparo(facts: pa.Table) -> tuple[Roll, Check]:
    """Evaluate with the engine, rules and all."""
    from amparo.measurement.evaluation import evaluate

    agreed = framework(facts.num_rows)

    def check(results: object) -> Answer:
        assert isinstance(results, pa.Table)
        return results.num_rows, pc.sum(results["amount"]).as_py()

    return lambda: evaluate(agreed, facts, AS_OF), check


def sql_by_hand(facts: pa.Table) -> tuple[Roll, Check]:
    """Write one statement for exactly this cube: as fast as DuckDB can be asked."""
    import duckdb

    engine = duckdb.connect()
    engine.register("facts", facts)
    sets = ", ".join(f"({', '.join(each)})" for each in GROUPINGS)
    query = f"""
    SELECT indicator, COALESCE(partner, '_T') AS partner, COALESCE(sex, '_T') AS sex,
      COALESCE(age, '_T') AS age, COALESCE(place, nation) AS place,
      COALESCE(period, half, year) AS period,
      SUM(amount) AS amount, COUNT(amount) AS reported, COUNT(*) AS expected,
      MAX(known_from) AS known_from
    FROM (SELECT *, 'CO' AS nation, period[:4] AS year,
      CASE WHEN period[7:] <= '2' THEN period[:4] || '-H1' ELSE period[:4] || '-H2' END AS half
      FROM facts WHERE known_from <= $as_of) AS known
    GROUP BY GROUPING SETS ({sets})
    """  # noqa: S608 - our own names only

    def check(results: object) -> Answer:
        assert isinstance(results, pa.Table)
        return results.num_rows, pc.sum(results["amount"]).as_py()

    return lambda: engine.sql(query, params={"as_of": AS_OF}).to_arrow_table(), check


def pandas(facts: pa.Table) -> tuple[Roll, Check]:
    """Group a frame of categories once for each kind of subtotal. Amounts become floats."""
    import pandas as pd

    columns = ["indicator", "partner", "sex", "age", "place", "period"]
    frame = facts.select([*columns, "known_from"]).to_pandas(date_as_object=False)
    frame["amount"] = facts["amount"].cast(pa.float64()).to_pandas()
    quarter = frame["period"].str[-1].astype(int)
    frame["year"] = frame["period"].str[:4]
    frame["half"] = frame["year"] + "-H" + ((quarter + 1) // 2).astype(str)
    frame["nation"] = "CO"
    frame = frame.astype(dict.fromkeys([*columns, "year", "half", "nation"], "category"))

    def roll() -> object:
        known = frame[frame["known_from"] <= pd.Timestamp(AS_OF)]
        return [
            known.groupby(each, observed=True, sort=False).agg(
                amount=("amount", "sum"),
                reported=("amount", "count"),
                expected=("amount", "size"),
                known_from=("known_from", "max"),
            )
            for each in GROUPINGS
        ]

    def check(results: object) -> Answer:
        assert isinstance(results, list)
        cells = sum(len(each) for each in results)
        return cells, Decimal(int(sum(each["amount"].sum() for each in results)))

    return roll, check


def django_orm(facts: pa.Table) -> tuple[Roll, Check]:
    """Ask the ORM for each kind of subtotal, from SQLite in a file, codes of all levels at hand."""
    import django
    from django.conf import settings

    folder = TemporaryDirectory()
    database = {"ENGINE": "django.db.backends.sqlite3", "NAME": Path(folder.name) / "facts"}
    settings.configure(DATABASES={"default": database}, USE_TZ=True)
    django.setup()
    from django.db import connection, transaction
    from django.db.models import Count, Max, Sum

    from benchmarks.orm_fact import Fact

    with connection.schema_editor() as editor:
        editor.create_model(Fact)
    names = [field.column for field in Fact._meta.local_fields][1:]
    marks = ", ".join("?" * len(names))
    insert = f"INSERT INTO {Fact._meta.db_table} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608
    with transaction.atomic():
        for batch in facts.to_batches(100_000):
            rows = [Fact.row(each) for each in batch.to_pylist()]
            connection.connection.executemany(insert, rows)

    def roll() -> object:
        known = Fact.objects.filter(known_from__lte=AS_OF)
        return [
            list(
                known.values(*each).annotate(
                    total=Sum("amount"),
                    reported=Count("amount"),
                    expected=Count("pk"),
                    latest=Max("known_from"),
                )
            )
            for each in GROUPINGS
        ]

    def check(results: object) -> Answer:
        assert isinstance(results, list)
        folder.cleanup()
        amounts = (row["total"] for each in results for row in each if row["total"] is not None)
        return sum(map(len, results)), Decimal(sum(amounts))

    return roll, check


CONTENDERS = {
    "Amparo": amparo,
    "SQL by hand": sql_by_hand,
    "pandas": pandas,
    "Django ORM": django_orm,
}
