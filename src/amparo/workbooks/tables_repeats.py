"""Find sheets that repeat others: consolidated ones, which would make every number count twice.

Layouts do not matter here: two tables are compared by headers that they share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from amparo.framework.issues import Issue, Location
from amparo.workbooks import tables_issues as kinds
from amparo.workbooks.report_findings import EXACT, is_sane
from amparo.workbooks.tables import (
    CellValue,
    SourceTable,
    cell_text,
    number_typed,
    plain_text,
    stored_number,
)

REPEATED = Decimal("0.9")
"""Share of rows (or sums) of a sheet found in others, from which it is taken for a repetition."""

FEWEST = 3
"""Rows or sums that must agree: fewer may be chance."""

MOST_SHARED = 40
"""Headers that are compared; a table with more is compared by its first ones."""

_EXACTNESS = Decimal("1e-9")


@dataclass(frozen=True, slots=True)
class _Columns:
    """A table's figures by plain header: texts and numbers of each row."""

    table: SourceTable
    texts: dict[str, list[str]]
    numbers: dict[str, list[Decimal | None]]

    @classmethod
    def of(cls, table: SourceTable) -> _Columns:
        """Return the columns of a table that have a header of their own."""
        headers = Counter(plain_text(column.header) for column in table.columns)
        rows = list(table.figures())
        texts: dict[str, list[str]] = {}
        numbers: dict[str, list[Decimal | None]] = {}
        for position, column in enumerate(table.columns):
            header = plain_text(column.header)
            if header and headers[header] == 1:
                cells = [row.cells[position] for row in rows]
                texts[header] = [plain_text(cell_text(cell)) for cell in cells]
                numbers[header] = [_number(cell) for cell in cells]
        return cls(table, texts, numbers)


def check_repeats(tables: Sequence[SourceTable], file: str) -> list[Issue]:
    """Return an error for each of the chosen tables that repeats others of them.

    Parameters
    ----------
    tables : sequence of SourceTable
        Those that are to be read together.

    Returns
    -------
    list of Issue
        Each names both sheets.

    Notes
    -----
    A table repeats others where nine in ten of its rows stand in them, under the same headers,
    and it has rows of more than one or all rows of one; or where nine in ten of the numbers in
    one of its columns are the sums of theirs, by a column of words or codes that both have.
    """
    columns = [_Columns.of(table) for table in tables]
    with localcontext(EXACT):
        repeating = [(one, _repeated_rows(one, columns)) for one in columns]
        issues = list(_issues_of_rows(repeating, file))
        for one in columns:
            others = [each for each in columns if each is not one]
            issues.extend(_repeats_sums(one, others, file))
    return issues


def _repeated_rows(one: _Columns, columns: Sequence[_Columns]) -> list[_Columns]:
    """Return the tables in which nine in ten rows of a table stand; none where fewer do."""
    left = Counter(_rows(one))
    total = left.total()
    found: list[_Columns] = []
    for other in columns:
        if other is not one and other.texts.keys() == one.texts.keys():
            common = left & Counter(_rows(other))
            left -= common
            if common:
                found.append(other)
    repeated = total - left.total()
    return found if repeated >= FEWEST and repeated >= REPEATED * total else []


def _issues_of_rows(
    repeating: Sequence[tuple[_Columns, list[_Columns]]], file: str
) -> Iterator[Issue]:
    """Yield one issue for each table that joins others, then for each other pair, once."""
    told: set[frozenset[int]] = set()
    for one, found in sorted(repeating, key=lambda each: -len(each[1])):
        pairs = {frozenset((id(one), id(other))) for other in found}
        if pairs - told:
            told |= pairs
            place, named = Location(file, sheet=one.table.sheet), _listed(found)
            yield kinds.REPEATS_ROWS.at(place, sheet=one.table.name, other=named)


def _repeats_sums(one: _Columns, others: Sequence[_Columns], file: str) -> Iterator[Issue]:
    """Yield an issue where a column of a table holds the sums of all others, or of one of them."""
    for key in list(one.texts)[:MOST_SHARED]:
        words = [word for word in one.texts[key] if word]
        if len(words) < FEWEST or len(set(words)) != len(words):
            continue
        sources = [each for each in others if key in each.texts]
        for column in list(one.numbers)[:MOST_SHARED]:
            having = [each for each in sources if column != key and column in each.numbers]
            for adding in (having, *([each] for each in having)):
                if _are_sums(one, adding, key, column):
                    place, named = Location(file, sheet=one.table.sheet), _listed(adding)
                    about = {"column": column, "key": key, "other": named}
                    yield kinds.REPEATS_SUMS.at(place, sheet=one.table.name, **about)
                    return


def _are_sums(one: _Columns, adding: Sequence[_Columns], key: str, column: str) -> bool:
    """Whether numbers of a table are those of several rows of others, by their words under `key`.

    Several rows for one word, or rows of several tables: a number that stands once in one other
    table may be the same for a good reason, such as a population.
    """
    sums: dict[str, Decimal] = {}
    rows: Counter[str] = Counter()
    first: dict[str, int] = {}
    for at, each in enumerate(adding):
        for word, number in zip(each.texts[key], each.numbers[column], strict=True):
            if word and number is not None:
                sums[word] = sums.get(word, Decimal(0)) + number
                rows[word] += 1
                first.setdefault(word, at)
    pairs = zip(one.texts[key], one.numbers[column], strict=True)
    stated = [(word, number) for word, number in pairs if word and number]
    equal = [word for word, number in stated if _alike(number, sums.get(word))]
    several = any(rows[word] > 1 for word in equal) or len({first[word] for word in equal}) > 1
    return several and len(equal) >= FEWEST and len(equal) >= REPEATED * len(stated)


def _alike(first: Decimal, second: Decimal | None) -> bool:
    return second is not None and abs(first - second) <= abs(first) * _EXACTNESS


def _rows(columns: _Columns) -> list[tuple[str, ...]]:
    return list(zip(*columns.texts.values(), strict=True))


def _number(cell: CellValue) -> Decimal | None:
    number = stored_number(cell)
    if number is None and isinstance(cell, str):
        typed = number_typed(cell)
        number = typed.point if typed and not typed.is_ambiguous else None
    return number if number is not None and is_sane(number) else None


def _listed(columns: Sequence[_Columns]) -> str:
    return ", ".join(dict.fromkeys(each.table.name for each in columns))
