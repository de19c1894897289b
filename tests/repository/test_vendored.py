"""Whatever we did not write says where it comes from and under which licence."""

import re

import pytest

from tests.repository.tracked import ROOT, read, tracked

OWN = {
    ".py", ".md", ".html", ".css", ".svg", ".po", ".toml", ".lock", ".cff", ".js", ".typ", ".txt",
    "",
}  # fmt: skip
BROUGHT = [path for path in tracked() if path.suffix not in OWN and path.parts[0] == "src"]
COMPACTS = sorted((ROOT / "src/amparo/compacts").glob("*/framework.yaml"))


@pytest.mark.parametrize("path", BROUGHT, ids=str)
def test_data_file_is_named_in_the_origin_beside_it(path) -> None:
    assert path.name in read(path.with_name("ORIGIN.md"))


@pytest.mark.parametrize("framework", COMPACTS, ids=lambda path: path.parent.name)
def test_origin_says_licence(framework) -> None:
    origin = framework.with_name("ORIGIN.md").read_text()
    assert re.search("licen[cs]e|public domain", origin, re.IGNORECASE)


def test_no_front_end_library_is_copied_into_the_tree() -> None:
    assert not [str(path) for path in tracked(".min.js", ".min.css", ".woff", ".woff2", ".ttf")]


def test_licence_of_the_whole_is_apache() -> None:
    licence = (ROOT / "LICENSE").read_text()
    assert "Apache License" in licence
    assert "Version 2.0, January 2004" in licence
