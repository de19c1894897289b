"""Period codes and calendars: every code names one dated span, and parts tile their whole."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.framework.language import Text
from amparo.framework.periods import (
    Calendar,
    Frequency,
    PeriodInvalid,
    ReportingPeriod,
    example_codes,
    parts_of,
    period_from_code,
    periods_between,
)
from tests.core.framework.sample import framework

CALENDARS = framework().calendars
ENDLESS = Calendar("p", Text("programme year (own)", "año del programa"), "P", 7, 15, False, 2020)
SIZES = [Frequency.MONTH, Frequency.QUARTER, Frequency.HALF, Frequency.YEAR]


def period(code: str) -> ReportingPeriod:
    return period_from_code(code, CALENDARS)


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    counted = draw(st.booleans())
    return Calendar(
        "drawn",
        Text("drawn year", "año sorteado"),
        "D",
        draw(st.integers(1, 12)),
        draw(st.integers(1, 28)),
        draw(st.booleans()),
        draw(st.integers(1990, 2030)) if counted else None,
        draw(st.integers(1, 9)) if counted else None,
    )


@st.composite
def periods(draw: st.DrawFn) -> tuple[ReportingPeriod, dict[str, Calendar]]:
    calendar = draw(calendars() | st.sampled_from(list(CALENDARS.values())))
    start = date(calendar.first_year or draw(st.integers(1900, 2100)), 1, 1)
    end = start.replace(year=start.year + 3)
    found = periods_between(calendar, start, end, draw(st.sampled_from(SIZES)))
    return draw(st.sampled_from(found)), {calendar.code: calendar}


@pytest.mark.parametrize(
    ("code", "start", "end", "parent", "en", "es"),
    [
        ("2024", "2024-01-01", "2024-12-31", None, "2024", "2024"),
        ("2024-H2", "2024-07-01", "2024-12-31", "2024",
         "2024, second half", "2024, segundo semestre"),
        ("2024-Q3", "2024-07-01", "2024-09-30", "2024-H2",
         "2024, third quarter", "2024, tercer trimestre"),
        ("2024-02", "2024-02-01", "2024-02-29", "2024-Q1", "February 2024", "febrero de 2024"),
        ("TIP2024", "2023-04-01", "2024-03-31", None,
         "April 2023 to March 2024 (TIP Report year 2024)",
         "abril de 2023 a marzo de 2024 (año del Informe TIP 2024)"),
        ("FY2024-Q1", "2023-10-01", "2023-12-31", "FY2024-H1",
         "US fiscal year 2024, first quarter (October to December 2023)",
         "Año fiscal de los Estados Unidos 2024, primer trimestre (octubre a diciembre de 2023)"),
        ("FY2024-M05", "2024-02-01", "2024-02-29", "FY2024-Q2",
         "US fiscal year 2024, month 5 (February 2024)",
         "Año fiscal de los Estados Unidos 2024, mes 5 (febrero de 2024)"),
        ("Y1", "2022-04-26", "2023-04-25", "LIFE",
         "Compact year 1 (26 April 2022 to 25 April 2023)",
         "Año del pacto 1 (26 de abril de 2022 a 25 de abril de 2023)"),
        ("Y2-H1", "2023-04-26", "2023-10-25", "Y2",
         "Compact year 2, first half (26 April to 25 October 2023)",
         "Año del pacto 2, primer semestre (26 de abril a 25 de octubre de 2023)"),
        ("LIFE", "2022-04-26", "2025-04-25", None,
         "Whole term (26 April 2022 to 25 April 2025)",
         "Toda la vigencia (26 de abril de 2022 a 25 de abril de 2025)"),
        ("2024-01..2024-04", "2024-01-01", "2024-04-30", None,
         "January to April 2024", "enero a abril de 2024"),
        ("2023-12..2024-02", "2023-12-01", "2024-02-29", None,
         "December 2023 to February 2024", "diciembre de 2023 a febrero de 2024"),
        ("2025-01-01..2025-12-14", "2025-01-01", "2025-12-14", None,
         "1 January to 14 December 2025", "1 de enero a 14 de diciembre de 2025"),
    ],
)  # fmt: skip
def test_code_names_a_dated_span(
    code: str, start: str, end: str, parent: str | None, en: str, es: str
) -> None:
    found = period(code)
    assert (found.code, found.start.isoformat(), found.end.isoformat()) == (code, start, end)
    assert found.parent == parent
    assert found.name == Text(en, es)


@pytest.mark.parametrize(
    "code",
    ["", "24", "2024-13", "2024-00", "2024-Q5", "2024-H3", "2024-M01", "20244", "0999", "3000",
     "TIP", "TIP2024-04", "tip2024", "FY2024-M13", "Y0", "Y4", "Y01", "Y1-01", "LIFETIME", "life",
     "2024 ", "2024\n", "٢٠٢٤", "2024-01..2024-13", "2024-02..2024-01", "2024-01..2024-02-01",
     "2023-02-29..2023-03-01", "0000-01..2024-01", "9999-11..9999-12", "2024-01...2024-02"],
)  # fmt: skip
def test_code_that_no_calendar_has_is_invalid(code: str) -> None:
    with pytest.raises(PeriodInvalid) as refused:
        period(code)
    assert refused.value.code == code


def test_life_needs_a_calendar_that_ends() -> None:
    with pytest.raises(PeriodInvalid):
        period_from_code("LIFE", {"c": CALENDARS["calendar_year"], "p": ENDLESS})
    assert periods_between(ENDLESS, date(2000, 1, 1), date(2200, 1, 1), Frequency.LIFE) == []


def test_counted_years_that_never_end_have_no_parent() -> None:
    found = period_from_code("P99", {"p": ENDLESS})
    assert found.parent is None
    assert found.name.en == "Programme year 99 (15 July 2118 to 14 July 2119)"


def test_year_named_by_its_end_that_begins_on_new_year_is_the_calendar_year() -> None:
    calendar = Calendar("c", Text("year", "año"), "C", 1, 1, named_by_end=True)
    assert period_from_code("C2024", {"c": calendar}).start == date(2024, 1, 1)


def test_leap_day_lies_in_february() -> None:
    assert period("2024-02").end == date(2024, 2, 29)
    assert period("2023-02").end == date(2023, 2, 28)
    assert period("2000-02").end == date(2000, 2, 29)
    assert period("1900-02").end == date(1900, 2, 28)


@settings(deadline=None)
@given(periods())
def test_code_reads_back_as_the_same_period(drawn: tuple[ReportingPeriod, dict]) -> None:
    found, known = drawn
    assert period_from_code(found.code, known) == found


@settings(deadline=None)
@given(periods(), st.sampled_from(SIZES))
def test_parts_tile_their_whole_without_gap_or_overlap(
    drawn: tuple[ReportingPeriod, dict], size: Frequency
) -> None:
    whole, known = drawn
    parts = parts_of(whole, size, known)
    if SIZES.index(size) > SIZES.index(whole.frequency):
        assert parts == []
        return
    assert (parts[0].start, parts[-1].end) == (whole.start, whole.end)
    assert all(b.start - a.end == timedelta(days=1) for a, b in pairwise(parts))
    assert {part.frequency for part in parts} == {size}


@settings(deadline=None)
@given(periods())
def test_part_lies_in_its_parent_which_is_longer(drawn: tuple[ReportingPeriod, dict]) -> None:
    found, known = drawn
    if found.parent is not None:
        parent = period_from_code(found.parent, known)
        assert parent.start <= found.start <= found.end <= parent.end
        assert found in parts_of(parent, found.frequency, known)
        assert len(parts_of(parent, found.frequency, known)) > 1 or parent.code == "LIFE"


def test_term_of_the_compact_is_its_years() -> None:
    life = period("LIFE")
    assert [part.code for part in parts_of(life, Frequency.YEAR, CALENDARS)] == ["Y1", "Y2", "Y3"]
    assert parts_of(life, Frequency.LIFE, CALENDARS) == [life]
    assert parts_of(period("Y1"), Frequency.LIFE, CALENDARS) == []


def test_span_is_never_added_up() -> None:
    span = period("2024-01..2024-12")
    assert span.frequency is Frequency.SPAN
    assert span.parent is None
    assert parts_of(span, Frequency.MONTH, CALENDARS) == []
    assert parts_of(period("2024"), Frequency.SPAN, CALENDARS) == []


def test_years_within_the_term_are_whole_years() -> None:
    def years(calendar: str) -> list[str]:
        term = date(2022, 4, 26), date(2025, 4, 25)
        found = periods_between(CALENDARS[calendar], *term, Frequency.YEAR)
        return [year.code for year in found]

    assert years("calendar_year") == ["2023", "2024"]
    assert years("tip_report") == ["TIP2024", "TIP2025"]
    assert years("us_fiscal") == ["FY2023", "FY2024"]
    assert years("compact_year") == ["Y1", "Y2", "Y3"]


def test_example_codes_are_codes() -> None:
    for calendar in CALENDARS.values():
        assert [period(code).calendar for code in example_codes(calendar).split(", ")] == [
            calendar.code
        ] * 4


@settings(deadline=None)
@given(st.dates(), st.dates(), st.sampled_from(Frequency))
def test_any_dates_have_their_periods(start: date, end: date, size: Frequency) -> None:
    for calendar in CALENDARS.values():
        found = periods_between(calendar, start, end, size) if (end - start).days < 800 else []
        assert all(start <= part.start and part.end <= end for part in found)


@settings(deadline=None)
@given(st.text())
def test_any_text_is_a_period_or_invalid(code: str) -> None:
    try:
        assert period(code).code == code
    except PeriodInvalid as refused:
        assert refused.code == code  # noqa: PT017
