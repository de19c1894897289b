"""Words of both languages mean what the form knows; a word of two meanings means nothing."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.framework.language import Text, same
from amparo.framework.periods import period_from_code
from amparo.workbooks.tables_periods import period_meant
from amparo.workbooks.tables_words import FormWords, ages_meant, normal
from tests.builders import a_disaggregation, a_framework, an_indicator
from tests.core.workbooks.report_forms import a_form
from tests.core.workbooks.table_files import IDENTIFIED, SERVED, SHARE, table_form, table_framework

FRAMEWORK = table_framework()
WORDS = FormWords.of(table_form(IDENTIFIED, SERVED, SHARE, places=("19001", "19100", "05")))


@pytest.mark.parametrize(
    ("about", "word", "code"),
    [
        ("place", "19001", "19001"),
        ("place", 19001.0, "19001"),
        ("place", 5.0, "05"),
        ("place", "5", "05"),
        ("place", "POPAYAN", "19001"),
        ("place", "Municipio de Popayán", "19001"),
        ("place", "Departamento del Cauca", "19"),
        ("place", "Bogotá D.C.", "11"),
        ("place", "bogota", "11"),
        ("place", "Bolívar", "19100"),  # of two, the one that the form asks for
        ("place", "Atlántida", None),
        ("place", None, None),
        ("indicator", "1.1", "1.1"),
        ("indicator", "Niñas y niños identificados", "1.1"),
        ("indicator", "1.2 Niñas y niños atendidos en el trimestre", "1.2"),
        ("indicator", "1.2. Otra redacción", "1.2"),
        ("indicator", "Niñas y niños atendidos aquí", "1.2"),
        ("indicator", "Share with a plan here", "1.3"),
        ("indicator", "niños atendidos", None),
        ("indicator", "1 taller", None),
        ("indicator", "", None),
        ("component", "Numerador", "numerator"),
        ("component", "denominator", "denominator"),
        ("component", "valor", None),
        ("by.sex", "Femenino", "female"),
        ("by.sex", "niños", "male"),
        ("by.sex", "M", "male"),
        ("by.sex", "Sin información", "_U"),
        ("by.sex", "Ambos sexos", "_T"),
        ("by.sex", "otro", None),
        ("by.age", "0-5", "0_5"),
        ("by.age", "De 6 a 11 años", "6_11"),
        ("by.age", "12 to 17", "12_17"),
        ("by.age", "menores de 11", None),
        ("by.age_moi", "Menores de 11 años", "under_11"),
        ("period", "T3 2024", "2024-Q3"),
    ],
)
def test_a_word_means_its_code(about, word, code) -> None:
    assert WORDS.meaning(about, word) == code


def test_the_number_of_two_codes_is_neither() -> None:
    words = FormWords.of(a_form(an_indicator("1.1"), an_indicator("1.10")))
    assert words.meaning("indicator", 1.1) is None
    assert words.meaning("indicator", "1.1") == "1.1"
    assert words.meaning("indicator", "1.10") == "1.10"
    assert words.meaning("indicator", 2.0) is None
    assert FormWords.of(a_form(an_indicator("1.1"))).meaning("indicator", 1.1) == "1.1"


def test_a_title_of_two_indicators_is_neither() -> None:
    alike = Text("Children served", "Niñas atendidas")
    form = a_form(an_indicator("1.1", title=alike), an_indicator("1.2", title=alike))
    assert FormWords.of(form).meaning("indicator", "Niñas atendidas") is None


def test_synonyms_that_two_categories_share_mean_neither() -> None:
    axis = a_disaggregation("sex", "girls", "women", "men")
    indicator = an_indicator(disaggregations=("sex",))
    framework = a_framework(indicator, disaggregations=[axis])
    words = FormWords.of(a_form(indicator, framework=framework, breakdowns=[("sex",)]))
    assert words.meaning("by.sex", "Femenino") is None
    assert words.meaning("by.sex", "women") == "women"
    assert words.meaning("by.sex", "hombres") == "men"


def test_a_place_that_the_framework_does_not_know_is_left_alone() -> None:
    form = a_form(an_indicator(), places=("77777",))
    assert FormWords.of(form).meaning("place", "77777") is None


def test_names_of_signs_only_are_no_words() -> None:
    form = a_form(an_indicator(title=same("¿?")))
    assert FormWords.of(form).meaning("indicator", "¿?") is None


@pytest.mark.parametrize(
    ("word", "ages"),
    [
        ("0 5", (0, 5)),
        ("de 0 a 5 anos", (0, 5)),
        ("menores de 11 anos", (0, 10)),
        ("under 11", (0, 10)),
        ("< 18", (0, 17)),
        ("18 o mas", (18, 150)),
        ("18 anos y mas", (18, 150)),
        ("18+", (18, 150)),
        ("mayores de 18 anos", (18, 150)),
        ("12", None),
        ("doce", None),
    ],
)
def test_words_name_ages(word, ages) -> None:
    assert ages_meant(word) == ages


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("2024-Q3", "2024-Q3"),
        ("2024", "2024"),
        ("FY2024-Q4", "2024-Q3"),  # the same days in another calendar
        ("T3 2024", "2024-Q3"),
        ("T.3 EJECUTADO 2024", "2024-Q3"),
        ("3T 2024", "2024-Q3"),
        ("tercer trimestre de 2024", "2024-Q3"),
        ("III trimestre 2024", "2024-Q3"),
        ("Trimestre 3", "2024-Q3"),
        ("Q3", "2024-Q3"),
        ("julio a septiembre de 2024", "2024-Q3"),
        ("jul-sep 2024", "2024-Q3"),
        ("primer trimestre de 2024", "2024-01..2024-03"),
        ("segundo semestre 2024", "2024-07..2024-12"),
        ("S1 2023", "2023-01..2023-06"),
        ("agosto 2024", "2024-08..2024-08"),
        ("2024/08", "2024-08..2024-08"),
        ("vigencia 2023", "2023-01..2023-12"),
        ("15/08/2024", "2024-Q3"),
        ("15 de mayo de 2024", "2024-05-15"),
        ("07/06/2024", None),  # 7 June or 6 July: inside or outside
        (date(2024, 9, 30), "2024-Q3"),
        (datetime(2024, 10, 1, 8), "2024-10-01"),
        ("2023 y 2024", None),
        ("T1 y T2 2024", None),
        ("semestre 3", None),
        ("enero, marzo, mayo", None),
        ("septiembre a julio 2024", None),
        ("sin fecha", None),
        ("", None),
        (3.0, None),
        (2023.0, "2023"),
    ],
)
def test_a_text_means_its_period(value, code) -> None:
    period = period_from_code("2024-Q3", FRAMEWORK.calendars)
    assert period_meant(value, period, FRAMEWORK) == code


aspects = st.sampled_from(sorted([*WORDS.known, "period"]))


@given(aspects, st.text() | st.floats(allow_nan=False, allow_infinity=False) | st.dates())
def test_any_cell_has_a_meaning_or_none(about, value) -> None:
    code = WORDS.meaning(about, value)
    assert code is None or code
    assert normal(str(value)) == normal(normal(str(value)))
