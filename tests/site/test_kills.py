"""Real kills and real full disks in the middle of real builds: old editions stay whole."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.installation import AMPARO, Installation, an_installation

FIRST = date(2025, 7, 1)
SMALL = str(Path(__file__).parents[1] / "small_compact")
FULL = "The disk is full"
PATIENCE = 120.0
INSPECT = Path(__file__).with_name("inspect_editions.py")


class Site:
    """An installation with one edition, of which each test tries to make another."""

    def __init__(self, installation: Installation, out: Path) -> None:
        self.installation = installation
        self.out = out
        self.day = FIRST
        self.build(FIRST)
        self.whole = self.known[0]

    def words(self, day: date) -> tuple[str, ...]:
        """The words of a build of what was known by `day`."""
        return ("report", "build", SMALL, "--year", "2024", "--as-of", str(day),
                "--out", str(self.out))  # fmt: skip

    def next_day(self) -> date:
        """A day that no edition was built for: its build makes a new edition."""
        self.day += timedelta(days=1)
        return self.day

    def build(self, day: date) -> None:
        """Build to the end."""
        ended = self.installation.run(*self.words(day))
        assert ended.returncode == 0, ended.stderr
        self.known = self.editions()

    def told(self) -> dict[str, Any]:
        """What the database holds."""
        ended = subprocess.run(
            [sys.executable, str(INSPECT)],
            env=self.installation.variables,
            capture_output=True,
            text=True,
            check=True,
        )
        found: dict[str, Any] = json.loads(ended.stdout)
        return found

    def editions(self) -> list[dict[str, Any]]:
        """The editions, after seeing that the database is sound."""
        told = self.told()
        assert told["integrity"] == "ok"
        found: list[dict[str, Any]] = told["editions"]
        return found

    def reports(self) -> dict[str, str]:
        """The hashes of the files that a reader finds."""
        return {
            path.relative_to(self.out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in self.out.rglob("*.*")
        }

    def check_nothing_is_half(self, before: list[dict[str, Any]], old: dict[str, str]) -> None:
        """Old editions are untouched, a new one is whole or not there, so are the files."""
        after = self.known = self.editions()
        assert after[: len(before)] == before
        assert len(after) <= len(before) + 1
        for edition in after:
            assert edition["sound"]
            assert (len(edition["reports"]), edition["events"]) == (8, 1)
            assert edition["fragments"] == self.whole["fragments"]
        assert self.reports() in (old, after[-1]["reports"])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("kills")
    home = folder / "home"
    home.mkdir()
    with an_installation(home) as installation:
        yield Site(installation, folder / "out")


def _kill_when(site: Site, due: Callable[[float], bool]) -> bool:
    """Start a build, kill it as soon as `due`; tell whether it was still at work."""
    process = site.installation.start(*site.words(site.next_day()))
    began = time.monotonic()
    while process.poll() is None and not due(time.monotonic() - began):
        time.sleep(0.002)
    was_at_work = process.poll() is None
    process.kill()
    process.wait()
    _wait_for_helpers(process.pid)
    process.communicate()
    return was_at_work


def _wait_for_helpers(group: int) -> None:
    """See that the processes that helped the killed one end by themselves."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("The helpers of a killed build go on for ever.")


@pytest.fixture(scope="module")
def seconds(site: Site) -> float:
    """How long a build takes here and now."""
    began = time.monotonic()
    site.build(site.next_day())
    return time.monotonic() - began


@pytest.mark.parametrize("share", [0.15, 0.35, 0.55, 0.75, 0.9, 0.97])
def test_a_kill_at_any_time_leaves_nothing_half(site: Site, seconds: float, share: float) -> None:
    before, old = site.known, site.reports()
    _kill_when(site, lambda passed: passed >= share * seconds)
    site.check_nothing_is_half(before, old)


@pytest.mark.parametrize("kilobytes", [1, 100, 700])
def test_a_kill_while_the_edition_is_written_leaves_nothing_half(
    site: Site, kilobytes: int
) -> None:
    if not site.installation.is_sqlite:
        return  # only SQLite's log can be watched as it grows
    before, old = site.known, site.reports()
    log = site.installation.database_file.with_suffix(".sqlite3-wal")

    def grown(_passed: float) -> bool:
        with contextlib.suppress(FileNotFoundError):
            return log.stat().st_size > kilobytes * 1024
        return False

    _kill_when(site, grown)
    site.check_nothing_is_half(before, old)


