"""What is withheld, and that what is withheld cannot be computed."""

from dataclasses import replace
from decimal import Decimal

import pytest

from amparo.disclosure import alternatives
from amparo.disclosure.policy import SHARED
from tests.core.disclosure.sample import a_difference, a_row, protected, withheld


def rows(axis, **amounts):
    """Rows broken down by one axis; `total` is not broken down."""
    names = {"total": "CO" if axis == "place" else "_T", "unknown": "_U"}
    return [a_row(amount, **{axis: names.get(name, name)}) for name, amount in amounts.items()]


def by_department(*amounts):
    codes = [f"{number:02}" for number in range(1, len(amounts) + 1)]
    return [a_row(amount, place=code) for code, amount in zip(codes, amounts, strict=True)]


def test_small_parts_are_withheld_with_the_smallest_other_part():
    found = protected(rows("sex", total=60, female=50, male=3, unknown=7))
    assert withheld(found) == {("male",), ("_U",)}


def test_zeros_and_small_national_totals_stay():
    assert withheld(protected([a_row(3), a_row(2, period="2022", place="CO")])) == set()
    assert withheld(protected([a_row(0, sex="male")])) == set()


def test_withheld_result_has_no_number_at_all():
    [result] = protected([a_row(3, sex="male", sources="a b")]).results
    assert (result.amount, result.denominator, result.value) == (None, None, None)
    assert result.sources == ("a", "b")
    assert result.breakdown == (("sex", "male"),)


def test_unknown_category_is_protected_like_any_other():
    assert ("_U",) in withheld(protected(rows("sex", total=60, female=50, male=8, unknown=2)))


def test_two_small_parts_at_their_greatest_are_not_enough():
    # 4 + 4 = 8 can only be 4 and 4 where both are known to be less than 5.
    found = protected(rows("sex", total=58, female=50, male=4, unknown=4))
    assert withheld(found) == {("female",), ("male",), ("_U",)}


def test_zero_is_withheld_only_where_nothing_else_helps():
    assert withheld(protected(rows("age", total=3, **{"0_11": 3, "12_17": 0}))) == {
        ("0_11",),
        ("12_17",),
    }


def test_total_is_withheld_where_it_would_tell_its_only_part():
    assert withheld(protected(rows("sex", total=4, male=4))) == {(), ("male",)}


def test_other_subjects_and_shares_are_not_withheld():
    staff = a_row(2, indicator="staff", sex="male")
    share = a_row(2, indicator="published_share", sex="male")
    assert withheld(protected([staff, share])) == set()


def test_authorities_are_never_related():
    other = a_row(53, authority="moi")
    found = protected([*rows("sex", female=50, male=3), other])
    assert withheld(found) == {("male",)}


def test_partner_and_municipality_counts_are_parts():
    found = protected([a_row(20), a_row(3, partner="ngo"), a_row(17, partner="other")])
    assert withheld(found) == {("ngo",), ("other",)}
    found = protected([a_row(9, place="01"), a_row(3, place="01001")])
    assert withheld(found) == {("01001",)}


def test_municipality_is_found_through_its_nation_where_no_department_is_shown():
    found = protected([a_row(11), a_row(8, place="01001"), a_row(3, place="02001")])
    assert withheld(found) == {("01001",), ("02001",)}


def test_parts_by_two_axes_are_found_where_no_margin_is_shown():
    crossed = [
        a_row(amount, sex=sex, age=age)
        for amount, sex, age in ((20, "female", "0_11"), (9, "male", "0_11"), (3, "male", "12_17"))
    ]
    assert withheld(protected([a_row(32), *crossed])) == {("male", "0_11"), ("male", "12_17")}


def test_periods_roll_up():
    quarters = [a_row(amount, period=f"2023-Q{n}", place="01") for n, amount in ((1, 9), (2, 3))]
    found = protected([a_row(12, place="01"), *quarters])
    assert withheld(found) == {("2023-Q1", "01"), ("2023-Q2", "01")}


def test_latest_part_is_not_told_by_the_year():
    year = a_row(9, indicator="latest", place="01")
    quarters = [
        a_row(amount, indicator="latest", period=f"2023-Q{n}", place=place)
        for n, amount, place in ((1, 8, "01"), (2, 9, "01"), (2, 12, "CO"), (2, 3, "02"))
    ]
    found = protected([year, *quarters])
    assert {("latest", "2023-Q2", "01"), ("latest", "01")} <= withheld(found)
    assert ("latest", "2023-Q1", "01") not in withheld(found)


def test_rate_is_withheld_with_the_count_it_is_made_of():
    population = [a_row(1000, indicator="all", place=place) for place in ("01", "02", "03")]
    counts = by_department(50, 3, 40)
    rates = [a_row(row["amount"], indicator="rate", place=row["place"], denominator=1000)
             for row in counts]  # fmt: skip
    found = protected([*population, *counts, a_row(100), *rates])
    assert withheld(found) == {("02",), ("rate", "02")}
    shown = next(each for each in found.results if (each.indicator, each.place) == ("rate", "01"))
    assert shown.value == Decimal(5000)


