"""What a line of published figures becomes, and everything that keeps a file from loading."""

from datetime import date
from decimal import Decimal

import pytest

from amparo.framework.language import Language
from amparo.measurement.published_figures import OPTIONAL, REQUIRED, read_published_figures
from tests.shipped import content, shipped

HEADER = ",".join(REQUIRED)
SOURCE = "https://example.org/illustrative/court-statistics"
LINE = f"Imaginaria,Y1-Q1,convictions,total,3,persons,{SOURCE},"
RULES = content("illustrative", "figure_rules.yaml")


def read(*lines: str, header: str = HEADER):
    text = "".join(f"{line}\n" for line in (header, *lines))
    return read_published_figures(text.encode(), RULES, shipped("illustrative").framework, "f.csv")


def problems(content: bytes) -> list[tuple[str, str]]:
    """Return code and place of every issue; nothing was loaded."""
    facts, issues = read_published_figures(
        content, RULES, shipped("illustrative").framework, "f.csv"
    )
    assert facts is None
    assert all(issue.read(language) for issue in issues for language in Language)
    return [(issue.code, str(issue.location)) for issue in issues]


def only_problem(*lines: str, header: str = HEADER) -> tuple[str, str]:
    found = problems("".join(f"{line}\n" for line in (header, *lines)).encode())
    assert len(found) == 1, found
    return found[0]


def test_a_line_becomes_a_fact() -> None:
    facts, issues = read(LINE)
    assert issues == []
    fact = facts.to_pylist()[0]
    assert (fact["indicator"], fact["component"]) == ("1.3", "amount")
    assert (fact["period"], fact["place"], fact["authority"]) == ("Y1-Q1", "IMA", "courts")
    assert (fact["partner"], fact["sex"], fact["status"]) == ("_T", "_T", "reported")
    assert (fact["amount"], fact["known_from"]) == (Decimal(3), date(2023, 10, 30))
    assert (fact["source"], fact["locator"]) == ("court_statistics", "f.csv:2")
    assert fact["note"] is None


def test_the_columns_a_file_may_add_win_over_the_rules() -> None:
    header = f"{HEADER},{','.join(OPTIONAL)}"
    line = LINE.replace("convictions", "victims_identified").replace("total", "sex=female")
    facts, issues = read(f"{line},N1,police,lantern,reported,2024-02-29", header=header)
    assert issues == []
    fact = facts.to_pylist()[0]
    assert (fact["place"], fact["authority"], fact["partner"]) == ("N1", "police", "lantern")
    assert (fact["known_from"], fact["sex"]) == (date(2024, 2, 29), "female")


def test_columns_may_stand_in_any_order() -> None:
    cells = dict(zip(REQUIRED, LINE.split(","), strict=True))
    names = sorted(cells)
    facts, issues = read(",".join(cells[name] for name in names), header=",".join(names))
    assert issues == []
    assert facts.num_rows == 1


@pytest.mark.parametrize("status", ["not_reported", "not_applicable"])
def test_an_absent_figure_is_no_number(status) -> None:
    facts, _ = read(LINE.replace(",3,", ",,") + f",{status}", header=f"{HEADER},status")
    fact = facts.to_pylist()[0]
    assert (fact["status"], fact["amount"]) == (status, None)


def test_words_that_were_interpreted_are_quoted_in_the_note() -> None:
    facts, _ = read(LINE.replace("Y1-Q1", "2023-07/2023-09") + "as published")
    assert facts.to_pylist()[0]["note"] == 'as published; year: "2023-07/2023-09"'


def test_lines_may_end_with_crlf() -> None:
    text = f"{HEADER}\r\n{LINE}\r\n".encode()
    facts, issues = read_published_figures(text, RULES, shipped("illustrative").framework)
    assert (facts.num_rows, issues) == (1, [])


