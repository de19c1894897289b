"""A document that holds every kind of block and every status, for tests of the renderers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from amparo.documents.content import (
    Bullets,
    Chart,
    Citation,
    Column,
    ColumnKind,
    Document,
    Figure,
    FigureReference,
    KeyFigure,
    KeyFigures,
    Link,
    Mark,
    Notice,
    NoticeKind,
    Paragraph,
    Section,
    Strong,
    Table,
)
from amparo.framework.indicators import Unit
from amparo.framework.language import Language, Text, same
from amparo.framework.objectives import Source
from amparo.framework.statuses import Status

PERSONS = Unit("persons", Text("persons", "personas"))
PERCENT = Unit("percent", Text("percent", "por ciento"))
PESOS = Unit("cop", Text("Colombian pesos", "pesos colombianos"), "COP")

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'width="640" height="260" viewBox="0 0 640 260"><defs><clipPath id="clip0">'
    '<rect x="0" y="0" width="640" height="260"/></clipPath></defs>'
    '<g clip-path="url(#clip0)"><rect x="40" y="60" width="80" height="160" fill="#0b5566"/>'
    '<text x="40" y="40" font-family="Source Sans Pro" font-size="14">2024</text></g></svg>'
)


def a_figure(
    number: int, value: str | None, status: Status = Status.REPORTED, **changes: object
) -> Figure:
    """Return figure `number`; what is not given is a count of persons."""
    fields: dict[str, object] = {
        "number": number,
        "indicator": "2.1",
        "title": Text("Victims identified", "Víctimas identificadas"),
        "status": status,
        "value": None if value is None else Decimal(value),
        "unit": PERSONS,
        "decimals": 0,
        "authority": Text("Ministry of the Interior", "Ministerio del Interior"),
        "period": same("2024"),
        "place": same("Colombia"),
        "breakdown": None,
        "known_from": date(2025, 4, 30),
        "rule": Text("As reported.", "Según lo reportado."),
        "sources": ("tip-2025",),
    }
    return Figure(**(fields | changes))  # type: ignore[arg-type]


FIGURES = (
    a_figure(1, "1234"),
    a_figure(
        2, "45.25", unit=PERCENT, decimals=1, title=Text("Share of girls", "Proporción de niñas")
    ),
    a_figure(3, "1234567890.5", unit=PESOS, decimals=2),
    a_figure(4, "0", breakdown=Text("Sex: girls; Age: 12-17", "Sexo: niñas; Edad: 12-17")),
    a_figure(5, None, Status.NOT_REPORTED),
    a_figure(6, None, Status.NOT_APPLICABLE),
    a_figure(7, None, Status.WITHHELD),
    a_figure(8, None, Status.UNDEFINED, unit=PERCENT),
    a_figure(
        9,
        "321",
        Status.PARTIAL,
        coverage=Text("2 of 3 partners", "2 de 3 socios"),
        note=Text("A later figure exists.", "Existe una cifra posterior."),
        rule=Text("Sum over departments.", "Suma por departamentos."),
    ),
    a_figure(10, "77", Status.PARTIAL, known_from=None, sources=()),
    a_figure(11, "-15.5", decimals=1),
    a_figure(12, "8"),
)


def refer(number: int, with_unit: bool = False) -> FigureReference:
    return FigureReference(number, with_unit)


TABLE = Table(
    "table-victims",
    Text("Victims identified, by authority", "Víctimas identificadas, por autoridad"),
    (
        Column(Text("Authority", "Autoridad")),
        Column(same("2023"), ColumnKind.NUMBER),
        Column(same("2024"), ColumnKind.NUMBER),
        Column(Text("Published", "Publicación"), ColumnKind.DATE),
        Column(Text("Remarks", "Observaciones")),
    ),
    (
        (
            (Text("Interior", "Interior"),),
            (refer(1),),
            (refer(9),),
            (Text("April 2025", "abril de 2025"),),
            (),
        ),
        (
            (same("ICBF"),),
            (refer(5),),
            (refer(6),),
            (),
            (Text("Differs from ", "Difiere de "), refer(1), Text(" and ", " y "), refer(12)),
        ),
        (
            (Text("Prosecutor", "Fiscalía"),),
            (refer(3, with_unit=True), Mark(Text("revised", "revisado"), "caution")),
            (refer(4),),
            (),
            (Strong(Text("Final", "Definitiva")),),
        ),
    ),
    ((Text("Zero is a number. ", "Cero es una cifra. "), Citation("law-985")),),
)

CHART = Chart(
    "chart-victims",
    Text("Victims by year", "Víctimas por año"),
    Text("The number rises every year.", "El número sube cada año."),
    {Language.EN: {}, Language.ES: {}},
    "table-victims",
)

SHARES = Table(
    "table-shares",
    Text("Shares", "Proporciones"),
    (
        Column(Text("Category", "Categoría"), share=0.6),
        Column(Text("Share", "Proporción"), ColumnKind.NUMBER, share=0.4),
    ),
    ((((Text("Girls", "Niñas")),), (refer(2, with_unit=True),)),),
)

SECTIONS = (
    Section(
        "summary",
        Text("Summary", "Resumen"),
        (
            KeyFigures(
                (
                    KeyFigure(
                        refer(1),
                        Text("victims identified", "víctimas identificadas"),
                        (Text("Not reported by ", "No reportado por "), Strong(same("ICBF"))),
                    ),
                    KeyFigure(refer(2, with_unit=True), Text("were girls", "eran niñas")),
                    KeyFigure(refer(5), Text("convictions", "condenas")),
                )
            ),
            Paragraph(
                (
                    Text("The Ministry counted ", "El Ministerio contó "),
                    refer(1, with_unit=True),
                    Text(", of them ", ", de ellas "),
                    refer(9),
                    Text(" by partners ", " por socios "),
                    Citation("tip-2025"),
                    Text(". See ", ". Véase "),
                    Link(Text("the table", "la tabla"), "#table-victims"),
                    Text(" or ", " o "),
                    Link(Text("the law", "la ley"), "https://example.org/law?a=1&b=2"),
                    Text(". ", ". "),
                    Mark(Text("proposed", "propuesta")),
                    Link(Text(" never this", " nunca esto"), "javascript:alert(1)"),
                )
            ),
            Notice(
                NoticeKind.CAUTION,
                Text("Two authorities differ", "Dos autoridades difieren"),
                (Text("They are never added: ", "Nunca se suman: "), refer(11)),
            ),
        ),
    ),
    Section(
        "progress",
        Text("Progress toward goals", "Avance hacia las metas"),
        (
            Bullets(
                (
                    (Text("Withheld: ", "Reservado: "), refer(7)),
                    (Text("Undefined: ", "Sin definir: "), refer(8), Text(" or ", " o "), refer(6)),
                )
            ),
        ),
        (
            Section(
                "objective-1",
                Text("Objective 1", "Objetivo 1"),
                (TABLE, CHART, SHARES),
                (
                    Section(
                        "indicator-2.1",
                        Text("Victims identified", "Víctimas identificadas"),
                        (
                            Notice(
                                NoticeKind.NOT_SUPPLIED,
                                Text("Not supplied", "No suministrado"),
                                (Text("Nobody wrote this yet.", "Nadie ha escrito esto todavía."),),
                            ),
                            Paragraph((refer(10), same(" + "), refer(3, with_unit=True))),
                        ),
                    ),
                ),
            ),
        ),
    ),
)

SOURCES = {
    "tip-2025": Source(
        "tip-2025",
        Text("Trafficking in Persons Report 2025", "Informe sobre la trata de personas 2025"),
        "US Department of State",
        date(2025, 9, 29),
        Text("Stated by the source.", "Lo dice la fuente."),
        "https://example.org/reports/2025-trafficking-in-persons-report/colombia/",
    ),
    "law-985": Source(
        "law-985",
        Text("Law 985 of 2005", "Ley 985 de 2005"),
        "Congreso de la República",
        date(2005, 8, 26),
        Text("Stated by the source.", "Lo dice la fuente."),
    ),
    "mail": Source(
        "mail",
        Text("A letter", "Una carta"),
        "ICBF",
        date(2024, 1, 2),
        Text("Assumed.", "Se supone."),
        "file:///letter",
    ),
}

DOCUMENT = Document(
    title=Text(
        "Child Protection Compact: annual report 2025",
        "Pacto de Protección de la Niñez: informe anual 2025",
    ),
    subtitle=Text("United States and Colombia", "Estados Unidos y Colombia"),
    publisher=Text("The two governments", "Los dos gobiernos"),
    dated=date(2026, 3, 31),
    statement=(
        (Text("Edition", "Edición"), same("2025-1")),
        (Text("Framework hash", "Huella del marco"), same("3f" * 32)),
    ),
    banner=Text("Not cleared by the governments", "Sin aprobación de los gobiernos"),
    sections=SECTIONS,
    figures=FIGURES,
    sources=SOURCES,
)

DRAWINGS = {"chart-victims": SVG}
