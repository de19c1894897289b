"""Facts from a compact's folder and from accepted reports, and freezing them.

What was known by a day becomes bytes with one hash over everything.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from amparo.annual_report.statements import read_statements
from amparo.compacts.intake import FIGURES, POPULATION, RULES, STATEMENTS, CompactFolder
from amparo.compacts.queries import Compact
from amparo.framework.issues import Issue, errors
from amparo.framework.report_sources import NOT_PROVIDED, report_code
from amparo.framework.results_framework import ResultsFramework
from amparo.framework.statuses import Status
from amparo.measurement.fact_checks import own_components
from amparo.measurement.facts import (
    check_facts,
    facts_hash,
    facts_table,
    read_facts,
    write_facts,
)
from amparo.measurement.published_figures import read_population, read_published_figures
from amparo.partner_reports.models import PartnerReport, ReportVersion
from amparo.partner_reports.queries import FactsSnapshot, FrozenFacts, values_of
from amparo.partner_reports.queries.reports import all_reports
from amparo.programs.queries import ReportingRequirement
from amparo.workbooks.report_form import CellKey


def latest_known(facts: pa.Table) -> date:
    """Return the day on which the newest fact became known."""
    latest: date = pc.max(facts["known_from"]).as_py()
    return latest


def facts_of(snapshot: FactsSnapshot) -> pa.Table:
    """Return the facts of a kept snapshot (`measurement.facts.facts_schema`)."""
    return read_facts(bytes(snapshot.facts))


def freeze_facts(
    *, facts: pa.Table, statements: bytes, outlines: bytes, as_of: date | None = None
) -> FrozenFacts:
    """Freeze what was known by the end of `as_of`; without a day, everything.

    Parameters
    ----------
    facts : table with `measurement.facts.facts_schema`
        At least one row known by then.
    statements : YAML text, UTF-8
    outlines : GeoJSON of the places, empty where there is none
    """
    day = as_of or latest_known(facts)
    # All that was known, with what was revised since: the report shows revisions.
    known = facts.filter(pc.less_equal(facts["known_from"], pa.scalar(day, pa.date32())))
    return FrozenFacts(
        as_of=day,
        hash=inputs_hash(known, statements, outlines, day),
        facts=write_facts(known),
        statements=statements,
        map=outlines,
        fact_count=known.num_rows,
    )


def inputs_hash(facts: pa.Table, statements: bytes, outlines: bytes, as_of: date) -> str:
    """Return the SHA-256 over the facts' content, the statements, the outlines and the day.

    The facts are hashed as values, so that another version of the Parquet writer changes nothing.
    """
    parts = {
        "as_of": as_of.isoformat(),
        "facts": facts_hash(facts),
        "map": hashlib.sha256(outlines).hexdigest(),
        "statements": hashlib.sha256(statements).hexdigest(),
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def read_folder_facts(
    folder: CompactFolder, framework: ResultsFramework
) -> tuple[pa.Table | None, list[Issue]]:
    """Read the figures of `folder` into facts and check its statements.

    Returns
    -------
    table with `measurement.facts.facts_schema`, or None
        None if anything has an error: the figures, their rules, the population, the statements.
    list of Issue
        Everything that was found, each thing once, with its file and line.
    """
    places = {name: str(folder.path / name) for name in (FIGURES, RULES, POPULATION, STATEMENTS)}
    tables, issues = [], []
    for name, read in ((FIGURES, read_published_figures), (POPULATION, read_population)):
        if name in folder.files:
            table, found = read(folder[name], folder[RULES], framework, places[name], places[RULES])
            tables.append(table)
            issues.extend(found)
    if STATEMENTS in folder.files:
        _, found = read_statements(folder[STATEMENTS], places[STATEMENTS], framework)
        issues.extend(found)
    every = list(dict.fromkeys(issues))
    whole = [table for table in tables if table is not None]
    if errors(every) or not whole:
        return None, every
    facts = pa.concat_tables(whole)
    every.extend(issue for issue in check_facts(facts, framework) if issue not in every)
    return (None if errors(every) else facts), every


_ROWS_AT_A_TIME = 20_000


def source_of(report: PartnerReport, version: int) -> str:
    """Return the source of the facts of a report's version: from a number back to the report."""
    award = report.award
    return report_code(award.organisation.code, award.number, report.period, version)


def day_of(moment: datetime) -> date:
    """Return the day of a moment, in UTC: facts must not depend on where they are frozen."""
    return moment.astimezone(UTC).date()


def latest_decision(compact: Compact) -> date | None:
    """Return the day of the newest decision by which facts of `compact` came or went."""
    versions = ReportVersion.objects.filter(
        report__award__compact=compact, accepted_at__isnull=False
    )
    closed = PartnerReport.objects.filter(award__compact=compact, closed_at__isnull=False)
    moments = [
        *(at for pair in versions.values_list("accepted_at", "withdrawn_at") for at in pair if at),
        *(at for at in closed.values_list("closed_at", flat=True) if at),
    ]
    return day_of(max(moments)) if moments else None


def accepted_facts(compact: Compact, framework: ResultsFramework, as_of: date) -> pa.Table:
    """Return what reports that were accepted by the end of `as_of` state.

    Parameters
    ----------
    framework : ResultsFramework
        Its disaggregations are the table's.

    Returns
    -------
    table with `measurement.facts.facts_schema`
        One row per stated value of the version of each report that counted on that day:
        accepted by then, and not withdrawn by then. Known from the day of acceptance. A number
        that replaced one accepted earlier stands beside it, as revised figures do; what the
        later version no longer states is gone. A report that was closed as not provided gives
        ``not_reported`` for the totals it was asked.
    """
    known = _Known(compact, as_of)
    tables = [
        facts_table(batch, framework.disaggregations) for batch in _batches(_rows(known, framework))
    ]
    return pa.concat_tables([facts_table([], framework.disaggregations), *tables])


