"""How many rows the engine's operators handle: a measure of work that no clock disturbs."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import duckdb

from amparo.framework.language import same
from amparo.framework.places import Place, PlaceTree
from amparo.measurement.programme import programme_for
from tests.builders import PLACES, a_framework, an_indicator, facts_from

EVERYTHING = "partner: sum, sex: sum, place: sum, period: sum"


def rows_handled(municipalities: int) -> int:
    """Return the rows that all operators of an evaluation put out, for facts of so many places.

    Half of the facts have a total beside their parts, so that both ways of combining are in it.
    """
    places = [Place(f"M{n}", same(f"M{n}"), "municipality", "19") for n in range(municipalities)]
    indicators = [an_indicator(code, EVERYTHING) for code in ("1.1", "1.2")]
    framework = a_framework(*indicators, places=PlaceTree([*PLACES, *places]))
    sexes = {"1.1": ("girls", "boys"), "1.2": ("girls", "boys", "_T")}
    facts = facts_from(
        {"indicator": code, "place": each.code, "period": period, "sex": sex, "amount": 1}
        for code, categories in sexes.items()
        for each in places
        for period in ("2024-Q1", "2024-Q2")
        for sex in categories
    )
    programme = programme_for(framework, facts, date(2026, 1, 1))
    total = 0
    with duckdb.connect() as engine:
        for name, table in programme.tables.items():
            engine.register(name, table)
        for statement in programme.statements:
            values = {**programme.parameters, **statement.parameters}
            used = {name: each for name, each in values.items() if f"${name}" in statement.sql}
            text = f"EXPLAIN (ANALYZE, FORMAT JSON) {statement.sql}"
            plan = json.loads(engine.execute(text, used).fetchall()[0][1])
            total += sum(map(_rows, plan["operator"]))
            engine.execute(f'CREATE TEMP TABLE "{statement.name}" AS {statement.sql}', used)
    return total


def _rows(operator: dict[str, Any]) -> int:
    own: int = operator["intermediate_rows"]
    return own + sum(map(_rows, operator.get("children", [])))
