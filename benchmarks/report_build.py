"""Time the building of a shipped compact's report, stage by stage and file by file."""

# ruff: noqa: PLC0415  what uses Django is loaded after its settings, in a process of its own

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory


@dataclass(frozen=True, slots=True)
class StageTime:
    """How long one stage took, or the printing of one file."""

    name: str
    seconds: float


def stage_times(compact: str) -> list[StageTime]:
    """Build one edition in a fresh database, in one process, and time its stages and files."""
    with TemporaryDirectory() as home:
        os.environ["AMPARO_HOME"] = home
        os.environ.pop("DATABASE_URL", None)
        from amparo.site.command_line.application import start

        start()
        return _build(compact)


def _build(compact: str) -> list[StageTime]:
    from datetime import UTC, datetime

    from amparo.compacts.intake import read_folder
    from amparo.editions.building import Order, build_edition
    from amparo.editions.rendering import FORMATS
    from amparo.editions.states import Stage
    from amparo.framework.language import Language

    printed = [f"{language.value}/{name}" for name in FORMATS for language in Language]
    told: list[tuple[Stage, int, float]] = []
    build_edition(
        Order(read_folder(compact), "benchmark", datetime.now(UTC)),
        lambda stage, done, _total: told.append((stage, done, time.perf_counter())),
    )
    times: dict[str, float] = {}
    for (stage, done, from_), (_, _, to) in pairwise(told):
        name = stage.value.en
        times[name] = times.get(name, 0) + to - from_
        if stage is Stage.RENDERING and done < len(printed):
            times[f"{name}: {printed[done]}"] = to - from_
    return [StageTime(name, seconds) for name, seconds in times.items()]


def command_seconds() -> float:
    """Build the report by command, from an empty folder, and return how long it took."""
    amparo = Path(sys.executable).with_name("amparo")
    with TemporaryDirectory() as folder:
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        started = time.perf_counter()
        subprocess.run(  # noqa: S603 - our own command
            [amparo, "report", "build", "colombia", "--out", Path(folder) / "out"],
            env=environment | {"AMPARO_HOME": str(Path(folder) / "home")},
            check=True,
            stdout=subprocess.DEVNULL,
        )
        return time.perf_counter() - started


def measured(compacts: tuple[str, ...] = ("colombia",)) -> Mapping[str, list[StageTime]]:
    """Return the stages of each compact's build, each in a process of its own."""
    found = {}
    for compact in compacts:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
            found[compact] = alone.submit(stage_times, compact).result()
    return found
