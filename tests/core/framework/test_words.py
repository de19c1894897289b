"""The words that every layer shares: texts, issues, statuses, and the reference of the fields."""

import pytest

from amparo.framework import check_issues, place_issues, yaml_issues
from amparo.framework.issues import (
    Issue,
    IssueKind,
    Location,
    Severity,
    errors,
    nearest,
    offer,
)
from amparo.framework.language import Language, Text, in_both, same
from amparo.framework.reference import field_reference, render_reference
from amparo.framework.statuses import FACT_STATUSES, SDMX_CODES, WORDS, Status
from tests.core.framework.sample import TEXT

KINDS = [
    kind
    for module in (yaml_issues, check_issues, place_issues)
    for kind in vars(module).values()
    if isinstance(kind, IssueKind)
]


@pytest.mark.parametrize(("en", "es"), [("", "uno"), ("one", " "), ("", "")])
def test_text_needs_both_languages(en: str, es: str) -> None:
    with pytest.raises(ValueError, match="text has no"):
        Text(en, es)


def test_text_is_filled_in_the_readers_language() -> None:
    text = Text("{who} counts {n}", "{who} cuenta {n}").fill(who=Text("a girl", "una niña"), n=3)
    assert text == Text("a girl counts 3", "una niña cuenta 3")


def test_text_is_made_of_what_each_language_says() -> None:
    assert in_both(lambda language: f"in {language}") == Text("in en", "in es")
    assert same("moi") == Text("moi", "moi")


def test_location_reads_from_the_file_to_the_field() -> None:
    assert str(Location("a.yaml", 3, 7, field="b/c")) == "a.yaml:3:7 b/c"
    assert str(Location("a.xlsx", sheet="Data", cell="B2")) == "a.xlsx Data B2"


def test_issue_reads_as_one_line() -> None:
    issue = Issue("x", Location("a"), Text("Bad.", "Malo."), Text("Mend.", "Corrija."))
    assert issue.read(Language.ES) == "a: Malo. Corrija."


def test_only_errors_refuse() -> None:
    found = [
        Issue(severity.value, Location("a"), same("b"), same("c"), severity)
        for severity in Severity
    ]
    assert [issue.code for issue in errors(found)] == ["error"]


def test_offer_names_the_nearest_and_lists_what_is_allowed() -> None:
    assert offer("moj", ["moi", "icbf"]).en == 'Did you mean "moi"? Allowed: moi, icbf.'
    assert offer("zzz", ["moi"]).es == "Se admite: moi."
    assert offer("a", []).en == "None is declared."
    assert offer("zzz", [f"code_{n}" for n in range(100)]).en.endswith("... (100 in all).")
    assert nearest("x" * 1_000_000, ["moi"]) is None
    assert nearest("code_5000", (f"code_{n}" for n in range(1_000_000))) == "code_500"


def test_issue_codes_are_unique() -> None:
    codes = [kind.code for kind in KINDS]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_sentences_of_both_languages_take_the_same_words(kind: IssueKind) -> None:
    names = {name: f"<{name}>" for name in _names(kind.problem.en + kind.remedy.en)}
    issue = kind.at(Location("a"), **names)
    for text, template in ((issue.problem, kind.problem), (issue.remedy, kind.remedy)):
        assert _names(template.en) == _names(template.es)
        assert all(f"<{name}>" in text.es for name in _names(template.es))


def _names(template: str) -> set[str]:
    plain = template.replace("{{", "").replace("}}", "")
    return {part.split("}")[0] for part in plain.split("{")[1:]}


def test_statuses_have_words_codes_and_amounts() -> None:
    assert set(WORDS) == set(SDMX_CODES) == set(Status)
    assert [status for status in Status if status.has_amount] == [Status.REPORTED, Status.PARTIAL]
    assert Status.WITHHELD not in FACT_STATUSES


def test_reference_names_every_field_of_the_sample() -> None:
    table = field_reference()
    for line in TEXT.splitlines():
        key = line.strip().split(":")[0]
        if key.isidentifier() and line.endswith(":") is False:
            assert f"{key}`" in table or f"`{key}`" in table or f"/{key}" in table or "{" in line
    assert "| `indicators/*/targets/-/amount` |" in table
    assert "| `compact/provenance/proposal` |" in table


def test_reference_is_said_in_both_languages() -> None:
    page = render_reference()
    assert page.count("\n| `indicators/*/frequency` |") == 2
    assert "`year`, `half`, `quarter`, `month`" in page
    assert "## Campos del texto" in page
