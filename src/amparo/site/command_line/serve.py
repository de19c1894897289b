"""`amparo serve`: the site on this machine, in this terminal."""

from __future__ import annotations

import errno
import socket

import click

from amparo.site.command_line.failures import Failure
from amparo.site.command_line.spoken import SpokenCommand, SpokenOption, with_language
from amparo.site.translation import gettext as _

N_ = str
ADDRESS = "127.0.0.1"
DEFAULT_PORT = 8000
_THREADS = 4
_SECONDS_TO_END = 3

PORT_OPTION = SpokenOption(
    ["--port"],
    type=click.IntRange(1, 65535),
    default=DEFAULT_PORT,
    show_default=True,
    help=N_("Port on this machine."),
)


def run_site(port: int) -> None:
    """Serve until the reader stops it (Ctrl-C)."""
    from granian import Granian  # noqa: PLC0415 - loaded only when serving
    from granian.constants import Interfaces  # noqa: PLC0415
    from granian.log import LogLevels  # noqa: PLC0415

    check_port(port)
    server = Granian(
        "amparo.site.wsgi:application",
        address=ADDRESS,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=_THREADS,
        workers_kill_timeout=_SECONDS_TO_END,
        log_level=LogLevels.warning,
    )
    click.echo(_("The site is at http://{address}:{port}/").format(address=ADDRESS, port=port))
    click.echo(_("Press Ctrl-C to end it."))
    server.serve()
    click.echo(_("The site has ended."))


def check_port(port: int) -> None:
    """Refuse a port that cannot be had, saying what to do."""
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((ADDRESS, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                sentence = _("Port {port} is in use by another program. Choose one with --port.")
            elif error.errno == errno.EACCES:
                sentence = _("Port {port} may not be used by this user. Choose one with --port.")
            else:
                raise
            raise Failure(sentence.format(port=port)) from error


@click.command(cls=SpokenCommand, params=[PORT_OPTION], help=N_("Serve the site on this machine."))
def serve(port: int) -> None:
    """Serve the site."""
    from amparo.site.command_line.application import start  # noqa: PLC0415

    check_port(port)
    start()
    run_site(port)


with_language(serve)
