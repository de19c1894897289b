"""`amparo demo`: from an empty folder to the Colombia report and the site, in one command."""

from __future__ import annotations

from pathlib import Path

import click

from amparo.site.command_line.application import start
from amparo.site.command_line.report import (
    OUT_OPTION,
    build_shown,
    helpers,
    order_for,
    tell_built,
    write_out,
)
from amparo.site.command_line.serve import PORT_OPTION, check_port, run_site
from amparo.site.command_line.spoken import SpokenCommand, SpokenOption, with_language

N_ = str
COMPACTS = ("illustrative", "colombia")
REPORT_OF = "colombia"


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
        built = {code: build_shown(order_for(code), office) for code in COMPACTS}
    for each in built.values():
        tell_built(each)
    write_out(built[REPORT_OF].edition, out or Path("out"))
    if serve:
        run_site(port)


with_language(demo)
