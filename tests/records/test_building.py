"""Whole editions of the shipped compacts: rebuilt, verified, compared."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from amparo.audit.queries import count_events
from amparo.audit.refusals import IssuesFound
from amparo.compacts.intake import FIGURES, FRAMEWORK
from amparo.editions import queries
from amparo.editions.building import Order, build_edition, last_whole_year
from amparo.editions.comparison import Reason, compare_editions
from amparo.editions.states import Stage
from amparo.editions.verification import verify_edition
from amparo.framework.language import Language
from amparo.site.drawing_office import drawing_office
from tests.builders_records import CARLA, NOON, a_folder, an_edition

if TYPE_CHECKING:
    from tests.conftest import Demonstration

pytestmark = pytest.mark.django_db
FORMATS = {"report.html", "report.pdf", "report.docx", "report.xlsx"}


def test_an_edition_has_every_report_in_both_languages(demo: Demonstration) -> None:
    files = queries.report_files(demo.colombia)
    assert {(file.language, file.name) for file in files} == {
        (language.value, name) for language in Language for name in FORMATS
    }
    assert all(bytes(file.content) for file in files)


def test_an_edition_has_a_fragment_for_every_part(demo: Demonstration) -> None:
    for name in ("summary", "progress", "recommendations", "improvement", "sustainability",
                 "indicator-data", "method", "annexes"):  # fmt: skip
        for language in Language:
            assert queries.fragment(demo.colombia, name, language), name


def test_rebuilding_gives_the_same_edition_and_writes_nothing(demo: Demonstration) -> None:
    before = count_events()
    again = build_edition(Order(a_folder("illustrative"), "David", NOON + timedelta(days=9)))
    assert (again.edition, again.is_new) == (demo.illustrative, False)
    assert count_events() == before


@pytest.mark.parametrize("processes", [1, 2])
def test_an_edition_verifies_number_by_number_and_file_by_file(processes: int) -> None:
    edition = an_edition()
    with drawing_office(processes) as helpers:
        verified = verify_edition(edition, helpers=helpers)
    assert verified.differences == ()
    assert verified.results == edition.results.count() > 10
    assert verified.files == edition.files.count() > 20


def test_the_shipped_report_verifies(demo: Demonstration) -> None:
    with drawing_office(2) as helpers:
        assert verify_edition(demo.colombia, helpers=helpers).differences == ()


def test_every_stage_is_told_from_its_start_to_its_end() -> None:
    told: list[tuple[Stage, int, int]] = []
    order = Order(a_folder(), CARLA, NOON)
    build_edition(order, lambda stage, done, total: told.append((stage, done, total)))
    for stage in Stage:
        steps = [(done, total) for name, done, total in told if name is stage]
        assert steps[0][0] == 0, stage
        assert steps[-1][0] == steps[-1][1], stage


def test_printed_figures_lead_to_their_results(demo: Demonstration) -> None:
    numbers = [result.figure for result in queries.results_of(demo.colombia)]
    printed = [number for number in numbers if number is not None]
    assert len(printed) > 50
    assert len(printed) == len(set(printed))


def test_headline_is_national_whole_and_the_latest(demo: Demonstration) -> None:
    for code, result in queries.headline_results(demo.colombia).items():
        assert (result.indicator, result.place, result.partner) == (code, "CO", "_T")
        assert result.breakdown == {}
        assert result.value is not None


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2025, 12, 30), 2024), (date(2025, 12, 31), 2025), (date(2026, 1, 1), 2025)],
)
def test_default_year_is_the_last_that_had_ended(day: date, year: int) -> None:
    assert last_whole_year(day) == year


def test_default_day_and_year_come_from_the_data(demo: Demonstration) -> None:
    edition = demo.colombia
    assert edition.as_of == max(r.known_from for r in queries.results_of(edition) if r.known_from)
    assert edition.year == last_whole_year(edition.as_of)


def test_an_earlier_edition_keeps_its_figure_and_names_the_later_one() -> None:
    early = an_edition(year=2023, as_of=date(2024, 12, 31))
    again = an_edition(year=2023)
    revised = {
        (figure.printed.value, figure.later.value, figure.edition)
        for figure in queries.later_figures(early)
        if figure.printed.place == "SM" and not figure.printed.breakdown
    }
    assert revised == {(Decimal(100), Decimal(106), again)}


def _with_another_number() -> bytes:
    return a_folder()[FIGURES].replace(b",36,persons,", b",37,persons,", 1)


def test_a_changed_figure_is_found_with_its_reason() -> None:
    old = an_edition()
    changed = an_edition(a_folder(published_figures=_with_another_number()))
    assert changed.number == old.number + 1
    changes = compare_editions(old, changed)
    assert changes
    assert {change.reasons for change in changes} == {(Reason.FACTS,)}
    assert compare_editions(changed, changed) == []


def test_a_changed_framework_is_found_with_its_reason() -> None:
    text = a_folder()[FRAMEWORK].replace(b"factor: 100\n", b"factor: 1000\n")
    changes = compare_editions(an_edition(), an_edition(a_folder(framework=text)))
    assert {change.reasons for change in changes} == {(Reason.FRAMEWORK,)}
    assert {change.key[0] for change in changes} == {"1.2"}


def test_numbers_that_appear_are_told_as_such() -> None:
    early = an_edition(year=2024, as_of=date(2024, 12, 31))
    late = an_edition(year=2024)
    appeared = [each for each in compare_editions(early, late) if each.old is None]
    assert {change.key[1] for change in appeared} == {"2024"}


def test_wrong_figures_build_nothing() -> None:
    before = count_events()
    figures = a_folder()[FIGURES] + b"Nowhere,2020,x,total,1,cases,u,,,,\n"
    with pytest.raises(IssuesFound):
        an_edition(a_folder(published_figures=figures))
    assert queries.editions_of("small") == []
    assert count_events() == before + 1  # the framework, which is in order, is recorded


def _spoil(table: str, column: str, pk: int) -> None:
    """Change a kept row as a failing disk would: past the triggers."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        else:
            cursor.execute(f"DROP TRIGGER {table}_unchangeable_update")
        words = f"UPDATE {table} SET {column} = %s WHERE id = %s"  # noqa: S608 - our own names
        cursor.execute(words, [b"spoilt", pk])


def test_a_damaged_file_is_found() -> None:
    edition = an_edition()
    file = queries.report_files(edition)[0]
    _spoil("editions_editionfile", "content", file.pk)
    (difference,) = verify_edition(edition).differences
    assert str(file) in difference.en


@pytest.mark.parametrize("column", ["facts", "statements"])
def test_damaged_inputs_are_found(column: str) -> None:
    made = an_edition()
    _spoil("partner_reports_factssnapshot", column, made.snapshot.pk)
    edition = queries.edition("small", made.year, made.number)
    assert edition is not None
    verified = verify_edition(edition)
    assert "The hash of the figures differs" in verified.differences[0].en
    assert verified.results == 0
