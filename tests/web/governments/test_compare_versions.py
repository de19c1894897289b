"""Two versions of a report side by side."""

import pytest

from amparo.documents.numbers import MINUS
from amparo.people.roles import Role
from amparo.web.governments.text_difference import MOST_WORDS, Piece, pieces
from tests.web.governments.officials import as_role, of_report, page, read, reviewer

pytestmark = pytest.mark.django_db


def test_the_two_newest_versions_are_compared_with_the_change_in_numbers(reports) -> None:
    told = read(reviewer(), of_report("compare", reports.again))
    assert "Version 1 and version 2" in told
    assert "0 added, 0 removed, 2 changed" in told
    assert f"changed 12 10 {MINUS}2 {MINUS}17%" in told
    assert f"changed 8 6 {MINUS}2 {MINUS}25%" in told


def test_versions_can_be_chosen_the_other_way_round(reports) -> None:
    told = read(reviewer(), of_report("compare", reports.again) + "?before=2&after=1")
    assert "Version 2 and version 1" in told
    assert "changed 10 12 +2 +20%" in told


def test_a_version_compared_with_itself_says_the_same(reports) -> None:
    told = read(as_role(Role.AUDITOR), of_report("compare", reports.again) + "?before=1&after=1")
    assert "The two versions say the same" in told


@pytest.mark.parametrize("asked", ["?before=1&after=9", "?before=x", "?after=-1"])
def test_versions_that_are_not_there_are_missing(reports, asked) -> None:
    page(reviewer(), of_report("compare", reports.again) + asked, 404)


def test_a_single_version_has_nothing_beside_it(reports) -> None:
    page(reviewer(), of_report("compare", reports.submitted), 404)


def test_the_comparison_speaks_spanish(reports) -> None:
    told = read(reviewer(), of_report("compare", reports.again, language="es"))
    assert "Versión 1 y versión 2" in told
    assert "modificado 12 10" in told


def test_texts_are_compared_word_by_word() -> None:
    assert pieces("Ten girls came.", "Twelve girls and boys came.") == (
        Piece("del", "Ten"),
        Piece("ins", "Twelve"),
        Piece("same", " girls "),
        Piece("ins", "and boys "),
        Piece("same", "came."),
    )


@pytest.mark.parametrize(
    ("before", "after"), [("", "new"), ("old", ""), ("a b\nc", "a d\nc"), ("á é", "á í")]
)
def test_pieces_give_both_texts_back(before, after) -> None:
    found = pieces(before, after)
    assert "".join(one.text for one in found if one.kind != "ins") == before
    assert "".join(one.text for one in found if one.kind != "del") == after


def test_long_texts_are_compared_line_by_line() -> None:
    before = "one two\n" * MOST_WORDS
    after = before + "three"
    assert pieces(before, after)[-1] == Piece("ins", "three")
