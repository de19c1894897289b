"""Made-up facts of any number, and the framework they belong to. Nothing here is real.

Every partner reports counts of persons by department, quarter, sex and age. All axes may be
added up, so that the whole cube is asked for: 47 kinds of subtotals besides the facts.
"""

from __future__ import annotations

from datetime import date

import duckdb
import pyarrow as pa

from amparo.framework.disaggregations import Category, Disaggregation
from amparo.framework.indicators import (
    Component,
    ComponentCode,
    Direction,
    Indicator,
    IndicatorState,
    Level,
    Rule,
    Subject,
    Unit,
)
from amparo.framework.language import Language, Text, same
from amparo.framework.objectives import Authority, Compact, Objective, Provenance, Source
from amparo.framework.periods import Calendar, Frequency
from amparo.framework.places import Place, PlaceTree
from amparo.framework.results_framework import ResultsFramework
from amparo.measurement.facts import facts_schema

DISAGGREGATIONS = {"sex": ("f", "m", "_U"), "age": ("0-5", "6-11", "12-17", "_U")}
PARTNERS, DEPARTMENTS, FIRST_YEAR, YEARS = 40, 33, 2022, 5
CELLS = PARTNERS * DEPARTMENTS * YEARS * 4 * 3 * 4
"""How many facts one indicator can have."""

AS_OF = date(2027, 12, 31)
_STRIDE = 1_299_709
"""A prime that divides no number of cells: it spreads the facts evenly over all of them."""


def facts(count: int) -> pa.Table:
    """Return `count` facts with different keys, three in a hundred of them not reported.

    Returns
    -------
    table, schema `measurement.facts.facts_schema`
        Amounts are whole numbers of persons.
    """
    cells = CELLS * _indicators(count)
    codes = ", ".join(f"'{code}'" for code in DISAGGREGATIONS["age"])
    sexes = ", ".join(f"'{code}'" for code in DISAGGREGATIONS["sex"])
    status = "CASE WHEN cell % 33 = 7 THEN 'not_reported' ELSE 'reported' END"
    query = f"""
    WITH cells AS (SELECT (i * {_STRIDE}) % {cells} AS cell FROM range({count}) AS t(i))
    SELECT 'P.' || (cell // {CELLS} + 1) AS indicator, 'amount' AS component,
      ({FIRST_YEAR} + cell // 4 % {YEARS}) || '-Q' || (cell % 4 + 1) AS period,
      format('{{:02d}}', cell // {4 * YEARS} % {DEPARTMENTS} + 1) AS place,
      'office' AS authority,
      'partner_' || (cell // {4 * YEARS * DEPARTMENTS} % {PARTNERS} + 1) AS partner,
      [{sexes}][cell // {4 * YEARS * DEPARTMENTS * PARTNERS} % 3 + 1] AS sex,
      [{codes}][cell // {4 * YEARS * DEPARTMENTS * PARTNERS * 3} % 4 + 1] AS age,
      {status} AS status,
      CASE WHEN {status} = 'reported' THEN CAST(cell % 97 AS DECIMAL(18, 4)) END AS amount,
      DATE '2023-01-01' + CAST(cell % 1000 AS INTEGER) AS known_from,
      'source' AS source, 'made:' || cell AS locator, CAST(NULL AS VARCHAR) AS note
    FROM cells
    """  # noqa: S608 - our own numbers only
    with duckdb.connect() as engine:
        found = engine.sql(query).to_arrow_table()
    return found.cast(facts_schema(DISAGGREGATIONS))


def _indicators(count: int) -> int:
    return -(-count // CELLS)


def framework(count: int) -> ResultsFramework:
    """Return the framework to which `facts(count)` belong."""
    made_up = Provenance(proposal=True)
    text = same("made up")
    return ResultsFramework(
        compact=Compact(
            "synthetic", text, (text, text), date(2022, 1, 1), date(2022, 1, 1),
            date(2026, 12, 31), text, (), True, made_up,
        ),
        version="1",
        adopted=None,
        original=Language.EN,
        hash="0" * 64,
        sources={"source": Source("source", text, "nobody", date(2023, 1, 1), text)},
        authorities={"office": Authority("office", text, text, "colombia")},
        calendars={"calendar_year": Calendar("calendar_year", text, "", 1, 1)},
        places=PlaceTree(
            [Place("CO", text, "nation")]
            + [Place(f"{n:02d}", text, "department", "CO") for n in range(1, DEPARTMENTS + 1)]
        ),
        disaggregations={
            code: Disaggregation(
                code,
                text,
                tuple(Category(each, text) for each in codes),
                exclusive=True,
                complete=True,
            )
            for code, codes in DISAGGREGATIONS.items()
        },
        objectives={"1": Objective("1", text, text, made_up)},
        responsibilities=(),
        indicators={f"P.{n}": _indicator(f"P.{n}") for n in range(1, _indicators(count) + 1)},
    )  # fmt: skip


def _indicator(code: str) -> Indicator:
    text = Text("persons served", "personas atendidas")
    return Indicator(
        code=code, objective="1", state=IndicatorState.PROPOSED, level=Level.OUTPUT,
        subject=Subject.PUBLIC, key=False, title=text, definition=text, interpretation=text,
        unit=Unit("persons", same("persons")), direction=Direction.UP,
        components=(Component(ComponentCode.AMOUNT, text),), factor=1,
        aggregation=dict.fromkeys(("partner", "sex", "age", "place", "period"), Rule.SUM),
        disaggregations=tuple(DISAGGREGATIONS), authorities=("office",),
        calendar="calendar_year", frequency=Frequency.QUARTER, decimals=0, baselines=(),
        targets=(), provenance=Provenance(proposal=True),
    )  # fmt: skip
