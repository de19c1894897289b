"""Time the reading and checking of workbooks: each way in its own process, on the same files.

Processor time is measured: every way uses one thread, and what else the machine does counts less.
"""

from __future__ import annotations

import gc
import resource
import statistics
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.workbook_contenders import CONTENDERS, Answer

CASES = ((100, 500, 3), (1, 200_000, 1))
"""How many workbooks, of how many values each, in how many runs."""


@dataclass(frozen=True, slots=True)
class WorkbooksRead:
    """One way on one case: processor time of the middle of its runs, and its peak of memory."""

    contender: str
    workbooks: int
    values: int
    seconds: float
    gigabytes: float
    answer: Answer


def write_all(folder: str, workbooks: int, values: int) -> None:
    """Write the workbooks of a case."""
    from benchmarks.report_workbooks import form, workbook  # noqa: PLC0415 - in its own process

    asked = form(values)
    for number in range(workbooks):
        (Path(folder) / f"{number:03d}.xlsx").write_bytes(workbook(asked, number))


def measure(contender: str, folder: str, values: int, runs: int) -> WorkbooksRead:
    """Run one contender in this process and return what was measured."""
    read = CONTENDERS[contender](values)
    paths = sorted(Path(folder).glob("*.xlsx"))
    times, answer = [], (0, 0, 0)
    for _ in range(runs):
        gc.collect()
        started = time.process_time()
        answer = read(paths)
        times.append(time.process_time() - started)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return WorkbooksRead(contender, len(paths), values, statistics.median(times), peak, answer)


def measured(cases: tuple[tuple[int, int, int], ...] = CASES) -> Iterator[WorkbooksRead]:
    """Yield every contender on every case; refuse when two of them disagree."""
    for workbooks, values, runs in cases:
        with TemporaryDirectory() as folder:
            _alone(write_all, folder, workbooks, values)
            answers = set()
            for contender in CONTENDERS:
                print(f"{contender}, {workbooks} of {values:,} ...", file=sys.stderr, flush=True)
                one: WorkbooksRead = _alone(measure, contender, folder, values, runs)
                answers.add(one.answer)
                if len(answers) > 1:
                    raise SystemExit(f"{contender} disagrees on {workbooks}: {answers}")
                yield one


def _alone(work: Any, *given: object) -> Any:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
        return alone.submit(work, *given).result()
