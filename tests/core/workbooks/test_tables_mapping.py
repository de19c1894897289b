"""What is proposed for a table, how it is kept, and what a table becomes under it."""

from dataclasses import replace

import pytest

from amparo.framework.language import Text
from amparo.workbooks.tables_applying import apply_mapping
from amparo.workbooks.tables_mapping import (
    Constant,
    TableMappingInvalid,
    aspect_name,
    aspect_phrase,
    json_from_mapping,
    mapping_from_json,
)
from amparo.workbooks.tables_proposing import propose_mapping, renewed_mapping
from amparo.workbooks.tables_reading import read_tables
from tests.core.workbooks.table_files import (
    IDENTIFIED,
    SERVED,
    SHARE,
    table_form,
    table_of,
    workbook,
)

FORM = table_form()
BOTH = table_form(IDENTIFIED, SERVED)
LONG = ("Municipio", "Sexo", "Valor")
YES = Text("yes", "sí")


def roles(mapping):
    """Role and aspect of each column."""
    return [(column.role.value, column.about) for column in mapping.columns]


def constants(mapping):
    return {each.about: each.code for each in mapping.constants}


def applied(table, form=FORM, mapping=None, **changes):
    """Amounts (or statuses) by key as text, and codes of issues by cell."""
    used = replace(mapping or propose_mapping(table, form), **changes)
    content, issues = apply_mapping(table, used, form, "f.csv")
    found = [(issue.code.removeprefix("tables."), issue.location.cell) for issue in issues]
    if content is None:
        return None, found
    values = {
        str(key): stated.status.value if stated.amount is None else str(stated.amount)
        for key, stated in content.values.items()
    }
    return values, found


def changed(mapping, position, **changes):
    """The mapping with one column changed."""
    columns = list(mapping.columns)
    columns[position] = replace(columns[position], **changes)
    return replace(mapping, columns=tuple(columns))


def test_a_long_table_is_understood() -> None:
    table = table_of(LONG, ("Popayán", "Niñas", "12"), ("Bolívar", "Total", "1.5"))
    mapping = propose_mapping(table, FORM)
    assert roles(mapping) == [("tells", "place"), ("tells", "by.sex"), ("value", "")]
    assert constants(mapping) == {"indicator": "1.1", "period": "2024-Q3"}
    values, issues = applied(table)
    assert values == {"1.1|amount|19001|sex=female": "12", "1.1|amount|19100|": "1.5"}
    assert issues == []


def test_a_wide_table_is_understood_by_its_headers() -> None:
    table = table_of(
        ("", "Niñas", "", "Niños", "", ""),
        ("Municipio", "0-5", "6-11", "0-5", "6-11", "Total"),
        ("Popayán", "1", "2", "3", "4", "10"),
        ("TOTAL", "1", "2", "3", "4", "10"),
    )
    values, issues = applied(table)
    assert values == {
        "1.1|amount|19001|age=0_5;sex=female": "1",
        "1.1|amount|19001|age=6_11;sex=female": "2",
        "1.1|amount|19001|age=0_5;sex=male": "3",
        "1.1|amount|19001|age=6_11;sex=male": "4",
        "1.1|amount|19001|": "10",
    }
    assert issues == [("total_left_out", "A4")]


def test_a_total_of_each_group_is_the_group_s() -> None:
    table = table_of(
        ("", "Niñas", "", "Niños", ""),
        ("Municipio", "0-5", "Total", "0-5", "Total"),
        ("Popayán", "1", "2", "3", "4"),
    )
    assert applied(table)[0] == {
        "1.1|amount|19001|age=0_5;sex=female": "1",
        "1.1|amount|19001|sex=female": "2",
        "1.1|amount|19001|age=0_5;sex=male": "3",
        "1.1|amount|19001|sex=male": "4",
    }


def test_indicators_and_periods_may_be_columns() -> None:
    table = table_of(
        ("Municipio", "Niñas y niños identificados", "Niñas y niños atendidos", "T2 2024"),
        ("Popayán", "1", "2", "9"),
    )
    mapping = propose_mapping(table, BOTH)
    assert roles(mapping)[1:] == [("value", ""), ("value", ""), ("ignored", "")]
    assert "2024-04..2024-06" in mapping.columns[3].reason.en
    assert applied(table, BOTH)[0] == {"1.1|amount|19001|": "1", "1.2|amount|19001|": "2"}


def test_numerators_and_denominators_may_be_columns() -> None:
    form = table_form(SHARE, breakdowns=())
    table = table_of(("Municipio", "Numerador", "Denominador"), ("Popayán", "1", "2"))
    assert applied(table, form)[0] == {"1.3|numerator|19001|": "1", "1.3|denominator|19001|": "2"}
    bare = table_of(("Municipio", "Valor"), ("Popayán", "1"), ("Bolívar", "1"))
    assert applied(bare, form) == (None, [("not_said", "B2")])


def test_titles_and_sheets_say_what_no_column_says() -> None:
    rows = [("Niñas y niños atendidos, tercer trimestre de 2024",), (), ("Sexo", "Valor"), ("F", 3)]
    (table,), _ = read_tables(workbook({"Popayán": rows}), "libro.xlsx")
    mapping = propose_mapping(table, BOTH)
    assert constants(mapping) == {"indicator": "1.2", "place": "19001", "period": "2024-Q3"}
    assert applied(table, BOTH)[0] == {"1.2|amount|19001|sex=female": "3"}


def test_what_nothing_says_is_asked_for() -> None:
    table = table_of(("Sexo", "Valor"), ("F", "3"), ("M", "4"))
    assert applied(table, BOTH) == (None, [("not_said", "B2"), ("not_said", "B2")])


