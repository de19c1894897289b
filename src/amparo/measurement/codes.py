"""Columns of codes as numbers: what makes whole-column work on long tables cheap."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

MOST_COMBINATIONS = 2**62
"""More do not fit a whole number of 64 bits."""


def distinct(column: pa.ChunkedArray) -> list[Any]:
    """Return the different values of a column."""
    values: list[Any] = _encoded(column).dictionary.to_pylist()
    return values


def decoded(column: pa.ChunkedArray, decode: Callable[[Any], str]) -> pa.Array:
    """Turn values into words, asking `decode` once for each different value."""
    codes = _encoded(column)
    words = pa.array([decode(value) for value in codes.dictionary.to_pylist()], pa.string())
    return words.take(codes.indices)


def combinations(table: pa.Table, names: Iterable[str]) -> pa.Array | None:
    """Return a number for each row that orders rows by their codes in `names`, the first first.

    Returns
    -------
    array of whole numbers, or None where there could be more than `MOST_COMBINATIONS`
    """
    numbers = pa.nulls(table.num_rows, pa.int64()).fill_null(0)
    many = 1
    for name in names:
        codes = _encoded(table.column(name))
        count = len(codes.dictionary)
        many *= count
        if many > MOST_COMBINATIONS:
            return None
        ranks = pc.rank(codes.dictionary).cast(pa.int64()).take(codes.indices)
        numbers = pc.add(pc.multiply(numbers, count), pc.subtract(ranks, 1))
    return numbers


def _encoded(column: pa.ChunkedArray) -> pa.DictionaryArray:
    whole = column.combine_chunks()
    return whole if pa.types.is_dictionary(whole.type) else whole.dictionary_encode()
