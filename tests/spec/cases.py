"""Worked tables as values: read from ``indicator_rules.yaml``, computed by the real engine."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import yaml

from amparo.framework.disaggregations import TOTAL
from amparo.framework.indicators import Component, ComponentCode, Direction, Indicator
from amparo.framework.language import same
from amparo.framework.results_framework import ResultsFramework
from amparo.measurement.completeness import fill_expected
from amparo.measurement.discrepancies import discrepancies
from amparo.measurement.evaluation import evaluate
from amparo.measurement.facts import known_by
from amparo.measurement.progress import life_target, progress
from amparo.measurement.results import value
from tests.builders import (
    AS_OF,
    DISAGGREGATIONS,
    RATIO,
    a_disaggregation,
    a_framework,
    a_target,
    an_indicator,
    facts_from,
    table_rows,
)
from tests.core.measurement.work import rows_handled

FILE = Path(__file__).parent / "indicator_rules.yaml"
NO_RESULT = "no result"
PLACES = 4


@dataclass(frozen=True)
class Case:
    """One worked example: what is agreed, what is reported, what comes out, and why."""

    name: str
    title: str
    why: str
    indicators: dict[str, dict[str, Any]] = field(default_factory=dict)
    disaggregations: dict[str, dict[str, Any]] = field(default_factory=dict)
    steps: list[dict[str, str]] = field(default_factory=list)
    progress: str = ""
    life_targets: str = ""
    work: str = ""

    @property
    def framework(self) -> ResultsFramework:
        indicators = [_indicator(code, said) for code, said in self.indicators.items()]
        known = {each.code: each for each in DISAGGREGATIONS}
        for code, said in self.disaggregations.items():
            flags = {name: said[name] for name in ("exclusive", "complete") if name in said}
            known[code] = a_disaggregation(code, *said["categories"].split(), **flags)
        return a_framework(*indicators, disaggregations=known)

    def tables(self) -> list[tuple[str, list[dict[str, str]], list[dict[str, str]]]]:
        """Return for every table of results what it is, what it says and what the engine says."""
        found = []
        for step in self.steps:
            facts = facts_from(step["facts"], self.framework.disaggregations)
            as_of = date.fromisoformat(step["as of"]) if "as of" in step else AS_OF
            if "expected" in step:
                owed = {"component": "amount", "indicator": "1.1", "authority": "moi"}
                rows = [owed | row for row in table_rows(step["expected"])]
                facts = fill_expected(known_by(facts, as_of), pa.Table.from_pylist(rows))
            if "results" in step:
                said = _whole_rows(step["results"])
                table = evaluate(self.framework, facts, as_of).to_pylist()
                found.append(("results", said, [self._shown(row, table) for row in said]))
            if "discrepancies" in step:
                said = table_rows(step["discrepancies"])
                rows = discrepancies(self.framework, facts, as_of).to_pylist()
                found.append(("discrepancies", said, _only(said, rows)))
        for kind, drawn, compute in (
            ("progress", self.progress, _progress),
            ("life targets", self.life_targets, self._life_target),
            ("work", self.work, _work),
        ):
            said = _whole_rows(drawn) if drawn else []
            found += [(kind, said, [compute(row) for row in said])] if said else []
        return found

    def _shown(self, said: dict[str, str], table: list[dict[str, Any]]) -> dict[str, str]:
        """Return the result that a row is about, in the row's words."""
        place = {"indicator": "1.1", "period": "2024", "place": "CO", "authority": "moi"}
        key = place | {"partner": TOTAL} | dict.fromkeys(self.framework.disaggregations, TOTAL)
        key |= {name: code for name, code in said.items() if name in key and code}
        rows = [row for row in table if all(row[name] == code for name, code in key.items())]
        codes = {name: code for name, code in said.items() if name in key}
        if not rows:
            return dict.fromkeys(said, "") | codes | {"status": NO_RESULT}
        (row,) = rows
        factor = self.framework.indicators[row["indicator"]].factor
        computed = value(row["amount"], row["denominator"], factor)
        shown = {name: _word(each) for name, each in row.items()}
        shown |= {"value": _word(computed), "coverage": f"{row['reported']} of {row['expected']}"}
        return {name: shown[name] for name in said} | codes

    def _life_target(self, said: dict[str, str]) -> dict[str, str]:
        yearly = [pair.split("=") for pair in said["yearly targets"].split()]
        indicator = replace(
            an_indicator("1.1", f"period: {said['rule']}", calendar="compact_year"),
            targets=tuple(a_target(period, amount) for period, amount in yearly),
        )
        found = life_target(indicator, a_framework(indicator))
        return said | {"target of the term": _word(found) or "none"}


@cache
def cases() -> tuple[Case, ...]:
    """Return all worked examples, in the order of the file."""
    return tuple(Case(**said) for said in yaml.safe_load(FILE.read_text("utf-8")))


def _indicator(code: str, said: dict[str, Any]) -> Indicator:
    changes: dict[str, Any] = {}
    if said.get("ratio"):
        below = said.get("denominator")
        derived = below and Component(
            ComponentCode.DENOMINATOR, same("denominator"), below["indicator"], below["authority"]
        )
        changes = {"components": (RATIO[0], derived or RATIO[1]), "factor": said["ratio"]}
    if "authorities" in said:
        changes["authorities"] = tuple(said["authorities"].split())
    breakdowns = said.get("disaggregations", "sex age").split()
    return an_indicator(
        code, said.get("aggregation", ""), disaggregations=tuple(breakdowns), **changes
    )


def _whole_rows(drawn: str) -> list[dict[str, str]]:
    """Return the rows with their blank cells: that a number is blank is said too."""
    rows = table_rows(drawn)
    names = list(dict.fromkeys(name for row in rows for name in row))
    return [{name: row.get(name, "") for name in names} for row in rows]


def _word(each: Any) -> str:
    if isinstance(each, Decimal):
        return f"{each.quantize(Decimal(1).scaleb(-PLACES)).normalize():f}"
    return "" if each is None else str(each)


def _only(said: list[dict[str, str]], rows: list[dict[str, Any]]) -> list[dict[str, str]]:
    names = list(dict.fromkeys(name for row in said for name in row))
    return [{name: _word(row[name]) for name in names} for row in rows]


def _progress(said: dict[str, str]) -> dict[str, str]:
    actual, baseline, target = (
        Decimal(said[name]) if said[name] else None for name in ("actual", "baseline", "target")
    )
    found = progress(actual, baseline, target, Direction(said["direction"]))
    return said | {
        "deviation": _word(found.deviation),
        "share reached": _word(found.share_reached),
        "standing": found.standing.value,
    }


def _work(said: dict[str, str]) -> dict[str, str]:
    small = int(said["municipalities"])
    growth = rows_handled(2 * small) / rows_handled(small)
    return said | {"twice as many": "at most 2.2 times the rows" if growth <= 2.2 else f"{growth}"}
