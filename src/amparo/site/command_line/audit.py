"""`amparo audit`: checking that nobody changed the log of events."""

from __future__ import annotations

import click

from amparo.site.command_line.failures import Failure
from amparo.site.command_line.spoken import SpokenGroup, SpokenOption, with_language
from amparo.site.translation import gettext as _
from amparo.site.translation import ngettext, spoken

N_ = str


@click.group(cls=SpokenGroup, help=N_("Check the log of events."))
def audit() -> None:
    """Hold the subcommand."""


@audit.command(help=N_("Walk the chain of events and name the first broken link, if there is one."))
@click.option(
    "--noted",
    cls=SpokenOption,
    default="",
    metavar="HASH",
    help=N_("A hash that an earlier run printed: the chain must still hold it."),
)
def verify(noted: str) -> None:
    """Verify the chain."""
    from amparo.site.command_line.application import start  # noqa: PLC0415 - loads Django

    start()
    from amparo.audit.queries import verify_chain  # noqa: PLC0415 - needs the models

    found = verify_chain(noted.strip().lower())
    if found.broken is not None:
        sentence = _("The chain is broken at event {number}. {problem}")
        problem = found.broken.problem.read(spoken())
        raise Failure(sentence.format(number=found.broken.event_id, problem=problem))
    if not found.noted:
        raise Failure(_("The chain does not hold the noted hash: its end was cut off or redone."))
    sentence = ngettext(
        "The chain is whole: {count} event, ending in {head}.",
        "The chain is whole: {count} events, ending in {head}.",
        found.count,
    )
    click.echo(sentence.format(count=found.count, head=found.head))


with_language(verify)
