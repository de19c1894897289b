"""Time the contenders, each in a process of its own, on the same facts, one after the other."""

from __future__ import annotations

import gc
import resource
import statistics
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from decimal import Decimal
from multiprocessing import get_context

from benchmarks.contenders import CONTENDERS
from benchmarks.synthetic_facts import facts

SIZES = (100_000, 1_000_000, 10_000_000)
LEFT_OUT: Mapping[tuple[str, int], str] = {
    (
        "Django ORM",
        10_000_000,
    ): "its time at a million facts shows that ten million would take over ten minutes",
}


@dataclass(frozen=True, slots=True)
class Measured:
    """One contender on one number of facts: the middle of its runs, and its peak of memory."""

    contender: str
    count: int
    seconds: float
    gigabytes: float
    cells: int
    total: Decimal


def measure(contender: str, count: int) -> Measured:
    """Run one contender in this process and return what was measured."""
    roll, check = CONTENDERS[contender](facts(count))
    runs = 1 if contender == "Django ORM" or count >= SIZES[-1] else 3
    times = []
    for _ in range(runs):
        found = None
        gc.collect()
        started = time.perf_counter()
        found = roll()
        times.append(time.perf_counter() - started)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return Measured(contender, count, statistics.median(times), peak, *check(found))


def measured(sizes: tuple[int, ...] = SIZES) -> Iterator[Measured]:
    """Yield every contender on every size; refuse when two of them disagree."""
    for count in sizes:
        answers = set()
        for contender in CONTENDERS:
            if (contender, count) in LEFT_OUT:
                continue
            print(f"{contender}, {count:,} facts ...", file=sys.stderr, flush=True)
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
                one = alone.submit(measure, contender, count).result()
            answers.add((one.cells, one.total))
            if len(answers) > 1:
                raise SystemExit(f"{contender} disagrees at {count:,} facts: {answers}")
            yield one
