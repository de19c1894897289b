from dataclasses import replace

import pytest

from amparo.documents.content import Column, ColumnKind, Document, Table
from amparo.documents.widths import SIZES, WIDE_SIZE, table_widths
from amparo.framework.language import Language, Text, same
from tests.core.documents.sample import DOCUMENT, SHARES, TABLE, refer


def a_table(columns: int, rows: int = 2) -> tuple[Table, Document]:
    heads = tuple(Column(same(f"Quarter {n}"), ColumnKind.NUMBER) for n in range(columns))
    row = tuple((refer(3),) for _ in range(columns))
    return Table("t", Text("Wide", "Ancha"), heads, (row,) * rows), DOCUMENT


@pytest.mark.parametrize("language", Language)
def test_shares_add_up_to_the_whole_width(language: Language) -> None:
    for table in (TABLE, SHARES, a_table(4)[0], a_table(12)[0], a_table(3, rows=0)[0]):
        assert sum(table_widths(table, DOCUMENT, language).shares) == pytest.approx(1)


def test_stated_shares_are_kept() -> None:
    assert table_widths(SHARES, DOCUMENT, Language.EN).shares == pytest.approx((0.6, 0.4))
    first, *others = SHARES.columns
    open_share = replace(SHARES, columns=(first, *(replace(c, share=None) for c in others)))
    assert table_widths(open_share, DOCUMENT, Language.EN).shares == pytest.approx((0.6, 0.4))


def test_more_columns_take_smaller_type_and_then_a_turned_page() -> None:
    found = [table_widths(*a_table(n), Language.EN) for n in (3, 5, 6, 12)]
    sizes = [size for _, size in SIZES]
    assert found[0].size == sizes[0]
    assert [widths.wide for widths in found] == [False, False, True, True]
    assert found[1].size < sizes[0]
    assert found[-1].size == WIDE_SIZE


def test_no_column_is_narrower_than_its_longest_word_while_there_is_room() -> None:
    texts = (same("many words " * 20), same("Colombia"), same("2024"))
    heads = tuple(Column(same(name)) for name in ("A", "B", "C"))
    table = Table("t", same("T"), heads, (tuple((text,) for text in texts),))
    shares = table_widths(table, DOCUMENT, Language.EN).shares
    assert shares[1] * SIZES[0][0] >= len("Colombia")


def test_a_table_of_few_short_columns_does_not_take_the_whole_line() -> None:
    table, document = a_table(2)
    narrow = replace(table, rows=(((same("a"),), (same("b"),)),))
    assert table_widths(narrow, document, Language.EN).span < 0.75
    assert table_widths(TABLE, document, Language.EN).span == 1


def test_a_narrow_table_still_gives_each_column_its_longest_word() -> None:
    heads = (Column(same("Period")), Column(same("Prosecutors"), ColumnKind.NUMBER))
    rows = (((same("July 2019 to June 2021"),), (same("220"),)),)
    widths = table_widths(Table("t", same("T"), heads, rows), DOCUMENT, Language.EN)
    assert widths.span < 1
    assert widths.shares[1] * widths.span * SIZES[0][0] >= len("Prosecutors")


def test_what_qualifies_a_figure_is_given_room() -> None:
    partial = next(n for n, figure in enumerate(DOCUMENT.figures, 1) if figure.status == "partial")
    heads = (Column(same("Period")), Column(same("UN"), ColumnKind.NUMBER))
    plain, qualified = (
        Table("t", same("T"), heads, (((same("2023"),), (refer(number),)),))
        for number in (1, partial)
    )
    wide, narrow = (table_widths(one, DOCUMENT, Language.EN) for one in (qualified, plain))
    assert wide.shares[1] * wide.span > narrow.shares[1] * narrow.span
