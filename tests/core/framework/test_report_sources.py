"""A number that a partner stated leads back to its report."""

from __future__ import annotations

from datetime import date

import pytest

from amparo.framework.report_sources import (
    NOT_PROVIDED,
    is_partner_report,
    report_code,
    report_source,
)
from tests.builders import a_framework

ACCEPTED = date(2025, 2, 10)


def test_source_of_a_partners_number_names_partner_award_period_and_version() -> None:
    source = report_source(report_code("red-norte", "A-7", "2024-Q3", 2), ACCEPTED, a_framework())
    assert source.title.en == (
        "Report of partner red-norte: award A-7, 2024, third quarter, version 2"
    )
    assert source.title.es == (
        "Informe del socio red-norte: subvención A-7, 2024, tercer trimestre, versión 2"
    )
    assert (source.published, source.publisher, source.url) == (ACCEPTED, "red-norte", None)
    assert "accepted" in source.published_basis.en


def test_partner_that_the_framework_names_is_called_by_its_name() -> None:
    framework = a_framework()
    source = report_source(report_code("moi", "A-7", "2024", 1), ACCEPTED, framework)
    assert framework.authorities["moi"].short_name.en in source.title.en


def test_report_that_was_not_provided_is_called_so() -> None:
    code = report_code("red-norte", "A-7", "2024", NOT_PROVIDED)
    source = report_source(code, ACCEPTED, a_framework())
    assert source.title.en.endswith("requested, not provided")
    assert "nothing was provided" in source.published_basis.en


@pytest.mark.parametrize(
    ("code", "expected"), [("tip_2024", False), (report_code("a", "b", "2024", 1), True)]
)
def test_codes_of_partner_reports_are_told_from_the_frameworks(code: str, expected: bool) -> None:
    assert is_partner_report(code) is expected
