"""An installation of its own for a test: an empty home folder and an empty database.

Commands run in it as real processes, as a reader would run them.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from django.db import connection

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


PATIENCE = 60.0


def a_free_port() -> int:
    """A port that nobody uses at this moment."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def wait_for(address: str) -> int:
    """Wait until `address` answers, and give the status of the answer."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address) as answer:  # noqa: S310 - this machine
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except urllib.error.URLError:
            time.sleep(0.1)
    raise TimeoutError(address)


@contextmanager
def a_served_site(home: Path) -> Iterator[str]:
    """Serve the database of the tests by a process of its own; give the address."""
    name = connection.settings_dict["NAME"]
    given = os.environ.get("DATABASE_URL", "")
    address = (
        urlsplit(given)._replace(path=f"/{name}").geturl()
        if connection.vendor == "postgresql"
        else f"sqlite:///{name}"
    )
    variables = {"PATH": os.environ["PATH"], "AMPARO_HOME": str(home), "DATABASE_URL": address}
    port = a_free_port()
    process = Installation(home, variables).start("serve", "--port", str(port))
    try:
        wait_for(f"http://127.0.0.1:{port}/en/")
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.communicate(timeout=PATIENCE)
