"""The terms of an award as values, and what can be wrong with them: every problem at once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from amparo.framework.indicators import Indicator
from amparo.framework.issues import Issue, IssueKind, Location, offer
from amparo.framework.language import Text
from amparo.framework.periods import Frequency
from amparo.framework.results_framework import ResultsFramework
from amparo.programs.queries import Award, ReportingRequirement, requirements

FREQUENCIES = (Frequency.QUARTER, Frequency.HALF, Frequency.YEAR)
"""How often an award can report (2 CFR 200.329(c)(1))."""


@dataclass(frozen=True, slots=True)
class BudgetLineTerms:
    """A line of the budget; `amount` in the award's currency."""

    code: str
    name: Text
    amount: Decimal


@dataclass(frozen=True, slots=True)
class ActivityTerms:
    """Something planned, toward an objective of the framework, between two days."""

    code: str
    name: Text
    objective: str
    starts: date
    ends: date


@dataclass(frozen=True, slots=True)
class RequirementTerms:
    """An indicator to report on: as which authority, where, and how broken down.

    `breakdowns` holds lists of disaggregations whose categories are crossed; the total of each
    place is always asked.
    """

    indicator: str
    authority: str
    places: tuple[str, ...]
    breakdowns: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class AwardTerms:
    """What was agreed with an organisation.

    Parameters
    ----------
    number : str
        Letters, digits, hyphens, dots and underscores: it stands in the sources of numbers.
    currency : str
        ISO 4217, of all budget lines.
    calendar : str
        Code of a calendar of the framework, in which the award reports.
    """

    number: str
    title: Text
    starts: date
    ends: date
    currency: str
    calendar: str
    frequency: Frequency
    budget_lines: tuple[BudgetLineTerms, ...] = ()
    activities: tuple[ActivityTerms, ...] = ()
    requirements: tuple[RequirementTerms, ...] = ()


def terms_of(award: Award) -> AwardTerms:
    """Return what was recorded of `award`, its parts in their order."""
    return AwardTerms(
        number=award.number,
        title=award.title,
        starts=award.starts,
        ends=award.ends,
        currency=award.currency,
        calendar=award.calendar,
        frequency=Frequency(award.frequency),
        budget_lines=tuple(
            BudgetLineTerms(line.code, line.name, line.amount or Decimal(0))
            for line in award.budget_lines.all()
        ),
        activities=tuple(
            ActivityTerms(each.code, each.name, each.objective, each.starts, each.ends)
            for each in award.activities.all()
        ),
        requirements=tuple(
            RequirementTerms(
                each.indicator,
                each.authority,
                tuple(each.places),
                tuple(tuple(axes) for axes in each.breakdowns),
            )
            for each in requirements(award)
        ),
    )


def says_the_same(kept: Award, terms: AwardTerms) -> bool:
    """Whether `terms` are what was recorded, whatever the order of their parts."""
    return _settled(terms_of(kept)) == _settled(terms)


def _settled(terms: AwardTerms) -> AwardTerms:
    return replace(
        terms,
        budget_lines=tuple(sorted(terms.budget_lines, key=lambda each: each.code)),
        activities=tuple(sorted(terms.activities, key=lambda each: each.code)),
        requirements=tuple(
            replace(each, breakdowns=tuple(tuple(sorted(axes)) for axes in each.breakdowns))
            for each in sorted(terms.requirements, key=lambda each: each.indicator)
        ),
    )


_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}", re.ASCII)
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,19}", re.ASCII)
_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)

