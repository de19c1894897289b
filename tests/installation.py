"""An installation of its own for a test: an empty home folder and an empty database.

Commands run in it as real processes, as a reader would run them.
"""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

AMPARO = (sys.executable, "-c", "from amparo.site.command_line import main; main()")


@dataclass(frozen=True)
class Installation:
    """Where an installation lies and the variables that say so."""

    home: Path
    variables: dict[str, str]

    @property
    def database_file(self) -> Path:
        """SQLite's file."""
        return self.home / "amparo.sqlite3"

    @property
    def is_sqlite(self) -> bool:
        """Whether the database is a file in the home folder."""
        return "DATABASE_URL" not in self.variables

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Start `amparo` with `words`."""
        return self._start((*AMPARO, *words))

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run `amparo` with `words` to its end."""
        return self._run((*AMPARO, *words))

    def manage(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command of Django to its end."""
        return self._run((sys.executable, "-m", "django", *words))

    def _start(self, words: tuple[str, ...]) -> subprocess.Popen[str]:
        return subprocess.Popen(
            words,
            env=self.variables,
            cwd=self.home,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def _run(self, words: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            words, env=self.variables, cwd=self.home, capture_output=True, text=True, check=False
        )


@contextmanager
def an_installation(home: Path) -> Iterator[Installation]:
    """Give an installation in the empty folder `home`, on the database the tests run on."""
    variables = {
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "AMPARO_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "amparo.site.settings",
    }
    address = os.environ.get("DATABASE_URL", "")
    if not address.startswith("postgres"):
        yield Installation(home, variables)
        return
    name = f"amparo_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            own = urlsplit(address)._replace(path=f"/{name}").geturl()
            yield Installation(home, variables | {"DATABASE_URL": own})
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
