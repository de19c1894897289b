"""What every test stands on: tests that need a browser, Java or PostgreSQL say so when it is
missing, and nothing at all is skipped where ``CI=true``.
"""

from __future__ import annotations

import datetime
import os
import shutil
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from pytest_django import DjangoDbBlocker

from tests.installation import Installation, a_served_site, an_installation

if TYPE_CHECKING:
    from amparo.editions.models import Edition

CI = os.environ.get("CI") == "true"
NOON = datetime.datetime(2026, 4, 15, 12, 0, tzinfo=datetime.UTC)
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


def _missing(marker: str) -> str | None:
    match marker:
        case "browser" if not any(map(shutil.which, CHROMIUM)):
            return "No Chromium here. On Debian: apt-get install chromium"
        case "spark" if not shutil.which("java"):
            return "No Java here. On Debian: apt-get install default-jre-headless"
        case "postgres" if not os.environ.get("AMPARO_TEST_POSTGRES"):
            return "No PostgreSQL here. Run the tests through scripts/postgres"
    return None


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker in item.iter_markers():
        if sentence := _missing(marker.name):
            pytest.skip(sentence)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"Skipped, which CI does not allow: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home folder of the tests."""
    folder = tmp_path_factory.mktemp("home")
    settings.AMPARO_HOME = folder
    settings.SECRET_KEY = "for tests only, kept nowhere else"  # noqa: S105
    settings.PASSWORD_HASHERS = ["tests.people.QuickArgon2"]
    return folder


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, home: Path
) -> None:
    """Keep SQLite's test database in a file, which another process can open too."""
    database = settings.DATABASES["default"]
    if "sqlite" in database["ENGINE"]:
        database.setdefault("TEST", {})["NAME"] = str(home / "test.sqlite3")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let nobody hold PostgreSQL's test database when it is dropped: threads and sites may."""
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@dataclass(frozen=True)
class Demonstration:
    """The editions that `amparo demo` makes, by the compacts' codes."""

    colombia: Edition
    illustrative: Edition


@pytest.fixture(scope="session")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker, home: Path) -> Demonstration:
    """Both shipped compacts with an edition each, built once by the real actions and kept.

    Tests see them inside their own transactions; what they add is rolled back.
    """
    from tests.builders_records import a_folder, an_edition  # noqa: PLC0415 - needs the models

    with django_db_blocker.unblock():
        illustrative = an_edition(a_folder("illustrative"))
        return Demonstration(an_edition(a_folder("colombia")), illustrative)


@pytest.fixture(scope="session")
def served(demo: Demonstration, home: Path) -> Iterator[str]:
    """The address of the site, served by `amparo serve` as its own process, showing `demo`."""
    with a_served_site(home) as address:
        yield address


@pytest.fixture
def noon() -> Iterator[datetime.datetime]:
    """Stop the clock at a moment that every run shares."""
    with time_machine.travel(NOON, tick=False):
        yield NOON


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """An installation of the test's own, empty."""
    home = tmp_path / "installation"
    home.mkdir()
    with an_installation(home) as made:
        yield made
