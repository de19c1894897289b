"""Where in a filled workbook each answer stands, also where nothing was typed.

The checks of `report_checks` know answers and not cells; a blank one has no cell of its own. Here
such an issue gets the cell in which the answer is awaited, so that it is shown beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from amparo.framework.issues import Issue
from amparo.workbooks.cell_map import ACTIVITY_TAG, SPENT_TAG, TEXT_TAG, row_key, value_tag
from amparo.workbooks.report_form import CellKey, CellKeyInvalid
from amparo.workbooks.sheet_marks import address_of

_TAGS = {
    "activity": ACTIVITY_TAG, "budget": SPENT_TAG, "financial": SPENT_TAG, "narrative": TEXT_TAG,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class AnswerPlaces:
    """The rows and columns of a form as they stand in one workbook.

    Parameters
    ----------
    rows : mapping of a row's key to (sheet, row)
        Rows are counted from 0.
    columns : mapping of sheet to mapping of tag to column
        Columns are counted from 0.
    """

    rows: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    columns: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def beside_cells(self, issues: Iterable[Issue]) -> list[Issue]:
        """Return the issues; one that names an answer and no cell gets the answer's cell.

        An issue stays as it is where the workbook has no row or column for its answer.
        """
        return [self._placed(issue) for issue in issues]

    def _placed(self, issue: Issue) -> Issue:
        where = issue.location
        if where.cell or not where.field:
            return issue
        key, tag = _row_and_tag(where.field)
        sheet, row = self.rows.get(key, ("", 0))
        column = self.columns.get(sheet, {}).get(tag)
        if column is None:
            return issue
        return replace(issue, location=replace(where, sheet=sheet, cell=address_of((row, column))))


def _row_and_tag(name: str) -> tuple[str, str]:
    """Return the key of the row and the tag of the column in which the answer `name` stands."""
    if "|" not in name:
        return name, _TAGS.get(name.partition(".")[0], "")
    try:
        key = CellKey.from_text(name)
    except CellKeyInvalid:
        return name, ""
    return row_key(key), value_tag(key.component)
