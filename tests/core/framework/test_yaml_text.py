"""YAML is read as text with its lines; whatever the bytes are, there is an issue and no crash."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.framework import yaml_issues as kinds
from amparo.framework.indicators import Level
from amparo.framework.issues import Issue, IssueKind
from amparo.framework.language import Text
from amparo.framework.objectives import Provenance
from amparo.framework.text import read_framework
from amparo.framework.yaml_text import Reading, read_yaml

KNOWN = {"sources": {"tip_2017", "gao_2023"}}
BOMB = "a: &a [x]\n" + "".join(f"k{n}: &k{n} [*a, *a, *a]\n" for n in range(30))


def opened(text: str) -> tuple[Reading, list[Issue]]:
    issues: list[Issue] = []
    reading = read_yaml(text.encode(), "rules.yaml", issues, KNOWN)
    assert reading is not None, issues
    return reading, issues


def said(content: bytes) -> list[tuple[str, int | None, int | None]]:
    issues: list[Issue] = []
    read_yaml(content, "rules.yaml", issues)
    return [(issue.code, issue.location.line, issue.location.column) for issue in issues]


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (b"", ("empty_file", 1, 1)),
        (b"# only a comment\n", ("empty_file", 1, 1)),
        (b"---\n", ("empty_file", 1, 1)),
        (b"{}", ("empty_file", 1, 1)),
        (b"word", ("not_mapping", 1, 1)),
        (b"\n- a\n", ("not_mapping", 2, 1)),
        (b"\xef\xbb\xbfa: 1", ("byte_order_mark", 1, 1)),
        ("a: 1\nñ: ".encode() + b"\xff", ("not_utf8", 2, 4)),
        ("a: 1".encode("utf-16"), ("not_utf8", 1, 1)),
        (b"a: 1\nb: \x00", ("control_character", 2, 4)),
        (b"a: \x1b[31m", ("control_character", 1, 4)),
        ("a: \ufeff".encode(), ("control_character", 1, 4)),
        (b"a: 1\n\tb: 1", ("unreadable_yaml", 2, 1)),
        (b"a: 1\nb: 'open\nc: 2\n", ("unreadable_yaml", 2, 4)),
        (b"a: 1\nb: [1, 2\nc: 2\n", ("unreadable_yaml", 2, 4)),
        (b"a: one: two\n", ("unreadable_yaml", 1, 7)),
        (b"a: @x\n", ("unreadable_yaml", 1, 4)),
        (b"%\n", ("unreadable_yaml", 1, 2)),
        (b"a: 1\n---\nb: 2\n", ("two_documents", 2, 1)),
        (b"a: 1\nb: 2\na: 3\n", ("duplicate_key", 3, 1)),
        (b"a: *b\n", ("alias", 1, 4)),
        (b"a: &b 1\n", ("anchor", 1, 4)),
        (b"a: !!python/object:os.system x\n", ("tag", 1, 4)),
        (b"a: !x [1]\n", ("tag", 1, 4)),
        (b"[a, b]: 1\nc: 2\n", ("key_not_text", 1, 1)),
        (b"*a : 1\nc: 2\n", ("alias", 1, 1)),
        (b"[" * 100_000, ("too_deep", 1, 26)),
        (b"{a: " * 100, ("too_deep", 1, 98)),
        (b"".join(b" " * n + b"a:\n" for n in range(200)), ("too_deep", 25, 25)),
        (b"x" * 10_000_000, ("file_too_large", None, None)),
    ],
)  # fmt: skip
def test_bytes_that_are_no_text_give_one_issue_with_its_place(
    content: bytes, wanted: tuple[str, int | None, int | None]
) -> None:
    assert said(content) == [wanted]


def test_alias_bomb_is_told_alias_by_alias_and_never_grown() -> None:
    assert {code for code, _, _ in said(BOMB.encode())} == {"anchor", "alias"}


def test_merge_key_is_a_key_like_any_other() -> None:
    reading, issues = opened("<<: {a: 1}\n")
    reading.only("a")
    assert [issue.code for issue in issues] == ["unknown_key"]


def test_every_advice_is_given_in_both_languages() -> None:
    issues: list[Issue] = []
    for content in (b"a: b: c", b"\ta", b"a: 1\nb", b"%", b"a: 'b"):
        read_yaml(content, "rules.yaml", issues)
    assert len({issue.remedy for issue in issues}) == 5
    assert all(issue.remedy.en != issue.remedy.es for issue in issues)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_without_raising(content: bytes) -> None:
    found, issues = read_framework(content, "framework.yaml", {"places.csv": content})
    assert found is None
    assert issues


@settings(deadline=None)
@given(st.text(alphabet="ab:-[]{}'\"\n\t #&*!|>%@,?1", max_size=80))
def test_any_yaml_is_read_without_raising(text: str) -> None:
    found, issues = read_framework(text.encode(), "framework.yaml", {})
    assert found is None
    assert issues


SCALARS: list[tuple[Callable[[Reading], Any], str, Any]] = [
    (lambda r: r.text("a"), "' padded '", "padded"),
    (lambda r: r.text("a"), "no", "no"),
    (lambda r: r.text("a"), "010", "010"),
    (lambda r: r.text("a"), "|\n  one\n  two", "one\ntwo"),
    (lambda r: r.code("a"), "PS.5_1-28", "PS.5_1-28"),
    (lambda r: r.flag("a"), "yes", True),
    (lambda r: r.flag("a"), "no", False),
    (lambda r: r.whole_number("a"), "007", 7),
    (lambda r: r.whole_number("a", least=-3), "-3", -3),
    (lambda r: r.decimal("a"), "-12.3450", Decimal("-12.3450")),
    (lambda r: r.day("a"), "2024-02-29", date(2024, 2, 29)),
    (lambda r: r.address("a"), "https://example.org/x?y=1", "https://example.org/x?y=1"),
    (lambda r: r.choice("a", Level), "impact", Level.IMPACT),
    (lambda r: r.choice("a", (Level.IMPACT,)), "impact", Level.IMPACT),
    (lambda r: r.reference("a", "sources"), "tip_2017", "tip_2017"),
    (lambda r: r.reference("a", "unlisted"), "whatever", "whatever"),
    (lambda r: r.bilingual("a"), "{en: one, es: uno}", Text("one", "uno")),
    (lambda r: r.bilinguals("a"), "[{en: one, es: uno}]", (Text("one", "uno"),)),
    (lambda r: r.code_list("a"), "[b, c]", ("b", "c")),
    (lambda r: r.provenance("a"), "{sources: [gao_2023]}", Provenance(("gao_2023",))),
    (lambda r: r.provenance("a"), "{proposal: yes}", Provenance(proposal=True)),
]


@pytest.mark.parametrize(("read", "written", "value"), SCALARS)
def test_value_is_read(read: Callable[[Reading], Any], written: str, value: Any) -> None:
    reading, issues = opened(f"a: {written}\n")
    assert read(reading) == value
    assert issues == []


WRONG: list[tuple[Callable[[Reading], Any], str, IssueKind]] = [
    (lambda r: r.text("a"), "[x]", kinds.NOT_TEXT),
    (lambda r: r.text("a"), "", kinds.BLANK_VALUE),
    (lambda r: r.text("a"), "' '", kinds.BLANK_VALUE),
    (lambda r: r.text("b"), "x", kinds.MISSING_KEY),
    (lambda r: r.code("a"), "niña", kinds.BAD_CODE),
    (lambda r: r.flag("a"), "true", kinds.BAD_FLAG),
    (lambda r: r.whole_number("a"), "1.0", kinds.BAD_WHOLE_NUMBER),
    (lambda r: r.whole_number("a"), "-1", kinds.BAD_WHOLE_NUMBER),
    (lambda r: r.whole_number("a"), "9" * 5000, kinds.BAD_WHOLE_NUMBER),
    (lambda r: r.decimal("a"), "1,234.5", kinds.BAD_DECIMAL),
    (lambda r: r.decimal("a"), "1.234,5", kinds.BAD_DECIMAL),
    (lambda r: r.decimal("a"), "1e5", kinds.BAD_DECIMAL),
    (lambda r: r.decimal("a"), "1.23456", kinds.BAD_DECIMAL),
    (lambda r: r.decimal("a"), "NaN", kinds.BAD_DECIMAL),
    (lambda r: r.decimal("a"), "١٢", kinds.BAD_DECIMAL),
    (lambda r: r.day("a"), "2023-02-29", kinds.BAD_DAY),
    (lambda r: r.day("a"), "20230228", kinds.BAD_DAY),
    (lambda r: r.day("a"), "28/02/2023", kinds.BAD_DAY),
    (lambda r: r.address("a"), "javascript:alert(1)", kinds.BAD_ADDRESS),
    (lambda r: r.choice("a", Level), "Impact", kinds.BAD_CHOICE),
    (lambda r: r.reference("a", "sources"), "tip_2018", kinds.UNKNOWN_REFERENCE),
    (lambda r: r.bilingual("a"), "words", kinds.NOT_BILINGUAL),
    (lambda r: r.bilingual("a"), "{es: uno}", kinds.LANGUAGE_MISSING),
    (lambda r: r.bilingual("a"), "{en: one, se: uno}", kinds.UNKNOWN_KEY),
    (lambda r: r.bilingual("a"), "{en: one, es: [uno]}", kinds.NOT_TEXT),
    (lambda r: r.bilinguals("a"), "[words]", kinds.NOT_MAPPING),
    (lambda r: r.code_list("a"), "b", kinds.NOT_LIST),
    (lambda r: r.code_list("a"), "[b, {c: d}]", kinds.NOT_TEXT),
    (lambda r: r.code_list("a"), "[b, '']", kinds.BAD_CODE),
    (lambda r: r.code_list("a"), "[b, b]", kinds.REPEATED_ITEM),
    (lambda r: r.code_list("a", "sources"), "[b]", kinds.UNKNOWN_REFERENCE),
    (lambda r: r.mapping("a"), "[b]", kinds.NOT_MAPPING),
    (lambda r: r.mapping("a"), "", kinds.BLANK_VALUE),
    (lambda r: r.mappings("a"), "[b]", kinds.NOT_MAPPING),
    (lambda r: r.entries("a"), "{b c: {d: e}}", kinds.BAD_CODE),
    (lambda r: r.entries("a"), "{b: }", kinds.BLANK_VALUE),
    (lambda r: r.provenance("a"), "{note: {en: a, es: b}}", kinds.NO_PROVENANCE),
]


@pytest.mark.parametrize(("read", "written", "kind"), WRONG)
def test_wrong_value_is_said_once_and_gives_nothing(
    read: Callable[[Reading], Any], written: str, kind: IssueKind
) -> None:
    reading, issues = opened(f"a: {written}\nz: 1\n")
    read(reading)
    assert [issue.code for issue in issues] == [kind.code]
    assert issues[0].location.line == 1


def test_what_is_not_required_may_be_absent_or_blank() -> None:
    reading, issues = opened("a:\nz: 1\n")
    for key in ("a", "b"):
        assert reading.text(key, required=False) is None
        assert reading.day(key, required=False) is None
        assert reading.bilingual(key, required=False) is None
        assert reading.provenance(key, required=False) is None
        assert reading.code_list(key, required=False) == ()
        assert reading.mappings(key, required=False) == []
        assert reading.entries(key, required=False) == {}
    assert issues == []


def test_missing_key_is_said_once_however_often_it_is_read() -> None:
    reading, issues = opened("a: 1\n")
    reading.text("b")
    reading.day("b")
    assert [issue.code for issue in issues] == ["missing_key"]
    assert reading.excused == {"b"}


def test_reading_tells_its_keys_and_places() -> None:
    reading, issues = opened("a: 1\nb:\n  c: {d: }\n")
    assert reading.keys() == ["a", "b"]
    assert reading.codes("b") == ["c"]
    assert reading.codes("a") is None
    assert (reading.words("a"), reading.words("b")) == ("1", "")
    assert reading.has("a")
    assert not reading.has("x")
    inner = reading.entries("b")["c"]
    assert not inner.has("d")
    assert str(inner.location()) == "rules.yaml:3:3 b/c"
    assert str(inner.location("d")) == "rules.yaml:3:7 b/c/d"
    assert str(reading.location()) == "rules.yaml:1:1"
    inner.say(kinds.NO_PROVENANCE)
    assert issues[0].location == inner.location()


def test_issue_can_be_said_at_an_item_of_a_list() -> None:
    reading, issues = opened("a: [b, c]\n")
    reading.say_at_item(kinds.BAD_CODE, "a", 1, value="c")
    assert (issues[0].location.line, issues[0].location.column) == (1, 8)


def test_refused_value_is_not_said_again() -> None:
    reading, issues = opened("a: *x\nb: [*x]\nc: {d: *x}\n")
    before = len(issues)
    reading.day("a")
    reading.code_list("b")
    reading.mappings("b")
    reading.entries("c")
    assert reading.has("a")
    assert len(issues) == before == 3


def test_long_words_are_shortened_in_sentences() -> None:
    reading, issues = opened(f"{'k' * 90}: {'v' * 90}\n")
    reading.only("a")
    reading.flag("k" * 90)
    assert all(len(issue.problem.en) < 130 for issue in issues)
    assert all(len(issue.location.field or "") < 70 for issue in issues)


def test_text_with_earlier_issues_can_still_be_empty() -> None:
    issues: list[Issue] = []
    read_yaml(b"", "one.yaml", issues)
    read_yaml(b"", "two.yaml", issues)
    assert [issue.location.file for issue in issues] == ["one.yaml", "two.yaml"]
