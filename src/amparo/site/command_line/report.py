"""`amparo report`: building, verifying and comparing editions of the annual report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from amparo.compacts.intake import read_folder
from amparo.site.command_line.application import start
from amparo.site.command_line.days import day_of_option
from amparo.site.command_line.failures import Failure
from amparo.site.command_line.spoken import SpokenGroup, SpokenOption, with_language
from amparo.site.translation import gettext as _
from amparo.site.translation import ngettext, spoken

if TYPE_CHECKING:
    from amparo.editions.building import Built, Order
    from amparo.editions.queries import Edition

N_ = str
BY = "amparo"
"""Who acts, where the reader names nobody."""

OUT_OPTION = SpokenOption(
    ["--out"],
    type=click.Path(path_type=Path),
    help=N_("Folder for the files: en/ and es/, each with four formats."),
)


@click.group(cls=SpokenGroup, help=N_("Build, verify and compare editions of the annual report."))
def report() -> None:
    """Hold the three subcommands."""


@report.command(help=N_("Build an edition from a compact's framework, figures and statements."))
@click.argument("compact", metavar="COMPACT")
@click.option("--year", cls=SpokenOption, type=click.IntRange(1900, 9999), help=N_("Report year."))
@click.option(
    "--as-of",
    cls=SpokenOption,
    metavar="YYYY-MM-DD",
    help=N_("Only what was known by the end of this day counts."),
)
@click.option("--by", cls=SpokenOption, default=BY, help=N_("Who freezes the edition."))
def build(compact: str, year: int | None, as_of: str | None, by: str, out: Path | None) -> None:
    """Build one edition."""
    day = day_of_option(as_of) if as_of else None
    start()
    order = replace(order_for(compact, by), year=year, as_of=day)
    with helpers() as office:
        built = build_shown(order, office)
    tell_built(built)
    if out is not None:
        write_out(built.edition, out)


build.params.append(OUT_OPTION)


@contextmanager
def helpers() -> Iterator[Executor | None]:
    """Give the processes that draw and print."""
    from django.conf import settings  # noqa: PLC0415 - after the application has started

    from amparo.site.drawing_office import drawing_office  # noqa: PLC0415

    with drawing_office(settings.AMPARO_PROCESSES) as office:
        yield office


def build_shown(order: Order, office: Executor | None) -> Built:
    """Build an edition, showing a bar for each stage."""
    from amparo.editions.building import build_edition  # noqa: PLC0415
    from amparo.site.command_line.bars import Bars  # noqa: PLC0415

    click.echo(order.folder.path.name)
    with Bars() as tell:
        return build_edition(order, tell, office)


def order_for(compact: str, by: str = BY) -> Order:
    """Return the order to build everything known of a compact, now."""
    from amparo.editions.building import Order  # noqa: PLC0415

    return Order(read_folder(compact), by, datetime.now(UTC))


def tell_built(built: Built) -> None:
    """Say which edition there is now."""
    edition = built.edition
    sentence = (
        _("{compact}: edition {number} of {year} is frozen, as of {day}.")
        if built.is_new
        else _("{compact}: nothing has changed since edition {number} of {year}, as of {day}.")
    )
    click.echo(
        sentence.format(
            compact=edition.compact.code,
            number=edition.number,
            year=edition.year,
            day=edition.as_of.isoformat(),
        )
    )


def write_out(edition: Edition, out: Path, more: Mapping[str, bytes] | None = None) -> None:
    """Write the edition's reports and `more` files into folder `out`, and say where they are."""
    from amparo.editions.queries import report_files  # noqa: PLC0415
    from amparo.site.report_folder import write_reports  # noqa: PLC0415

    files = {f"{file.language}/{file.name}": bytes(file.content) for file in report_files(edition)}
    files |= more or {}
    write_reports(out, files)
    click.echo(_("The files are in {folder}:").format(folder=out.absolute()))
    for name in sorted(files):
        click.echo(f"  {out / name}")


@report.command(
    help=N_("Make an edition again from what is kept, and compare every number and file.")
)
@click.argument("compact", metavar="COMPACT")
@click.argument("year", type=int)
@click.argument("number", type=int, required=False)
def verify(compact: str, year: int, number: int | None) -> None:
    """Verify one edition."""
    start()
    from amparo.editions.verification import verify_edition  # noqa: PLC0415
    from amparo.site.command_line.bars import Bars  # noqa: PLC0415

    edition = _edition(compact, year, number)
    with helpers() as office, Bars() as tell:
        verified = verify_edition(edition, tell, office)
    for difference in verified.differences:
        click.echo(difference.read(spoken()), err=True)
    name = {"compact": compact, "year": edition.year, "number": edition.number}
    if verified.differences:
        raise Failure(_("{compact} {year}, edition {number}, does not agree.").format(**name))
    sentence = _(
        "{compact} {year}, edition {number}, agrees: four hashes, {results} numbers, {files} files."
    )
    click.echo(sentence.format(**name, results=verified.results, files=verified.files))


def _edition(compact: str, year: int, number: int | None) -> Edition:
    from amparo.editions.queries import edition  # noqa: PLC0415

    found = edition(compact, year, number, unreleased=True)
    if found is None:
        name = f"{compact} {year}" if number is None else f"{compact} {year}, {number}"
        raise Failure(_("There is no edition {name}.").format(name=name))
    return found


@report.command(
    help=N_(
        "Say which numbers differ between two editions of a year (COMPACT YEAR A B) or between "
        "the newest editions of two years (COMPACT YEAR YEAR), and why."
    )
)
@click.argument("compact", metavar="COMPACT")
@click.argument("numbers", metavar="YEAR A B|YEAR YEAR", type=int, nargs=-1)
def diff(compact: str, numbers: tuple[int, ...]) -> None:
    """Compare two editions."""
    if len(numbers) not in {2, 3}:
        raise click.UsageError(_("Name a year and two editions, or two years."))
    start()
    from amparo.editions.comparison import compare_editions  # noqa: PLC0415
    from amparo.site.command_line.changes import tell_changes  # noqa: PLC0415

    first, second, *third = numbers
    old = _edition(compact, first, second if third else None)
    new = _edition(compact, first if third else second, third[0] if third else None)
    changes = compare_editions(old, new)
    tell_changes(changes, old, new)
    count = len(changes)
    click.echo(
        ngettext("{count} number differs.", "{count} numbers differ.", count).format(count=count)
    )


for _command in (build, verify, diff):
    with_language(_command)
