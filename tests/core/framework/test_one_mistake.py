"""Every check: one mistake in a valid text gives one issue, at its line, and nothing more."""

import pytest

from amparo.framework.language import Language
from tests.core.framework.sample import TEXT, changed, codes, read

BREAKDOWN = (
    "{name: {en: a, es: a}, exclusive: no, complete: no, categories: {a: {name: {en: a, es: a}}}}"
)

# What stands in the text, what is written instead, the one issue it gives. The issue stands
# at the line where the replaced text begins.
MISTAKES = [
    # the compact and the calendars
    ("ends: 2025-04-25", "ends: 2021-04-25", "ends_before_starts"),
    ("ends: 2025-04-25", "ends: 2025-04-24", "term_differs"),
    ("prefix: TIP", "prefix: T-1", "bad_prefix"),
    ("prefix: FY", "prefix: TIP", "prefix_taken"),
    ("prefix: FY", "prefix:", "prefix_taken"),
    ("years: 3", "years: many", "bad_whole_number"),
    ("first_day: 1\n  tip", "first_day: 29\n  tip", "bad_whole_number"),
    ("named_by_end: yes", "named_by_end: true", "bad_flag"),
    ("named_by_end: yes", "named_by_end: yes\n    years: 3", "years_uncounted"),
    ("    years: 3", "    years: 3\n  other: {name: {en: o, es: o}, prefix: O, first_month: 4, "
     "first_day: 26, first_year: 2022, years: 3}", "second_term"),
    ("original: en", "original: pt", "bad_choice"),
    ("original: es}", "original: pt}", "bad_choice"),
    # places and disaggregations
    ("file: places.csv", "file: place.csv", "places_missing"),
    ("  sha256", "  sha265", "unknown_key"),
    ("      labour:", "      _T:", "reserved_code"),
    ("objectives:\n", f"  Amount: {BREAKDOWN}\nobjectives:\n", "reserved_code"),
    ("objectives:\n", f"  Sex: {BREAKDOWN}\nobjectives:\n", "codes_alike"),
    ("exclusive: no", "exclusive: perhaps", "bad_flag"),
    # references and provenance
    ("provenance: {sources: [agreement]}", "provenance: {sources: [agrement]}",
     "unknown_reference"),
    ("provenance: {sources: [agreement]}", "provenance: {sources: [a b]}", "bad_code"),
    ("provenance: {sources: [agreement]}", "provenance: {sources: [[a]]}", "not_text"),
    ("provenance: {sources: [agreement]}", "provenance: {sources: []}", "no_provenance"),
    ("provenance: {sources: [agreement]}", "provenance: {proposal: no}", "no_provenance"),
    ("provenance: {sources: [agreement]}", "provenance: {proposal: nope}", "bad_flag"),
    ("provenance: {sources: [agreement]}", "provenance: {source: [agreement]}", "unknown_key"),
    ("provenance: {sources: [agreement]}", "provenance: agreement", "not_mapping"),
    ("provenance: {sources: [agreement]}", "provenence: {sources: [agreement]}", "unknown_key"),
    # the state and the components of an indicator
    ("level: outcome", "level: result", "bad_choice"),
    ("currency: USD", "currency: usd", "bad_currency"),
    ("unit: {code: usd", "unit: {code: $", "bad_code"),
    ("unit: {code: usd, name: {en: US dollars, es: dólares}, currency: USD}", "unit: dollars",
     "not_mapping"),
    ("numerator:", "numerater:", "unknown_key"),
    ("numerator: {name: {en: identified,", "numerator: {name: {en: ,", "language_missing"),
    ("factor: 100000", "factor: 0", "bad_whole_number"),
    (', indicator: "1.1", authority: moi}', ", authority: moi}", "component_indicator_missing"),
    (', indicator: "1.1", authority: moi}', ', indicator: "1.1", authority: dane}',
     "authority_not_counting"),
    (', indicator: "1.1", authority: moi}', ', indicator: "1.11", authority: moi}',
     "unknown_reference"),
    (', indicator: "1.1", authority: moi}', ', indicator: "1.1", authority: mio}',
     "unknown_reference"),
    (', indicator: "1.1", authority: moi}', ', indicator: "1.1"}', "component_authority_missing"),
    # rules
    ("aggregation: {sex: ratio_of_sums", "aggregation: {sex: sum", "sum_of_ratio"),
    ("aggregation: {sex: sum, place: sum}", "aggregation: {sex: added, place: sum}", "bad_choice"),
    ("aggregation: {sex: sum, place: sum}", "aggregation: {sex: ratio_of_sums}", "not_a_ratio"),
    ("aggregation: {sex: sum, place: sum}", "aggregation: {sex: mean, place: sum}",
     "rule_after_mean"),
    ("aggregation: {sex: sum, place: sum}", "aggregation: {form: sum}", "sum_not_exclusive"),
    ("aggregation: {sex: sum, place: sum}", "aggregation: {authority: latest}",
     "rule_for_authority"),
    ("aggregation: {sex: sum, place: sum}", "aggregation: {sexo: sum}", "rule_for_unknown_axis"),
    ("aggregation: {sex: sum, place: sum}", "aggregation: sum", "not_mapping"),
    ("disaggregations: [sex, form]", "disaggregations: [sexo, form]", "unknown_reference"),
    ("disaggregations: [sex, form]", "disaggregations: sex, form", "not_list"),
    # baselines and targets
    ("authorities: [moi, icbf]", "authorities: []", "blank_value"),
    ("frequency: quarter", "frequency: span", "bad_choice"),
    ("calendar: compact_year", "calendar: compact", "unknown_reference"),
    ('{period: "2021"', "{period: TIP2021", "unknown_period"),
    ('{period: "2021"', '{period: ""', "blank_value"),
    ('{period: "2021", authority: moi, place: CO', '{period: "2021", authority: moi, place: XX',
     "unknown_reference"),
    ('{period: "2021", authority: moi, place: CO', '{period: "2021", authority: moi, place: [CO]',
     "not_text"),
    ("{period: Y3", "{period: Y4", "unknown_period"),
    ("{period: Y3", "{period: 2024-05..2024-06", "unknown_period"),
    ("authority: icbf, place: CO, amount: 10", "authority: moi, place: CO, amount: 10",
     "authority_not_counting"),
    ("authority: icbf, place: CO, amount: 10", "authority: icbf, place: CO, amount: 10.12345",
     "bad_decimal"),
    ("{period: LIFE", "{period: Y2", "agreed_twice"),
    ("targets:\n      - {period: Y1", "targts:\n      - {period: Y1", "unknown_key"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code"), MISTAKES)
def test_one_mistake_gives_one_issue_at_its_line(old: str, new: str, code: str) -> None:
    _, issues = read(changed((old, new)))
    assert codes(issues) == [code], [issue.read(Language.EN) for issue in issues]
    first = TEXT[: TEXT.index(old)].count("\n") + 1
    assert first <= (issues[0].location.line or 0) <= first + new.count("\n")


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("state: active", "state: retired", ["key_retired"]),
        ("level: context", "level: impact", ["targets_missing", "objective_blank"]),
        ("numerator:", "amount:", ["components_incomplete"]),
        ("factor: 100000", "factor: 100000\n    objetive: x", ["unknown_key"]),
        ("currency: USD}", "currency: USD}\n    factor: 100", ["factor_without_ratio"]),
        ("    components:\n", "    components: none\n    x:\n", ["unknown_key", "not_mapping"]),
        ("    objective:\n", "    objectif:\n", ["unknown_key"]),
        ('{period: "2023", authority: moi', '{period: "2021", authority: moi',
         ["target_outside_term"]),
        ("signed: 2022-04-20", "signed: *day", ["alias"]),
        ("[moi, icbf]", "[moi, *x]", ["alias", "authority_not_counting"]),
        ("indicators:\n", "indicators: none\nx:\n", ["unknown_key", "not_mapping"]),
        ("disaggregations:\n", "disaggregations: none\nx:\n", ["not_mapping", "unknown_key"]),
    ],
)  # fmt: skip
def test_mistake_elsewhere_gives_its_own_issues_only(old: str, new: str, wanted: list[str]) -> None:
    assert sorted(codes(read(changed((old, new)))[1])) == sorted(wanted)