def test_rate_stands_for_a_count_that_nobody_published():
    rate = a_row(3, indicator="rate", place="01", denominator=1000)
    assert withheld(protected([rate])) == {("rate", "01")}


@pytest.mark.parametrize(("numerator", "denominator"), [(3, 80), (0, 4)])
def test_share_with_a_small_count_above_or_below_the_line_is_withheld(numerator, denominator):
    share = a_row(numerator, indicator="share", place="01", denominator=denominator)
    assert withheld(protected([share])) == {("share", "01")}


def test_numbers_that_are_absent_stay_absent():
    found = protected([a_row(None, place="01")])
    assert found.results[0].status == "not_reported"


def test_unexplained_difference_is_stated_and_gives_no_cell_away():
    parts = rows("sex", total=114, female=80, male=25, unknown=4)
    found = protected(parts, [a_difference(114, 109)])
    assert [each.difference for each in found.discrepancies] == [5]
    assert found.discrepancies[0].earlier_parts
    assert withheld(found) == {("_U",), ("male",)}


def test_unexplained_difference_protects_the_parts_where_nobody_states_it():
    parts = rows("sex", total=114, female=80, male=25, unknown=4)
    assert withheld(protected(parts)) == {("_U",)}


def test_difference_is_not_stated_where_it_would_give_the_only_part_away():
    found = protected(rows("sex", total=60, male=4), [a_difference(60, 4)])
    assert (withheld(found), found.discrepancies) == ({("male",)}, ())


def test_difference_is_not_stated_where_its_total_is_withheld():
    parts = [a_row(amount, place="01", sex=sex)
             for amount, sex in ((3, "_T"), (7, "male"), (9, "female"))]  # fmt: skip
    found = protected(parts, [a_difference(3, 16, place="01")])
    assert (withheld(found), found.discrepancies) == ({("01",)}, ())


def test_difference_that_is_the_one_category_left_is_not_told():
    parts = rows("age", total=46, **{"0_11": 44})
    found = protected(parts, [a_difference(46, 44, axis="age")])
    assert (withheld(found), found.discrepancies) == ({("0_11",)}, ())


def test_difference_of_parts_that_are_not_the_shown_ones_is_dropped_with_a_withheld_part():
    parts = rows("sex", total=114, female=80, male=25, unknown=4)
    assert protected(parts, [a_difference(114, 100)]).discrepancies == ()
    shown = rows("sex", total=114, female=80, male=25)
    assert len(protected(shown, [a_difference(114, 100)]).discrepancies) == 1


def test_breakdown_is_blanked_where_nothing_less_protects_it():
    # Four parts of one in a department that is known to have at most four.
    parts = [a_row(1, place="01", sex=sex, age=age)
             for sex in ("female", "male") for age in ("0_11", "12_17")]  # fmt: skip
    found = protected([a_row(4, place="01"), a_row(50, place="02"), a_row(54), *parts])
    assert withheld(found) >= {("01",), *(("01", *key) for key in (("male", "0_11"),))}


def test_search_without_time_ends_with_everything_blank(monkeypatch):
    monkeypatch.setattr(alternatives, "MOST_MOVES", 0)
    table = rows("sex", total=60, female=0, male=53, unknown=7)
    table.append(a_row(3, period="2022", sex="male"))
    found = protected([*table, a_row(2, sex="male", age="0_11")], [a_difference(60, 60)])
    assert withheld(found) >= {(), ("female",), ("male",), ("_U",), ("male", "0_11")}


DEFENSORIA_2023 = {
    "Cauca": 125, "Norte de Santander": 14, "Nariño": 10, "Putumayo": 6, "Arauca": 6,
    "Valle del Cauca": 5, "Caquetá": 5, "Amazonas": 4, "Chocó": 4, "Antioquia": 3, "Meta": 2,
}  # fmt: skip


def test_recruitment_by_department_of_2023_hides_2_3_and_4_and_keeps_the_total():
    found = protected([a_row(184), *by_department(*DEFENSORIA_2023.values())])
    assert sum(DEFENSORIA_2023.values()) == 184
    # 4 + 4 + 3 + 2 = 13: each of them can be another number from 1 to 4, given the others.
    assert withheld(found) == {("08",), ("09",), ("10",), ("11",)}
    assert found.results[-1].value == 184 or found.results[0].value == 184


def test_shown_numbers_are_the_numbers_of_the_table():
    table = [a_row(184), *by_department(*DEFENSORIA_2023.values())]
    numbers = {row["place"]: row["amount"] for row in table}
    shown = [each for each in protected(table).results if each.status == "reported"]
    assert all(each.amount == numbers[each.place] for each in shown)
    assert len(shown) == 8


def test_what_is_left_of_a_total_is_no_part_where_many_parts_are_not_listed():
    assert withheld(protected([a_row(12), *by_department(9)])) == set()
    assert withheld(protected(rows("sex", total=12, male=9))) == set()


def test_higher_threshold_withholds_more():
    table = [a_row(184), *by_department(*DEFENSORIA_2023.values())]
    strict = protected(table, policy=replace(SHARED, minimum_count=11))
    assert len(withheld(strict)) > 4
