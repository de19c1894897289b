"""Accepted values become facts; what is withdrawn counts no longer; nothing is counted twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.test import Client

from amparo.compacts.queries import framework_of
from amparo.editions.building import Order, build_edition
from amparo.editions.models import Edition
from amparo.editions.queries import (
    edition,
    editions_of,
    latest_edition,
    results_of,
    stored_files,
)
from amparo.editions.verification import verify_edition
from amparo.framework.places import PlaceTree
from amparo.framework.statuses import Status
from amparo.measurement.evaluation import evaluate
from amparo.measurement.facts import facts_hash
from amparo.partner_reports import actions
from amparo.partner_reports.queries import form_of, newest_framework
from amparo.partner_reports.snapshots import (
    accepted_facts,
    facts_of,
    known_facts,
    latest_decision,
)
from amparo.partner_reports.states import ReportState
from amparo.people.permissions import OPERATOR
from amparo.people.refusals import NotAllowed
from tests.builders_records import CARLA, a_folder, a_framework_version
from tests.builders_reports import (
    LATER,
    NOW,
    OTHER_PARTNER,
    a_cell,
    a_report,
    a_value,
    an_award,
    coordinator,
    head,
    resubmitted,
    reviewer,
    small_compact,
)

pytestmark = pytest.mark.django_db

TODAY, LATER_DAY = NOW.date(), LATER.date()
SOURCE = "report:shelters/SM-001/2024/v1"


def facts_on(day: date) -> list[dict[str, Any]]:
    """The facts of accepted reports that counted on a day."""
    version = a_framework_version()
    return accepted_facts(version.compact, framework_of(version), day).to_pylist()


def amounts_on(day: date, place: str = "SM1") -> list[tuple[Decimal | None, date]]:
    """The totals of indicator 1.1, and since when each is known."""
    return sorted(
        (fact["amount"], fact["known_from"])
        for fact in facts_on(day)
        if (fact["indicator"], fact["place"], fact["sex"]) == ("1.1", place, "_T")
    )


def withdrawn(at: datetime = LATER) -> Any:
    """A report that was accepted and then no longer."""
    report = a_report(ReportState.ACCEPTED)
    return actions.withdraw_acceptance(
        report=report, reason="A sheet was missing.", by=coordinator(), at=at
    )


def accepted_again(report: Any, values: Any, at: datetime) -> Any:
    """A returned report with other values, accepted."""
    return actions.accept_report(report=resubmitted(report, values, at), by=reviewer(), at=at)


def test_accepted_values_are_facts_with_their_way_back() -> None:
    report = a_report(ReportState.ACCEPTED, values={a_cell(): a_value(10, locator="Niñas!C4")})
    facts = facts_on(TODAY)
    assert len(facts) == sum(1 for _ in form_of(report, NOW).cells())
    (total,) = [fact for fact in facts if fact["locator"] == "Niñas!C4"]
    assert total == {
        "indicator": "1.1", "component": "amount", "period": "2024", "place": "SM1",
        "authority": "office", "partner": "shelters", "sex": "_T", "status": "reported",
        "amount": Decimal("10.0000"), "known_from": TODAY, "source": SOURCE,
        "locator": "Niñas!C4", "note": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    "state", [each for each in ReportState if each not in {ReportState.ACCEPTED,
                                                          ReportState.NOT_PROVIDED}]
)  # fmt: skip
def test_only_accepted_reports_give_facts(state: ReportState) -> None:
    a_report(state)
    assert facts_on(date(2030, 1, 1)) == []
    assert latest_decision(small_compact()) is None


def test_nothing_counts_before_the_day_of_acceptance() -> None:
    a_report(ReportState.ACCEPTED)
    assert facts_on(TODAY - timedelta(days=1)) == []
    assert facts_on(TODAY) != []


def test_withdrawn_values_count_no_longer_from_that_day_on() -> None:
    withdrawn()
    assert amounts_on(LATER_DAY - timedelta(days=1)) == [(Decimal(10), TODAY)]
    assert facts_on(LATER_DAY) == []
    assert latest_decision(small_compact()) == LATER_DAY


def test_withdrawing_acceptance_makes_the_total_fall_back() -> None:
    a_report(ReportState.ACCEPTED, of=an_award(OTHER_PARTNER, number="SM-009"))
    withdrawn()
    version = a_framework_version()
    framework = framework_of(version)

    def partners(day: date) -> set[str]:
        results = evaluate(framework, accepted_facts(version.compact, framework, day), day)
        return {
            row["partner"] for row in results.to_pylist() if row["amount"] and row["place"] == "SM"
        }

    assert partners(TODAY) == {"shelters", "schools"}
    assert partners(LATER_DAY) == {"schools"}


def test_a_correction_is_known_later_and_stands_beside_what_it_corrected() -> None:
    accepted_again(withdrawn(), {a_cell(): a_value(12), a_cell(sex="_U"): a_value(2)}, LATER)
    assert amounts_on(LATER_DAY) == [(Decimal(10), TODAY), (Decimal(12), LATER_DAY)]
    sources = {fact["source"] for fact in facts_on(LATER_DAY)}
    assert sources == {SOURCE, SOURCE.replace("/v1", "/v2")}


def test_what_the_correction_no_longer_states_is_gone() -> None:
    report = withdrawn()
    actions.begin_report(report=report, by=head(), at=LATER)
    for sex in ("female", "male", "_U"):
        actions.save_cell(
            report=report, key=a_cell(sex=sex), stated=None, seen=99, by=head(), at=LATER
        )
    actions.save_explanation(
        report=report,
        warning=("report.breakdown_missing", str(a_cell())),
        text="The shelter lost its list in the flood.",
        seen=99,
        by=head(),
        at=LATER,
    )
    actions.offer_report(report=report, by=head(), at=LATER)
    actions.submit_report(report=report, by=head(), at=LATER)
    actions.accept_report(report=report, by=reviewer(), at=LATER)
    kept = [f for f in facts_on(LATER_DAY) if f["place"] == "SM1" and f["indicator"] == "1.1"]
    assert {fact["sex"] for fact in kept} == {"_T"}


def test_accepted_twice_on_one_day_counts_once() -> None:
    report = withdrawn(NOW + timedelta(hours=1))
    accepted_again(report, {}, NOW + timedelta(hours=2))
    assert amounts_on(TODAY) == [(Decimal(10), TODAY)]
    assert {fact["source"] for fact in facts_on(TODAY)} == {SOURCE.replace("/v1", "/v2")}


def test_a_report_that_was_not_provided_is_known_as_not_reported() -> None:
    a_report(ReportState.NOT_PROVIDED)
    facts = facts_on(TODAY)
    assert {(f["indicator"], f["component"], f["place"]) for f in facts} == {
        ("1.1", "amount", "SM1"), ("1.1", "amount", "SM2"),
        ("1.2", "numerator", "SM1"), ("1.2", "denominator", "SM1"),
    }  # fmt: skip
    assert {(f["status"], f["amount"], f["source"]) for f in facts} == {
        ("not_reported", None, SOURCE.replace("/v1", "/v0"))
    }
    assert facts_on(TODAY - timedelta(days=1)) == []


def test_a_report_that_comes_after_all_takes_the_place_of_its_absence() -> None:
    report = a_report(ReportState.NOT_PROVIDED)
    accepted_again(report, {}, LATER)
    assert amounts_on(LATER_DAY) == [(Decimal(10), LATER_DAY)]
    assert amounts_on(LATER_DAY - timedelta(days=1)) == [(None, TODAY)]


@pytest.mark.parametrize("status", [Status.NOT_APPLICABLE, Status.NOT_REPORTED])
def test_absence_is_kept_as_what_it_is(status: Status) -> None:
    absent = {
        a_cell("SM2", **({"sex": sex} if sex else {})): a_value(None, status, note="Flooded.")
        for sex in ("", "female", "male", "_U")
    }
    a_report(ReportState.ACCEPTED, values=absent)
    found = {f["status"] for f in facts_on(TODAY) if (f["indicator"], f["place"]) == ("1.1", "SM2")}
    assert found == {status.value}


def test_facts_do_not_depend_on_the_order_of_acceptance() -> None:
    a_report(ReportState.ACCEPTED, period="2023")
    a_report(ReportState.ACCEPTED)
    version = a_framework_version()
    tables = [accepted_facts(version.compact, framework_of(version), TODAY) for _ in range(2)]
    assert facts_hash(tables[0]) == facts_hash(tables[1])


def zero() -> dict[Any, Any]:
    """Nobody was served."""
    parts = [{}, *({"sex": sex} for sex in ("female", "male", "_U"))]
    return {a_cell(place, **part): a_value(0) for place in ("SM1", "SM2") for part in parts}


def an_edition_of_reports(as_of: date | None = None) -> Edition:
    return build_edition(Order(a_folder(), CARLA, LATER, 2024, as_of)).edition


def test_accepted_zero_stays_zero_to_the_spreadsheet_of_an_edition() -> None:
    a_report(ReportState.ACCEPTED, values=zero())
    edition = an_edition_of_reports()
    kept = {
        (each.place, tuple(each.breakdown.items())): (each.status, each.value)
        for each in results_of(edition, "1.1")
        if each.partner == "shelters" and each.period == "2024"
    }
    assert kept[("SM2", ())] == ("reported", Decimal(0))
    content = next(
        bytes(each.content)
        for each in stored_files(edition)
        if each.name.endswith(".xlsx") and each.language == "en"
    )
    book = openpyxl.load_workbook(BytesIO(content), data_only=True, read_only=True)
    rows = [row for sheet in book for row in sheet.iter_rows(values_only=True)]
    about = [row for row in rows if {"Partner: shelters", "Office"} <= set(row) and "2024" in row]
    assert len([row for row in about if 0 in row]) == len(("further figures", "annex"))


def test_edition_with_partners_verifies_and_names_its_reports() -> None:
    a_report(ReportState.ACCEPTED)
    edition = an_edition_of_reports()
    assert verify_edition(edition).differences == ()
    pages = b"".join(
        bytes(each.content) for each in stored_files(edition) if each.name.endswith(".html")
    ).decode()
    assert "Report of partner shelters: award SM-001, 2024, version 1" in pages
    assert "Informe del socio shelters: subvención SM-001, 2024, versión 1" in pages


def test_edition_of_a_day_is_the_same_before_and_after_the_withdrawal() -> None:
    report = a_report(ReportState.ACCEPTED)
    day = TODAY + timedelta(days=1)
    before = an_edition_of_reports(day)
    actions.withdraw_acceptance(report=report, reason="Wrong.", by=coordinator(), at=LATER)
    assert an_edition_of_reports(day) == before
    assert "report:" in str([each.sources for each in results_of(before)])
    later = an_edition_of_reports()
    assert "report:" not in str([each.sources for each in results_of(later)])
    assert later.as_of == date(2025, 6, 1)


def test_snapshots_keep_what_they_hold_when_acceptance_is_withdrawn() -> None:
    report = a_report(ReportState.ACCEPTED)
    edition = an_edition_of_reports()
    kept = facts_hash(facts_of(edition.snapshot))
    actions.withdraw_acceptance(report=report, reason="Wrong.", by=coordinator(), at=LATER)
    edition.snapshot.refresh_from_db()
    assert facts_hash(facts_of(edition.snapshot)) == kept
    assert verify_edition(edition).differences == ()


def test_a_revised_figure_says_what_stood_there_before() -> None:
    accepted_again(withdrawn(), {a_cell(): a_value(12), a_cell(sex="_U"): a_value(2)}, LATER)
    edition = an_edition_of_reports()
    assert verify_edition(edition).differences == ()
    now = {
        each.place: (each.value, each.known_from)
        for each in results_of(edition, "1.1")
        if each.partner == "shelters" and not each.breakdown
    }
    assert now["SM1"] == (Decimal(12), LATER_DAY)


def wider_framework() -> Any:
    """The small framework with one more category of sex, recorded as its next version."""
    folder = a_folder()
    before, category = (
        b"      _U: {name:",
        b"      other: {name: {en: others, es: otros}, priority: no}\n",
    )
    text = folder["framework.yaml"].replace(before, category + before)
    return a_framework_version(a_folder(framework=text.replace(b'"1.0"', b'"1.1"')))


def test_adding_a_category_deletes_nothing() -> None:
    a_report(ReportState.ACCEPTED)
    before = facts_on(TODAY)
    version = wider_framework()
    assert newest_framework(version.compact) == version
    after = accepted_facts(version.compact, framework_of(version), TODAY)
    assert after.to_pylist() == before


def test_a_place_that_the_framework_lost_refuses_the_facts_and_names_them() -> None:
    a_report(ReportState.ACCEPTED)
    version = a_framework_version()
    framework = framework_of(version)
    without = {code: each for code, each in framework.places.items() if code != "SM2"}
    smaller = replace(framework, places=PlaceTree(without.values()))
    folder = a_folder(published_figures=a_folder()["published_figures.csv"].splitlines(True)[0])
    facts, _, issues = known_facts(folder, version.compact, smaller, TODAY)
    assert facts is None
    assert {each.code for each in issues} == {"facts.place"}
    assert {each.location.file for each in issues} == {"web"}


def test_only_those_who_may_take_snapshots() -> None:
    a_report(ReportState.ACCEPTED)
    edition = an_edition_of_reports()
    frozen = edition.snapshot
    assert frozen.as_of is not None
    with pytest.raises(NotAllowed):
        actions.take_snapshot(compact=small_compact(), frozen=frozen, by=reviewer(), at=NOW)
    with pytest.raises(NotAllowed):
        actions.take_snapshot(compact=small_compact(), frozen=frozen, by=OPERATOR, at=NOW)


def test_what_partners_reported_is_not_public_before_it_is_released(client: Client) -> None:
    a_report(ReportState.ACCEPTED)
    fictional = an_edition_of_reports()
    assert fictional.rests_on_reports
    assert latest_edition("small") == fictional
    text = a_folder()["framework.yaml"].replace(b"illustrative: yes", b"illustrative: no")
    folder = a_folder(framework=text)
    hidden = build_edition(Order(folder, CARLA, LATER, 2024)).edition
    assert (latest_edition("small"), editions_of("small")) == (None, [])
    assert edition("small", 2024, hidden.number) is None
    assert edition("small", 2024, hidden.number, unreleased=True) == hidden
    for address in ("", f"{hidden.number}/", f"{hidden.number}/files/en/report.pdf"):
        answer = client.get(f"/en/compacts/small/editions/2024/{address}")
        assert answer.status_code == 404
    assert str(hidden.as_of) not in client.get("/en/compacts/small/").content.decode()
