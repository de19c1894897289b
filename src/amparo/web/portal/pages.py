"""What each public page shows: one frozen value per page, with nothing left to work out.

`home`, `plan`, `measures` and `reports` build them from editions and frameworks; the
templates of the same names print them. Texts hold both languages until they are printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from amparo.framework.disaggregations import Category
from amparo.framework.indicators import Indicator, Unit
from amparo.framework.language import Language, Text
from amparo.framework.objectives import Compact, Objective, Responsibility, Source
from amparo.framework.statuses import Status


@dataclass(frozen=True, slots=True)
class Masthead:
    """What stands above every page of a compact. `front`: its home is the site's front page."""

    code: str
    title: Text
    illustrative: bool
    front: bool
    tab: str


@dataclass(frozen=True, slots=True)
class ShownNumber:
    """A protected result as a page shows it, with the way back to where it came from.

    `figure` is its number in the edition's figures annex; blank where the report does not
    print it. `later` is what a newer edition knows instead.
    """

    status: Status
    value: Decimal | None
    decimals: int
    unit: Unit
    authority: Text
    period_code: str
    period: Text
    place: Text
    breakdown: Text | None
    reported: int
    expected: int
    known_from: date | None
    sources: tuple[Source, ...]
    address: str | None
    later: Later | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """A figure that a newer edition states otherwise."""

    status: Status
    value: Decimal | None
    decimals: int
    known_from: date | None
    address: str


@dataclass(frozen=True, slots=True)
class Term:
    """The compact's term and where a day stands in it. `share` runs from 0 to 1000."""

    starts: date
    ends: date
    today: date
    share: int
    year: int
    years: int
    splits: tuple[int, ...]

    @property
    def state(self) -> str:
        """Whether the term is ahead, running or over."""
        if self.today < self.starts:
            return "ahead"
        return "over" if self.today > self.ends else "running"


@dataclass(frozen=True, slots=True)
class KeyNumber:
    """An indicator's headline number."""

    indicator: Indicator
    number: ShownNumber
    address: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of an objective's indicators are defined, have targets and have numbers."""

    indicators: int
    with_targets: int
    with_numbers: int


@dataclass(frozen=True, slots=True)
class ObjectiveSummary:
    """An objective and how far it is measured."""

    objective: Objective
    tally: Tally
    address: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing: what kind, how many of how many, where to read on."""

    kind: str
    count: int
    of: int
    address: str


@dataclass(frozen=True, slots=True)
class Download:
    """A file of an edition. `size` is in bytes."""

    language: Language
    ending: str
    format: Text
    size: int
    sha256: str
    address: str


@dataclass(frozen=True, slots=True)
class EditionSummary:
    """An edition as lists show it. `superseded_by` is the address of the newer one."""

    year: int
    number: int
    title: Text
    banner: Text | None
    as_of: date
    frozen_at: datetime
    address: str
    downloads: tuple[Download, ...]
    superseded_by: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the report that can be read on the site."""

    name: str
    title: Text
    address: str


@dataclass(frozen=True, slots=True)
class CompactSummary:
    """A compact in the list of compacts."""

    compact: Compact
    term: Term
    edition: EditionSummary | None
    address: str


