"""How an entry that differs is told: what it is, what stood there, what stands there now."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from amparo.framework.language import Text, same
from amparo.partner_reports.queries import EntryDifference
from amparo.web.partners.wording import NOTHING, amount_text, stated_text
from amparo.workbooks.report_findings import cell_name
from amparo.workbooks.report_form import (
    ACTIVITY_STATE_NAMES,
    NARRATIVE_NAMES,
    ActivityAnswer,
    CellKey,
    CellKeyInvalid,
    Narrative,
    NarrativeSection,
    ReportForm,
    StatedValue,
)

_NAMES = {
    "activity": Text("Activity {code}", "Actividad {code}"),
    "budget": Text("Budget line {code}", "Rubro {code}"),
    "financial": Text("Line {code} of the SF-425", "Línea {code} del SF-425"),
}
_EXPLANATION = Text("Explanation: {code}", "Explicación: {code}")
_WITH_NOTE = Text("{words} ({note})", "{words} ({note})")


@dataclass(frozen=True, slots=True)
class ShownDifference:
    """An entry with what stood there before and what stands there now."""

    name: Text
    before: Text
    after: Text


def shown_difference(form: ReportForm, found: EntryDifference) -> ShownDifference:
    """Return a difference as it is printed."""
    name = field_name(form, found.field, found.key)
    return ShownDifference(name, told(found.old), told(found.new))


def field_name(form: ReportForm, field: str, key: CellKey | None = None) -> Text:
    """Name what a field of an issue or of a difference is about."""
    if key is None and "|" in field:
        try:
            key = CellKey.from_text(field)
        except CellKeyInvalid:
            return same(field)
    if key is not None:
        return cell_name(form.framework, key)
    part, _, code = field.partition(".")
    if part == "narrative" and code in set(NarrativeSection):
        return NARRATIVE_NAMES[NarrativeSection(code)]
    if part == "explanation":
        return _EXPLANATION.fill(code=code.partition("@")[0])
    return _NAMES[part].fill(code=code) if part in _NAMES else same(field)


def told(stated: object) -> Text:
    """Print what an entry of any kind says; a dash for nothing."""
    match stated:
        case StatedValue(note=note):
            words = stated_text(stated)
            return _WITH_NOTE.fill(words=words, note=note) if note else words
        case ActivityAnswer(state=state, note=note):
            words = ACTIVITY_STATE_NAMES[state]
            return _WITH_NOTE.fill(words=words, note=note) if note else words
        case Narrative(text=text):
            return same(text)
        case Decimal():
            return amount_text(stated)
        case str() if stated:
            return same(stated)
    return NOTHING
