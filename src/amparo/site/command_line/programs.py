"""`amparo programs`: organisations and awards from a compact's folder, and the reports they owe."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from amparo.compacts.intake import read_folder
from amparo.site.command_line.acting import now
from amparo.site.command_line.application import start
from amparo.site.command_line.failures import Failure
from amparo.site.command_line.spoken import SpokenGroup, with_language
from amparo.site.translation import gettext as _

N_ = str


@click.group(cls=SpokenGroup, help=N_("Load who reports under a compact, and on what."))
def programs() -> None:
    """Hold the subcommands."""


@programs.command(
    help=N_(
        "Record the organisations and awards of a compact's folder (awards.yaml), or tell every"
        " problem of the file with its line."
    )
)
@click.argument("compact", metavar="COMPACT")
def load(compact: str) -> None:
    """Load one folder."""
    folder = read_folder(compact)
    start()
    from amparo.site.award_loading import load_awards  # noqa: PLC0415 - loads the models

    loaded = load_awards(folder, at=datetime.now(UTC))
    sentence = _("{compact}: {organisations} organisations and {awards} awards are recorded.")
    click.echo(
        sentence.format(
            compact=loaded.compact.code,
            organisations=len(loaded.organisations),
            awards=len(loaded.awards),
        )
    )


@programs.command(
    "open",
    help=N_(
        "Open the reports that the awards of a compact owe for every period that has begun."
        " Reports that are open already stay as they are: let it run every day."
    ),
)
@click.argument("compact", metavar="COMPACT")
def open_owed(compact: str) -> None:
    """Open what is owed by today."""
    start()
    from amparo.partner_reports.actions import open_reports  # noqa: PLC0415 - needs the models
    from amparo.people.permissions import OPERATOR  # noqa: PLC0415
    from amparo.programs.queries import awards_of  # noqa: PLC0415

    awards = awards_of(compact)
    if not awards:
        raise Failure(_("No award of {compact} is recorded.").format(compact=compact))
    at = now()
    opened = [
        len(open_reports(award=each, until=at.date(), by=OPERATOR.address, at=at))
        for each in awards
    ]
    sentence = _("{compact}: {reports} reports opened for {awards} awards.")
    click.echo(sentence.format(compact=compact, reports=sum(opened), awards=len(awards)))


with_language(load)
with_language(open_owed)
