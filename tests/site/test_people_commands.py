from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.installation import Installation

WRITE = Path(__file__).with_name("write_events.py")
PROCESSES, THREADS, EACH = 2, 3, 15
WRITTEN = PROCESSES * THREADS * EACH


def _start(installation: Installation, *words: str) -> subprocess.Popen[str]:
    return installation._start((sys.executable, str(WRITE), *words))


def _ended(process: subprocess.Popen[str]) -> None:
    _out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err


def test_writers_in_several_processes_make_one_chain_and_tampering_is_named(
    installation: Installation,
) -> None:
    empty = installation.run("audit", "verify")
    assert (empty.returncode, empty.stdout[:21]) == (0, "The chain is whole: 0")
    for process in [_start(installation, str(THREADS), str(EACH)) for _ in range(PROCESSES)]:
        _ended(process)
    whole = installation.run("audit", "verify")
    assert f"The chain is whole: {WRITTEN} events" in whole.stdout
    head = re.findall("[0-9a-f]{64}", whole.stdout)[0]
    assert installation.run("audit", "verify", "--noted", head).returncode == 0
    other = installation.run("audit", "verify", "--noted", "f" * 64)
    assert (other.returncode, "cut off" in other.stderr) == (1, True)
    _ended(_start(installation, "tamper", "17"))
    broken = installation.run("audit", "verify", "--language", "es")
    assert broken.returncode == 1
    assert "La cadena está rota en el evento 17." in broken.stderr


def test_first_administrator_is_invited_by_a_printed_address(installation: Installation) -> None:
    words = ("people", "administrator", "keeper@example.org", "--site", "https://amparo.example/")
    made = installation.run(*words, "--language", "es")
    assert made.returncode == 0, made.stderr
    assert re.search(
        r"^https://amparo\.example/es/account/invitations/[\w-]{43}/$", made.stdout, re.MULTILINE
    )
    again = installation.run(*words)
    assert again.returncode == 1
    assert "open invitation" in again.stderr
    wrong = installation.run("people", "administrator", "nobody")
    assert (wrong.returncode, "not an e-mail address" in wrong.stderr) == (1, True)
    assert "2 events" in installation.run("audit", "verify").stdout
