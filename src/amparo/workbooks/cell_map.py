"""Where every answer of a report stands in its workbook: the value that writer and reader share.

A row is found by the key in a hidden column, a column by its HXL hashtag in a hidden row (HXL
1.1, hxlstandard.org). So rows, columns and sheets may move; the map's checksum says which form
the workbook was made from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from amparo.framework.disaggregations import TOTAL
from amparo.framework.language import Language, Text
from amparo.framework.results_framework import ResultsFramework
from amparo.workbooks.financial_lines import ENTERED_LINES
from amparo.workbooks.report_form import (
    CellKey,
    FormCell,
    FormIndicator,
    NarrativeSection,
    ReportForm,
)

FORMAT_VERSION = 1
"""Of the workbook's structure; the reader knows exactly this one."""

KEY_TAG = "#meta+id+key"
NO_KEY = "-"
"""Key of a row that repeats or explains and holds no answer."""

STATUS_TAG = "#status+reporting"
ACTIVITY_TAG, NOTE_TAG = "#status+activity", "#description+note"
SPENT_TAG = "#value+spent+period"
LANGUAGE_TAG, TEXT_TAG = "#meta+language", "#description+text"
REASON_TAG = "#description+reason"
REASON_PREFIX = "reason."

SHEET_NAME_LIMIT = 31
_NOT_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", "-"))


class SheetKind(StrEnum):
    """What a sheet asks for."""

    INDICATOR = "indicator"
    ACTIVITIES = "activities"
    MONEY = "money"
    NARRATIVE = "narrative"
    REASONS = "reasons"


SHEET_NAMES: dict[SheetKind, Text] = {
    SheetKind.ACTIVITIES: Text("Activities", "Actividades"),
    SheetKind.MONEY: Text("Money", "Ejecución financiera"),
    SheetKind.NARRATIVE: Text("Narrative", "Informe narrativo"),
    SheetKind.REASONS: Text("Reasons", "Justificaciones"),
}
README_NAME = Text("Read me", "Léame")
PROBLEMS_NAME = "Problems - Problemas"
IDENTITY_NAME = "amparo"


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One place and breakdown of an indicator: its key and its cells, one for each component."""

    key: str
    place: str
    breakdown: tuple[tuple[str, str], ...]
    cells: tuple[FormCell, ...]


@dataclass(frozen=True, slots=True)
class SheetMap:
    """A sheet: its names in both languages, the tags of its input columns, its keys in order.

    `asked` and `rows` are of an indicator's sheet and otherwise None and empty.
    """

    kind: SheetKind
    name: Text
    tags: tuple[str, ...]
    keys: tuple[str, ...]
    asked: FormIndicator | None = None
    rows: tuple[IndicatorRow, ...] = ()


@dataclass(frozen=True, slots=True)
class CellMap:
    """All sheets of a form that hold answers, in the order of the workbook."""

    sheets: tuple[SheetMap, ...]

    @property
    def checksum(self) -> str:
        """SHA-256 in hex over the canonical map: kinds, tags and keys, not names of sheets."""
        found = sha256(f"amparo workbook {FORMAT_VERSION}\n".encode())
        for sheet in self.sheets:
            for line in (f"[{sheet.kind.value}]", *sheet.tags, *sheet.keys):
                found.update(f"{line}\n".encode())
        return found.hexdigest()

    def row_count(self) -> int:
        """Return how many rows the workbook asks for."""
        return sum(len(sheet.keys) for sheet in self.sheets)


def cell_map(form: ReportForm) -> CellMap:
    """Return the map of a form; the same form always has the same map."""
    taken = {name.casefold() for name in _fixed_names()}
    sheets = [_indicator_sheet(asked, taken) for asked in form.indicators]
    activities = tuple(f"activity.{activity.code}" for activity in form.activities)
    if activities:
        sheets.append(_sheet(SheetKind.ACTIVITIES, (ACTIVITY_TAG, NOTE_TAG), activities))
    money = (
        *(f"budget.{line.code}" for line in form.budget_lines),
        *(f"financial.{letter}" for letter in ENTERED_LINES),
    )
    sheets.append(_sheet(SheetKind.MONEY, (SPENT_TAG,), money))
    narrative = tuple(f"narrative.{section.value}" for section in NarrativeSection)
    sheets.append(_sheet(SheetKind.NARRATIVE, (LANGUAGE_TAG, TEXT_TAG), narrative))
    return CellMap(tuple(sheets))


def value_tag(component: str) -> str:
    """Return the tag of the column in which a component's amounts are entered."""
    return f"#indicator+value+num+{component}"


