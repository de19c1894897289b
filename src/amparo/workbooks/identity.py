"""Which report a workbook belongs to: what its very hidden sheet says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from amparo.workbooks.cell_map import FORMAT_VERSION, cell_map
from amparo.workbooks.report_form import ReportForm

MARK = "amparo partner report"
"""What the first cell of the hidden sheet says."""


@dataclass(frozen=True, slots=True)
class WorkbookIdentity:
    """The report that a workbook was made for, as the workbook itself says; not yet believed.

    Parameters
    ----------
    framework_hash : str
        Of the results framework when the workbook was made.
    checksum : str
        Of the cell map when the workbook was made.
    revision : int
        Of the draft that the workbook was made from.
    """

    compact: str
    partner: str
    award: str
    period: str
    framework_hash: str
    checksum: str
    revision: int
    format_version: int = FORMAT_VERSION

    def lines(self) -> list[tuple[str, str]]:
        """Return what the hidden sheet holds, line by line."""
        return [(each.name, str(getattr(self, each.name))) for each in fields(self)]


def identity_of(form: ReportForm) -> WorkbookIdentity:
    """Return the identity of the workbook made from `form`."""
    return WorkbookIdentity(
        compact=form.compact,
        partner=form.partner,
        award=form.award,
        period=form.period.code,
        framework_hash=form.framework.hash,
        checksum=cell_map(form).checksum,
        revision=form.revision,
    )


def identity_from_lines(lines: Mapping[str, str]) -> WorkbookIdentity | None:
    """Return the identity that a hidden sheet states; None where a line is missing or no number."""
    texts = {name: lines.get(name, "") for name in (each.name for each in fields(WorkbookIdentity))}
    whole = {name: _whole_number(texts.pop(name)) for name in ("revision", "format_version")}
    if not all(texts.values()) or None in whole.values():
        return None
    return WorkbookIdentity(
        **texts, revision=whole["revision"] or 0, format_version=whole["format_version"] or 0
    )


def _whole_number(text: str) -> int | None:
    return (
        int(text) if text.isascii() and text.isdigit() and len(text) <= len("999999999") else None
    )
