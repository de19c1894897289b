"""Reading rules: what a whole text says, and every way in which one can be wrong."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest

from amparo.framework.language import Language
from amparo.measurement.figure_rules import read_figure_rules
from tests.shipped import content, shipped

RULES = """\
format: 1
countries: {Colombia: CO}
sources: {a page without address: tip_2017}
terms:
  total: {}
  sex=girl: {categories: {sex: female}}
years:
  "2022 (8 months)": {period: 2022-01..2022-08, reason: {en: Taken., es: Supuesto.}}
measures:
  victims:
    indicator: V.1
    authority: moi
    place: "05"
    unit: persons
    terms:
      by the prosecutors: {authority: ago}
      complaints: {indicator: V.2}
    years:
      the first year: {period: "2014"}
    reason: {en: So., es: "Así."}
  compliant:
    indicator: "4.1"
    component: numerator
    authority: procuraduria
exchange_rates:
  - currency: PHP
    into: USD
    rate: "51.0"
    day: 2017-12-31
    source: manilatimes_2017
    amount: "40000000"
    stated: "784000"
    reason: {en: Stated., es: Declarada.}
population:
  source: dane_epico
  authority: dane
  place: cod_dpto
  year: year
  places: {"00": CO}
  categories: {sex: {F: {sex: female}}}
  columns: {age_0_5: {indicator: C.1, categories: {age_dane: 0_5}}, all_ages: {indicator: C.2}}
"""


def read(text: str):
    return read_figure_rules(text.encode(), "r.yaml", shipped("colombia").framework)


def test_a_whole_text_is_read() -> None:
    rules, issues = read(RULES)
    assert issues == []
    victims = rules.measures["victims"]
    assert (victims.indicator, victims.component, victims.place) == ("V.1", "amount", "05")
    assert victims.terms["by the prosecutors"].authority == "ago"
    assert victims.terms["sex=girl"].categories == {"sex": "female"}
    assert victims.years["2022 (8 months)"].period == "2022-01..2022-08"
    assert victims.years["the first year"].reason is None
    assert rules.measures["compliant"].component == "numerator"
    assert rules.sources == {"a page without address": "tip_2017"}
    rate = rules.exchange_rates[0]
    assert (rate.rate, rate.day, rate.source) == (
        Decimal("51.0"), date(2017, 12, 31), "manilatimes_2017",
    )  # fmt: skip
    assert rules.population.all_columns == ("cod_dpto", "year", "sex", "age_0_5", "all_ages")
    assert rules.population.columns["all_ages"].indicator == "C.2"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("format: 1", "format: 2", "bad_whole_number"),
        ("countries:", "nations:", "unknown_key"),
        ("{Colombia: CO}", "{Colombia: C0}", "unknown_reference"),
        ("countries: {Colombia: CO}", "countries: Colombia", "not_mapping"),
        ("without address: tip_2017", "without address: tip_2071", "unknown_reference"),
        ("{sex: female}}\nyears", "{sx: female}}\nyears", "unknown_reference"),
        ("{sex: female}}\nyears", "{sex: feminine}}\nyears", "unknown_reference"),
        ("{sex: female}}\nyears", "{sex: }}\nyears", "blank_value"),
        ("period: 2022-01..2022-08", "period: 2022-01..2021-08", "figures.unknown_period"),
        ("period: 2022-01..2022-08, ", "", "missing_key"),
        ("indicator: V.1", "indicator: V.99", "unknown_reference"),
        ("    indicator: V.1\n", "", "missing_key"),
        ("authority: moi", "authority: dane", "rules.authority"),
        ("authority: moi", "authority: nobody", "unknown_reference"),
        ("{authority: ago}", "{authority: icbf}", "rules.authority"),
        ('place: "05"', 'place: "5"', "unknown_reference"),
        ("component: numerator", "component: above", "bad_choice"),
        ("    component: numerator\n", "", "rules.component"),
        ("complaints: {indicator: V.2}", "complaints: {indicator: V.14}", "rules.authority"),
        ("complaints: {", "complaints: {categories: {sex: male}, ", "rules.breakdown"),
        ("complaints: {indicator: V.2}", "complaints: V.2", "not_mapping"),
        ('rate: "51.0"', 'rate: "51,0"', "bad_decimal"),
        ("day: 2017-12-31", "day: 31/12/2017", "bad_day"),
        ("    source: manilatimes_2017\n", "", "missing_key"),
        ("source: dane_epico", "source: dane", "unknown_reference"),
        ("authority: dane", "authority: moi", "rules.authority"),
        ("{F: {sex: female}}", "{F: {sex: f}}", "unknown_reference"),
        ("{sex: {F: {sex: female}}}", "{sex: F}", "not_mapping"),
        ("all_ages: {indicator: C.2}", "all_ages: {}", "blank_value"),
        ("all_ages: {indicator: C.2}", "all_ages: {indicator: C.3}", "unknown_reference"),
        ("  year: year\n", "", "missing_key"),
    ],
)
def test_a_wrong_text_is_refused_with_its_line(old, new, code) -> None:
    assert old in RULES
    rules, issues = read(RULES.replace(old, new))
    assert rules is None
    assert code in {issue.code for issue in issues}
    assert all(issue.location.line for issue in issues)
    assert all(issue.read(language) for issue in issues for language in Language)


@pytest.mark.parametrize("text", ["", "- a\n", "a: [\n", "format: 1\n"])
def test_a_text_that_says_nothing_is_refused(text) -> None:
    rules, issues = read(text)
    assert rules is None
    assert issues


@pytest.mark.parametrize("code", ["colombia", "illustrative"])
def test_the_shipped_rules_use_every_measure_of_their_figures(code) -> None:
    lines = csv.DictReader(io.StringIO(content(code, "published_figures.csv").decode()))
    assert {line["measure"] for line in lines} == set(shipped(code).rules.measures)