def test_a_kill_while_the_files_are_written_leaves_old_or_new_ones(site: Site) -> None:
    before, old = site.known, site.reports()
    _kill_when(site, lambda _: any(site.out.parent.glob(".amparo-out-*")))
    site.check_nothing_is_half(before, old)
    site.build(site.next_day())
    assert list(site.out.parent.glob(".amparo-out-*")) == []


def test_after_all_kills_the_first_edition_verifies(site: Site) -> None:
    verified = site.installation.run("report", "verify", "small", "2024", "1")
    assert verified.returncode == 0, verified.stderr
    assert "agrees" in verified.stdout


def test_an_interruption_ends_with_a_sentence(site: Site, seconds: float) -> None:
    before, old = site.known, site.reports()
    process = site.installation.start(*site.words(site.next_day()))
    time.sleep(seconds / 2)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode in {0, 130}
    assert "Traceback" not in said
    site.check_nothing_is_half(before, old)


def _limited(site: Site, size: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*AMPARO, *site.words(site.next_day())],
        env=site.installation.variables,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("kilobytes", [40, 600])
def test_a_full_disk_is_one_sentence_and_leaves_nothing_half(site: Site, kilobytes: int) -> None:
    before, old = site.known, site.reports()
    ended = _limited(site, kilobytes * 1024)
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1].startswith(FULL)
    assert "Traceback" not in ended.stderr
    site.check_nothing_is_half(before, old)


def _mounted(folder: Path) -> bool:
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=900k", "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    return made.returncode == 0


def test_a_full_file_system_is_one_sentence(tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    if not _mounted(small):
        return  # needs the right to mount; the limit on file sizes stands in for it above
    try:
        with an_installation(small) as installation:
            ended = installation.run("report", "build", SMALL)
            assert ended.returncode == (1 if installation.is_sqlite else 0), ended.stderr
            assert "Traceback" not in ended.stderr
            if installation.is_sqlite:
                assert ended.stderr.splitlines()[-1].startswith(FULL)
    finally:
        subprocess.run(["umount", str(small)], check=True)


@pytest.mark.parametrize("size", [0.1, 0.5, 0.97])
@pytest.mark.parametrize("words", [("report", "build", SMALL), ("serve",)])
def test_a_cut_off_database_is_one_sentence(
    site: Site, tmp_path: Path, size: float, words: tuple[str, ...]
) -> None:
    if not site.installation.is_sqlite:
        return
    whole = site.installation.database_file.read_bytes()
    (tmp_path / "amparo.sqlite3").write_bytes(whole[: int(len(whole) * size)])
    _check_one_sentence(Installation(tmp_path, _at(site, tmp_path)), words)


@pytest.mark.parametrize(
    "content", [b"this is no database" * 500, b"SQLite format 3\0" + b"x" * 999]
)
def test_a_file_that_is_no_database_is_one_sentence(
    site: Site, tmp_path: Path, content: bytes
) -> None:
    if not site.installation.is_sqlite:
        return
    (tmp_path / "amparo.sqlite3").write_bytes(content)
    words = ("report", "verify", "small", "2024")
    _check_one_sentence(Installation(tmp_path, _at(site, tmp_path)), words)


def _at(site: Site, home: Path) -> dict[str, str]:
    return site.installation.variables | {"AMPARO_HOME": str(home), "AMPARO_BUSY_SECONDS": "0"}


def _check_one_sentence(installation: Installation, words: tuple[str, ...]) -> None:
    ended = installation.run(*words)
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert ended.stderr.splitlines()[-1].startswith("The database file is damaged")


def test_a_busy_database_is_one_sentence(site: Site) -> None:
    if not site.installation.is_sqlite:
        return
    before, old = site.known, site.reports()
    code = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "c.execute('BEGIN IMMEDIATE'); print('held', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(site.installation.database_file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout is not None
    holder.stdout.readline()
    hurried = Installation(site.installation.home, _at(site, site.installation.home))
    ended = hurried.run(*site.words(site.next_day()))
    holder.communicate()
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1].startswith("The database is busy")
    site.check_nothing_is_half(before, old)
