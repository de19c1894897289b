"""The `amparo` command. Each subcommand is loaded only when it is called.

So `amparo framework check` needs neither Django nor a database.
"""

from __future__ import annotations

import sys

from amparo.site.command_line.failures import failure_told
from amparo.site.command_line.reader_language import asked_language
from amparo.site.command_line.spoken import Later, SpokenGroup, language_option
from amparo.site.translation import speak

N_ = str

COMMANDS = {
    name: Later("amparo.site.command_line.{0}:{0}".format(name.replace("-", "_")), help_line)
    for name, help_line in {
        "audit": N_("Check the log of events."),
        "demo": N_("Build the reports of the compacts that come with Amparo, and serve the site."),
        "figures": N_("Check published figures."),
        "framework": N_("Check and compare results frameworks."),
        "people": N_("Invite the first administrator."),
        "programs": N_("Load who reports under a compact, and on what."),
        "remind": N_("Write to partners whose report is due soon or overdue."),
        "report": N_("Build, verify and compare editions of the annual report."),
        "report-template": N_("Write the workbook that a partner fills in."),
        "serve": N_("Serve the site on this machine."),
        "snapshot": N_("Freeze published figures and accepted reports."),
        "submit": N_("Hand in a filled workbook, or tell every problem in it."),
    }.items()
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
