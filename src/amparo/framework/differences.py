"""What differs between two framework texts, told by path: added, removed, changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from amparo.framework.disaggregations import Category
from amparo.framework.indicators import Component, Rule
from amparo.framework.language import Language, Text, same
from amparo.framework.objectives import Responsibility
from amparo.framework.results_framework import ResultsFramework
from amparo.framework.targets import Baseline, Target

_ADDED = Text("{path}: added: {new}", "{path}: se agregó: {new}")
_REMOVED = Text("{path}: removed: {old}", "{path}: se eliminó: {old}")
_CHANGED = Text("{path}: was: {old}; is: {new}", "{path}: era: {old}; es: {new}")
_FLAGS = {True: Text("yes", "sí"), False: Text("no", "no")}


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference. `old` is None where something was added, `new` where it was removed.

    Parameters
    ----------
    path : str
        Where it stands: ``indicators/2.1/targets/Y1 moi CO/amount``.
    """

    path: str
    old: Text | None
    new: Text | None

    def read(self, language: Language) -> str:
        """Return the difference as one line in `language`."""
        sentence = _ADDED if self.old is None else _CHANGED if self.new else _REMOVED
        words = {"old": self.old or "", "new": self.new or ""}
        return sentence.fill(path=self.path, **words).read(language)


def differences(old: ResultsFramework, new: ResultsFramework) -> list[Difference]:
    """Return what differs between two frameworks, in the order of their fields.

    A whole entry that was added or removed is one difference, called by its title or name.
    The hashes are left out: they differ wherever anything does, comments included.
    """
    return [found for found in _between("", old, new) if found.path != "hash"]


def _between(path: str, old: Any, new: Any) -> Iterator[Difference]:
    if is_dataclass(old) and type(old) is type(new):
        for field in fields(old):
            step = _joined(path, field.name)
            yield from _between(step, getattr(old, field.name), getattr(new, field.name))
        return
    before, after = _keyed(old), _keyed(new)
    if before is None or after is None:
        said, says = _words(old), _words(new)
        if said != says:
            yield Difference(path, said, says)
        return
    for key in [*before, *(key for key in after if key not in before)]:
        yield from _between(_joined(path, key), before.get(key), after.get(key))


def _keyed(value: Any) -> Mapping[str, Any] | None:
    """Return entries by what identifies them; None for what is told as one value."""
    if isinstance(value, Mapping):
        return None if _is_rules(value) else value
    if isinstance(value, tuple) and not any(isinstance(item, str) for item in value):
        found: dict[str, Any] = {}
        for item in value:
            found[_free_key(_key(item), found)] = item
        return found
    return None


def _key(item: Any) -> str:
    if isinstance(item, Category | Component):
        return item.code
    if isinstance(item, Baseline | Target):
        return f"{item.period} {item.authority} {item.place}"
    return item.body if isinstance(item, Responsibility) else ""


def _free_key(key: str, taken: Mapping[str, Any]) -> str:
    """Return `key`, numbered where it is blank or taken: ``1``, ``2``; ``moi``, ``moi 2``."""
    wanted = key or "1"
    number = 1
    while wanted in taken:
        number += 1
        wanted = f"{key} {number}".strip()
    return wanted


def _is_rules(value: Mapping[str, Any]) -> bool:
    """Whether these are rules by axis, whose order counts."""
    return bool(value) and all(isinstance(rule, Rule) for rule in value.values())


def _words(value: Any) -> Text | None:
    """Return what stands for `value` in a sentence; None where there is nothing."""
    if isinstance(value, bool):
        return _FLAGS[value]
    if isinstance(value, Text):
        return value
    if isinstance(value, Mapping):
        value = [f"{axis}: {rule}" for axis, rule in value.items()]
    if isinstance(value, tuple | list):
        value = ", ".join(value)
    if is_dataclass(value):
        named = ("title", "name", "duty", "amount")
        return _words(next(getattr(value, name) for name in named if hasattr(value, name)))
    return same(str(value)) if value not in {None, ""} else None


def _joined(path: str, step: str) -> str:
    return f"{path}/{step}" if path else step
