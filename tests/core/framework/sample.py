"""A small valid framework text that uses every field, and the mistakes planted into it."""

from pathlib import Path

from amparo.framework.issues import Issue
from amparo.framework.results_framework import ResultsFramework
from amparo.framework.text import read_framework

FOLDER = Path(__file__).parent
TEXT = (FOLDER / "sample.yaml").read_text(encoding="utf-8")
PLACES = (FOLDER / "places.csv").read_bytes()


def read(text: str = TEXT, places: bytes = PLACES) -> tuple[ResultsFramework | None, list[Issue]]:
    return read_framework(text.encode(), "framework.yaml", {"places.csv": places})


def framework(text: str = TEXT) -> ResultsFramework:
    found, issues = read(text)
    assert found is not None, issues
    return found


def changed(*replacements: tuple[str, str]) -> str:
    """The sample with the first occurrence of each old text replaced."""
    text = TEXT
    for old, new in replacements:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def codes(issues: list[Issue]) -> list[str]:
    return [issue.code for issue in issues]