_WRONG_CODE = IssueKind(
    "award.code",
    Text('"{code}" cannot be used as a code.', "«{code}» no puede usarse como código."),
    Text(
        "Use letters, digits, hyphens, dots and underscores, without blanks.",
        "Use letras, dígitos, guiones, puntos y guiones bajos, sin espacios.",
    ),
)
_TERM = IssueKind(
    "award.term",
    Text("The last day lies before the first one.", "El último día es anterior al primero."),
    Text("Give the first day, then the last one.", "Indique el primer día y luego el último."),
)
_NO_CURRENCY = IssueKind(
    "award.currency",
    Text('"{currency}" is no currency code.', "«{currency}» no es un código de moneda."),
    Text("Use three capital letters, such as USD.", "Use tres letras mayúsculas, como USD."),
)
_UNKNOWN = IssueKind(
    "award.unknown",
    Text('The framework has no {what} "{code}" here.', "El marco no tiene aquí {what} «{code}»."),
    Text("{offer}", "{offer}"),
)
_TWICE = IssueKind(
    "award.twice",
    Text('"{code}" is there twice.', "«{code}» aparece dos veces."),
    Text("Keep it once.", "Déjelo una sola vez."),
)
_NEGATIVE = IssueKind(
    "award.negative",
    Text("A budget line is below zero.", "Un rubro del presupuesto es menor que cero."),
    Text("Give zero or more.", "Indique cero o más."),
)
_NO_PLACE = IssueKind(
    "award.no_place",
    Text(
        "No place is named for indicator {code}.",
        "No se nombra ningún lugar para el indicador {code}.",
    ),
    Text("Name at least one place.", "Nombre al menos un lugar."),
)
_DERIVED = IssueKind(
    "award.derived",
    Text(
        "Indicator {code} is computed from others; nobody reports it.",
        "El indicador {code} se calcula a partir de otros; nadie lo reporta.",
    ),
    Text("Ask for the indicators it rests on.", "Pida los indicadores en que se basa."),
)
_FIXED = IssueKind(
    "award.fixed",
    Text(
        "The {what} of an award cannot change once it is recorded.",
        "El dato «{what}» de una subvención no puede cambiar una vez registrada.",
    ),
    Text("Keep {kept}.", "Conserve {kept}."),
)
_REMOVED = IssueKind(
    "award.removed",
    Text(
        '{what} "{code}" was agreed before and is missing.',
        "Falta {what} «{code}», que se había acordado.",
    ),
    Text(
        "An amendment adds; keep what was agreed, because reports rest on it.",
        "Una enmienda agrega; conserve lo acordado, porque hay informes que se basan en ello.",
    ),
)
_ELSEWHERE = IssueKind(
    "award.counted_elsewhere",
    Text(
        "Award {other} of the same organisation already reports indicator {code} for {place} in"
        " that time.",
        "La subvención {other} de la misma organización ya reporta el indicador {code} de {place}"
        " en ese tiempo.",
    ),
    Text(
        "Let one award report each number: the two would replace each other.",
        "Deje que cada número lo reporte una sola subvención: una reemplazaría a la otra.",
    ),
)

_WORDS = {
    "calendar": Text("calendar", "calendario"),
    "frequency": Text("frequency", "frecuencia"),
    "objective": Text("objective", "objetivo"),
    "indicator": Text("indicator", "indicador"),
    "authority": Text("authority", "autoridad"),
    "place": Text("place", "lugar"),
    "breakdown": Text("disaggregation", "desagregación"),
    "budget_line": Text("Budget line", "el rubro"),
    "activity": Text("Activity", "la actividad"),
    "organisation": Text("organisation", "organización"),
    "currency": Text("currency", "moneda"),
}


def check_terms(terms: AwardTerms, framework: ResultsFramework) -> list[Issue]:
    """Return everything that is wrong with `terms` by themselves, against the framework.

    Codes ``award.…``; the location's file is the award's number, its field says which part.
    """
    found = _Findings(terms, framework)
    return [*found.of_the_award(), *found.of_parts(), *found.of_requirements()]


def check_amendment(
    terms: AwardTerms, kept: Award | None, organisation: str, others: Iterable[ReportingRequirement]
) -> list[Issue]:
    """Return what is wrong with `terms` beside what was recorded before.

    Parameters
    ----------
    kept : Award or None
        The award with this number, if there is one.
    organisation : str
        Code of whoever the award is for now.
    others : iterable of ReportingRequirement
        What other awards of the organisation report on, with their award.
    """
    issues = list(_counted_elsewhere(terms, others))
    if kept is not None:
        issues += [*_changed(terms, kept, organisation), *_removed(terms, kept)]
    return issues


