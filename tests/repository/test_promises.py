"""The pages at the root keep their shape and promise only what is there."""

import re
import tomllib

import pytest
import yaml

import amparo
from tests.repository.tracked import ROOT

PROMISE = re.compile(r"^\| \d+ \| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)
PROMISES = PROMISE.findall((ROOT / "SECURITY.md").read_text(encoding="utf-8"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_there_are_ten_promises() -> None:
    assert len(PROMISES) == 10


@pytest.mark.parametrize(("promise", "state", "held_by", "guarded_by"), PROMISES)
def test_promise_names_modules_and_tests_that_exist(promise, state, held_by, guarded_by) -> None:
    assert re.match(r"\*\*(Held|In part|Later)[.*]", state), promise
    named = re.findall(r"`((?:src|tests)/[^`]+)`", held_by + guarded_by)
    assert all((ROOT / name).exists() for name in named)
    assert state.startswith("**Later") or re.search("`tests/", guarded_by)


def test_readme_is_short_enough_to_be_read_and_long_enough_to_start() -> None:
    assert 60 <= len(README.splitlines()) <= 120


@pytest.mark.parametrize(
    "needed",
    ["make demo", "make test", "docs/pictures/", "CITATION.cff", "LICENSE", "SECURITY.md",
     "CHANGELOG.md", "CONTRIBUTING.md", "GLOSSARY.md", "docs/decisions", "docs/how-to",
     "docs/reference", "docs/explanation"],
)  # fmt: skip
def test_readme_names(needed) -> None:
    assert needed in README


def test_readme_opens_with_two_sentences_and_shows_the_demo_before_the_tests() -> None:
    opening = README.split("\n\n")[1]
    assert len(re.findall(r"\.(?=\s|$)", opening)) == 2
    blocks = re.findall(r"```sh\n(.+?)```", README, re.DOTALL)
    assert blocks[0].split("\n")[0].startswith("make demo")
    assert blocks[1].split("\n")[0].startswith("make test")


def test_changelog_is_for_users_newest_first() -> None:
    version = r"^## (?:Unreleased|(\d+\.\d+\.\d+) \(\d{4}-\d\d-\d\d\))$"
    versions = re.findall(version, CHANGELOG, re.MULTILINE)
    numbers = [tuple(map(int, version.split("."))) for version in versions if version]
    assert versions
    assert numbers == sorted(numbers, reverse=True)
    headings = set(re.findall(r"^### (.+)$", CHANGELOG, re.MULTILINE))
    assert headings <= {"Added", "Changed", "Fixed", "Figures"}


def test_version_is_said_alike_everywhere() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text())
    assert cited["version"] == amparo.__version__
    assert cited["license"] == "Apache-2.0"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["license"] == "Apache-2.0"


def test_owners_are_teams_and_their_paths_exist() -> None:
    lines = (ROOT / "CODEOWNERS").read_text().splitlines()
    owned = [line.split() for line in lines if line and not line.startswith("#")]
    assert all(re.fullmatch(r"@amparo/[a-z-]+", owner) for _, *owners in owned for owner in owners)
    present = [path for path, *_ in owned if "*" not in path]
    assert not [path for path in present if not (ROOT / path.lstrip("/")).exists()]
