"""Propose what the columns of a table that is not ours are, each with its reason.

A proposal is shown before anything is imported; every word that means nothing here is left for a
person. A mapping that was kept is renewed for the next table with the same header.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from amparo.framework.disaggregations import TOTAL
from amparo.framework.language import Text, same
from amparo.workbooks.absence_words import is_unclear, stated_absence
from amparo.workbooks.age_schemes import is_age_scheme
from amparo.workbooks.report_form import ReportForm
from amparo.workbooks.tables import (
    CellValue,
    RowKind,
    SourceColumn,
    SourceTable,
    cell_text,
    header_hash,
    number_typed,
    plain_text,
)
from amparo.workbooks.tables_headers import HeaderWords, says_of
from amparo.workbooks.tables_mapping import (
    BY,
    COMPONENT,
    INDICATOR,
    PERIOD,
    PLACE,
    ColumnMapping,
    ColumnRole,
    Constant,
    TableMapping,
    aspect_name,
)
from amparo.workbooks.tables_words import FormWords

ENOUGH = 0.5
"""Share of a column's cells that must mean something, for the column to be taken for it."""

SOME = 0.2
"""The same where the header says so too."""

MOST_WORDS = 5_000
"""Different words of a column that are looked up; what is left is asked about."""

SAMPLED_ROWS = 2_000
"""Rows by which a column is known; its words are looked up in all."""

MOST_COLUMNS = 500
"""Columns that are looked at; those to their right are ignored until a person says otherwise."""

_SURE, _LIKELY, _GUESSED = 95, 75, 45
_TOTALS = {RowKind.TOTAL, RowKind.SUBTOTAL}
_BLANKS = 0.3

_MEANS = Text(
    "This report knows {share} % of its cells ({what}).",
    "Este informe reconoce el {share} % de sus celdas ({what}).",
)
_HEADER_MEANS = Text("Its header says so.", "Lo dice su encabezado.")
_SAYS = Text("Its header names: {what}.", "Su encabezado nombra: {what}.")
_ONLY_NUMBERS = Text("It is the column with numbers.", "Es la columna que contiene números.")
_NUMBERS = Text("Its header speaks of results.", "Su encabezado habla de resultados.")
_PLANNED = Text(
    "Its header speaks of plans, codes, money, weights or shares, not of results.",
    "Su encabezado habla de lo planeado, de códigos, de dinero, de pesos o de porcentajes, no de "
    "resultados.",
)
_OTHER_PERIOD = Text(
    "Its header names another period: {period}.", "Su encabezado nombra otro período: {period}."
)
_SAYS_SAME = Text(
    "Another column fits the same better: {other}.",
    "Otra columna corresponde mejor a lo mismo: {other}.",
)
_NOTHING = Text("Nothing in it belongs to this report.", "Nada de ella corresponde a este informe.")
_TOO_FAR = Text(
    "The table has too many columns to look at this one.",
    "La tabla tiene demasiadas columnas para examinar esta.",
)
_ABSENCE = Text("Its cells say why numbers are absent.", "Sus celdas dicen por qué faltan datos.")
_ONE_ASKED = Text("The report asks for no other.", "El informe no pide otro.")
_IN_TITLE = Text(
    "The title or the name of the sheet says so.", "Lo dice el título o el nombre de la hoja."
)
_ASSUMED = Text(
    "Nothing says it: assumed to be the report's own.",
    "Nada lo dice: se supone que es el del informe.",
)


@dataclass(frozen=True, slots=True)
class _Profile:
    """What stands in a column: its words with their counts, and how many cells are numbers.

    Of the first `SAMPLED_ROWS` rows.
    """

    column: SourceColumn
    position: int
    cells: dict[str, tuple[CellValue, int]]
    filled: int
    numbers: int
    absences: int
    rows: int
    starts_filled: bool

    @property
    def is_numeric(self) -> bool:
        """Whether its filled cells are numbers, or say why there is none."""
        return self.numbers > 0 and self.numbers + self.absences >= ENOUGH * self.filled

    @property
    def is_absence(self) -> bool:
        """Whether its filled cells say why there is no number."""
        return self.filled > 0 and not self.numbers and self.absences >= ENOUGH * self.filled

    @property
    def name(self) -> Text:
        """The header, or the column's place where it has none."""
        return same(self.column.header or f"#{self.position + 1}")


