"""Properties on random linked tables, checked by a solver that shares no code with ours."""

from __future__ import annotations

from itertools import product

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amparo.disclosure.cells import Counts
from amparo.disclosure.policy import SHARED
from amparo.disclosure.withholding import Withholding
from tests.core.disclosure.sample import AXES, FRAMEWORK, a_row, protected, where

SEXES = ("female", "male", "_U")
PLACES = ("01", "02", "03")
Cell = tuple[str, str]

INNER = st.lists(
    st.one_of(st.integers(0, 6), st.sampled_from([0, 1, 4, 5, 30])), min_size=9, max_size=9
)


def whole_table(inner: list[int]) -> dict[Cell, int]:
    """A table of sexes by places with all its margins."""
    table = dict(zip(product(SEXES, PLACES), inner, strict=True))
    by_sex = {(sex, "CO"): sum(table[sex, place] for place in PLACES) for sex in SEXES}
    by_place = {("_T", place): sum(table[sex, place] for sex in SEXES) for place in PLACES}
    return {**table, **by_sex, **by_place, ("_T", "CO"): sum(inner)}


def rows_of(table: dict[Cell, int]):
    return [a_row(amount, sex=sex, place=place) for (sex, place), amount in table.items()]


EQUATIONS = [
    *[((sex, "CO"), [(sex, place) for place in PLACES]) for sex in (*SEXES, "_T")],
    *[(("_T", place), [(sex, place) for sex in SEXES]) for place in (*PLACES, "CO")],
]


def is_possible(bounds: dict[Cell, tuple[int, int]]) -> bool:
    """Whether whole numbers within the bounds fit all equations."""
    bounds = dict(bounds)
    changed = True
    while changed:
        changed = False
        for total, parts in EQUATIONS:
            least, most = sum(bounds[p][0] for p in parts), sum(bounds[p][1] for p in parts)
            limits = {total: (least, most)}
            low, high = bounds[total]
            for part in parts:
                first, last = bounds[part]
                limits[part] = (low - (most - last), high - (least - first))
            for cell, (lower, upper) in limits.items():
                narrowed = (max(bounds[cell][0], lower), min(bounds[cell][1], upper))
                if narrowed[0] > narrowed[1]:
                    return False
                changed = changed or narrowed != bounds[cell]
                bounds[cell] = narrowed
    open_ = [cell for cell, (low, high) in bounds.items() if low < high]
    if not open_:
        return True
    cell = min(open_, key=lambda each: bounds[each][1] - bounds[each][0])
    low, high = bounds[cell]
    return any(is_possible({**bounds, cell: (n, n)}) for n in range(low, high + 1))


def bounds_known(table: dict[Cell, int]) -> dict[Cell, tuple[int, int]]:
    """What a reader knows of each cell who sees the protected table and knows the rules."""
    counts = Counts(rows_of(table), AXES, FRAMEWORK, SHARED)
    hiding = Withholding(counts, counts.relations(), SHARED.minimum_count)
    bounds = {}
    for cell in counts.amounts:
        at = (cell.categories[0], cell.place)
        bounds[at] = (table[at], table[at])
        if cell in hiding.cells:
            is_known_small = counts.is_small_part(cell) and cell not in hiding.blanked
            bounds[at] = (1, 4) if is_known_small else (0, 300)
    return bounds


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(INNER)
def test_no_withheld_cell_can_be_computed(inner):
    table = whole_table(inner)
    bounds = bounds_known(table)
    for cell, (low, high) in bounds.items():
        if low < high:
            number = table[cell]
            others = [(low, number - 1), (number + 1, high)]
            assert any(
                first <= last and is_possible({**bounds, cell: (first, last)})
                for first, last in others
            ), cell


@settings(max_examples=60, deadline=None)
@given(INNER, st.randoms(use_true_random=False))
def test_shown_numbers_are_unchanged_and_the_order_of_rows_does_not_matter(inner, chance):
    table = whole_table(inner)
    rows = rows_of(table)
    found = protected(rows)
    chance.shuffle(rows)
    assert protected(rows) == found
    for result in found.results:
        sex = dict(result.breakdown).get("sex", "_T")
        assert result.amount in {None, table[sex, result.place]}, where(result)


@settings(max_examples=60, deadline=None)
@given(INNER)
def test_every_small_part_is_withheld_and_large_tables_are_shown_whole(inner):
    table = whole_table(inner)
    shown = {
        (dict(result.breakdown).get("sex", "_T"), result.place): result.amount
        for result in protected(rows_of(table)).results
        if result.amount is not None
    }
    small = {cell for cell, n in table.items() if 0 < n < 5 and cell != ("_T", "CO")}
    assert not small & set(shown)
    assert small or len(shown) == len(table)
