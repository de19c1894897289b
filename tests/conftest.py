"""What every test stands on: tests that need a browser, Java or PostgreSQL say so when it is
missing, and nothing at all is skipped where ``CI=true``.
"""

import os
import shutil
from collections.abc import Generator

import pytest

CI = os.environ.get("CI") == "true"
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
