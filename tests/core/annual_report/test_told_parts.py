"""What the report tells in words: statements, origin of figures, banners, the title page."""

from dataclasses import replace
from datetime import date

import pytest

from amparo.annual_report.naming import lowered, rule_text, sums_up
from amparo.documents.content import NoticeKind
from amparo.framework.language import Language, Text, same
from amparo.framework.objectives import Provenance
from tests.builders import COMPACT, a_framework, a_rate_of, an_indicator
from tests.core.annual_report.reports import (
    AS_OF,
    a_report,
    a_result,
    a_statement,
    by,
    notes,
    rows,
    sections,
    text,
)


def test_statements_of_one_topic_stand_under_its_name_once() -> None:
    statements = (a_statement(), a_statement(text=same("And again.")))
    document = a_report(statements=statements)
    assert text(document, "progress") == "Topic. It happened. [1]\nAnd again. [1]"


def test_statement_of_an_objective_stands_with_it() -> None:
    statements = (a_statement(objective="1"), a_statement("improvement", objective="1"))
    document = a_report(statements=statements)
    assert "It happened." in text(document, "objective-1")
    assert "It happened." in text(document, "improvement-1")
    assert not text(document, "improvement")


def test_proposed_statement_says_so() -> None:
    document = a_report(statements=(a_statement("sustainability", proposal=True, sources=()),))
    assert text(document, "sustainability") == "Topic. It happened. · proposed"


def test_what_happened_after_the_year_stands_apart() -> None:
    later = a_statement(date=date(2025, 7, 1), text=same("Later."))
    document = a_report(statements=(a_statement(date=date(2024, 7, 1)), later))
    assert "Later." not in text(document, "progress")
    assert "Later." in text(document, "progress-later")


def test_what_nobody_knew_by_the_date_of_the_report_is_left_out() -> None:
    document = a_report(statements=(a_statement("improvement", date=date(2026, 1, 2)),))
    assert "progress-later" not in sections(document)
    [notice] = sections(document)["improvement"].blocks
    assert notice.kind is NoticeKind.NOT_SUPPLIED  # type: ignore[union-attr]


def test_illustrative_report_says_so_first_and_on_every_page() -> None:
    document = a_report(a_result())
    assert document.banner is not None
    assert document.banner.es.startswith("Ilustrativo")
    assert sections(document)["summary"].blocks[0].kind is NoticeKind.ILLUSTRATIVE  # type: ignore[union-attr]


def test_report_of_published_figures_says_that_nobody_cleared_it() -> None:
    framework = a_framework(compact=replace(COMPACT, illustrative=False))
    document = a_report(a_result(), framework=framework)
    assert document.banner is not None
    assert document.banner.en.startswith("Not cleared")
    assert "Amparo" in document.publisher.en


def test_title_page_names_what_makes_the_edition() -> None:
    document = a_report(a_result())
    printed = {label.en: value.en for label, value in document.statement}
    assert printed["Edition"] == "2024, number 1"
    assert printed["Figures known by"] == "January 1, 2026"
    assert printed["Facts (SHA-256)"] == "a" * 64
    assert document.dated == AS_OF


RULES = {
    "reported": "as reported",
    "sum:sex": "sum over sex",
    "sum:sex>latest:period": "sum over sex, then latest over periods",
    "ratio_of_sums:partner>maximum:place": (
        "ratio of the sums over partners, then largest over places"
    ),
}


@pytest.mark.parametrize(("rule", "words"), RULES.items())
def test_rules_are_told_in_words(rule: str, words: str) -> None:
    assert rule_text(a_result(rule=rule), a_framework()).en == words


def test_derived_numbers_are_not_called_reported() -> None:
    framework = a_framework(a_rate_of("1.1", "C", "dane"), an_indicator("C", objective=None))
    derived = "numerator over denominator, which is another indicator"
    assert rule_text(a_result(), framework).en == derived
    assert rule_text(a_result(rule="sum:place"), framework).en == f"{derived}, then sum over places"


def test_axes_that_are_not_added_are_not_told() -> None:
    indicator = an_indicator(aggregation="sex: do_not_aggregate")
    assert sums_up(indicator, a_framework(indicator)).en == "nothing"


def test_figure_tells_its_breakdown_and_partner() -> None:
    document = a_report(by("sex", "girls", place="19", partner="icbf"), by("sex", "girls"))
    assert [figure.breakdown for figure in document.figures if figure.indicator] == [
        same("sex: girls")
    ]
    [partner] = [figure for figure in a_report(a_result(partner="ngo")).figures if figure.indicator]
    assert partner.breakdown == Text("Partner: ngo", "Socio: ngo")


def test_abbreviations_keep_their_capitals_inside_a_sentence() -> None:
    assert lowered(Text("Sex", "Sexo")) == Text("sex", "sexo")
    assert lowered(same("LGBTQI+")) == same("LGBTQI+")


def test_note_that_indicators_share_stands_once_below_their_definitions() -> None:
    shared = Provenance(("tip",), proposal=False, note=same("Shared note."))
    own = Provenance((), proposal=True, note=same("Own note."))
    found = [an_indicator("1.1", provenance=shared), an_indicator("1.2", provenance=shared)]
    document = a_report(framework=a_framework(*found, an_indicator("1.3", provenance=own)))
    assert [row[4] for row in rows(document, "definitions-1")[1:]] == [
        "[1]", "[1]", "proposed · Own note.",
    ]  # fmt: skip
    assert notes(document, "definitions-1")[1:] == ["Shared note."]


def test_method_tells_calendars_statuses_and_policy() -> None:
    document = a_report(statements=(a_statement("method", sources=()),))
    assert text(document, "method") == "Topic. It happened."
    assert ["withheld", "Kept back so that no child can be recognised. It is not zero."] in rows(
        document, "statuses"
    )
    assert ["US fiscal year", "10-01"] in rows(document, "calendars", Language.ES)
    assert "can identify a child" in text(document, "method-withheld")
