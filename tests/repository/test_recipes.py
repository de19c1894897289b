"""What the guides tell a reader to type works."""

import re
import subprocess
import sys

import pytest

from tests.repository.tracked import ROOT, read, tracked

GUIDES = tracked(".md", under="docs/how-to/")
PYTHON = [
    (path, code)
    for path in GUIDES
    for code in re.findall(r"```python\n(.+?)```", read(path), re.DOTALL)
]


@pytest.mark.parametrize(("path", "code"), PYTHON, ids=lambda value: getattr(value, "name", ""))
def test_python_in_a_guide_prints_what_the_guide_says(path, code) -> None:
    outcome = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert outcome.returncode == 0, outcome.stderr
    assert f"`{outcome.stdout.split()[0]}`" in read(path)


def shown_commands() -> set[tuple[str, ...]]:
    """Return the commands of `amparo` that the documents show, without their arguments."""
    groups = {"audit", "figures", "framework", "people", "programs", "report"}
    return {
        tuple(words.split()) if words.split()[0] in groups else (words.split()[0],)
        for path in tracked(".md")
        for words in re.findall(r"(?:`|bin/)amparo ([a-z-]+(?: [a-z-]+)?)", read(path))
    }


@pytest.mark.parametrize("words", sorted(shown_commands()), ids=" ".join)
def test_command_shown_exists(words) -> None:
    outcome = subprocess.run(
        [sys.executable, "-m", "amparo.site.command_line", *words, "--help"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert outcome.returncode == 0, outcome.stderr
