"""`amparo snapshot`: freezing what is known of a compact, published and accepted."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from amparo.compacts.intake import FRAMEWORK, MAP, STATEMENTS, CompactFolder, read_folder
from amparo.site.command_line.acting import by_option, now, viewer_named
from amparo.site.command_line.application import start
from amparo.site.command_line.days import day_of_option
from amparo.site.command_line.spoken import SpokenCommand, SpokenOption, with_language
from amparo.site.translation import gettext as _

if TYPE_CHECKING:
    from amparo.partner_reports.queries import FactsSnapshot
    from amparo.people.permissions import Viewer

N_ = str


@click.command(
    cls=SpokenCommand,
    params=[
        SpokenOption(
            ["--as-of"],
            metavar="YYYY-MM-DD",
            help=N_("Only what was known by the end of this day counts."),
        ),
        by_option(N_("Person who takes it; otherwise whoever runs the command does.")),
    ],
    help=N_(
        "Freeze the published figures and the accepted reports of a compact, and print the hash."
    ),
)
@click.argument("compact", metavar="COMPACT")
def snapshot(compact: str, as_of: str | None, by: str | None) -> None:
    """Take one snapshot."""
    day = day_of_option(as_of) if as_of else None
    folder = read_folder(compact)
    start()
    at = now()
    taken, reported = _take(folder, day, viewer_named(by, at) if by else None, at)
    sentence = _(
        "{compact}, as of {day}: {count} facts, {reported} of them from accepted reports, hash"
        " {hash}."
    )
    click.echo(
        sentence.format(
            compact=taken.compact.code,
            day=taken.as_of.isoformat(),
            count=taken.fact_count,
            reported=reported,
            hash=taken.hash,
        )
    )


def _take(
    folder: CompactFolder, day: date | None, viewer: Viewer | None, at: datetime
) -> tuple[FactsSnapshot, int]:
    from amparo.audit.refusals import IssuesFound  # noqa: PLC0415 - needs the models
    from amparo.compacts.actions import record_framework  # noqa: PLC0415
    from amparo.compacts.queries import framework_of  # noqa: PLC0415
    from amparo.framework.report_sources import is_partner_report  # noqa: PLC0415
    from amparo.partner_reports.actions import take_snapshot  # noqa: PLC0415
    from amparo.partner_reports.snapshots import (  # noqa: PLC0415
        facts_of,
        freeze_facts,
        known_facts,
    )
    from amparo.people.permissions import OPERATOR  # noqa: PLC0415

    by = viewer or OPERATOR.address
    version = record_framework(
        text=folder[FRAMEWORK], companions=folder.companions, by=OPERATOR.address, at=at
    )
    facts, known, issues = known_facts(folder, version.compact, framework_of(version), day)
    if facts is None:
        raise IssuesFound(issues)
    frozen = freeze_facts(
        facts=facts, statements=folder[STATEMENTS], outlines=folder[MAP], as_of=known
    )
    taken = take_snapshot(compact=version.compact, frozen=frozen, by=by, at=at)
    sources = facts_of(taken)["source"].to_pylist()
    return taken, sum(map(is_partner_report, sources))


with_language(snapshot)
