"""What was measured, as the page `docs/explanation/benchmarks.md`."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

from benchmarks.contenders import GROUPINGS
from benchmarks.pages_under_load import EACH, PEOPLE, Load
from benchmarks.report_build import StageTime
from benchmarks.roll_up import LEFT_OUT, Measured
from benchmarks.workbooks_reading import WorkbooksRead

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


READING_HOW = """Workbooks as partners fill them, made with `benchmarks/report_workbooks.py`: each
number with its total, its breakdowns and the period before. Every way finds rows by their key and
columns by their tag, reads every amount, and looks for what is negative, broken, above its total or
more than doubled; the number of amounts, their sum and the number of places with a mistake are the
same for all, or the benchmark fails.

Amparo does more than the others: it opens the file as something hostile, tells every problem with
its cell in two languages, tolerates moved rows and other notations, and applies all the checks of a
report. The ratio is to Amparo; below 1.0 the other way is faster. Processor time, middle of three
runs (one at 200,000 values), each way in a process of its own and one thread."""
LOAD_HOW = """{values:,} values of 154 bodies and 13 quarters in PostgreSQL
(`benchmarks/many_reports.py`), on this one machine together with the site (`amparo serve`: one
process, four threads) and the people who ask. {people} people have signed in and open {each} pages
each: once with {reading:.0f} seconds of reading between two pages, once asking again the moment
they have an answer, which no person does. Every page is whole HTML, without a cache."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page that can be written anew by itself."""

    title: str
    body: str


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
    names = ("duckdb", "pandas", "django", "openpyxl", "python-calamine")
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


def _measured_here() -> str:
    return f"Measured on {date.today().isoformat()}: {machine(os.getloadavg()[2])}"


def reading_section(found: Sequence[WorkbooksRead]) -> Section:
    """Return how long reading and checking workbooks took."""
    ours = {(one.workbooks, one.values): one.seconds for one in found if one.contender == "Amparo"}
    rows = [
        (
            f"{one.workbooks} of {one.values:,} values",
            one.contender,
            f"{one.seconds / ours[one.workbooks, one.values]:.1f}",
            f"{one.seconds:.1f}",
            f"{one.gigabytes:.2f}",
            f"{one.answer[2]:,}",
        )
        for one in found
    ]
    heads = ("Workbooks", "Way", "Ratio", "Seconds", "GB at the peak", "Places with a mistake")
    parts = (_measured_here(), READING_HOW, table(heads, rows))
    return Section("Reading and checking workbooks", "\n\n".join(parts))


def load_section(load: Load) -> Section:
    """Return how long pages took with many people at once."""
    reading = max(one.reading for one in load.pages)
    rows = [
        (
            one.page,
            f"{one.reading:.0f}",
            f"{one.middle * 1000:,.0f}",
            f"{one.p95 * 1000:,.0f}",
            f"{one.slowest * 1000:,.0f}",
            f"{one.kilobytes:,.0f}",
        )
        for one in load.pages
    ]
    heads = ("Page", "Seconds of reading", "Middle, ms", "p95, ms", "Slowest, ms", "KB")
    how = LOAD_HOW.format(values=load.values, people=PEOPLE, each=EACH, reading=reading)
    return Section("Pages under load", "\n\n".join((_measured_here(), how, table(heads, rows))))


def write_section(section: Section) -> None:
    """Write one section of the page anew, or add it at the end."""
    PAGE.write_text(with_section(PAGE.read_text(encoding="utf-8"), section), encoding="utf-8")


def with_section(text: str, section: Section) -> str:
    """Return the page with `section` in the place of the one with its title, or at the end."""
    written = f"## {section.title}\n\n{section.body}\n\n"
    there = re.compile(rf"^## {re.escape(section.title)}\n.*?(?=^## |\Z)", re.DOTALL | re.MULTILINE)
    if there.search(text) is None:
        return f"{text.rstrip()}\n\n{written.rstrip()}\n"
    return f"{there.sub(lambda _: written, text).rstrip()}\n"


def render(
    found: Sequence[Measured],
    builds: Mapping[str, Sequence[StageTime]],
    demo: float | None,
    more: Sequence[Section] = (),
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
    parts += [f"## {each.title}\n\n{each.body}" for each in more]
    return "\n\n".join(parts) + "\n"
