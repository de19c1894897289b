"""What every test stands on: tests that need a browser, Java or PostgreSQL say so when it is
missing, and nothing at all is skipped where ``CI=true``.
"""

import datetime
import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
import time_machine
from django.conf import settings

from tests.installation import Installation, an_installation

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
    return folder


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, home: Path
) -> None:
    """Keep SQLite's test database in a file, which another process can open too."""
    database = settings.DATABASES["default"]
    if "sqlite" in database["ENGINE"]:
        database.setdefault("TEST", {})["NAME"] = str(home / "test.sqlite3")


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
