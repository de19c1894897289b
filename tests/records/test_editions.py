from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from amparo.audit.queries import count_events, events_of
from amparo.audit.refusals import NotPossible
from amparo.editions import queries
from amparo.editions.actions import freeze_edition
from amparo.editions.models import Edition
from amparo.framework.language import Language
from amparo.framework.statuses import Status
from tests.builders_records import (
    CARLA,
    a_framework_version,
    a_frozen_edition,
    a_protected_result,
    a_snapshot,
    some_content,
    some_inputs,
)

pytestmark = pytest.mark.django_db
YEAR = 2031  # no edition of the demonstration is of this year


def _inputs(**changes: object) -> object:
    return some_inputs(year=YEAR, **changes)


def _of_year() -> list[Edition]:
    return list(Edition.objects.filter(year=YEAR))


def test_frozen_edition_holds_its_hashes_files_and_numbers() -> None:
    inputs = _inputs()
    edition = a_frozen_edition(inputs)
    assert {name: getattr(edition, name) for name in inputs.hashes} == inputs.hashes
    assert queries.fragment(edition, "summary", Language.ES) == "<p>Uno</p>"
    assert queries.fragment(edition, "summary", Language.EN) is None
    report = queries.report_file(edition, Language.EN, "report.html")
    assert report is not None
    assert bytes(report.content) == b"<p>One</p>"
    assert [result.figure for result in queries.results_of(edition, "1.1")] == [1, None]


def test_numbers_are_kept_digit_by_digit() -> None:
    third = Decimal(1) / Decimal(3)
    small = a_protected_result(amount=Decimal(1), denominator=Decimal(3), value=third)
    edition = a_frozen_edition(_inputs(), some_content(results=(small,), figures=(None,)))
    (kept,) = queries.results_of(edition)
    assert (kept.value, kept.denominator) == (third, Decimal(3))


def test_freezing_writes_one_event() -> None:
    edition = a_frozen_edition(_inputs())
    (event,) = events_of(edition)
    assert (event.actor, event.action) == (CARLA, "editions.edition_frozen")
    assert event.detail["content_hash"] == edition.content_hash


def test_the_same_four_hashes_give_the_edition_they_made() -> None:
    inputs = _inputs()
    edition = a_frozen_edition(inputs)
    before = count_events()
    assert a_frozen_edition(inputs, some_content(number=2)) == edition
    assert (len(_of_year()), count_events()) == (1, before)


def test_a_changed_input_makes_a_new_edition_beside_the_old_one() -> None:
    inputs = _inputs()
    old = a_frozen_edition(inputs)
    early = a_snapshot(a_framework_version(), date(2024, 12, 31))
    new = a_frozen_edition(replace(inputs, snapshot=early), some_content(number=2))
    assert {edition.pk for edition in _of_year()} == {old.pk, new.pk}
    assert queries.is_superseded(old)
    assert not queries.is_superseded(new)
    assert queries.edition("small", YEAR) == new
    assert queries.edition("small", YEAR, 1) == old


def test_a_number_that_was_taken_meanwhile_is_refused_and_nothing_is_written() -> None:
    inputs = _inputs()
    a_frozen_edition(inputs)
    before = count_events()
    with pytest.raises(NotPossible, match="Another edition was frozen meanwhile"):
        a_frozen_edition(replace(inputs, policy_hash="d" * 64), some_content(number=1))
    assert (len(_of_year()), count_events()) == (1, before)


def test_nobody_cannot_freeze_and_nothing_is_written() -> None:
    inputs = _inputs()
    before = count_events()
    with pytest.raises((NotPossible, DatabaseError)), transaction.atomic():
        freeze_edition(inputs=inputs, content=some_content(), by="")
    assert (_of_year(), count_events()) == ([], before)


@pytest.mark.parametrize(
    "wrong",
    [
        {"status": Status.WITHHELD},
        {"status": Status.NOT_REPORTED, "amount": None},
        {"value": None, "amount": None},
    ],
)
def test_a_number_against_its_status_is_refused_by_the_database(wrong: dict[str, object]) -> None:
    inputs = _inputs()
    content = some_content(results=(a_protected_result(**wrong),), figures=(None,))
    with pytest.raises(DatabaseError), transaction.atomic():
        a_frozen_edition(inputs, content)
    assert _of_year() == []


def test_the_same_number_twice_is_refused_by_the_database() -> None:
    inputs = _inputs()
    twice = (a_protected_result(), a_protected_result(value=Decimal(1)))
    with pytest.raises(DatabaseError), transaction.atomic():
        a_frozen_edition(inputs, some_content(results=twice, figures=(None, None)))
    assert _of_year() == []


def test_an_edition_knows_which_of_its_printed_figures_are_known_better_later() -> None:
    inputs = _inputs()
    old = a_frozen_edition(inputs)
    revised = a_protected_result(value=Decimal(7), amount=Decimal(7))
    content = some_content(number=2, results=(revised,), figures=(1,))
    new = a_frozen_edition(replace(inputs, policy_hash="d" * 64), content)
    (later,) = queries.later_figures(old)
    assert (later.later.value, later.edition) == (Decimal(7), new)
    assert queries.later_figures(new) == []
