"""A workbook of 200,000 rows is read whole, says how far it is, and does not fill the memory."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]
ROWS = 200_000
MOST_MEGABYTES = 500


@pytest.fixture(scope="module")
def large() -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.core.workbooks.large", str(ROWS)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return json.loads(done.stdout)


def test_every_row_is_read(large: dict[str, Any]) -> None:
    assert large["issues"] == []
    assert large["values"] == ROWS


def test_progress_grows_up_to_the_end(large: dict[str, Any]) -> None:
    done = [step for step, _ in large["told"]]
    totals = {total for _, total in large["told"]}
    assert done == sorted(done)
    assert {done[-1]} == totals
    assert len(done) > 300


def test_memory_is_bounded(large: dict[str, Any]) -> None:
    assert large["megabytes"] < MOST_MEGABYTES
