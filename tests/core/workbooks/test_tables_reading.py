"""Tables are found in files of any layout, and nothing in a file makes reading fail."""

import resource
import sys
from datetime import date, datetime, time
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.framework.issues import Severity
from amparo.workbooks import tables_grids, tables_old_format, tables_reading
from amparo.workbooks.tables import (
    RowKind,
    SourceColumn,
    SourceTable,
    cell_text,
    header_hash,
    stored_number,
)
from amparo.workbooks.tables_grids import Grid, TooManyCells, Unreadable, cell_from, opened
from amparo.workbooks.tables_layout import tables_of
from amparo.workbooks.tables_reading import read_tables
from tests.core.workbooks.table_files import (
    EXAMPLES,
    csv_of,
    one_table,
    real_tables,
    table_of,
    workbook,
)

HEADER = ("Municipio", "Sexo", "Valor")
BODY = (("Popayán", "niñas", "12"), ("Bolívar", "niños", "3"))


def headers(table):
    return [column.header for column in table.columns]


def kinds(table):
    return [row.kind for row in table.rows]


def test_the_header_is_found_under_titles_and_empty_rows() -> None:
    table = table_of(
        ("Informe trimestral",), (), ("Entidad: ICBF",), (), HEADER, *BODY
    )  # fmt: skip
    assert headers(table) == list(HEADER)
    assert table.titles == ("Informe trimestral", "Entidad: ICBF")
    assert [row.cells for row in table.rows] == list(BODY)
    assert table.locator(5, 2) == "datos!C6"
    assert str(table.location(5, 2)) == "datos.csv datos C6"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_text_files_of_every_sign_and_encoding_are_read(encoding, sign) -> None:
    table = one_table(csv_of([HEADER, *BODY], sign, encoding))
    assert headers(table) == list(HEADER)
    assert [row.cells for row in table.rows] == list(BODY)


def test_a_decimal_comma_does_not_part_columns() -> None:
    table = one_table(csv_of([("Lugar", "Valor"), ("Meta", "1,5"), ("Cauca", "2,5")]))
    assert [row.cells for row in table.rows] == [("Meta", "1,5"), ("Cauca", "2,5")]


def test_groups_of_columns_stand_above_their_columns() -> None:
    rows = [
        ("", "", "Niñas", "", "Niños", ""),
        ("Municipio", "Indicador", "0-5", "6-11", "0-5", "6-11"),
        ("Popayán", "1.1", 1, 2, 3, 4),
    ]
    assert headers(table_of(*rows)) == [
        "Municipio", "Indicador", "Niñas / 0-5", "Niñas / 6-11", "Niños / 0-5", "Niños / 6-11",
    ]  # fmt: skip


def test_merged_headers_are_filled_and_told_apart_by_the_rows_below() -> None:
    rows = [
        ("Niñas y niños atendidos", None, None, None, None),
        ("Municipio", None, None, None, None),
        (None, "0-5", "6-11", "0-5", "6-11"),
        ("Popayán", 1, 2, 3, 4),
    ]
    merged = [
        ("Hoja", "A1:E1", "Niñas y niños atendidos"), ("Hoja", "A2:A3", "Municipio"),
        ("Hoja", "B2:C2", "Niñas"), ("Hoja", "D2:E2", "Niños"),
    ]  # fmt: skip
    table = one_table(workbook({"Hoja": rows}, merged), "libro.xlsx")
    assert headers(table) == [
        "Municipio", "Niñas / 0-5", "Niñas / 6-11", "Niños / 0-5", "Niños / 6-11",
    ]  # fmt: skip
    assert table.titles == ("Niñas y niños atendidos",)


def test_merged_places_count_for_all_their_rows_and_merged_numbers_once() -> None:
    rows = [HEADER, (None, "niñas", None), (None, "niños", None)]
    merged = [("Hoja", "A2:A3", "Popayán"), ("Hoja", "C2:C3", 12)]
    table = one_table(workbook({"Hoja": rows}, merged), "libro.xlsx")
    assert [row.cells for row in table.rows] == [
        ("Popayán", "niñas", 12.0),
        ("Popayán", "niños", None),
    ]


