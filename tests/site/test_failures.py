from __future__ import annotations

import errno
import os
import sqlite3
from concurrent.futures.process import BrokenProcessPool

import django.db
import pytest

from amparo.audit.refusals import NotPossible
from amparo.framework.language import Language, Text
from amparo.site.command_line.failures import failure_told, told
from amparo.site.environment import SettingInvalid
from amparo.site.translation import speak

REASON = Text("No.", "No se puede.")


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    speak(Language.EN)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (FileNotFoundError(errno.ENOENT, "x", "a.csv"), "a.csv does not exist."),
        (PermissionError(errno.EACCES, "x", "a"), "a may not be read or written by this user."),
        (IsADirectoryError(errno.EISDIR, "x", "a"), "a is a folder; a file is needed."),
        (OSError(errno.ENOSPC, "x"), "The disk is full. Nothing was replaced."),
        (sqlite3.DatabaseError("file is not a database"), "The database file is damaged: "),
        (django.db.DatabaseError("database disk image is malformed"), "The database file is "),
        (django.db.OperationalError("database or disk is full"), "The disk is full."),
        (django.db.OperationalError("disk I/O error"), "The disk is full or fails."),
        (django.db.OperationalError("database is locked"), "The database is busy"),
        (django.db.OperationalError("connection refused"), "The database server cannot be"),
        (BrokenProcessPool(), "A part of the work was ended from outside"),
        (NotPossible(REASON), "No."),
        (SettingInvalid(REASON), "No."),
    ],
)
def test_a_foreseen_failure_is_one_sentence(error: Exception, sentence: str) -> None:
    said = told(error)
    assert said is not None
    assert said.startswith(sentence)


@pytest.mark.parametrize(
    "error",
    [
        ValueError("defect"),
        OSError(errno.EBADF, os.strerror(errno.EBADF)),
        django.db.IntegrityError("UNIQUE constraint failed"),
    ],
)
def test_a_defect_keeps_its_traceback(error: Exception) -> None:
    with pytest.raises(type(error)), failure_told():
        raise error


def test_a_refusal_is_told_in_spanish() -> None:
    speak(Language.ES)
    assert told(NotPossible(REASON)) == "No se puede."


def test_an_interruption_has_its_own_code(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended, failure_told():
        raise KeyboardInterrupt
    assert ended.value.code == 130
    assert capsys.readouterr().err == "Stopped. What was finished before is whole.\n"
