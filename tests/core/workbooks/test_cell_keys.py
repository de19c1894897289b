"""The key of a cell as text, and texts that are none."""

from __future__ import annotations

import pytest

from amparo.workbooks.report_form import CellKey, CellKeyInvalid

KEY = CellKey("2.1", "amount", "19", (("age", "0-5"), ("sex", "f")))


@pytest.mark.parametrize("key", [KEY, CellKey("2.1", "amount", "19")])
def test_key_is_read_back_from_its_text(key: CellKey) -> None:
    assert CellKey.from_text(str(key)) == key


@pytest.mark.parametrize(
    "text",
    ["", "2.1|amount|19", "2.1|amount|19||", "2.1|amount|19|sex", "2.1|amount|19|sex=",
     "2.1|amount|19|=f", "2.1|amount|19|sex=f;age=0-5", "2.1|amount|19|sex=f;sex=m"],
)  # fmt: skip
def test_other_text_is_no_key(text: str) -> None:
    with pytest.raises(CellKeyInvalid):
        CellKey.from_text(text)