def test_empty_columns_are_left_out_and_cells_keep_their_address() -> None:
    rows = [("Municipio", None, "Valor"), ("Popayán", None, 12)]
    table = one_table(workbook({"Hoja": rows}), "libro.xlsx")
    assert table.columns == (SourceColumn(0, ("Municipio",)), SourceColumn(2, ("Valor",)))
    assert table.locator(1, table.columns[1].index) == "Hoja!C2"


def test_tables_side_by_side_are_parted_where_headers_repeat() -> None:
    rows = [(*HEADER, None, *HEADER), ("Popayán", "niñas", 1, None, "Bolívar", "niños", 2)]
    tables, issues = read_tables(workbook({"Hoja": rows}), "libro.xlsx")
    assert issues == []
    assert [table.name for table in tables] == ["Hoja", "Hoja (2)"]
    assert [table.rows[0].cells for table in tables] == [
        ("Popayán", "niñas", 1.0), ("Bolívar", "niños", 2.0),
    ]  # fmt: skip


def test_a_column_without_header_stays_with_its_table() -> None:
    rows = [("Municipio", None, "Valor"), ("Popayán", "x", 12), ("Bolívar", "y", 1)]
    assert headers(one_table(workbook({"Hoja": rows}), "libro.xlsx")) == ["Municipio", "", "Valor"]


@pytest.mark.parametrize(
    ("row", "kind", "name"),
    [
        (("TOTAL", "", "15"), RowKind.TOTAL, "TOTAL"),
        (("Total general", "", "15"), RowKind.TOTAL, "Total general"),
        (("Subtotal Cauca", "", "15"), RowKind.SUBTOTAL, "Subtotal Cauca"),
        (("Total Cauca", "", "15"), RowKind.SUBTOTAL, "Total Cauca"),
        (("Cauca", "Total", "15"), RowKind.FIGURES, ""),
        (("Popayán", "sin dato", "15"), RowKind.FIGURES, ""),
        (HEADER, RowKind.HEADER_AGAIN, ""),
        (("Fuente: ICBF", "", ""), RowKind.REMARK, ""),
        (("Elaboró la oficina", "", ""), RowKind.REMARK, ""),
    ],
)
def test_rows_are_known_for_what_they_are(row, kind, name) -> None:
    last = table_of(HEADER, *BODY, row).rows[-1]
    assert (last.kind, last.name) == (kind, name)


def test_a_row_of_sums_without_words_is_a_total() -> None:
    rows = [("Municipio", "Valor"), ("Popayán", 0.1), ("Bolívar", 0.2), (None, 0.30000000000000004)]
    table = one_table(workbook({"Hoja": rows}), "libro.xlsx")
    assert kinds(table)[-1] is RowKind.TOTAL
    assert [row.cells[0] for row in table.figures()] == ["Popayán", "Bolívar"]
    rows[-1] = (None, 0.4)
    assert kinds(one_table(workbook({"Hoja": rows}), "libro.xlsx"))[-1] is RowKind.FIGURES
    one_row = [("Municipio", "Valor"), ("Popayán", 3), (None, 3)]
    assert kinds(one_table(workbook({"Hoja": one_row}), "libro.xlsx"))[-1] is RowKind.FIGURES


def test_years_may_stand_in_a_header_and_figures_may_not() -> None:
    table = table_of(("Municipio", "2023", "2024"), ("Popayán", "1", "2"))
    assert headers(table) == ["Municipio", "2023", "2024"]
    dated = workbook({"H": [("Municipio", 2023, 2024), ("Popayán", 1, True)]})
    assert headers(one_table(dated, "libro.xlsx")) == ["Municipio", "2023", "2024"]


