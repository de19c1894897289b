"""The summary: how the compact stands at a glance, and what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from amparo.annual_report import texts, vocabulary
from amparo.annual_report.indicator_part import cited
from amparo.annual_report.naming import objective_title
from amparo.annual_report.selection import Material
from amparo.annual_report.statements_part import PARTS
from amparo.documents.content import (
    Block,
    Bullets,
    Cell,
    Column,
    ColumnKind,
    FigureReference,
    Inline,
    KeyFigure,
    KeyFigures,
    Notice,
    NoticeKind,
    Paragraph,
    Section,
    Strong,
    Table,
)
from amparo.documents.numbers import format_day
from amparo.framework.indicators import Indicator
from amparo.framework.language import Text, in_both, same

MOST_KEY_FIGURES = 4

OPENING = Text(
    "This report tells how the compact stands: what was agreed, what was counted and by whom, "
    "and what is missing. It shows figures of {year} and the years before, as they were known "
    "by {day}.",
    "Este informe dice cómo va el pacto: qué se acordó, qué se contó y quién lo contó, y qué "
    "falta. Muestra las cifras de {year} y de los años anteriores, tal como se conocían al {day}.",
)
GOAL = Text("Goal", "Propósito general")
GLANCE = Text("At a glance", "De un vistazo")
OF_ALL = Text("Indicators in the framework: ", "Indicadores en el marco: ")
WITH_TARGET_GLANCE = Text("; with a target for the year: ", "; con meta para el año: ")
WITH_DATA_GLANCE = Text("; with a figure of the year: ", "; con cifra del año: ")
STANDINGS = Text("Targets of the year: ", "Metas del año: ")
STANDING = Text("{standing} ", "{standing} ")
NEXT = same("; ")
INDICATORS = Text("Indicators", "Indicadores")
WITH_TARGET = Text("With a target for the year", "Con meta para el año")
WITH_DATA = Text("With a figure of the year", "Con cifra del año")
WITH_ANY_DATA = Text("With a figure of any year", "Con cifra de algún año")
BY_OBJECTIVE = Text("The compact by objective", "El pacto por objetivo")
OBJECTIVE = Text("Objective", "Objetivo")
ALL_OBJECTIVES = Text("All objectives", "Todos los objetivos")
YEAR_NOTE = Text(
    "A period counts for the year in which it ends.",
    "Un período cuenta para el año en que termina.",
)
NO_TARGETS_TITLE = Text("No targets are set", "No hay metas fijadas")
NO_TARGETS = Text(
    "No indicator has a target for the year. Without targets the figures show what happened, "
    "and not whether it is what the two governments agreed.",
    "Ningún indicador tiene meta para el año. Sin metas, las cifras muestran lo que ocurrió, "
    "pero no si es lo que los dos gobiernos acordaron.",
)
MISSING_TITLE = Text("What is missing or open", "Lo que falta o queda abierto")
MISSING_DATA = Text(
    "Indicators for which no figure has been supplied or found: ",
    "Indicadores para los que no se ha suministrado ni encontrado ninguna cifra: ",
)
WITH_DIFFERENCES = Text(
    "Indicators with totals that their parts do not add up to: ",
    "Indicadores con totales que no coinciden con la suma de sus partes: ",
)
WITH_REVISIONS = Text(
    "Indicators with figures that were revised after they had been published: ",
    "Indicadores con cifras que se revisaron después de publicarse: ",
)
MISSING_PART = Text("Not supplied: {part}.", "No suministrado: {part}.")

COUNTS = {
    "all": INDICATORS,
    "target": WITH_TARGET,
    "data": WITH_DATA,
    "any": WITH_ANY_DATA,
}


def summary_section(material: Material) -> Section:
    """Return the section ``summary``."""
    inputs, compact = material.inputs, material.framework.compact
    day = in_both(lambda language: format_day(inputs.as_of, language))
    blocks: list[Block] = [
        _status(material),
        Paragraph((OPENING.fill(year=inputs.year, day=day),)),
        Paragraph(
            (Strong(GOAL), texts.STOP_AND_ON, *cited(compact.goal, compact.provenance.sources))
        ),
        Paragraph(_glance(material)),
    ]
    if figures := _key_figures(material):
        blocks.append(KeyFigures(figures))
    blocks.append(_objectives_table(material))
    if not any(map(material.targets_of_year, material.performance())):
        blocks.append(Notice(NoticeKind.CAUTION, NO_TARGETS_TITLE, (NO_TARGETS,)))
    if missing := _missing(material):
        blocks += [Paragraph((Strong(MISSING_TITLE),)), Bullets(missing)]
    return Section(id="summary", title=texts.SUMMARY, blocks=tuple(blocks))


def _status(material: Material) -> Notice:
    if material.framework.compact.illustrative:
        return Notice(NoticeKind.ILLUSTRATIVE, texts.ILLUSTRATIVE, (texts.ILLUSTRATIVE_LONG,))
    return Notice(NoticeKind.CAUTION, texts.NOT_CLEARED, (texts.NOT_CLEARED_LONG,))


def _glance(material: Material) -> tuple[Inline, ...]:
    """Return counts of indicators, and how the targets of the year stand where there are any."""
    indicators = material.performance()
    line: list[Inline] = [Strong(GLANCE), texts.STOP_AND_ON]
    for words, kind in (
        (OF_ALL, "all"),
        (WITH_TARGET_GLANCE, "target"),
        (WITH_DATA_GLANCE, "data"),
    ):
        line += [words, _count(material, "all", ALL_OBJECTIVES, kind, indicators)]
    line.append(texts.STOP)
    standings = Counter(
        str(row.standing) for each in indicators for row in material.targets_of_year(each)
    )
    if standings:
        line[-1] = texts.STOP_AND_ON
        line.append(STANDINGS)
        for code in (code for code in vocabulary.STANDINGS if code in standings):
            words = vocabulary.STANDINGS[code]
            number = _number(material, f"standing-{code}", words, standings[code])
            line += [STANDING.fill(standing=words), number, NEXT]
        line[-1] = texts.STOP
    return tuple(line)


def _key_figures(material: Material) -> tuple[KeyFigure, ...]:
    """Return figures of the year first, and of those the key indicators' first."""
    ranked = sorted(
        material.performance(),
        key=lambda each: (not material.has_figure_of_year(each), not each.key),
    )
    headlines = [(each, material.headline(each)) for each in ranked]
    found = [(each, headline) for each, headline in headlines if headline is not None]
    return tuple(
        KeyFigure(
            figure=material.registry.result(headline, with_unit=True),
            label=indicator.title,
            context=(
                texts.COMMA.fill(
                    first=material.framework.authorities[headline.authority].short_name,
                    second=material.period_name(headline.period),
                ),
            ),
        )
        for indicator, headline in found[:MOST_KEY_FIGURES]
    )


