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