@pytest.mark.parametrize(
    "rows",
    [[(1, 2), (3, 4)], [("solo un título",)], [("a", "b")], [(True, 5), (False, 6)]],
)
def test_a_sheet_without_a_table_is_named(rows) -> None:
    tables, issues = read_tables(workbook({"Vacía": rows, "Hoja": [HEADER, *BODY]}), "libro.xlsx")
    assert [table.sheet for table in tables] == ["Hoja"]
    assert [(issue.code, issue.location.sheet, issue.severity) for issue in issues] == [
        ("tables.no_header", "Vacía", Severity.NOTE)
    ]


def test_hidden_sheets_are_read_and_marked() -> None:
    content = workbook({"A": [HEADER, *BODY], "B": [HEADER, *BODY]}, hidden=["B"])
    tables, _ = read_tables(content, "libro.xlsx")
    assert [table.hidden for table in tables] == [False, True]


def test_errors_and_uncomputed_formulas_and_percents_are_known() -> None:
    rows = [("Lugar", "Valor", "Parte"), ("Meta", "=1/0", None), ("Cauca", 2, None)]
    content = workbook({"H": rows}, percents=[("H", "C3", 0.5)])
    table = one_table(content, "libro.xlsx")
    assert table.percents == {(2, 2)}
    assert table.errors | table.uncomputed == frozenset()  # the formula was written with a value


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "tables.not_a_table"),
        (b" \n ", "tables.not_a_table"),
        (b"\x00\x01\x02", "tables.not_a_table"),
        (b"PK\x03\x04 cut off", "file_damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 cut off", "file_damaged"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "file_encrypted",
        ),
        (b'a;b\n"' + b"x" * 200_000, "tables.text_unreadable"),
        (b"one text only", "tables.no_header"),
    ],
)
def test_what_cannot_be_read_is_said(content, code) -> None:
    tables, issues = read_tables(content, "x")
    assert tables == []
    assert issues[0].code == code
    assert any(issue.severity is Severity.ERROR for issue in issues)


def test_an_empty_workbook_holds_no_table() -> None:
    tables, issues = read_tables(workbook({"A": []}), "libro.xlsx")
    assert (tables, [issue.code for issue in issues]) == ([], ["tables.nothing_found"])


def test_files_are_read_within_bounds(monkeypatch) -> None:
    monkeypatch.setattr(tables_reading, "LARGEST_TEXT", 10)
    assert read_tables(csv_of([HEADER, *BODY]), "x.csv")[1][0].code == "tables.too_large"
    monkeypatch.setattr(tables_reading, "LARGEST_TEXT", 10_000)
    monkeypatch.setattr(tables_reading, "MOST_CELLS", 4)
    assert read_tables(csv_of([HEADER, *BODY]), "x.csv")[1][0].code == "tables.too_large"
    monkeypatch.setattr(tables_grids, "MOST_CELLS", 4)
    content = workbook({"H": [HEADER, *BODY]})
    assert read_tables(content, "x.xlsx")[1][0].code == "tables.too_large"


def test_a_workbook_that_the_reader_cannot_read_is_damaged(monkeypatch) -> None:
    def fail(*_):
        raise Unreadable

    monkeypatch.setattr(tables_reading, "sheet_grids", fail)
    _, issues = read_tables(workbook({"H": [HEADER, *BODY]}), "x.xlsx")
    assert [issue.code for issue in issues] == ["file_damaged"]


def test_only_the_wanted_sheets_are_read() -> None:
    with opened(workbook({"A": [HEADER], "B": [HEADER]})) as book:
        assert [grid.sheet for grid in tables_grids.sheet_grids(book, ["B"])] == ["B"]


class PanicException(BaseException):
    """Named as the reader's own, which cannot be imported."""


def test_a_defect_of_the_reader_is_unreadable_and_an_interruption_is_not() -> None:
    content = workbook({"H": [HEADER]})
    with pytest.raises(Unreadable), opened(content):
        raise PanicException
    with pytest.raises(KeyboardInterrupt), opened(content):
        raise KeyboardInterrupt


