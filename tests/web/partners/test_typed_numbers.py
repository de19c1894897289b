"""Numbers as people type them: read in both notations, and written so that they read back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.audit.refusals import NotPossible
from amparo.framework.language import Language
from amparo.web.partners.entries import number_from, typed_amount

AMOUNTS = st.decimals(-(10**14), 10**14, places=4, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1250", "1250"), ("12,5", "12.5"), ("12.5", "12.5"), ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"), ("1 234", "1234"), (" 7 ", "7"), ("-3", "-3"),
    ],
)  # fmt: skip
def test_both_notations_are_read(typed: str, amount: str) -> None:
    assert number_from(typed) == Decimal(amount)


def test_blank_is_no_number_and_no_zero() -> None:
    assert number_from("  ") is None


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("twelve", "«twelve» no es un número."),
        ("12,500", "«12,500» puede significar 12.500 o 12,5."),
        ("40 %", "Escriba el número sin el signo de porcentaje."),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_would_be_right(typed: str, sentence: str) -> None:
    with pytest.raises(NotPossible) as refused:
        number_from(typed)
    assert refused.value.reason.es.startswith(sentence)


@given(amount=AMOUNTS, language=st.sampled_from(Language))
def test_what_an_input_shows_reads_back_as_the_same_number(
    amount: Decimal, language: Language
) -> None:
    assert number_from(typed_amount(amount, language)) == amount
