"""Progress is computed from shown numbers only."""

from decimal import Decimal

from amparo.disclosure.progress import protected_progress
from amparo.measurement.progress import Standing
from tests.core.disclosure.sample import FRAMEWORK, a_row, protected


def progress_by_period(*rows):
    return {each.period: each for each in protected_progress(protected(rows), FRAMEWORK)}


def test_target_is_compared_with_the_last_baseline_before_it():
    found = progress_by_period(a_row(85), a_row(1, period="2022"))["2023"]
    assert (found.baseline, found.target, found.actual) == (Decimal(90), Decimal(80), Decimal(85))
    assert (found.deviation, found.share_reached) == (Decimal(5), Decimal("0.5"))
    assert found.standing is Standing.SHORT


def test_target_that_nobody_reported_against_is_there_and_not_reported():
    found = progress_by_period(a_row(85))["2024"]
    assert found.result.status == "not_reported"
    assert (found.actual, found.deviation, found.share_reached) == (None, None, None)
    assert found.standing is Standing.NOT_REPORTED


def test_withheld_number_has_no_deviation():
    found = progress_by_period(a_row(4), a_row(4, sex="male"))["2023"]
    assert found.result.status == "withheld"
    assert (found.actual, found.deviation, found.share_reached) == (None, None, None)


def test_target_without_an_earlier_baseline_has_none():
    framework_targets = progress_by_period(a_row(85))
    assert list(framework_targets) == ["2023", "2024", "2025"]
    assert framework_targets["2025"].baseline == Decimal(1)
