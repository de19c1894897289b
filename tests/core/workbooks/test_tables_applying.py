"""What a table becomes under a mapping: values of the form, or every problem by its cell."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.framework.indicators import Unit
from amparo.framework.issues import Severity
from amparo.framework.language import Language, Text, same
from amparo.framework.statuses import Status
from amparo.workbooks.report_form import CellKey
from amparo.workbooks.tables import RowKind
from amparo.workbooks.tables_applying import apply_mapping, merge_contents, preview_rows
from amparo.workbooks.tables_grids import Grid, cell_from
from amparo.workbooks.tables_layout import tables_of
from amparo.workbooks.tables_mapping import (
    ColumnRole,
    Constant,
    TableMapping,
    json_from_mapping,
    mapping_from_json,
)
from amparo.workbooks.tables_proposing import propose_mapping, renewed_mapping
from tests.builders import an_indicator
from tests.core.workbooks.table_files import (
    IDENTIFIED,
    SERVED,
    csv_of,
    one_table,
    real_tables,
    table_form,
    table_framework,
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


STATES = ("Municipio", "Valor", "Estado", "Observaciones")


def test_absence_and_notes_are_kept() -> None:
    table = table_of(
        STATES,
        ("Popayán", "", "no aplica", "sin sede"),
        ("Bolívar", "no reportado", "no reportado", ""),
    )
    mapping = propose_mapping(table, FORM)
    assert [role for role, _ in roles(mapping)] == ["tells", "value", "status", "note"]
    content, issues = apply_mapping(table, mapping, FORM, "f.csv")
    assert issues == []
    first, second = content.values.values()
    assert (first.status, first.note, first.locator) == (
        Status.NOT_APPLICABLE, "sin sede", "datos!B2",
    )  # fmt: skip
    assert second.status is Status.NOT_REPORTED


@pytest.mark.parametrize(
    ("value", "state", "code"),
    [
        ("5", "no aplica", "status_contradicts"),
        ("", "reportado", "number_missing"),
        ("n/a", "", "absence_unclear"),
        ("muchas", "", "not_a_number"),
        ("1.234", "", "two_readings"),
        ("40%", "", "percent_unexpected"),
    ],
)
def test_every_problem_of_a_value_is_told_at_its_cell(value, state, code) -> None:
    table = table_of(
        STATES, ("Bolívar", "7", "reportado", ""), ("Popayán", value, state, ""),
        ("Meta", "3", "no aplica", ""), ("Cauca", "3", "no aplica", ""),
    )  # fmt: skip
    mapping = changed(propose_mapping(table, FORM), 2, role=ColumnRole.STATUS, about="")
    mapping = changed(mapping, 1, role=ColumnRole.VALUE, about="")
    values, issues = applied(table, mapping=mapping)
    assert values is None
    assert (code, "B3") in issues


def test_the_other_numbers_of_a_column_settle_a_reading() -> None:
    table = table_of(("Municipio", "Valor"), ("Popayán", "1.234"), ("Bolívar", "0,5"))
    assert applied(table)[0] == {"1.1|amount|19001|": "1234", "1.1|amount|19100|": "0.5"}
    table = table_of(("Municipio", "Valor"), ("Popayán", "1,234"), ("Bolívar", "0.5"))
    assert applied(table)[0]["1.1|amount|19001|"] == "1234"
    mixed = table_of(("Municipio", "Valor"), ("Popayán", "1.5"), ("Bolívar", "0,5"))
    assert applied(mixed)[0] == {"1.1|amount|19001|": "1.5", "1.1|amount|19100|": "0.5"}


def test_percentages_are_read_where_percent_is_asked() -> None:
    indicator = an_indicator(unit=Unit("percent", same("percent")))
    form = table_form(indicator, framework=table_framework(indicator), breakdowns=())
    rows = [("Municipio", "Valor"), ("Popayán", None), ("Bolívar", "40 %")]
    content = workbook({"H": rows}, percents=[("H", "B2", 0.125)])
    table = one_table(content, "libro.xlsx")
    assert applied(table, form)[0] == {"1.1|amount|19001|": "12.5", "1.1|amount|19100|": "40"}


def test_errors_and_formulas_never_computed_are_told() -> None:
    table = table_of(("Municipio", "Valor"), ("Popayán", "1"), ("Bolívar", "2"))
    broken = replace(table, errors=frozenset({(1, 1)}), uncomputed=frozenset({(2, 1)}))
    assert applied(broken) == (None, [("cell_error", "B2"), ("not_computed", "B3")])


def test_words_without_a_meaning_are_asked_about_once_each() -> None:
    rows = [("Atlántida", "F", "1"), ("Atlantida", "M", "2"), ("Popayán", "x", "3")]
    table = table_of(LONG, *rows, ("Popayán", "F", "3"), ("Popayán", "M", "3"))
    values, issues = applied(table)
    assert (values, issues) == (None, [("word_unknown", "A2"), ("word_unknown", "B4")])
    mapping = propose_mapping(table, FORM)
    _, told = apply_mapping(table, mapping, FORM, "f.csv")
    assert "«Atlántida»? Filas en que aparece: 2" in told[0].read(Language.ES)
    chosen = changed(mapping, 0, words={**mapping.columns[0].words, "atlantida": "19100"})
    out = changed(chosen, 1, words={**mapping.columns[1].words, "x": ""})
    assert applied(table, mapping=out) == (
        {
            "1.1|amount|19100|sex=female": "1", "1.1|amount|19100|sex=male": "2",
            "1.1|amount|19001|sex=female": "3", "1.1|amount|19001|sex=male": "3",
        }, [],
    )  # fmt: skip


def test_many_unknown_words_are_counted_and_may_be_left_out_together() -> None:
    rows = [(f"Lugar {number}", "F", "muchas") for number in range(30)]
    table = table_of(LONG, ("Popayán", "F", "1"), ("Popayán", "M", "2"), *rows)
    mapping = changed(propose_mapping(table, FORM), 2, role=ColumnRole.VALUE)
    values, issues = applied(table, mapping=mapping)
    assert values is None
    assert issues[0] == ("more_words_unknown", None)
    assert [code for code, _ in issues].count("word_unknown") == 20
    out = changed(mapping, 0, others_out=True)
    assert applied(table, mapping=out) == (
        {"1.1|amount|19001|sex=female": "1", "1.1|amount|19001|sex=male": "2"},
        [("others_left_out", None)],
    )


def test_numbers_that_are_not_asked_are_left_out_with_a_note() -> None:
    table = table_of(
        ("Municipio", "Periodo", "Valor"), ("Popayán", "T3 2024", "1"), ("Popayán", "T2 2024", "2"),
        ("Villavicencio", "T3 2024", "3"),
    )  # fmt: skip
    values, issues = applied(table)
    assert values == {"1.1|amount|19001|": "1"}
    assert issues == [("not_asked", None), ("other_period", None)]


def test_ages_of_another_scheme_are_refused() -> None:
    table = table_of(
        ("Municipio", "Edad", "Valor"), ("Popayán", "menores de 11", "1"), ("Popayán", "12-17", "2")
    )
    mapping = propose_mapping(table, FORM)
    assert mapping.columns[1].about == "by.age_moi"
    values, issues = applied(table)
    assert values is None
    assert issues == [
        ("report.age_schemes_differ", "C2"), ("report.age_group_adds_into", "C3"),
    ]  # fmt: skip


EVENTS = (
    LONG,
    ("Popayán", "F", "1"),
    ("Bolívar", "F", "5"),
    ("Popayán", "F", "2"),
    ("Total", "", "8"),
)


def test_two_rows_about_one_cell_are_refused_or_added_up() -> None:
    table = table_of(*EVENTS)
    assert applied(table) == (None, [("stated_twice", "C4"), ("total_left_out", "A5")])
    mapping = replace(propose_mapping(table, FORM), adds_rows=True)
    assert applied(table, mapping=mapping)[0] == {
        "1.1|amount|19001|sex=female": "3", "1.1|amount|19100|sex=female": "5",
    }  # fmt: skip
    absent = table_of(*EVENTS[:3], ("Popayán", "F", "no reportado"))
    assert applied(absent, adds_rows=True) == (None, [("stated_twice", "C4")])


def test_a_total_is_read_where_the_mapping_names_its_place() -> None:
    table = table_of(("Municipio", "Valor"), ("Popayán", "1"), ("Bolívar", "2"), ("Total", "3"))
    form = table_form(places=("19", "19001", "19100"))
    mapping = propose_mapping(table, form)
    named = changed(mapping, 0, words={**mapping.columns[0].words, "total": "19"})
    assert applied(table, form, named)[0]["1.1|amount|19|"] == "3"


def test_an_indicator_whose_title_begins_with_total_is_no_total() -> None:
    indicator = an_indicator(title=Text("Total trained", "Total de personas formadas"))
    other = an_indicator("1.2", title=Text("Visits", "Visitas"))
    form = table_form(indicator, other, framework=table_framework(indicator, other), places=("19",))
    table = table_of(("Indicador", "Valor"), ("Total de personas formadas", "9"), ("Visitas", "2"))
    assert table.rows[0].kind is RowKind.SUBTOTAL
    assert applied(table, form)[0] == {"1.1|amount|19|": "9", "1.2|amount|19|": "2"}


def test_a_mapping_of_another_table_is_refused() -> None:
    table, other = table_of(*EVENTS), table_of(("Lugar", "Grupo", "Cantidad"), ("a", "b", "1"))
    mapping = propose_mapping(other, FORM)
    assert applied(table, mapping=mapping) == (None, [("other_table", None)])
    assert preview_rows(table, mapping, FORM) == []
    short = replace(propose_mapping(table, FORM), columns=())
    assert applied(table, mapping=short) == (None, [("other_table", None)])


@pytest.mark.parametrize(
    ("about", "code"),
    [
        ("indicator", "7"), ("component", "part"), ("place", "99"), ("by.sex", "x"),
        ("by.colour", "red"), ("nonsense", ""),
    ],
)  # fmt: skip
def test_codes_that_nobody_knows_are_refused(about, code) -> None:
    mapping = propose_mapping(table_of(*EVENTS), FORM)
    wrong = replace(mapping, constants=(*mapping.constants, Constant(about, code, YES)))
    values, issues = applied(table_of(*EVENTS), mapping=wrong)
    assert (values, issues) == (None, [("code_unknown", None)])


def test_the_preview_shows_what_each_cell_becomes() -> None:
    table = table_of(LONG, ("Popayán", "F", "1"), ("Meta", "F", "n/a"), ("Total", "", "8"))
    first, second, total = preview_rows(table, propose_mapping(table, FORM), FORM)
    (cell,) = first.cells
    assert (first.number, cell.address, cell.text) == (2, "C2", "1")
    assert cell.key == CellKey("1.1", "amount", "19001", (("sex", "female"),))
    assert cell.value is not None
    assert cell.value.amount == Decimal(1)
    assert second.cells[0].issue is not None
    assert (total.kind, total.cells, total.has_numbers) == (RowKind.TOTAL, (), True)
    assert len(preview_rows(table, propose_mapping(table, FORM), FORM, most=1)) == 1


def test_problems_of_cells_that_nobody_asked_for_are_not_told() -> None:
    table = table_of(LONG, ("Popayán", "F", "1"), ("Meta", "F", "n/a"), ("Cauca", "M", "3"))
    assert applied(table)[1] == [("not_asked", None)]


def test_sheets_that_state_the_same_numbers_are_not_merged() -> None:
    tables = [
        one_table(csv_of([LONG, *rows]), f"{name}.csv")
        for name, rows in (
            ("uno", [("Popayán", "F", "1"), ("Bolívar", "F", "2")]),
            ("dos", [("Popayán", "M", "1"), ("Bolívar", "M", "2")]),
            ("tres", [("Bolívar", "F", "2"), ("Bolívar", "M", "2")]),
        )
    ]
    read = [
        (table, apply_mapping(table, propose_mapping(table, FORM), FORM, "f")[0])
        for table in tables
    ]
    content, issues = merge_contents(read[:2], FORM, "f")
    assert issues == []
    assert len(content.values) == 4
    content, issues = merge_contents(read, FORM, "f")
    assert content is None
    assert [(issue.code, issue.location.sheet) for issue in issues] == [
        ("tables.stated_in_two_sheets", "tres"), ("tables.stated_in_two_sheets", "tres"),
    ]  # fmt: skip
    assert "«uno»" in issues[0].problem.es


def test_quarterly_results_of_the_real_case_become_values() -> None:
    plan = real_tables()[0]
    percent = Unit("percent", same("percent"))
    titles = {
        "M.1": "Marca de Tenjo actualizada y divulgada",
        "M.2": "Procesos de mantenimiento realizados",
        "M.3": "Plan de Comunicaciones formulado e implementado",
    }
    asked = [an_indicator(code, title=same(title), unit=percent) for code, title in titles.items()]
    form = table_form(*asked, framework=table_framework(*asked), places=("19001",), breakdowns=())
    mapping = propose_mapping(plan, form)
    assert [each.header for each in mapping.of_role(ColumnRole.VALUE)] == ["T3. EJECUTADO 2024"]
    (tells,) = mapping.of_role(ColumnRole.TELLS)
    assert (tells.header, len(tells.words)) == ("INDICADOR", 3)
    assert applied(plan, form, mapping)[0] is None
    mapping = changed(mapping, tells.position, others_out=True)
    content, issues = apply_mapping(plan, mapping, form, "plan.xlsx")
    assert [issue.code for issue in issues] == ["tables.others_left_out"]
    assert {key.indicator: (each.amount, each.locator) for key, each in content.values.items()} == {
        "M.1": (0, "PDM!AO331"), "M.2": (0, "PDM!AO329"), "M.3": (5, "PDM!AO326"),
    }  # fmt: skip


values = st.one_of(
    st.none(), st.text(max_size=8), st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.sampled_from(["Popayán", "F", "niños", "12", "1.234", "40%", "n/a", "no aplica", "Total",
                     "T3 2024", "0-5", "menores de 11", "1.1", "1e9"]),
)  # fmt: skip
headers = st.lists(
    st.sampled_from(
        ["Municipio", "Sexo", "Edad", "Valor", "Periodo", "Indicador", "Estado", "Notas", "T3 2024",
         "Niñas", "Total", "Meta", "x"]
    ),
    min_size=2, max_size=6,
)  # fmt: skip


@given(headers, st.data())
def test_any_table_gives_a_mapping_and_content_or_errors(header, data) -> None:
    row = st.lists(values, min_size=len(header), max_size=len(header))
    rows = data.draw(st.lists(row, min_size=1, max_size=6))
    cleaned = [[cell if cell is None else cell_from(cell) for cell in each] for each in rows]
    for table in tables_of(Grid("H", [list(header), *cleaned]), "f"):
        mapping = propose_mapping(table, BOTH)
        assert isinstance(mapping, TableMapping)
        assert mapping_from_json(json_from_mapping(mapping)) == mapping
        content, issues = apply_mapping(table, mapping, BOTH, "f")
        assert (content is None) is any(issue.severity is Severity.ERROR for issue in issues)
        preview_rows(table, renewed_mapping(table, mapping, BOTH), BOTH)
        for issue in issues:
            assert issue.read(Language.EN)
            assert issue.read(Language.ES)
