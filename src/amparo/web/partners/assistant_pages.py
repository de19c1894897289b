"""What the steps of the import assistant show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from amparo.framework.issues import Issue, errors
from amparo.framework.language import Text
from amparo.partner_reports.queries import Change, difference_between
from amparo.web.partners.assistant import Assistant, TableResult
from amparo.web.partners.assistant_choices import (
    MOST_SAYS,
    MOST_WORDS,
    Choice,
    aspects,
    code_choices,
    column_texts,
    column_words,
    constant_choices,
    open_choice,
    role_choices,
    role_value,
)
from amparo.web.partners.differences import ShownDifference, shown_difference
from amparo.web.partners.opened import OpenReport
from amparo.web.partners.sections import ReportHead, head_of
from amparo.web.partners.upload_page import SHOWN_DIFFERENCES, SHOWN_ISSUES
from amparo.web.partners.wording import NOTHING, stated_text
from amparo.workbooks.report_findings import cell_name
from amparo.workbooks.report_form import ReportForm
from amparo.workbooks.tables import SourceTable
from amparo.workbooks.tables_applying import preview_rows
from amparo.workbooks.tables_mapping import ColumnMapping, ColumnRole, TableMapping, aspect_name
from amparo.workbooks.tables_rows import MappedCell

_EXAMPLES = 4
_LONGEST_EXAMPLE = 40
_PREVIEWED = 12


@dataclass(frozen=True, slots=True)
class Step:
    """Where in the assistant one is: the report's head and where the file is kept."""

    head: ReportHead
    file: str
    number: int
    back: str
    drop: str

    @property
    def illustrative(self) -> bool:
        """Whether the compact is fictional."""
        return self.head.illustrative


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table of the file. `number` counts from 0."""

    number: int
    name: str
    hidden: bool
    rows: int
    headers: tuple[str, ...]
    chosen: bool


@dataclass(frozen=True, slots=True)
class ChoosePage:
    """Which tables are to be read."""

    step: Step
    tables: tuple[FoundTable, ...]
    issues: tuple[Issue, ...]
    choose: str
    nothing_chosen: bool
    illustrative: bool


@dataclass(frozen=True, slots=True)
class WordChoice:
    """A word of a column, and which code it means (``?``: open)."""

    word: str
    code: str


@dataclass(frozen=True, slots=True)
class AspectChoice:
    """What a whole column or table is about in one respect."""

    about: str
    name: Text
    code: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A column with what it is taken for, and why."""

    position: int
    header: str
    examples: tuple[str, ...]
    role: str
    reason: Text
    confidence: int
    words: tuple[WordChoice, ...]
    more_words: int
    open_words: int
    codes: tuple[Choice, ...]
    says: tuple[AspectChoice, ...]
    tells: bool
    fills_down: bool


@dataclass(frozen=True, slots=True)
class MappingPage:
    """How one table is read. `kept`: as in an earlier report."""

    step: Step
    table: str
    kept: bool
    columns: tuple[ColumnChoice, ...]
    roles: tuple[Choice, ...]
    constants: tuple[AspectChoice, ...]
    adds_rows: bool
    issues: tuple[Issue, ...]
    save: str
    preview: str
    illustrative: bool


@dataclass(frozen=True, slots=True)
class PreviewCell:
    """A number of the table and what becomes of it."""

    address: str
    text: str
    becomes: Text
    value: Text
    issue: Issue | None


@dataclass(frozen=True, slots=True)
class TablePreview:
    """What one table gives."""

    name: str
    mapping: str
    count: int
    errors: int
    issues: tuple[Issue, ...]
    left_out: int
    cells: tuple[PreviewCell, ...]


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """What the import would do. Nothing is saved before."""

    step: Step
    tables: tuple[TablePreview, ...]
    issues: tuple[Issue, ...]
    usable: bool
    added: int
    changed: int
    differences: tuple[ShownDifference, ...]
    seen: int
    use: str
    illustrative: bool


def _step(assistant: Assistant, number: int) -> Step:
    opened, place = assistant.opened, (*assistant.opened.place, assistant.kept.token)
    return Step(
        head=head_of(opened),
        file=assistant.kept.name,
        number=number,
        back=reverse("partners:report", args=opened.place),
        drop=reverse("partners:drop_tables", args=place),
    )


def choose_page(assistant: Assistant, nothing_chosen: bool = False) -> ChoosePage:
    """Return the page on which tables are chosen; one table alone is chosen already."""
    chosen = assistant.chosen or ([0] if len(assistant.tables) == 1 else [])
    place = (*assistant.opened.place, assistant.kept.token)
    step = _step(assistant, 1)
    return ChoosePage(
        step=step,
        tables=tuple(
            FoundTable(
                number=number,
                name=table.name,
                hidden=table.hidden,
                rows=sum(1 for _ in table.figures()),
                headers=tuple(column.header for column in table.columns),
                chosen=number in chosen,
            )
            for number, table in enumerate(assistant.tables)
        ),
        issues=tuple(assistant.issues),
        choose=reverse("partners:choose_tables", args=place),
        nothing_chosen=nothing_chosen,
        illustrative=step.illustrative,
    )


