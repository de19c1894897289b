"""Statements of the report: read whole, or refused with every line that is wrong."""

from datetime import date

import pytest

from amparo.annual_report.statements import StatementSection, read_statements
from amparo.framework.language import Language
from tests.shipped import CODES, shipped

TEXT = """\
format: 1
topics:
  signing: {en: The agreement, es: El acuerdo}
statements:
  - section: progress
    topic: signing
    date: 2022-04-26
    objective: "1"
    text: {en: It was signed., es: Se firmó.}
    sources: [state_signing]
  - section: sustainability
    topic: signing
    text: {en: To be carried on., es: Por continuar.}
    proposal: yes
  - section: method
    topic: signing
    text: {en: Read by rules., es: Leído según reglas.}
"""


def read(text: str):
    return read_statements(text.encode(), "s.yaml", shipped("colombia").framework)


def test_statements_are_read_in_the_order_of_the_text() -> None:
    statements, issues = read(TEXT)
    assert issues == []
    first, proposed, method = statements
    assert first.section is StatementSection.PROGRESS
    assert (first.topic.es, first.text.en) == ("El acuerdo", "It was signed.")
    assert (first.date, first.objective) == (date(2022, 4, 26), "1")
    assert first.sources == ("state_signing",)
    assert proposed.proposal
    assert (method.date, method.objective, method.sources) == (None, None, ())


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("format: 1", "format: one", "bad_whole_number"),
        ("topics:", "themes:", "unknown_key"),
        ("{en: The agreement, es: El acuerdo}", "{en: The agreement}", "language_missing"),
        ("section: progress", "section: results", "bad_choice"),
        ("    topic: signing\n    date", "    topic: siging\n    date", "unknown_reference"),
        ("    topic: signing\n    date", "    date", "missing_key"),
        ("date: 2022-04-26", "date: 26/04/2022", "bad_day"),
        ('objective: "1"', 'objective: "9"', "unknown_reference"),
        ("{en: It was signed., es: Se firmó.}", "It was signed.", "not_bilingual"),
        ("sources: [state_signing]", "sources: [state_singing]", "unknown_reference"),
        ("    sources: [state_signing]\n", "", "statements.no_source"),
        ("proposal: yes", "proposal: no", "statements.no_source"),
        ("proposal: yes", "author: nobody", "unknown_key"),
    ],
)
def test_a_wrong_statement_is_refused_with_its_line(old, new, code) -> None:
    assert old in TEXT
    statements, issues = read(TEXT.replace(old, new, 1))
    assert statements is None
    assert code in {issue.code for issue in issues}
    assert all(issue.location.line and issue.read(Language.ES) for issue in issues)


@pytest.mark.parametrize("text", ["", "statements\n", "format: 1\n"])
def test_a_text_without_statements_is_refused(text) -> None:
    statements, issues = read(text)
    assert statements is None
    assert issues


@pytest.mark.parametrize("code", CODES)
def test_every_shipped_statement_has_a_source_unless_it_says_why_not(code) -> None:
    for statement in shipped(code).statements:
        assert (
            statement.sources or statement.proposal or statement.section is StatementSection.METHOD
        )


def test_what_nobody_has_supplied_is_left_out() -> None:
    sections = {statement.section for statement in shipped("illustrative").statements}
    assert StatementSection.RECOMMENDATIONS not in sections