@pytest.mark.parametrize(
    "text",
    ["1,234", "1.234,5", "12%", "NaN", "nan", "1e3", " 3", "3 ", "+3", "0x1", "1.23456", "٣",
     "inf", ".5", "5.", "123456789012345"],
)  # fmt: skip
def test_a_number_in_another_notation_is_refused(text) -> None:
    line = LINE.replace(",3,", f',"{text}",')
    assert only_problem(line) == ("figures.notation", "f.csv:2 value")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (",3,", ",,", ("figures.notation", "f.csv:2 value")),
        (",3,", ",-3,", ("facts.negative", "f.csv:2")),
        ("Imaginaria", "Imaginarium", ("figures.unknown_word", "f.csv:2 country")),
        ("Imaginaria", "", ("figures.blank_cell", "f.csv:2 country")),
        ("convictions", "convicted", ("figures.unknown_word", "f.csv:2 measure")),
        ("convictions", "", ("figures.blank_cell", "f.csv:2 measure")),
        ("Y1-Q1", "Y9-Q1", ("figures.unknown_period", "f.csv:2 year")),
        ("Y1-Q1", "", ("figures.unknown_period", "f.csv:2 year")),
        ("Y1-Q1", "2023", ("figures.calendar", "f.csv:2 year")),
        ("total", "sex=other", ("figures.unknown_word", "f.csv:2 disaggregation")),
        ("total", "", ("figures.blank_cell", "f.csv:2 disaggregation")),
        ("total", "sex=female", ("facts.breakdown", "f.csv:2")),
        ("persons", "cases", ("figures.unit", "f.csv:2 unit")),
        (SOURCE, "https://example.org/elsewhere", ("figures.unknown_word", "f.csv:2 source_url")),
        (SOURCE, "", ("figures.blank_cell", "f.csv:2 source_url")),
    ],
)
def test_a_word_nobody_has_given_a_meaning_is_refused(old, new, expected) -> None:
    assert only_problem(LINE.replace(old, new)) == expected


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("place", "N9", "figures.unknown_word"),
        ("authority", "nobody", "figures.unknown_word"),
        ("authority", "police", "facts.authority"),
        ("partner", "nobody", "figures.unknown_word"),
        ("status", "zero", "figures.unknown_word"),
        ("status", "not_reported", "figures.value_unexpected"),
        ("known_from", "30/06/2024", "figures.day"),
        ("known_from", "20240630", "figures.day"),
        ("known_from", "2024-06-31", "figures.day"),
    ],
)
def test_a_wrong_cell_of_an_added_column_is_refused(column, cell, code) -> None:
    found, where = only_problem(f"{LINE},{cell}", header=f"{HEADER},{column}")
    assert found == code
    assert where.startswith("f.csv:2")


def test_the_same_number_twice_is_refused() -> None:
    assert only_problem(LINE, LINE.replace(",3,", ",4,")) == ("facts.duplicate", "f.csv:3")


def test_the_same_number_known_later_is_a_revision() -> None:
    facts, issues = read(f"{LINE},", f"{LINE},2024-06-30", header=f"{HEADER},known_from")
    assert (facts.num_rows, issues) == (2, [])


def test_fifty_wrong_lines_give_fifty_issues_and_no_fact() -> None:
    lines = "".join(f"{LINE.replace(',3,', f',{n}%,')}\n" for n in range(50))
    found = problems(f"{HEADER}\n{lines}".encode())
    assert [place for _, place in found] == [f"f.csv:{n} value" for n in range(2, 52)]


def test_every_fault_of_one_line_is_said() -> None:
    found = problems(f"{HEADER}\nNowhere,1999-Q9,convictions,all,1e3,cases,,\n".encode())
    fields = ["country", "source_url", "value", "disaggregation", "unit", "year"]
    assert [place for _, place in found] == [f"f.csv:2 {field}" for field in fields]


GOOD = f"{HEADER}\n{LINE}\n".encode()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"", [("figures.empty", "f.csv:1")]),
        (b"\xef\xbb\xbf", [("figures.byte_order_mark", "f.csv:1"), ("figures.empty", "f.csv:1")]),
        (b"\n\n", [("figures.empty", "f.csv:1")]),
        (b"\xef\xbb\xbf" + GOOD, [("figures.byte_order_mark", "f.csv:1")]),
        (GOOD.replace(b"\n", b"\r"), [("figures.line_end", "f.csv:1")]),
        (GOOD[:-1], [("figures.truncated", "f.csv:2")]),
        (GOOD[:-20], [("figures.truncated", "f.csv:2"), ("figures.cells", "f.csv:2")]),
        (GOOD + b"\n", [("figures.cells", "f.csv:3")]),
        (GOOD.replace(b"total", b'"total'), [("figures.quotes", "f.csv:2")]),
        (GOOD.replace(b"total", b"tot\xe9l"), [("figures.encoding", "f.csv:2")]),
        (b"\xff\xfe" + GOOD, [("figures.encoding", "f.csv:1")]),
        (GOOD.replace(b"persons", b"persons,x"), [("figures.cells", "f.csv:2")]),
        (GOOD.replace(b"note", b"notes"), [
            ("figures.unknown_column", "f.csv:1 notes"), ("figures.missing_column", "f.csv:1 note"),
        ]),
        (GOOD.replace(b",unit", b",value"), [
            ("figures.repeated_column", "f.csv:1 value"),
            ("figures.missing_column", "f.csv:1 unit"),
        ]),
        (GOOD.replace(b",", b";"), None),
    ],
)  # fmt: skip
def test_a_file_of_the_wrong_shape_is_refused(text, expected) -> None:
    found = problems(text)
    assert found == expected if expected else "figures.missing_column" in dict(found)


def test_wrong_rules_are_said_before_any_figure_is_read() -> None:
    facts, issues = read_published_figures(GOOD, b"format: 2\n", shipped("illustrative").framework)
    assert facts is None
    assert {issue.location.file for issue in issues} == {"figure_rules.yaml"}