def mapping_page(assistant: Assistant, number: int) -> MappingPage:
    """Return the page on which one table's columns are understood."""
    table, form = assistant.table(number), assistant.opened.form
    mapping, kept = assistant.mapping(number)
    place = (*assistant.opened.place, assistant.kept.token)
    step = _step(assistant, 2)
    result = next(each for each in assistant.results() if each.number == number)
    return MappingPage(
        step=step,
        table=table.name,
        kept=kept,
        columns=tuple(_columns(table, mapping, form)),
        roles=role_choices(form),
        constants=tuple(_constants(mapping, form)),
        adds_rows=mapping.adds_rows,
        issues=result.issues[:SHOWN_ISSUES],
        save=reverse("partners:save_mapping", args=(*place, number)),
        preview=reverse("partners:preview_tables", args=place),
        illustrative=step.illustrative,
    )


def _columns(table: SourceTable, mapping: TableMapping, form: ReportForm) -> Iterator[ColumnChoice]:
    most_words = MOST_WORDS // max(1, len(mapping.of_role(ColumnRole.TELLS)))
    asked_says = 0
    for column in mapping.columns:
        says: tuple[AspectChoice, ...] = ()
        if column.role is ColumnRole.VALUE and asked_says < MOST_SAYS:
            says = tuple(_says(column, mapping, form))
            asked_says += len(says)
        yield _column(table, column, form, (most_words, says))


def _column(
    table: SourceTable,
    column: ColumnMapping,
    form: ReportForm,
    shown: tuple[int, tuple[AspectChoice, ...]],
) -> ColumnChoice:
    most_words, says = shown
    texts = dict.fromkeys(text[:_LONGEST_EXAMPLE] for text in column_texts(table, column.position))
    tells = column.role is ColumnRole.TELLS
    words = column_words(table, column.position) if tells else []
    open_code = open_choice()
    return ColumnChoice(
        position=column.position,
        header=column.header,
        examples=tuple(texts)[:_EXAMPLES],
        role=role_value(column),
        reason=column.reason,
        confidence=column.confidence,
        words=tuple(
            WordChoice(word, column.words.get(word, open_code[0])) for word in words[:most_words]
        ),
        more_words=max(0, len(words) - most_words),
        open_words=sum(word not in column.words for word in words),
        codes=(open_code, *code_choices(form, column.about, column.words)) if tells else (),
        says=says,
        tells=tells,
        fills_down=column.fills_down,
    )


def _says(column: ColumnMapping, mapping: TableMapping, form: ReportForm) -> list[AspectChoice]:
    told = {each.about for each in mapping.of_role(ColumnRole.TELLS)}
    return [
        AspectChoice(
            about,
            aspect_name(form, about),
            column.says.get(about, ""),
            constant_choices(form, about),
        )
        for about in aspects(form)
        if about not in told or about in column.says
    ]


def _constants(mapping: TableMapping, form: ReportForm) -> list[AspectChoice]:
    told = {column.about for column in mapping.of_role(ColumnRole.TELLS)}
    held = {constant.about: constant.code for constant in mapping.constants}
    return [
        AspectChoice(
            about, aspect_name(form, about), held.get(about, ""), constant_choices(form, about)
        )
        for about in aspects(form)
        if about not in told
    ]


def preview_page(assistant: Assistant) -> PreviewPage:
    """Return the page of what the import would do."""
    opened = assistant.opened
    results = assistant.results()
    content, issues = assistant.merged(results)
    found = difference_between(opened.content, content) if content is not None else []
    changed = [each for each in found if each.change is Change.CHANGED]
    step = _step(assistant, 3)
    return PreviewPage(
        step=step,
        tables=tuple(_previewed(assistant, each) for each in results),
        issues=tuple(issues),
        usable=content is not None,
        added=sum(each.change is Change.ADDED for each in found),
        changed=len(changed),
        differences=tuple(
            shown_difference(opened.form, each) for each in changed[:SHOWN_DIFFERENCES]
        ),
        seen=opened.revision,
        use=reverse("partners:use_tables", args=(*opened.place, assistant.kept.token)),
        illustrative=step.illustrative,
    )


def _previewed(assistant: Assistant, result: TableResult) -> TablePreview:
    opened = assistant.opened
    rows = preview_rows(result.table, result.mapping, opened.form)
    known = [cell for row in rows for cell in row.cells if cell.key or cell.issue]
    place = (*opened.place, assistant.kept.token, result.number)
    return TablePreview(
        name=result.table.name,
        mapping=reverse("partners:mapping", args=place),
        count=len(result.content.values) if result.content else 0,
        errors=len(errors(result.issues)),
        issues=result.issues[:SHOWN_ISSUES],
        left_out=max(0, len(result.issues) - SHOWN_ISSUES),
        cells=tuple(_cell(opened, cell) for cell in known[:_PREVIEWED]),
    )


def _cell(opened: OpenReport, cell: MappedCell) -> PreviewCell:
    name = cell_name(opened.framework, cell.key) if cell.key else NOTHING
    value = stated_text(cell.value) if cell.value else NOTHING
    return PreviewCell(cell.address, cell.text, name, value, cell.issue)