@dataclass(frozen=True, slots=True)
class CompactsPage:
    """Every compact that is loaded."""

    masthead: Masthead | None
    compacts: tuple[CompactSummary, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """A dialogue or another event with what the report says of it."""

    day: date
    topic: Text
    text: Text
    proposal: bool
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class HomePage:
    """How a compact stands, at a glance."""

    masthead: Masthead
    compact: Compact
    term: Term
    key_numbers: tuple[KeyNumber, ...]
    objectives: tuple[ObjectiveSummary, ...]
    gaps: tuple[Gap, ...]
    edition: EditionSummary | None
    dialogues: tuple[Happening, ...]
    events: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator in a list: its target for the running year, and its latest number."""

    indicator: Indicator
    objective: Objective | None
    authority: Text
    target: ShownTarget | None
    latest: ShownNumber | None
    address: str


@dataclass(frozen=True, slots=True)
class ShownTarget:
    """An agreed value and the period it is agreed for."""

    value: Decimal
    decimals: int
    unit: Unit
    period: Text
    authority: Text
    proposal: bool


@dataclass(frozen=True, slots=True)
class PlannedObjective:
    """An objective with the indicators that measure it."""

    objective: Objective
    tally: Tally
    indicators: tuple[IndicatorRow, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Duty:
    """A responsibility with the name of the body that bears it."""

    body: Text
    responsibility: Responsibility
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """What the two governments agreed: objectives, priority forms, responsibilities."""

    masthead: Masthead
    compact: Compact
    version: str
    adopted: date | None
    forms: tuple[Category, ...]
    objectives: tuple[PlannedObjective, ...]
    context: tuple[IndicatorRow, ...]
    duties: tuple[Duty, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a filter."""

    value: str
    label: Text
    chosen: bool


@dataclass(frozen=True, slots=True)
class IndicatorsPage:
    """The list of indicators under the reader's filter."""

    masthead: Masthead
    words: str
    objectives: tuple[Option, ...]
    states: tuple[Option, ...]
    rows: tuple[IndicatorRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One period with a number (or nothing) for each authority, never added."""

    period: Text
    numbers: tuple[ShownNumber | None, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """National numbers, not broken down: a period a row, an authority a column."""

    authorities: tuple[Text, ...]
    rows: tuple[SeriesRow, ...]


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """Everything one edition says about an indicator.

    `numbers` are those of one period, `turns` the pages they are spread over; `query` asks
    for the same edition and period.
    """

    masthead: Masthead
    indicator: Indicator
    objective: Objective | None
    authorities: tuple[Text, ...]
    calendar: Text
    disaggregations: tuple[Text, ...]
    rules: tuple[tuple[Text, Text], ...]
    targets: tuple[ShownTarget, ...]
    baselines: tuple[ShownTarget, ...]
    edition: EditionSummary | None
    editions: tuple[Option, ...]
    periods: tuple[Option, ...]
    numbers: tuple[ShownNumber, ...]
    turns: tuple[Option, ...]
    query: str
    series: Series
    fragment: str
    sources: tuple[Source, ...]

    @property
    def shows_series(self) -> bool:
        """Whether the page needs its own table: the report has none, or has older figures."""
        listed = (number for row in self.series.rows for number in row.numbers)
        return not self.fragment or any(number and number.later for number in listed)


@dataclass(frozen=True, slots=True)
class EditionsPage:
    """Every edition of a compact, newest first."""

    masthead: Masthead
    editions: tuple[EditionSummary, ...]


@dataclass(frozen=True, slots=True)
class EditionPage:
    """One edition: its downloads, its four hashes and its parts."""

    masthead: Masthead
    edition: EditionSummary
    hashes: tuple[tuple[Text, str], ...]
    content_hash: str
    parts: tuple[Part, ...]
    figures: str
    later: tuple[ShownNumber, ...]
    later_count: int


@dataclass(frozen=True, slots=True)
class PartPage:
    """One part of the report, read on the site."""

    masthead: Masthead
    edition: EditionSummary
    part: Part
    indicators: tuple[Part, ...]
    before: Part | None
    after: Part | None
    fragment: str


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """Some of the figures of an edition with where they come from.

    `turns` are the pages that the figures are spread over; `sources` is where the sources are.
    """

    masthead: Masthead
    edition: EditionSummary
    fragment: str
    turns: tuple[Option, ...]
    sources: str


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """The sources of an edition."""

    masthead: Masthead
    edition: EditionSummary
    fragment: str
    figures: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the field and what it means here."""

    word: Text
    meaning: Text


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    """The words of the field."""

    masthead: Masthead | None
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class StandingPage:
    """A page that belongs to no compact but keeps the front compact's navigation."""

    masthead: Masthead | None
