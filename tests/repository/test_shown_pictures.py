"""Every picture that is kept is shown by a document, and is small."""

import re

from tests.repository.tracked import ROOT, read, tracked

PICTURES = tracked(".png", under="docs/pictures/")
SHOWN = re.compile(r"!\[[^\]]+\]\((?:[./]*)(?:docs/)?(pictures/[\w-]+\.png)\)")
LARGEST = 200_000


def test_every_picture_is_shown_by_a_document_and_says_what_it_shows() -> None:
    shown = {name for path in tracked(".md") for name in SHOWN.findall(read(path))}
    assert PICTURES
    assert {f"pictures/{path.name}" for path in PICTURES} == shown


def test_pictures_are_small() -> None:
    assert not [path.name for path in PICTURES if (ROOT / path).stat().st_size >= LARGEST]


def test_documents_in_both_languages_show_the_same_pictures() -> None:
    for path in tracked(".es.md", under="docs/"):
        other = path.with_name(path.name.replace(".es.md", ".md"))
        here = [re.sub(r"-es\.png$", "", name) for name in SHOWN.findall(read(path))]
        there = [re.sub(r"-en\.png$", "", name) for name in SHOWN.findall(read(other))]
        assert here == there, path
