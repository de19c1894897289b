"""YAML as nodes that know their line: every scalar is text, nothing is resolved or built.

Aliases, anchors, tags and duplicate keys are issues. What the nodes mean is read with
`framework.yaml_text`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from amparo.framework import yaml_issues as kinds
from amparo.framework.issues import Issue, IssueKind, Location
from amparo.framework.language import Text

LARGEST = 2_000_000
DEEPEST = 24

_FORBIDDEN = re.compile(
    "[^\\t\\n\\r\\x20-\\x7e\\x85\\xa0-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\\U00010000-\\U0010ffff]"
)
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml where PyYAML has it

_GENERAL_ADVICE = Text(
    "Check the indentation, colons, brackets and quotes of this line and of the one above.",
    "Revise la sangría, los dos puntos, los corchetes y las comillas de esta línea y de la "
    "anterior.",
)
_UNCLOSED = Text(
    "The quote or bracket that opens here is not closed rightly.",
    "La comilla o el corchete que se abre aquí no se cierra bien.",
)
_ADVICE = {
    "mapping values are not allowed": Text(
        'A value that holds ": " must stand in quotes.',
        "Un valor que contiene «: » debe ir entre comillas.",
    ),
    "cannot start any token": Text(
        "Indent with spaces, not with tabs; put values that begin with @, % or ` in quotes.",
        "Use espacios y no tabulaciones para la sangría; ponga entre comillas los valores que "
        "empiezan por @, % o `.",
    ),
    "could not find expected ':'": Text(
        'Write "key: value", with a space after the colon.',
        "Escriba «clave: valor», con un espacio después de los dos puntos.",
    ),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Line and column, counted from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as written. `refused`: an issue was said already, so expect nothing of it."""

    text: str
    place: Place
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: list[Node]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values; `keys` keeps where each key stands."""

    values: dict[str, Node]
    keys: dict[str, Place]
    place: Place


Node = Scalar | Sequence | Mapping


@dataclass(slots=True)
class _Building:
    """A list or mapping whose end is not read yet."""

    node: Sequence | Mapping
    key: Scalar | None = None


@dataclass(slots=True)
class _Composer:
    file: str
    issues: list[Issue]
    open: list[_Building] = field(default_factory=list)
    root: Node | None = None

    def say(self, kind: IssueKind, place: Place, **words: Text | str | int) -> None:
        self.issues.append(kind.at(Location(self.file, place.line, place.column), **words))

    def compose(self, text: str) -> None:
        documents = 0
        for event in _events(text):
            place = _place(event.start_mark)
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.say(kinds.TWO_DOCUMENTS, place)
                    return
            elif len(self.open) > DEEPEST:
                self.say(kinds.TOO_DEEP, place, limit=DEEPEST)
                self.root = None
                return
            elif isinstance(event, yaml.CollectionEndEvent):
                self.put(self.open.pop().node)
            elif isinstance(event, yaml.NodeEvent):
                self.take(event, place)

    def take(self, event: Any, place: Place) -> None:
        if isinstance(event, yaml.AliasEvent):
            self.say(kinds.ALIAS, place, name=str(event.anchor))
            self.put(Scalar("", place, refused=True))
            return
        if event.anchor:
            self.say(kinds.ANCHOR, place, name=event.anchor)
        if event.tag:
            self.say(kinds.TAG, place, name=event.tag)
        if isinstance(event, yaml.ScalarEvent):
            self.put(Scalar(event.value, place))
        elif isinstance(event, yaml.MappingStartEvent):
            self.open.append(_Building(Mapping({}, {}, place)))
        else:
            self.open.append(_Building(Sequence([], place)))

    def put(self, node: Node) -> None:
        """Put a whole node where it belongs: in the list or mapping that is open, or on top."""
        if not self.open:
            self.root = node
            return
        building = self.open[-1]
        if isinstance(building.node, Sequence):
            building.node.items.append(node)
        elif building.key is not None:
            self.put_value(building.node, building.key, node)
            building.key = None
        elif isinstance(node, Scalar):
            building.key = node
        else:
            self.say(kinds.KEY_NOT_TEXT, node.place)
            building.key = Scalar("", node.place, refused=True)

    def put_value(self, mapping: Mapping, key: Scalar, value: Node) -> None:
        if key.refused:
            return
        if key.text in mapping.keys:
            first = mapping.keys[key.text].line
            self.say(kinds.DUPLICATE_KEY, key.place, key=quotable(key.text), line=first)
            return
        mapping.keys[key.text] = key.place
        mapping.values[key.text] = value


def compose(content: bytes, file: str, issues: list[Issue]) -> Node | None:
    """Return the text's root node; None where the text cannot be read, with the reason said.

    Parameters
    ----------
    content : bytes
        UTF-8 without byte order mark, at most `LARGEST` bytes, nested at most `DEEPEST` deep.
    file : str
        How the issues call it.
    issues : list
        What is wrong is appended here.
    """
    text = _decoded(content, file, issues)
    if text is None:
        return None
    composer, before = _Composer(file, issues), len(issues)
    try:
        composer.compose(text)
    except yaml.MarkedYAMLError as error:
        mark, advice = _mark_and_advice(error)
        composer.say(kinds.UNREADABLE, _place(mark), advice=advice)
        return None
    if composer.root is None and len(issues) == before:
        issues.append(kinds.EMPTY_FILE.at(Location(file, 1, 1)))
    return composer.root


def quotable(value: str) -> str:
    """Return `value` short enough to be quoted in a sentence."""
    return value if len(value) <= _QUOTED else f"{value[:_QUOTED]}..."


_QUOTED = 60


def _decoded(content: bytes, file: str, issues: list[Issue]) -> str | None:
    if len(content) > LARGEST:
        words = {"size": len(content), "limit": LARGEST}
        issues.append(kinds.FILE_TOO_LARGE.at(Location(file), **words))
        return None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        issues.append(kinds.NOT_UTF8.at(_location(file, before)))
        return None
    if text.startswith("\ufeff"):
        issues.append(kinds.BYTE_ORDER_MARK.at(Location(file, 1, 1)))
        return None
    if found := _FORBIDDEN.search(text):
        character = f"U+{ord(found[0]):04X}"
        location = _location(file, text[: found.start()])
        issues.append(kinds.CONTROL_CHARACTER.at(location, character=character))
        return None
    return text


def _events(text: str) -> Iterator[Any]:
    return iter(yaml.parse(text, Loader=_LOADER))


def _location(file: str, before: str) -> Location:
    return Location(file, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _place(mark: Any) -> Place:
    return Place(mark.line + 1, mark.column + 1)


def _mark_and_advice(error: yaml.MarkedYAMLError) -> tuple[Any, Text]:
    """Return where the mistake was made (an open quote: where it opens) and what to do."""
    context, problem = str(error.context), str(error.problem)
    if "quoted scalar" in context or "flow " in context:
        return error.context_mark, _UNCLOSED
    advice = next((text for words, text in _ADVICE.items() if words in problem), _GENERAL_ADVICE)
    return error.problem_mark, advice
