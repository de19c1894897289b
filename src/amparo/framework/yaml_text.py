"""Reading a YAML text line by line with all its mistakes: the framework, figure rules, statements.

`read_yaml` gives a `Reading`: one mapping of the text. Its accessors return the value of a
key, or None (nothing, for lists) after appending an issue that names line and column::

    issues: list[Issue] = []
    known = {"indicators": framework.indicators, "sources": framework.sources}
    text = read_yaml(content, "figure_rules.yaml", issues, known)
    for rule in text.mappings("rules") if text else []:
        rule.only("measure", "indicator", "since", "provenance")
        measure = rule.code("measure")  # str | None
        indicator = rule.reference("indicator", "indicators")  # checked against `known`
        since = rule.day("since", required=False)  # blank or absent is fine: None
        provenance = rule.provenance("provenance")

Read everything first, then look whether `issues.errors(issues)` is empty: only then is every
value there. One mistake gives one issue. Every scalar is text to YAML: ``no`` is not false,
``010`` is not eight.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from amparo.framework import yaml_issues as kinds
from amparo.framework.issues import Issue, IssueKind, Location, nearest, offer
from amparo.framework.language import Language, Text
from amparo.framework.objectives import Provenance
from amparo.framework.yaml_nodes import Mapping as MappingNode
from amparo.framework.yaml_nodes import Node, Place, Scalar, Sequence, compose, quotable
from amparo.framework.yaml_values import (
    address_from_text,
    code_from_text,
    day_from_text,
    decimal_from_text,
    whole_number_from_text,
)

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")

_FLAGS = {"yes": True, "no": False}
_LANGUAGE_NAMES = {Language.EN: Text("English", "inglés"), Language.ES: Text("Spanish", "español")}
_MOST = 999_999_999

Known = Mapping[str, Collection[str]]
"""The codes that references may name, by noun: ``{"sources": {"tip_2017", ...}}``.