@dataclass
class _Proposal:
    """The roles given so far, by position."""

    table: SourceTable
    words: FormWords
    headers: HeaderWords
    profiles: list[_Profile]
    given: dict[int, ColumnMapping] = field(default_factory=dict)

    def give(self, profile: _Profile, role: ColumnRole, reason: Text, **more: object) -> None:
        """Give a column its role."""
        blank = ColumnMapping(profile.position, profile.column.header, role, reason)
        self.given[profile.position] = replace(blank, **more)  # type: ignore[arg-type]

    def left(self) -> Iterator[_Profile]:
        """Yield the columns without a role."""
        return (each for each in self.profiles if each.position not in self.given)


def propose_mapping(table: SourceTable, form: ReportForm) -> TableMapping:
    """Return what the columns of a table are, as far as its words and numbers tell.

    Parameters
    ----------
    table : SourceTable
    form : ReportForm
        Of the report that is to be filled from it.

    Returns
    -------
    TableMapping
        Every column has a role, a reason and a confidence in percent; columns that nothing
        speaks for are ignored.
    """
    words = FormWords.of(form)
    profiles = [_profile(table, at) for at in range(min(len(table.columns), MOST_COLUMNS))]
    proposal = _Proposal(table, words, HeaderWords.of(words), profiles)
    _give_remarks(proposal)
    _give_aspects(proposal)
    _give_values(proposal)
    for profile in list(proposal.left()):
        proposal.give(profile, ColumnRole.IGNORED, _NOTHING)
    columns = (
        *(proposal.given[position] for position in range(len(profiles))),
        *(
            ColumnMapping(at, table.columns[at].header, ColumnRole.IGNORED, _TOO_FAR)
            for at in range(len(profiles), len(table.columns))
        ),
    )
    constants = tuple(_constants(proposal, table, columns))
    return TableMapping(header_hash(table), columns, constants)


def renewed_mapping(table: SourceTable, kept: TableMapping, form: ReportForm) -> TableMapping:
    """Return a kept mapping for another table with the same header.

    Notes
    -----
    What was decided stays. Words that were not there before are looked up, and the period of the
    new report takes the place of the old one's.
    """
    words = FormWords.of(form)
    columns: list[ColumnMapping] = []
    for column in kept.columns:
        about = column.about
        if column.role is ColumnRole.TELLS and (about == PERIOD or about in words.known):
            found = _meanings(words, about, _words(table, about, column.position))
            before = {} if about == PERIOD else column.words
            columns.append(replace(column, words={**found, **before}))
        else:
            columns.append(column)
    constants = tuple(
        replace(each, code=form.period.code) if each.about == PERIOD else each
        for each in kept.constants
    )
    return replace(kept, columns=tuple(columns), constants=constants)


def _profile(table: SourceTable, position: int) -> _Profile:
    rows = list(islice(table.figures(), SAMPLED_ROWS))
    cells = [row.cells[position] for row in rows]
    texts = [cell_text(cell) for cell in cells if cell is not None]
    return _Profile(
        column=table.columns[position],
        position=position,
        cells=_counted(cells),
        filled=len(texts),
        numbers=sum(number_typed(text) is not None for text in texts),
        absences=sum(stated_absence(text) is not None or is_unclear(text) for text in texts),
        rows=len(cells),
        starts_filled=bool(cells) and cells[0] is not None,
    )


def _words(table: SourceTable, about: str, position: int) -> dict[str, tuple[CellValue, int]]:
    """Return the words of a column; of totals too where one may be an indicator's title."""
    kinds = {RowKind.FIGURES} | (_TOTALS if about == INDICATOR else set())
    return _counted(row.cells[position] for row in table.rows if row.kind in kinds)


