"""The import contracts hold, and each one catches the violation it is there for."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.repository.tracked import ROOT

BIN = Path(sys.executable).parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
CONTRACTS = PYPROJECT["tool"]["importlinter"]["contracts"]
EDITION_ACTIONS = "src/amparo/editions/actions.py"
ONE_WAY = "Data flows one way"
SAME_FEW = "The same few modules in every record package"
PLANTED = [
    (ONE_WAY, "framework/upward.py", "import amparo.measurement.facts"),
    (ONE_WAY, "audit/upward.py", "import amparo.web.portal"),
    (ONE_WAY, "helpers.py", ""),
    ("The core knows no Django, no database and no network", "charts/door.py", "import django.db"),
    ("The core knows no Django, no database and no network", "workbooks/door.py", "import httpx"),
    ("Web processes never load the analytics engine", "web/portal/heavy.py", "import duckdb"),
    (
        "Web processes never load the analytics engine",
        "web/portal/heavy.py",
        "import amparo.measurement.facts",
    ),
    (
        "Reports and portal see protected results only",
        "annual_report/shortcut.py",
        "import amparo.measurement.results",
    ),
    (
        "Reports and portal see protected results only",
        "web/portal/shortcut.py",
        "import amparo.measurement",
    ),
    (
        "The public portal reads editions only",
        "web/portal/unreleased.py",
        "import amparo.partner_reports.models",
    ),
    (
        "Audiences do not import each other",
        "web/partners/shortcut.py",
        "import amparo.web.governments.views",
    ),
    *(
        (
            f"{package} keeps its models to itself",
            "site/shortcut.py",
            f"import amparo.{package}.models",
        )
        for package in (
            "audit",
            "people",
            "compacts",
            "programs",
            "partner_reports",
            "editions",
        )
    ),
    (SAME_FEW, "editions/models.py", "import amparo.editions.queries"),
    (SAME_FEW, "compacts/stray.py", ""),
]


def lint(package: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [BIN / "lint-imports", "--config", ROOT / "pyproject.toml", "--no-cache"],
        cwd=package,
        env={**os.environ, "PYTHONPATH": str(package), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def package(tmp_path: Path) -> Path:
    keep = shutil.ignore_patterns("__pycache__", "locale", "static", "templates", "*.geojson")
    shutil.copytree(ROOT / "src" / "amparo", tmp_path / "amparo", ignore=keep)
    return tmp_path


def test_contracts_hold(package: Path) -> None:
    outcome = lint(package)
    assert outcome.returncode == 0, outcome.stdout


@pytest.mark.parametrize(("contract", "file", "planted"), PLANTED)
def test_planted_violation_is_caught(contract, file, planted, package: Path) -> None:
    with (package / "amparo" / file).open("a") as module:
        module.write(f"\n{planted}\n")
    outcome = lint(package)
    assert outcome.returncode == 1, outcome.stderr
    assert f"{contract} BROKEN" in outcome.stdout


def test_every_contract_has_a_planted_violation() -> None:
    assert {contract["name"] for contract in CONTRACTS} == {planted[0] for planted in PLANTED}


@pytest.mark.parametrize("banned", ["http", "shortcuts", "template", "contrib.messages"])
def test_http_is_refused_outside_web_and_site(banned) -> None:
    outcome = subprocess.run(
        [BIN / "ruff", "check", "--select", "TID251", "--stdin-filename", EDITION_ACTIONS, "-"],
        input=f"import django.{banned}\n",
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome.returncode == 1
    assert "TID251" in outcome.stdout


def test_every_record_package_keeps_its_models_to_itself_and_has_the_same_few_modules() -> None:
    records = {path.parent.name for path in (ROOT / "src" / "amparo").glob("*/models.py")}
    protected = {
        c["protected_modules"][0].split(".")[1] for c in CONTRACTS if c["type"] == "protected"
    }
    same_few = next(c["containers"] for c in CONTRACTS if c["name"] == SAME_FEW)
    assert records == protected == {name.removeprefix("amparo.") for name in same_few}
