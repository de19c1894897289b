"""What a budget line has spent and has left, to the cent."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from amparo.framework.language import same
from amparo.workbooks.report_form import FormBudgetLine

AMOUNTS = st.decimals(-(10**14), 10**14, places=4, allow_nan=False, allow_infinity=False)


def test_line_spent_beyond_its_budget_has_less_than_nothing_left() -> None:
    line = FormBudgetLine("staff", same("Staff"), Decimal("90000"), Decimal("1000.25"))
    assert line.together(Decimal("90000")) == Decimal("91000.25")
    assert line.left(Decimal("90000")) == Decimal("-1000.25")


@given(budget=AMOUNTS, before=AMOUNTS, spent=AMOUNTS)
def test_what_is_spent_and_what_is_left_make_the_budget(
    budget: Decimal, before: Decimal, spent: Decimal
) -> None:
    line = FormBudgetLine("staff", same("Staff"), budget, before)
    assert line.together(spent) + line.left(spent) == budget