def _counted(cells: Iterable[CellValue]) -> dict[str, tuple[CellValue, int]]:
    """Return the different words, each with the first cell that holds it and how many do."""
    counted: dict[str, tuple[CellValue, int]] = {}
    for cell in cells:
        if cell is not None:
            word = plain_text(cell_text(cell))
            if word not in counted and len(counted) >= MOST_WORDS:
                continue
            first, count = counted.get(word, (cell, 0))
            counted[word] = (first, count + 1)
    return counted


def _give_remarks(proposal: _Proposal) -> None:
    """Give columns whose header speaks of notes, or of states whose cells say why."""
    for profile in list(proposal.left()):
        header = profile.column.header
        if proposal.headers.speaks_of("note", header) and not profile.is_numeric:
            proposal.give(profile, ColumnRole.NOTE, _HEADER_MEANS, confidence=_LIKELY)
        elif profile.is_absence and not proposal.headers.speaks_of("value", header):
            proposal.give(profile, ColumnRole.STATUS, _ABSENCE, confidence=_LIKELY)


def _give_aspects(proposal: _Proposal) -> None:
    """Give each aspect the column that tells it best, and each column the aspect it tells best."""
    abouts = (PLACE, INDICATOR, PERIOD, COMPONENT, *_axes(proposal))
    fitting = [
        (score, about, profile)
        for about in abouts
        for profile in list(proposal.left())
        if (score := _score(proposal, about, profile)) is not None
    ]
    fitting.sort(key=lambda each: -each[0])
    taken: dict[str, _Profile] = {}
    for _, about, profile in fitting:
        if about not in taken and profile.position not in proposal.given:
            _give_aspect(proposal, about, profile)
            taken[about] = profile
    for _, about, profile in fitting:
        if profile.position not in proposal.given:
            reason = _SAYS_SAME.fill(other=taken[about].name)
            proposal.give(profile, ColumnRole.IGNORED, reason, confidence=_LIKELY)


def _axes(proposal: _Proposal) -> list[str]:
    return [about for about in proposal.words.known if about.startswith(BY)]


def _score(proposal: _Proposal, about: str, profile: _Profile) -> float | None:
    """Return how well a column tells an aspect; None where it does not.

    Notes
    -----
    Numbers tell nothing by themselves: 5 is a department, an indicator and a count. Their header
    must say what they are. Years as periods are numbers too.
    """
    speaks = proposal.headers.speaks_of(about, profile.column.header)
    if not profile.filled or (profile.is_numeric and not speaks):
        return None
    share = _share_meant(proposal.words, about, profile)
    if share < _best_share_of_ages(proposal, about, profile):
        return None
    if share < (SOME if speaks else ENOUGH) and not (speaks and not profile.is_numeric):
        return None
    return share + (ENOUGH if speaks else 0)


def _best_share_of_ages(proposal: _Proposal, about: str, profile: _Profile) -> float:
    """Return the largest share that an age scheme has of a column; 0 for other aspects."""
    known = proposal.words.form.framework.disaggregations
    ages = [each for each in _axes(proposal) if is_age_scheme(known[each.removeprefix(BY)])]
    if about not in ages:
        return 0
    return max(_share_meant(proposal.words, each, profile) for each in ages)


def _share_meant(words: FormWords, about: str, profile: _Profile) -> float:
    meant = sum(
        count
        for cell, count in profile.cells.values()
        if words.meaning(about, cell) not in {None, TOTAL}
    )
    return meant / profile.filled


def _meanings(
    words: FormWords, about: str, cells: Mapping[str, tuple[CellValue, int]]
) -> dict[str, str]:
    found = ((word, words.meaning(about, cell)) for word, (cell, _) in cells.items())
    return {word: code for word, code in found if code is not None}


def _give_aspect(proposal: _Proposal, about: str, profile: _Profile) -> None:
    share = _share_meant(proposal.words, about, profile)
    speaks = proposal.headers.speaks_of(about, profile.column.header)
    percent = int(100 * share)
    reason = _MEANS.fill(share=percent, what=aspect_name(proposal.words.form, about))
    blanks = 1 - profile.filled / profile.rows
    words = _words(proposal.table, about, profile.position)
    proposal.give(
        profile,
        ColumnRole.TELLS,
        _HEADER_MEANS if speaks and share < ENOUGH else reason,
        confidence=max(_GUESSED, min(_SURE, percent)),
        about=about,
        words=_meanings(proposal.words, about, words),
        fills_down=profile.starts_filled and blanks >= _BLANKS and not about.startswith(BY),
    )


