"""An installation in which the demonstration's bodies report, served by a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.installation import PATIENCE, Installation, a_free_port, an_installation, wait_for

PASSWORD = "seven quiet rivers meet"  # noqa: S105
_DEMONSTRATE = f"""
from datetime import UTC, datetime
from amparo.site.command_line.application import start
start()
from amparo.compacts.intake import read_folder
from amparo.site.demonstration import COMPACT, demonstrate
assert demonstrate(read_folder(COMPACT), {PASSWORD!r}, datetime.now(UTC)) is not None
"""


@dataclass(frozen=True)
class ReportingSite:
    """Where the site answers, and the installation that it shows."""

    address: str
    installation: Installation

    def run(self, *words: str) -> str:
        """Run `amparo` with `words`, which must succeed, and give what it said."""
        outcome = self.installation.run(*words)
        assert outcome.returncode == 0, outcome.stderr
        return outcome.stdout


@contextmanager
def a_reporting_site(home: Path) -> Iterator[ReportingSite]:
    """Give a site whose partners have reported over five quarters, in the empty folder `home`."""
    with an_installation(home) as made:
        # The demonstration alone, by its own actions: `amparo demo` would print reports as well.
        subprocess.run(
            (sys.executable, "-c", _DEMONSTRATE), env=made.variables, cwd=home, check=True
        )
        port = a_free_port()
        process = made.start("serve", "--port", str(port))
        try:
            wait_for(f"http://127.0.0.1:{port}/en/account/sign-in/")
            yield ReportingSite(f"http://127.0.0.1:{port}", made)
        finally:
            os.killpg(process.pid, signal.SIGINT)
            process.communicate(timeout=PATIENCE)