def test_active_indicator_names_the_years_without_target() -> None:
    text = changed(("- {period: Y2, authority", "- {period: Y2-H1, authority"))
    _, issues = read(text)
    assert codes(issues) == ["targets_missing"]
    assert "no target for Y2." in issues[0].problem.en
    assert "para Y2." in issues[0].problem.es


@pytest.mark.parametrize("state", ["proposed", "retired"])
def test_indicator_that_is_not_active_needs_no_targets(state: str) -> None:
    without = TEXT[: TEXT.index("    targets:\n      - {period: Y1")]
    rest = TEXT[TEXT.index("    provenance: {proposal: yes}\n  C.1:") :]
    text = (without + rest).replace(
        "state: active\n    level: process", f"state: {state}\n    level: process"
    )
    assert read(text)[1] == []


def test_indicator_computed_from_itself_is_told_once_with_the_way() -> None:
    ratio = '{name: {en: a, es: a}, indicator: "1.2", authority: moi}'
    text = changed(
        ("    aggregation: {sex: sum, place: sum}", f"    components: {{amount: {ratio}}}")
    )
    _, issues = read(text)
    assert codes(issues) == ["derived_from_itself"]
    assert "1.1 > 1.2 > 1.1" in issues[0].problem.en


def test_indicator_that_names_itself_is_told() -> None:
    text = changed(("indicator: C.1, authority: dane", 'indicator: "1.2", authority: moi'))
    assert codes(read(text)[1]) == ["derived_from_itself"]


def test_ratio_may_be_reported_or_take_both_parts_from_one_indicator() -> None:
    reported = changed((', indicator: "1.1", authority: moi}', "}"))
    assert read(reported)[1] == []
    both = changed((', indicator: "1.1", authority: moi}', ", indicator: C.1, authority: dane}"))
    assert read(both)[1] == []


def test_ratio_of_sums_over_categories_that_overlap_is_refused_too() -> None:
    text = changed(("{sex: ratio_of_sums, period: do_not_aggregate}", "{form: ratio_of_sums}"),
                   ("    disaggregations: [sex]", "    disaggregations: [form]"))  # fmt: skip
    assert codes(read(text)[1]) == ["sum_not_exclusive"]


def test_calendar_with_blank_prefix_must_be_the_calendar_year() -> None:
    text = changed(('prefix: ""\n    first_month: 1', 'prefix: ""\n    first_month: 2'))
    assert codes(read(text)[1]) == ["blank_prefix"]
    text = changed(('prefix: ""', "first_year: 2020"))
    assert codes(read(text)[1]) == ["blank_prefix"]


def test_mistake_in_a_calendars_name_hides_no_mistake_in_a_period() -> None:
    text = changed(("{en: calendar year, es: año calendario}", "{en: calendar year}"),
                   ('{period: "2021"', '{period: "221"'))  # fmt: skip
    assert codes(read(text)[1]) == ["language_missing", "unknown_period"]


def test_misspelt_code_is_offered_the_nearest_one() -> None:
    _, issues = read(changed(("calendar: compact_year", "calendar: compact_yaer")))
    assert 'Did you mean "compact_year"?' in issues[0].remedy.en
    assert "¿Quiso decir «compact_year»?" in issues[0].remedy.es
