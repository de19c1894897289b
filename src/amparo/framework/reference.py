"""The reference of the framework text's fields, from the declarations that the reader uses."""

from __future__ import annotations

from collections.abc import Iterator

from amparo.framework.fields import Field, Section
from amparo.framework.language import Language, Text
from amparo.framework.sections import FRAMEWORK

_TITLE = Text("Fields of the framework text", "Campos del texto del marco de resultados")
_INTRODUCTION = Text(
    "The framework text is a UTF-8 YAML file. Every value is read as text and then as what the "
    "field holds; keys that are not listed here are errors. `*` stands for a code, `-` for each "
    "entry of a list. A text in two languages may add `original: en` or `original: es`.",
    "El texto del marco de resultados es un archivo YAML en UTF-8. Todo valor se lee como texto "
    "y luego como lo que admite el campo; las claves que no figuran aquí son errores. `*` "
    "representa un código y `-`, cada elemento de una lista. Un texto en dos idiomas puede "
    "agregar `original: en` u `original: es`.",
)
_HEADS = Text(
    "| Field | Meaning | Allowed values | Required |",
    "| Campo | Significado | Valores admitidos | Obligatorio |",
)
_REQUIRED = {True: Text("yes", "sí"), False: Text("no", "no")}


def render_reference() -> str:
    """Return the reference page in both languages, as Markdown."""
    parts = []
    for level, language in (("#", Language.EN), ("##", Language.ES)):
        title = f"{level} {_TITLE.read(language)}"
        parts += [title, _INTRODUCTION.read(language), field_reference(language)]
    return "\n\n".join(parts)


def field_reference(language: Language = Language.EN) -> str:
    """Return the table of every field: meaning, allowed values, whether it is required."""
    lines = [_HEADS.read(language), "|---|---|---|---|"]
    for path, field in _fields("", FRAMEWORK):
        texts = field.meaning, field.kind.name, _REQUIRED[field.required]
        cells = (f"`{path}`", *(text.read(language) for text in texts))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _fields(path: str, section: Section) -> Iterator[tuple[str, Field]]:
    for field in section.fields:
        yield f"{path}{field.name}", field
        if field.kind.section is not None:
            yield from _fields(f"{path}{field.name}{field.kind.joint}", field.kind.section)
