"""Letters that remind of reports: one a person, in their language, with days and nothing else.

What a report is about is read after signing in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from amparo.documents.numbers import format_day
from amparo.framework.language import Text
from amparo.partner_reports.actions import remind
from amparo.partner_reports.queries import Addressee, Reminder
from amparo.partner_reports.states import Timeliness

_SUBJECT = Text("a report is waiting for you", "tiene un informe pendiente")
_OPENING = Text(
    "From your organisation there is still due:", "Su organización aún tiene pendiente:"
)
_LINES = {
    Timeliness.DUE_SOON: Text("- a report, due on {day}", "- un informe, con vencimiento el {day}"),
    Timeliness.OVERDUE: Text(
        "- a report that was due on {day} and has not come",
        "- un informe que vencía el {day} y no ha llegado",
    ),
}
_CLOSING = Text(
    "Sign in to fill it in, or to see who is working on it:\n\n{address}\n\nAmparo",
    "Inicie sesión para diligenciarlo o para ver quién trabaja en él:\n\n{address}\n\nAmparo",
)


@dataclass(frozen=True, slots=True)
class Sent:
    """How many reports are due soon and overdue, letters went out, and reports have no reader."""

    soon: int
    overdue: int
    letters: int
    unread: int


@transaction.atomic
def send_reminders(*, site: str, by: str, at: datetime) -> Sent:
    """Remind of every report that is due soon or overdue and was not reminded of lately.

    The letters leave before it is kept that they did: if the mail server fails, nothing is
    kept, and the next run tries again.
    """
    reminders = remind(by=by, at=at)
    letters = [_letter(one, owed, site) for one, owed in _by_person(reminders).items()]
    if letters:
        with get_connection() as connection:
            connection.send_messages(letters)
    standing = [each.timeliness for each in reminders]
    return Sent(
        soon=standing.count(Timeliness.DUE_SOON),
        overdue=standing.count(Timeliness.OVERDUE),
        letters=len(letters),
        unread=sum(not each.addressees for each in reminders),
    )


def _by_person(reminders: Iterable[Reminder]) -> dict[Addressee, list[Reminder]]:
    owed: dict[Addressee, list[Reminder]] = defaultdict(list)
    for each in reminders:
        for one in each.addressees:
            owed[one].append(each)
    return owed


def _letter(to: Addressee, owed: Iterable[Reminder], site: str) -> EmailMessage:
    language = to.language
    lines = [
        _LINES[each.timeliness].read(language).format(day=format_day(each.report.due, language))
        for each in owed
    ]
    with translation.override(language.value):
        address = f"{site.rstrip('/')}{reverse('partners:home')}"
    body = "\n".join(
        [_OPENING.read(language), *lines, "", _CLOSING.read(language).format(address=address)]
    )
    return EmailMessage(subject=f"Amparo: {_SUBJECT.read(language)}", body=body, to=[to.address])