A reference to a noun that is not in it is not checked."""


def read_yaml(
    content: bytes,
    file: str,
    issues: list[Issue],
    known: Known | None = None,
    original: Language = Language.EN,
) -> Reading | None:
    """Read a YAML text whose root is a mapping.

    Parameters
    ----------
    content : bytes
        Any bytes; nothing about them is trusted.
    file : str
        How issues call the file.
    issues : list of Issue
        Everything wrong, here and in all later reading, is appended to it.
    known : mapping of noun to codes
        What references may name.
    original : Language
        In which language a bilingual text was written that does not say so itself.

    Returns
    -------
    Reading or None
        None where the text is not readable at all; the reason is in `issues`.
    """
    node = compose(content, file, issues)
    if node is None:
        return None
    if _is_blank(node):
        issues.append(kinds.EMPTY_FILE.at(Location(file, 1, 1)))
        return None
    if not isinstance(node, MappingNode):
        issues.append(kinds.NOT_MAPPING.at(_location(file, node.place, ""), key=file))
        return None
    return Reading(node, Origin(file, issues, known or {}, original), Place(1, 1))


class Origin:
    """What all readings of one text share: its file, its issues, the codes it may refer to."""

    def __init__(self, file: str, issues: list[Issue], known: Known, original: Language) -> None:
        self.file = file
        self.issues = issues
        self.known = known
        self.original = original


class Reading:
    """One mapping of a YAML text.

    Accessors take the key and say a missing, blank or wrong value as an issue once. With
    ``required=False`` a key may be absent or blank.
    """

    def __init__(self, node: MappingNode, origin: Origin, place: Place, path: str = "") -> None:
        self._node = node
        self._excused: set[str] = set()
        self.origin = origin
        self.place = place
        self.path = path

    def keys(self) -> list[str]:
        """Return the keys in the order of the text."""
        return list(self._node.values)

    @property
    def excused(self) -> frozenset[str]:
        """Keys whose absence was said, or is explained by a misspelt key."""
        return frozenset(self._excused)

    def words(self, key: str) -> str:
        """Return the text of `key` as written, or blank; says no issue."""
        node = self._node.values.get(key)
        return node.text.strip() if isinstance(node, Scalar) else ""

    def codes(self, key: str) -> list[str] | None:
        """Return the keys of the mapping in `key`, or None if it is none; says no issue."""
        node = self._node.values.get(key)
        return list(node.values) if isinstance(node, MappingNode) else None

    def has(self, key: str) -> bool:
        """Whether `key` is there and not blank (it may still be wrong)."""
        node = self._node.values.get(key)
        return node is not None and not _is_blank(node)

    def location(self, key: str | None = None) -> Location:
        """Return where `key` stands, or where this mapping stands."""
        path = self.path if key is None else _joined(self.path, key)
        place = self.place if key is None else self._node.keys.get(key, self.place)
        return _location(self.origin.file, place, path)

    def say(self, kind: IssueKind, key: str | None = None, /, **words: Text | str | int) -> None:
        """Append an issue of `kind` at the value of `key`, or at this mapping."""
        node = None if key is None else self._node.values.get(key)
        if isinstance(node, Scalar) and key is not None:
            self._say_at(node, key, kind, **words)
        else:
            self.origin.issues.append(kind.at(self.location(key), **words))

    def say_at_item(
        self, kind: IssueKind, key: str, index: int, /, **words: Text | str | int
    ) -> None:
        """Append an issue of `kind` at item `index` (from 0) of the list `key`."""
        self._say_at(self._items(key, True)[index], key, kind, **words)

    def only(self, *names: str) -> None:
        """Say every key that is not among `names`; its likely target is not said missing."""
        for key in self.keys():
            if key not in names:
                absent = [name for name in names if name not in self._node.values]
                if near := nearest(key, absent):
                    self._excused.add(near)
                words = quotable(key)
                self.origin.issues.append(
                    kinds.UNKNOWN_KEY.at(self.location(key), key=words, offer=offer(key, names))
                )

    def text(self, key: str, required: bool = True) -> str | None:
        """Return the text of `key`, without space around it."""
        node = self._value(key, required)
        if node is None:
            return None
        if not isinstance(node, Scalar):
            self._say_at(node, key, kinds.NOT_TEXT, key=key)
            return None
        return node.text.strip()

    def code(self, key: str, required: bool = True) -> str | None:
        """Return the code in `key`: letters, digits, ``_``, ``.`` and ``-``."""
        return self._parsed(key, required, code_from_text, kinds.BAD_CODE)

    def flag(self, key: str, required: bool = True) -> bool | None:
        """Return True for ``yes``, False for ``no``."""
        return self._parsed(key, required, _FLAGS.get, kinds.BAD_FLAG)

    def whole_number(
        self, key: str, required: bool = True, *, least: int = 0, most: int = _MOST
    ) -> int | None:
        """Return the whole number in `key`, between `least` and `most`."""

        def parse(value: str) -> int | None:
            number = whole_number_from_text(value)
            return number if number is not None and least <= number <= most else None

        kind = kinds.BAD_WHOLE_NUMBER
        return self._parsed(key, required, parse, kind, least=least, most=most)

    def decimal(self, key: str, required: bool = True) -> Decimal | None:
        """Return the number in `key`: a point before at most four decimals, no separators."""
        return self._parsed(key, required, decimal_from_text, kinds.BAD_DECIMAL)

    def day(self, key: str, required: bool = True) -> date | None:
        """Return the day in `key`, written as ISO 8601: ``2024-06-30``."""
        return self._parsed(key, required, day_from_text, kinds.BAD_DAY)

    def address(self, key: str, required: bool = True) -> str | None:
        """Return the web address in `key`."""
        return self._parsed(key, required, address_from_text, kinds.BAD_ADDRESS)

    def choice(self, key: str, among: Iterable[E], required: bool = True) -> E | None:
        """Return the member of `among` (an enumeration, or some of its members) in `key`."""
        members = {member.value: member for member in among}
        return self._parsed(key, required, members.get, kinds.BAD_CHOICE, members)

    def reference(self, key: str, noun: str, required: bool = True) -> str | None:
        """Return the code in `key`, which must be one of the known codes of `noun`."""

        def parse(value: str) -> str | None:
            return value if self._knows(noun, value) else None

        codes = self.origin.known.get(noun, ())
        return self._parsed(key, required, parse, kinds.UNKNOWN_REFERENCE, codes, noun=noun)

    def bilingual(self, key: str, required: bool = True) -> Text | None:
        """Return the text of `key` in both languages: ``{en: ..., es: ..., original: en|es}``."""
        node = self._value(key, required)
        if node is None:
            return None
        if not isinstance(node, MappingNode):
            self._say_at(node, key, kinds.NOT_BILINGUAL, key=key)
            return None
        return self._inner(node, key, self._node.keys[key])._words(key)

    def bilinguals(self, key: str, required: bool = True) -> tuple[Text, ...]:
        """Return the list of bilingual texts in `key`."""
        readings = self.mappings(key, required)
        texts = [reading._words(key) for reading in readings]
        return tuple(text for text in texts if text is not None)

    def code_list(
        self, key: str, noun: str | None = None, required: bool = True
    ) -> tuple[str, ...]:
        """Return the list of codes in `key`, known ones of `noun` if given, none twice."""
        found: dict[str, None] = {}
        for item in self._items(key, required):
            if not isinstance(item, Scalar):
                self._say_at(item, key, kinds.NOT_TEXT, key=key)
            elif not item.refused and self._is_good_item(item, key, noun, found):
                found[item.text] = None
        return tuple(found)

    def mapping(self, key: str, required: bool = True) -> Reading | None:
        """Return the mapping in `key`."""
        node = self._value(key, required)
        if node is None:
            return None
        if not isinstance(node, MappingNode):
            self._say_at(node, key, kinds.NOT_MAPPING, key=key)
            return None
        return self._inner(node, key, self._node.keys[key])

    def mappings(self, key: str, required: bool = True) -> list[Reading]:
        """Return the list of mappings in `key`."""
        found = []
        for number, item in enumerate(self._items(key, required), start=1):
            if isinstance(item, MappingNode):
                found.append(self._inner(item, f"{key}/{number}", item.place))
            elif not (isinstance(item, Scalar) and item.refused):
                self._say_at(item, key, kinds.NOT_MAPPING, key=key)
        return found

    def entries(self, key: str, required: bool = True) -> dict[str, Reading]:
        """Return the mappings in `key` by their code, a code being a key like any other."""
        inner = self.mapping(key, required)
        if inner is None:
            return {}
        found = {}
        for code in inner.keys():  # noqa: SIM118 - a Reading is not a mapping
            if not code_from_text(code):
                location = inner.location(code)
                self.origin.issues.append(kinds.BAD_CODE.at(location, value=quotable(code)))
            elif (entry := inner.mapping(code)) is not None:
                found[code] = entry
        return found

    def provenance(self, key: str = "provenance", required: bool = True) -> Provenance | None:
        """Return where a statement comes from: at least one source, or marked a proposal."""
        reading = self.mapping(key, required)
        if reading is None:
            return None
        reading.only("sources", "proposal", "note")
        sources = reading.code_list("sources", "sources", required=False)
        proposal = reading.flag("proposal", required=False)
        note = reading.bilingual("note", required=False)
        says_no = proposal is False or not reading.has("proposal")
        if says_no and not reading.has("sources") and not reading._excused:
            reading.say(kinds.NO_PROVENANCE)
        return Provenance(sources, bool(proposal), note)

    def _words(self, key: str) -> Text | None:
        """Read this mapping as a bilingual text that is called `key`."""
        self.only("en", "es", "original")
        words = {language: self.text(language, required=False) for language in Language}
        original = self.choice("original", Language, required=False) or self.origin.original
        misspelt = not {"en", "es", "original"}.issuperset(self.keys())
        for code, name in _LANGUAGE_NAMES.items():
            if not self.has(code) and not misspelt:
                self.say(kinds.LANGUAGE_MISSING, code, key=key, language=name, code=code)
        english, spanish = words[Language.EN], words[Language.ES]
        return Text(english, spanish, original) if english and spanish else None

    def _value(self, key: str, required: bool) -> Node | None:
        """Return the node of `key` unless absent, blank or refused; say what is required."""
        node = self._node.values.get(key)
        if node is None:
            if required and key not in self._excused:
                self._excused.add(key)
                self.origin.issues.append(kinds.MISSING_KEY.at(self.location(key), key=key))
            return None
        if isinstance(node, Scalar) and node.refused:
            return None
        if _is_blank(node):
            if required:
                location = self.location(key)
                self.origin.issues.append(kinds.BLANK_VALUE.at(location, key=key))
            return None
        return node

    def _items(self, key: str, required: bool) -> list[Node]:
        node = self._value(key, required)
        if node is None:
            return []
        if not isinstance(node, Sequence):
            self._say_at(node, key, kinds.NOT_LIST, key=key)
            return []
        return node.items

    def _is_good_item(
        self, item: Scalar, key: str, noun: str | None, found: Collection[str]
    ) -> bool:
        value = quotable(item.text)
        if not code_from_text(item.text):
            self._say_at(item, key, kinds.BAD_CODE, value=value)
        elif item.text in found:
            self._say_at(item, key, kinds.REPEATED_ITEM, key=key, value=value)
        elif noun is not None and not self._knows(noun, item.text):
            words = offer(item.text, self.origin.known[noun])
            self._say_at(item, key, kinds.UNKNOWN_REFERENCE, value=value, noun=noun, offer=words)
        else:
            return True
        return False

    def _knows(self, noun: str, code: str) -> bool:
        return noun not in self.origin.known or code in self.origin.known[noun]

    def _inner(self, node: MappingNode, key: str, place: Place) -> Reading:
        return Reading(node, self.origin, place, _joined(self.path, key))

    def _say_at(self, node: Node, key: str, kind: IssueKind, /, **words: Text | str | int) -> None:
        location = _location(self.origin.file, node.place, _joined(self.path, key))
        self.origin.issues.append(kind.at(location, **words))

    def _parsed(
        self,
        key: str,
        required: bool,
        parse: Callable[[str], T | None],
        kind: IssueKind,
        offered: Iterable[str] = (),
        /,
        **words: Text | str | int,
    ) -> T | None:
        """Return what `parse` makes of the text of `key`; say an issue where it makes nothing."""
        value = self.text(key, required)
        parsed = None if value is None else parse(value)
        if value is not None and parsed is None:
            remedy = offer(value, offered)
            self.say(kind, key, key=key, value=quotable(value), offer=remedy, **words)
        return parsed


def _is_blank(node: Node) -> bool:
    if isinstance(node, Scalar):
        return not node.text.strip() and not node.refused
    return not (node.items if isinstance(node, Sequence) else node.values)


def _joined(path: str, key: str) -> str:
    return f"{path}/{quotable(key)}" if path else quotable(key)


def _location(file: str, place: Place, path: str) -> Location:
    return Location(file, place.line, place.column, field=path or None)