def _objectives_table(material: Material) -> Table:
    def row(code: str, title: Text, indicators: Iterable[Indicator]) -> tuple[Cell, ...]:
        of = list(indicators)
        numbers = [_count(material, code, title, kind, of) for kind in COUNTS]
        return ((title,), *((number,) for number in numbers))

    objectives = material.framework.objectives.values()
    rows = [
        row(each.code, objective_title(each), material.indicators(each.code)) for each in objectives
    ]
    rows.append(row("all", ALL_OBJECTIVES, material.performance()))
    heads = (Column(name, ColumnKind.NUMBER) for name in COUNTS.values())
    return Table(
        id="objectives",
        caption=BY_OBJECTIVE,
        columns=(Column(OBJECTIVE), *heads),
        rows=tuple(rows),
        notes=((YEAR_NOTE,),),
    )


def _count(
    material: Material, code: str, title: Text, kind: str, indicators: Iterable[Indicator]
) -> FigureReference:
    label = texts.COLON.fill(name=title, value=COUNTS[kind])
    holds = {
        "all": lambda _: True,
        "target": lambda each: bool(material.targets_of_year(each)),
        "data": material.has_figure_of_year,
        "any": material.has_data,
    }[kind]
    return _number(material, f"{code}-{kind}", label, sum(map(holds, indicators)))


def _number(material: Material, key: str, label: Text, number: int) -> FigureReference:
    return material.registry.count(key, label, number, same(str(material.inputs.year)))


def _missing(material: Material) -> tuple[tuple[Inline, ...], ...]:
    indicators = material.performance()
    counts = (
        ("without", MISSING_DATA, [each for each in indicators if not material.has_data(each)]),
        (
            "differences",
            WITH_DIFFERENCES,
            [e for e in indicators if material.discrepancies(e.code)],
        ),
        ("revisions", WITH_REVISIONS, [e for e in indicators if material.revisions(e.code)]),
    )
    supplied = {each.section for each in material.statements}
    return (
        *(
            (label, _number(material, key, LABELS[key], len(found)), texts.STOP)
            for key, label, found in counts
            if found
        ),
        *(
            (MISSING_PART.fill(part=title),)
            for section, title in PARTS.items()
            if section not in supplied
        ),
    )


LABELS = {
    "without": texts.WITHOUT_DATA,
    "differences": texts.UNEXPLAINED,
    "revisions": texts.EARLIER_TITLE,
}