def test_codes_of_places_and_blank_cells_that_repeat_the_one_above() -> None:
    table = table_of(
        ("Código DANE", "Sexo", "Valor"), ("19001", "F", "3"), ("", "M", "4"), ("19100", "F", "5")
    )
    mapping = propose_mapping(table, FORM)
    assert mapping.columns[0].fills_down
    assert list(applied(table)[0]) == [
        "1.1|amount|19001|sex=female", "1.1|amount|19001|sex=male", "1.1|amount|19100|sex=female",
    ]  # fmt: skip
    strict = changed(mapping, 0, fills_down=False)
    assert applied(table, mapping=strict) == (None, [("word_unknown", "A3")])
    whole = replace(strict, constants=(*strict.constants, Constant("place", "19100", YES)))
    assert list(applied(table, mapping=whole)[0])[1] == "1.1|amount|19100|sex=male"


def test_a_disaggregation_left_blank_is_not_broken_down() -> None:
    table = table_of(LONG, ("Popayán", "", "12"), ("Popayán", "F", "3"), ("Bolívar", "M", "3"))
    assert next(iter(applied(table)[0])) == "1.1|amount|19001|"


def test_of_columns_that_say_the_same_the_one_about_results_is_proposed() -> None:
    table = table_of(
        ("Municipio", "Departamento", "Código", "Meta 2024", "Avance", "Ejecutado", "% avance"),
        ("Popayán", "Cauca", "7", "90", "5", "6", "7"),
        ("Bolívar", "Cauca", "8", "90", "5", "6", "7"),
    )
    mapping = propose_mapping(table, FORM)
    assert [role for role, _ in roles(mapping)] == [
        "tells", "ignored", "ignored", "ignored", "ignored", "value", "ignored",
    ]  # fmt: skip
    assert "Municipio" in mapping.columns[1].reason.en
    assert "Ejecutado" in mapping.columns[4].reason.es
    assert all(0 < column.confidence <= 100 for column in mapping.columns)


def test_the_only_column_with_numbers_needs_no_name_and_of_two_none_is_guessed() -> None:
    table = table_of(("Municipio", "xx"), ("Popayán", "1"), ("Bolívar", "2"))
    assert applied(table)[0] == {"1.1|amount|19001|": "1", "1.1|amount|19100|": "2"}
    two = table_of(("Municipio", "xx", "yy"), ("Popayán", "1", "1"), ("Bolívar", "2", "2"))
    assert applied(two) == (None, [("no_values", None)])


def test_words_and_columns_beyond_a_limit_are_left_to_a_person(monkeypatch) -> None:
    monkeypatch.setattr("amparo.workbooks.tables_proposing.MOST_WORDS", 1)
    table = table_of(LONG, ("Popayán", "F", "1"), ("Bolívar", "F", "2"), ("Popayán", "F", "3"))
    assert propose_mapping(table, FORM).columns[0].words == {"popayan": "19001"}
    monkeypatch.setattr("amparo.workbooks.tables_proposing.MOST_COLUMNS", 2)
    mapping = propose_mapping(table, FORM)
    assert roles(mapping)[2] == ("ignored", "")
    assert applied(table, mapping=mapping) == (None, [("no_values", None)])


EVENTS = (
    LONG,
    ("Popayán", "F", "1"),
    ("Bolívar", "F", "5"),
    ("Popayán", "F", "2"),
    ("Total", "", "8"),
)


def test_a_mapping_survives_its_text() -> None:
    mapping = replace(propose_mapping(table_of(*EVENTS), FORM), adds_rows=True)
    text = json_from_mapping(mapping)
    assert mapping_from_json(text) == mapping
    assert json_from_mapping(mapping_from_json(text)) == text


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", "null", '{"format": 2}', '{"format": 1, "header_hash": 3}', "[" * 100_000,
     '{"format": 1, "header_hash": "x", "columns": [1], "constants": []}',
     '{"format": 1, "header_hash": "x", "columns": [], "constants": [{"reason": "x"}]}'],
)  # fmt: skip
def test_another_text_is_no_mapping(text) -> None:
    with pytest.raises(TableMappingInvalid):
        mapping_from_json(text)


def test_a_kept_mapping_is_renewed_for_the_next_table() -> None:
    first = table_of(("Municipio", "Periodo", "Valor"), ("Popayán", "T3 2024", "1"))
    kept = propose_mapping(first, FORM)
    kept = changed(kept, 0, words={**kept.columns[0].words, "popayan": "19100"})
    later = table_form(period="2024-Q4")
    second = table_of(
        ("MUNICIPIO", "Período", "valor"), ("Popayán", "T4 2024", "1"), ("Bolívar", "T3 2024", "2")
    )
    renewed = renewed_mapping(second, kept, later)
    assert applied(second, later, renewed) == (
        {"1.1|amount|19100|": "1"}, [("other_period", None)],
    )  # fmt: skip
    assert renewed.columns[0].words == {"popayan": "19100", "bolivar": "19100"}
    wide = propose_mapping(table_of(("Municipio", "Valor"), ("Popayán", "1")), FORM)
    again = renewed_mapping(table_of(("Municipio", "Valor"), ("Bolívar", "1")), wide, later)
    assert constants(again)["period"] == "2024-Q4"


def test_aspects_have_names_by_themselves_and_in_sentences() -> None:
    assert aspect_name(FORM, "place").es == "Lugar"
    assert aspect_phrase(FORM, "place").es == "el lugar"
    assert aspect_name(FORM, "by.sex").en == "sex"
    assert aspect_phrase(FORM, "by.sex").es == "la categoría de «sex»"
    assert aspect_name(FORM, "by.colour").en == "by.colour"
    assert aspect_name(FORM, "").en == "?"
