"""`amparo programs`: organisations and awards from a compact's folder."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from amparo.compacts.intake import read_folder
from amparo.site.command_line.application import start
from amparo.site.command_line.spoken import SpokenGroup, with_language
from amparo.site.translation import gettext as _

N_ = str


@click.group(cls=SpokenGroup, help=N_("Load who reports under a compact, and on what."))
def programs() -> None:
    """Hold the one subcommand."""


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


with_language(load)
