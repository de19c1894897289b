"""A workbook of very many rows, and how much memory reading it takes.

``python -m tests.core.workbooks.large ROWS`` reads one in a process of its own and prints what
happened as JSON.
"""

from __future__ import annotations

import json
import resource
import sys
from dataclasses import replace

from amparo.framework.language import Language, same
from amparo.framework.places import Place, PlaceTree
from amparo.workbooks.blank import write_workbook
from amparo.workbooks.cell_map import cell_map, row_key
from amparo.workbooks.reading import read_workbook
from amparo.workbooks.report_form import FormCell, FormIndicator, ReportForm, asked_keys
from tests.core.workbooks.damage import packed, unpacked
from tests.core.workbooks.forms import small_form

SHEET = "xl/worksheets/sheet2.xml"
STRINGS = "xl/sharedStrings.xml"
MEGABYTE = 1024  # kilobytes, the unit in which Linux tells the memory of a process


def form_of(rows: int) -> ReportForm:
    """Return a form of one indicator by sex with this many rows, four for each place."""
    form = small_form()
    indicator = form.indicators[0].indicator
    nation = form.framework.places["SM"]
    towns = [Place(f"{n:06}", same(f"Town {n}"), "region", "SM") for n in range(rows // 4)]
    framework = replace(form.framework, places=PlaceTree([nation, *towns]))
    asked = asked_keys(framework, indicator, [town.code for town in towns], [["sex"]])
    cells = tuple(map(FormCell, asked))
    return replace(
        form, framework=framework, indicators=(FormIndicator(indicator, "office", cells),)
    )


def filled_workbook(form: ReportForm) -> bytes:
    """Return the form's workbook with a number in every row, without writing it cell by cell."""
    few = replace(form.indicators[0], cells=form.indicators[0].cells[:4])
    small = replace(form, indicators=(few,))
    parts = unpacked(write_workbook(small, Language.EN))
    checksums = (cell_map(each).checksum.encode() for each in (small, form))
    parts[STRINGS] = parts[STRINGS].replace(*checksums)
    head, _, _ = parts[SHEET].partition(b'<row r="8"')
    _, _, tail = parts[SHEET].partition(b"</sheetData>")
    rows = "".join(
        f'<row r="{number}"><c r="A{number}" t="inlineStr"><is><t>{row_key(cell.key)}</t></is></c>'
        f'<c r="D{number}"><v>{number}</v></c></row>'
        for number, cell in enumerate(form.indicators[0].cells, start=8)
    )
    parts[SHEET] = head + rows.encode() + b"</sheetData>" + tail
    return packed(parts)


def memory() -> int:
    """Return the most megabytes that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MEGABYTE


def main(rows: int) -> None:
    """Read a large workbook and print what happened."""
    form = form_of(rows)
    workbook = filled_workbook(form)
    before = memory()
    told: list[tuple[int, int]] = []
    reading = read_workbook(workbook, form, "r", lambda done, total: told.append((done, total)))
    found = {
        "issues": [issue.code for issue in reading.issues],
        "values": len(reading.content.values) if reading.content else None,
        "told": told,
        "megabytes": memory() - before,
    }
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(int(sys.argv[1]))
