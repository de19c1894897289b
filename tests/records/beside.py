"""A process beside the tests, on a database of its own, that does acts on a partner report."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.installation import Installation, an_installation

SCRIPT = Path(__file__).with_name("doomed_acts.py")
ROOT = Path(__file__).resolve().parents[2]


class Beside:
    """Has acts done in processes of their own."""

    def __init__(self, installation: Installation) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(SCRIPT)],
            env={**installation.variables, "PYTHONPATH": str(ROOT)},
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def together(self, *orders: dict[str, Any]) -> list[dict[str, Any]]:
        """Have acts done at the same moment."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(orders) + "\n")
        self.process.stdin.flush()
        answers: list[dict[str, Any]] = json.loads(self.process.stdout.readline())
        return answers

    def order(self, act: str, **more: Any) -> dict[str, Any]:
        """Have an act done, or killed after some seconds."""
        return self.together({"act": act, **more})[0]

    def done(self, act: str, **more: Any) -> dict[str, Any]:
        """Have an act done to its end."""
        answer = self.order(act, **more)
        assert answer["code"] == 0, (act, answer)
        return answer


@contextmanager
def a_process_beside(home: Path) -> Iterator[Beside]:
    """Give such a process, its report waiting for certification."""
    home.mkdir()
    with an_installation(home) as installation:
        migrated = installation.manage("migrate", "--skip-checks")
        assert migrated.returncode == 0, migrated.stderr
        running = Beside(installation)
        running.done("prepare")
        try:
            yield running
        finally:
            running.process.communicate()
