"""Loading the organisations and awards of a compact's folder: all of it or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from amparo.audit.refusals import IssuesFound, NotPossible
from amparo.compacts.actions import record_framework
from amparo.compacts.intake import AWARDS, FRAMEWORK, CompactFolder
from amparo.compacts.queries import Compact, framework_of
from amparo.framework.issues import Issue, IssueKind, errors
from amparo.framework.language import Text
from amparo.people.actions import record_organisation
from amparo.people.permissions import OPERATOR
from amparo.people.queries import Organisation, organisation
from amparo.programs.actions import record_award
from amparo.programs.intake import OrganisationTerms, read_awards
from amparo.programs.queries import Award

_NO_FILE = Text(
    "The folder {folder} has no {file}: nobody's awards are known.",
    "La carpeta {folder} no tiene {file}: no se conoce ninguna subvención.",
)
_OTHERWISE = IssueKind(
    "organisation.recorded_otherwise",
    Text(
        'Organisation "{code}" is recorded with another name or kind.',
        "La organización «{code}» está registrada con otro nombre u otro tipo.",
    ),
    Text(
        "Write here what is recorded, or choose another code.",
        "Escriba aquí lo registrado o elija otro código.",
    ),
)


@dataclass(frozen=True, slots=True)
class LoadedAwards:
    """What stands after loading, whether it was recorded now or before."""

    compact: Compact
    organisations: tuple[Organisation, ...]
    awards: tuple[Award, ...]


@transaction.atomic
def load_awards(
    folder: CompactFolder, *, at: datetime, since: datetime | None = None
) -> LoadedAwards:
    """Record the framework, the organisations and the awards of `folder`.

    What is recorded already stays as it is, and nothing is written for it.

    Parameters
    ----------
    at : datetime
        When the framework is recorded.
    since : datetime, optional
        When organisations and awards are; `at` where left out.

    Raises
    ------
    NotPossible
        The folder has no text of awards.
    IssuesFound
        The framework or the text has errors; all of them are named.
    """
    if AWARDS not in folder.files:
        raise NotPossible(_NO_FILE.fill(folder=folder.path.name, file=AWARDS))
    version = record_framework(
        text=folder[FRAMEWORK], companions=folder.companions, by=OPERATOR.address, at=at
    )
    found, issues = read_awards(folder[AWARDS], str(folder.path / AWARDS), framework_of(version))
    differing = [] if found is None else [*_otherwise(found.organisations)]
    if found is None or differing:
        raise IssuesFound([*errors(issues), *differing])
    acted = since or at
    bodies = {each.code: _organisation(each, acted) for each in found.organisations}
    awards = tuple(
        record_award(
            compact=version.compact,
            organisation=bodies[code],
            terms=terms,
            by=OPERATOR.address,
            at=acted,
        )
        for code, terms in found.awards
    )
    return LoadedAwards(version.compact, tuple(bodies.values()), awards)


def _otherwise(named: tuple[OrganisationTerms, ...]) -> list[Issue]:
    kept = [(each, organisation(each.code)) for each in named]
    return [
        _OTHERWISE.at(each.location, code=each.code)
        for each, known in kept
        if known is not None
        and (known.name_en, known.name_es, known.kind)
        != (each.name.en, each.name.es, each.kind.value)
    ]


def _organisation(terms: OrganisationTerms, at: datetime) -> Organisation:
    return organisation(terms.code) or record_organisation(
        code=terms.code, name=terms.name, kind=terms.kind, by=OPERATOR, at=at
    )