def _give_values(proposal: _Proposal) -> None:
    """Give the columns with numbers that their headers speak for; without any, the only one."""
    numeric = [each for each in proposal.left() if each.is_numeric or each.is_absence]
    candidates: list[tuple[_Profile, dict[str, str]]] = []
    for profile in numeric:
        header = profile.column.header
        says = says_of(proposal.headers, profile.column)
        other = says.get(PERIOD, proposal.words.form.period.code)
        if proposal.headers.speaks_of("planned", header):
            proposal.give(profile, ColumnRole.IGNORED, _PLANNED, confidence=_LIKELY)
        elif other != proposal.words.form.period.code:
            reason = _OTHER_PERIOD.fill(period=other)
            proposal.give(profile, ColumnRole.IGNORED, reason, confidence=_LIKELY)
        elif says or proposal.headers.speaks_of("value", header):
            candidates.append((profile, says))
    if not candidates:
        unspoken = [each for each in numeric if each.position not in proposal.given]
        for profile in unspoken if len(unspoken) == 1 else []:
            proposal.give(profile, ColumnRole.VALUE, _ONLY_NUMBERS, confidence=_LIKELY)
        return
    _give_best_values(proposal, candidates)


def _give_best_values(
    proposal: _Proposal, candidates: list[tuple[_Profile, dict[str, str]]]
) -> None:
    """Give of the columns that say the same the one whose header speaks of results."""
    told = {each.about for each in proposal.given.values() if each.about}
    ranked = sorted(candidates, key=lambda each: _rank(proposal, each[0]), reverse=True)
    chosen: dict[frozenset[tuple[str, str]], _Profile] = {}
    for profile, says in ranked:
        beyond = {about: code for about, code in says.items() if about not in told}
        key = frozenset(beyond.items())
        if key in chosen:
            reason = _SAYS_SAME.fill(other=chosen[key].name)
            proposal.give(profile, ColumnRole.IGNORED, reason, confidence=_LIKELY)
            continue
        chosen[key] = profile
        what = ", ".join(f"{about} = {code}" for about, code in sorted(beyond.items()))
        reason = _SAYS.fill(what=what) if what else _NUMBERS
        proposal.give(profile, ColumnRole.VALUE, reason, confidence=_LIKELY, says=beyond)


def _rank(proposal: _Proposal, profile: _Profile) -> tuple[bool, bool, int]:
    header = profile.column.header
    speaks = proposal.headers.speaks_of
    return speaks("result", header), speaks("value", header), -profile.position


def _constants(
    proposal: _Proposal, table: SourceTable, columns: Iterable[ColumnMapping]
) -> Iterator[Constant]:
    """Yield what every number is about, for each aspect that some value column leaves open."""
    values = [column for column in columns if column.role is ColumnRole.VALUE]
    told = {column.about for column in columns if column.about}
    form = proposal.words.form
    for about in (INDICATOR, PLACE, PERIOD):
        if about in told or (values and all(about in column.says for column in values)):
            continue
        codes = dict.fromkeys(_asked(form, about))
        named = _in_titles(proposal, table, about)
        if named is not None:
            yield Constant(about, named, _IN_TITLE, _LIKELY)
        elif about == PERIOD:
            yield Constant(about, form.period.code, _ASSUMED, _GUESSED)
        elif len(codes) == 1:
            yield Constant(about, next(iter(codes)), _ONE_ASKED, _SURE)


def _asked(form: ReportForm, about: str) -> Iterator[str]:
    for asked, cell in form.cells():
        yield asked.indicator.code if about == INDICATOR else cell.key.place


def _in_titles(proposal: _Proposal, table: SourceTable, about: str) -> str | None:
    """Return the one code that the titles above the table or the sheet's name mean."""
    titles = [*table.titles, table.sheet]
    found = {proposal.headers.part_meaning(about, title) for title in titles} - {None, TOTAL}
    return found.pop() if len(found) == 1 else None
