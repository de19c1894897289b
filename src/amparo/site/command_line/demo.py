"""`amparo demo`: from an empty folder to the Colombia report and the site, in one command."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from amparo.compacts.intake import read_folder
from amparo.site.command_line.application import start
from amparo.site.command_line.report import (
    OUT_OPTION,
    build_shown,
    helpers,
    order_for,
    tell_built,
    write_out,
)
from amparo.site.command_line.serve import ADDRESS, PORT_OPTION, check_port, run_site
from amparo.site.command_line.spoken import SpokenCommand, SpokenOption, with_language
from amparo.site.translation import gettext as _
from amparo.site.translation import spoken

N_ = str
COMPACTS = ("illustrative", "colombia")
REPORT_OF = "colombia"
SAMPLES = "illustrative"
"""Folder inside the output for workbooks to try the site with."""


@click.command(
    cls=SpokenCommand,
    params=[OUT_OPTION, PORT_OPTION],
    help=N_("Build the reports of the compacts that come with Amparo, and serve the site."),
)
@click.option(
    "--serve/--no-serve",
    cls=SpokenOption,
    default=True,
    help=N_("Serve the site when the files are there, or end."),
)
def demo(out: Path | None, port: int, serve: bool) -> None:
    """Build everything that comes with Amparo and show it."""
    if serve:
        check_port(port)
    start()
    with helpers() as office:
        password = _demonstrate()
        built = {code: build_shown(order_for(code), office) for code in COMPACTS}
    for each in built.values():
        tell_built(each)
    write_out(built[REPORT_OF].edition, out or Path("out"), _samples() if password else None)
    if password is not None:
        _tell_people(port, password)
    if serve:
        run_site(port)


def _demonstrate() -> str | None:
    """Let the bodies of the fictional compact report; return the password of their people.

    Returns None where the database has people of its own; blank where the people are there and
    their password was not drawn for this home folder.
    """
    from django.conf import settings  # noqa: PLC0415 - after the application has started

    from amparo.site.demonstration import COMPACT, demonstrate  # noqa: PLC0415
    from amparo.site.demonstration_people import (  # noqa: PLC0415
        drawn_password,
        has_people,
        kept_password,
    )

    home = settings.AMPARO_HOME
    password = kept_password(home)
    if not password and not has_people():
        password = drawn_password(home)
    told = demonstrate(read_folder(COMPACT), password, datetime.now(UTC))
    if told is None:
        click.echo(_("This database has people of its own: the demonstration's are left out."))
        return None
    sentence = _("{people} people of the demonstration were added, {reports} reports moved.")
    click.echo(sentence.format(people=told.people, reports=told.reports))
    return password


def _samples() -> dict[str, bytes]:
    from amparo.site.demonstration import sample_workbooks  # noqa: PLC0415

    samples = sample_workbooks(datetime.now(UTC))
    return {f"{SAMPLES}/{name}": content for name, content in samples.items()}


def _tell_people(port: int, password: str) -> None:
    from django.urls import reverse  # noqa: PLC0415
    from django.utils import translation  # noqa: PLC0415

    from amparo.site.demonstration_people import PARTICIPANTS  # noqa: PLC0415

    with translation.override(spoken().value):
        page = reverse("account_login")
    click.echo(
        _("The fictional compact has people to try the site as. Sign in at {address}").format(
            address=f"http://{ADDRESS}:{port}{page}"
        )
    )
    for each in PARTICIPANTS:
        click.echo(f"  {each.address:<30} {each.name.read(spoken())}")
    if password:
        click.echo(_("The password of all of them is {password}").format(password=password))
    else:
        click.echo(_("Their password was drawn for another home folder and is not known here."))
    click.echo(_("All but partners also need an authenticator app; the site shows how."))


with_language(demo)
