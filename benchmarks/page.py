"""What was measured, as the page `docs/explanation/benchmarks.md`."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

from benchmarks.contenders import GROUPINGS
from benchmarks.report_build import StageTime
from benchmarks.roll_up import LEFT_OUT, Measured

PAGE = Path(__file__).resolve().parents[1] / "docs" / "explanation" / "benchmarks.md"
LIMIT = "SQL by hand"
HOW = """Made-up counts of persons by partner, department, quarter, sex and age
(`benchmarks/synthetic_facts.py`), to all {sets} combinations of partner or all, department or
nation, quarter, half or year, and sex and age or all. Every way gives the same number of cells
and the same sum of all amounts, or the benchmark fails.

The ratio is to SQL written by hand for exactly this cube, which knows no rules, statuses,
revisions or sources. pandas computes in floats. The ORM reads SQLite with the codes of every
level stored beside the lowest. Facts are in memory (for the ORM: in its table) before the clock
starts. Middle of three runs; one run at ten million and for the ORM; each way in a process of
its own."""


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table; columns whose cells begin with a digit stand to the right."""
    body = list(rows)
    last = body[-1] if body else heads
    rules = ["---:" if cell[:1].isdigit() and at else "---" for at, cell in enumerate(last)]
    lines = [heads, rules, *body]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def machine(load: float) -> str:
    """Return two sentences about the machine; `load` is how many processes wanted to run."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    names = ("duckdb", "pandas", "django")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    return (
        f"{os.cpu_count()} processors ({platform.machine()}), {memory:.0f} GB of memory, "
        f"{platform.system()}, Python {platform.python_version()}, {versions}. While it ran"
        f" {load:.1f} processes on average wanted a processor, the benchmark's own included."
    )


def roll_up_table(found: Sequence[Measured]) -> str:
    """Return times as ratios to the limit of the same size."""
    limits = {one.count: one.seconds for one in found if one.contender == LIMIT}
    rows = [
        (
            f"{one.count:,}",
            one.contender,
            f"{one.seconds / limits[one.count]:.1f}",
            f"{one.seconds:.1f}",
            f"{one.gigabytes:.1f}",
            f"{one.cells:,}",
        )
        for one in found
    ]
    return table(("Facts", "Way", "Ratio", "Seconds", "GB at the peak", "Cells made"), rows)


def aims(found: Sequence[Measured], demo: float | None) -> str:
    """Say which aims are reached in this run, and which are not."""
    seconds = {(one.contender, one.count): one.seconds for one in found}
    lines = []
    for count in sorted({one.count for one in found}):
        ratio = seconds["Amparo", count] / seconds[LIMIT, count]
        verdict = "reached" if ratio <= 2 else "**not reached**"
        lines.append(f"within twice the SQL by hand at {count:,} facts: {ratio:.1f}, {verdict}")
    if ("Django ORM", 10**6) in seconds:
        lead = seconds["Django ORM", 10**6] / seconds["Amparo", 10**6]
        verdict = "reached" if lead > 20 else "**not reached**"
        lines.append(f"over 20 times ahead of the ORM at 1,000,000 facts: {lead:.1f}, {verdict}")
    if demo is not None:
        verdict = "reached" if demo < 10 else "**not reached**"
        lines.append(
            f"the report, two languages and four formats, under 10 seconds: {demo:.1f}, {verdict}"
        )
    return "\n".join(f"* Aim: {line}." for line in lines)


def stage_table(times: Sequence[StageTime]) -> str:
    """Return the stages with their share of the whole."""
    whole = sum(one.seconds for one in times if ": " not in one.name)
    rows = [(t.name, f"{t.seconds:.2f}", f"{t.seconds / whole:.0%}") for t in times]
    return table(("Stage", "Seconds", "Share"), rows)


def render(
    found: Sequence[Measured], builds: Mapping[str, Sequence[StageTime]], demo: float | None
) -> str:
    """Return the whole page."""
    reasons = [
        f"* {who} at {count:,} facts: left out, {why}." for (who, count), why in LEFT_OUT.items()
    ]
    parts = [
        "<!-- Written by `make bench`. -->",
        "# Benchmarks",
        f"Measured on {date.today().isoformat()} by `make bench`: {machine(os.getloadavg()[2])}"
        " Ratios within one run are what counts; seconds depend on the machine and on what else it"
        " does.",
        "## What was aimed at",
        aims(found, demo),
    ]
    if found:
        how = HOW.format(sets=len(GROUPINGS))
        parts += ["## Rolling up facts", how, roll_up_table(found), *reasons]
    for compact, times in builds.items():
        parts += [
            f"## Building the report: {compact}",
            "One process, empty database, two languages, four formats.",
            stage_table(times),
        ]
    if demo is not None:
        parts.append(
            "The command `amparo report build colombia --out`, from an empty folder to eight files,"
            f" with two processes: {demo:.1f} seconds."
        )
    return "\n\n".join(parts) + "\n"