def _batches(rows: Iterator[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    while batch := list(islice(rows, _ROWS_AT_A_TIME)):
        yield batch


@dataclass(frozen=True, slots=True)
class _Versions:
    """The version of a report that counted on a day, and those accepted on earlier days."""

    standing: ReportVersion
    earlier: tuple[ReportVersion, ...]


class _Known:
    """What was decided on the reports of a compact by the end of a day."""

    def __init__(self, compact: Compact, as_of: date) -> None:
        self.reports = list(all_reports().filter(award__compact=compact).order_by("pk"))
        self.closed = [
            each for each in self.reports if each.closed_at and day_of(each.closed_at) <= as_of
        ]
        accepted = ReportVersion.objects.filter(
            report__award__compact=compact, accepted_at__isnull=False
        )
        by_report: dict[int, list[ReportVersion]] = defaultdict(list)
        for version in accepted.order_by("report", "number"):
            if day_of(accepted_at(version)) <= as_of:
                by_report[version.report_id].append(version)
        self.versions = {
            pk: _Versions(versions[-1], _earlier(versions))
            for pk, versions in by_report.items()
            if _counts(versions[-1], as_of)
        }
        required = ReportingRequirement.objects.filter(award__compact=compact)
        self.requirements: dict[int, list[ReportingRequirement]] = defaultdict(list)
        for each in required:
            self.requirements[each.award_id].append(each)


def accepted_at(version: ReportVersion) -> datetime:
    """Return when an accepted version was accepted."""
    assert version.accepted_at is not None  # noqa: S101 - asked of accepted versions only
    return version.accepted_at


def _counts(version: ReportVersion, as_of: date) -> bool:
    return version.withdrawn_at is None or day_of(version.withdrawn_at) > as_of


def _earlier(versions: Sequence[ReportVersion]) -> tuple[ReportVersion, ...]:
    """Return the last version accepted on each day before that of the newest one."""
    by_day = {day_of(accepted_at(version)): version for version in versions}
    return tuple(by_day[day] for day in sorted(by_day)[:-1])


def _rows(known: _Known, framework: ResultsFramework) -> Iterator[dict[str, Any]]:
    for report in known.reports:
        if versions := known.versions.get(report.pk):
            authorities = {
                each.indicator: each.authority for each in known.requirements[report.award_id]
            }
            yield from _stated_rows(report, versions.standing, authorities)
            stated = {key for key, _ in values_of(versions.standing)} if versions.earlier else set()
            for version in versions.earlier:
                yield from _stated_rows(report, version, authorities, stated)
    for report in known.closed:
        if report.pk not in known.versions:
            yield from _not_provided_rows(report, known.requirements[report.award_id], framework)


def _stated_rows(
    report: PartnerReport,
    version: ReportVersion,
    authorities: Mapping[str, str],
    only: set[CellKey] | None = None,
) -> Iterator[dict[str, Any]]:
    source, since = source_of(report, version.number), day_of(accepted_at(version))
    for key, stated in values_of(version):
        if only is not None and key not in only:
            continue
        yield {
            "indicator": key.indicator,
            "component": key.component,
            "period": report.period,
            "place": key.place,
            "authority": authorities[key.indicator],
            "partner": report.award.organisation.code,
            **dict(key.breakdown),
            "status": stated.status.value,
            "amount": stated.amount,
            "known_from": since,
            "source": source,
            "locator": stated.locator or "web",
            "note": stated.note or None,
        }


def _not_provided_rows(
    report: PartnerReport,
    required: Sequence[ReportingRequirement],
    framework: ResultsFramework,
) -> Iterator[dict[str, Any]]:
    assert report.closed_at is not None  # noqa: S101 - asked of closed reports only
    source, since = source_of(report, NOT_PROVIDED), day_of(report.closed_at)
    for each in required:
        indicator = framework.indicators.get(each.indicator)
        for component in own_components(indicator) if indicator else ():
            for place in each.places:
                yield {
                    "indicator": each.indicator,
                    "component": component,
                    "period": report.period,
                    "place": place,
                    "authority": each.authority,
                    "partner": report.award.organisation.code,
                    "status": Status.NOT_REPORTED.value,
                    "known_from": since,
                    "source": source,
                    "locator": "not_provided",
                }


def known_facts(
    folder: CompactFolder, compact: Compact, framework: ResultsFramework, as_of: date | None
) -> tuple[pa.Table | None, date | None, list[Issue]]:
    """Return the facts of a compact's folder together with those of accepted reports.

    Returns
    -------
    table with `measurement.facts.facts_schema`, or None
        None if anything has an error, or nothing is there at all.
    date or None
        `as_of`; without one, the newest day on which a fact came or went.
    list of Issue
        Everything that was found, each thing once.
    """
    published, issues = read_folder_facts(folder, framework)
    if errors(issues):
        return None, as_of, issues
    decided = latest_decision(compact)
    days = [decided] if decided else []
    if published is not None:
        days.append(latest_known(published))
    day = as_of or max(days, default=None)
    if day is None:
        return None, None, issues
    reported = accepted_facts(compact, framework, day)
    whole = [table for table in (published, reported) if table is not None and table.num_rows]
    if not whole:
        return None, day, issues
    facts = pa.concat_tables([table.select(whole[0].column_names) for table in whole])
    if reported.num_rows:
        issues.extend(each for each in check_facts(facts, framework) if each not in issues)
    return (None if errors(issues) else facts), day, issues
