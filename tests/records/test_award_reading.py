"""Organisations and awards from a text: all mistakes with their lines, or all of it."""

from datetime import date
from decimal import Decimal

import pytest

from amparo.compacts.intake import AWARDS, FIGURES
from amparo.framework.periods import Frequency
from amparo.people.roles import OrganisationKind
from amparo.programs.intake import AwardText, read_awards
from tests.shipped import content, shipped

SHIPPED = content("illustrative", AWARDS)
ONE = b"""format: 1
organisations:
  lantern: {name: {en: Lantern House, es: Casa Farol}, kind: implementing_partner}
awards:
  A-1:
    organisation: lantern
    title: {en: Care, es: Cuidado}
    starts: 2025-07-01
    ends: 2026-06-30
    currency: XTS
    calendar: compact_year
    frequency: quarter
    budget:
      staff: {name: {en: Staff, es: Personal}, amount: "10.5"}
    activities:
      A1: {name: {en: Shelter, es: Albergue}, objective: "2", starts: 2025-07-01, ends: 2026-06-30}
    requirements:
      "2.7": {authority: lantern, places: [S1], breakdowns: [{by: [sex, age]}]}
"""


def _read(text: bytes) -> tuple[AwardText | None, list[str]]:
    found, issues = read_awards(text, "awards.yaml", shipped("illustrative").framework)
    return found, [f"{each.location.line} {each.code}" for each in issues]


def test_everything_that_the_text_says_becomes_terms() -> None:
    found, issues = _read(ONE)
    assert issues == []
    assert found is not None
    ((organisation, award),) = found.awards
    assert organisation == "lantern"
    assert found.organisations[0].kind is OrganisationKind.IMPLEMENTING_PARTNER
    assert (award.number, award.starts, award.frequency) == (
        "A-1", date(2025, 7, 1), Frequency.QUARTER,
    )  # fmt: skip
    assert [(line.code, line.amount) for line in award.budget_lines] == [("staff", Decimal("10.5"))]
    assert [(each.code, each.objective) for each in award.activities] == [("A1", "2")]
    (required,) = award.requirements
    assert (required.authority, required.places, required.breakdowns) == (
        "lantern", ("S1",), (("sex", "age"),),
    )  # fmt: skip


def test_the_shipped_text_has_four_bodies_that_report() -> None:
    found, issues = _read(SHIPPED)
    assert issues == []
    assert found is not None
    assert [organisation for organisation, _ in found.awards] == [
        "lantern", "bridge", "meadow", "cps",
    ]  # fmt: skip


def test_no_body_counts_as_another_but_itself() -> None:
    found, _ = _read(SHIPPED)
    assert found is not None
    for organisation, award in found.awards:
        assert {each.authority for each in award.requirements} == {organisation}


def test_no_number_of_the_shipped_text_is_published_by_the_same_body_for_the_same_time() -> None:
    found, _ = _read(SHIPPED)
    assert found is not None
    published = {
        (fact["indicator"], fact["authority"], fact["period"])
        for fact in shipped("illustrative").figures.to_pylist()
    }
    for _, award in found.awards:
        for required in award.requirements:
            for period in ("Y2-Q4", "Y3-Q1", "Y3-Q2", "Y3-Q3", "Y3-Q4", "Y4-Q1"):
                assert (required.indicator, required.authority, period) not in published


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        (b"organisation: lantern", b"organisation: bridge", "6 unknown_reference"),
        (b"kind: implementing_partner", b"kind: partner", "3 bad_choice"),
        (b"ends: 2026-06-30\n    currency", b"ends: 2025-06-30\n    currency", "9 award.term"),
        (b"currency: XTS", b"currency: xts", "10 award.currency"),
        (b"calendar: compact_year", b"calendar: moon_year", "11 unknown_reference"),
        (b"frequency: quarter", b"frequency: month", "12 bad_choice"),
        (b'amount: "10.5"', b'amount: "-1"', "14 award.negative"),
        (b'objective: "2"', b'objective: "9"', "16 unknown_reference"),
        (b'"2.7": {authority', b'"9.9": {authority', "18 award.unknown"),
        (b'"2.7": {authority', b'"3.3": {authority', "18 award.derived"),
        (b"authority: lantern", b"authority: meadow", "18 award.unknown"),
        (b"places: [S1]", b"places: [S9]", "18 unknown_reference"),
        (b"places: [S1]", b"places: []", "18 blank_value"),
        (b"by: [sex, age]", b"by: [sex, form]", "18 award.unknown"),
        (b"    requirements:\n", b"    reqirements:\n", "17 unknown_key"),
    ],
)
def test_each_mistake_is_said_once_with_its_line(good: bytes, bad: bytes, said: str) -> None:
    assert good in ONE
    found, issues = _read(ONE.replace(good, bad, 1))
    assert found is None
    assert said in issues
    assert len({each.partition(" ")[0] for each in issues}) == 1


def test_all_mistakes_are_said_at_once_in_the_order_of_the_text() -> None:
    text = ONE.replace(b"XTS", b"xts").replace(b"[S1]", b"[S9]").replace(b'"10.5"', b'"ten"')
    found, issues = _read(text)
    assert found is None
    assert issues == [
        "10 award.currency", "14 bad_decimal", "18 unknown_reference",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", [b"", b"\xff", b"[1]", b"format: 2\n", content("illustrative", FIGURES)]
)
def test_what_is_no_such_text_is_issues_and_never_an_exception(text: bytes) -> None:
    found, issues = _read(text)
    assert found is None
    assert issues
