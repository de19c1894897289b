"""`amparo programs`: organisations and awards from a compact's folder, and the reports they owe."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from amparo.compacts.intake import read_folder
from amparo.framework.language import Text
from amparo.site.command_line.acting import by_option, now, viewer_named
from amparo.site.command_line.application import start
from amparo.site.command_line.days import day_of_option
from amparo.site.command_line.failures import Failure
from amparo.site.command_line.spoken import SpokenGroup, SpokenOption, with_language
from amparo.site.translation import gettext as _

if TYPE_CHECKING:
    from amparo.people.permissions import Viewer
    from amparo.programs.queries import Award

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


_DAY = "YYYY-MM-DD"


@programs.command(
    params=[
        SpokenOption(
            ["--from", "starts"], metavar=_DAY, required=True, help=N_("First paused day.")
        ),
        SpokenOption(["--noticed"], metavar=_DAY, required=True, help=N_("Day of the notice.")),
        SpokenOption(["--ground-en"], required=True, help=N_("Why, in English.")),
        SpokenOption(["--ground-es"], required=True, help=N_("Why, in Spanish.")),
        SpokenOption(["--letter"], required=True, help=N_("Where the notice is to be found.")),
        by_option(N_("Coordinator who records it; otherwise whoever runs the command does.")),
    ],
    help=N_("Pause an award: targets of the periods that this touches are suspended, not missed."),
)
@click.argument("compact", metavar="COMPACT")
@click.argument("number", metavar="AWARD")
def pause(compact: str, number: str, by: str | None, **notice: str) -> None:
    """Record one pause."""
    start()
    from amparo.programs.actions import PauseTerms, pause_award  # noqa: PLC0415 - needs the models

    at = now()
    terms = PauseTerms(
        noticed_on=day_of_option(notice["noticed"], "--noticed"),
        starts=day_of_option(notice["starts"], "--from"),
        ground=Text(notice["ground_en"], notice["ground_es"]),
        letter=notice["letter"],
    )
    pause_award(award=_award(compact, number), terms=terms, by=_author(by, at), at=at)
    click.echo(_("Award {award} is paused from {day}.").format(award=number, day=terms.starts))


@programs.command(
    params=[
        SpokenOption(["--on"], metavar=_DAY, required=True, help=N_("First day of work again.")),
        by_option(N_("Coordinator who records it; otherwise whoever runs the command does.")),
    ],
    help=N_("End the pause of an award."),
)
@click.argument("compact", metavar="COMPACT")
@click.argument("number", metavar="AWARD")
def resume(compact: str, number: str, by: str | None, on: str) -> None:
    """End one pause."""
    start()
    from amparo.programs.actions import resume_award  # noqa: PLC0415 - needs the models

    at, day = now(), day_of_option(on, "--on")
    resume_award(award=_award(compact, number), on=day, by=_author(by, at), at=at)
    click.echo(_("Award {award} is worked on again from {day}.").format(award=number, day=day))


def _award(compact: str, number: str) -> Award:
    from amparo.programs.queries import award  # noqa: PLC0415

    found = award(compact, number)
    if found is None:
        raise Failure(_("{compact} has no award {award}.").format(compact=compact, award=number))
    return found


def _author(by: str | None, at: datetime) -> str | Viewer:
    from amparo.people.permissions import OPERATOR  # noqa: PLC0415

    return viewer_named(by, at) if by else OPERATOR.address


for _command in (load, open_owed, pause, resume):
    with_language(_command)
