"""Writing the files of an edition into a folder, so that it holds the old ones or the new ones.

A folder that holds nothing but reports is exchanged as a whole, in one step of the file system.
Beside other files only single files can be replaced, each whole.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

_STAGING = ".amparo-"
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def write_reports(folder: Path, reports: Mapping[str, bytes]) -> None:
    """Write `reports` (content by path inside `folder`, such as ``en/report.pdf``).

    A failure on the way, a full disk or a kill leaves `folder` as it was.

    Raises
    ------
    OSError
        `folder` cannot be written, or the disk is full.
    """
    folder = folder.absolute()
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(20, "not a directory", str(folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    whole = _may_be_exchanged(folder, reports)
    parent = folder.parent if whole else folder
    _forget_abandoned(parent, folder.name)
    prefix = f"{_STAGING}{folder.name}-{os.getpid()}-"
    staging = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
    try:
        _write(staging, reports)
        if whole:
            _exchange(staging, folder)
        else:
            _replace_each(staging, folder, reports)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _may_be_exchanged(folder: Path, reports: Mapping[str, bytes]) -> bool:
    if not folder.exists():
        return True
    if folder.is_symlink() or os.path.ismount(folder) or not os.access(folder.parent, os.W_OK):
        return False
    ours = {parent.as_posix() for name in reports for parent in [Path(name), Path(name).parent]}
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")} <= ours


def _write(staging: Path, reports: Mapping[str, bytes]) -> None:
    staging.chmod(0o755)
    for name, content in reports.items():
        path = staging / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())


def _exchange(staging: Path, folder: Path) -> None:
    if not folder.exists() or not any(folder.iterdir()):
        shutil.rmtree(folder, ignore_errors=True)
        staging.replace(folder)
    elif not _exchanged_in_one_step(staging, folder):
        old = staging.with_name(f"{staging.name}-old")
        folder.replace(old)
        staging.replace(folder)
        shutil.rmtree(old)


def _exchanged_in_one_step(staging: Path, folder: Path) -> bool:
    """Swap the two folders, where the system can (Linux); say whether it did."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    swap = (_AT_FDCWD, os.fsencode(staging), _AT_FDCWD, os.fsencode(folder), _RENAME_EXCHANGE)
    return bool(rename(*swap) == 0)


def _replace_each(staging: Path, folder: Path, reports: Mapping[str, bytes]) -> None:
    for name in reports:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
    for name in reports:
        (staging / name).replace(folder / name)


def _forget_abandoned(parent: Path, name: str) -> None:
    """Remove what killed processes left behind."""
    for path in parent.glob(f"{_STAGING}{name}-*"):
        process = path.name.removeprefix(f"{_STAGING}{name}-").partition("-")[0]
        if process.isdigit() and not _is_running(int(process)):
            shutil.rmtree(path, ignore_errors=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
