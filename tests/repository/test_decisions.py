"""Decision records have one shape: number, date, status, context, decision, consequences."""

import re
from datetime import date

import pytest

from tests.repository.tracked import read, tracked

RECORDS = tracked(".md", under="docs/decisions/0")
STATUS = re.compile(r"Accepted\.|Superseded by \[(\d{4})\]\(\1-[\w-]+\.md\)\.")


def test_records_are_counted_without_a_gap_and_named_by_words() -> None:
    names = [path.name for path in RECORDS]
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))
    assert all(re.fullmatch(r"\d{4}(-[a-z0-9]+)+\.md", name) for name in names)
    assert len(names) >= 10


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_record_says_when_what_and_what_follows(path) -> None:
    title, _, rest = read(path).partition("\n")
    assert re.fullmatch(rf"# {int(path.name[:4])}\. .+", title)
    day = re.search(r"^Date: (\d{4}-\d\d-\d\d)$", rest, re.MULTILINE)
    status = re.search(r"^Status: (.+)$", rest, re.MULTILINE)
    assert day
    assert date.fromisoformat(day[1])
    assert status
    assert STATUS.fullmatch(status[1])
    assert re.findall(r"^## (.+)$", rest, re.MULTILINE) == ["Context", "Decision", "Consequences"]


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_record_is_long_enough_to_say_why_and_short_enough_to_be_read(path) -> None:
    assert 150 <= len(read(path).split()) <= 400


def test_every_record_is_listed() -> None:
    listed = re.findall(r"\]\((\d{4}[\w-]+\.md)\)", read(RECORDS[0].with_name("README.md")))
    assert listed == [path.name for path in RECORDS]
