"""DOMAIN section 11, case 8: an award paused on 24 January 2025 does not fail its quarter."""

from __future__ import annotations

from datetime import date

import pytest

from amparo.workbooks.suspension import Suspension, suspension

QUARTER = (date(2025, 1, 1), date(2025, 3, 31))
PAUSED = date(2025, 1, 24)


def test_the_quarter_of_the_pause_is_suspended_and_not_failed() -> None:
    found = suspension(*QUARTER, [(PAUSED, None)])
    assert found == Suspension(PAUSED, 67, 90)
    assert "67 of the 90 days" in found.told().en
    assert "January 24, 2025" in found.told().en
    assert "desde el 24 de enero de 2025" in found.told().es


@pytest.mark.parametrize(
    ("pauses", "days"),
    [
        ([(date(2024, 10, 1), date(2024, 12, 31))], None),
        ([(date(2025, 4, 1), None)], None),
        ([(date(2024, 12, 1), date(2025, 1, 1))], 1),
        ([(date(2025, 3, 31), None)], 1),
        ([(date(2024, 1, 1), None)], 90),
        ([(date(2025, 1, 1), date(2025, 1, 10)), (date(2025, 1, 5), date(2025, 1, 12))], 12),
        ([], None),
    ],
)
def test_only_paused_days_of_the_period_count_and_each_once(
    pauses: list[tuple[date, date | None]], days: int | None
) -> None:
    found = suspension(*QUARTER, pauses)
    assert (found.days if found else None) == days
