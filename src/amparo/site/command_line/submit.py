"""`amparo submit`: a filled workbook becomes a report, or comes back with its problems marked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from amparo.framework.issues import Issue
from amparo.framework.language import Text
from amparo.site.command_line.acting import by_option, now, report_named, viewer_named
from amparo.site.command_line.application import start
from amparo.site.command_line.failures import Failure, tell_issues
from amparo.site.command_line.spoken import SpokenCommand, SpokenOption, with_language
from amparo.site.translation import gettext as _
from amparo.site.translation import ngettext, spoken

if TYPE_CHECKING:
    from amparo.partner_reports.queries import PartnerReport
    from amparo.people.permissions import Viewer
    from amparo.workbooks.reading import WorkbookReading
    from amparo.workbooks.report_form import ReportContent

N_ = str
_READING = Text("Reading the workbook", "Leyendo el libro")
MARKED = "-marked"
"""What the marked copy's name ends with."""


@click.command(
    cls=SpokenCommand,
    params=[
        by_option(N_("Person who hands it in: somebody who reports for this partner."), True),
        SpokenOption(
            ["--certify"],
            is_flag=True,
            help=N_("Certify and submit at once; only the head of the partner may."),
        ),
    ],
    help=N_(
        "Read a filled workbook, check it, and offer the report for certification. With any"
        " problem nothing is kept: every one is told with its sheet and cell, and a copy with the"
        " cells marked is written beside the file."
    ),
)
@click.argument("file", type=click.Path(path_type=Path))
def submit(file: Path, by: str, certify: bool) -> None:
    """Hand one workbook in."""
    content = file.read_bytes()
    start()
    at = now()
    viewer = viewer_named(by, at)
    report = _report_of(file, content, viewer)
    read = _read(report, file, content, at)
    move = _hand_in(report, read, viewer, at, certify)
    click.echo(move.format(award=report.award.number, period=report.period))


def _report_of(file: Path, content: bytes, viewer: Viewer) -> PartnerReport:
    from amparo.workbooks.reading import recognise_workbook  # noqa: PLC0415

    identity, issues = recognise_workbook(content, file.name)
    if identity is None:
        _refuse(file, issues)
    return report_named(identity.compact, identity.award, identity.period, viewer)


def _read(report: PartnerReport, file: Path, content: bytes, at: datetime) -> WorkbookReading:
    """Read and check; refuse with every problem that would stand in the way of submission."""
    from amparo.partner_reports.intake import content_issues, unexplained  # noqa: PLC0415
    from amparo.partner_reports.queries import form_of  # noqa: PLC0415
    from amparo.site.command_line.bars import Bars  # noqa: PLC0415
    from amparo.workbooks.reading import read_workbook  # noqa: PLC0415

    form = form_of(report, at)
    with Bars() as bars:
        read = read_workbook(content, form, file.name, partial(bars.draw, _READING))
    if read.content is None:
        _refuse(file, read.issues, content)
    found = content_issues(report, form, read.content, file.name)
    issues = [*read.issues, *read.places.beside_cells(found)]
    if unexplained(issues, read.content):
        _refuse(file, issues, content)
    tell_issues(issues)
    return read


def _refuse(file: Path, issues: Sequence[Issue], content: bytes | None = None) -> NoReturn:
    """Tell every issue, write the marked copy of a workbook that is ours, and end."""
    from amparo.workbooks.marking import mark_workbook  # noqa: PLC0415

    tell_issues(issues)
    count = len(issues)
    told = ngettext(
        "{count} problem; nothing was kept.", "{count} problems; nothing was kept.", count
    )
    lines = [told.format(count=count)]
    if content is not None:
        marked = file.with_name(f"{file.stem}{MARKED}.xlsx")
        marked.write_bytes(mark_workbook(content, issues, spoken()))
        lines.append(_("They are marked in {file}.").format(file=marked))
    raise Failure(" ".join(lines))


def _hand_in(
    report: PartnerReport, read: WorkbookReading, viewer: Viewer, at: datetime, certify: bool
) -> str:
    """Begin, fill, offer and, if asked, submit: all of it or nothing; return what to say."""
    from django.db import transaction  # noqa: PLC0415 - needs the settings

    from amparo.partner_reports.actions import (  # noqa: PLC0415
        begin_report,
        fill_report,
        offer_report,
        submit_report,
    )
    from amparo.partner_reports.states import EDITABLE  # noqa: PLC0415

    content: ReportContent | None = read.content
    assert content is not None  # noqa: S101 - `_read` refused otherwise
    with transaction.atomic():
        if report.report_state not in EDITABLE:
            report = begin_report(report=report, by=viewer, at=at).report
        fill_report(report=report, content=content, seen=read.revision, by=viewer, at=at)
        report = offer_report(report=report, by=viewer, at=at)
        if not certify:
            return _("{award} {period}: offered for certification.")
        submit_report(report=report, by=viewer, at=at)
        return _("{award} {period}: certified and submitted.")


with_language(submit)
