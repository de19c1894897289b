"""`amparo figures`: checking a file of published figures before it is used. Needs no database."""

from __future__ import annotations

from pathlib import Path

import click

from amparo.compacts.intake import RULES, read_folder
from amparo.framework.issues import errors
from amparo.measurement.published_figures import read_published_figures
from amparo.site.command_line.failures import Failure, tell_issues
from amparo.site.command_line.framework import valid_framework
from amparo.site.command_line.spoken import SpokenGroup, SpokenOption, with_language
from amparo.site.translation import gettext as _
from amparo.site.translation import ngettext

N_ = str


@click.group(cls=SpokenGroup, help=N_("Check published figures."))
def figures() -> None:
    """Hold the one subcommand."""


@figures.command(help=N_("Check a file of figures and name every problem with its line."))
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--compact", cls=SpokenOption, required=True, help=N_("Code or folder of the compact.")
)
def check(file: Path, compact: str) -> None:
    """Check one file."""
    folder = read_folder(compact)
    framework = valid_framework(compact)
    rules = str(folder.path / RULES)
    facts, issues = read_published_figures(
        file.read_bytes(), folder[RULES], framework, str(file), rules
    )
    tell_issues(issues)
    if facts is None:
        count = len(errors(issues))
        sentence = ngettext(
            "{file}: {count} error; nothing would be loaded.",
            "{file}: {count} errors; nothing would be loaded.",
            count,
        )
        raise Failure(sentence.format(file=file, count=count))
    click.echo(_("{file} is in order: {count} facts.").format(file=file, count=facts.num_rows))


with_language(check)
