"""Reading editions, which hold protected results only.

Everybody may see those made of published figures. What partners reported is not public before
the governments release it, which is not possible yet: unless `unreleased` ones are asked for,
editions that rest on partners' reports are left out, but for fictional compacts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from amparo.compacts.queries import framework_of
from amparo.editions.models import Edition, EditionFile, FileKind, PublishedResult
from amparo.framework.disaggregations import TOTAL
from amparo.framework.language import Language
from amparo.framework.periods import period_from_code
from amparo.framework.results_framework import ResultsFramework

__all__ = [
    "Edition", "EditionFile", "LaterFigure", "PublishedResult", "edition", "editions_of",
    "fragment", "headline_results", "is_superseded", "later_figures", "latest_edition",
    "report_file", "report_files", "results_of", "stored_files",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class LaterFigure:
    """A number that a newer edition knows better: what this edition says, what that one says."""

    printed: PublishedResult
    later: PublishedResult
    edition: Edition


_PUBLIC = Q(rests_on_reports=False) | Q(compact__illustrative=True)


def _editions(compact_code: str, unreleased: bool = False) -> QuerySet[Edition]:
    # The texts and facts an edition was made from are large, and no page needs them.
    return (
        Edition.objects.filter(Q() if unreleased else _PUBLIC, compact__code=compact_code)
        .select_related("compact", "framework")
        .defer("framework__text", "framework__places")
    )


def editions_of(compact_code: str) -> list[Edition]:
    """Return the public editions of a compact, newest year and number first."""
    return list(_editions(compact_code))


def latest_edition(compact_code: str) -> Edition | None:
    """Return the newest public edition of the newest year."""
    return _editions(compact_code).first()


def edition(
    compact_code: str, year: int, number: int | None = None, *, unreleased: bool = False
) -> Edition | None:
    """Return one edition; without `number` the newest of `year`."""
    found = _editions(compact_code, unreleased).filter(year=year)
    return (found if number is None else found.filter(number=number)).first()


def is_superseded(edition: Edition) -> bool:
    """Whether the same year has an edition with a higher number."""
    return Edition.objects.filter(
        compact=edition.compact_id, year=edition.year, number__gt=edition.number
    ).exists()


def fragment(edition: Edition, name: str, language: Language) -> str | None:
    """Return the page fragment of section `name` in `language`, if the report has it."""
    file = _file(edition, FileKind.FRAGMENT, language, name)
    return bytes(file.content).decode() if file else None


def report_file(edition: Edition, language: Language, name: str) -> EditionFile | None:
    """Return the report named `name` (``report.pdf``) in `language`."""
    return _file(edition, FileKind.REPORT, language, name)


def _file(edition: Edition, kind: FileKind, language: Language, name: str) -> EditionFile | None:
    return edition.files.filter(kind=kind, language=language.value, name=name).first()


def report_files(edition: Edition) -> list[EditionFile]:
    """Return the reports in every language and format."""
    return list(edition.files.filter(kind=FileKind.REPORT))


def stored_files(edition: Edition) -> list[EditionFile]:
    """Return every file of the edition: reports, fragments and drawings."""
    return list(edition.files.all())


def results_of(edition: Edition, indicator_code: str | None = None) -> list[PublishedResult]:
    """Return the protected results, of one indicator or of all."""
    found = edition.results.all()
    return list(found if indicator_code is None else found.filter(indicator=indicator_code))


def headline_results(edition: Edition) -> dict[str, PublishedResult]:
    """Return the one number that stands for each indicator which has one.

    National, not broken down, of the first authority in the framework's order that has a
    number, for the period that ends last (of two that end together, the longer one).
    """
    framework = framework_of(edition.framework)
    nation = next(iter(framework.places))
    found = edition.results.filter(place=nation, partner=TOTAL, breakdown={}, value__isnull=False)
    by_indicator: dict[str, list[PublishedResult]] = {}
    for result in found:
        by_indicator.setdefault(result.indicator, []).append(result)
    return {
        code: _headline(by_indicator[code], indicator.authorities, framework)
        for code, indicator in framework.indicators.items()
        if code in by_indicator
    }


def _headline(
    results: Iterable[PublishedResult], authorities: tuple[str, ...], framework: ResultsFramework
) -> PublishedResult:
    def rank(result: PublishedResult) -> tuple[int, date, int]:
        period = period_from_code(result.period, framework.calendars)
        length = (period.end - period.start).days
        return (-authorities.index(result.authority), period.end, length)

    return max(results, key=rank)


Key = tuple[str, str, str, str, str, tuple[tuple[str, str], ...]]


def result_key(result: PublishedResult) -> Key:
    """Return what a result is about."""
    return (
        result.indicator, result.period, result.place, result.authority, result.partner,
        tuple(sorted(result.breakdown.items())),
    )  # fmt: skip


def later_figures(edition: Edition) -> list[LaterFigure]:
    """Return the printed numbers for which the newest edition knows a later value.

    An edition keeps what was known when it was frozen; this is how it says that more is known.
    """
    newest = (
        _editions(edition.compact.code)
        .filter(as_of__gte=edition.as_of, pk__gt=edition.pk)
        .order_by("as_of", "pk")
        .last()
    )
    if newest is None:
        return []
    known = {result_key(result): result for result in newest.results.all()}
    pairs = (
        (printed, known.get(result_key(printed)))
        for printed in edition.results.filter(figure__isnull=False)
    )
    return [
        LaterFigure(printed, later, newest)
        for printed, later in pairs
        if later is not None and _is_other(printed, later)
    ]


def _is_other(printed: PublishedResult, later: PublishedResult) -> bool:
    return (printed.status, printed.value) != (later.status, later.value)
