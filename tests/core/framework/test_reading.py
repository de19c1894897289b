"""A framework text is read whole or not at all, and all its mistakes are told at once."""

import re
from dataclasses import fields
from datetime import date
from decimal import Decimal

from amparo.framework.indicators import ComponentCode, IndicatorState, Rule
from amparo.framework.issues import Severity
from amparo.framework.language import Language, Text
from amparo.framework.text import read_framework, text_hash
from tests.core.framework.sample import FOLDER, PLACES, TEXT, changed, codes, framework, read


def test_fifty_planted_mistakes_are_listed_each_at_its_line_and_nothing_else() -> None:
    text = (FOLDER / "fifty_mistakes.yaml").read_text(encoding="utf-8")
    planted = [
        (number, found[1])
        for number, line in enumerate(text.splitlines(), start=1)
        if (found := re.search(r"# mistake: (\w+)$", line))
    ]
    found, issues = read(text)
    assert found is None
    assert len(planted) == 50
    assert [(issue.location.line, issue.code) for issue in issues] == planted
    assert all(issue.location.column and issue.location.file for issue in issues)


def test_every_issue_says_problem_and_remedy_in_both_languages() -> None:
    _, issues = read((FOLDER / "fifty_mistakes.yaml").read_text(encoding="utf-8"))
    for issue in issues:
        for sentence in (issue.problem, issue.remedy):
            assert sentence.en.endswith((".", '"')), sentence
            assert "{en" in sentence.en or "{" not in sentence.en + sentence.es
        assert issue.problem.en != issue.problem.es


def test_valid_text_gives_a_framework_and_no_issue() -> None:
    found, issues = read()
    assert issues == []
    assert found is not None
    assert list(found.indicators) == ["1.1", "1.2", "1.3", "C.1"]
    assert found.adopted is None
    assert found.original is Language.EN
    assert found.compact.starts == date(2022, 4, 26)
    assert found.compact.parties[1] == Text("Second government", "Segundo gobierno")
    assert found.places["11"].name.es == "Bogotá, D. C."
    assert found.responsibilities[0].due is None


def test_values_are_read_as_what_the_field_holds() -> None:
    indicator = framework().indicators["1.1"]
    assert indicator.state is IndicatorState.ACTIVE
    assert indicator.targets[1].amount == Decimal("220.5")
    assert list(indicator.aggregation.items()) == [("sex", Rule.SUM), ("place", Rule.SUM)]
    assert indicator.rule("period") is Rule.NONE
    assert indicator.baselines[1].period == "2020-01..2021-04"
    assert indicator.provenance.note == Text("Proposed.", "Propuesto.")


def test_indicator_without_components_counts_one_amount() -> None:
    indicator = framework().indicators["1.1"]
    assert [component.code for component in indicator.components] == [ComponentCode.AMOUNT]
    assert indicator.components[0].name == indicator.title
    assert not indicator.is_ratio
    assert not indicator.is_derived


def test_ratio_names_the_results_it_is_made_of() -> None:
    indicator = framework().indicators["1.2"]
    assert indicator.is_ratio
    assert indicator.is_derived
    assert indicator.components[1].indicator == "C.1"
    assert indicator.components[1].authority == "dane"
    assert indicator.factor == 100_000


def test_text_says_its_own_original_language_else_the_texts() -> None:
    assert framework().sources["agreement"].title.original is Language.ES
    assert framework().sources["bulletin"].title.original is Language.EN
    spanish = framework(changed(("original: en", "original: es")))
    assert spanish.original is Language.ES
    assert spanish.sources["bulletin"].title.original is Language.ES


def test_yes_is_yes_and_codes_keep_their_zeros() -> None:
    found = framework()
    assert found.compact.illustrative is True
    assert found.indicators["1.2"].key is False
    assert "05" in found.places
    assert found.disaggregations["form"].categories[0].priority


def test_defaults_stand_where_nothing_is_written() -> None:
    found = framework(changed(('    prefix: ""\n', "")))
    assert found.calendars["calendar_year"].prefix == ""
    assert found.indicators["C.1"].targets == ()
    assert found.indicators["C.1"].factor == 1
    assert found.indicators["1.3"].disaggregations == ()


def test_note_or_warning_does_not_refuse_the_text() -> None:
    text = changed(
        ("      _U: {name: {en: not known, es: sin dato}}\n", ""), ("years: 3", "years: 4")
    )
    found, issues = read(text)
    assert found is not None
    assert codes(issues) == ["term_differs", "no_unknown_category"]
    assert [issue.severity for issue in issues] == [Severity.WARNING, Severity.NOTE]


def test_hash_ignores_the_style_of_line_endings_only() -> None:
    for ending in ("\r\n", "\r"):
        assert framework(TEXT.replace("\n", ending)).hash == framework().hash
    assert framework(f"{TEXT}# a comment\n").hash != framework().hash
    assert text_hash(b"a\r\nb\rc\n") == text_hash(b"a\nb\nc\n")


def test_place_list_with_other_line_endings_is_the_one_pinned() -> None:
    assert read(TEXT, PLACES.replace(b"\n", b"\r\n"))[1] == []


def test_framework_holds_every_field_of_the_value() -> None:
    found = framework()
    assert all(getattr(found, field.name, None) is not None for field in fields(found)
               if field.name != "adopted")  # fmt: skip


def test_text_without_its_place_list_names_the_missing_file() -> None:
    found, issues = read_framework(TEXT.encode(), "framework.yaml", {})
    assert found is None
    assert codes(issues) == ["places_missing"]
    assert '"places.csv"' in issues[0].problem.en


def test_text_that_is_empty_or_unreadable_gives_one_issue() -> None:
    assert codes(read("")[1]) == ["empty_file"]
    assert codes(read("a: [")[1]) == ["unreadable_yaml"]


def test_sections_that_are_missing_are_said_once_each() -> None:
    found, issues = read("format: 1\n")
    assert found is None
    assert set(codes(issues)) == {"missing_key"}
    assert len(issues) == 9
    assert {issue.location.line for issue in issues} == {1}


def test_missing_section_takes_no_reference_with_it() -> None:
    start, end = TEXT.index("sources:\n  agreement"), TEXT.index("authorities:\n  moi")
    assert codes(read(TEXT[:start] + TEXT[end:])[1]) == ["missing_key"]
    start, end = TEXT.index("compact:\n"), TEXT.index("sources:\n  agreement")
    assert codes(read(TEXT[:start] + TEXT[end:])[1]) == ["missing_key"]
