"""The pinned place list: every line is checked, and the tree holds together."""

import pytest

from amparo.framework.hashes import text_hash
from amparo.framework.places import PlaceTree
from tests.core.framework.sample import PLACES, TEXT, codes, framework, read

PINNED = text_hash(PLACES)


def read_places(places: str | bytes) -> list[tuple[str, int | None]]:
    content = places if isinstance(places, bytes) else places.encode()
    _, issues = read(TEXT.replace(PINNED, text_hash(content)), content)
    assert {issue.location.file for issue in issues} <= {"places.csv"}
    return [(issue.code, issue.location.line) for issue in issues]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("91,Amazonas,Amazonas,department", "place_cells"),
        ("91,Bogotá, D. C.,Bogotá,department,CO", "place_cells"),
        ("9 1,Amazonas,Amazonas,department,CO", "place_code"),
        (",Amazonas,Amazonas,department,CO", "place_code"),
        ("91,,Amazonas,department,CO", "place_blank"),
        ("91,Amazonas, ,department,CO", "place_blank"),
        ("91,Amazonas,Amazonas,,CO", "place_blank"),
        ("05,Amazonas,Amazonas,department,CO", "place_twice"),
        ("91,Amazonas,Amazonas,department,COL", "place_parent"),
        ("91,Amazonas,Amazonas,department,91", "place_cycle"),
        ('91,"Amazonas,Amazonas,department,CO', "places_unreadable"),
        ('91,"Ama"zonas,Amazonas,department,CO', "places_unreadable"),
    ],
)
def test_one_wrong_line_gives_one_issue_at_it(line: str, code: str) -> None:
    assert read_places(PLACES + line.encode() + b"\n") == [(code, 5)]


def test_all_mistakes_are_listed_at_once() -> None:
    lines = PLACES.decode() + "91,,,x,CO\n91,a,a,x,CO\n92,a,a,x,ZZ\n"
    found = read_places(lines)
    assert found == [
        ("place_blank", 5),
        ("place_blank", 5),
        ("place_twice", 6),
        ("place_parent", 7),
    ]


def test_circle_of_places_is_told_once() -> None:
    lines = PLACES.decode() + "a,a,a,x,b\nb,b,b,x,c\nc,c,c,x,b\n"
    assert read_places(lines) == [("place_cycle", 6)]


def test_two_circles_are_told_each_once_and_long_ways_are_walked_once() -> None:
    chain = "".join(f"p{n},a,a,x,p{n + 1}\n" for n in range(20_000)) + "p20000,a,a,x,CO\n"
    assert read_places(PLACES.decode() + chain) == []
    circles = "a,a,a,x,b\nb,b,b,x,a\nc,c,c,x,d\nd,d,d,x,c\ne,e,e,x,c\n"
    assert read_places(PLACES.decode() + circles) == [("place_cycle", 5), ("place_cycle", 7)]


def test_blank_lines_are_passed_over() -> None:
    assert read_places(PLACES + b"\n\n") == []


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (b"", ("places_columns", 1)),
        (b"code;name_en;name_es;level;parent\n", ("places_columns", 1)),
        (b"\xef\xbb\xbf" + PLACES, ("places_columns", 1)),
        (PLACES + b"91,Bogot\xe1,a,a,CO\n", ("places_unreadable", 5)),
    ],
)
def test_file_that_is_no_place_list_gives_one_issue(
    content: bytes, wanted: tuple[str, int]
) -> None:
    assert read_places(content) == [wanted]


def test_list_without_places_is_told_and_takes_references_with_it() -> None:
    _, issues = read(TEXT, b"code,name_en,name_es,level,parent\n")
    assert codes(issues)[0] == "places_hash_differs"
    assert codes(issues)[-1] == "no_places"


def test_hash_that_differs_says_the_right_one() -> None:
    _, issues = read(TEXT, PLACES + b"91,Amazonas,Amazonas,department,CO\n")
    assert codes(issues) == ["places_hash_differs"]
    assert text_hash(PLACES + b"91,Amazonas,Amazonas,department,CO\n") in issues[0].remedy.es


def test_missing_name_and_hash_of_the_list_are_said() -> None:
    start = TEXT.index("  file: places.csv")
    text = TEXT[:start] + "  x: 1\n" + TEXT[TEXT.index("disaggregations:\n") :]
    assert codes(read(text)[1]) == ["missing_key", "missing_key", "unknown_key"]


def test_tree_knows_what_lies_where() -> None:
    places = framework().places
    assert [place.code for place in places.ancestors("05")] == ["CO"]
    assert places.ancestors("CO") == []
    assert [place.code for place in places.children("CO")] == ["05", "11"]
    assert len(places) == 3
    assert list(PlaceTree([])) == []
