"""The sections of the framework text, declared: every field, what it means, what it may hold.

Form is checked by reading what is declared here; meaning is checked in `framework.checks`,
`framework.indicator_checks` and `framework.target_checks`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from amparo.framework.disaggregations import Category, Disaggregation
from amparo.framework.fields import (
    ADDRESS,
    BILINGUAL,
    BILINGUALS,
    CODE,
    DAY,
    DECIMAL,
    FLAG,
    TEXT,
    Entry,
    Kind,
    Section,
    choice,
    coded,
    field,
    group,
    optional,
    reference,
    references,
    several,
    whole_number,
)
from amparo.framework.indicators import (
    Component,
    ComponentCode,
    Direction,
    Indicator,
    IndicatorState,
    Level,
    Rule,
    Subject,
    Unit,
)
from amparo.framework.language import Language, Text
from amparo.framework.objectives import (
    Authority,
    Compact,
    Objective,
    Provenance,
    Responsibility,
    Source,
)
from amparo.framework.periods import PARTS_OF_YEAR, Calendar
from amparo.framework.targets import Baseline, Target
from amparo.framework.yaml_text import Reading


class TextFormat(StrEnum):
    """Versions of the format of the framework text that this software reads."""

    FIRST = "1"


def _read_rules(reading: Reading, key: str, required: bool) -> Entry | None:
    inner = reading.mapping(key, required)
    if inner is None:
        return None
    return Entry(inner, dict, {axis: inner.choice(axis, Rule) for axis in inner.keys()})  # noqa: SIM118


def _disaggregation(categories: dict[str, Category], **values: Any) -> Disaggregation:
    return Disaggregation(categories=tuple(categories.values()), **values)


def _components(**components: dict[str, Any] | None) -> tuple[Component, ...]:
    return tuple(
        Component(code=ComponentCode(code), **values)
        for code, values in components.items()
        if values is not None
    )


def _indicator(components: tuple[Component, ...] | None, title: Text, **values: Any) -> Indicator:
    whole = (Component(ComponentCode.AMOUNT, title),)
    return Indicator(components=components or whole, title=title, **values)


_RULES = Kind(
    Text(
        "axes with a rule each: " + ", ".join(f"`{rule}`" for rule in Rule),
        "ejes con su regla: " + ", ".join(f"`{rule}`" for rule in Rule),
    ),
    _read_rules,
)
_PERIOD = Kind(Text("period code", "código de período"), Reading.text)
_PLACE = Kind(Text("a code of the place list", "un código de la lista de lugares"), Reading.text)

PROVENANCE = Section(
    Provenance,
    optional(
        "sources",
        references("sources"),
        "Where the statement was read. At least one, unless it is a proposal.",
        "Dónde se leyó la afirmación. Al menos una, salvo que sea una propuesta.",
    ),
    optional(
        "proposal",
        FLAG,
        "Whether the maintainers propose it; it is then marked wherever it is shown.",
        "Si la propone el equipo de mantenimiento; entonces se marca dondequiera que aparezca.",
    ),
    optional("note", BILINGUAL, "What remains unseen.", "Lo que falta por ver."),
)
_PROVENANCE = field(
    "provenance",
    Kind(Text("keys with values", "claves con valores"), Reading.provenance, PROVENANCE),
    "Where the statement comes from.",
    "De dónde viene la afirmación.",
)

COMPACT = Section(
    Compact,
    field("code", CODE, "Code of the compact.", "Código del pacto."),
    field(
        "illustrative",
        FLAG,
        "Whether the compact is fictional; every page and file then says so.",
        "Si el pacto es ficticio; entonces lo dicen todas las páginas y archivos.",
    ),
    field("title", BILINGUAL, "Title of the compact.", "Título del pacto."),
    field("parties", BILINGUALS, "The governments that agree.", "Los gobiernos que lo acuerdan."),
    field("signed", DAY, "Day of signing.", "Día de la firma."),
    field("starts", DAY, "First day of the term.", "Primer día de vigencia."),
    field("ends", DAY, "Last day of the term.", "Último día de vigencia."),
    field("goal", BILINGUAL, "The goal.", "El objetivo general."),
    field("purposes", BILINGUALS, "What it is for.", "Los fines que persigue."),
    _PROVENANCE,
)
SOURCE = Section(
    Source,
    field("title", BILINGUAL, "Title of the source.", "Título de la fuente."),
    field("publisher", TEXT, "Who published it.", "Quién la publicó."),
    field(
        "published",
        DAY,
        "Since when it is public: the known-from date of its figures.",
        "Desde cuándo es pública: la fecha desde la que se conocen sus cifras.",
    ),
    field(
        "published_basis",
        BILINGUAL,
        "How that day is known: stated by the source, or assumed and by which rule.",
        "Cómo se conoce ese día: lo declara la fuente, o es un supuesto y con qué regla.",
    ),
    optional("url", ADDRESS, "Where it is on the web.", "Dónde está en la web."),
)
AUTHORITY = Section(
    Authority,
    field("name", BILINGUAL, "Full name of the body.", "Nombre completo de la entidad."),
    field("short_name", BILINGUAL, "Name in tables.", "Nombre en las tablas."),
    field(
        "side",
        CODE,
        "Which side it belongs to: `colombia`, `united_states`, `partner`, ...",
        "A qué parte pertenece: `colombia`, `united_states`, `partner`, ...",
    ),
)
CALENDAR = Section(
    Calendar,
    field("name", BILINGUAL, "Name of its year.", "Nombre de su año."),
    optional(
        "prefix",
        TEXT,
        "Letters before the year in period codes; blank for the calendar year.",
        "Letras antes del año en los códigos de período; en blanco para el año calendario.",
        "",
    ),
    field("first_month", whole_number(1, 12), "Month it begins.", "Mes en que comienza."),
    field("first_day", whole_number(1, 28), "Day it begins.", "Día en que comienza."),
    optional(
        "named_by_end",
        FLAG,
        "Whether a year is named after the calendar year in which it ends.",
        "Si el año se nombra por el año calendario en que termina.",
        False,
    ),
    optional(
        "first_year",
        whole_number(1000, 2900),
        "Calendar year in which year 1 begins, where years are counted.",
        "Año calendario en que comienza el año 1, si los años se cuentan.",
    ),
    optional(
        "years",
        whole_number(1, 99),
        "How many years are counted.",
        "Cuántos años se cuentan.",
    ),
)
PLACES = Section(
    dict,
    field(
        "file",
        TEXT,
        "File with the columns code, name_en, name_es, level, parent.",
        "Archivo con las columnas code, name_en, name_es, level, parent.",
    ),
    field(
        "sha256",
        TEXT,
        "SHA-256 of that file, its line endings as \\n.",
        "SHA-256 de ese archivo, con finales de línea \\n.",
    ),
)
CATEGORY = Section(
    Category,
    field("name", BILINGUAL, "Name of the category.", "Nombre de la categoría."),
    optional(
        "priority",
        FLAG,
        "Whether the compact names it as a priority.",
        "Si el pacto la nombra como prioridad.",
        False,
    ),
)
DISAGGREGATION = Section(
    _disaggregation,
    field("name", BILINGUAL, "Name of the breakdown.", "Nombre de la desagregación."),
    field(
        "exclusive",
        FLAG,
        "Whether nobody can be in two categories.",
        "Si nadie puede estar en dos categorías.",
    ),
    field(
        "complete",
        FLAG,
        "Whether the categories cover everybody.",
        "Si las categorías abarcan a todas las personas.",
    ),
    field("categories", coded(CATEGORY), "The categories.", "Las categorías."),
)
OBJECTIVE = Section(
    Objective,
    field("short_name", BILINGUAL, "One or two words.", "Una o dos palabras."),
    field("title", BILINGUAL, "The objective.", "El objetivo."),
    _PROVENANCE,
)
RESPONSIBILITY = Section(
    Responsibility,
    field("body", reference("authorities"), "Who undertakes it.", "Quién lo asume."),
    field("duty", BILINGUAL, "What is undertaken.", "Lo que se asume."),
    optional("due", DAY, "By when; blank: not known.", "Para cuándo; en blanco: no se conoce."),
    _PROVENANCE,
)
UNIT = Section(
    Unit,
    field("code", CODE, "Code of the unit.", "Código de la unidad."),
    field("name", BILINGUAL, "Name of the unit.", "Nombre de la unidad."),
    optional("currency", CODE, "ISO 4217 code, for money.", "Código ISO 4217, para dinero."),
)
COMPONENT = Section(
    dict,
    field("name", BILINGUAL, "What is counted.", "Lo que se cuenta."),
    optional(
        "indicator",
        reference("indicators"),
        "The indicator whose result it is, where it is not reported for this one.",
        "El indicador cuyo resultado es, si no se reporta para este.",
    ),
    optional(
        "authority",
        reference("authorities"),
        "Whose count of that other indicator.",
        "De qué entidad es el conteo de ese otro indicador.",
    ),
)
COMPONENTS = Section(
    _components,
    optional("amount", group(COMPONENT), "The one number.", "El único número."),
    optional("numerator", group(COMPONENT), "Above the line.", "Lo que va arriba."),
    optional("denominator", group(COMPONENT), "Below the line.", "Lo que va abajo."),
)


def _agreed_value(build: type[Baseline | Target]) -> Section:
    return Section(
        build,
        field("period", _PERIOD, "For which period.", "Para qué período."),
        field("authority", reference("authorities"), "Who counts it.", "Quién lo cuenta."),
        field("place", _PLACE, "For which place.", "Para qué lugar."),
        field("amount", DECIMAL, "The value, in the unit.", "El valor, en la unidad."),
        _PROVENANCE,
    )


INDICATOR = Section(
    _indicator,
    optional(
        "objective",
        reference("objectives"),
        "The objective it measures; blank for context only.",
        "El objetivo que mide; en blanco solo si es de contexto.",
    ),
    field(
        "state",
        choice(IndicatorState),
        "Whether it is agreed; active ones need annual targets.",
        "Si está acordado; los activos necesitan metas anuales.",
    ),
    field("level", choice(Level), "Its place in the logic model.", "Su lugar en el modelo lógico."),
    field("subject", choice(Subject), "Whom or what it counts.", "A quién o qué cuenta."),
    field("key", FLAG, "Whether it stands in front.", "Si es un indicador clave."),
    field("title", BILINGUAL, "Its title.", "Su título."),
    field("definition", BILINGUAL, "Exactly what is counted.", "Qué se cuenta exactamente."),
    field("interpretation", BILINGUAL, "How to read it.", "Cómo leerlo."),
    field("unit", group(UNIT), "Unit of measure.", "Unidad de medida."),
    field("direction", choice(Direction), "Which way is better.", "En qué sentido es mejor."),
    optional(
        "components",
        group(COMPONENTS),
        "The numbers that make it; absent: one amount.",
        "Los números que lo forman; si falta: un solo número.",
    ),
    optional(
        "factor",
        whole_number(1, 1_000_000_000),
        "What the ratio is multiplied by: 100 for percent.",
        "Por cuánto se multiplica la razón: 100 para porcentaje.",
        1,
    ),
    optional(
        "aggregation",
        _RULES,
        "What may be combined over `partner`, `place`, `period` and breakdowns, in this order; "
        "an axis not named is not combined.",
        "Qué se puede combinar por `partner`, `place`, `period` y desagregaciones, en este "
        "orden; un eje que no se nombra no se combina.",
        {},
    ),
    optional(
        "disaggregations",
        references("disaggregations"),
        "What it is broken down by.",
        "Por qué se desagrega.",
        (),
    ),
    field(
        "authorities",
        references("authorities"),
        "Who counts; targets are set against the first.",
        "Quién cuenta; las metas se fijan frente a la primera.",
    ),
    field("calendar", reference("calendars"), "Its calendar.", "Su calendario."),
    field(
        "frequency", choice(PARTS_OF_YEAR), "How often it is reported.", "Cada cuánto se reporta."
    ),
    field("decimals", whole_number(0, 4), "Decimals in print.", "Decimales al imprimir."),
    optional(
        "baselines",
        several(_agreed_value(Baseline)),
        "Values before the compact.",
        "Valores antes del pacto.",
        (),
    ),
    optional("targets", several(_agreed_value(Target)), "Agreed values.", "Valores acordados.", ()),
    _PROVENANCE,
)
FRAMEWORK = Section(
    dict,
    field("format", choice(TextFormat), "Version of this format.", "Versión de este formato."),
    field("version", TEXT, "Version of the framework.", "Versión del marco."),
    optional(
        "adopted",
        DAY,
        "Day both governments adopted it; blank while a proposal.",
        "Día en que ambos gobiernos lo adoptaron; en blanco mientras sea propuesta.",
    ),
    field(
        "original",
        choice(Language),
        "Language in which the text was written.",
        "Idioma en que se escribió el texto.",
    ),
    field("compact", group(COMPACT), "The agreement.", "El acuerdo."),
    field("sources", coded(SOURCE), "Where things were read.", "Dónde se leyeron las cosas."),
    field("authorities", coded(AUTHORITY), "Who counts and acts.", "Quién cuenta y actúa."),
    field("calendars", coded(CALENDAR), "Ways to cut time.", "Maneras de dividir el tiempo."),
    field("places", group(PLACES), "The place list, pinned.", "La lista de lugares, fijada."),
    optional("disaggregations", coded(DISAGGREGATION), "Breakdowns.", "Desagregaciones.", {}),
    field("objectives", coded(OBJECTIVE), "Numbered aims.", "Objetivos numerados."),
    optional(
        "responsibilities",
        several(RESPONSIBILITY),
        "What bodies undertake.",
        "Lo que asumen las entidades.",
        (),
    ),
    field("indicators", coded(INDICATOR), "What is measured.", "Lo que se mide."),
)
