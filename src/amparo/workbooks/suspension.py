"""What a pause of an award does to the targets of a period: they are suspended, not missed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_date

from amparo.framework.language import Text, in_both

_SENTENCE = Text(
    "The award was paused on {days} of the {of} days of this period, first on {day}. Targets"
    " are suspended: they are not held against this period.",
    "La subvención estuvo pausada {days} de los {of} días de este periodo, desde el {day}. Las"
    " metas están suspendidas: no se exigen para este periodo.",
)


@dataclass(frozen=True, slots=True)
class Suspension:
    """How much of a period an award was paused.

    Parameters
    ----------
    first : date
        The first paused day in the period.
    days, of : int
        Paused days, and days of the period; 1 to `of`.
    """

    first: date
    days: int
    of: int

    def told(self) -> Text:
        """Return the sentence that stands where the targets would be compared."""
        day = in_both(lambda language: format_date(self.first, "long", locale=language.value))
        return _SENTENCE.fill(days=self.days, of=self.of, day=day)


def suspension(
    start: date, end: date, pauses: Iterable[tuple[date, date | None]]
) -> Suspension | None:
    """Return how much of the period from `start` to `end` was paused; None: not a day.

    Parameters
    ----------
    pauses : iterable of (first day, last day)
        Both paused days; the last is None while the pause goes on. Days that two pauses share
        count once.
    """
    paused: set[date] = set()
    for first, last in pauses:
        begins, ends = max(first, start), end if last is None else min(last, end)
        length = (ends - begins).days + 1
        paused.update(begins + timedelta(days=count) for count in range(max(length, 0)))
    if not paused:
        return None
    return Suspension(min(paused), len(paused), (end - start).days + 1)
