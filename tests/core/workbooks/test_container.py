"""No file is parsed before it has been looked at; each way of being unsafe has its sentence."""

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from amparo.framework.language import Language
from amparo.workbooks import container
from amparo.workbooks.blank import write_workbook
from amparo.workbooks.container import open_container
from amparo.workbooks.part_elements import PartUnreadable, elements, percent_styles, sheet_parts
from amparo.workbooks.reading import read_workbook, recognise_workbook
from tests.core.workbooks.damage import Parts, packed, unpacked
from tests.core.workbooks.forms import small_form

WORKBOOK = write_workbook(small_form(), Language.EN)
SHEET = "xl/worksheets/sheet2.xml"
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def with_part(name: str, part: bytes) -> bytes:
    return packed({**unpacked(WORKBOOK), name: part})


def without_part(name: str) -> bytes:
    parts = unpacked(WORKBOOK)
    del parts[name]
    return packed(parts)


def with_replaced(name: str, old: bytes, new: bytes) -> bytes:
    parts = unpacked(WORKBOOK)
    assert old in parts[name]
    return packed({**parts, name: parts[name].replace(old, new, 1)})


def with_twice() -> bytes:
    written = BytesIO(WORKBOOK)
    with zipfile.ZipFile(written, "a") as archive:
        archive.writestr("XL/WORKBOOK.XML", b"<workbook/>")
    return written.getvalue()


def deflated(part: bytes) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, one in {**unpacked(WORKBOOK), "xl/media/image1.bin": part}.items():
            archive.writestr(name, one)
    return written.getvalue()


def packed_otherwise() -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_BZIP2) as archive:
        for name, part in unpacked(WORKBOOK).items():
            archive.writestr(name, part)
    return written.getvalue()


def with_flag(flag: int) -> bytes:
    found = bytearray(WORKBOOK)
    for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = found.find(signature)
        found[at + offset] |= flag
    return bytes(found)


def many_parts() -> bytes:
    return packed({**unpacked(WORKBOOK), **{f"xl/x{number}.xml": b"" for number in range(2_001)}})


