"""Where a day stands in a compact's term."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from amparo.web.portal.home import term_on
from tests.builders import COMPACT


@pytest.mark.parametrize(
    ("today", "year", "share", "state"),
    [
        (date(2022, 4, 25), 1, 0, "ahead"),
        (date(2022, 4, 26), 1, 0, "running"),
        (date(2023, 4, 25), 1, 199, "running"),
        (date(2023, 4, 26), 2, 199, "running"),
        (date(2027, 4, 25), 5, 999, "running"),
        (date(2027, 4, 26), 5, 1000, "over"),
        (date(2031, 1, 1), 5, 1000, "over"),
    ],
)
def test_day_has_a_year_a_share_and_a_state(today: date, year: int, share: int, state: str) -> None:
    term = term_on(COMPACT, today)
    assert (term.year, term.years, term.share, term.state) == (year, 5, share, state)


def test_years_begin_on_the_day_the_compact_began() -> None:
    assert term_on(COMPACT, date(2024, 1, 1)).splits == (199, 400, 600, 800)


def test_leap_day_has_its_anniversary_on_the_first_of_march() -> None:
    leap = replace(COMPACT, starts=date(2024, 2, 29), ends=date(2026, 2, 28))
    assert term_on(leap, date(2025, 2, 28)).year == 1
    assert term_on(leap, date(2025, 3, 1)).year == 2