OLD = tables_old_format


class TestOldFormat:
    """Workbooks of the binary format are read in a process of their own."""

    def test_sheets_survive_the_way_through_the_child(self) -> None:
        rows = [HEADER, ("Popayán", "niñas", 12.5)]
        content = workbook({"H": rows}, [("H", "A4:B4", "x")], hidden=[])
        (grid,) = OLD.grids_from_json(OLD.json_from_workbook(content).encode())
        assert grid.rows[1] == ["Popayán", "niñas", 12.5]
        assert (grid.sheet, grid.hidden, grid.merged) == ("H", False, (((3, 0), (3, 1)),))

    @pytest.mark.parametrize(
        "cell", [None, "x", 1.5, True, date(2024, 7, 1), datetime(2024, 7, 1, 8)]
    )
    def test_every_kind_of_cell_survives(self, cell) -> None:
        assert OLD.value_from(OLD.plain_from(cell)) == cell

    def test_a_file_is_read_by_the_child(self) -> None:
        (grid,) = OLD.read_old_workbook(workbook({"H": [HEADER]}))
        assert grid.rows == [list(HEADER)]

    def test_what_the_child_cannot_read_is_unreadable(self) -> None:
        with pytest.raises(Unreadable):
            list(OLD.read_old_workbook(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))

    def test_a_child_that_takes_too_long_is_ended(self, monkeypatch) -> None:
        monkeypatch.setattr(OLD, "MOST_SECONDS", 0.001)
        with pytest.raises(Unreadable):
            list(OLD.read_old_workbook(workbook({"H": [HEADER]})))

    def test_too_many_cells_are_told_from_the_child(self, monkeypatch) -> None:
        monkeypatch.setattr(OLD, "COMMAND", (sys.executable, "-c", "raise SystemExit(3)"))
        with pytest.raises(TooManyCells):
            list(OLD.read_old_workbook(b""))

    def test_the_child_says_how_it_went(self, monkeypatch, capsys) -> None:
        monkeypatch.setattr(OLD, "limit_memory", lambda: None)
        for content, most, code in (
            (workbook({"H": [HEADER]}), 100, 0),
            (workbook({"H": [HEADER]}), 1, 3),
            (b"no workbook", 100, 1),
        ):
            monkeypatch.setattr(tables_grids, "MOST_CELLS", most)
            monkeypatch.setattr(sys, "stdin", type("Input", (), {"buffer": BytesIO(content)}))
            assert OLD.main() == code
        assert '"H"' in capsys.readouterr().out

    def test_memory_is_limited_where_the_system_can(self, monkeypatch) -> None:
        limits = []
        monkeypatch.setattr("resource.setrlimit", lambda *given: limits.append(given))
        OLD.limit_memory()
        assert limits == [(resource.RLIMIT_AS, (OLD.MOST_MEMORY, OLD.MOST_MEMORY))]
        monkeypatch.setitem(sys.modules, "resource", None)
        OLD.limit_memory()
        assert len(limits) == 1


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), (0.45, "0.45"), (0.44999999999999996, "0.45"), (3.0, "3"),
        (1e300, "1" + "0" * 300), (True, "TRUE"), (False, "FALSE"), (" a ", "a"),
        (date(2024, 7, 1), "2024-07-01"),
        (datetime(2024, 7, 1, 8), "2024-07-01"),
    ],
)  # fmt: skip
def test_a_cell_reads_as_a_person_sees_it(value, text) -> None:
    assert cell_text(value) == text


def test_only_numbers_are_numbers() -> None:
    assert stored_number(True) is None
    assert stored_number("3") is None
    assert stored_number(3) == 3


def test_values_of_the_reader_become_cells() -> None:
    assert [cell_from(value) for value in (" ", "x", 3, float("nan"), time(8), True)] == [
        None, "x", 3.0, "nan", "08:00:00", True,
    ]  # fmt: skip


