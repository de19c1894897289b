"""What the columns of a table that is not ours are taken for: a value that is kept as JSON.

Proposing one is in `tables_proposing`, applying it in `tables_applying`. What a number is about
is told by aspects: ``indicator``, ``component``, ``place``, ``period``, and ``by.<code>`` for each
disaggregation.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from amparo.framework.language import Text
from amparo.workbooks.report_findings import quoted
from amparo.workbooks.report_form import ReportForm

INDICATOR, COMPONENT, PLACE, PERIOD = "indicator", "component", "place", "period"
ASPECTS = (INDICATOR, COMPONENT, PLACE, PERIOD)
BY = "by."
"""Before the code of a disaggregation: ``by.sex``."""

LEFT_OUT = ""
"""What a word means whose rows are left out."""

FORMAT = 1
"""Of the JSON text; another one is not read."""


class TableMappingInvalid(ValueError):
    """A text that is no mapping of a table."""


class ColumnRole(StrEnum):
    """What a column is for."""

    TELLS = "tells"
    VALUE = "value"
    STATUS = "status"
    NOTE = "note"
    IGNORED = "ignored"


ROLE_NAMES: dict[ColumnRole, Text] = {
    ColumnRole.TELLS: Text("says what the number is about", "dice de qué trata el dato"),
    ColumnRole.VALUE: Text("numbers", "datos"),
    ColumnRole.STATUS: Text("why a number is absent", "por qué falta un dato"),
    ColumnRole.NOTE: Text("notes", "notas"),
    ColumnRole.IGNORED: Text("not read", "no se lee"),
}

ASPECT_NAMES: dict[str, Text] = {
    INDICATOR: Text("Indicator", "Indicador"),
    COMPONENT: Text("Numerator or denominator", "Numerador o denominador"),
    PLACE: Text("Place", "Lugar"),
    PERIOD: Text("Period", "Período"),
}

ASPECT_PHRASES: dict[str, Text] = {
    INDICATOR: Text("indicator", "el indicador"),
    COMPONENT: Text("numerator or denominator", "el numerador o el denominador"),
    PLACE: Text("place", "el lugar"),
    PERIOD: Text("period", "el período"),
}
"""The same inside a sentence, after "which" and, in Spanish, with its article."""

_CATEGORY = Text("category of “{axis}”", "la categoría de «{axis}»")


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """What one column is taken for.

    Parameters
    ----------
    position : int
        Among the table's columns, from 0.
    header : str
    role : ColumnRole
    about : str
        The aspect that a ``tells`` column tells; blank for others.
    says : mapping of aspect to code
        What the header of a ``value`` column says: ``{"by.sex": "female"}``. The code ``_T``
        means not broken down.
    words : mapping of word to code
        What the words of a ``tells`` column mean; `LEFT_OUT` leaves their rows out. Words are in
        lower case without accents (`absence_words.plain`).
    fills_down : bool
        Whether a blank cell repeats the one above it.
    others_out : bool
        Whether rows are left out whose word has no meaning; else each such word is an error.
    confidence : int
        In percent; 100 for what a person decided.
    reason : Text
        Why it was proposed.
    """

    position: int
    header: str
    role: ColumnRole
    reason: Text
    confidence: int = 100
    about: str = ""
    says: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    fills_down: bool = False
    others_out: bool = False


@dataclass(frozen=True, slots=True)
class Constant:
    """What every number of the table is about, where no column tells it."""

    about: str
    code: str
    reason: Text
    confidence: int = 100


@dataclass(frozen=True, slots=True)
class TableMapping:
    """What a table is taken for.

    Parameters
    ----------
    header_hash : str
        Of the table for which it was made (`tables.header_hash`).
    columns : tuple of ColumnMapping
        One for each column of the table, in order.
    constants : tuple of Constant
    adds_rows : bool
        Whether rows about the same cell are added up (one row for each event), or refused.
    """

    header_hash: str
    columns: tuple[ColumnMapping, ...]
    constants: tuple[Constant, ...] = ()
    adds_rows: bool = False

    def of_role(self, role: ColumnRole) -> list[ColumnMapping]:
        """Return the columns of a role, in order."""
        return [column for column in self.columns if column.role is role]


def aspect_name(form: ReportForm, about: str) -> Text:
    """Name an aspect; a disaggregation by its own name."""
    if about in ASPECT_NAMES:
        return ASPECT_NAMES[about]
    axis = form.framework.disaggregations.get(about.removeprefix(BY))
    return axis.name if axis else quoted(about)


def aspect_phrase(form: ReportForm, about: str) -> Text:
    """Name an aspect inside a sentence."""
    return ASPECT_PHRASES.get(about) or _CATEGORY.fill(axis=aspect_name(form, about))


def json_from_mapping(mapping: TableMapping) -> str:
    """Return a mapping as JSON text, the same for the same mapping."""
    return json.dumps(
        {"format": FORMAT} | asdict(mapping), ensure_ascii=False, sort_keys=True, indent=1
    )


def mapping_from_json(text: str) -> TableMapping:
    """Return the mapping that `json_from_mapping` wrote.

    Raises
    ------
    TableMappingInvalid
        It is not such a text.
    """
    try:
        read = json.loads(text)
        if read["format"] != FORMAT:
            raise TableMappingInvalid(f"format {read['format']}")
        return TableMapping(
            header_hash=_text(read["header_hash"]),
            columns=tuple(map(_column, read["columns"])),
            constants=tuple(map(_constant, read["constants"])),
            adds_rows=read["adds_rows"] is True,
        )
    except (KeyError, TypeError, ValueError, RecursionError, AttributeError) as error:
        raise TableMappingInvalid(str(error)) from error


def _column(read: Any) -> ColumnMapping:
    return ColumnMapping(
        position=int(read["position"]),
        header=_text(read["header"]),
        role=ColumnRole(read["role"]),
        reason=_both(read["reason"]),
        confidence=int(read["confidence"]),
        about=_text(read["about"]),
        says=_codes(read["says"]),
        words=_codes(read["words"]),
        fills_down=read["fills_down"] is True,
        others_out=read["others_out"] is True,
    )


def _constant(read: Any) -> Constant:
    reason, confidence = _both(read["reason"]), int(read["confidence"])
    return Constant(_text(read["about"]), _text(read["code"]), reason, confidence)


def _both(read: Any) -> Text:
    return Text(_text(read["en"]), _text(read["es"]))


def _codes(read: Any) -> dict[str, str]:
    return {_text(word): _text(code) for word, code in read.items()}


def _text(read: Any) -> str:
    if not isinstance(read, str):
        raise TypeError(f"no text: {read!r}")
    return read
