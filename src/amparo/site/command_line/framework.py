"""`amparo framework`: checking a framework text and comparing two. Needs no database."""

from __future__ import annotations

from pathlib import Path

import click

from amparo.compacts.intake import FRAMEWORK, PLACES, folder_path, shipped_compacts
from amparo.framework.differences import differences
from amparo.framework.issues import Issue, errors
from amparo.framework.results_framework import ResultsFramework
from amparo.framework.text import read_framework
from amparo.site.command_line.failures import Failure, tell_issues
from amparo.site.command_line.spoken import SpokenGroup, with_language
from amparo.site.translation import gettext as _
from amparo.site.translation import ngettext, spoken

N_ = str


@click.group(cls=SpokenGroup, help=N_("Check and compare results frameworks."))
def framework() -> None:
    """Hold the two subcommands."""


def framework_file(named: str) -> Path:
    """Return the framework text of a shipped compact's code, a folder, or the file itself."""
    path = folder_path(named) if named in shipped_compacts() else Path(named)
    return path / FRAMEWORK if path.is_dir() else path


def read_named(named: str) -> tuple[ResultsFramework | None, list[Issue]]:
    """Read the framework that `named` names, with the place list beside it."""
    path = framework_file(named)
    places = path.with_name(PLACES)
    companions = {PLACES: places.read_bytes()} if places.exists() else {}
    return read_framework(path.read_bytes(), str(path), companions)


def valid_framework(named: str) -> ResultsFramework:
    """Return the framework that `named` names; refuse one with errors, telling all of them."""
    found, issues = read_named(named)
    if found is None:
        tell_issues(issues)
        raise Failure(_problem_count(len(errors(issues)), str(framework_file(named))))
    return found


def _problem_count(count: int, file: str) -> str:
    sentence = ngettext("{file}: {count} error.", "{file}: {count} errors.", count)
    return sentence.format(file=file, count=count)


@framework.command(help=N_("Check a framework text and tell everything that is wrong with it."))
@click.argument("named", metavar="FILE|COMPACT")
def check(named: str) -> None:
    """Check one framework."""
    found, issues = read_named(named)
    tell_issues(issues)
    file = str(framework_file(named))
    if found is None:
        raise Failure(_problem_count(len(errors(issues)), file))
    sentence = _("{file} is in order: {indicators} indicators, hash {hash}.")
    click.echo(sentence.format(file=file, indicators=len(found.indicators), hash=found.hash))


@framework.command(help=N_("Say what differs between two framework texts."))
@click.argument("old", metavar="A")
@click.argument("new", metavar="B")
def diff(old: str, new: str) -> None:
    """Compare two frameworks."""
    found = differences(valid_framework(old), valid_framework(new))
    for difference in found:
        click.echo(difference.read(spoken()))
    if not found:
        click.echo(_("The two frameworks say the same."))


with_language(check)
with_language(diff)