def test_headers_have_one_hash_however_they_are_written() -> None:
    first = table_of(("Municipio", "Número de niñas"), ("Popayán", "1"))
    second = table_of(("MUNICIPIO", " numero  de ninas "), ("Meta", "2"), ("Cauca", "3"))
    other = table_of(("Municipio", "Número de niños"), ("Popayán", "1"))
    assert header_hash(first) == header_hash(second) != header_hash(other)


def test_ranges_that_would_fill_too_much_are_not_filled(monkeypatch) -> None:
    monkeypatch.setattr("amparo.workbooks.tables_layout.MOST_MERGED", 3)
    rows = [["Lugar", "Valor"], ["Meta", 1.0], [None, 2.0], [None, 3.0], [None, 4.0]]
    merged = (((1, 0), (2, 0)), ((9, 9), (12, 12)), ((1, 0), (4, 0)))
    (table,) = tables_of(Grid("H", rows, merged=merged), "f")
    assert [row.cells[0] for row in table.rows] == ["Meta", "Meta", None, None]


cells = st.one_of(
    st.none(), st.text(max_size=12), st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(), st.dates(),
    st.sampled_from(["Municipio", "Total", "niñas", "12", "1.234", "2024", "Sexo", "#sex"]),
)  # fmt: skip
places = st.tuples(st.integers(0, 9), st.integers(0, 9))


grids = st.lists(st.lists(cells, max_size=7), max_size=12)


@given(grids, st.lists(st.tuples(places, places), max_size=3))
def test_any_grid_gives_tables_and_no_exception(rows, merged) -> None:
    cleaned = [[cell if cell is None else cell_from(cell) for cell in row] for row in rows]
    for table in tables_of(Grid("H", cleaned, merged=tuple(merged)), "f"):
        assert isinstance(table, SourceTable)
        assert all(len(row.cells) == len(table.columns) for row in table.rows)


@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_any_bytes_give_tables_or_an_error(content) -> None:
    tables, issues = read_tables(content, "datos.csv")
    assert tables or any(issue.severity is Severity.ERROR for issue in issues)


SPANISH = [
    "", "¿Qué? / Sector/Cluster", "¿Qué? / Subsector", "¿Quién? / Organización",
    "¿Para quién? / Hombres", "¿Para quién? / Mujeres",
]  # fmt: skip


@pytest.mark.parametrize(
    "name",
    [
        "input-merged.xlsx", "input-quality.xls", "input-untagged.csv",
        "input-valid.csv", "input-valid-latin1.csv",
    ],
)  # fmt: skip
def test_tables_under_two_rows_of_headers_and_tags_are_read(name) -> None:
    tables, issues = read_tables((EXAMPLES / name).read_bytes(), name)
    assert issues == []
    for table in tables:
        assert [words.replace("¿", "") for words in headers(table)[1:6]] == [
            words.replace("¿", "") for words in SPANISH[1:]
        ]
        assert next(row.cells[1] for row in table.figures()) == "WASH"
        assert len(list(table.figures())) in {4, 5}


class TestTheRealCase:
    """A municipality's plan as it is kept: hidden sheets, formulas, errors, repeated headers."""

    def test_every_table_of_it_is_found(self) -> None:
        assert [(table.name, table.hidden, len(table.columns)) for table in real_tables()] == [
            ("PDM", False, 82), ("Hoja 1", True, 6), ("Hoja 1 (2)", True, 13),
            ("Hoja 1 (3)", True, 12), ("CONSOLIDADO PROGRAMAS", True, 11), ("Nombre Eje", True, 4),
        ]  # fmt: skip

    def test_its_total_is_no_figure_and_its_errors_are_known(self) -> None:
        plan = real_tables()[0]
        assert len(list(plan.figures())) == 331
        assert [row.index for row in plan.rows if row.kind is RowKind.TOTAL] == [332]
        assert len(plan.errors) == 5
        assert len(plan.uncomputed) > 70
