"""A compact with its plan and one edition: what every page of it starts from."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.http import Http404
from django.urls import reverse

from amparo.compacts import queries as compacts
from amparo.editions import queries as editions
from amparo.framework.objectives import Provenance, Source
from amparo.framework.report_sources import is_partner_report, report_source
from amparo.framework.results_framework import ResultsFramework
from amparo.web.portal.pages import Masthead


@dataclass(frozen=True, slots=True)
class FrozenEdition:
    """An edition as the key of what was read from it: it never changes once it is there."""

    key: int
    content_hash: str
    edition: editions.Edition = field(compare=False)

    @classmethod
    def of(cls, edition: editions.Edition) -> FrozenEdition:
        """Return `edition` as a key."""
        return cls(edition.pk, edition.content_hash, edition)


@dataclass(frozen=True, slots=True)
class Release:
    """What the public may read of a compact: its plan, and one edition where there is one."""

    framework: ResultsFramework
    edition: editions.Edition | None
    front: bool

    @property
    def code(self) -> str:
        """Code of the compact."""
        return self.framework.compact.code

    def masthead(self, tab: str) -> Masthead:
        """Return what stands above a page, with its tab marked."""
        compact = self.framework.compact
        return Masthead(self.code, compact.title, compact.illustrative, self.front, tab)

    def address(self, name: str, *arguments: str | int) -> str:
        """Return the address of a page of this compact."""
        return reverse(f"portal:{name}", args=(self.code, *arguments))

    def home(self) -> str:
        """Return the address of this compact's first page."""
        return reverse("portal:front") if self.front else self.address("home")

    def sources(self, codes: Provenance | list[str] | tuple[str, ...]) -> tuple[Source, ...]:
        """Return the sources named: the framework's, and the reports of partners."""
        named = codes.sources if isinstance(codes, Provenance) else codes
        return tuple(each for code in named if (each := self._source(code)) is not None)

    def _source(self, code: str) -> Source | None:
        if is_partner_report(code) and self.edition is not None:
            return report_source(code, self.edition.as_of, self.framework)
        return self.framework.sources.get(code)


def front_code() -> str | None:
    """Return the compact of the front page: the first that is not illustrative, else any."""
    loaded = compacts.compacts()
    return min(loaded, key=lambda compact: compact.illustrative).code if loaded else None


def front_masthead(tab: str) -> Masthead | None:
    """Return the front compact's masthead for a page that belongs to no compact."""
    code = front_code()
    return open_release(code).masthead(tab) if code else None


def open_release(code: str, edition: editions.Edition | None = None) -> Release:
    """Return the compact at `edition`, else at its latest one.

    Raises
    ------
    Http404
        No such compact is loaded.
    """
    if compacts.compact(code) is None:
        raise Http404
    chosen = edition or editions.latest_edition(code)
    version = chosen.framework if chosen else compacts.frameworks_of(code)[-1]
    return Release(compacts.framework_of(version), chosen, code == front_code())


def open_edition(code: str, year: int, number: int) -> editions.Edition:
    """Return one edition.

    Raises
    ------
    Http404
        There is no such edition.
    """
    found = editions.edition(code, year, number)
    if found is None:
        raise Http404
    return found
