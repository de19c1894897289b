"""What can be chosen for a column of somebody's own table, and reading what was chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from django.http import QueryDict

from amparo.framework.disaggregations import TOTAL
from amparo.framework.indicators import ComponentCode
from amparo.framework.language import Text, same
from amparo.web.partners.wording import place_text
from amparo.workbooks.absence_words import plain
from amparo.workbooks.report_form import ReportForm
from amparo.workbooks.tables import SourceTable, cell_text
from amparo.workbooks.tables_mapping import (
    BY,
    COMPONENT,
    INDICATOR,
    LEFT_OUT,
    PERIOD,
    PLACE,
    ROLE_NAMES,
    ColumnMapping,
    ColumnRole,
    Constant,
    TableMapping,
    aspect_name,
)
from amparo.workbooks.tables_words import axes_of

Choice = tuple[str, Text]

_TELLS = Text("says: {what}", "dice: {what}")
_NAMED = Text("{code} {name}", "{code} {name}")
_NOT_BROKEN_DOWN = Text("all together (not broken down)", "todos juntos (sin desagregar)")
_OTHER_PERIOD = Text("another period: {code}", "otro período: {code}")
_LEAVE_OUT = Text("leave these rows out", "dejar por fuera estas filas")
_DECIDED = Text("You chose it.", "Usted lo eligió.")
_COMPONENTS: tuple[Choice, ...] = (
    (ComponentCode.NUMERATOR.value, Text("numerator: the part", "numerador: la parte")),
    (ComponentCode.DENOMINATOR.value, Text("denominator: the whole", "denominador: el todo")),
    (ComponentCode.AMOUNT.value, Text("the number itself", "el dato mismo")),
)
_ASKED = "?"
"""Chosen for a word whose meaning is still open."""

MOST_WORDS, MOST_SAYS = 500, 300
"""Words, and choices about columns of numbers, on a page: a form has at most a thousand inputs."""


def role_choices(form: ReportForm) -> tuple[Choice, ...]:
    """Return what a column can be."""
    tells = [
        (f"{ColumnRole.TELLS}:{about}", _TELLS.fill(what=aspect_name(form, about)))
        for about in aspects(form)
    ]
    plain = [
        (role.value, ROLE_NAMES[role])
        for role in (ColumnRole.IGNORED, ColumnRole.VALUE, ColumnRole.STATUS, ColumnRole.NOTE)
    ]
    return (*plain, *tells)


def aspects(form: ReportForm) -> list[str]:
    """Return what a number can be about in this report."""
    has_ratio = any(each.indicator.is_ratio for each in form.indicators)
    first = [INDICATOR, PLACE, PERIOD, *([COMPONENT] if has_ratio else [])]
    return [*first, *(f"{BY}{axis.code}" for axis in axes_of(form))]


def role_value(column: ColumnMapping) -> str:
    """Return the choice that a column's role is."""
    if column.role is ColumnRole.TELLS:
        return f"{column.role}:{column.about}"
    return column.role.value


def code_choices(form: ReportForm, about: str, known: Mapping[str, str]) -> tuple[Choice, ...]:
    """Return the codes that words about an aspect can mean."""
    return (*_codes(form, about, known), (LEFT_OUT, _LEAVE_OUT))


def _codes(form: ReportForm, about: str, known: Mapping[str, str]) -> Iterator[Choice]:
    if about == PERIOD:
        yield form.period.code, form.period.name
        for code in sorted(set(known.values()) - {form.period.code, LEFT_OUT}):
            yield code, _OTHER_PERIOD.fill(code=code)
    elif about.startswith(BY):
        yield TOTAL, _NOT_BROKEN_DOWN
        axis = form.framework.disaggregations[about.removeprefix(BY)]
        yield from ((each.code, each.name) for each in axis.categories)
    else:
        yield from {INDICATOR: _indicators, PLACE: _places, COMPONENT: _components}[about](form)


def _indicators(form: ReportForm) -> Iterator[Choice]:
    for asked in form.indicators:
        code, title = asked.indicator.code, asked.indicator.title
        yield code, _NAMED.fill(code=code, name=title)


def _places(form: ReportForm) -> Iterator[Choice]:
    for place in dict.fromkeys(cell.key.place for _, cell in form.cells()):
        yield place, place_text(form.framework, place)


def _components(form: ReportForm) -> Iterator[Choice]:
    yield from _COMPONENTS


def constant_choices(form: ReportForm, about: str) -> tuple[Choice, ...]:
    """Return the codes that a whole table, or a column of numbers, can be about."""
    return tuple(_codes(form, about, {}))


def chosen_mapping(
    table: SourceTable, before: TableMapping, form: ReportForm, sent: QueryDict
) -> TableMapping:
    """Return the mapping that a person chose on the page that showed `before`."""
    known = aspects(form)
    allowed = _Allowed({value for value, _ in role_choices(form)}, known)
    columns = tuple(_column(table, column, sent, allowed) for column in before.columns)
    constants = tuple(
        Constant(about, code, _DECIDED)
        for about in known
        if (code := sent.get(f"constant:{about}", ""))
    )
    return replace(before, columns=columns, constants=constants, adds_rows="adds" in sent)


@dataclass(frozen=True, slots=True)
class _Allowed:
    """What may be sent: choices of a role, and aspects."""

    roles: set[str]
    aspects: list[str]


def column_texts(table: SourceTable, position: int) -> list[str]:
    """Return what the cells of a column say, row by row, without blank ones."""
    cells = (row.cells[position] for row in table.figures())
    return [text for cell in cells if (text := cell_text(cell))]


def column_words(table: SourceTable, position: int) -> list[str]:
    """Return the different words of a column as mappings know them, in the table's order."""
    return list(dict.fromkeys(plain(text) for text in column_texts(table, position)))


def _column(
    table: SourceTable, before: ColumnMapping, sent: QueryDict, allowed: _Allowed
) -> ColumnMapping:
    roles, known = allowed.roles, allowed.aspects
    value = sent.get(f"role:{before.position}", role_value(before))
    if value not in roles:
        return before
    role, _, about = value.partition(":")
    if value != role_value(before):
        blank = ColumnMapping(
            before.position, before.header, ColumnRole(role), _DECIDED, about=about
        )
        return replace(blank, fills_down=before.fills_down)
    if before.role is ColumnRole.VALUE:
        says = {
            each: code for each in known if (code := sent.get(f"says:{before.position}:{each}", ""))
        }
        asked = any(name.startswith(f"says:{before.position}:") for name in sent)
        return _decided(before, says=says) if asked and says != dict(before.says) else before
    if before.role is ColumnRole.TELLS:
        return _telling(before, column_words(table, before.position), sent)
    return before


def _telling(before: ColumnMapping, words: list[str], sent: QueryDict) -> ColumnMapping:
    """Return a column of words with the meanings that were chosen; open ones stay open."""
    meanings = dict(before.words)
    for position, word in enumerate(words):
        code = sent.get(f"code:{before.position}:{position}")
        if code == _ASKED:
            meanings.pop(word, None)
        elif code is not None:
            meanings[word] = code
    fills_down = f"fills:{before.position}" in sent
    if meanings == dict(before.words) and fills_down == before.fills_down:
        return before
    return _decided(before, words=meanings, fills_down=fills_down)


def _decided(before: ColumnMapping, **changes: object) -> ColumnMapping:
    return replace(before, reason=_DECIDED, confidence=100, **changes)  # type: ignore[arg-type]


def open_choice() -> Choice:
    """Return the choice of a word whose meaning is open."""
    return _ASKED, same("?")
