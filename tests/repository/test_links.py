"""Links of the documentation lead somewhere, and the commands it shows exist."""

import re
from pathlib import Path

import pytest

from tests.repository.tracked import ROOT, read, tracked

LINK = re.compile(r"!?\[[^\]]*\]\(([^()\s]+)\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


def anchors(text: str) -> set[str]:
    heads = re.findall(r"^#+ +(.+?) *$", text, re.MULTILINE)
    plain = (re.sub(r"[`*]|\[([^\]]*)\]\([^)]*\)", r"\1", head) for head in heads)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in plain}


def broken(path: Path, target: str) -> bool:
    if re.match(r"(https?|mailto):", target):
        return False
    name, _, anchor = target.partition("#")
    file = (ROOT / path.parent / name).resolve() if name else ROOT / path
    if not file.exists():
        return True
    return bool(anchor) and anchor not in anchors(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", tracked(".md"), ids=str)
def test_links_resolve(path) -> None:
    prose = CODE.sub("", read(path))
    assert not [target for target in LINK.findall(prose) if broken(path, target)]


@pytest.mark.parametrize("path", tracked(".md"), ids=str)
def test_make_commands_shown_exist(path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    shown = " ".join(CODE.findall(read(path)))
    assert set(re.findall(r"(?<![\w-])make ([a-z-]+)", shown)) <= targets


@pytest.mark.parametrize("path", tracked(".md"), ids=str)
def test_paths_shown_as_code_exist(path) -> None:
    shown = re.findall(r"`((?:src|docs|tests|scripts|benchmarks)/[\w./-]+)`", read(path))
    assert not [name for name in shown if not (ROOT / name).exists()]


def test_documents_that_users_read_stand_in_both_languages() -> None:
    pages = {p for p in tracked(".md", under="docs/") if p.parts[1] in ("how-to", "explanation")}
    english = {p for p in pages if not p.name.endswith(".es.md")}
    spoken = {p for p in english if p.name not in ("contributors.md", "benchmarks.md")}
    assert spoken
    assert {p.with_suffix(".es.md") for p in spoken} <= pages