def previous_tag(component: str) -> str:
    """Return the tag of the column of what was accepted for the period before."""
    return f"#indicator+value+num+previous+{component}"


def note_tag(component: str) -> str:
    """Return the tag of the column of the partner's notes on a component."""
    return f"{NOTE_TAG}+{component}"


def row_key(key: CellKey) -> str:
    """Return the key of the row in which a cell stands."""
    return f"{key.indicator}|{key.place}|{key.breakdown_text}"


def reason_key(code: str, where: str) -> str:
    """Return the key of the row that says why a warning stands nevertheless."""
    return f"{REASON_PREFIX}{code}:{where}"


def own_components(asked: FormIndicator) -> tuple[str, ...]:
    """Return the components that are reported for the indicator itself."""
    return tuple(each.code.value for each in asked.indicator.components if each.indicator is None)


def indicator_rows(asked: FormIndicator) -> Iterator[IndicatorRow]:
    """Yield the rows of an indicator's sheet, in the order of the form."""
    rows: dict[str, list[FormCell]] = {}
    for cell in asked.cells:
        rows.setdefault(row_key(cell.key), []).append(cell)
    for key, cells in rows.items():
        first = cells[0].key
        yield IndicatorRow(key, first.place, first.breakdown, tuple(cells))


def breakdown_name(
    framework: ResultsFramework, breakdown: Iterable[tuple[str, str]], language: Language
) -> str:
    """Return how a breakdown is called: ``Age: 12-17 · Sex: girls``; blank for the total."""
    names = []
    for axis, code in breakdown:
        found = framework.disaggregations[axis]
        category = next((each.name for each in found.categories if each.code == code), None)
        said = category.read(language) if category else TOTAL
        names.append(f"{found.name.read(language)}: {said}")
    return " · ".join(names)


def place_name(framework: ResultsFramework, code: str, language: Language) -> str:
    """Return a place's name, with the one it lies in where names repeat below it."""
    place = framework.places[code]
    above = framework.places.ancestors(code)
    own = place.name.read(language)
    return f"{own} ({above[0].name.read(language)})" if len(above) > 1 else own


def safe_sheet_name(words: str, taken: set[str]) -> str:
    """Return a name that every spreadsheet program allows and that is not among `taken`."""
    cleaned = words.translate(_NOT_IN_SHEET_NAMES).strip() or NO_KEY
    name, number = cleaned[:SHEET_NAME_LIMIT].strip(), 1
    while name.casefold() in taken:
        number += 1
        ending = f" ({number})"
        name = cleaned[: SHEET_NAME_LIMIT - len(ending)].strip() + ending
    taken.add(name.casefold())
    return name


def _fixed_names() -> Iterator[str]:
    yield from ("History", "Historial", PROBLEMS_NAME, IDENTITY_NAME)
    for name in (README_NAME, *SHEET_NAMES.values()):
        yield from (name.en, name.es)


def _indicator_sheet(asked: FormIndicator, taken: set[str]) -> SheetMap:
    components = own_components(asked)
    tags = (*map(value_tag, components), STATUS_TAG, *map(note_tag, components))
    rows = tuple(indicator_rows(asked))
    name = safe_sheet_name(asked.indicator.code, taken)
    keys = tuple(row.key for row in rows)
    return SheetMap(SheetKind.INDICATOR, Text(name, name), tags, keys, asked, rows)


def _sheet(kind: SheetKind, tags: tuple[str, ...], keys: tuple[str, ...]) -> SheetMap:
    return SheetMap(kind, SHEET_NAMES[kind], tags, keys)
