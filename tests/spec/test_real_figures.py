"""Real published figures, all the way from the file to results: what must come out.

Each test is a fact of the field that a platform of this kind gets wrong most easily.
"""

from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from amparo.measurement.discrepancies import discrepancies
from amparo.measurement.evaluation import evaluate
from amparo.measurement.progress import change
from amparo.measurement.results import value
from tests.shipped import shipped

TODAY = date(2026, 11, 1)


@pytest.fixture(scope="module")
def colombia():
    return shipped("colombia")


@pytest.fixture(scope="module")
def unexplained(colombia):
    """What totals have that their parts have not."""
    return discrepancies(colombia.framework, colombia.facts, TODAY)


def chosen(table, **wanted: str) -> list[dict]:
    """Return the rows of `table` that say `wanted`; breakdowns not named are not broken down."""
    whole = {"partner": "_T", **dict.fromkeys(shipped("colombia").framework.disaggregations, "_T")}
    rows = table.to_pylist()
    return [
        row for row in rows if all(row[name] == code for name, code in (whole | wanted).items())
    ]


@cache
def evaluated(indicator: str, as_of: date):
    colombia = shipped("colombia")
    return evaluate(colombia.framework, colombia.facts, as_of, [indicator])


def results(indicator: str, as_of: date = TODAY, **wanted: str) -> list[dict]:
    return chosen(evaluated(indicator, as_of), indicator=indicator, **wanted)


def amount(indicator: str, as_of: date = TODAY, **wanted: str) -> Decimal:
    [row] = results(indicator, as_of, **wanted)
    return row["amount"]


def test_five_victims_of_2018_are_in_no_form(unexplained) -> None:
    """The forms of 2018 add up to 109, the total is 114: both stay, the difference is said."""
    where = {"indicator": "V.1", "period": "2018", "place": "CO", "authority": "moi"}
    [found] = chosen(unexplained, axis="form", **where)
    assert (found["stated"], found["parts"], found["difference"]) == (114, 109, 5)
    assert amount(**where) == 114


def test_a_report_frozen_in_april_keeps_the_april_figure() -> None:
    """Recruitment in 2024: 463 cases known from March 2025, 578 from the middle of 2025."""
    where = {"period": "2024", "place": "CO", "authority": "defensoria"}
    assert amount("3.4", date(2025, 4, 30), **where) == 463
    assert amount("3.4", date(2025, 12, 31), **where) == 578
    assert results("3.4", date(2025, 3, 5), **where) == []


def test_twenty_victims_of_2020_have_no_known_age(unexplained) -> None:
    """Of 71 victims of sex trafficking 32 are adults and 19 children: 20 are unknown."""
    where = {"period": "2020", "place": "CO", "authority": "moi", "form": "sex_trafficking"}
    assert amount("V.1", **where) == 71
    assert amount("V.1", age_group="adult", **where) == 32
    assert amount("V.1", age_group="child", **where) == 19
    [found] = chosen(unexplained, indicator="V.1", axis="age_group", **where)
    assert (found["stated"], found["parts"], found["difference"]) == (71, 51, 20)


def test_adults_of_one_form_are_not_the_adults_of_all_forms() -> None:
    """Ages of 2020 are given for sex trafficking only: over all forms they are a lower bound."""
    where = {"period": "2020", "place": "CO", "authority": "moi", "age_group": "adult"}
    [row] = results("V.1", **where)
    assert (row["amount"], row["status"], row["reported"], row["expected"]) == (32, "partial", 1, 5)


def test_two_authorities_are_never_added() -> None:
    """For 2020 the Ministry counted 100 victims and the Attorney General's Office 124."""
    rows = results("V.1", period="2020", place="CO")
    assert {row["authority"]: row["amount"] for row in rows} == {"moi": 100, "ago": 124}
    assert 224 not in evaluated("V.1", TODAY)["amount"].to_pylist()


def test_the_computed_change_wins_over_the_quoted_one(colombia) -> None:
    """From 8 children to 38 is 375 percent more; the press said 387, which stays a note."""
    where = {"place": "CO", "authority": "moi", "age_moi": "12_17"}
    old = amount("V.3", period="2022", **where)
    new = amount("V.3", period="2023", **where)
    assert change(old, new) == 375
    notes = [fact["note"] for fact in colombia.figures.to_pylist() if fact["indicator"] == "V.3"]
    assert any("387 percent" in (note or "") for note in notes)


def test_a_pledge_keeps_its_currency_rate_day_and_source(colombia) -> None:
    """The Philippines pledged PHP 40 million, stated as about USD 784,000: a rate of 51.0."""
    assert amount("M.5", period="2017", place="PH", authority="iacat") == 40_000_000
    [rate] = colombia.rules.exchange_rates
    assert (rate.currency, rate.into, rate.rate) == ("PHP", "USD", Decimal("51.0"))
    assert (rate.day, rate.source) == (date(2017, 12, 31), "manilatimes_2017")
    assert (rate.amount / rate.rate).quantize(Decimal("1E3")) == 784_000
    assert rate.stated == 784_000


def test_departments_of_2023_add_up_to_the_published_total() -> None:
    rows = [
        row["amount"]
        for row in evaluated("3.4", TODAY).to_pylist()
        if row["period"] == "2023" and row["place"] != "CO" and row["sex"] == "_T"
    ]
    assert (len(rows), sum(rows)) == (11, 184)
    assert amount("3.4", period="2023", place="CO", authority="defensoria") == 184


def test_a_rate_has_the_children_of_the_same_place_and_year_below_the_line() -> None:
    """Cauca, 2023: 125 cases over the projected children of Cauca."""
    [row] = results("3.5", period="2023", place="19", authority="defensoria")
    children = amount("C.1", period="2023", place="19", authority="dane")
    assert (row["amount"], row["denominator"]) == (125, children)
    assert 20 < value(row["amount"], row["denominator"], 100_000) < 40


def test_girls_and_boys_without_a_total_are_added() -> None:
    """ICBF, 2015: 39 girls and 6 boys, no total published."""
    assert amount("2.1", period="2015", place="CO", authority="icbf") == 45


def test_a_lower_bound_is_partial() -> None:
    """United Nations, 2023: dissidents 186, ELN 41, no total published: at least 227."""
    [row] = results("3.3", period="2023", place="CO", authority="un")
    assert (row["amount"], row["status"]) == (227, "partial")
