"""Time the pages of partners and reviewers with 50 people at once, on a million values.

``python -m benchmarks.pages_under_load`` runs on the database that ``DATABASE_URL`` names, which
must be an empty PostgreSQL (`scripts/postgres`), and prints what it found as JSON.
"""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
PEOPLE, EACH = 50, 6
"""How many people at once, and how many pages each of them opens."""

READING = 3.0
"""Seconds for which somebody reads a page before opening the next."""

_PATIENCE = 600.0


@dataclass(frozen=True, slots=True)
class PageTime:
    """How long one page took for 50 people, who read for a while or ask again at once."""

    page: str
    reading: float
    middle: float
    p95: float
    slowest: float
    kilobytes: float


@dataclass(frozen=True, slots=True)
class Load:
    """What was measured, on how many values."""

    values: int
    pages: tuple[PageTime, ...]


def measured() -> Load:
    """Run the measurement beside a private PostgreSQL, in a process of its own."""
    ended = subprocess.run(  # noqa: S603 - our own command
        [ROOT / "scripts" / "postgres", sys.executable, "-m", "benchmarks.pages_under_load"],
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    found = json.loads(ended.stdout.splitlines()[-1])
    return Load(found["values"], tuple(PageTime(**each) for each in found["pages"]))


def main() -> None:
    """Seed, serve, ask, and print."""
    if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        raise SystemExit("Run this through scripts/postgres.")
    with TemporaryDirectory() as home:
        os.environ["AMPARO_HOME"] = home
        from amparo.site.command_line.application import start  # noqa: PLC0415 - after the home

        start()
        from benchmarks.many_reports import seed  # noqa: PLC0415 - needs the models

        print("Seeding ...", file=sys.stderr, flush=True)
        seeded = seed()
        pages: dict[str, tuple[Sequence[str], Sequence[str]]] = {
            "Partner: what is due": (seeded.partners, ["/en/reports/"]),
            "Partner: a report": (seeded.partners, _own(seeded.awards, "")),
            "Partner: 240 cells": (seeded.partners, _own(seeded.awards, "indicators/2.7/")),
            "Review: the queue": (seeded.reviewers, ["/en/work/review/illustrative/"]),
            "Review: a report of 504 values": (
                seeded.reviewers,
                [f"/en/work/review/illustrative/reports/{pk}/" for pk in seeded.waiting],
            ),
        }
        print(json.dumps(asdict(Load(seeded.values, tuple(_served(pages))))))


def _own(awards: Sequence[str], part: str) -> list[str]:
    return [f"/en/reports/{award}/Y4-Q1/{part}" for award in awards]


def _served(pages: Mapping[str, tuple[Sequence[str], Sequence[str]]]) -> list[PageTime]:
    port = _free_port()
    served = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "amparo.site.command_line", "serve", "--port", str(port)],
        stdout=sys.stderr,
        start_new_session=True,
    )
    try:
        _wait(port)
        found = []
        for reading in (READING, 0.0):
            for name, (cookies, paths) in pages.items():
                print(f"{name}, {reading:.0f} s between pages ...", file=sys.stderr, flush=True)
                found.append(_page(port, name, cookies, paths, reading))
        return found
    finally:
        os.killpg(served.pid, signal.SIGINT)
        served.wait(timeout=_PATIENCE)


def _page(
    port: int, name: str, cookies: Sequence[str], paths: Sequence[str], reading: float
) -> PageTime:
    def person(number: int) -> list[tuple[float, int]]:
        # People do not begin at the same moment unless they ask again at once.
        time.sleep(reading * number / PEOPLE)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
        path = paths[number % len(paths)]
        seen = []
        for _ in range(EACH):
            seen.append(_asked(connection, path, cookies[number]))
            time.sleep(reading)
        connection.close()
        return seen

    _asked(http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE), paths[0], cookies[0])
    with ThreadPoolExecutor(PEOPLE) as people:
        seen = [each for one in people.map(person, range(PEOPLE)) for each in one]
    times = sorted(seconds for seconds, _ in seen)
    size = statistics.median(size for _, size in seen) / 1024
    p95 = times[round(0.95 * len(times)) - 1]
    return PageTime(name, reading, statistics.median(times), p95, times[-1], size)


def _asked(connection: http.client.HTTPConnection, path: str, cookie: str) -> tuple[float, int]:
    started = time.perf_counter()
    connection.request("GET", path, headers={"Cookie": f"sessionid={cookie}"})
    answer = connection.getresponse()
    body = answer.read()
    seconds = time.perf_counter() - started
    if answer.status != http.HTTPStatus.OK:
        raise SystemExit(f"{path} answered {answer.status}")
    return seconds, len(body)


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _wait(port: int) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("The site did not start.")


if __name__ == "__main__":
    main()
