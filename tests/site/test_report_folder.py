from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from amparo.site.report_folder import write_reports

OLD = {"en/report.pdf": b"old", "es/report.pdf": b"viejo"}
NEW = {"en/report.pdf": b"new", "es/report.pdf": b"nuevo", "es/report.xlsx": b"hoja"}


def _held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    write_reports(tmp_path / "a" / "out", OLD)
    assert _held(tmp_path) == {f"a/out/{name}": content for name, content in OLD.items()}


def test_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    write_reports(tmp_path / "out", OLD)
    assert _held(tmp_path / "out") == OLD


def test_old_reports_are_exchanged_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_reports(tmp_path / "out", OLD)
    write_reports(tmp_path / "out", NEW)
    assert _held(tmp_path) == {f"out/{name}": content for name, content in NEW.items()}


def test_exchange_without_the_help_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_reports(tmp_path / "out", OLD)
    monkeypatch.setattr(sys, "platform", "elsewhere")
    write_reports(tmp_path / "out", NEW)
    assert _held(tmp_path) == {f"out/{name}": content for name, content in NEW.items()}


def test_files_of_others_stay(tmp_path: Path) -> None:
    (tmp_path / "out" / "en").mkdir(parents=True)
    (tmp_path / "out" / "en" / "notes.txt").write_bytes(b"mine")
    write_reports(tmp_path / "out", OLD)
    write_reports(tmp_path / "out", NEW)
    assert _held(tmp_path / "out") == NEW | {"en/notes.txt": b"mine"}


def test_empty_folder_of_others_stays(tmp_path: Path) -> None:
    (tmp_path / "out" / "mine").mkdir(parents=True)
    write_reports(tmp_path / "out", OLD)
    assert (tmp_path / "out" / "mine").is_dir()


def test_a_file_in_the_way_is_refused_and_stays(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"mine")
    with pytest.raises(NotADirectoryError):
        write_reports(tmp_path / "out", OLD)
    assert (tmp_path / "out").read_bytes() == b"mine"


def test_full_disk_leaves_the_old_reports(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_reports(out, OLD)
    code = (
        "from pathlib import Path; from amparo.site.report_folder import write_reports;"
        f"write_reports(Path({str(out)!r}), {{'en/report.pdf': b'x' * 100_000}})"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000)),
        capture_output=True,
        check=False,
    )
    assert ended.returncode != 0
    assert _held(tmp_path) == {f"out/{name}": content for name, content in OLD.items()}


def test_what_a_killed_process_left_is_removed(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", "pass"])
    ended.wait()
    abandoned = tmp_path / f".amparo-out-{ended.pid}-x"
    in_work = tmp_path / f".amparo-out-{os.getpid()}-x"
    abandoned.mkdir()
    in_work.mkdir()
    write_reports(tmp_path / "out", OLD)
    assert not abandoned.exists()
    assert in_work.exists()
