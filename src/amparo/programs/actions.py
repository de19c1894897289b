"""Recording awards: what an organisation was given, and what it reports on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from amparo.audit.actions import record_event
from amparo.audit.refusals import IssuesFound, NotPossible
from amparo.compacts.queries import Compact, framework_of, lock_compact
from amparo.framework.issues import errors
from amparo.framework.language import Text
from amparo.people.permissions import Viewer
from amparo.people.queries import Organisation
from amparo.programs.intake import (
    ActivityTerms,
    AwardTerms,
    BudgetLineTerms,
    RequirementTerms,
    check_amendment,
    check_terms,
    says_the_same,
)
from amparo.programs.models import (
    Activity,
    Award,
    AwardPause,
    BudgetLine,
    ReportingRequirement,
)
from amparo.programs.permissions import author_of, check_can_record_award
from amparo.programs.queries import lock_award, open_pause

__all__ = ["ActivityTerms", "AwardTerms", "BudgetLineTerms", "PauseTerms", "RequirementTerms",
           "pause_award", "record_award", "resume_award"]  # fmt: skip

_NO_FRAMEWORK = Text(
    "No framework of this compact has been recorded yet.",
    "Aún no se ha registrado ningún marco de este pacto.",
)


@transaction.atomic
def record_award(
    *,
    compact: Compact,
    organisation: Organisation,
    terms: AwardTerms,
    by: str | Viewer,
    at: datetime,
) -> Award:
    """Record an award of an organisation, or amend the one with the same number.

    Refuses whoever does not coordinate reports, and terms with errors, naming all of them:
    codes the framework does not know, anything that an amendment would take away (reports rest
    on it), and a number that another award of the organisation already reports. Terms that are
    recorded already are returned as they are.
    """
    check_can_record_award(by, compact.code)
    lock_compact(compact)
    framework = compact.frameworks.defer("text", "places").order_by("recorded_at", "id").last()
    if framework is None:
        raise NotPossible(_NO_FRAMEWORK)
    kept = (
        Award.objects.filter(compact=compact, number=terms.number)
        .select_related("organisation")
        .first()
    )
    others = ReportingRequirement.objects.filter(
        award__compact=compact, award__organisation=organisation
    ).exclude(award=kept)
    issues = [
        *check_terms(terms, framework_of(framework)),
        *check_amendment(terms, kept, organisation.code, others.select_related("award")),
    ]
    if errors(issues):
        raise IssuesFound(issues)
    if kept is not None and says_the_same(kept, terms):
        return kept
    award = _write(compact, organisation, terms)
    record_event(
        by=author_of(by),
        action="programs.award_amended" if kept else "programs.award_recorded",
        subject=award,
        at=at,
        detail={
            "compact": compact.code,
            "organisation": organisation.code,
            "award": terms.number,
            "framework": framework.hash,
            "requirements": len(terms.requirements),
        },
    )
    return award


def _write(compact: Compact, organisation: Organisation, terms: AwardTerms) -> Award:
    award, _ = Award.objects.update_or_create(
        compact=compact,
        number=terms.number,
        defaults={
            "organisation": organisation,
            "title_en": terms.title.en,
            "title_es": terms.title.es,
            "starts": terms.starts,
            "ends": terms.ends,
            "currency": terms.currency,
            "calendar": terms.calendar,
            "frequency": terms.frequency.value,
        },
    )
    for line in terms.budget_lines:
        described: dict[str, Any] = {**_named(line.name), "amount": line.amount}
        BudgetLine.objects.update_or_create(award=award, code=line.code, defaults=described)
    for activity in terms.activities:
        described = {
            **_named(activity.name),
            "objective": activity.objective,
            "starts": activity.starts,
            "ends": activity.ends,
        }
        Activity.objects.update_or_create(award=award, code=activity.code, defaults=described)
    for required in terms.requirements:
        described = {
            "authority": required.authority,
            "places": list(required.places),
            "breakdowns": [sorted(axes) for axes in required.breakdowns],
        }
        ReportingRequirement.objects.update_or_create(
            award=award, indicator=required.indicator, defaults=described
        )
    return award


def _named(name: Text) -> dict[str, str]:
    return {"name_en": name.en, "name_es": name.es}


@dataclass(frozen=True, slots=True)
class PauseTerms:
    """What a notice of pause says: its day, the first paused day, why, and where the letter is."""

    noticed_on: date
    starts: date
    ground: Text
    letter: str


_PAUSED = Text("The award is paused already.", "La subvención ya está pausada.")
_NOT_PAUSED = Text("The award is not paused.", "La subvención no está pausada.")
_TOO_EARLY = Text(
    "Work cannot resume before the day after the pause began, {day}.",
    "El trabajo no puede reanudarse antes del día siguiente al inicio de la pausa, {day}.",
)
_NO_LETTER = Text("Say where the notice is to be found.", "Indique dónde se encuentra el aviso.")


@transaction.atomic
def pause_award(*, award: Award, terms: PauseTerms, by: str | Viewer, at: datetime) -> AwardPause:
    """Pause an award as notified: its targets are suspended in every period that this touches.

    Refuses whoever does not coordinate reports, an award that is paused, and a notice without a
    place where it is to be found.
    """
    check_can_record_award(by, award.compact.code)
    held = lock_award(award)
    if open_pause(held) is not None:
        raise NotPossible(_PAUSED)
    if not terms.letter.strip():
        raise NotPossible(_NO_LETTER)
    pause = AwardPause.objects.create(
        award=held,
        noticed_on=terms.noticed_on,
        starts=terms.starts,
        ground_en=terms.ground.en,
        ground_es=terms.ground.es,
        letter=terms.letter.strip(),
    )
    _record_pause("programs.award_paused", pause, award, terms.starts, (by, at))
    return pause


@transaction.atomic
def resume_award(*, award: Award, on: date, by: str | Viewer, at: datetime) -> AwardPause:
    """End the pause of an award: `on` is the first day on which it is worked on again.

    Refuses whoever does not coordinate reports, an award that is not paused, and a day that does
    not follow the pause's first one.
    """
    check_can_record_award(by, award.compact.code)
    pause = open_pause(lock_award(award))
    if pause is None:
        raise NotPossible(_NOT_PAUSED)
    if on <= pause.starts:
        first = pause.starts + timedelta(days=1)
        raise NotPossible(_TOO_EARLY.fill(day=first.isoformat()))
    pause.ends = on - timedelta(days=1)
    pause.save(update_fields=["ends"])
    _record_pause("programs.award_resumed", pause, award, on, (by, at))
    return pause


def _record_pause(
    action: str, pause: AwardPause, award: Award, day: date, author: tuple[str | Viewer, datetime]
) -> None:
    by, at = author
    record_event(
        by=author_of(by),
        action=action,
        subject=pause,
        at=at,
        detail={
            "compact": award.compact.code,
            "award": award.number,
            "day": day.isoformat(),
        },
    )