DOCTYPE = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>'
SHEET_TEXT = unpacked(WORKBOOK)[SHEET]
REFUSED = (
    ("file_empty", b""),
    ("file_not_workbook", b"hello, I am a letter"),
    ("file_not_workbook", b"%PDF-1.7 and so on"),
    ("file_encrypted", OLE2 + "EncryptedPackage".encode("utf-16-le")),
    ("file_of_old_format", OLE2),
    ("file_damaged", WORKBOOK[: len(WORKBOOK) // 2]),
    ("file_damaged", WORKBOOK[:20]),
    ("file_encrypted", with_flag(1)),
    ("file_not_workbook", packed({"hello.txt": b"hello"})),
    ("file_not_workbook", without_part("xl/workbook.xml")),
    ("file_is_open_document", packed({"mimetype": b"x", "content.xml": b"<x/>"})),
    ("file_is_binary_workbook", packed({"xl/workbook.bin": b"x"})),
    ("file_has_macros", with_part("xl/vbaProject.bin", b"x")),
    ("file_has_macros", with_part("xl/activeX/activeX1.xml", b"<x/>")),
    ("file_has_macros", with_replaced("[Content_Types].xml", b"sheet.main", b"sheet.macroEnabled")),
    ("file_has_external_links", with_part("xl/externalLinks/externalLink1.xml", b"<x/>")),
    ("file_has_external_links", with_part("xl/connections.xml", b"<x/>")),
    ("file_has_embedded_files", with_part("xl/embeddings/oleObject1.bin", b"x")),
    ("file_damaged", with_twice()),
    ("file_damaged", packed_otherwise()),
    ("file_damaged", without_part("xl/_rels/workbook.xml.rels")),
    ("file_damaged", with_part("xl/workbook.xml", b"<workbook>")),
    ("file_damaged", with_part("xl/styles.xml", b'<s><cellXfs><xf numFmtId="x"/></cellXfs></s>')),
    ("file_damaged", with_replaced("xl/workbook.xml", b'r:id="rId3"', b'r:id="rId2"')),
    ("file_damaged", with_replaced(SHEET, b"</sheetData>", b"</row></sheetData>")),
    ("file_has_too_many_parts", many_parts()),
    ("file_expands_too_much", deflated(b"0" * 2_000_000)),
    ("file_declares_entities", with_part("xl/workbook.xml", DOCTYPE + b"<workbook/>")),
    ("file_declares_entities", with_part(SHEET, DOCTYPE + b"<worksheet>&a;</worksheet>")),
    ("file_part_unusual", with_part(SHEET, SHEET_TEXT.decode().encode("utf-16"))),
    ("file_part_unusual", with_part(SHEET, b"\0" + SHEET_TEXT)),
    ("file_part_unusual", with_part(SHEET, SHEET_TEXT + b"\0")),
    ("file_part_unusual", with_replaced(SHEET, b'encoding="UTF-8"', b'encoding="latin-1"')),
    ("file_part_unusual", with_replaced(SHEET, b"<sheetData>", b"<!-- --><sheetData>")),
    ("file_part_unusual", with_replaced(SHEET, b'r="A8"', b"")),
    ("file_part_unusual", with_replaced(SHEET, b'r="A8"', b'r="A9"')),
    ("file_part_unusual", with_replaced(SHEET, b'r="A8" ', b'x=" r=\'A8\'" ')),
    ("file_part_unusual", with_replaced(SHEET, b"</row>", b"<f>1</f></row>")),
    ("file_part_unusual", with_replaced(SHEET, b't="s"><v>', b't="s"><v>99')),
    ("sheet_too_large", with_replaced(SHEET, b'r="A8"', b'r="XFD999999"')),
    ("sheet_too_large", with_replaced(SHEET, b'r="A8"', b'r="A1048577"')),
    ("sheet_too_large", with_replaced(SHEET, b'r="A8"', b'r="XFE8"')),
)  # fmt: skip


@pytest.mark.parametrize(("code", "file"), REFUSED, ids=[code for code, _ in REFUSED])
def test_unsafe_file_is_refused_with_its_own_sentence(code: str, file: bytes) -> None:
    opened, issues = open_container(file, "report.xlsx")
    assert opened is None
    assert [issue.code for issue in issues] == [code]
    assert issues[0].location.file == "report.xlsx"
    reading = read_workbook(file, small_form(), "report.xlsx")
    assert (reading.content, reading.issues) == (None, issues)


def test_all_parts_together_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    size = sum(map(len, unpacked(WORKBOOK).values()))
    monkeypatch.setattr(container, "LARGEST_UNPACKED", size)
    assert open_container(WORKBOOK, "report.xlsx")[0] is not None
    monkeypatch.setattr(container, "LARGEST_UNPACKED", size - 1)
    opened, issues = open_container(WORKBOOK, "report.xlsx")
    assert opened is None
    assert issues[0].code == "file_expands_too_much"


def test_part_that_unpacks_to_more_than_it_says_is_damaged() -> None:
    says, is_really = (size.to_bytes(4, "little") for size in (9, 900_000))
    lying = deflated(b"0" * 900_000).replace(is_really, says)
    opened, issues = open_container(lying, "report.xlsx", whole=True)
    assert opened is None
    assert issues[0].code == "file_damaged"


def test_file_larger_than_any_report_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "LARGEST_FILE", 1_000_000)
    _, issues = open_container(b"PK" + b"0" * 2_000_000, "report.xlsx")
    assert issues[0].code == "upload_too_large"
    assert "2 MB" in issues[0].problem.en


def test_text_repeated_without_end_is_refused() -> None:
    parts = unpacked(WORKBOOK)
    long = b"<si><t>" + b"a" * 1_000_000 + b"</t></si></sst>"
    strings = parts["xl/sharedStrings.xml"].replace(b"</sst>", long)
    number = parts["xl/sharedStrings.xml"].count(b"<si>")
    cells = b"".join(b'<c r="A%d" t="s"><v>%d</v></c>' % (row, number) for row in range(20, 320))
    sheet = parts[SHEET].replace(b"</sheetData>", b'<row r="20">' + cells + b"</row></sheetData>")
    file = packed({**parts, "xl/sharedStrings.xml": strings, SHEET: sheet})
    assert [issue.code for issue in open_container(file, "r")[1]] == ["sheet_too_large"]


def test_too_many_ranges_of_formulas_are_refused() -> None:
    formula = b'<c r="A%d"><f t="array" ref="B1:B9">1</f></c>'
    cells = b"".join(formula % row for row in range(20, 1_100))
    sheet = SHEET_TEXT.replace(b"</sheetData>", b'<row r="20">' + cells + b"</row></sheetData>")
    assert open_container(with_part(SHEET, sheet), "r")[1][0].code == "file_part_unusual"


def test_recognising_unpacks_only_the_sheet_that_says_what_it_is() -> None:
    file = with_part(SHEET, b"\0 is never looked at")
    identity, issues = recognise_workbook(file, "report.xlsx")
    assert identity is not None
    assert issues == []


def test_parts_of_every_size_are_cut_between_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    whole, _ = open_container(WORKBOOK, "report.xlsx")
    assert whole is not None
    for piece in (7, 100, 1_000):
        monkeypatch.setattr(container, "PIECE", piece)
        opened, issues = open_container(WORKBOOK, "report.xlsx")
        assert issues == []
        assert opened is not None
        assert opened.marks == whole.marks


def test_names_with_prefixes_are_read() -> None:
    def prefixed(part: bytes) -> bytes:
        part = part.replace(b"<", b"<x:").replace(b"<x:/", b"</x:").replace(b"<x:?", b"<?")
        return part.replace(b" xmlns=", b" xmlns:x=")

    parts = unpacked(WORKBOOK)
    changed = {**parts, SHEET: prefixed(parts[SHEET])}
    plain, _ = open_container(WORKBOOK, "r")
    opened, issues = open_container(packed(changed), "r")
    assert issues == []
    assert plain is not None
    assert opened is not None
    assert opened.marks["1.1"] == plain.marks["1.1"]


@pytest.mark.parametrize("change", [lambda parts: parts, lambda parts: {**parts, "a/": b""}])
def test_whole_copy_has_every_part(change: Callable[[Parts], Parts]) -> None:
    parts = {**unpacked(WORKBOOK), "xl/media/image1.png": b"\x89PNG\0"}
    opened, _ = open_container(packed(change(parts)), "r", whole=True)
    assert opened is not None
    assert unpacked(opened.content) == parts


def test_sheets_are_found_by_their_relations() -> None:
    relations = b"""<Relationships>
      <Relationship Id="a" Type="x/worksheet" Target="/xl/worksheets/one.xml"/>
      <Relationship Id="b" Type="x/worksheet" Target="../xl/two.xml"/>
      <Relationship Id="c" Type="x/theme" Target="theme.xml"/></Relationships>"""
    workbook = (
        b'<w xmlns:r="x"><sheet name="1" r:id="a"/><sheet name="2" r:id="b"/><sheet name="3"/></w>'
    )
    assert sheet_parts(workbook, relations) == {"1": "xl/worksheets/one.xml", "2": "xl/two.xml"}
    with pytest.raises(PartUnreadable):
        sheet_parts(workbook.replace(b'"2"', b'"1"'), relations)


def test_styles_of_percentages_are_found() -> None:
    styles = b"""<s><numFmts><numFmt numFmtId="170" formatCode="0.0%"/></numFmts>
      <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf/><xf numFmtId="10"/></cellXfs>
      <cellStyles/><dxfs><xf numFmtId="9"/></dxfs></s>"""
    assert percent_styles(styles) == {1, 3}
    assert percent_styles(b"") == set()


def test_part_that_is_not_well_formed_is_told() -> None:
    with pytest.raises(PartUnreadable):
        elements(b"<a>")
    with pytest.raises(PartUnreadable):
        percent_styles(b"<a")


def test_what_follows_the_cells_of_a_sheet_is_not_taken_for_cells(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(container, "PIECE", 100)
    cells = b'<c r="A1"/><f>1</f>' * 500
    tail = b"<extLst><ext>" + cells + b"</ext></extLst></worksheet>"
    file = with_replaced(SHEET, b"</worksheet>", tail)
    opened, issues = open_container(file, "report.xlsx")
    assert issues == []
    assert opened is not None
    assert (0, 0) not in opened.marks["1.1"].formulas


def test_sheet_that_the_spreadsheet_reader_cannot_read_is_damaged() -> None:
    for sheet in (SHEET, "xl/worksheets/sheet9.xml"):
        file = with_replaced(sheet, b't="s"', b't="unknown"')
        reading = read_workbook(file, small_form(), "report.xlsx")
        assert [issue.code for issue in reading.issues] == ["file_damaged"]


@pytest.mark.parametrize("file", [b"", b"a letter"])
def test_file_that_is_not_opened_is_not_recognised(file: bytes) -> None:
    assert recognise_workbook(file, "report.xlsx") == (None, open_container(file, "report.xlsx")[1])
