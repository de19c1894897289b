"""The `amparo` command. Each subcommand is loaded only when it is called.

So `amparo framework check` needs neither Django nor a database.
"""

from __future__ import annotations

import sys

from amparo.site.command_line.failures import failure_told
from amparo.site.command_line.reader_language import asked_language
from amparo.site.command_line.spoken import SpokenGroup, language_option
from amparo.site.translation import speak

N_ = str

COMMANDS = {
    "demo": "amparo.site.command_line.demo:demo",
    "figures": "amparo.site.command_line.figures:figures",
    "framework": "amparo.site.command_line.framework:framework",
    "report": "amparo.site.command_line.report:report",
    "serve": "amparo.site.command_line.serve:serve",
}

amparo = SpokenGroup(
    name="amparo",
    later=COMMANDS,
    help=N_("Run a Child Protection Compact: plan, figures, annual report."),
    params=[language_option()],
)


def main(arguments: list[str] | None = None) -> None:
    """Run the command. Bad input ends with 1, wrong usage with 2, an interruption with 130."""
    words = sys.argv[1:] if arguments is None else arguments
    speak(asked_language(words))
    with failure_told():
        amparo.main(args=words, prog_name="amparo", standalone_mode=False)
