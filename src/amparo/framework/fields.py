"""How the framework text is declared: fields, their kinds, and sections made of fields.

One declaration serves the reader, the checks of form and the reference documentation
(`framework.reference`). The declarations themselves are in `framework.sections`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from amparo.framework.language import Text, same
from amparo.framework.yaml_text import Reading


@dataclass(frozen=True, slots=True)
class Kind:
    """What a field can hold: its name for the documentation, and how it is read.

    Parameters
    ----------
    read : callable of (reading, key, required)
        Returns the value; None or empty where there is none.
    section : Section or None
        What it is made of, where it is not a single value.
    joint : str
        What stands between the field's name and those of its section: ``/``, ``/*/``.
    """

    name: Text
    read: Callable[[Reading, str, bool], Any]
    section: Section | None = None
    joint: str = "/"


@dataclass(frozen=True, slots=True)
class Field:
    """A key of the text.

    Parameters
    ----------
    default : Any
        The value where an optional field is absent or blank.
    """

    name: str
    kind: Kind
    meaning: Text
    required: bool = True
    default: Any = None


class Section:
    """A mapping of the text: its fields, and what is built of their values."""

    def __init__(self, build: Callable[..., Any], *fields: Field) -> None:
        self.build = build
        self.fields = fields

    def read(self, reading: Reading, **known: Any) -> Entry:
        """Read every field; `known` are values that do not stand in the mapping itself."""
        reading.only(*(field.name for field in self.fields))
        entry = Entry(reading, self.build, known)
        for field in self.fields:
            before = len(reading.origin.issues)
            entry[field.name] = _read(field, reading)
            if len(reading.origin.issues) > before:
                entry.wrong.add(field.name)
        entry.wrong |= reading.excused
        return entry


class Entry(dict[str, Any]):
    """The values of a mapping by field; None or empty where the value is wrong.

    Checks of meaning look at entries, so that a mistake in one field hides none in another.
    `wrong` names the fields of which an issue was said already: a check leaves them alone.
    """

    def __init__(self, reading: Reading, build: Callable[..., Any], values: dict[str, Any]) -> None:
        super().__init__(values)
        self.reading = reading
        self.build = build
        self.wrong: set[str] = set()

    def built(self) -> Any:
        """Build the value of this entry and all entries in it; only where nothing is wrong."""
        return self.build(**{name: _built(value) for name, value in self.items()})


def field(
    name: str, kind: Kind, en: str, es: str, required: bool = True, default: Any = None
) -> Field:
    """Declare a field with its meaning in both languages."""
    return Field(name, kind, Text(en, es), required, default)


def optional(name: str, kind: Kind, en: str, es: str, default: Any = None) -> Field:
    """Declare a field that may be absent or blank, and what it is then."""
    return Field(name, kind, Text(en, es), False, default)


TEXT = Kind(Text("text", "texto"), Reading.text)
BILINGUAL = Kind(Text("`{en: ..., es: ...}`", "`{en: ..., es: ...}`"), Reading.bilingual)
BILINGUALS = Kind(
    Text("list of `{en: ..., es: ...}`", "lista de `{en: ..., es: ...}`"), Reading.bilinguals
)
CODE = Kind(
    Text("code: letters, digits, `_ . -`", "código: letras, dígitos, `_ . -`"), Reading.code
)
FLAG = Kind(Text("`yes` or `no`", "`yes` (sí) o `no`"), Reading.flag)
DAY = Kind(Text("day, `2024-06-30`", "fecha, `2024-06-30`"), Reading.day)
DECIMAL = Kind(
    Text("number, at most 4 decimals: `1234.5`", "número, máximo 4 decimales: `1234.5`"),
    Reading.decimal,
)
ADDRESS = Kind(Text("web address", "dirección web"), Reading.address)


def whole_number(least: int, most: int) -> Kind:
    """Return the kind of whole numbers from `least` to `most`."""

    def read(reading: Reading, key: str, required: bool) -> int | None:
        return reading.whole_number(key, required, least=least, most=most)

    return Kind(
        Text(f"whole number, {least} to {most}", f"número entero, de {least} a {most}"), read
    )


def choice(among: Iterable[StrEnum]) -> Kind:
    """Return the kind of values that are one of `among`."""
    members = tuple(among)

    def read(reading: Reading, key: str, required: bool) -> Any:
        return reading.choice(key, members, required)

    return Kind(same(", ".join(f"`{member}`" for member in members)), read)


def reference(noun: str) -> Kind:
    """Return the kind of a code that stands in another part of the text."""

    def read(reading: Reading, key: str, required: bool) -> str | None:
        return reading.reference(key, noun, required)

    return Kind(Text(f"a code of `{noun}`", f"un código de `{noun}`"), read)


def references(noun: str) -> Kind:
    """Return the kind of a list of codes that stand in another part of the text."""

    def read(reading: Reading, key: str, required: bool) -> tuple[str, ...]:
        return reading.code_list(key, noun, required)

    return Kind(Text(f"list of codes of `{noun}`", f"lista de códigos de `{noun}`"), read)


def group(section: Section) -> Kind:
    """Return the kind of a mapping."""

    def read(reading: Reading, key: str, required: bool) -> Entry | None:
        inner = reading.mapping(key, required)
        return None if inner is None else section.read(inner)

    return Kind(Text("keys with values", "claves con valores"), read, section)


def several(section: Section) -> Kind:
    """Return the kind of a list of mappings."""

    def read(reading: Reading, key: str, required: bool) -> tuple[Entry, ...]:
        return tuple(section.read(inner) for inner in reading.mappings(key, required))

    return Kind(
        Text("list of keys with values", "lista de claves con valores"), read, section, "/-/"
    )


def coded(section: Section) -> Kind:
    """Return the kind of mappings by their code; the code becomes a value of the entry."""

    def read(reading: Reading, key: str, required: bool) -> dict[str, Entry]:
        entries = reading.entries(key, required)
        return {code: section.read(inner, code=code) for code, inner in entries.items()}

    name = Text("codes, each with keys and values", "códigos, cada uno con claves y valores")
    return Kind(name, read, section, "/*/")


def _read(field: Field, reading: Reading) -> Any:
    value = field.kind.read(reading, field.name, field.required)
    return value if value or reading.has(field.name) else field.default


def _built(value: Any) -> Any:
    if isinstance(value, Entry):
        return value.built()
    if isinstance(value, tuple):
        return tuple(_built(item) for item in value)
    if isinstance(value, dict):
        return {code: _built(item) for code, item in value.items()}
    return value
