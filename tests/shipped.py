"""The compacts that come with Amparo, read by the readers that everybody uses."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyarrow as pa

from amparo.annual_report.statements import Statement, read_statements
from amparo.framework.issues import Issue
from amparo.framework.results_framework import ResultsFramework
from amparo.framework.text import read_framework
from amparo.measurement.figure_rules import FigureRules, read_figure_rules
from amparo.measurement.published_figures import read_population, read_published_figures

FOLDER = Path(__file__).resolve().parents[1] / "src" / "amparo" / "compacts"
CODES = ("colombia", "illustrative")


def content(code: str, name: str) -> bytes:
    """Return the bytes of one file of a shipped compact."""
    return (FOLDER / code / name).read_bytes()


@dataclass(frozen=True)
class Shipped:
    """A shipped compact, read whole; `issues` are those of its framework."""

    framework: ResultsFramework
    issues: list[Issue]
    rules: FigureRules
    figures: pa.Table
    statements: tuple[Statement, ...]

    @property
    def facts(self) -> pa.Table:
        """The published figures, and the population where there is one."""
        if self.rules.population is None:
            return self.figures
        return pa.concat_tables([self.figures, population(self.framework)])


@cache
def shipped(code: str) -> Shipped:
    """Read a shipped compact. Fails with the issues where something is wrong with it."""
    companions = {"places.csv": content(code, "places.csv")}
    text = content(code, "framework.yaml")
    framework, issues = read_framework(text, "framework.yaml", companions)
    assert framework, issues
    reading = content(code, "figure_rules.yaml")
    rules, wrong = read_figure_rules(reading, "figure_rules.yaml", framework)
    assert rules, wrong
    csv = content(code, "published_figures.csv")
    figures, wrong = read_published_figures(csv, reading, framework)
    assert figures, wrong
    written = content(code, "statements.yaml")
    statements, wrong = read_statements(written, "statements.yaml", framework)
    assert statements, wrong
    return Shipped(framework, issues, rules, figures, statements)


def population(framework: ResultsFramework) -> pa.Table:
    """Return the population facts of the Colombia compact."""
    rules = content("colombia", "figure_rules.yaml")
    facts, issues = read_population(content("colombia", "population.csv"), rules, framework)
    assert facts, issues
    return facts
