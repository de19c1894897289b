"""`amparo remind`: letters to the people who owe a report soon, or did not send it."""

from __future__ import annotations

import click

from amparo.site.command_line.acting import now
from amparo.site.command_line.application import start
from amparo.site.command_line.spoken import SpokenCommand, SpokenOption, with_language
from amparo.site.translation import gettext as _

N_ = str


@click.command(
    cls=SpokenCommand,
    params=[
        SpokenOption(
            ["--site"],
            default="http://127.0.0.1:8000",
            show_default=True,
            metavar="ADDRESS",
            help=N_("Address under which the site is reached."),
        )
    ],
    help=N_(
        "Write to the people of each partner whose report is due soon or overdue, once a week at"
        " most. The letters say when, and nothing of what a report holds."
    ),
)
def remind(site: str) -> None:
    """Send the letters that are due."""
    start()
    from amparo.people.permissions import OPERATOR  # noqa: PLC0415 - needs the models
    from amparo.site.reminder_letters import send_reminders  # noqa: PLC0415

    sent = send_reminders(site=site, by=OPERATOR.address, at=now())
    sentence = _(
        "{soon} reports due soon, {overdue} overdue: {letters} letters written. {unread} reports"
        " have nobody to write to."
    )
    click.echo(
        sentence.format(
            soon=sent.soon, overdue=sent.overdue, letters=sent.letters, unread=sent.unread
        )
    )


with_language(remind)
