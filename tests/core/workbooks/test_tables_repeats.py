"""A sheet that repeats others is found, whichever way it repeats them; others are left alone."""

from amparo.workbooks.tables_reading import read_tables
from amparo.workbooks.tables_repeats import check_repeats
from tests.core.workbooks.table_files import real_tables, workbook

HEADER = ("Municipio", "Sexo", "Valor")
CAUCA = [("Popayán", "niñas", 12), ("Popayán", "niños", 7), ("Bolívar", "niñas", 5)]
META = [("Acacías", "niñas", 2), ("Acacías", "niños", 9), ("Villavicencio", "niñas", 1)]


def found(sheets):
    """Code, sheet and problem of each repetition."""
    named = {name: [header, *rows] for name, (header, rows) in sheets.items()}
    tables, issues = read_tables(workbook(named), "libro.xlsx")
    assert issues == []
    repeats = check_repeats(tables, "libro.xlsx")
    return [(issue.code, issue.location.sheet, issue.problem.es) for issue in repeats]


def test_a_sheet_that_joins_others_is_named_with_them() -> None:
    for names in (("Cauca", "Meta", "Todo"), ("Todo", "Cauca", "Meta")):
        rows = {"Cauca": CAUCA, "Meta": META, "Todo": [*META, *CAUCA]}
        ((code, sheet, problem),) = found({name: (HEADER, rows[name]) for name in names})
        assert (code, sheet) == ("tables.repeats_rows", "Todo")
        assert "«Cauca, Meta»" in problem


def test_a_copy_is_named_once() -> None:
    ((code, sheet, _),) = found({"Cauca": (HEADER, CAUCA), "Copia": (HEADER, CAUCA)})
    assert (code, sheet) == ("tables.repeats_rows", "Cauca")


def test_a_sheet_that_is_a_part_of_a_larger_one_is_named() -> None:
    more = [*CAUCA, *[(f"Lugar {n}", "niñas", n) for n in range(20)]]
    ((code, sheet, _),) = found({"Todo": (HEADER, more), "Cauca": (HEADER, CAUCA)})
    assert (code, sheet) == ("tables.repeats_rows", "Cauca")


def test_sums_of_the_rows_of_other_sheets_are_found() -> None:
    header = ("Municipio", "Valor")
    months = {
        "Julio": (header, [("Popayán", 1), ("Bolívar", 2), ("Acacías", 3)]),
        "Agosto": (header, [("Popayán", 10), ("Bolívar", 20), ("Acacías", 30)]),
        "Consolidado": (header, [("Popayán", 11), ("Bolívar", 22), ("Acacías", 33)]),
    }
    ((code, sheet, problem),) = found(months)
    assert (code, sheet) == ("tables.repeats_sums", "Consolidado")
    assert "«Julio, Agosto»" in problem
    assert "por «municipio»" in problem


def test_sums_of_one_sheet_are_found_beside_a_sheet_of_another_year() -> None:
    totals = [("Popayán", 19), ("Bolívar", 5), ("Acacías", 11), ("Villavicencio", 1)]
    other = [("Popayán", "niñas", 700), ("Bolívar", "niñas", 800), ("Acacías", "niñas", 900)]
    sheets = {
        "2024": (HEADER, [*CAUCA, *META]),
        "2023": (HEADER, other),
        "Totales": (("Municipio", "Valor"), totals),
    }
    ((code, sheet, problem),) = found(sheets)
    assert (code, sheet) == ("tables.repeats_sums", "Totales")
    assert "«2024»" in problem


def test_a_narrower_sheet_that_joins_the_numbers_of_others_is_found() -> None:
    sheets = {
        "Cauca": (("Municipio", "Nota", "Valor"), [("Popayán", "a", 1), ("Bolívar", "b", 2)]),
        "Meta": (("Municipio", "Nota", "Valor"), [("Acacías", "c", 3), ("Castilla", "d", 4)]),
        "Todo": (
            ("Municipio", "Valor"),
            [("Popayán", 1), ("Bolívar", 2), ("Acacías", 3), ("Castilla", 4)],
        ),
    }
    assert [(code, sheet) for code, sheet, _ in found(sheets)] == [("tables.repeats_sums", "Todo")]


def test_sheets_that_share_a_number_for_a_good_reason_are_left_alone() -> None:
    header = ("Municipio", "Población", "Atendidos")
    sheets = {
        "Julio": (header, [("Popayán", 900, 1), ("Bolívar", 800, 2), ("Acacías", 700, 3)]),
        "Agosto": (header, [("Popayán", 900, 4), ("Bolívar", 800, 7), ("Acacías", 700, 9)]),
    }
    assert found(sheets) == []


def test_small_sheets_and_other_headers_are_left_alone() -> None:
    assert found({"A": (HEADER, CAUCA[:2]), "B": (HEADER, CAUCA[:2])}) == []
    other = ("Lugar", "Grupo", "Cantidad")
    assert found({"A": (HEADER, CAUCA), "B": (other, CAUCA)}) == []


def test_numbers_typed_as_text_are_compared_where_they_have_one_reading() -> None:
    header = ("Municipio", "Valor")
    sheets = {
        "Julio": (header, [("Popayán", "1,5"), ("Bolívar", "2,5"), ("Acacías", "3,5")]),
        "Agosto": (header, [("Popayán", "1,5"), ("Bolívar", "2,5"), ("Acacías", "x")]),
        "Todo": (header, [("Popayán", 3), ("Bolívar", 5), ("Acacías", 3.5), ("", 1)]),
        "Otro": (header, [("Popayán", "1.234"), ("Bolívar", None), ("Acacías", "y")]),
    }
    named = {name: sheets[name] for name in ("Julio", "Agosto", "Todo")}
    assert [sheet for _, sheet, _ in found(named)] == ["Todo"]
    assert found({name: sheets[name] for name in ("Julio", "Otro")}) == []


def test_the_consolidated_sheet_of_the_real_case_repeats_its_plan() -> None:
    tables = real_tables()
    (issue,) = check_repeats(tables, "plan.xlsx")
    assert issue.code == "tables.repeats_sums"
    assert issue.location.sheet == "CONSOLIDADO PROGRAMAS"
    assert '"PDM"' in issue.problem.en
    assert check_repeats(tables[:1], "plan.xlsx") == []
