"""Names say what a thing is: words that could mean anything name no module and no class."""

import re

import pytest

from tests.repository.tracked import classes, tracked

EMPTY_WORDS = {
    word + plural
    for word in (
        "util", "helper", "common", "misc", "base", "core", "manager", "service", "handler",
        "processor", "data", "info",
    )
    for plural in ("", "s")
}  # fmt: skip
ALLOWED = {
    "PersonalData": "the declaration of a model's personal fields; the law's own term",
    "data_part": "the report's fifth part, performance indicator data, as the partnership calls it",
}


def words(name: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}


@pytest.mark.parametrize("path", tracked(".py", under="src/"), ids=str)
def test_module_and_class_names_hold_no_empty_words(path) -> None:
    inside = [part.removesuffix(".py") for part in path.parts[2:]]
    names = {*inside, *(node.name for node in classes(path))} - ALLOWED.keys()
    assert not [name for name in names if words(name) & EMPTY_WORDS]
