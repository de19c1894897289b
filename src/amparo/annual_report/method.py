"""The method: how a figure came about, what was withheld and why, and how to check it all."""

from __future__ import annotations

from collections.abc import Sequence

from amparo.annual_report import texts
from amparo.annual_report.selection import Material
from amparo.documents.content import (
    Block,
    Bullets,
    Column,
    Inline,
    Section,
    Table,
)
from amparo.framework.language import Text, same
from amparo.framework.statuses import WORDS, Status

FIGURES_TITLE = Text("How a figure is made", "Cómo se hace una cifra")
FIGURES = (
    Text(
        "Every figure has a number. The annex of figures says who counted it, for which period "
        "and place, since when it is known, by which rule it was made and from which source.",
        "Cada cifra tiene un número. El anexo de cifras dice quién la contó, de qué período y "
        "lugar, desde cuándo se conoce, con qué regla se hizo y de qué fuente proviene.",
    ),
    Text(
        "Figures of two authorities are shown side by side and never added.",
        "Las cifras de dos autoridades se muestran juntas y nunca se suman.",
    ),
    Text(
        "What may be added up is declared for each indicator, axis by axis; nothing else is added.",
        "Lo que puede sumarse se declara para cada indicador, eje por eje; nada más se suma.",
    ),
    Text(
        "A total that was reported is used as reported and never mixed with its parts; where "
        "they disagree, the difference is stated.",
        "Un total reportado se usa tal como se reportó y nunca se mezcla con sus partes; cuando "
        "no coinciden, se indica la diferencia.",
    ),
    Text(
        "Shares and rates are the quotient of two sums, computed exactly and rounded once, when "
        "printed, half away from zero.",
        "Las proporciones y tasas son el cociente de dos sumas, calculado con exactitud y "
        "redondeado una sola vez al imprimirse, alejándose del cero en los medios.",
    ),
    Text(
        "A figure that was published again counts as it was last known on the date of the "
        "report; the earlier one stays visible.",
        "Una cifra que volvió a publicarse cuenta como se conocía por última vez a la fecha del "
        "informe; la anterior sigue visible.",
    ),
)
STATUSES_TITLE = Text("Words for what is absent", "Palabras para lo que falta")
STATUS = Text("Status", "Situación")
MEANING = Text("Meaning", "Significado")
MEANINGS: dict[Status, Text] = {
    Status.REPORTED: Text("The number, zero included.", "El número, incluido el cero."),
    Status.NOT_REPORTED: Text(
        "Expected and not given. It is not zero.", "Se esperaba y no se entregó. No es cero."
    ),
    Status.NOT_APPLICABLE: Text(
        "The question does not arise there.", "La pregunta no se plantea en ese caso."
    ),
    Status.PARTIAL: Text(
        "Some of the numbers that make it are missing; it says how many.",
        "Faltan algunos de los números que la componen; se indica cuántos.",
    ),
    Status.UNDEFINED: Text(
        "A quotient whose denominator is zero.", "Un cociente cuyo denominador es cero."
    ),
    Status.WITHHELD: Text(
        "Kept back so that no child can be recognised. It is not zero.",
        "Se reserva para que no pueda reconocerse a ninguna niña, niño o adolescente. No es cero.",
    ),
}
CALENDARS_TITLE = Text("Calendars side by side", "Calendarios en paralelo")
CALENDAR = Text("Calendar", "Calendario")
FIRST_DAY = Text("A year begins on (month-day)", "El año comienza el (mes-día)")
POLICY_TITLE = Text("What is withheld, and why", "Qué se reserva y por qué")
VERIFY_TITLE = Text("How to verify", "Cómo verificar")
VERIFY = (
    Text(
        "The framework, the facts, the disclosure policy and the software version on the title "
        "page make this edition; the same four always give the same figures.",
        "El marco de resultados, los datos, la política de divulgación y la versión del programa "
        "que constan en la portada determinan esta edición; los mismos cuatro dan siempre las "
        "mismas cifras.",
    ),
    Text(
        "The command «amparo report verify» computes every figure again and compares.",
        "La orden «amparo report verify» calcula de nuevo cada cifra y la compara.",
    ),
)


def method_section(material: Material, statements: Sequence[Block]) -> Section:
    """Return the section ``method``."""
    sections = (
        _bulleted("how-figures", FIGURES_TITLE, FIGURES),
        Section("method-statuses", STATUSES_TITLE, (_statuses_table(),)),
        Section("method-calendars", CALENDARS_TITLE, (_calendars_table(material),)),
        _bulleted("withheld", POLICY_TITLE, material.inputs.policy.reasons),
        _bulleted("verify", VERIFY_TITLE, VERIFY),
    )
    return Section("method", texts.METHOD, tuple(statements), sections)


def _bulleted(name: str, title: Text, items: Sequence[Text]) -> Section:
    lines: tuple[tuple[Inline, ...], ...] = tuple((item,) for item in items)
    return Section(f"method-{name}", title, (Bullets(lines),))


def _statuses_table() -> Table:
    return Table(
        id="statuses",
        caption=STATUSES_TITLE,
        columns=(Column(STATUS, share=0.25), Column(MEANING, share=0.75)),
        rows=tuple(((WORDS[status],), (MEANINGS[status],)) for status in Status),
    )


def _calendars_table(material: Material) -> Table:
    return Table(
        id="calendars",
        caption=CALENDARS_TITLE,
        columns=(Column(CALENDAR), Column(FIRST_DAY)),
        rows=tuple(
            ((each.name,), (same(f"{each.first_month:02}-{each.first_day:02}"),))
            for each in material.framework.calendars.values()
        ),
    )