class _Findings:
    """What is wrong with one award's terms."""

    def __init__(self, terms: AwardTerms, framework: ResultsFramework) -> None:
        self.terms, self.framework = terms, framework

    def _at(self, field: str) -> Location:
        return Location(file=self.terms.number or "-", field=field)

    def _known(self, what: str, code: str, allowed: Iterable[str], field: str) -> Iterator[Issue]:
        names = list(allowed)
        if code not in names:
            yield _UNKNOWN.at(
                self._at(field), what=_WORDS[what], code=code, offer=offer(code, names)
            )

    def _once(self, codes: Iterable[str], field: str) -> Iterator[Issue]:
        for code, count in Counter(codes).items():
            if count > 1:
                yield _TWICE.at(self._at(field), code=code)

    def of_the_award(self) -> Iterator[Issue]:
        terms = self.terms
        if not _NUMBER.fullmatch(terms.number):
            yield _WRONG_CODE.at(self._at("number"), code=terms.number)
        if terms.ends < terms.starts:
            yield _TERM.at(self._at("ends"))
        if not _CURRENCY.fullmatch(terms.currency):
            yield _NO_CURRENCY.at(self._at("currency"), currency=terms.currency)
        yield from self._known("calendar", terms.calendar, self.framework.calendars, "calendar")
        yield from self._known("frequency", terms.frequency, FREQUENCIES, "frequency")

    def of_parts(self) -> Iterator[Issue]:
        terms = self.terms
        for line in terms.budget_lines:
            if not _CODE.fullmatch(line.code):
                yield _WRONG_CODE.at(self._at(f"budget.{line.code}"), code=line.code)
            if line.amount < 0:
                yield _NEGATIVE.at(self._at(f"budget.{line.code}"))
        for activity in terms.activities:
            field = f"activity.{activity.code}"
            if not _CODE.fullmatch(activity.code):
                yield _WRONG_CODE.at(self._at(field), code=activity.code)
            if activity.ends < activity.starts:
                yield _TERM.at(self._at(field))
            yield from self._known(
                "objective", activity.objective, self.framework.objectives, field
            )
        yield from self._once((line.code for line in terms.budget_lines), "budget")
        yield from self._once((each.code for each in terms.activities), "activities")

    def of_requirements(self) -> Iterator[Issue]:
        yield from self._once((each.indicator for each in self.terms.requirements), "requirements")
        for required in self.terms.requirements:
            field = f"requirements.{required.indicator}"
            indicator = self.framework.indicators.get(required.indicator)
            if indicator is None:
                known = self.framework.indicators
                yield from self._known("indicator", required.indicator, known, field)
            elif not [each for each in indicator.components if each.indicator is None]:
                yield _DERIVED.at(self._at(field), code=indicator.code)
            else:
                yield from self._of_requirement(required, indicator, field)

    def _of_requirement(
        self, required: RequirementTerms, indicator: Indicator, field: str
    ) -> Iterator[Issue]:
        yield from self._known("authority", required.authority, indicator.authorities, field)
        if not required.places:
            yield _NO_PLACE.at(self._at(field), code=indicator.code)
        for place in required.places:
            yield from self._known("place", place, self.framework.places, field)
        yield from self._once(required.places, field)
        yield from self._once((",".join(sorted(axes)) for axes in required.breakdowns), field)
        for axes in required.breakdowns:
            yield from self._once(axes, field)
            for axis in axes:
                yield from self._known("breakdown", axis, indicator.disaggregations, field)


def _counted_elsewhere(
    terms: AwardTerms, others: Iterable[ReportingRequirement]
) -> Iterator[Issue]:
    asked = {each.indicator: set(each.places) for each in terms.requirements}
    for other in others:
        award = other.award
        if award.starts > terms.ends or award.ends < terms.starts:
            continue
        for place in sorted(asked.get(other.indicator, set()) & set(other.places)):
            yield _ELSEWHERE.at(
                Location(file=terms.number, field=f"requirements.{other.indicator}"),
                other=award.number,
                code=other.indicator,
                place=place,
            )


def _changed(terms: AwardTerms, kept: Award, organisation: str) -> Iterator[Issue]:
    for name, before, now in (
        ("organisation", kept.organisation.code, organisation),
        ("currency", kept.currency, terms.currency),
        ("calendar", kept.calendar, terms.calendar),
        ("frequency", kept.frequency, terms.frequency.value),
    ):
        if before != now:
            where = Location(file=terms.number, field=name)
            yield _FIXED.at(where, what=_WORDS[name], kept=before)
    for required in kept.requirements.all():
        now_asked = _asked_authority(terms, required.indicator)
        if now_asked not in {None, required.authority}:
            where = Location(file=terms.number, field=f"requirements.{required.indicator}")
            yield _FIXED.at(where, what=_WORDS["authority"], kept=required.authority)


def _asked_authority(terms: AwardTerms, indicator: str) -> str | None:
    return next(
        (each.authority for each in terms.requirements if each.indicator == indicator), None
    )


def _removed(terms: AwardTerms, kept: Award) -> Iterator[Issue]:
    def missing(
        what: str, before: Iterable[str], now: Iterable[str], field: str
    ) -> Iterator[Issue]:
        for code in sorted(set(before) - set(now)):
            where = Location(file=terms.number, field=field)
            yield _REMOVED.at(where, what=_WORDS[what], code=code)

    lines = kept.budget_lines.values_list("code", flat=True)
    yield from missing("budget_line", lines, (each.code for each in terms.budget_lines), "budget")
    activities = kept.activities.values_list("code", flat=True)
    yield from missing(
        "activity", activities, (each.code for each in terms.activities), "activities"
    )
    now = {each.indicator: each for each in terms.requirements}
    before = list(kept.requirements.all())
    yield from missing("indicator", (each.indicator for each in before), now, "requirements")
    for each in before:
        if each.indicator in now:
            field = f"requirements.{each.indicator}"
            yield from missing("place", each.places, now[each.indicator].places, field)
            yield from missing(
                "breakdown",
                map(_axes, each.breakdowns),
                map(_axes, now[each.indicator].breakdowns),
                field,
            )


def _axes(axes: Iterable[str]) -> str:
    return ",".join(sorted(axes))
