"""What an evaluation takes and gives, beside the rules themselves (`tests/spec`)."""

from datetime import date
from decimal import Decimal

import pytest

from amparo.framework.indicators import Component, ComponentCode
from amparo.framework.language import same
from amparo.measurement.evaluation import evaluate
from amparo.measurement.facts import FactsInvalid
from amparo.measurement.results import results_schema, value
from tests.builders import AS_OF, a_framework, a_rate_of, a_ratio, an_indicator, facts_from
from tests.core.measurement.work import rows_handled

GIRLS = [{"amount": Decimal(7), "sex": "girls"}]


def test_no_facts_give_no_results_of_the_right_shape() -> None:
    rate = a_rate_of("2.1", "1.1", "moi", "sex: ratio_of_sums")
    framework = a_framework(an_indicator(), a_ratio(), rate)
    for facts in (facts_from([]), facts_from(GIRLS)):
        results = evaluate(framework, facts, date(2000, 1, 1))
        assert (results.num_rows, results.schema) == (0, results_schema(["sex", "age"]))


def test_only_wanted_indicators_are_shown_even_where_another_is_needed() -> None:
    rate = a_rate_of("2.1", "1.1", "moi")
    framework = a_framework(an_indicator(), a_ratio(), rate)
    facts = facts_from([{"indicator": "2.1", "component": "numerator", "amount": 1}, *GIRLS])
    assert set(evaluate(framework, facts, AS_OF, ["2.1"])["indicator"].to_pylist()) == {"2.1"}
    assert evaluate(framework, facts, AS_OF, []).num_rows == 0


def test_a_breakdown_the_indicator_does_not_have_is_refused() -> None:
    framework = a_framework(an_indicator(disaggregations=("age",)))
    with pytest.raises(FactsInvalid, match="sex"):
        evaluate(framework, facts_from(GIRLS), AS_OF)


def test_a_disaggregation_called_like_a_column_is_refused() -> None:
    framework = a_framework(an_indicator())
    with pytest.raises(FactsInvalid, match="steps"):
        evaluate(framework, facts_from([], ["steps"]), AS_OF)


def test_a_disaggregation_may_have_a_dash_and_a_point() -> None:
    framework = a_framework(an_indicator(aggregation="a-1.b: sum", disaggregations=("a-1.b",)))
    facts = facts_from([{"amount": Decimal(3), "a-1.b": "x"}], ["a-1.b"])
    assert [row["a-1.b"] for row in evaluate(framework, facts, AS_OF).to_pylist()] == ["x", "_T"]


def test_a_code_that_is_sql_is_only_a_code() -> None:
    name = "x'; DROP TABLE facts; --"
    facts = facts_from([{"amount": Decimal(3), "partner": name, "source": name}])
    framework = a_framework(an_indicator(aggregation="partner: sum"))
    rows = evaluate(framework, facts, AS_OF).to_pylist()
    assert {row["partner"] for row in rows} == {name, "_T"}


def test_a_result_names_all_its_sources_however_many() -> None:
    names = [f"report_{number:03}" for number in range(130)]
    rows = [{"partner": name, "source": name, "amount": Decimal(1)} for name in names]
    framework = a_framework(an_indicator(aggregation="partner: sum"))
    results = evaluate(framework, facts_from(rows), AS_OF).to_pylist()
    assert {row["partner"]: row["sources"] for row in results} == {
        "_T": " ".join(names),
        **{name: name for name in names},
    }


def test_amounts_stay_exact_beyond_what_a_float_holds() -> None:
    amount = Decimal("99999999999999.9999")
    rows = [{"partner": str(number), "amount": amount} for number in range(1000)]
    framework = a_framework(an_indicator(aggregation="partner: sum"))
    results = evaluate(framework, facts_from(rows), AS_OF).to_pylist()
    assert [row["amount"] for row in results if row["partner"] == "_T"] == [amount * 1000]


def test_more_combinations_of_codes_than_numbers_are_no_obstacle() -> None:
    """Whether anything was revised is then not asked but assumed."""
    names = [f"d{number}" for number in range(13)]
    framework = a_framework(an_indicator(disaggregations=tuple(names)))
    rows = [
        {"amount": Decimal(1), "known_from": date(2025, 1, 1 + number)}
        | {name: str(number) for name in names}
        for number in range(31)
    ]
    assert evaluate(framework, facts_from(rows, names), AS_OF).num_rows == 31


def derived(code: str, *parts: tuple[ComponentCode, str], **changes):
    components = tuple(Component(part, same(part), other, "moi") for part, other in parts)
    return an_indicator(code, components=components, **changes)


def test_an_indicator_may_be_wholly_derived() -> None:
    """Its results carry the rules of its numerator, and only breakdowns it has itself."""
    share = derived(
        "9.1",
        (ComponentCode.NUMERATOR, "1.1"),
        (ComponentCode.DENOMINATOR, "1.3"),
        disaggregations=("age",),
    )
    framework = a_framework(share, an_indicator("1.1", "sex: sum"), an_indicator("1.3"))
    facts = facts_from([{"indicator": "1.3", "amount": Decimal(14)}, *GIRLS])
    [row] = evaluate(framework, facts, AS_OF, ["9.1"]).to_pylist()
    assert (row["amount"], row["denominator"], row["sex"]) == (7, 14, "_T")
    assert (row["rule"], row["authority"]) == ("sum:sex", "moi")


def test_one_amount_may_be_another_indicators_result() -> None:
    again = derived("9.1", (ComponentCode.AMOUNT, "1.1"))
    facts = facts_from(GIRLS)
    rows = evaluate(a_framework(again, an_indicator()), facts, AS_OF, ["9.1"]).to_pylist()
    assert [(row["indicator"], row["sex"], row["amount"]) for row in rows] == [("9.1", "girls", 7)]


def test_the_value_divides_once_and_only_where_it_can() -> None:
    assert value(Decimal(1), Decimal(3), 100).quantize(Decimal("0.01")) == Decimal("33.33")
    assert value(None, Decimal(3), 1) is None
    assert value(Decimal(3), None, 1) == 3
    assert value(Decimal(3), Decimal(0), 1) is None


def test_doubling_the_places_is_at_most_slightly_more_than_double_the_work() -> None:
    assert rows_handled(200) <= 2.2 * rows_handled(100)
