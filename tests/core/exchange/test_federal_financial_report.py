"""The SF-425: no cent is lost, and what cannot be is said."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.exchange.federal_financial_report import (
    COMPUTED,
    ENTERED,
    FINANCIAL_LINES,
    LINES,
    FinancialReportInvalid,
    all_lines,
    check_lines,
    is_amount,
    report_from_lines,
)
from amparo.framework.issues import Severity, errors
from amparo.framework.language import Language
from amparo.workbooks import financial_lines

RIGHT = {
    "a": "5000.10", "b": "4000.05", "d": "9000", "e": "3000.01", "f": "1000.02",
    "i": "800", "j": "500.50", "l": "30", "m": "10", "n": "5.25",
}  # fmt: skip


def lines(**changes: str) -> dict[str, Decimal]:
    return {letter: Decimal(amount) for letter, amount in (RIGHT | changes).items()}


def found(stated: dict[str, Decimal], previous=None) -> list[tuple[str, str]]:
    issues = check_lines(stated, "web", previous)
    return [(issue.code, issue.location.field) for issue in issues]


def test_the_computed_lines_follow_the_form() -> None:
    amounts = report_from_lines(lines()).amounts()
    assert {letter: amounts[letter] for letter in COMPUTED} == {
        "c": Decimal("1000.05"),
        "g": Decimal("4000.03"),
        "h": Decimal("4999.97"),
        "k": Decimal("299.50"),
        "o": Decimal("14.75"),
    }
    assert list(amounts) == list("abcdefghijklmno")
    assert found(lines()) == []


def test_every_line_has_a_letter_a_name_and_a_formula_where_it_is_computed() -> None:
    assert "".join(ENTERED) == "abdefijlmn"
    formulas = {letter: LINES[letter].formula for letter in COMPUTED}
    assert formulas == {"c": "a-b", "g": "e+f", "h": "d-g", "k": "i-j", "o": "l-m-n"}
    assert LINES["a"].formula == ""
    assert len({line.name for line in FINANCIAL_LINES}) == len(FINANCIAL_LINES)


def test_the_workbook_shows_the_same_lines() -> None:
    """Packages of formats may not import each other: each has the lines, and they are the same."""
    here = [(line.letter, line.name, line.parts) for line in FINANCIAL_LINES]
    assert here == [
        (line.letter, line.name, line.parts) for line in financial_lines.FINANCIAL_LINES
    ]
    assert financial_lines.ENTERED_LINES == ENTERED


cents = st.integers(0, 10**17 - 1).map(lambda number: Decimal(number).scaleb(-2))


@given(st.fixed_dictionaries(dict.fromkeys(ENTERED, cents)))
def test_no_cent_is_lost(stated) -> None:
    """The identities of the form, computed independently in whole cents."""
    whole = {letter: int(amount.scaleb(2)) for letter, amount in stated.items()}
    amounts = report_from_lines(stated).amounts()
    got = {letter: amount.scaleb(2) for letter, amount in amounts.items()}
    assert got["c"] == whole["a"] - whole["b"]
    assert got["g"] == whole["e"] + whole["f"]
    assert got["h"] == whole["d"] - whole["e"] - whole["f"]
    assert got["k"] == whole["i"] - whole["j"]
    assert got["o"] == whole["l"] - whole["m"] - whole["n"]
    assert got["h"] + got["g"] == whole["d"]


anything = st.dictionaries(st.sampled_from([*ENTERED, *COMPUTED, "z", "", " "]), st.decimals())


@given(anything, anything)
def test_whatever_is_entered_gives_amounts_and_issues_and_no_exception(stated, before) -> None:
    assert set(all_lines(stated)) <= set(LINES)
    for issue in check_lines(stated, "api", before):
        assert issue.read(Language.EN)
        assert issue.read(Language.ES)
    if not stated or errors(check_lines(stated, "api")):
        return
    assert report_from_lines(stated).amounts() == all_lines(stated)


def test_what_depends_on_a_missing_line_is_left_out() -> None:
    stated = lines()
    del stated["e"]
    amounts = all_lines(stated)
    assert set(amounts) == set(LINES) - {"e", "g", "h"}
    assert found(stated) == [("financial.line_missing", "financial.e")]
    with pytest.raises(FinancialReportInvalid) as refused:
        report_from_lines(stated)
    assert refused.value.letters == ("e",)


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "1.005", "1E+15", "1E-9000", "sNaN"])
def test_a_line_is_an_amount_in_dollars_and_cents(amount) -> None:
    stated = lines(b=amount)
    assert found(stated) == [("financial.line_unreadable", "financial.b")]
    with pytest.raises(FinancialReportInvalid, match="b"):
        report_from_lines(stated)


@pytest.mark.parametrize("amount", ["0", "1.50", "1.500", "1E+3", "-2", "999999999999999.99"])
def test_amounts_may_be_written_in_any_way(amount) -> None:
    assert is_amount(Decimal(amount))


@pytest.mark.parametrize(
    ("changes", "code", "letter", "severity"),
    [
        ({"b": "5000.11"}, "cash_negative", "c", Severity.WARNING),
        ({"d": "4000.02"}, "beyond_authorized", "h", Severity.ERROR),
        ({"j": "800.01"}, "share_exceeded", "k", Severity.WARNING),
        ({"n": "20.01"}, "income_exceeded", "o", Severity.ERROR),
        ({"f": "-0.01"}, "line_negative", "f", Severity.ERROR),
        ({"c": "1000.06"}, "computed_differs", "c", Severity.ERROR),
        ({"q": "1"}, "line_unknown", "q", Severity.ERROR),
    ],
)
def test_what_cannot_be_is_said_at_its_line(changes, code, letter, severity) -> None:
    (issue,) = check_lines(lines(**changes), "web")
    assert (issue.code, issue.location.field) == (f"financial.{code}", f"financial.{letter}")
    assert issue.severity is severity


def test_a_computed_line_may_be_entered_when_it_is_right() -> None:
    assert found(lines(c="1000.05", o="14.750")) == []


def test_cumulative_amounts_that_fall_are_asked_about() -> None:
    previous = lines(a="6000", d="9500", f="2000", c="1999.95")
    assert found(lines(), previous) == [("financial.line_fell", "financial.a")]
    assert found(lines(), {"a": Decimal("5000.10")}) == []


def test_no_financial_report_is_no_issue() -> None:
    assert found({}) == []


def test_amounts_in_sentences_follow_the_language() -> None:
    (issue,) = check_lines(lines(b="1005000.11"), "web")
    assert "-1,000,000.01" in issue.problem.en
    assert "-1.000.000,01" in issue.problem.es
