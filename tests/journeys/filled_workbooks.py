"""A partner's workbook, filled in as a person fills it: by looking for the row and the column.

What is typed is what a spreadsheet program would store: numbers, and here and there a text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

Typed = str | int | float
PEOPLE: Mapping[str, tuple[Typed, ...]] = {
    "N1": (15, 8, 7, 0, 7, ""),
    "N2": (55, 28, 27, 0, 27, 9),
    "N3": (94, 50, 44, 0, 45, 12),
}
"""By place: everybody, girls and women, boys and men, sex unknown, school staff, health staff.
In N3 twice as many as in the quarter before: true, and in want of a word."""

GROUPS = ("", "sex=female", "sex=male", "sex=_U", "course=school", "course=health")
SPENT = {"indirect": 4234.62, "personnel": "26.308,41", "training": 16600.69}
"""By budget line; one amount was pasted from a letter, as text in Spanish notation."""

WORDS = {
    "en": ("not applicable", "under way", "There is no health post in this district."),
    "es": ("no aplica", "en curso", "En este distrito no hay puesto de salud."),
}
PROGRESS = {
    "en": "Courses were held in the schools of all three districts, in the afternoons, so that no"
    " lesson was lost. In Stonebrook two schools took part for the first time.",
    "es": "Se dictaron cursos en las escuelas de los tres distritos, en las tardes, para no perder"
    " clases. En Piedraclara participaron dos escuelas por primera vez.",
}
_KEYS, _TAGS = 1, 7


class FilledWorkbook:
    """A workbook that is being filled in."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book: Workbook = load_workbook(path)

    def _sheet_of(self, key: str) -> tuple[Worksheet, int]:
        for sheet in self.book:
            for row in range(_TAGS + 1, sheet.max_row + 1):
                if sheet.cell(row, _KEYS).value == key:
                    return sheet, row
        raise LookupError(key)

    def address(self, key: str, tag: str) -> str:
        """Return the cell in the row of `key`, in the column of the HXL tag `tag`."""
        sheet, row = self._sheet_of(key)
        column = next(cell.column for cell in sheet[_TAGS] if cell.value == tag)
        return f"{sheet.title}!{sheet.cell(row, column).coordinate}"

    def type(self, key: str, tag: str, value: Typed | None) -> None:
        """Type `value` into a cell."""
        sheet, _, cell = self.address(key, tag).rpartition("!")
        self.book[sheet][cell] = value

    def save(self) -> Path:
        """Save the workbook where it was opened."""
        self.book.save(self.path)
        return self.path

    def comments(self) -> Iterator[tuple[str, str]]:
        """Yield each commented cell and what the comment says."""
        for sheet in self.book:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.comment:
                        yield f"{sheet.title}!{cell.coordinate}", cell.comment.text


NUMBER, WHY = "#indicator+value+num+amount", "#status+reporting"
FEMALE_N2, TOTAL_N2, TOTAL_N3 = "3.1|N2|sex=female", "3.1|N2|", "3.1|N3|"


def fill_everything(path: Path, language: str) -> FilledWorkbook:
    """Fill in the workbook of Meadow Schools: whole and right."""
    filled = FilledWorkbook(path)
    absent, under_way, because = WORDS[language]
    for place, numbers in PEOPLE.items():
        for group, number in zip(GROUPS, numbers, strict=True):
            filled.type(f"3.1|{place}|{group}", NUMBER, number or (0 if number == 0 else None))
    never = "3.1|N1|course=health"
    filled.type(never, WHY, absent)
    filled.type(never, "#description+note+amount", because)
    for code in ("C1", "C2"):
        filled.type(f"activity.{code}", "#status+activity", under_way)
    for code, amount in SPENT.items():
        filled.type(f"budget.{code}", "#value+spent+period", amount)
    filled.type("narrative.progress", "#description+text", PROGRESS[language])
    return filled


def make_mistakes(filled: FilledWorkbook) -> tuple[str, str]:
    """Turn two digits around, so that parts exceed their total, and leave another total out.

    Returns the cells beside which this is told: the two totals.
    """
    filled.type(FEMALE_N2, NUMBER, 82)
    filled.type(TOTAL_N3, NUMBER, None)
    return filled.address(TOTAL_N2, NUMBER), filled.address(TOTAL_N3, NUMBER)


def mend_mistakes(filled: FilledWorkbook) -> None:
    """Type what is right."""
    filled.type(FEMALE_N2, NUMBER, PEOPLE["N2"][1])
    filled.type(TOTAL_N3, NUMBER, PEOPLE["N3"][0])
