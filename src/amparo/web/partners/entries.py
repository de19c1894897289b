"""Entries of a draft as inputs of a page: what was typed, what it means, how it is saved.

One kind for each sort of entry. Numbers are read by the notation that workbooks are read by;
whether a value may stand is decided by the action that saves it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Protocol

from amparo.audit.refusals import NotPossible
from amparo.framework.language import Language, Text
from amparo.framework.statuses import FACT_STATUSES, Status
from amparo.partner_reports import actions
from amparo.partner_reports.queries import PartnerReport
from amparo.people.permissions import Viewer
from amparo.web.partners.opened import FROM_WEB
from amparo.web.partners.wording import amount_text
from amparo.workbooks.notation import typed_number
from amparo.workbooks.report_form import (
    ActivityAnswer,
    ActivityState,
    CellKey,
    CellKeyInvalid,
    Narrative,
    NarrativeSection,
    ReportContent,
    StatedValue,
)

Typed = Mapping[str, str]
"""What stands in the inputs of one entry, by the name of each input."""

_NO_NUMBER = Text(
    "“{typed}” is no number. Write digits, such as {example}.",
    "«{typed}» no es un número. Escriba dígitos, como {example}.",
)
_EXAMPLE = Text("1250 or 12.5", "1250 o 12,5")
_TWO_READINGS = Text(
    "“{typed}” can mean {point} or {comma}. Write it without a separator of thousands.",
    "«{typed}» puede significar {point} o {comma}. Escríbalo sin separador de miles.",
)
_PERCENT = Text(
    "Write the number without a percent sign.", "Escriba el número sin el signo de porcentaje."
)
_NOTE_ALONE = Text(
    "A note stands beside a number or a reason for its absence. Give one of them.",
    "Una nota acompaña un número o el motivo de su ausencia. Indique uno de los dos.",
)
_UNKNOWN = Text("This page has no such entry.", "Esta página no tiene esa entrada.")
_SHOWN_LIMIT = 40


@dataclass(frozen=True, slots=True)
class Saving:
    """An entry to save: where, what, what its author had seen, whose it is."""

    report: PartnerReport
    field: str
    stated: Any
    seen: int
    by: Viewer
    at: datetime


class EntryKind(Protocol):
    """A sort of entry: its inputs, and the way from them to what is kept and back."""

    @property
    def parts(self) -> tuple[str, ...]:
        """Names of its inputs."""

    def read(self, field: str, typed: Typed) -> Any:
        """Return what was typed as what is kept; None for nothing. Refuses what it cannot read."""

    def standing(self, content: ReportContent, field: str) -> Any:
        """Return what a version says at `field`; None for nothing."""

    def typed(self, stated: Any, language: Language) -> Typed:
        """Return what the inputs show for what is kept."""

    def save(self, saving: Saving) -> None:
        """Save it by its action."""


def number_from(text: str) -> Decimal | None:
    """Return the number that was typed; None for a blank.

    Raises
    ------
    NotPossible
        It is no number, or one of two.
    """
    shown = text.strip()[:_SHOWN_LIMIT]
    if not shown:
        return None
    number = typed_number(text)
    if number is None:
        raise NotPossible(_NO_NUMBER.fill(typed=shown, example=_EXAMPLE))
    if number.percent:
        raise NotPossible(_PERCENT)
    if number.is_ambiguous:
        readings = {"point": amount_text(number.point), "comma": amount_text(number.comma)}
        raise NotPossible(_TWO_READINGS.fill(typed=shown, **readings))
    return number.point


def typed_amount(amount: Decimal | None, language: Language) -> str:
    """Write a number so that the reader's own notation, typed back, means the same again.

    Three decimals would read as thousands: a fourth, a zero, keeps them apart.
    """
    if amount is None:
        return ""
    text = f"{amount:f}"
    whole, point, decimals = text.partition(".")
    decimals = decimals.rstrip("0")
    if not point or not decimals:
        return whole
    if len(decimals) == len("000"):
        decimals += "0"
    return f"{whole}{',' if language is Language.ES else '.'}{decimals}"


class CellEntries:
    """Values of cells: a number or the reason for its absence, and a note."""

    parts = ("amount", "status", "note")

    def read(self, field: str, typed: Typed) -> StatedValue | None:
        """Return the value; None where nothing was typed."""
        amount, note = number_from(typed["amount"]), typed["note"].strip()
        if typed["status"] not in {*FACT_STATUSES, ""}:
            raise NotPossible(_UNKNOWN)
        status = Status(typed["status"] or Status.REPORTED)
        if amount is None and status is Status.REPORTED:
            if note:
                raise NotPossible(_NOTE_ALONE)
            return None
        return StatedValue(status, amount, note, FROM_WEB)

    def standing(self, content: ReportContent, field: str) -> StatedValue | None:
        """Return the value of the cell."""
        return content.values.get(_key(field))

    def typed(self, stated: StatedValue | None, language: Language) -> Typed:
        """Return number, reason and note."""
        if stated is None:
            return {"amount": "", "status": Status.REPORTED.value, "note": ""}
        return {
            "amount": typed_amount(stated.amount, language),
            "status": stated.status.value,
            "note": stated.note,
        }

    def save(self, saving: Saving) -> None:
        """Save the cell."""
        actions.save_cell(
            report=saving.report,
            key=_key(saving.field),
            stated=saving.stated,
            seen=saving.seen,
            by=saving.by,
            at=saving.at,
        )


def _key(field: str) -> CellKey:
    try:
        return CellKey.from_text(field)
    except CellKeyInvalid:
        raise NotPossible(_UNKNOWN) from None


class AmountEntries:
    """Amounts of money: ``budget.<code>`` and ``financial.<letter>``."""

    parts = ("amount",)

    def read(self, field: str, typed: Typed) -> Decimal | None:
        """Return the amount; None where nothing was typed."""
        return number_from(typed["amount"])

    def standing(self, content: ReportContent, field: str) -> Decimal | None:
        """Return the amount of the line."""
        part, _, line = field.partition(".")
        return (content.spending if part == "budget" else content.financial).get(line)

    def typed(self, stated: Decimal | None, language: Language) -> Typed:
        """Return the amount."""
        return {"amount": typed_amount(stated, language)}

    def save(self, saving: Saving) -> None:
        """Save the line."""
        actions.save_expenditure(
            report=saving.report,
            field=saving.field,
            amount=saving.stated,
            seen=saving.seen,
            by=saving.by,
            at=saving.at,
        )


class ActivityEntries:
    """How activities stand: ``activity.<code>``."""

    parts = ("state", "note")

    def read(self, field: str, typed: Typed) -> ActivityAnswer | None:
        """Return the answer; None where none was chosen."""
        state, note = typed["state"], typed["note"].strip()
        if not state and note:
            raise NotPossible(_NOTE_ALONE)
        if not state:
            return None
        if state not in set(ActivityState):
            raise NotPossible(_UNKNOWN)
        return ActivityAnswer(ActivityState(state), note)

    def standing(self, content: ReportContent, field: str) -> ActivityAnswer | None:
        """Return the answer for the activity."""
        return content.activities.get(field.partition(".")[2])

    def typed(self, stated: ActivityAnswer | None, language: Language) -> Typed:
        """Return state and note."""
        return {
            "state": stated.state.value if stated else "",
            "note": stated.note if stated else "",
        }

    def save(self, saving: Saving) -> None:
        """Save the answer."""
        actions.save_activity(
            report=saving.report,
            code=saving.field.partition(".")[2],
            answer=saving.stated,
            seen=saving.seen,
            by=saving.by,
            at=saving.at,
        )


class NarrativeEntries:
    """Told sections: ``narrative.<section>``."""

    parts = ("language", "text")

    def read(self, field: str, typed: Typed) -> Narrative | None:
        """Return the section; None where it is blank."""
        if not typed["text"].strip():
            return None
        if typed["language"] not in set(Language):
            raise NotPossible(_UNKNOWN)
        return Narrative(Language(typed["language"]), typed["text"].replace("\r\n", "\n"))

    def standing(self, content: ReportContent, field: str) -> Narrative | None:
        """Return what the section says."""
        section = field.partition(".")[2]
        return content.narratives.get(NarrativeSection(section))

    def typed(self, stated: Narrative | None, language: Language) -> Typed:
        """Return language and text; the page's own language where nothing is told yet."""
        if stated is None:
            return {"language": language.value, "text": ""}
        return {"language": stated.language.value, "text": stated.text}

    def save(self, saving: Saving) -> None:
        """Save the section."""
        section = saving.field.partition(".")[2]
        if section not in set(NarrativeSection):
            raise NotPossible(_UNKNOWN)
        actions.save_narrative(
            report=saving.report,
            section=NarrativeSection(section),
            told=saving.stated,
            seen=saving.seen,
            by=saving.by,
            at=saving.at,
        )


class ExplanationEntries:
    """Why warnings stand nevertheless: ``<issue code>@<field>``."""

    parts = ("text",)

    def read(self, field: str, typed: Typed) -> str | None:
        """Return the explanation; None where it is blank."""
        return typed["text"].strip().replace("\r\n", "\n") or None

    def standing(self, content: ReportContent, field: str) -> str | None:
        """Return the explanation."""
        code, _, where = field.partition("@")
        return content.explanations.get((code, where))

    def typed(self, stated: str | None, language: Language) -> Typed:
        """Return the explanation."""
        return {"text": stated or ""}

    def save(self, saving: Saving) -> None:
        """Save the explanation."""
        code, _, where = saving.field.partition("@")
        actions.save_explanation(
            report=saving.report,
            warning=(code, where),
            text=saving.stated,
            seen=saving.seen,
            by=saving.by,
            at=saving.at,
        )
