"""The import assistant at work: a kept file, the tables in it, which were chosen, how each is read.

What was decided stands beside the file (`kept_uploads`), and is forgotten with it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from django.http import Http404

from amparo.framework.issues import Issue, errors
from amparo.partner_reports.queries import mapping_of
from amparo.web.partners.kept_uploads import KeptUpload
from amparo.web.partners.opened import OpenReport
from amparo.workbooks.report_form import ReportContent
from amparo.workbooks.tables import SourceTable, header_hash
from amparo.workbooks.tables_applying import apply_mapping, merge_contents
from amparo.workbooks.tables_mapping import (
    TableMapping,
    TableMappingInvalid,
    json_from_mapping,
    mapping_from_json,
)
from amparo.workbooks.tables_proposing import propose_mapping, renewed_mapping
from amparo.workbooks.tables_reading import read_tables
from amparo.workbooks.tables_repeats import check_repeats


@dataclass(frozen=True, slots=True)
class TableResult:
    """What a chosen table gives by its mapping; `content` is None where there is an error."""

    number: int
    table: SourceTable
    mapping: TableMapping
    content: ReportContent | None
    issues: tuple[Issue, ...]


@dataclass(frozen=True)
class Assistant:
    """A file that is being imported into a report."""

    opened: OpenReport
    kept: KeptUpload

    @cached_property
    def _read(self) -> tuple[list[SourceTable], list[Issue]]:
        return read_tables(self.kept.content, self.kept.name)

    @property
    def tables(self) -> list[SourceTable]:
        """Every table of the file, in the order of its sheets."""
        return self._read[0]

    @property
    def issues(self) -> list[Issue]:
        """What was wrong with the file."""
        return self._read[1]

    @property
    def chosen(self) -> list[int]:
        """Numbers of the tables that are to be read, from 0."""
        numbers: list[int] = list(self.kept.known.get("chosen", []))
        return [number for number in numbers if number < len(self.tables)]

    def choose(self, numbers: list[int]) -> None:
        """Remember which tables are to be read."""
        known = {number for number in numbers if number < len(self.tables)}
        self.kept.remember(chosen=sorted(known))

    def table(self, number: int) -> SourceTable:
        """Return a chosen table.

        Raises
        ------
        Http404
            It was not chosen, or there is none.
        """
        if number not in self.chosen:
            raise Http404
        return self.tables[number]

    def mapping(self, number: int) -> tuple[TableMapping, bool]:
        """Return how a table is read, and whether that was kept from an earlier report.

        What was decided here stands; else what was kept for the same header; else a proposal.
        """
        table, form = self.tables[number], self.opened.form
        decided = self._decided(number)
        if decided is not None:
            return decided, False
        kept = mapping_of(self.opened.report.award, header_hash(table))
        if kept is not None and (read := _read_kept(kept.mapping)) is not None:
            return renewed_mapping(table, read, form), True
        return propose_mapping(table, form), False

    def decide(self, number: int, mapping: TableMapping) -> None:
        """Remember how a table is read; words that have no meaning yet are looked up."""
        renewed = renewed_mapping(self.tables[number], mapping, self.opened.form)
        decided = replace(mapping, columns=renewed.columns)
        said = {**self._mappings, str(number): json_from_mapping(decided)}
        self.kept.remember(mappings=said)

    @property
    def _mappings(self) -> Mapping[str, str]:
        found: Mapping[str, str] = self.kept.known.get("mappings", {})
        return found

    def _decided(self, number: int) -> TableMapping | None:
        text = self._mappings.get(str(number))
        return mapping_from_json(text) if text else None

    def results(self) -> list[TableResult]:
        """Return what each chosen table gives."""
        found = []
        for number in self.chosen:
            table, (mapping, _) = self.tables[number], self.mapping(number)
            content, issues = apply_mapping(table, mapping, self.opened.form, self.kept.name)
            found.append(TableResult(number, table, mapping, content, tuple(issues)))
        return found

    def merged(self, results: list[TableResult]) -> tuple[ReportContent | None, list[Issue]]:
        """Return all tables together, on top of the draft; None where that cannot be.

        A sheet that repeats others is refused: it would count everything twice.
        """
        issues = check_repeats([each.table for each in results], self.kept.name)
        read = [(each.table, each.content) for each in results if each.content is not None]
        if errors(issues) or not read or len(read) < len(results):
            return None, issues
        content, twice = merge_contents(read, self.opened.form, self.kept.name)
        if content is None:
            return None, [*issues, *twice]
        draft = self.opened.content
        return replace(draft, values={**draft.values, **content.values}), [*issues, *twice]


def _read_kept(kept: object) -> TableMapping | None:
    """Return a kept mapping; None for one of a version that is read no more."""
    try:
        return mapping_from_json(json.dumps(kept))
    except TableMappingInvalid:
        return None
